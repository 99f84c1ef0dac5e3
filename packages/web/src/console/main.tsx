import './console.css'
import { applyMode, Mode } from '@cloudscape-design/global-styles'
import { createRoot } from 'react-dom/client'
import { Console } from './console.tsx'

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')
const follow = (): void => applyMode(prefersDark.matches ? Mode.Dark : Mode.Light)
prefersDark.addEventListener('change', follow)
follow()

createRoot(document.getElementById('console')!).render(<Console />)
