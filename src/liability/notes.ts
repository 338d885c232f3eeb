import type { CaseNote, LawInTime } from '../case-report.ts'
import type { AskedDates } from '../law/asked.ts'
import type { LawBook } from '../law/book.ts'
import { cite, provisionOf } from '../law/cite.ts'
import { graded } from '../law/grade.ts'
import { isDay, spanOf } from '../law/period.ts'
import type { Reason } from '../report.ts'
import { articleReason } from './article-reason.ts'
import { judgmentNote } from './judgment-note.ts'
import { lawInTime } from './law-in-time.ts'

/** How the criminal case ended, as the case file tells it; dates as written. */
export interface CriminalFacts {
  readonly outcome: 'judgment' | 'non-prosecution' | 'pending' | 'none'
  readonly decided: string | null
  readonly served: string | null
  readonly appealed: boolean | null
  readonly effective: string | null
}

/** What the notes are made of. */
export interface NoteFacts {
  /** Null: the case file does not say. */
  readonly criminal: CriminalFacts | null
  readonly dates: AskedDates
  /** 证据等次 of the figures on numbers of records that were entered. */
  readonly ranks: readonly string[]
  /** Names of the parties who stay under every standard of the crime. */
  readonly below: readonly string[]
}

/**
 * Notes on proof and on what lies below the crime: never a block, and never a conclusion. Whether the count is exempt from
 * proof (民诉法解释 93), when a judgment takes effect, and which administrative rule of the date of conduct may be asked.
 *
 * @example non-prosecution, conduct to 2021-10-26 → 须自行举证; 行政责任提示 (网络安全法 64(2), 刑诉法 177(3))
 */
export function caseNotes(book: LawBook, facts: NoteFacts): CaseNote[] {
  const { criminal } = facts
  const proof =
    criminal?.outcome === 'judgment'
      ? [judgmentNote(book, criminal, facts.dates), ...missingNumber(facts)]
      : [notExempt(book, criminal)]
  return [...proof, ...administrative(book, facts), ...argued(lawInTime(book, facts.dates))]
}

/** 争议见说明: rules that were not yet in force, and what is argued for them. Nothing is chosen. */
function argued(rows: readonly LawInTime[]): CaseNote[] {
  const early = rows.filter((row) => row.status === 'not-in-force' && row.note !== undefined)
  return [...new Set(early.map((row) => row.note ?? ''))].map((dispute, i) => {
    const under = early.filter((row) => row.note === dispute)
    const articles = under.map((row) => row.article).join('、')
    return {
      id: i === 0 ? 'law.not-in-force' : `law.not-in-force.${i + 1}`,
      title: '行为时未施行的规定（争议说明）',
      text: `${articles}自${under[0]?.from ?? ''}起施行，行为在此以前，不作为行为评价依据。${dispute}。`,
      reasons: under.map(rowReason),
    }
  })
}

const NOT_EXEMPT = {
  'non-prosecution':
    '不起诉决定不是裁判，免证只及于生效裁判；起诉须附检材、提取笔录和本核算的底稿。',
  pending: '刑事案件还没有裁判；裁判生效以后再核对。',
  none: '没有刑事案件；起诉须附检材、提取笔录和本核算的底稿。',
} as const

function notExempt(book: LawBook, criminal: CriminalFacts | null): CaseNote {
  const reasons = [articleReason(book, 'minsufa-jieshi/93')]
  if (criminal === null || criminal.outcome === 'judgment')
    return {
      id: 'proof.unknown',
      title: '免证与否待查',
      text: '没有录入刑事案件的结果，不能说条数是否属于免证事实；查明前按须自行举证准备。',
      reasons,
    }
  const decided = criminal.decided === null ? '' : `（${criminal.decided}）`
  return {
    id: 'proof.not-exempt',
    title: '须自行举证',
    text: `本案无生效刑事裁判，条数不属于免证事实。${NOT_EXEMPT[criminal.outcome]}`,
    reasons: [{ text: `刑事案件：${OUTCOMES[criminal.outcome]}${decided}` }, ...reasons],
  }
}

const OUTCOMES = { 'non-prosecution': '不起诉', pending: '尚未裁判', none: '没有' } as const

/** The judgment is there, but not the number that it found. */
function missingNumber({ ranks }: NoteFacts): CaseNote[] {
  if (ranks.includes('effective-judgment')) return []
  return [
    {
      id: 'proof.judgment-number',
      title: '裁判所载条数未录入',
      text: '案件文件中没有生效裁判所确认的条数。须调取裁判文书，录入条数及其卷页，与核算结果并列；起诉时默认采用生效裁判的数，本软件的数作复核。',
      reasons: [],
    },
  ]
}

/** 行政责任提示: which rule below the crime stood on the date of conduct. No amount is asserted. */
function administrative(book: LawBook, facts: NoteFacts): CaseNote[] {
  const { criminal, below, dates } = facts
  const unprosecuted = criminal?.outcome === 'non-prosecution'
  if (!unprosecuted && below.length === 0) return []
  const rules = rulesBelow(book, dates)
  const opinion = unprosecuted ? opinionOf(book, criminal.decided) : []
  const text = [
    below.length > 0 ? `未达到刑事标准的：${below.join('、')}。` : '',
    rules.length === 0 ? '行为时间待查，适用的规定待查。' : '',
    listed(book, '按行为时间可以核对', rules.filter(byPolice)),
    listed(
      book,
      '另请核对当事人是否属于经营者、个人信息处理者',
      rules.filter((r) => !byPolice(r)),
    ),
    ...opinion.map((reason) => `${graded(reason.text, reason.sure ?? 'verified')}。`),
    '是否已处罚：待查。处罚与否和数额由主管机关决定，本软件不推算数额。',
  ]
  const reasons = [...rules.map(rowReason), ...opinion]
  return [{ id: 'below.administrative', title: '行政责任提示', text: text.join(''), reasons }]
}

function byPolice({ id }: LawInTime): boolean {
  return id.startsWith('below.cybersecurity') || id.startsWith('below.public-security')
}

function listed(book: LawBook, head: string, rules: readonly LawInTime[]): string {
  if (rules.length === 0) return ''
  return `${head}：${rules.map((row) => ruleWords(book, row)).join('；')}。`
}

/** Rules that stood on any day of the conduct; those that hang on a day that is not known, too. */
function rulesBelow(book: LawBook, dates: AskedDates): LawInTime[] {
  if (dates.conduct === null) return []
  const { from, to } = dates.conduct
  const days = [from, to, ...changesWithin(book, dates.conduct)]
  const asked = days.map((day) => ({ ...dates, conduct: { from: day, to: day } }))
  const rows = asked.flatMap((at) => lawInTime(book, at))
  const standing = rows.filter(
    (row) => row.id.startsWith('below.') && row.status !== 'not-in-force',
  )
  return standing.filter((row, i) => standing.findIndex((other) => other.id === row.id) === i)
}

/** First days of the rules below the crime that lie between the first and the last day of the conduct. */
function changesWithin(book: LawBook, { from, to }: { from: string; to: string }): string[] {
  const [first, last] = [spanOf(from)?.to, spanOf(to)?.from]
  if (first === undefined || last === undefined) return []
  const starts = book.grounds.flatMap((g) => (g.id.startsWith('below.') ? (g.from ?? []) : []))
  return [...new Set(starts)].filter((day) => day > first && day < last).sort()
}

/** 网络安全法第六十四条第二款（……，2017-06-01至2025-12-31的行为）（凭记忆，未核对） */
function ruleWords(book: LawBook, row: LawInTime): string {
  const { gist } = cite(book, row.cite)
  const when = row.status === 'unknown' ? row.basis : lifeOf(row)
  return graded(`${row.article}（${gist}。${when}）`, row.sure)
}

/** 2017-06-01至2025-12-31的行为 */
function lifeOf({ from, to }: LawInTime): string {
  return to === null ? `${from ?? ''}以后的行为` : `${from ?? ''}至${to}的行为`
}

function rowReason(row: LawInTime): Reason {
  return { text: `${row.title}：${row.basis}`, cite: row.cite, sure: row.sure }
}

/** 检察意见 on a non-prosecution, by the article of that day. */
function opinionOf(book: LawBook, decided: string | null): Reason[] {
  const day = decided !== null && isDay(decided) ? decided : undefined
  const ref = ['xingsufa/177.3', 'xingsufa/173.3'].find((r) => provisionOf(book, r, day))
  if (ref === undefined) return []
  const { label, sure } = cite(book, ref, day)
  return [{ text: `需要行政处罚的，由检察院提出检察意见（${label}）`, cite: ref, sure }]
}
