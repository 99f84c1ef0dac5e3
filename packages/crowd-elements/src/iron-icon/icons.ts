/**
 * A small set of signs under the names that templates use. Drawn for this project on a 24 by 24 grid: one path of
 * lines each, no fills, rounded ends.
 */
export const ICONS: Record<string, string> = {
  add: 'M12 5v14M5 12h14',
  'add-circle': 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 8v8M8 12h8',
  'arrow-back': 'M20 12H4M11 5l-7 7 7 7',
  'arrow-downward': 'M12 4v16M5 13l7 7 7-7',
  'arrow-forward': 'M4 12h16M13 5l7 7-7 7',
  'arrow-upward': 'M12 20V4M5 11l7-7 7 7',
  block: 'M12 3a9 9 0 100 18 9 9 0 000-18zM5.7 5.7l12.6 12.6',
  cancel: 'M12 3a9 9 0 100 18 9 9 0 000-18zM9 9l6 6M15 9l-6 6',
  check: 'M4 12.5l5 5L20 6.5',
  'check-circle': 'M12 3a9 9 0 100 18 9 9 0 000-18zM8 12.3l2.8 2.8L16 9.5',
  'chevron-left': 'M15 5l-7 7 7 7',
  'chevron-right': 'M9 5l7 7-7 7',
  clear: 'M5 5l14 14M19 5L5 19',
  close: 'M5 5l14 14M19 5L5 19',
  create: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  delete: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6',
  done: 'M4 12.5l5 5L20 6.5',
  error: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7.5v5.5M12 16.4v.1',
  'error-outline': 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7.5v5.5M12 16.4v.1',
  'expand-less': 'M5 15l7-7 7 7',
  'expand-more': 'M5 9l7 7 7-7',
  favorite: 'M12 20C5 14.5 3.5 11.5 3.5 9a4.3 4.3 0 018.5-1 4.3 4.3 0 018.5 1c0 2.5-1.5 5.5-8.5 11z',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  help: 'M12 3a9 9 0 100 18 9 9 0 000-18zM9.3 9.5a2.7 2.7 0 115 1.4c-1 1.3-2.3 1.5-2.3 3.1M12 17v.1',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.1',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v6M12 7.5v.1',
  'info-outline': 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v6M12 7.5v.1',
  label: 'M4 6h11l5 6-5 6H4z',
  link: 'M10 14a4 4 0 005.7 0l3-3A4 4 0 0013 5.3l-1 1M14 10a4 4 0 00-5.7 0l-3 3A4 4 0 0011 18.7l1-1',
  list: 'M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
  menu: 'M4 6h16M4 12h16M4 18h16',
  'more-vert': 'M12 5v.1M12 12v.1M12 19v.1',
  'open-in-new': 'M13 4h7v7M20 4l-9 9M9 5H5v14h14v-4',
  pause: 'M8 5v14M16 5v14',
  'play-arrow': 'M7 4.5v15l12-7.5z',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  refresh: 'M19 12a7 7 0 11-2-5l2.5 2.5M19.5 4v5.5H14',
  remove: 'M5 12h14',
  'remove-circle': 'M12 3a9 9 0 100 18 9 9 0 000-18zM8 12h8',
  save: 'M4 4h13l3 3v13H4zM8 4v5h8V4M8 20v-6h8v6',
  search: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L20.5 20.5',
  send: 'M4 4l17 8-17 8 3-8zM7 12h14',
  settings:
    'M12 9a3 3 0 100 6 3 3 0 000-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2',
  star: 'M12 3.5l2.6 5.6 6.1.7-4.5 4.2 1.2 6L12 17l-5.4 3 1.2-6L3.3 9.8l6.1-.7z',
  'thumb-down': 'M17 4h3v9h-3zM17 13l-4 8c-1.5 0-2.5-1-2-3l.7-3H5.5A1.5 1.5 0 014 13.2L5.5 5.5C5.7 4.6 6.3 4 7.2 4H17',
  'thumb-up': 'M4 11h3v9H4zM7 11l4-8c1.5 0 2.5 1 2 3l-.7 3h6.2a1.5 1.5 0 011.5 1.8l-1.5 7.7c-.2.9-.8 1.5-1.7 1.5H7',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 010 11H8',
  redo: 'M16 5l4 4-4 4M20 9H10a5.5 5.5 0 000 11h6',
  visibility:
    'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM12 9a3 3 0 100 6 3 3 0 000-6z',
  warning: 'M12 4l9.5 16h-19zM12 10v5M12 17.4v.1',
  'zoom-in': 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L20.5 20.5M10.5 8v5M8 10.5h5',
  'zoom-out': 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L20.5 20.5M8 10.5h5',
}

/** The path of a sign; a set's name before it is skipped (`icons:add`). Unknown names draw nothing. */
export const iconPath = (name: string): string | undefined => {
  const bare = name.slice(name.lastIndexOf(':') + 1).trim()
  return Object.hasOwn(ICONS, bare) ? ICONS[bare] : undefined
}
