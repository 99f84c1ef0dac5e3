import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** An element that keys pressed anywhere on the page are meant for. */
interface HotkeyUser extends HTMLElement, ReactiveControllerHost {
  /** @returns whether the key meant something here */
  onHotkey(key: string, event: KeyboardEvent): boolean
  /**
   * Keys with Ctrl or Cmd held, as `z` or `shift+z`.
   * @returns whether they meant something here
   */
  onShortcut?(keys: string): boolean
}

const TEXT_ENTRY = 'textarea, select, [contenteditable]:not([contenteditable="false"])'
const NO_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'image', 'range', 'color', 'file'])

/** Whether keys pressed here make text, also inside shadow trees. */
const takesText = (node: EventTarget): boolean =>
  node instanceof HTMLInputElement ? !NO_TEXT.has(node.type) : node instanceof Element && node.matches(TEXT_ENTRY)

/** What keys are for that work a control themselves: such keys are its own while it has the focus. */
const CONTROLS = 'button, input, select, summary, a[href], audio, video, [role="option"], [role="radio"], [role="tab"]'
const WORKS_A_CONTROL = /^( |Enter|Arrow\w+|Home|End|PageUp|PageDown)$/

const isKeyOfControl = (event: KeyboardEvent): boolean => {
  const [focused] = event.composedPath()
  return WORKS_A_CONTROL.test(event.key) && focused instanceof Element && focused.matches(CONTROLS)
}

const users: HotkeyUser[] = []

/**
 * Keys go to the widget the worker touched last, else to the first on the page. They are inactive while text is
 * being typed and behind an open dialog; keys with Ctrl or Cmd reach only who asks for them, keys with Alt nobody.
 * Source: specification 3.0.7, "Hotkeys and text fields".
 */
export class Hotkeys implements ReactiveController {
  readonly #host: HotkeyUser

  constructor(host: HotkeyUser) {
    this.#host = host
    host.addController(this)
    for (const touch of ['pointerdown', 'focusin']) host.addEventListener(touch, () => this.#moveToFront())
  }

  hostConnected(): void {
    if (users.length === 0) document.addEventListener('keydown', deliver)
    if (!users.includes(this.#host)) users.push(this.#host)
  }

  #moveToFront(): void {
    users.splice(users.indexOf(this.#host), 1)
    users.unshift(this.#host)
  }

  hostDisconnected(): void {
    users.splice(users.indexOf(this.#host), 1)
    if (users.length === 0) document.removeEventListener('keydown', deliver)
  }
}

function deliver(event: KeyboardEvent): void {
  if (event.altKey || event.defaultPrevented || event.isComposing || event.composedPath().some(takesText)) return
  const user = users[0]
  if (!user || isInert(user) || isBehindDialog(event) || isKeyOfControl(event)) return
  if (isTaken(user, event)) event.preventDefault()
}

function isTaken(user: HotkeyUser, event: KeyboardEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return user.onHotkey(event.key, event)
  return user.onShortcut?.((event.shiftKey ? 'shift+' : '') + event.key.toLowerCase()) ?? false
}

/** As drawn: a form closes itself by making inert what its slot stands in. */
function isInert(element: Element): boolean {
  for (let node: Element | null = element; node; node = node.assignedSlot ?? node.parentElement ?? hostOf(node))
    if (node instanceof HTMLElement && node.inert) return true
  return false
}

const hostOf = (node: Element): Element | null => {
  const root = node.getRootNode()
  return root instanceof ShadowRoot ? root.host : null
}

/** With a modal dialog open, keys come from inside it or from the body. */
const isBehindDialog = (event: KeyboardEvent): boolean =>
  event.composedPath().some(node => node instanceof HTMLDialogElement && node.open)
