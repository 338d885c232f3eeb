import type { AnnexStatement } from '../../documents/reconcile.ts'
import { shown } from '../../documents/safe.ts'
import type { Locator } from '../../evidence/locator.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import { NULL_CELL, SPOOL_DELIMITER, shownText } from '../../evidence/spool/spool.ts'
import { masked, type OrderedTable } from '../assemble.ts'

/** Lines that are quoted; an annex that talks more than this is read by people. */
const QUOTED = 40
/** Text of a line in which its method is looked for. */
const LOOKED_AT = 600

/** Words by which an annex says how it was counted. */
const METHOD =
  /去重|排重|剔重|剔除|重复|按.{0,8}(?:手机|号码|电话|身份证|姓名|整行)|(?:统计|检验|核算|计算)(?:方法|口径|规则|说明)|条数|逐条|口径/
/** `合计 11034`, `共计：11,034条`, `总数11034`; a number of eleven digits and more is a telephone. */
const TOTAL =
  /(?:合计|共计|总计|总数|总条数|去重后|共)\D{0,8}(\d{1,3}(?:,\d{3}){1,3}|\d{1,10})(?!\d)/

/** A line that says something of the whole, or null. */
export function statement(at: Locator, text: string): AnnexStatement | null {
  const plain = text.slice(0, LOOKED_AT).normalize('NFKC')
  const total = totalOf(plain)
  if (total === null && !METHOD.test(plain)) return null
  return { at, text: shown(text.trim()), total, 'less-rows': null, 'less-counted': null }
}

function totalOf(text: string): number | null {
  const digits = TOTAL.exec(text)?.[1]
  return digits === undefined ? null : Number(digits.replaceAll(',', ''))
}

/** What the titles, notes and totals of a table say of how it was counted. */
export function statementsOf(table: OrderedTable, sealed: SealedRows): AnnexStatement[] {
  const found: AnnexStatement[] = []
  for (const { row, cells } of otherRows(table, sealed)) {
    const said = statement([...masked(table.at), row], cells.join(' '))
    if (said) found.push(said)
    if (found.length >= QUOTED) break
  }
  return found
}

interface OtherRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** Rows that are no data (title, note, total), header apart: the words of a header are those of columns. */
function* otherRows(table: OrderedTable, sealed: SealedRows): Generator<OtherRow> {
  const delimiter = String.fromCharCode(SPOOL_DELIMITER)
  const absent = String.fromCharCode(NULL_CELL)
  for (const part of table.outcome.parts) {
    for (const page of part.pages) {
      if (page.holds !== 'other') continue
      for (const line of sealed.page(part.p, page).toString('utf8').split('\n')) {
        const [role = '', row = '', ...cells] = line.split(delimiter)
        if (line === '' || role === 'HEADER' || role === 'REPEATED_HEADER') continue
        const texts = cells.filter((c) => c !== absent && c !== '').map(shownText)
        yield { row: Number(row) + part.rowBase, cells: texts }
      }
    }
  }
}

const STARRED = /\d{2}[*＊●×xX]{3}|[*＊●×xX]{3}\d{2}|^\p{Script=Han}[*＊●×]{1,3}$/u

/** Numbers and names of which the annex shows only a part: 138****0001, 张**. */
export function isStarred(cells: readonly (string | null)[]): boolean {
  return cells.some((cell) => cell !== null && cell.length < 100 && STARRED.test(cell.trim()))
}
