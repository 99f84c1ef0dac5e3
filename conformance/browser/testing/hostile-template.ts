// A template that tries what it should not. What each try got it goes into its own answer, so that the test reads it
// where a hostile author would: in the output.

/** What the first task of the worker leaves behind for the second to find. */
export const CARELESS = `<crowd-form><script>
  localStorage.setItem('secret', 'of the first task')
  sessionStorage.setItem('secret', 'of the first task')
  document.cookie = 'secret=of-the-first-task'
</script></crowd-form>`

/** @param tries  the body of an object literal: names and functions, run one after the other in the task frame */
export const trying = (tries: string): string => `
<crowd-form><input type="hidden" name="loot"><p id="done" hidden>All tried.</p></crowd-form>
<iframe id="own" srcdoc="<p>mine"></iframe>
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
const tries = {${tries}}
addEventListener('load', async () => {
  const loot = {}
  for (const [name, attempt] of Object.entries(tries))
    try { loot[name] = String(await attempt()) } catch (error) { loot[name] = error.name }
  document.querySelector('[name=loot]').value = JSON.stringify(loot)
  document.querySelector('#done').hidden = false
})
</script>`
