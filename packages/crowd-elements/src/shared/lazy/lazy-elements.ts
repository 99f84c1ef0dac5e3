import { LAZY_ELEMENTS } from '../../lazy-elements.ts'
import { missingTool } from './missing-tool.ts'

/** The built module of each family, as a path beside this script; put in by the build. */
declare const LAZY_FILES: Record<string, string>

type Family = { ELEMENTS: Record<string, CustomElementConstructor> }

const SELECTOR = Object.keys(LAZY_ELEMENTS).join(',')
const loads = new Map<string, Promise<void>>()
let base = document.baseURI

/** Whether something in `root` has a tag of ours whose code has not come yet. */
export const isAwaitingCode = (root: ParentNode): boolean =>
  SELECTOR !== '' && [...root.querySelectorAll(SELECTOR)].some(element => element.matches(':not(:defined)'))

/**
 * From now on the code of a heavy element is fetched as soon as its tag is on the page, or somebody waits for its
 * definition.
 * @param script where this code came from, the address of everything else is taken from it
 */
export function loadWhenUsed(script: HTMLOrSVGScriptElement | null): void {
  const ownTag = script ?? document.querySelector('script[src*="crowd-html-elements"]')
  if (ownTag instanceof HTMLScriptElement && ownTag.src) base = ownTag.src
  new MutationObserver(records => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) loadUsedBy(node)
  }).observe(document, { childList: true, subtree: true })
  loadUsedBy(document)
  const whenDefined = customElements.whenDefined
  customElements.whenDefined = tagName => {
    if (Object.hasOwn(LAZY_ELEMENTS, tagName)) void load(LAZY_ELEMENTS[tagName]!)
    return whenDefined.call(customElements, tagName)
  }
}

/** Settles when all code that was asked for so far has come, or has been given up. */
export async function codeLoaded(): Promise<void> {
  loadUsedBy(document)
  await Promise.all(loads.values())
}

function loadUsedBy(root: Document | Element): void {
  if (SELECTOR === '') return
  if (root instanceof Element && Object.hasOwn(LAZY_ELEMENTS, root.localName)) void load(LAZY_ELEMENTS[root.localName]!)
  for (const { localName } of root.querySelectorAll(SELECTOR)) void load(LAZY_ELEMENTS[localName]!)
}

function load(family: string): Promise<void> {
  const known =
    loads.get(family) ??
    fetchModule<Family>(family)
      .catch(error => giveUp(family, error))
      .then(define)
  loads.set(family, known)
  return known
}

const RETRY_MS = 1000

/** Fetches what `families/<name>.ts` exports. */
export async function fetchModule<Exports>(name: string): Promise<Exports> {
  const address = new URL(LAZY_FILES[name]!, base).href
  try {
    return (await import(address)) as Exports
  } catch {
    // Browsers remember that an import failed; another address makes them ask again.
    await new Promise(rested => setTimeout(rested, RETRY_MS))
    return (await import(`${address}?again`)) as Exports
  }
}

/** Tags whose code cannot be had say so in their place, and keep the form from being sent without their answer. */
function giveUp(family: string, error: unknown): Family {
  console.error(`The code of the ${family} elements could not be loaded.`, error)
  const tagNames = Object.keys(LAZY_ELEMENTS).filter(tagName => LAZY_ELEMENTS[tagName] === family)
  return { ELEMENTS: Object.fromEntries(tagNames.map(tagName => [tagName, missingTool()])) }
}

function define({ ELEMENTS }: Family): void {
  for (const [tagName, element] of Object.entries(ELEMENTS))
    if (!customElements.get(tagName)) customElements.define(tagName, element)
}
