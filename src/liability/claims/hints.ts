import { wholeYuan, yuan } from '../../gains/money.ts'
import type { LawBook } from '../../law/book.ts'
import { limitOn } from '../../law/limits.ts'
import { spanOf } from '../../law/period.ts'
import type { Reason } from '../../report.ts'
import type { HintReport } from '../../report/liability.ts'
import { articleReason } from '../article-reason.ts'
import { basisOf, stands } from './basis.ts'
import { leastOf } from './claims.ts'
import { councilHint } from './council.ts'
import { asksMoney, names, type ClaimFact, type SuitFacts } from './facts.ts'
import { claimLabel } from './words.ts'

/** 提示 on the claims as a whole: what is not claimed, what does not fit, what is unsettled. Notes, never blocks. */
export function hintsOf(book: LawBook, facts: SuitFacts): HintReport[] {
  if (facts.claims.length === 0) return []
  return [
    ...notClaimed(book, facts),
    ...apologyScope(book, facts),
    ...deletion(book, facts),
    ...privacyWord(book, facts),
    ...leastOfActs(facts),
    ...councilHint(book, facts),
    ...overlapping(facts),
    ...damagesNotes(book, facts),
  ]
}

/** 停止侵害 and 删除 that nobody asks for. */
function notClaimed(book: LawBook, facts: SuitFacts): HintReport[] {
  const absent = ['stop', 'delete'].filter((kind) => !facts.claims.some((c) => c.kind === kind))
  if (absent.length === 0) return []
  const press = facts.claims.every((c) => c.rank === 'press')
  const what = absent.map(claimLabel).join('、')
  return [
    {
      id: 'claims.not-claimed',
      title: '可以核对是否一并请求',
      text: `${what}未见于${press ? '报道的诉请' : '已录入的诉请'}；名单仍有副本的，可以核对是否一并请求，由起诉人决定。`,
      reasons: grounds(book, facts, [
        'liable.tort-21',
        'liable.civil-code-1167',
        'tort-15',
        'civil-code-remedies',
      ]),
    },
  ]
}

/** 民法典1000: the apology must fit the manner of the conduct and the spread of its effect. */
function apologyScope(book: LawBook, facts: SuitFacts): HintReport[] {
  const own = facts.claims.filter((c) => c.kind === 'apologise')
  if (own.length === 0) return []
  const open = own.filter((c) => c.medium === null || c.scope === null)
  const missing = open.length === 0 ? '' : `；${open.map(apologyMissing).join('；')}：待查`
  return [
    {
      id: 'claims.apology-scope',
      title: '赔礼道歉的方式与范围',
      text: `赔礼道歉应当与行为的具体方式和造成的影响范围相当${missing}。不履行的，法院可以公布裁判文书的主要内容，费用由被告承担。`,
      reasons: grounds(book, facts, ['liable.civil-code-1000']),
    },
  ]
}

function apologyMissing({ id, medium, scope }: ClaimFact): string {
  const lacking = [...(medium === null ? ['媒体'] : []), ...(scope === null ? ['范围'] : [])]
  return `${id}的${lacking.join('、')}未载明`
}

/** 删除: what counts as deleted is debated; where it cannot be done technically, 个保法 47 from its day on. */
function deletion(book: LawBook, facts: SuitFacts): HintReport[] {
  if (!facts.claims.some((c) => c.kind === 'delete')) return []
  const later = stands(basisOf(book, facts.dates, ['liable.pipl-47']))
  const instead = later
    ? '技术上难以实现的，应当停止除存储和采取必要的安全保护措施之外的处理；'
    : ''
  return [
    {
      id: 'claims.deletion',
      title: '删除的程度与核验',
      text: `删除是否以不能恢复为准（物理删除、逻辑删除）做法不一，诉讼请求可以写明设备、云端、备份和核验的方法；${instead}是否已经删除须另行核验。`,
      reasons: grounds(book, facts, ['liable.civil-code-1037', 'liable.pipl-47']),
    },
  ]
}

/** 隐私权 in the source, 个人信息权益 in the law: two things. */
function privacyWord(book: LawBook, facts: SuitFacts): HintReport[] {
  const told = facts.claims.filter(({ wording, scope }) =>
    [wording, scope].some((text) => text?.includes('隐私权')),
  )
  if (told.length === 0) return []
  return [
    {
      id: 'claims.wording-privacy',
      title: '用语核对：隐私权与个人信息权益',
      text: `${told.map((c) => c.id).join('、')}的来源写作“隐私权”，条文所称为“个人信息权益”：个人信息中的私密信息才适用有关隐私权的规定，诉讼请求用哪一个词请核对。`,
      reasons: grounds(book, facts, ['general-provisions-111', 'civil-code']),
    },
  ]
}

/** 以行为补偿: what it costs at the least, beside the gains that are stated and computed. */
function leastOfActs(facts: SuitFacts): HintReport[] {
  return facts.claims.flatMap((claim): HintReport[] => {
    const least = leastOf(claim)
    if (least === null) return []
    const stated = facts.sums
      .filter((s) => s.what === 'margin' && s.bound === 'exactly' && isOwn(s.of, claim))
      .map((s) => compared(least, s.fen, `载明的差价获利${yuan(s.fen)}（${s.source}）`))
    const margin = facts.margin(claim.against, claim.deals)
    const computed =
      margin === null || margin.bound !== 'exactly' || facts.lacking?.(claim.against, claim.deals)
        ? []
        : [compared(least, margin.fen, `推算的差价获利${yuan(margin.fen)}`)]
    const all = [...stated, ...computed]
    const beside = all.length === 0 ? '没有可以对照的获利' : all.join('；')
    return [
      {
        id: `claims.least-of-acts.${claim.id}`,
        title: '行为补偿的最低支出',
        text: `${names(facts, claim.against)}行为补偿的最低支出合计${yuan(least)}：${beside}。`,
        reasons: [],
      },
    ]
  })
}

function isOwn(of: readonly string[], { against }: ClaimFact): boolean {
  return of.length > 0 && of.every((who) => against.includes(who))
}

function compared(least: number, gain: number, what: string): string {
  if (least === gain) return `等于${what}`
  return least < gain ? `比${what}少${yuan(gain - least)}` : `比${what}多${yuan(least - gain)}`
}

/** Two claims of damages for the same transfer from persons who overlap: no loss is made good twice. */
function overlapping(facts: SuitFacts): HintReport[] {
  const own = facts.claims.filter((c) => c.kind === 'compensate').slice(0, MOST)
  const pairs = own.flatMap((a, i) =>
    own.slice(i + 1).flatMap((b) => {
      const deals = (a.deals ?? []).filter((d) => b.deals?.includes(d))
      const who = a.against.filter((p) => b.against.includes(p))
      return deals.length > 0 && who.length > 0
        ? [`${a.id}与${b.id}（流转${deals.join('、')}）`]
        : []
    }),
  )
  if (pairs.length === 0) return []
  return [
    {
      id: 'claims.overlap',
      title: '同一流转有两项赔偿请求',
      text: `${pairs.join('；')}及于同一流转和同一人：同一损失不重复获偿，请核对各项数额；本软件不相加、不相抵。`,
      reasons: [],
    },
  ]
}

/** Claims that are compared in pairs. */
const MOST = 200

/** What holds for damages in every case: no sum a record, an unsettled ceiling, nothing punitive. */
function damagesNotes(book: LawBook, facts: SuitFacts): HintReport[] {
  if (!facts.claims.some((c) => asksMoney(c) || c.kind === 'act')) return []
  return [
    ...ceiling(book, facts),
    {
      id: 'damages.no-tariff',
      title: '没有按条计价的标准',
      text: '没有按条计价的标准：赔偿不以条数乘以单价推算，也没有公式；各种口径的数与相近案件并列，由人决定。',
      reasons: [],
    },
    {
      id: 'damages.punitive',
      title: '惩罚性赔偿不适用',
      text: '惩罚性赔偿没有可以直接适用于个人信息民事公益诉讼的规定，各方看法不一；本软件不核算。',
      reasons: [{ text: '检察公益诉讼中的惩罚性赔偿规定限于生态环境和食品药品案件', sure: 'page' }],
    },
  ]
}

/** 50万元: of suits between private persons; whether it holds here is not settled. */
function ceiling(book: LawBook, facts: SuitFacts): HintReport[] {
  if (!stands(basisOf(book, facts.dates, ['civil-code-gain']))) return []
  const last = spanOf(facts.dates.conduct?.to ?? '')?.to ?? ''
  const harm = spanOf(facts.dates.harmUntil ?? '')?.from ?? ''
  const limit = limitOn(book, 'damages.ceiling', last < harm ? harm : last)
  if (limit === undefined) return []
  return [
    {
      id: 'damages.ceiling',
      title: '酌定数额的上限（能否适用未定）',
      text: `损失和获益都难以确定时，法院可以在${wholeYuan(BigInt(limit.amount))}以下酌定（${limit.label}）；该条说的是个人提起的诉讼，能否用于民事公益诉讼没有定论（推论）。`,
      reasons: [{ ...articleReason(book, limit.cite), sure: limit.sure }],
    },
  ]
}

function grounds(book: LawBook, facts: SuitFacts, ids: readonly string[]): Reason[] {
  return basisOf(book, facts.dates, ids).map((b) => ({
    text: `${b.article}${b.status === 'fall-back' ? '（备用）' : b.status === 'unknown' ? '（待查明）' : ''}：${b.text}`,
    cite: b.cite,
    sure: b.sure,
  }))
}
