import { html, nothing, type TemplateResult } from 'lit'
import type { Shortcut } from '../shared/frame/framed-widget.ts'
import { labelColor, labelHotkey } from '../shared/image-tool/labels.ts'
import { roveFocus } from '../shared/image-tool/roving.ts'
import { toolGlyphs } from '../shared/image-tool/tool-glyphs.ts'
import { renderToolbar } from '../shared/image-tool/toolbar.ts'
import { historyButtons } from '../shared/image-tool/view-buttons.ts'
import { messages } from '../shared/messages/messages.ts'
import { textMessages } from '../shared/messages/text/messages.ts'
import type { EntityLabel } from './answer.ts'
import type { SpanEditor } from './editor.ts'

/** Colour of a label by its place. */
export const colourOf = (labels: readonly EntityLabel[], label: string): string =>
  labelColor(labels.findIndex(one => one.label === label))

/**
 * The labels, one stop of the Tab key with arrows inside. Buttons and not radio buttons: going past a label must not
 * give it to the selected text.
 */
export function renderLabels(editor: SpanEditor, choose: (label: string) => void): TemplateResult {
  const { labels, selected, armed } = editor
  const span = selected === undefined ? undefined : editor.spans[selected]
  const current = span ? span.label : armed
  const stop = labels.some(({ label }) => label === current) ? current : labels[0]?.label
  const say = textMessages()
  return html`<div class="label-pane">
    <div class="pane-heading" id="label-heading">${span ? say.labelSelected : say.chooseLabel}</div>
    <div class="label-pane-content" part="labels" role="group" aria-labelledby="label-heading" @keydown=${rove}>
      ${labels.map((label, index) => renderLabel(label, index, { isCurrent: label.label === current, isStop: label.label === stop, choose }))}
      ${labels.length === 0 ? html`<p class="empty">${say.noLabels}</p>` : nothing}
    </div>
    ${labels.length > 0 ? html`<p class="hint">${say.howTo}</p>` : nothing}
  </div>`
}

const rove = (event: KeyboardEvent): void => {
  const list = event.currentTarget as HTMLElement
  roveFocus(event, [...list.querySelectorAll<HTMLElement>('.label-button')])
}

interface LabelState {
  isCurrent: boolean
  isStop: boolean
  choose: (label: string) => void
}

function renderLabel(
  { label, fullDisplayName }: EntityLabel,
  index: number,
  { isCurrent, isStop, choose }: LabelState,
) {
  const key = labelHotkey(index)
  return html`<button type="button" class="label-button ${isCurrent ? 'selected' : ''}" aria-pressed=${isCurrent}
    tabindex=${isStop ? 0 : -1} aria-keyshortcuts=${key ?? nothing} style="--label-color:${labelColor(index)}"
    @click=${() => choose(label)}>
    <span class="swatch"></span><span class="label-text">${fullDisplayName}</span>
    ${key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}
  </button>`
}

/** Undo, redo and removing, with the number of spans. */
export function renderTextToolbar(editor: SpanEditor, act: (kind: 'undo' | 'redo' | 'remove') => void): TemplateResult {
  const { removeSelected, markedParts } = textMessages()
  const { canUndo, canRedo } = editor
  const groups = [
    historyButtons({ canUndo, canRedo, undo: () => act('undo'), redo: () => act('redo') }),
    [
      {
        id: 'delete',
        name: removeSelected,
        glyph: toolGlyphs.bin,
        run: () => act('remove'),
        isDisabled: editor.selected === undefined,
        keys: 'Del',
      },
    ],
  ]
  return renderToolbar(groups, html`<span class="count" dir="auto">${markedParts(editor.spans.length)}</span>`)
}

export function textShortcuts(labelCount: number): Shortcut[] {
  const say = textMessages()
  const last = labelHotkey(labelCount - 1) ?? labelHotkey(16)!
  return [
    ...(labelCount > 0 ? [[messages().hotkeyRange('1', last), say.keysLabel] as const] : []),
    ['← → ↑ ↓', say.keysMove],
    ['Ctrl ← →', say.keysMoveByWord],
    ['Shift ← →', say.keysSelect],
    ['N  P', say.keysStep],
    ['O', say.keysEnds],
    ['Del', say.keysRemove],
    ['Ctrl Z  Ctrl Y', say.keysUndo],
    ['Esc', say.keysLeave],
  ]
}
