/** The worker task template of `handloop demo`: a picture, one choice and room for a note. */
export const DEMO_TEMPLATE = `<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>

<crowd-form>
  <crowd-classifier
    name="verdict"
    categories="{{ task.input.categories | to_json | escape }}"
    header="{{ task.input.question }}"
  >
    <classification-target>
      <img src="{{ task.input.image | grant_read_access }}" alt="{{ task.input.description }}" style="max-width: 100%">
    </classification-target>
    <short-instructions>
      <p>Look at the picture and choose the answer that fits best.</p>
      <p>The machine was unsure about this one and suggested <b>{{ task.input.suggestion }}</b>.</p>
    </short-instructions>
    <full-instructions header="How to decide">
      <ol>
        <li>Look at the whole picture first.</li>
        <li>Choose with the mouse, or press the number beside a choice.</li>
        <li>Add a note when the next person should know why.</li>
      </ol>
    </full-instructions>
    <crowd-text-area name="note" label="Note (optional)" rows="2"></crowd-text-area>
  </crowd-classifier>
</crowd-form>
`

/** One loop each; the pictures come with the product. */
export const DEMO_LOOPS = [
  {
    file: 'employment-application.png',
    contentType: 'image/png',
    question: 'Is this application filled in completely?',
    description: 'A scanned employment application',
    suggestion: 'Something is missing',
    categories: ['Complete', 'Something is missing', 'Not readable'],
  },
  {
    file: 'form.jpg',
    contentType: 'image/jpeg',
    question: 'What kind of document is this?',
    description: 'A scanned paper form',
    suggestion: 'Letter',
    categories: ['Form', 'Letter', 'Invoice', 'Something else'],
  },
  {
    file: 'photo.jpg',
    contentType: 'image/jpeg',
    question: 'May this photograph appear on a family website?',
    description: 'A photograph',
    suggestion: 'Needs a second look',
    categories: ['Yes', 'No', 'Needs a second look'],
  },
]
