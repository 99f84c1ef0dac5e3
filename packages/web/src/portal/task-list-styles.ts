import { css } from 'lit'

export const taskListStyles = css`
  main {
    margin-inline: auto;
    max-inline-size: 68rem;
    padding: 2rem 1.25rem 4rem;
  }
  .top {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 1rem 2rem;
    justify-content: space-between;
    margin-block-end: 1.5rem;
  }
  .done {
    background: var(--good);
    border-radius: 0.625rem;
    color: var(--good-text);
    margin-block-end: 1.5rem;
    padding: 0.625rem 1rem;
  }
  .reason {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    margin-block-end: 1.5rem;
  }
  .reason input {
    flex: 1 1 14rem;
  }
  .reason p {
    flex-basis: 100%;
    font-size: 0.875rem;
  }
  .reason p:empty {
    display: none;
  }
  input,
  select {
    background: var(--surface);
    border: 1px solid var(--quiet);
    border-radius: 0.5rem;
    color: var(--text);
    font: inherit;
    font-size: 0.9375rem;
    min-block-size: 2.375rem;
    min-inline-size: 0;
    padding: 0.25rem 0.625rem;
  }
  .kind {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    margin-block-end: 1rem;
  }
  .kind select {
    flex: 0 1 auto;
    max-inline-size: 100%;
  }
  .today {
    font-variant-numeric: tabular-nums;
    font-weight: 550;
    margin-block-start: 0.25rem;
  }
  .banner {
    border: 1px solid var(--alert-line);
    border-radius: 0.625rem;
    margin-block-end: 1.5rem;
  }
  .empty {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 0.75rem;
    margin-block-end: 1.5rem;
    padding: 3rem 1.5rem;
    text-align: center;
    text-wrap: balance;
  }
  h2 {
    font-size: 1.125rem;
    margin: 0 0 0.25rem;
  }
  table {
    background: var(--surface);
    border: 1px solid var(--line);
    border-collapse: separate;
    border-radius: 0.75rem;
    border-spacing: 0;
    inline-size: 100%;
    overflow: hidden;
  }
  th {
    border-block-end: 1px solid var(--line);
    color: var(--quiet);
    font-size: 0.8125rem;
    font-weight: 550;
    padding: 0.625rem 1.25rem;
    text-align: start;
    white-space: nowrap;
  }
  td {
    font-size: 0.9375rem;
    padding: 0.875rem 1.25rem;
    vertical-align: middle;
    white-space: nowrap;
  }
  tbody tr:not(:last-child) td {
    border-block-end: 1px solid var(--line);
  }
  td.what {
    inline-size: 100%;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  td time {
    color: var(--quiet);
  }
  td.action {
    text-align: end;
  }
  .title {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.625rem;
  }
  strong {
    font-weight: 600;
  }
  .badge {
    background: var(--good);
    border-radius: 1rem;
    color: var(--good-text);
    font-size: 0.75rem;
    font-weight: 600;
    padding: 0.0625rem 0.5rem;
    white-space: nowrap;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    list-style: none;
    margin: 0.375rem 0 0;
    padding: 0;
  }
  li {
    background: var(--raised);
    border-radius: 0.25rem;
    color: var(--quiet);
    font-size: 0.75rem;
    padding: 0.0625rem 0.4375rem;
  }
  .more {
    margin-block-start: 1rem;
    text-align: center;
  }
  @media (max-width: 45rem) {
    main {
      padding: 1.25rem 1rem 3rem;
    }
    .top > button {
      flex: 1 1 100%;
    }
    table,
    tbody,
    tr,
    td {
      display: block;
    }
    table {
      background: none;
      border: 0;
      overflow: visible;
    }
    thead {
      block-size: 1px;
      clip-path: inset(50%);
      overflow: hidden;
      position: absolute;
    }
    tbody tr {
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: 0.75rem;
      margin-block-end: 0.75rem;
      padding: 1rem;
    }
    tbody td,
    tbody tr:not(:last-child) td {
      border: 0;
      padding: 0;
      white-space: normal;
    }
    td[data-label] {
      color: var(--quiet);
      display: inline-block;
      font-size: 0.8125rem;
      margin-block-start: 0.5rem;
      margin-inline-end: 1rem;
    }
    td[data-label]::before {
      content: attr(data-label) ': ';
    }
    td.action {
      margin-block-start: 0.75rem;
    }
    td.action button {
      inline-size: 100%;
    }
  }
`
