import { routeNativeSubmission } from './crowd-form/native-submission.ts'
import { ELEMENTS } from './elements.ts'
import { LAZY_ELEMENTS } from './lazy-elements.ts'
import { loadWhenUsed } from './shared/lazy/lazy-elements.ts'
import { announceReady } from './shared/ready.ts'
import { applyPageDefaults } from './shared/styles/page.ts'
import { startTaskFrame } from './task-frame/start.ts'

// Templates bring their own script tag, so this file often runs twice in one page; the first run does everything.
const LOADED = Symbol.for('handloop.crowd-html-elements')
const page = window as Window & { [LOADED]?: true }

if (!page[LOADED]) {
  page[LOADED] = true
  applyPageDefaults()
  routeNativeSubmission()
  // Only while this script runs does the page know which tag it came from: here and below.
  startTaskFrame(document.currentScript)
  for (const [tagName, element] of Object.entries(ELEMENTS))
    if (!customElements.get(tagName)) customElements.define(tagName, element)
  loadWhenUsed(document.currentScript)
  void announceReady([...Object.keys(ELEMENTS), ...Object.keys(LAZY_ELEMENTS)])
}
