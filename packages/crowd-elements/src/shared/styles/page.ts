import { css } from 'lit'
import { afterParsing } from '../page-lifecycle.ts'

/**
 * How bare HTML looks in a task. In a cascade layer, so that any rule of the author's wins whatever its selector.
 * Outside a crowd-form only font, colours and margins are set; inside, native controls look like ours.
 */
const pageStyles = css`
  @layer handloop {
    html,
    body {
      block-size: 100%;
    }
    html {
      color-scheme: light;
    }
    body {
      margin: 0;
      background: #f3f5f8;
      color: #1a2230;
      font:
        1rem/1.5 system-ui,
        -apple-system,
        'Segoe UI',
        Roboto,
        'Noto Sans',
        sans-serif;
    }
    crowd-form {
      :where(p, ul, ol, dl, table, fieldset, pre, blockquote) {
        margin-block: 0 16px;
      }
      :where(
          classification-target,
          short-instructions,
          full-instructions,
          short-summary,
          detailed-instructions,
          positive-example,
          negative-example
        )
        > :last-child {
        margin-block-end: 0;
      }
      :where(h1, h2, h3, h4) {
        margin-block: 0 12px;
        line-height: 1.25;
      }
      :where(h1) {
        font-size: 1.5rem;
      }
      :where(h2) {
        font-size: 1.25rem;
      }
      :where(h3, h4) {
        font-size: 1.0625rem;
      }
      :where(img, video, canvas):not([width], [height]) {
        max-inline-size: 100%;
      }
      :where(th, td) {
        padding: 6px 12px 6px 0;
        text-align: start;
        vertical-align: top;
      }
      :where(fieldset) {
        min-inline-size: 0;
        padding: 12px 16px;
        border: 1px solid #dde3ea;
        border-radius: 8px;
      }
      :where(legend) {
        padding-inline: 6px;
        font-weight: 600;
      }
      :where(input, select, textarea, button) {
        font: inherit;
        max-inline-size: 100%;
      }
      :where(input:not([type='checkbox' i], [type='radio' i], [type='range' i], [type='image' i]), select, textarea, button) {
        box-sizing: border-box;
        min-block-size: 42px;
        padding: 7px 12px;
        border: 1px solid #808b9b;
        border-radius: 8px;
        background-color: #fff;
        color: inherit;
      }
      :where(input)::file-selector-button {
        margin-inline-end: 12px;
        padding: 1px 10px;
        border: 1px solid #808b9b;
        border-radius: 6px;
        background: #fff;
        font: inherit;
        font-size: 0.875rem;
      }
      :where(input[type='color' i]) {
        padding: 4px;
        inline-size: 64px;
      }
      :where(textarea) {
        min-block-size: 88px;
        inline-size: 40rem;
        vertical-align: top;
      }
      :where(input[type='checkbox' i], input[type='radio' i]) {
        inline-size: 18px;
        block-size: 18px;
        margin: 3px 6px 3px 3px;
        vertical-align: -4px;
        accent-color: #1d5bd0;
      }
      :where(input[type='range' i]) {
        accent-color: #1d5bd0;
        vertical-align: middle;
      }
      :where(button, input[type='submit' i], input[type='button' i], input[type='reset' i]) {
        padding-inline: 18px;
        font-weight: 600;
        cursor: pointer;
      }
      :where(button, input[type='submit' i], input[type='button' i], input[type='reset' i]):hover {
        background-color: #eef2f8;
      }
      :where(input, select, textarea, button):focus-visible {
        outline: 2px solid #1d5bd0;
        outline-offset: 1px;
      }
      :where(input, select, textarea):user-invalid {
        border-color: #b3261e;
      }
      :where(input, select, textarea, button):disabled {
        background-color: #f6f8fb;
        color: #556072;
        border-color: #dde3ea;
        cursor: not-allowed;
      }
    }
  }
`

/** Gives the page its base look and, where the author said nothing, a language for screen readers. */
export function applyPageDefaults(): void {
  document.adoptedStyleSheets.push(pageStyles.styleSheet!)
  // The worker's own language is what a screen reader would assume anyway; saying so satisfies WCAG 3.1.1.
  afterParsing(() => {
    if (!document.documentElement.lang) document.documentElement.lang = navigator.language
  })
}
