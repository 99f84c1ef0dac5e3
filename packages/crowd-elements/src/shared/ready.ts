import { LitElement } from 'lit'
import { codeLoaded } from './lazy/lazy-elements.ts'
import { contentLoaded } from './page-lifecycle.ts'

/**
 * Fires `all-crowd-elements-ready` once: on the document, bubbling to the window, when every element present at load
 * has been drawn, those included whose code comes later. Never before DOMContentLoaded, and images are not waited for. Source: specification 3.0.3.
 */
export async function announceReady(tagNames: readonly string[]): Promise<void> {
  await contentLoaded()
  await codeLoaded()
  const elements = [...document.querySelectorAll(tagNames.join(','))]
  await Promise.all(elements.map(element => element instanceof LitElement && element.updateComplete))
  document.dispatchEvent(new CustomEvent('all-crowd-elements-ready', { bubbles: true }))
}
