import type { CaseNote } from '../case-report.ts'
import type { AskedDates } from '../law/asked.ts'
import type { LawBook } from '../law/book.ts'
import { provisionOf } from '../law/cite.ts'
import { graded } from '../law/grade.ts'
import { isDay } from '../law/period.ts'
import type { Reason } from '../report.ts'
import { articleReason } from './article-reason.ts'
import { weekday } from '../law/days.ts'
import { appealPeriod, type AppealPeriod } from './appeal-period.ts'
import type { CriminalFacts } from './notes.ts'

/**
 * A judgment of a day is not in effect on that day: when it takes effect, and what it proves then (民诉法解释 93).
 *
 * @example judgment 2021-08-05, service not known → 最早 2021-08-17, unless appealed; service and appeal 待查
 */
export function judgmentNote(book: LawBook, criminal: CriminalFacts, dates: AskedDates): CaseNote {
  const period = periodOf(book, criminal)
  const text = [
    effectWords(criminal, period),
    heardWords(criminal, period, dates),
    '生效以后，裁判确认的事实免于举证，有相反证据的可以推翻；生效以前不免。',
  ]
  return {
    id: 'proof.judgment-effective',
    title: '判决之日不等于生效之日',
    text: text.join(''),
    reasons: [...periodReasons(book, period), articleReason(book, 'minsufa-jieshi/93')],
  }
}

/** From service; from the judgment itself, as the earliest, when service is not known to the day. */
function periodOf(book: LawBook, { decided, served }: CriminalFacts): AppealPeriod | undefined {
  const from = [served, decided].find((day) => day !== null && isDay(day))
  return from == null ? undefined : appealPeriod(book, from)
}

function effectWords(criminal: CriminalFacts, period: AppealPeriod | undefined): string {
  const { effective, appealed } = criminal
  if (effective !== null) return `录入的生效日为${effective}。${earlyWords(criminal, period)}`
  if (appealed === true) return '已经上诉或者抗诉，一审判决不因期限届满生效；二审裁判和生效日待查。'
  if (period === undefined) return '判决、送达日期待查，不能推算生效日。'
  const open = appealed === null ? '是否上诉、抗诉待查。' : '录入为没有上诉、抗诉。'
  const unlisted = period.notes.filter((note) => note.includes('未收录')).map((note) => `${note}。`)
  return `${countWords(criminal, period)}${open}${unlisted.join('')}有数名被告人的各自起算。`
}

/** 送达日期待查；假定判决当日（2021-08-05）送达，十日至2021-08-15（星期日），顺延到2021-08-16（星期一）…… */
function countWords({ served }: CriminalFacts, period: AppealPeriod): string {
  const known = served !== null && isDay(served)
  const when = known
    ? `判决于${period.served}送达`
    : `送达日期${served === null ? '待查' : `只知${served}`}；假定判决当日（${period.served}）送达`
  const tenth = `${period.tenth}（${weekday(period.tenth)}）`
  const last = `${period.last}（${weekday(period.last)}）`
  const end = period.last === period.tenth ? `至${tenth}届满` : `至${tenth}，顺延到${last}届满`
  const limit = graded(`上诉、抗诉期限${period.limit.amount}日`, period.limit.sure)
  const from = `${known ? '自' : '最早自'}${period.effective}起生效`
  return `${when}，${limit}，次日起算，${end}；无上诉、抗诉的，${from}。`
}

/** An effective date that comes before the time for an appeal is over. */
function earlyWords(criminal: CriminalFacts, period: AppealPeriod | undefined): string {
  const { effective, appealed } = criminal
  if (period === undefined || effective === null || !isDay(effective)) return ''
  if (appealed === true || effective >= period.effective) return ''
  return `按${period.served}推算最早为${period.effective}，录入的早于推算，须核对。`
}

function heardWords(
  { effective }: CriminalFacts,
  period: AppealPeriod | undefined,
  { heard }: AskedDates,
): string {
  const from = effective ?? period?.effective
  if (heard === null || from === undefined || !isDay(heard) || !isDay(from)) return ''
  return heard < from ? `公益诉讼开庭（${heard}）时尚未生效。` : ''
}

function periodReasons(book: LawBook, period: AppealPeriod | undefined): Reason[] {
  if (period === undefined) return []
  const refs = [period.limit.cite, ...RESTS, ...EFFECTS].filter((ref) =>
    provisionOf(book, ref, period.served),
  )
  return refs.map((ref) => articleReason(book, ref, period.served))
}

/** Articles by their numbers before and after 2018-10-26. */
const RESTS = ['xingsufa/103', 'xingsufa/105']
const EFFECTS = ['xingsufa/248', 'xingsufa/259']
