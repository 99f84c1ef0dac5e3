import { baseKeymap, setBlockType, toggleMark } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { MarkType, NodeType } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command, EditorState } from 'prosemirror-state'
import { schema } from './schema.ts'

const { nodes, marks } = schema

const hardBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView())
  return true
}

/** Tab leaves the editor, as everywhere on a page: nobody gets caught in it with a keyboard. */
export const abilities = () => [
  history(),
  keymap({
    'Mod-b': toggleMark(marks.strong),
    'Mod-i': toggleMark(marks.em),
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    'Mod-]': sinkListItem(nodes.list_item),
    'Mod-[': liftListItem(nodes.list_item),
    'Shift-Enter': hardBreak,
    Enter: splitListItem(nodes.list_item),
  }),
  keymap(baseKeymap),
]

/** A tool: whether it is on where the cursor stands, and what pressing it does. */
export type Tool = { name: string; isOn: (state: EditorState) => boolean; run: Command }

export function hasMark({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  const { from, $from, to, empty } = selection
  return empty ? type.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, type)
}

function isWithin({ selection: { $from } }: EditorState, type: NodeType): boolean {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true
  return false
}

const mark = (name: string, type: MarkType): Tool => ({
  name,
  isOn: state => hasMark(state, type),
  run: toggleMark(type),
})

const list = (name: string, type: NodeType): Tool => ({
  name,
  isOn: state => isWithin(state, type),
  run: (state, ...rest) => (isWithin(state, type) ? liftListItem(nodes.list_item) : wrapInList(type))(state, ...rest),
})

export const TOOLS: Tool[] = [
  mark('Bold', marks.strong),
  mark('Italic', marks.em),
  {
    name: 'Heading',
    isOn: state => isWithin(state, nodes.heading),
    run: (state, ...rest) =>
      setBlockType(isWithin(state, nodes.heading) ? nodes.paragraph : nodes.heading)(state, ...rest),
  },
  list('Bulleted list', nodes.bullet_list),
  list('Numbered list', nodes.ordered_list),
]

/** Makes what is selected a link; the address itself where nothing is. */
export const link =
  (href: string): Command =>
  (state, dispatch) => {
    const { from, to, empty } = state.selection
    const mark = marks.link.create({ href })
    dispatch?.(
      empty ? state.tr.replaceSelectionWith(schema.text(href, [mark]), false) : state.tr.addMark(from, to, mark),
    )
    return true
  }

export const image =
  (src: string, alt: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.image.create({ src, alt })).scrollIntoView())
    return true
  }
