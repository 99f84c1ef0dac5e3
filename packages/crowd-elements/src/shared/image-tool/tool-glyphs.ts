import { svg, type TemplateResult } from 'lit'

/** A sign of a tool bar, 20 by 20, drawn with lines in the colour of the text around it. */
const glyph = (path: string): TemplateResult<2> => svg`<svg
  viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`

export const toolGlyphs = {
  move: glyph(
    'M10 2.5v15M2.5 10h15M7.8 4.7L10 2.5l2.2 2.2M7.8 15.3l2.2 2.2 2.2-2.2M4.7 7.8L2.5 10l2.2 2.2M15.3 7.8l2.2 2.2-2.2 2.2',
  ),
  undo: glyph('M7 4L3 8l4 4M3.5 8H12a4.5 4.5 0 010 9H9'),
  redo: glyph('M13 4l4 4-4 4M16.5 8H8a4.5 4.5 0 000 9h3'),
  bin: glyph('M3.5 5.5h13M8 5.5v-2h4v2M5 5.5l.8 11h8.4l.8-11M8.3 9v4.5M11.7 9v4.5'),
  zoomIn: glyph('M8.5 3a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM12.6 12.6L17 17M6 8.5h5M8.5 6v5'),
  zoomOut: glyph('M8.5 3a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM12.6 12.6L17 17M6 8.5h5'),
  fit: glyph('M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4'),
  box: glyph('M3.5 5.5h13v9h-13z'),
  point: glyph('M10 7.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3'),
  line: glyph('M4.5 15.5l11-11M3 17l1.5-1.5M15.5 4.5L17 3'),
  polyline: glyph('M3 15l4.5-8 5 6L17 4.5'),
  layers: glyph('M10 3.5l7 3.6-7 3.6-7-3.6zM3 12.2l7 3.6 7-3.6'),
  polygon: glyph('M10 3l7 5-2.7 8.5H5.7L3 8z'),
  brush: glyph(
    'M16.8 3.2c-3 .9-6.6 4-8.3 6.4l1.9 1.9c2.4-1.7 5.5-5.3 6.4-8.3zM7.2 11.2c-2.4 0-2.6 2.2-3.9 4.9 2.9.6 5.9-.1 5.9-2.9z',
  ),
  eraser: glyph('M11.5 3.5l5 5-7.5 7.5H6L3.5 13.5zM7.3 7.7l5 5M9 16h8'),
} satisfies Record<string, TemplateResult<2>>
