import type { TierId } from '../case-report.ts'
import type { FolderCount } from '../case/count-folder.ts'
import type { RowSelection } from '../case/ledger/ledger-rows.ts'
import { isId, rowsOfBatches, rowsOfPerson, type Behind } from '../case/persons/asked-rows.ts'
import type { Part } from '../case/persons/terms.ts'
import { TIER } from '../documents/words/labels.ts'
import { shown } from '../documents/safe.ts'
import { badFlag } from './flags.ts'

/** What is asked of a number of a person or of a batch. */
export interface AskedNumber {
  readonly batch?: readonly string[] | undefined
  readonly person?: string | undefined
  readonly buyer?: string | undefined
  readonly provided?: boolean | undefined
  readonly unsold?: boolean | undefined
  readonly obtained?: boolean | undefined
  readonly 'in-duty'?: boolean | undefined
  readonly item?: string | undefined
  readonly others?: boolean | undefined
}

/** Further narrowing of the rows, and what is said under them: the number that they come to, beside that of the report. */
export interface NumberRows {
  readonly selection: RowSelection
  readonly lines: readonly string[]
}

/**
 * The rows behind a number of a person (`--person`) or of batches (`--batch`); null when neither is asked for.
 *
 * @param asked what else narrows the rows: with a code, all records of the batches with that code are listed
 * @throws ShuzhengError `cli/bad-flag` for a person, buyer or batch that the report does not have
 */
export async function behindNumber(
  values: AskedNumber,
  counted: FolderCount,
  asked: RowSelection,
): Promise<NumberRows | null> {
  if (values.batch !== undefined && values.person !== undefined)
    throw badFlag('rows', '--batch 与 --person 不能同时使用')
  if (values.person !== undefined) return ofPerson(values, values.person, counted, isNarrow(asked))
  refusePersonFlags(values)
  if (values.batch === undefined) return null
  return asked.codes
    ? inBatches(values.batch, counted)
    : ofBatches(values, values.batch, counted, isNarrow(asked))
}

const PARTS = ['provided', 'unsold', 'obtained', 'in-duty'] as const

function refusePersonFlags(values: AskedNumber): void {
  const flag = (['buyer', ...PARTS, 'item'] as const).find((name) => values[name] !== undefined)
  if (flag) throw badFlag('rows', `--${flag}：与 --person 同时使用`)
  if (values.others && !values.batch)
    throw badFlag('rows', '--others：与 --person 或者 --batch 同时使用')
}

/** Less than all the rows of the number are listed. */
function isNarrow(asked: RowSelection): boolean {
  return Boolean(asked.codes ?? asked.tabs ?? asked.subjectOf)
}

async function ofPerson(
  values: AskedNumber,
  person: string,
  counted: FolderCount,
  narrow: boolean,
): Promise<NumberRows> {
  const { buyer = null } = values
  const part = partOf(values)
  if (buyer !== null && part !== 'sum') throw badFlag('rows', `--buyer 与 --${part} 不能同时使用`)
  const found = await rowsOfPerson(counted, { person, part, buyer, tier: itemOf(values.item) })
  if (found === null) throw badFlag('rows', `--person ${person}：${knownPersons(counted)}`)
  if (found === 'buyer')
    throw badFlag('rows', `--buyer ${buyer ?? ''}：${knownBuyers(counted, person)}`)
  const listed = { ...found.selection.listed, others: values.others ?? false }
  return { selection: { listed }, lines: narrow ? [] : personLines(found, listed.others) }
}

function partOf(values: AskedNumber): Part {
  const parts = PARTS.filter((name) => values[name])
  if (parts.length > 1) throw badFlag('rows', `${parts.map((p) => `--${p}`).join('、')} 只能给一个`)
  return parts[0] ?? 'sum'
}

const ITEMS: Readonly<Record<string, TierId>> = { 3: 'A', 4: 'B', 5: 'C', A: 'A', B: 'B', C: 'C' }

function itemOf(typed: string | undefined): TierId | null {
  if (typed === undefined) return null
  const tier = Object.hasOwn(ITEMS, typed) ? ITEMS[typed] : undefined
  if (!tier) throw badFlag('rows', `--item ${typed}：写 3、4、5（第五条第一款第三、四、五项）`)
  return tier
}

function knownPersons({ report }: FolderCount): string {
  const ids = report.case?.parties.map((p) => p.id) ?? []
  return ids.length === 0
    ? '报告没有案件事实，没有人员'
    : `没有此人，或者没有其获取、提供的事实；人员：${ids.join('、')}`
}

function knownBuyers({ report }: FolderCount, person: string): string {
  const party = report.case?.parties.find((p) => isId(p.id, person) || isId(person, p.id))
  const buyers = party?.tiers.C['by-buyer'].map((b) => b.buyer) ?? []
  return buyers.length === 0 ? '此人没有提供给他人的记载' : `此人的下家：${buyers.join('、')}`
}

/** What the rows come to, and why it is not the number of the report where it is not. */
function personLines({ title, sums, stated }: Behind, others: boolean): string[] {
  return [
    ...sums.map(({ tier, rows, stated: told, open }) => {
      const own = `${shown(title)} ${TIER[tier]} ${String(told)} 条${open ? '以上' : ''}`
      if (rows === told) return `${own}：${eachOnce(others)}`
      return `${own}：所列各行为 ${String(rows)} 条，其余 ${String(told - rows)} 条由采用的备选口径或者仅有载明数的批次而来，没有行可列`
    }),
    ...(sums.length === 0 ? [`${shown(title)} 0 条，没有行可列`] : []),
    ...opaque(stated),
  ]
}

function eachOnce(others: boolean): string {
  return others
    ? '标“计入”的每条一行，其余为同一条的其他行'
    : '所列每条一行（--others 一并列出同一条的其他行）'
}

function opaque(stated: readonly string[]): string[] {
  return stated.map((id) => `批次${shown(id)} 仅有载明数，没有文件，没有行可列`)
}

async function ofBatches(
  values: AskedNumber,
  typed: readonly string[],
  counted: FolderCount,
  narrow: boolean,
): Promise<NumberRows> {
  const found = await rowsOfBatches(counted, typed)
  if (found === null) throw unknownBatch(typed, counted)
  const { listed } = found.selection
  const lines = found.sums.map(({ id, rows, stated }) =>
    rows === stated
      ? `批次${shown(id)} ${String(stated)} 条：${eachOnce(values.others ?? false)}`
      : `批次${shown(id)} 报告为 ${String(stated)} 条，所列为 ${String(rows)} 条`,
  )
  return {
    selection: { ...(listed && { listed: { ...listed, others: values.others ?? false } }) },
    lines: [...(narrow ? [] : lines), ...opaque(found.stated)],
  }
}

/** All records of the files of some batches: with a code, those that it took out. */
function inBatches(typed: readonly string[], { report }: FolderCount): NumberRows {
  const numbers = typed.map((id) => report.batches.findIndex((b) => isId(id, b.id)))
  if (numbers.includes(-1)) throw unknownBatch(typed, { report })
  return { selection: { batches: new Set(numbers) }, lines: [] }
}

function unknownBatch(typed: readonly string[], { report }: Pick<FolderCount, 'report'>): Error {
  const ids = report.batches.map((b) => b.id)
  const known = ids.length === 0 ? '报告没有批次' : `批次：${ids.join('、')}`
  return badFlag('rows', `--batch ${typed.join('、')}：${known}`)
}
