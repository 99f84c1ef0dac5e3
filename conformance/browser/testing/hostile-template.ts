// A template that tries what it should not. What each try got it goes into its own answer, which it submits by itself:
// a test reads it where a hostile author would, in the output.
import type { Desk } from './desk.ts'
import { house } from './house.ts'
import { heading, rows } from './portal.ts'

/** What the first task of the worker leaves behind for the second to find. */
export const CARELESS = `<crowd-form><script>
  const keep = place => { try { place() } catch {} }
  keep(() => { document.cookie = 'secret=of-the-first-task' })
  keep(() => indexedDB.open('of the first task'))
  keep(() => localStorage.setItem('secret', 'of the first task'))
  keep(() => sessionStorage.setItem('secret', 'of the first task'))
</script></crowd-form>`

/**
 * @param tries  the body of an object literal: names and functions, run one after the other in the task frame
 * @param before  statements that go before
 */
export const trying = (tries: string, before = ''): string => `
<crowd-form><input type="hidden" name="loot"></crowd-form>
<iframe srcdoc="<p>mine"></iframe>
<script>
const PORTAL = {{ task.input.portal | to_json }}
const get = async (url, more) => {
  const answer = await fetch(url, { credentials: 'include', ...more })
  return answer.status + ' ' + (await answer.text()).slice(0, 40)
}
const framed = url => new Promise((resolve, reject) => {
  const frame = document.createElement('iframe')
  frame.onload = () => { try { resolve(frame.contentDocument.body.textContent.slice(0, 40)) } catch (e) { reject(e) } }
  frame.src = url
  document.body.append(frame)
})
${before}
const tries = {${tries}}
addEventListener('load', async () => {
  const loot = {}
  for (const [name, attempt] of Object.entries(tries))
    try { loot[name] = String(await attempt()) } catch (error) { loot[name] = error.name }
  document.querySelector('[name=loot]').value = JSON.stringify(loot)
  document.querySelector('crowd-form').submit()
})
</script>`

/** What the browser says when it refuses a template something; each is a refusal that we want. */
export const REFUSALS =
  /Failed to load resource|blocked by CORS|Blocked|Unsafe attempt|violates|policy violated|Failed to construct/

/** Lets the template do its worst. @returns what it submitted */
export async function lootOf({ page, loops, becomes, answers }: Desk): Promise<Record<string, string>> {
  await rows(page).getByRole('button').click()
  await heading(page, 'No more tasks').waitFor()
  await becomes(loops[0]!, 'Completed')
  const [answer] = (await answers(loops[0]!)) as { loot: string }[]
  return JSON.parse(answer!.loot)
}

export const inputs = () => [{ portal: house.service.url }]
