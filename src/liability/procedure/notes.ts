import type { ProcedureNote } from '../../report/procedure.ts'
import type { LawBook } from '../../law/book.ts'
import { articleReason } from '../article-reason.ts'
import type { ProcedureFacts } from './facts.ts'
import { usedRoute } from './routes.ts'
import { BESIDE, nameOf, SHORT_COURT, SHORT_OFFICE } from './words.ts'

/** What a reader should know beside roads and clocks: to be checked, never a block. */
export function procedureNotes(facts: ProcedureFacts, book: LawBook): ProcedureNote[] {
  return [
    ...supporting(facts, book),
    ...attachable(facts, book),
    ...bench(facts, book),
    ...internet(facts, book),
    ...countyCourt(facts),
    ...limitation(facts, book),
    ...unplaced(facts),
  ]
}

/** 支持起诉机关为区院，受诉法院为中院，请核对. */
function supporting({ supporter, court }: ProcedureFacts, book: LawBook): ProcedureNote[] {
  if (supporter === null) return []
  const name = nameOf(supporter.name, '支持起诉机关')
  const text = (): string => {
    if (supporter.level === null || court?.level == null) {
      return `${name}支持起诉；其级别与受诉法院是否对应待查。`
    }
    const [own, theirs] = [SHORT_OFFICE[supporter.level], SHORT_COURT[court.level]]
    return BESIDE[court.level] === supporter.level
      ? `${name}支持起诉，支持起诉机关为${own}，受诉法院为${theirs}。`
      : `支持起诉机关为${own}，受诉法院为${theirs}，请核对。`
  }
  return [
    {
      id: 'procedure.support',
      title: '支持起诉',
      text: text(),
      reasons: [articleReason(book, 'minsufa/58.2')],
    },
  ]
}

/** The criminal case went its own way: the usual road was not taken (a hint, nothing follows from it). */
function attachable(facts: ProcedureFacts, book: LawBook): ProcedureNote[] {
  const { criminal, plaintiff } = facts
  if (criminal?.outcome !== 'judgment' || plaintiff?.kind !== 'procuratorate') return []
  if (usedRoute(facts) === 'attached') return []
  return [
    {
      id: 'procedure.not-attached',
      title: '未采用刑事附带民事公益诉讼',
      text: '刑事案件已经判决，公益诉讼另行提起，没有采用刑事附带民事公益诉讼；实践中附带较多，原因可以查明，不影响单独起诉。',
      reasons: [articleReason(book, 'fashi-2018-6/20'), articleReason(book, 'xingsu-guize/330')],
    },
  ]
}

function bench({ suit }: ProcedureFacts, book: LawBook): ProcedureNote[] {
  if (!suit) return []
  return [
    {
      id: 'procedure.bench',
      title: '合议庭',
      text: '公益诉讼一审由七人合议庭审理（法官三人、人民陪审员四人），请核对合议庭组成。',
      reasons: [articleReason(book, 'peishenyuan-fa/16')],
    },
  ]
}

function internet({ court }: ProcedureFacts, book: LawBook): ProcedureNote[] {
  if (court?.internet !== true) return []
  return [
    {
      id: 'procedure.internet',
      title: '互联网法院',
      text: '互联网法院受理检察机关提起的互联网公益诉讼，区级检察院也可以向其起诉；2025年管辖规定改写（凭记忆，未核对），请核对受理之日的规定。',
      reasons: [articleReason(book, 'hulianwang-fayuan/2')],
    },
  ]
}

/** Courts below the intermediate one do take such suits: examples, as published. */
function countyCourt({ court }: ProcedureFacts): ProcedureNote[] {
  if (court?.level !== 'basic' || court.internet) return []
  return [
    {
      id: 'procedure.county-court',
      title: '受诉法院为基层法院',
      text: '一般由中级法院一审；已见报道的例外：资阳市检察院、重庆市检察院一分院向县、区法院起诉，成都市青羊区检察院向成都铁路运输第一法院起诉（据网页摘要）。请核对有无指定管辖。',
      reasons: [],
    },
  ]
}

/** 公告 without a word whose: it is used for no clock. */
function unplaced({ unplaced: on }: ProcedureFacts): ProcedureNote[] {
  if (on === null) return []
  return [
    {
      id: 'procedure.announced',
      title: '公告的性质未写明',
      text: `录入的公告日期（${on}）没有写明是诉前公告还是和解、调解协议的公告，未用于推算期限；请写入 procedure.notice 或者 procedure.settlement。`,
      reasons: [],
    },
  ]
}

function limitation({ damages, suit }: ProcedureFacts, book: LawBook): ProcedureNote[] {
  if (!suit || !damages) return []
  return [
    {
      id: 'procedure.limitation',
      title: '诉讼时效只及于赔偿',
      text: '停止侵害、删除、赔礼道歉的请求不受诉讼时效限制；赔偿请求的时效是否适用于公益诉讼、何时起算，做法不一（推论）。',
      reasons: [articleReason(book, 'minfadian/995'), articleReason(book, 'minfadian/188')],
    },
  ]
}
