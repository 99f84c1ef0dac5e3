/** What a tool does about the focus of its image. */
export interface FocusHost {
  /** It came by the keyboard: what keys act upon has to be seen. */
  came(): void
  left?(): void
}

/** Tells when the image of a widget gets the focus and loses it. */
export function watchImageFocus(widget: HTMLElement, host: FocusHost): void {
  const isOn = (event: Event, selector: string): boolean => {
    const [target] = event.composedPath()
    return target instanceof Element && target.matches(selector)
  }
  widget.addEventListener('focusin', event => {
    if (isOn(event, '.image-view:focus-visible')) host.came()
  })
  widget.addEventListener('focusout', event => {
    if (isOn(event, '.image-view')) host.left?.()
  })
}
