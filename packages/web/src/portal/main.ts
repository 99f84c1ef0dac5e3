import './app.ts'
import { messages } from './messages/messages.ts'
import { documentStyles } from './styles.ts'

document.documentElement.lang = messages.language
const { styleSheet } = documentStyles
if (styleSheet) document.adoptedStyleSheets.push(styleSheet)
