import type { CaseReport } from '../../case-report.ts'
import type { CaseFile } from '../facts/schema.ts'
import { placeWords, remedyWords, type Say } from '../facts/words/fields.ts'
import { problemWords } from '../facts/words/problems.ts'
import { isAbsent } from './absent.ts'

type Asked = readonly [when: boolean, text: string]

/**
 * What the facts of a case leave open (待查事项, stories C24): identities, deliveries, payments, dates, copies, and each
 * fact that could not be used. Every one becomes an item of the 补充调查提纲.
 */
export function caseQuestions(facts: CaseFile, part: CaseReport): string[] {
  return [
    ...part.problems.map(unused),
    ...identities(facts),
    ...asked(deliveries(facts)),
    ...batchesOpen(facts),
    ...asked(procedure(facts)),
  ]
}

/** 案件事实“流转 第1项 › 批次”：…: in the words of the screen, for it becomes an item of the 补充调查提纲. */
function unused({ field, found, problem, effect, remedy }: CaseReport['problems'][number]): string {
  // What is said of the exhibits as a whole is said of one file of theirs: without its name nobody finds it.
  const file = field === 'exhibits' && found !== null ? `${found}：` : ''
  const what = problemWords(inChinese, problem)
  const then = problemWords(inChinese, remedyWords(inChinese, remedy))
  return `案件事实“${placeWords(inChinese, field)}”：${file}${what}（${effect}）。${then}`
}

const inChinese: Say = (zh) => zh

function asked(list: readonly Asked[]): string[] {
  return list.filter(([when]) => when).map(([, text]) => text)
}

/** Parties and accounts behind which nobody is known. */
function identities(facts: CaseFile): string[] {
  const people = facts.parties
    .filter((p) => p.identified === false || isAbsent(p))
    .map((p) => `${p.name}的身份：账号注册、实名、登录设备与支付账户资料`)
  const accounts = facts.accounts
    .filter((a) => a.user === undefined && a.users === undefined)
    .map((a) => `账号${a.id}（${a.platform}）的实际使用人`)
  return [...people, ...accounts]
}

function deliveries(facts: CaseFile): Asked[] {
  const { transfers } = facts
  const sold = transfers.filter((t) => t.kind === 'sell' || t.kind === 'buy')
  const unproven = transfers.filter((t) => t.assumed === true || t.evidence === undefined)
  const priced = sold.filter((t) => t['unit-price'] !== undefined && t.amount === undefined)
  const unpriced = sold.filter((t) => t['unit-price'] === undefined && t.amount === undefined)
  const lists = facts.batches.some((b) => (b.files ?? []).length > 0)
  return [
    [
      unproven.length > 0,
      `流转${ids(unproven)}系推算或者没有卷页：聊天、网盘、邮件中的发送与接收记录`,
    ],
    [priced.length > 0, `流转${ids(priced)}的价款按单价推算：微信、支付宝、银行流水`],
    [unpriced.length > 0, `流转${ids(unpriced)}没有载明价款：支付记录与双方陈述`],
    [sold.length > 0 && lists, '查获的名单是否全部售出、交付，向哪些人交付'],
    [lists, '名单的形成日期、最初来源（年龄与真实性均与此有关）'],
  ]
}

/** Batches that only somebody's word tells of. */
function batchesOpen(facts: CaseFile): string[] {
  return facts.batches
    .filter((b) => (b.files ?? []).length === 0)
    .map((b) => `批次${b.id}仅有载明数：取得数据文件，以便去重并与其他批次比对`)
}

function procedure(facts: CaseFile): Asked[] {
  const { criminal, dates, claims } = facts
  const suit = claims.length > 0 || Boolean(dates?.filed) || Boolean(dates?.heard)
  const gains = facts.figures.some((f) => f.what === 'margin' || f.what === 'illegal-income')
  return [
    [criminal === undefined, '刑事部分的处理结果（裁判、不起诉或者未立案）'],
    [
      criminal?.outcome === 'non-prosecution',
      '不起诉时是否查明退赃退赔（解释第十条）：退缴数额与凭证',
    ],
    [
      criminal?.outcome === 'non-prosecution',
      '是否已受行政处罚：公安机关、网信部门的处罚决定与检察意见回复',
    ],
    [
      criminal?.outcome === 'judgment' && !criminal.effective,
      '刑事判决是否生效：送达日期、有无上诉抗诉、判决所载条数与违法所得',
    ],
    [suit && !dates?.filed, '公益诉讼的起诉（受理）日期'],
    [suit && noticeUnsaid(facts), '公告（诉前公告或者调解、和解协议公告）的日期与媒体'],
    [gains, '所得的去向，已退缴、没收的数额'],
    [
      !claims.some((c) => c.kind === 'delete'),
      '名单的其他副本（网盘、聊天记录、下家处）是否存在，是否已经删除',
    ],
  ]
}

/** `dates.announced` may mean either notice: who sues, or an agreement, says which; the clocks ask for that one. */
function noticeUnsaid({ dates, procedure: told }: CaseFile): boolean {
  return !dates?.announced && !told?.plaintiff && !told?.settlement
}

function ids(things: readonly { readonly id: string }[]): string {
  return things.map((t) => t.id).join('、')
}
