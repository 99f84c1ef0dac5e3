/** Something an author should know of the page as it stands. */
export interface PageNote {
  level: 'error' | 'warning'
  text: string
}

type Check = (page: Document) => PageNote[]

const error = (text: string): PageNote => ({ level: 'error', text })
const warning = (text: string): PageNote => ({ level: 'warning', text })

/** Elements that give an answer have these members; the answer of two has a key of its own and needs no name. */
const NAMELESS = 'crowd-textract-analyze-document, crowd-rekognition-detect-moderation-labels'
const givesAnswer = (element: Element): boolean => 'contribution' in element && 'readDraft' in element

const answerGivers = (page: Document): Element[] => [...page.querySelectorAll('*')].filter(givesAnswer)

/** What an element cannot do without. Source: crowd-elements specification, attribute tables, "Req.". */
const REQUIRED: [selector: string, attributes: string[]][] = [
  [
    'crowd-bounding-box, crowd-keypoint, crowd-line, crowd-polyline, crowd-polygon, crowd-instance-segmentation, crowd-semantic-segmentation',
    ['src', 'labels'],
  ],
  ['crowd-classifier, crowd-classifier-multi-select', ['categories']],
  ['crowd-image-classifier, crowd-image-classifier-multi-select', ['src', 'categories']],
  ['crowd-entity-annotation', ['text', 'labels']],
  ['crowd-textract-analyze-document', ['src', 'keys', 'block-types']],
  ['crowd-rekognition-detect-moderation-labels', ['src', 'categories']],
]

const unknownTags: Check = page => {
  const found = [...page.querySelectorAll(':not(:defined)')].map(element => element.localName)
  const ours = new Set(found.filter(tagName => tagName.startsWith('crowd-')))
  return [...ours].map(tagName => error(`<${tagName}> is no crowd element; is the name misspelt?`))
}

const elementsWithoutName: Check = page =>
  answerGivers(page)
    .filter(element => !element.matches(NAMELESS) && !element.getAttribute('name'))
    .map(element => error(`<${element.localName}>${idOf(element)} has no name: its answer will be missing`))

const idOf = ({ id }: Element): string => (id ? ` with id “${id}”` : '')

const missingAttributes: Check = page =>
  REQUIRED.flatMap(([selector, attributes]) =>
    [...page.querySelectorAll(selector)].flatMap(element =>
      attributes
        .filter(name => isMissing(element, name))
        .map(name => warning(`<${element.localName}>${idOf(element)} has no ${name}`)),
    ),
  )

/** Scripts may set what the markup leaves out. */
function isMissing(element: Element, attribute: string): boolean {
  if (element.getAttribute(attribute)) return false
  const value: unknown = (element as unknown as Record<string, unknown>)[attribute]
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

const unreadableAttributes: Check = page =>
  [...page.querySelectorAll('*')].flatMap(element =>
    unreadableOf(element).map(name =>
      error(`${name} of <${element.localName}>${idOf(element)} is no JSON we can read`),
    ),
  )

function unreadableOf(element: Element): string[] {
  const { unreadable } = element as Element & { unreadable?: unknown }
  return unreadable instanceof Set ? [...unreadable] : []
}

const nothingToSubmit: Check = page =>
  page.querySelector('crowd-form, crowd-entity-annotation')
    ? []
    : [error('There is no <crowd-form>: workers could not submit anything')]

/** Names by which one answer would replace another. Boxes and buttons of one name are merged. */
const namesTwice: Check = page => {
  const seen = new Map<string, number>()
  for (const element of answerGivers(page)) {
    const name = element.getAttribute('name')
    if (name && !('checked' in element)) seen.set(name, (seen.get(name) ?? 0) + 1)
  }
  const twice = [...seen].filter(([, count]) => count > 1)
  return twice.map(([name, count]) =>
    warning(`${count} elements are named “${name}”: only one of them is in the answer`),
  )
}

const CHECKS: Check[] = [
  nothingToSubmit,
  unknownTags,
  elementsWithoutName,
  missingAttributes,
  unreadableAttributes,
  namesTwice,
]

/** What would not work for a worker, each once. */
export function checkPage(page: Document): PageNote[] {
  const notes = CHECKS.flatMap(check => check(page))
  return [...new Map(notes.map(note => [note.text, note])).values()]
}
