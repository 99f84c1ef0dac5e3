import './app.ts'
import { documentStyles } from './styles.ts'

const { styleSheet } = documentStyles
if (styleSheet) document.adoptedStyleSheets.push(styleSheet)
