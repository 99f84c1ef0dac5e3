import './elements.ts'
import './preview.ts'
import { documentStyles } from '../portal/styles.ts'

const { styleSheet } = documentStyles
if (styleSheet) document.adoptedStyleSheets.push(styleSheet)
