import { ok, problem, type Result } from './finding.ts'

/** Source: `engines` of the package: ^24.20 || >=26.7 */
export function isSupportedNode(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return (major === 24 && minor >= 20) || (major === 26 && minor >= 7) || major > 26
}

export async function nodeVersion(_: unknown, version = process.version): Promise<Result[]> {
  if (isSupportedNode(version)) return [ok(`Node.js ${version}`)]
  return [
    problem(`Node.js ${version} is none that Handloop is made for`, 'install Node.js 24.20 or a newer 24, or 26.7'),
  ]
}
