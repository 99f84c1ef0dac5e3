/** Which colour stands for which label in the picture of an answer. */
export type LabelMappings = Record<string, { color: string }>

/** All declared labels, also those nobody used (our choice, no evidence). Source: specification 3.24. */
export const toMappings = (labels: readonly string[], colorOf: (label: string) => string): LabelMappings =>
  Object.fromEntries(labels.map(label => [label, { color: colorOf(label) }]))
