import { fetchModule } from '../shared/lazy/lazy-elements.ts'

/** One outline of a sign on a 24 by 24 grid: path data, and how opaque it is when not fully. */
export type Outline = string | readonly [path: string, opacity: number]

/** The signs of one set by their names. */
export type IconSet = Record<string, readonly Outline[]>

/** What `families/icons.ts` gives: fetches one set, undefined when there is none of that name. */
export type SetLoader = (set: string) => Promise<IconSet | undefined>

const loaded = new Map<string, IconSet>()
const loads = new Map<string, Promise<void>>()

/**
 * A sign by its name, `name` or `set:name`; a bare name is one of the default set.
 *
 * @param onArrival called once when the sign's set has come, if it is still on its way
 * @returns `coming` while the set is fetched, undefined when there is no such sign
 */
export function iconNamed(name: string, onArrival: () => void): readonly Outline[] | 'coming' | undefined {
  const [bare = '', set = 'icons'] = name.trim().split(':').reverse()
  const icons = loaded.get(set)
  if (icons) return Object.hasOwn(icons, bare) ? icons[bare] : undefined
  void load(set).then(onArrival)
  return 'coming'
}

function load(set: string): Promise<void> {
  const known = loads.get(set) ?? fetchSet(set)
  loads.set(set, known)
  return known
}

async function fetchSet(set: string): Promise<void> {
  try {
    const { loadSet } = await fetchModule<{ loadSet: SetLoader }>('icons')
    loaded.set(set, (await loadSet(set)) ?? {})
  } catch (error) {
    console.error(`The signs of the set ${set} could not be loaded.`, error)
    loaded.set(set, {})
  }
}
