/** What a worker may know a file by, the last part of its path: signed addresses are long and mean nothing to people. */
export function fileNameOf(address: string): string {
  const { pathname, protocol } = new URL(address, document.baseURI)
  if (protocol === 'data:' || protocol === 'blob:') return protocol.slice(0, -1)
  const name = pathname.slice(pathname.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
