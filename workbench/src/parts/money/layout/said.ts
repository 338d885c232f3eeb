import type { CaseFile } from '../../../../../src/case/facts/schema.ts'
import type { Say } from '../../../words.tsx'
import type { Reading } from '../../reading-fields.tsx'
import { lettersOf } from '../../letters.ts'

/** The columns of a statement in the words of `layout:` of the case file. */
export type Layout = NonNullable<CaseFile['statements'][number]['layout']>

/** What a column of a statement may hold, in the order in which people look for it. */
export const HOLDS = [
  ['time', '交易时间', 'time'],
  ['clock', '时刻（另列的）', 'time of day'],
  ['amount', '金额', 'sum'],
  ['in', '收入金额', 'sum in'],
  ['out', '支出金额', 'sum out'],
  ['direction', '收支方向', 'in or out'],
  ['balance', '余额', 'balance'],
  ['other', '对方账号', 'their account'],
  ['other-name', '对方名称', 'their name'],
  ['memo', '摘要、备注', 'memo'],
  ['state', '交易状态', 'state'],
  ['serial', '流水号', 'serial number'],
  ['order', '订单号', 'order number'],
  ['own', '本方账号', 'own account'],
  ['currency', '币种', 'currency'],
  ['fee', '手续费', 'fee'],
] as const
export type Hold = (typeof HOLDS)[number][0]

/** What has been picked so far: a column may hold one thing, several columns may be memos. */
export interface Picked {
  readonly columns: Readonly<Record<string, Hold>>
  /** Of a sum without a side: what a positive one is. */
  readonly sign: 'positive-in' | 'positive-out' | null
  readonly words: Readonly<Record<Side, readonly string[]>>
  readonly unit: 'yuan' | 'fen' | null
  readonly days: 'dmy' | 'mdy' | null
  readonly reading: Reading
}
export type Side = 'in' | 'out' | 'neutral'

export const NOTHING_PICKED: Picked = {
  columns: {},
  sign: null,
  words: { in: [], out: [], neutral: [] },
  unit: null,
  days: null,
  reading: {},
}

/** As it was said before; else what the names of the columns say. */
export function pickedOf(
  said: Layout | null,
  guess: Readonly<Record<string, string>> | undefined,
): Picked {
  const of = (said ?? guess ?? {}) as Readonly<Record<string, unknown>>
  const columns = HOLDS.flatMap(([hold]) => {
    const value = hold === 'direction' ? columnOf(of[hold]) : of[hold]
    const letters = [value].flat().filter((l) => typeof l === 'string' && /^[A-Z]{1,3}$/.test(l))
    return (letters as string[]).map((l): [string, Hold] => [l, hold])
  })
  const direction = said?.direction
  const worded: Partial<Record<Side, readonly string[]>> =
    typeof direction === 'object' ? sideWords(direction) : {}
  const { header, delimiter, encoding } = said ?? {}
  return {
    columns: Object.fromEntries(columns),
    sign: direction === 'positive-in' || direction === 'positive-out' ? direction : null,
    words: { in: worded.in ?? [], out: worded.out ?? [], neutral: worded.neutral ?? [] },
    unit: said?.unit ?? null,
    days: said?.days ?? null,
    reading: {
      ...(header === undefined ? {} : { header }),
      ...(delimiter === undefined ? {} : { delimiter: delimiter === 'tab' ? '\t' : delimiter }),
      ...(encoding === undefined ? {} : { encoding }),
    },
  }
}

function sideWords({ in: into, out, neutral }: Exclude<Layout['direction'], string | undefined>) {
  return { in: into ?? [], out: out ?? [], neutral: neutral ?? [] }
}

function columnOf(direction: unknown): unknown {
  return typeof direction === 'object' && direction !== null
    ? (direction as { column?: unknown }).column
    : direction
}

/** This column holds that now; what may stand in one column only leaves the other. */
export function picking(picked: Picked, letters: string, hold: Hold | null): Picked {
  const others = Object.entries(picked.columns).filter(
    ([l, h]) => l !== letters && (h !== hold || h === 'memo'),
  )
  return {
    ...picked,
    columns: Object.fromEntries(hold === null ? others : [...others, [letters, hold]]),
  }
}

/** The first column that holds it. */
export function columnFor({ columns }: Picked, hold: Hold): string | undefined {
  return Object.entries(columns).find(([, h]) => h === hold)?.[0]
}

/** What is still wanted before it can be tried, in words. */
export function wanting(say: Say, picked: Picked): readonly string[] {
  const has = (hold: Hold) => columnFor(picked, hold) !== undefined
  const sided = has('direction') || picked.sign !== null || has('in') || has('out')
  return [
    ...(has('time') ? [] : [say('交易时间在哪一列', 'which column is the time')]),
    ...(has('amount') || has('in') || has('out')
      ? []
      : [say('金额在哪一列（收入、支出分列的，各点一列）', 'which column is the sum')]),
    ...(!has('amount') || sided
      ? []
      : [
          say(
            '收支看哪一列，或者正数是收入还是支出',
            'which column says in or out, or what a positive sum is',
          ),
        ]),
  ]
}

/** The same as the fact that is kept. */
export function layoutOf(picked: Picked): Layout {
  const of = (hold: Hold) =>
    Object.entries(picked.columns)
      .filter(([, h]) => h === hold)
      .map(([letters]) => letters)
  const single = HOLDS.filter(([hold]) => hold !== 'memo' && hold !== 'direction').flatMap(
    ([hold]) => of(hold).map((letters) => [hold, letters] as const),
  )
  const memo = of('memo')
  const { unit, days, reading } = picked
  const all = {
    ...Object.fromEntries(single),
    ...directionOf(picked),
    ...(memo.length === 0 ? {} : { memo: memo.length === 1 ? memo[0] : memo }),
    ...(unit === null ? {} : { unit }),
    ...(days === null ? {} : { days }),
    ...(reading.header === undefined ? {} : { header: reading.header }),
    ...cutOf(reading),
  }
  return all as Layout
}

function directionOf(picked: Picked): { direction?: Layout['direction'] } {
  const column = columnFor(picked, 'direction')
  if (column === undefined) return picked.sign === null ? {} : { direction: picked.sign }
  const words = Object.entries(picked.words).filter(([, list]) => list.length > 0)
  if (words.length === 0) return { direction: column }
  return { direction: { column, ...Object.fromEntries(words.map(([s, list]) => [s, [...list]])) } }
}

/** How the text is cut, as the case file writes it. */
export function cutOf({ delimiter, encoding }: Reading) {
  return {
    ...(delimiter === undefined ? {} : { delimiter: delimiter === '\t' ? 'tab' : delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  }
}

/** Short texts that stand in a column: the words by which it may say the side. */
export function textsIn(rows: readonly { readonly cells: readonly string[] }[], letters: string) {
  const texts = rows.flatMap(({ cells }) => cells.filter((_, i) => lettersOf(i) === letters))
  const short = texts.filter((text) => text !== '' && text.length <= 12 && !/\d|\*/.test(text))
  return [...new Set(short)].slice(0, 20)
}
