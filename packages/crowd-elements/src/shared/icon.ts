import { html, nothing, type ReactiveControllerHost, svg, type TemplateResult } from 'lit'
import { iconNamed, type Outline } from '../iron-icon/icons.ts'

const IS_URL = /[/.]|^data:/

/**
 * A sign by its name, or a picture by its address; an unknown name draws nothing.
 * @param host is drawn again when the sign has come; until then its place is kept
 */
export function renderIcon(host: ReactiveControllerHost, icon: string): TemplateResult | typeof nothing {
  if (IS_URL.test(icon)) return html`<img class="icon" src=${icon} alt="" />`
  const outlines = iconNamed(icon, () => host.requestUpdate())
  if (outlines === undefined) return nothing
  return html`<svg class="icon" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">${
    outlines === 'coming' ? nothing : outlines.map(renderOutline)
  }</svg>`
}

function renderOutline(outline: Outline): TemplateResult<2> {
  const [path, opacity] = typeof outline === 'string' ? [outline, nothing] : outline
  return svg`<path d=${path} opacity=${opacity}></path>`
}
