/** A stand-in for a task frame: one field, one button, and the messages of the contract. */
export const framePage = (portalOrigin: string, question: string): string => `<!doctype html>
<html lang="en"><title>${question}</title>
<style>body { font: 16px system-ui; margin: 2rem; max-width: 40rem } input { font: inherit; padding: .4rem }</style>
<main>
  <h1>${question}</h1>
  <p><label>Note <input name="note"></label> <button>Submit</button></p>
  <p role="status"></p>
</main>
<script>
  const post = message => parent.postMessage({ handloop: 1, ...message }, ${JSON.stringify(portalOrigin)})
  const field = document.querySelector('input')
  const status = document.querySelector('[role=status]')
  const report = () => post({ type: 'draft', draft: { note: field.value } })
  field.addEventListener('input', report)
  document.querySelector('button').addEventListener('click', () => post({ type: 'submit', answerContent: { note: field.value } }))
  addEventListener('message', ({ data, source }) => {
    if (source !== parent || data.handloop !== 1) return
    if (data.type === 'restore') field.value = data.draft.note
    if (data.type === 'collect') report()
    if (data.type === 'accepted') status.textContent = 'accepted'
    if (data.type === 'refused') status.textContent = data.message
  })
  post({ type: 'ready' })
</script>`
