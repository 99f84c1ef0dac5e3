import { css } from 'lit'

/** The middle of the knob is where its value is: `--at` runs from half a knob after the start to half before the end. */
export const styles = css`
  :host {
    --knob: 20px;
    display: block;
    max-inline-size: 40rem;
    margin-block: 0 16px;
    color: var(--ink);
  }
  .row {
    display: flex;
    align-items: flex-start;
    gap: 16px;
  }
  .rail {
    position: relative;
    flex: 1;
    min-inline-size: 120px;
  }
  input[type='range'],
  .pin,
  .tick {
    --place: calc(var(--knob) / 2 + (100% - var(--knob)) * var(--at));
  }
  input[type='range'] {
    --side: right;
    --second-place: calc(var(--knob) / 2 + (100% - var(--knob)) * var(--second));
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 32px;
    margin: 0;
    border-radius: 6px;
    background:
      linear-gradient(to var(--side), var(--accent) var(--place), transparent 0) center / 100% 4px no-repeat,
      linear-gradient(
          to var(--side),
          var(--crowd-slider-secondary-color, light-dark(#9bbcf3, #46659c)) var(--second-place),
          transparent 0
        )
        center / 100% 4px no-repeat,
      linear-gradient(var(--outline)) center / 100% 4px no-repeat;
    cursor: pointer;
  }
  input[type='range']:dir(rtl) {
    --side: left;
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    inline-size: var(--knob);
    block-size: var(--knob);
    border: 2px solid var(--surface);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 1px 4px rgb(10 20 40 / 0.35);
  }
  input[type='range']::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: var(--knob);
    block-size: var(--knob);
    border: 2px solid var(--surface);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 1px 4px rgb(10 20 40 / 0.35);
  }
  input[type='range']:hover:not(:disabled)::-webkit-slider-thumb {
    background: var(--accent-strong);
  }
  input:disabled {
    --accent: var(--outline);
    cursor: not-allowed;
  }
  .rail:has(.pin) {
    padding-block-start: 30px;
  }
  .pin {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: var(--place);
    pointer-events: none;
  }
  .pin span {
    position: absolute;
    inset-inline-start: 0;
    translate: -50%;
    min-inline-size: 32px;
    padding: 2px 8px;
    border-radius: 6px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    text-align: center;
    white-space: nowrap;
  }
  .pin:dir(rtl) span,
  .tick:dir(rtl) {
    translate: 50%;
  }
  .ticks {
    display: grid;
    font-size: 0.8125rem;
    line-height: 1.3;
    color: var(--ink-soft);
  }
  .tick {
    grid-area: 1 / 1;
    position: relative;
    inset-inline-start: var(--place);
    inline-size: max-content;
    max-inline-size: 9em;
    padding-block-start: 8px;
    translate: -50%;
    text-align: center;
  }
  .tick::before {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 50%;
    block-size: 6px;
    border-inline-start: 1px solid var(--outline);
  }
  .field {
    flex: none;
    inline-size: 7em;
    min-block-size: 32px;
    padding: 3px 10px;
    border: 1px solid var(--outline);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  .rail:has(.pin) + .field {
    margin-block-start: 30px;
  }
`
