import { svg, type TemplateResult } from 'lit'

/** One of the few signs our own chrome uses, 16 by 16, drawn with lines in the colour of the text around it. */
const glyph = (path: string): TemplateResult<2> => svg`<svg
  viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.75"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`

export const glyphs = {
  close: glyph('M3.5 3.5l9 9M12.5 3.5l-9 9'),
  collapse: glyph('M9.5 3.5L5 8l4.5 4.5'),
  expand: glyph('M6.5 3.5L11 8l-4.5 4.5'),
  tick: glyph('M3 8.5l3.2 3.2L13 4.8'),
  cross: glyph('M4 4l8 8M12 4l-8 8'),
  warning: glyph('M8 2.2l6.3 11.3H1.7zM8 6.5v3M8 11.6v.1'),
  info: glyph('M8 1.8a6.2 6.2 0 100 12.4A6.2 6.2 0 008 1.8zM8 7.5v3.5M8 4.9v.1'),
  keyboard: glyph('M1.5 4h13v8h-13zM4 6.5h.1M6.6 6.5h.1M9.3 6.5h.1M12 6.5h.1M5 9.5h6'),
}
