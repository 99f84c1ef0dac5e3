import { html, nothing, type TemplateResult } from 'lit'
import type { Shape } from './shape.ts'

/** Height of a row, CSS pixels; rows that are not in sight are not made. */
const ROW = 46
const ROWS_IN_SIGHT = 6
const ROWS_BEYOND = 4

export interface ShapeListState {
  heading: string
  shapes: readonly Shape[]
  selectedId: number | undefined
  /** How far the list is scrolled, CSS pixels. */
  scrollTop: number
  colorOf: (label: string) => string
  describe: (shape: Shape) => string
  select: (shape: Shape) => void
  remove: () => void
  /** The worker is done choosing: keys are next for the image. */
  leave: () => void
  scrolled: (scrollTop: number) => void
}

/** All shapes by label and place, for those who do not see or do not point: a list box with one stop of the Tab key. */
export function renderShapeList(state: ShapeListState): TemplateResult | typeof nothing {
  const { heading, shapes, selectedId, scrollTop, scrolled } = state
  if (shapes.length === 0) return nothing
  const first = Math.max(0, Math.floor(scrollTop / ROW) - ROWS_BEYOND)
  const last = Math.min(shapes.length, first + ROWS_IN_SIGHT + 2 * ROWS_BEYOND)
  const active = shapes.findIndex(shape => shape.id === selectedId)
  const isActiveMade = active >= first && active < last
  return html`<div class="shape-pane">
    <div class="pane-heading" id="shape-heading">${heading}</div>
    <div class="shape-list" role="listbox" tabindex="0" aria-labelledby="shape-heading" part="shapes"
      aria-activedescendant=${isActiveMade ? `shape-${selectedId}` : nothing}
      style="block-size: ${Math.min(shapes.length, ROWS_IN_SIGHT) * ROW + 2}px"
      @keydown=${(event: KeyboardEvent) => onKey(event, state, active)}
      @scroll=${(event: Event) => scrolled((event.target as HTMLElement).scrollTop)}>
      <div role="presentation" class="shape-rows" style="block-size: ${shapes.length * ROW}px">
        ${shapes.slice(first, last).map((shape, index) => renderRow(shape, first + index, state))}
      </div>
    </div>
  </div>`
}

function renderRow(shape: Shape, index: number, { shapes, selectedId, colorOf, describe, select }: ShapeListState) {
  const isSelected = shape.id === selectedId
  return html`<div class="shape-row ${isSelected ? 'selected' : ''}" role="option" id=${`shape-${shape.id}`}
    aria-selected=${isSelected} aria-posinset=${index + 1} aria-setsize=${shapes.length}
    style="inset-block-start: ${index * ROW}px; --label-color: ${colorOf(shape.label)}" @click=${() => select(shape)}>
    <span class="swatch"></span><span class="shape-label">${shape.label}</span><span class="shape-place" dir="auto">${describe(shape)}</span>
  </div>`
}

function onKey(event: KeyboardEvent, state: ShapeListState, active: number): void {
  const { shapes, select, remove, leave } = state
  const target = targetOf(event.key, active, shapes.length)
  if (target !== undefined) {
    select(shapes[target]!)
    showRow(event.currentTarget as HTMLElement, target)
  } else if (event.key === 'Delete' || event.key === 'Backspace') remove()
  else if (event.key === 'Enter') leave()
  else return
  event.preventDefault()
}

function targetOf(key: string, active: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(active + 1, count - 1)
  if (key === 'ArrowUp') return Math.max(active - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}

function showRow(list: HTMLElement, index: number): void {
  if (index * ROW < list.scrollTop) list.scrollTop = index * ROW
  else if ((index + 1) * ROW > list.scrollTop + list.clientHeight)
    list.scrollTop = (index + 1) * ROW - list.clientHeight
}
