import { Chance } from './chance.ts'
import { HEADINGS, MISLEADING, SELF_TOLD, STRICT } from './headings.ts'
import { MAKERS } from './makers.ts'

export const HEADED = ['right', 'missing', 'wrong', 'misleading', 'short'] as const
export const STATES = ['clean', 'dirty', 'empty', 'foreign', 'few', 'many'] as const
export type Headed = (typeof HEADED)[number]
export type State = (typeof STATES)[number]

export interface MadeColumn {
  readonly kind: string
  readonly heading: string
  readonly cells: readonly string[]
}

export interface MadeList {
  readonly headed: Headed
  readonly state: State
  readonly columns: readonly MadeColumn[]
  readonly csv: string
}

const KINDS = Object.keys(MAKERS)
const ROWS: Readonly<Record<State, readonly [number, number]>> = {
  clean: [20, 60],
  dirty: [20, 60],
  empty: [20, 60],
  foreign: [20, 60],
  few: [3, 8],
  many: [400, 900],
}

/** One list: `kind` and one to four other columns. Kinds that only a heading tells stand in none without right headings. */
export function makeList(kind: string, headed: Headed, state: State, seed: number): MadeList {
  const c = new Chance(seed)
  const rows = c.number(...ROWS[state])
  const told = headed === 'right' || headed === 'short'
  const others = Array.from({ length: c.number(1, 4) }, () => c.of(told ? KINDS : SELF_TOLD))
  const kinds = shuffled([...new Set([kind, ...others])].filter(agreeing), c)
  const columns = kinds.map((k): MadeColumn => {
    const plain = MAKERS[k] ?? []
    const make = c.of(plain)(c)
    const cells = Array.from({ length: rows }, (_, row) => changed(make(row), k, state, c, row))
    return { kind: k, heading: headingOf(k, headed, c), cells }
  })
  return { headed, state, columns, csv: written(columns, rows, headed) }
}

/** Whose a telephone or a name is, a list of pupils says otherwise than another: those have their own kinds. */
function agreeing(kind: string, _: number, all: readonly string[]): boolean {
  const pupils = all.some((k) => ['school', 'grade', 'guardian-name', 'guardian-phone'].includes(k))
  const first = all[0]
  return (
    !pupils || kind === first || !['mobile', 'name', 'vague-name', 'age', 'date'].includes(kind)
  )
}

function headingOf(kind: string, headed: Headed, c: Chance): string {
  const [right = '', short = ''] = HEADINGS[kind] ?? []
  if (headed === 'right' || headed === 'missing') return c.of(right.split('|'))
  if (headed === 'short') return c.of(short.split('|'))
  if (headed === 'misleading') return c.of(MISLEADING)
  const other = c.of(STRICT.filter((k) => k !== kind))
  return c.of((HEADINGS[other]?.[0] ?? '').split('|'))
}

function changed(value: string, kind: string, state: State, c: Chance, row: number): string {
  if (state === 'empty' && c.happens(0.3)) return ''
  if (state === 'dirty' && c.happens(0.05) && kind !== 'row-no') return dirtied(value, c)
  if (state !== 'foreign' || !c.happens(0.05) || kind === 'row-no') return value
  const other = c.of(['name', 'mobile', 'address', 'resident-id', 'amount', 'text'])
  return c.of(MAKERS[other] ?? [])(c)(row)
}

const WIDE = (s: string) =>
  s.replaceAll(/[0-9A-Za-z]/g, (x) => String.fromCharCode(x.charCodeAt(0) + 0xfee0))

/** What typing, copying and programs leave: signs around it, wide letters, a lost or doubled character, a word for nothing. */
function dirtied(value: string, c: Chance): string {
  const at = c.number(0, Math.max(0, value.length - 1))
  return c.of([
    () => ` ${value} `,
    () => `'${value}`,
    () => `${value}\t`,
    () => WIDE(value),
    () => value.slice(0, at) + value.slice(at + 1),
    () => value.slice(0, at) + value.charAt(at) + value.slice(at),
    () => c.of(['无', '-', '未知', 'NULL', '/', '暂无']),
    () => `${value.slice(0, 3)}****${value.slice(-2)}`,
  ])()
}

function written(columns: readonly MadeColumn[], rows: number, headed: Headed): string {
  const quoted = (s: string) => `"${s.replaceAll('"', '""')}"`
  const lines = Array.from({ length: rows }, (_, row) =>
    columns.map((col) => quoted(col.cells[row] ?? '')).join(','),
  )
  if (headed !== 'missing') lines.unshift(columns.map((col) => quoted(col.heading)).join(','))
  return `${lines.join('\r\n')}\r\n`
}

function shuffled<T>(all: readonly T[], c: Chance): T[] {
  return all
    .map((one) => ({ one, at: c.share() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}
