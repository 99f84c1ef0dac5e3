import { html, nothing, svg, type TemplateResult } from 'lit'
import { iconPath } from '../iron-icon/icons.ts'

const IS_URL = /[/.]|^data:/

/** A sign by its name, or a picture by its address; an unknown name draws nothing. */
export function renderIcon(icon: string): TemplateResult | typeof nothing {
  if (IS_URL.test(icon)) return html`<img class="icon" src=${icon} alt="" />`
  const path = iconPath(icon)
  if (path === undefined) return nothing
  return html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${svg`<path d=${path}></path>`}</svg>`
}
