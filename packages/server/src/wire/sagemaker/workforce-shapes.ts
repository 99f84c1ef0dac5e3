import { BlockList, isIP } from 'node:net'
import { arn } from '../../human-loop/naming.ts'
import type { Services } from '../../services.ts'
import type { WorkforceRow } from '../../store/workforces.ts'
import type { Inputs, Outputs } from '../model.generated.ts'
import type { Caller } from '../operation.ts'

/** What is stored of a workforce: the members of its requests, as they came. */
export type WorkforceConfig = Pick<
  Inputs['CreateWorkforce'],
  'CognitoConfig' | 'OidcConfig' | 'SourceIpConfig' | 'WorkforceVpcConfig' | 'IpAddressType'
>

export const configOf = (row: WorkforceRow): WorkforceConfig => JSON.parse(row.config) as WorkforceConfig

/** As Describe and Update show it: never with the client's secret. Source: spec 4.4. */
export function shownWorkforce(
  row: WorkforceRow,
  caller: Caller,
  { addresses }: Services,
): Outputs['DescribeWorkforce']['Workforce'] {
  const { CognitoConfig, OidcConfig, SourceIpConfig, WorkforceVpcConfig, IpAddressType } = configOf(row)
  const { ClientSecret: _, ...oidc } = OidcConfig ?? {}
  return {
    WorkforceName: row.name,
    WorkforceArn: arn(caller, 'workforce', row.name),
    LastUpdatedDate: new Date(row.updated_ms),
    SourceIpConfig: SourceIpConfig ?? { Cidrs: [] },
    SubDomain: addresses.subDomain,
    CognitoConfig,
    OidcConfig: OidcConfig && oidc,
    CreateDate: new Date(row.created_ms),
    WorkforceVpcConfig: WorkforceVpcConfig as Outputs['DescribeWorkforce']['Workforce']['WorkforceVpcConfig'],
    Status: 'Active',
    IpAddressType,
  }
}

/** What is wrong with the source addresses; undefined when nothing is. Source: spec 8.4. */
export function cidrComplaint(config: Pick<WorkforceConfig, 'SourceIpConfig' | 'IpAddressType'>): string | undefined {
  for (const [index, cidr] of (config.SourceIpConfig?.Cidrs ?? []).entries()) {
    const family = cidrFamily(cidr)
    const at = `Value '${cidr}' at 'sourceIpConfig.cidrs.${index + 1}.member' failed to satisfy constraint`
    if (family === undefined)
      return `1 validation error detected: ${at}: Member must be a CIDR block such as 203.0.113.0/24`
    if (family === 'ipv6' && config.IpAddressType !== 'dualstack')
      return `1 validation error detected: ${at}: IPv6 blocks need IpAddressType dualstack`
  }
  return undefined
}

function cidrFamily(cidr: string): 'ipv4' | 'ipv6' | undefined {
  const [address = '', bits = '', rest] = cidr.split('/')
  const version = isIP(address)
  if (version === 0 || rest !== undefined || !/^\d{1,3}$/.test(bits)) return undefined
  const family = version === 4 ? 'ipv4' : 'ipv6'
  try {
    new BlockList().addSubnet(address, Number(bits), family)
    return family
  } catch {
    return undefined
  }
}
