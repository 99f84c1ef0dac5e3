import type { ReactNode } from 'react'

/** Text that machines wrote, as it is; long ones scroll in their place, by keyboard too. */
export const JsonText = ({ label, text }: { label: string; text: string }): ReactNode => (
  <section
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    tabIndex={0}
    style={{ maxBlockSize: '40vh', overflow: 'auto' }}
  >
    <pre style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 13 }}>{text}</pre>
  </section>
)

/** JSON with a line for each member; what is none stays as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
