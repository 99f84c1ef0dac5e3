import { type Activation, conditionsOf, noActivation, SOURCES } from './conditions.ts'
import { newTemplates, type TemplateChoice, typeToMake } from './new-template.ts'
import { type NewRole, roleArnOf, roleComplaint } from './roles.ts'

export type TimeUnit = 'minutes' | 'hours' | 'days'
const SECONDS: Record<TimeUnit, number> = { minutes: 60, hours: 3600, days: 86_400 }
export type Length = { count: string; unit: TimeUnit }

/** What the form of a new workflow holds, as typed. */
export type NewWorkflow = TemplateChoice & {
  name: string
  outputPath: string
  roleFrom: 'existing' | 'new'
  roleArn: string
  /** composed, when `roleFrom` says so */
  role: NewRole
  activation: Activation
  title: string
  /** separated by commas */
  keywords: string
  teamArn: string
  workers: string
  timeout: Length
  expiration: Length
}

export const newWorkflow = (): NewWorkflow => ({
  name: '',
  outputPath: '',
  roleFrom: 'existing',
  roleArn: '',
  role: { name: '', accountId: '', inputBuckets: '' },
  taskType: 'custom',
  activation: noActivation(),
  templateFrom: 'default',
  templateArn: '',
  templates: newTemplates(),
  title: '',
  description: '',
  keywords: '',
  teamArn: '',
  workers: '1',
  timeout: { count: '1', unit: 'hours' },
  expiration: { count: '10', unit: 'days' },
})

export type Complaints = Partial<Record<keyof NewWorkflow, string>>

/** What every section of the form is given. */
export type SectionProps = {
  form: NewWorkflow
  complaints: Complaints
  change: (part: Partial<NewWorkflow>) => void
}

/** What has to be filled in before the service can be asked; everything else it says itself. */
export function complaintsAbout(form: NewWorkflow): Complaints {
  const type = typeToMake(form)
  const hasOwnRole = form.roleFrom === 'new'
  const needed: (readonly [keyof NewWorkflow, string])[] = [
    ['name', 'Give the workflow a name.'],
    ['outputPath', 'Say where the answers are to be stored, as s3://bucket/prefix.'],
    ['title', 'Give the task a title.'],
    ['description', 'Describe the task in a sentence.'],
    ['teamArn', 'Choose a work team.'],
    ...(hasOwnRole ? [] : [['roleArn', 'Give the ARN of a role.'] as const]),
    ...(type ? [] : [['templateArn', 'Choose a template.'] as const]),
  ]
  const missing = needed.filter(([member]) => String(form[member]).trim() === '')
  const lengths = (['timeout', 'expiration'] as const).filter(member => secondsOf(form[member]) === undefined)
  return Object.fromEntries([
    ...missing,
    ...lengths.map(member => [member, 'Give a number above 0.']),
    ...(form.name === '' ? [] : complaint('name', nameComplaint(form.name))),
    ...complaint('templates', type && nameComplaint(form.templates[type].name)),
    ...complaint('role', hasOwnRole ? roleComplaint(form.role) : undefined),
  ])
}

const complaint = (member: keyof NewWorkflow, text: string | undefined) => (text === undefined ? [] : [[member, text]])

const nameComplaint = (name: string): string | undefined =>
  /^[a-z0-9](-*[a-z0-9])*$/.test(name) ? undefined : 'Use lower-case letters, digits and hyphens between them.'

function secondsOf({ count, unit }: Length): number | undefined {
  const seconds = Math.round(Number(count) * SECONDS[unit])
  return seconds > 0 ? seconds : undefined
}

/** The form as the input of `CreateFlowDefinition`. */
export function createInput(form: NewWorkflow, templateArn: string): object {
  const keywords = form.keywords
    .split(',')
    .map(word => word.trim())
    .filter(Boolean)
  return {
    FlowDefinitionName: form.name,
    RoleArn: form.roleFrom === 'new' ? roleArnOf(form.role) : form.roleArn.trim(),
    OutputConfig: { S3OutputPath: form.outputPath.trim() },
    HumanLoopConfig: {
      WorkteamArn: form.teamArn,
      HumanTaskUiArn: templateArn,
      TaskTitle: form.title,
      TaskDescription: form.description,
      TaskCount: Number(form.workers),
      TaskTimeLimitInSeconds: secondsOf(form.timeout),
      TaskAvailabilityLifetimeInSeconds: secondsOf(form.expiration),
      ...(keywords.length > 0 && { TaskKeywords: keywords }),
    },
    ...activationInput(form),
  }
}

function activationInput({ taskType, activation }: NewWorkflow): object {
  if (taskType === 'custom') return {}
  const conditions = conditionsOf(taskType, activation)
  return {
    HumanLoopRequestSource: { AwsManagedHumanLoopRequestSource: SOURCES[taskType] },
    ...(conditions !== undefined && {
      HumanLoopActivationConfig: {
        HumanLoopActivationConditionsConfig: { HumanLoopActivationConditions: conditions },
      },
    }),
  }
}
