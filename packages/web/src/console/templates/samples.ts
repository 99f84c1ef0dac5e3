import type { BuiltInType } from './built-in.ts'

const pretty = (value: object): string => JSON.stringify(value, null, 2)

const textract = {
  aiServiceRequest: { document: { s3Object: { bucket: 'documents', name: 'application.png' } } },
  humanLoopContext: { importantFormKeys: [{ importantFormKey: 'Full name', importantFormKeyAliases: ['Name'] }] },
  selectedAiServiceResponse: {
    blocks: [
      {
        blockType: 'KEY_VALUE_SET',
        id: 'k1',
        entityTypes: ['KEY'],
        confidence: 71.5,
        text: 'Full name',
        geometry: { boundingBox: { left: 0.08, top: 0.3, width: 0.2, height: 0.08 } },
        relationships: [{ type: 'VALUE', ids: ['v1'] }],
      },
      {
        blockType: 'KEY_VALUE_SET',
        id: 'v1',
        entityTypes: ['VALUE'],
        confidence: 71.5,
        geometry: { boundingBox: { left: 0.3, top: 0.3, width: 0.3, height: 0.08 } },
        relationships: [{ type: 'CHILD', ids: ['w1'] }],
      },
      { blockType: 'WORD', id: 'w1', text: 'Jane' },
    ],
  },
}

const rekognition = {
  aiServiceRequest: { image: { s3Object: { bucket: 'uploads', name: 'photo.jpg' } } },
  selectedAiServiceResponse: {
    moderationLabels: [
      { confidence: 88.1, name: 'Tobacco', parentName: '' },
      { confidence: 61.5, name: 'Smoking', parentName: 'Tobacco' },
    ],
  },
}

/** An input as the built-in call writes it, as JSON text. */
export const SAMPLE_INPUTS: Record<BuiltInType, string> = {
  textract: pretty(textract),
  rekognition: pretty(rekognition),
}

const drawn = (width: number, height: number, inside: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif">${inside}</svg>`,
  )}`

/** Pictures that fit the inputs: what they name is in nobody's bucket. */
export const SAMPLE_PICTURES: Record<BuiltInType, string> = {
  textract: drawn(
    800,
    500,
    `<rect width="800" height="500" fill="#fff"/><text x="64" y="90" font-size="32">Application (sample)</text>
    <g font-size="24"><text x="70" y="178">Full name</text><text x="256" y="178" fill="#1d3f91">Jane</text>
    <text x="70" y="258">Street</text><text x="70" y="338">City</text></g>
    <path d="M240 194h480M240 274h480M240 354h480" stroke="#999"/>`,
  ),
  rekognition: drawn(
    900,
    600,
    `<rect width="900" height="600" fill="#dbe6f2"/><rect y="400" width="900" height="200" fill="#8a6a4a"/>
    <ellipse cx="450" cy="430" rx="190" ry="60" fill="#4a5560"/><ellipse cx="450" cy="418" rx="150" ry="40" fill="#77838f"/>
    <g transform="rotate(-14 450 400)"><rect x="380" y="386" width="230" height="26" fill="#fff"/><rect x="380" y="386" width="70" height="26" fill="#d9954a"/><rect x="600" y="386" width="16" height="26" fill="#d0452f"/></g>
    <path d="M612 340q-30-40 0-80t0-90" fill="none" stroke="#fff" stroke-width="10" opacity=".8"/><text x="30" y="50" font-size="28" fill="#333">Sample picture</text>`,
  ),
}
