import type { FunnelStep } from '../../report.ts'
import { UNIT } from '../words/labels.ts'
import { perMille } from '../words/numbers.ts'
import { shown } from '../safe.ts'
import { NOTHING, markup } from './markup.ts'
import type { Markup } from './markup.ts'

/** One part of a whole, with the shade that stands for it on screen and in grey print. */
export interface Share {
  readonly label: string
  readonly n: number
  readonly shade: keyof typeof SHADES
}

const SHADES = { dark: '#1f3b61', mid: '#7f97b5', pale: '#d5dee9', loud: '#a3212a' } as const

/** Width of every chart's drawing in its own units; the page scales it. */
const WIDTH = 920

/** A bar cut into parts, with its legend in words and numbers. A part that is there is never too thin to see. */
export function stackedBar(shares: readonly Share[], title: string): Markup {
  const whole = shares.reduce((sum, { n }) => sum + Math.max(0, n), 0)
  const drawn = shares.filter(({ n }) => n > 0)
  const widths = drawn.map(({ n }) => Math.max(2, (perMille(n, whole) * WIDTH) / 1000))
  const bars = drawn.map((share, i) => {
    const x = widths.slice(0, i).reduce((sum, width) => sum + width, 0)
    return markup`<rect x="${fixed(x)}" y="0" width="${fixed(widths[i] ?? 0)}" height="22" fill="${SHADES[share.shade]}" stroke="#fff"/>`
  })
  const legend = shares.map(
    ({ label, n, shade }) =>
      markup`<span><i style="background:${SHADES[shade]}"></i>${label} ${n}</span>`,
  )
  return markup`<svg viewBox="0 0 ${WIDTH} 22" role="img" aria-label="${title}">${bars}</svg><div class="legend">${legend}</div>`
}

const fixed = (n: number): string => n.toFixed(1)

const ROW = 25
const LABELS = 330
const BARS = 370

/** The fifteen steps as bars: pale what went in, dark what came out. Rows and records share a scale; files have their own. */
export function funnelChart(steps: readonly FunnelStep[]): Markup {
  const files = largest(steps.filter(({ unit }) => unit === 'file'))
  const lines = largest(steps.filter(({ unit }) => unit !== 'file'))
  const rows = steps.map((step, i) => funnelRow(step, i, step.unit === 'file' ? files : lines))
  const height = steps.length * ROW + 4
  return markup`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="核算步骤">${rows}</svg>`
}

function largest(steps: readonly FunnelStep[]): number {
  return steps.reduce((most, step) => Math.max(most, step.in, step.out), 0)
}

function funnelRow(step: FunnelStep, i: number, scale: number): Markup {
  const y = i * ROW + 3
  const before = fixed((perMille(step.in, scale) * BARS) / 1000)
  const after = fixed((perMille(step.out, scale) * BARS) / 1000)
  const lost = step.in - step.out
  const difference = lost === 0 ? NOTHING : markup`<tspan fill="#a3212a">　${signed(-lost)}</tspan>`
  return markup`<g><text x="${LABELS - 10}" y="${y + 14}" font-size="13" text-anchor="end" fill="#1c2530">${String(step.step)}　${clipped(step.title)}</text><rect x="${LABELS}" y="${y}" width="${before}" height="19" fill="#c8d4e2"/><rect x="${LABELS}" y="${y}" width="${after}" height="19" fill="#1f3b61"/><text x="${LABELS + BARS + 12}" y="${y + 14}" font-size="13" fill="#1c2530">${step.out} ${UNIT[step.unit]}${difference}</text></g>`
}

/** Change with a true minus sign. @example -12 → '−12' */
export function signed(n: number): string {
  if (n === 0) return '0'
  return n < 0 ? `−${String(-n)}` : `＋${String(n)}`
}

function clipped(title: string): string {
  const chars = Array.from(shown(title, 'name'))
  return chars.length <= 21 ? chars.join('') : `${chars.slice(0, 20).join('')}…`
}

/** Counts side by side on one scale. */
export function plainBars(
  bars: readonly { readonly label: string; readonly n: number }[],
  unit: string,
  title: string,
): Markup {
  const scale = bars.reduce((most, { n }) => Math.max(most, n), 0)
  const rows = bars.map(({ label, n }, i) => {
    const width = fixed(Math.max(n > 0 ? 2 : 0, (perMille(n, scale) * 560) / 1000))
    const y = i * 32 + 4
    return markup`<text x="200" y="${y + 17}" font-size="14" text-anchor="end" fill="#1c2530">${clipped(label)}</text><rect x="212" y="${y}" width="560" height="24" fill="#eef2f7"/><rect x="212" y="${y}" width="${width}" height="24" fill="#1f3b61"/><text x="784" y="${y + 17}" font-size="14" fill="#1c2530">${n} ${unit}</text>`
  })
  return markup`<svg viewBox="0 0 ${WIDTH} ${bars.length * 32 + 4}" role="img" aria-label="${title}">${rows}</svg>`
}
