import type { Row } from './figure.ts'
import { median } from './series.ts'

const [WIDTH, HEIGHT, LEFT, BOTTOM, RIGHT, TOP] = [760, 420, 70, 50, 150, 40]
const COLOURS = ['#1f5fa8', '#b4441c', '#2b7a3d', '#7a3b8f']

type Point = { x: number; y: number }

/** Plots of the rows that say where they stand on one: cost over size, both logarithmic. @returns SVG texts by name */
export function plotsOf(rows: Row[]): Map<string, string> {
  const byPlot = Map.groupBy(
    rows.filter(row => row.at !== undefined),
    row => row.at!.plot,
  )
  return new Map([...byPlot].map(([name, some]) => [name, plot(name, some)]))
}

function plot(name: string, rows: Row[]): string {
  const lines = Map.groupBy(rows, row => row.at!.line)
  const points = rows.map(row => ({ x: row.at!.x, y: median(row.measured) }))
  const [x, y] = [decades(points.map(p => p.x)), decades(points.map(p => p.y))]
  const place = (p: Point): Point => ({
    x: LEFT + share(p.x, x) * (WIDTH - LEFT - RIGHT),
    y: HEIGHT - BOTTOM - share(p.y, y) * (HEIGHT - BOTTOM - TOP),
  })
  const curves = [...lines].map(([line, some]) => [line, some.map(pointOf).map(place)] as const)
  const heights = apart(curves.map(([, places]) => places.at(-1)!.y))
  const drawn = curves.map(([line, places], i) => curve(line, places, heights[i]!, COLOURS[i % 4]!))
  const grid = [
    ...powers(x).map(at =>
      tick(place({ x: at, y: y.from }), place({ x: at, y: y.to }), `${at.toLocaleString('en-US')}`),
    ),
    ...powers(y).map(at => tick(place({ x: x.from, y: at }), place({ x: x.to, y: at }), `${at} ms`)),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<title>${name}: milliseconds an operation, over the number of loops</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${LEFT}" y="20" font-size="14">${name}: milliseconds an operation, over the number of loops</text>
${[...grid, ...drawn].join('\n')}
</svg>
`
}

const pointOf = (row: Row): Point => ({ x: row.at!.x, y: median(row.measured) })

type Decades = { from: number; to: number }

function decades(values: number[]): Decades {
  const from = 10 ** Math.floor(Math.log10(Math.min(...values)))
  return { from, to: Math.max(from * 10, 10 ** Math.ceil(Math.log10(Math.max(...values)))) }
}

const share = (value: number, { from, to }: Decades): number => Math.log10(value / from) / Math.log10(to / from)

const powers = ({ from, to }: Decades): number[] =>
  Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, i) => Number((from * 10 ** i).toPrecision(3)))

/** A line of the grid with its value: below when it stands upright, else on the left. */
function tick(from: Point, to: Point, text: string): string {
  const isUpright = from.x === to.x
  const [dx, dy, anchor] = isUpright ? [0, 18, 'middle'] : [-8, 4, 'end']
  return `<path d="M${at(from)} L${at(to)}" stroke="#ddd"/>
<text x="${from.x + dx}" y="${from.y + dy}" text-anchor="${anchor}">${text}</text>`
}

const LINE_HEIGHT = 14

/** Heights at which lines end, moved down where their names would be written over each other. */
function apart(heights: number[]): number[] {
  const moved = [...heights]
  let lowest = Number.NEGATIVE_INFINITY
  for (const { i, height } of heights.map((height, i) => ({ i, height })).sort((a, b) => a.height - b.height)) {
    lowest = Math.max(height, lowest + LINE_HEIGHT)
    moved[i] = lowest
  }
  return moved
}

function curve(name: string, points: Point[], height: number, colour: string): string {
  const end = points.at(-1)!
  return `<path d="M${points.map(at).join(' L')}" fill="none" stroke="${colour}" stroke-width="2"/>
${points.map(({ x, y }) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="${colour}"/>`).join('')}
<text x="${(end.x + 8).toFixed(1)}" y="${(height + 4).toFixed(1)}" fill="${colour}">${name}</text>`
}

const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`
