import type { IconSet, SetLoader } from '../iron-icon/icons.ts'

/** Signs only; nothing is defined by this family. */
export const ELEMENTS = {}

/** Each set is a file of its own: a page with three signs of the default set fetches no others. */
const SETS: Record<string, () => Promise<{ default: IconSet }>> = {
  icons: () => import('icon-set:iron'),
  av: () => import('icon-set:av'),
  communication: () => import('icon-set:communication'),
  device: () => import('icon-set:device'),
  editor: () => import('icon-set:editor'),
  hardware: () => import('icon-set:hardware'),
  image: () => import('icon-set:image'),
  maps: () => import('icon-set:maps'),
  notification: () => import('icon-set:notification'),
  places: () => import('icon-set:places'),
  social: () => import('icon-set:social'),
}

export const loadSet: SetLoader = async set => (Object.hasOwn(SETS, set) ? (await SETS[set]!()).default : undefined)
