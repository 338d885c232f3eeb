import type { Locator } from '../../evidence/locator.ts'
import type { StatementIssue } from '../../report/statements.ts'

/** Places that are named; the others are counted. */
export const MOST_PLACES = 5
const MOST_WORDS = 5

const MESSAGES = {
  'unit-unknown': '表头没有写明金额以元计还是以分计，未读入金额',
  'amount-unreadable': '金额不能读取',
  'amount-missing': '有时间而没有金额',
  'amount-damaged': '金额为科学计数，位数已经丢失',
  'more-decimals': '金额不是整分，未取舍',
  'both-sides': '收入与支出两列都有金额',
  'time-unreadable': '时间不能读取',
  'day-from-above': '日期空白，按上一行的日期',
  'direction-unknown': '收支方向不明',
  'state-unknown': '交易状态不明，未计入收支',
  'serial-damaged': '流水号为科学计数，位数已经丢失',
  negative: '金额为负，按冲正处理，收支方向相反',
  'precision-lost': '时间没有秒，可能由表格软件另存过',
  'other-currency': '有人民币以外的币种，分列，不相加',
  'row-not-understood': '有内容而不能读作一笔',
  'form-unknown': '版式未登记，按列名识别',
  'ledger-only': '记账人自行登记，不是机构出具的流水',
  'not-a-statement': '不能识别为流水',
  'file-unread': '文件没有读完整',
  'file-missing': '文件不存在',
  'lines-missing': '读出的笔数少于流水自载的笔数，可能被截断或者没有导出完整',
  'cut-short': '表的末尾不完整，可能被截断，最后一行以后的交易没有读到',
  'mapping-useless': '所指定的列读不出任何一笔',
  'maybe-repeated': '可能与另一份流水或者另一张表的同一笔重复，依现有各列不能确定，均已计入',
  repeated: '与另一份流水或者同一表中的同一笔重复，只计一次',
} as const

export type IssueId = keyof typeof MESSAGES

interface Met {
  readonly lost: boolean
  readonly at: Locator[]
  readonly words: Set<string>
  times: number
}

/** Gathers what is not understood, each kind once with its first places. */
export class Issues {
  readonly #met = new Map<IssueId, Met>()

  /** @param lost was anything left out of the sums for it? */
  add(id: IssueId, at: Locator, lost: boolean, word = ''): void {
    const met = this.#met.get(id) ?? { lost, at: [], words: new Set(), times: 0 }
    this.#met.set(id, met)
    met.times++
    if (met.at.length < MOST_PLACES) met.at.push(at)
    if (word !== '' && met.words.size < MOST_WORDS) met.words.add(word.slice(0, 20))
  }

  get found(): StatementIssue[] {
    return [...this.#met].map(([code, { lost, at, words, times }]) => ({
      code,
      message: MESSAGES[code] + (words.size > 0 ? `（${[...words].join('、')}）` : ''),
      at,
      more: times - at.length,
      lost,
    }))
  }
}
