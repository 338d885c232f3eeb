import type { Direction } from '../../gains/statements/values/direction.ts'
import type { FieldId } from '../../gains/statements/layout/fields.ts'
import { word } from '../../gains/statements/values/cells.ts'
import type { Mapping } from '../../gains/statements/layout/layout.ts'
import type { ReadOverrides } from '../../evidence/jobs/job.ts'
import type { CaseFile } from '../facts/schema.ts'
import { columnIndex, letters } from '../intake/corrections/correction.ts'

/** The columns of a table, as the case file says them. */
export type CaseLayout = NonNullable<CaseFile['statements'][number]['layout']>

/** Fields of a layout that are columns, as people say them, and as the reader of statements calls them. */
export const FIELDS: readonly (readonly [keyof CaseLayout, FieldId])[] = [
  ['time', 'time'],
  ['clock', 'clock'],
  ['amount', 'amount'],
  ['in', 'in'],
  ['out', 'out'],
  ['currency', 'currency'],
  ['balance', 'balance'],
  ['state', 'state'],
  ['serial', 'serial'],
  ['order', 'order'],
  ['own', 'own'],
  ['other', 'other'],
  ['other-name', 'otherName'],
  ['fee', 'fee'],
  ['memo', 'goods'],
]

/** How the bytes of its texts are to be read, where a person has said it. */
export function readingOf(layout: CaseLayout | null): ReadOverrides {
  const { delimiter, encoding } = layout ?? {}
  return {
    ...(delimiter === undefined ? {} : { delimiter: delimiter === 'tab' ? '\t' : delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  }
}

/** The same, as the reader of statements takes it. */
export function mappingOf(layout: CaseLayout): Mapping {
  const columns = FIELDS.flatMap(([name, field]): [FieldId, number[]][] => {
    const said = layout[name]
    const all = typeof said === 'string' ? [said] : Array.isArray(said) ? said : []
    return all.length > 0 ? [[field, all.map((c) => columnIndex(c))]] : []
  })
  const { direction, header, unit, days } = layout
  const side = sideOf(direction)
  return {
    columns: Object.fromEntries(
      side.column === null ? columns : [...columns, ['direction', [side.column]]],
    ),
    words: side.words,
    ...(side.sign === null ? {} : { sign: side.sign }),
    ...(header === undefined ? {} : { header }),
    ...(unit === undefined ? {} : { unit }),
    ...(days === undefined ? {} : { days }),
    ...(layout['all-in'] === undefined ? {} : { currency: layout['all-in'] }),
  }
}

function sideOf(direction: CaseLayout['direction']) {
  if (direction === undefined) return { column: null, sign: null, words: {} }
  if (direction === 'positive-in') return { column: null, sign: 'account' as const, words: {} }
  if (direction === 'positive-out') return { column: null, sign: 'card' as const, words: {} }
  if (typeof direction === 'string') {
    return { column: columnIndex(direction), sign: null, words: {} }
  }
  const words = (['in', 'out', 'neutral'] as const).flatMap((side): [string, Direction][] =>
    (direction[side] ?? []).map((text) => [word(text), side]),
  )
  return { column: columnIndex(direction.column), sign: null, words: Object.fromEntries(words) }
}

/** Lines of `case.yaml` by which a person can say what the columns of a table hold. */
export function mapLines(
  id: string,
  path: string,
  shape: string,
  header: readonly string[],
): string {
  const list = header.map((name, i) => `${letters(i)}＝${name}`).join('，')
  return [
    `# 各列：${list === '' ? '没有表头' : list}`,
    'statements:',
    `  - { id: ${id}, path: ${JSON.stringify(path)}, shape: ${JSON.stringify(shape)}, layout: { time: A, amount: B, direction: positive-in, unit: yuan } }`,
  ].join('\n')
}
