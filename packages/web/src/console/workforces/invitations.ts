/** One person to invite. */
export type Invitation = { name: string; email?: string }

/** So many at once. Source: spec 10, "Invite new workers". */
export const MOST_INVITATIONS = 50

/**
 * People from a text with one in a line: `Ann`, `ann@example.com`, or `Ann <ann@example.com>`. An address alone is the
 * name too. Who stands there twice is invited once.
 */
export function invitationsIn(text: string): Invitation[] {
  const found = new Map<string, Invitation>()
  for (const line of text.split(/\n/).map(part => part.trim().replace(/[,;]$/, ''))) {
    if (line === '') continue
    const one = invitationOf(line)
    if (!found.has(one.name)) found.set(one.name, one)
  }
  return [...found.values()]
}

function invitationOf(line: string): Invitation {
  const [, name = '', email = ''] = /^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$/.exec(line) ?? []
  if (email !== '') return { name: name || email, email }
  return /^[^\s@]+@[^\s@]+$/.test(line) ? { name: line, email: line } : { name: line }
}
