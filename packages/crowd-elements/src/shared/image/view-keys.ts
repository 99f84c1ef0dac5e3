/** What the keys of an image do to how it is seen. Distances are CSS pixels. */
export interface SteppedView {
  zoomIn(): void
  zoomOut(): void
  fit(): void
  pan(dx: number, dy: number): void
}

const PAN_STEP = 60

/** By the name of the key, as in `KeyboardEvent.key`. */
export const VIEW_KEYS: Record<string, (view: SteppedView) => void> = {
  '+': view => view.zoomIn(),
  '=': view => view.zoomIn(),
  '-': view => view.zoomOut(),
  f: view => view.fit(),
  ArrowLeft: view => view.pan(PAN_STEP, 0),
  ArrowRight: view => view.pan(-PAN_STEP, 0),
  ArrowUp: view => view.pan(0, PAN_STEP),
  ArrowDown: view => view.pan(0, -PAN_STEP),
}
