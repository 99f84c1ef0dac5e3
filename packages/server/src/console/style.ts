/** The console's look: calm, light and dark, usable on a phone. */
export const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --page: #f4f6fb; --card: #fff; --ink: #16202e;
    --soft: #55637a; --line: #dfe5ef; --accent: #1d4ed8; --good: #15803d; --bad: #b91c1c; --busy: #a15c07 }
  @media (prefers-color-scheme: dark) { :root { --page: #0d1420; --card: #17202e; --ink: #e7ecf4; --soft: #a3b0c4;
    --line: #2a3648; --accent: #86aaff; --good: #5cd88a; --bad: #ff9a94; --busy: #f2bf63 } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--page); color: var(--ink) }
  header { display: flex; gap: 1rem; align-items: center; padding: .6rem 1.25rem; background: var(--card);
    border-block-end: 1px solid var(--line) } header form { margin-inline-start: auto } header span { color: var(--soft) }
  .columns { display: grid; grid-template-columns: 15rem 1fr; min-block-size: calc(100vh - 3.5rem) }
  nav { padding: 1rem; border-inline-end: 1px solid var(--line) } nav ul { list-style: none; margin: 0; padding: 0 }
  nav a { display: block; padding: .4rem .6rem; border-radius: .4rem; text-decoration: none; color: inherit }
  nav a:hover { background: var(--line) }
  main { padding: 1.5rem; min-inline-size: 0 } h1 { font-size: 1.4rem; margin: 0 0 1rem } h2 { font-size: 1.1rem }
  a { color: var(--accent) }
  .scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; margin-block-end: 1rem }
  table { border-collapse: collapse; inline-size: 100% } caption { text-align: start; padding: .7rem 1rem; color: var(--soft) }
  th, td { text-align: start; padding: .55rem 1rem; border-block-start: 1px solid var(--line); vertical-align: top }
  th { color: var(--soft); font-weight: 600; white-space: nowrap } code { font-size: .85em; overflow-wrap: anywhere }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem } dt { color: var(--soft) } dd { margin: 0 }
  .status::before { content: "●"; margin-inline-end: .4rem; color: var(--soft) }
  .Active::before, .Completed::before { color: var(--good) } .Failed::before { color: var(--bad) }
  .InProgress::before, .Stopping::before, .Deleting::before { color: var(--busy) }
  .acts { display: flex; gap: .5rem } form { margin: 0 }
  button { font: inherit; padding: .25rem .9rem; border: 1px solid var(--accent); border-radius: 1rem; cursor: pointer;
    background: transparent; color: var(--accent) } button:disabled { opacity: .45; cursor: default; border-color: var(--soft);
    color: var(--soft) } :focus-visible { outline: 3px solid #60a5fa; outline-offset: 2px }
  @media (max-width: 45rem) { .columns { display: block } nav { border: 0; border-block-end: 1px solid var(--line) } }
`
