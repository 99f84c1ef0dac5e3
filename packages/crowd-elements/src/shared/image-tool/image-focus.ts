/** What a tool does about the focus of its image. */
export interface FocusHost {
  /** It came by the keyboard: what keys act upon has to be seen. */
  came(): void
  left?(): void
}

/**
 * Tells when the image of a widget gets the focus and loses it.
 *
 * @param root the widget's render root: focus that moves within a shadow tree is not told outside of it
 */
export function watchImageFocus(root: EventTarget, host: FocusHost): void {
  const isOn = (event: Event, selector: string): boolean => {
    const [target] = event.composedPath()
    return target instanceof Element && target.matches(selector)
  }
  root.addEventListener('focusin', event => {
    if (isOn(event, '.image-view:focus-visible')) host.came()
  })
  root.addEventListener('focusout', event => {
    if (isOn(event, '.image-view')) host.left?.()
  })
}
