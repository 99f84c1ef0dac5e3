import { BlockList, isIP } from 'node:net'

/** Does an address lie in one of the blocks? Without any block there is no restriction. Source: spec 8.4. */
export function isInside(address: string, cidrs: readonly string[]): boolean {
  if (cidrs.length === 0) return true
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return blocksOf(cidrs).check(address, family)
}

export function blocksOf(cidrs: readonly string[]): BlockList {
  const blocks = new BlockList()
  for (const cidr of cidrs) {
    const [address = '', bits = ''] = cidr.split('/')
    blocks.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return blocks
}

/**
 * Where a request really comes from: forwarded addresses count only when a proxy of ours added them, read from the
 * nearest one outwards. Source: spec 8.4.
 *
 * @param peer  the other end of the connection
 * @param forwarded  the X-Forwarded-For header, if any
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | string[] | undefined,
  proxies: readonly string[],
): string {
  const trusted = proxies.length === 0 ? undefined : blocksOf(proxies)
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && (trusted?.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') ?? false)
  let address = plain(peer ?? '')
  const hops = String(forwarded ?? '')
    .split(',')
    .map(hop => plain(hop.trim()))
  while (isTrusted(address) && hops.length > 0) {
    const next = hops.pop() ?? ''
    if (isIP(next) === 0) break
    address = next
  }
  return address
}

/** IPv4 addresses arrive as `::ffff:127.0.0.1` where both families share a socket. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')
