import type { GainsReport } from '../../report/gains.ts'

/** Names told one by one. */
const NAMED = 8

/** What money leaves open (待查事项): proposals that nobody has confirmed, what is unpaid, what lies outside a claim. */
export function moneyQuestions(gains: GainsReport): string[] {
  const waiting = gains.payments.filter((p) => p.decision === null && p.proposals.length > 0)
  const uncounted = gains.payments.filter(
    (p) => p.decision?.decided === 'confirmed' && !p.decision.counts,
  )
  const short = gains.deals.filter((d) => d.paid !== null && d.check === 'differs')
  return [
    ...(waiting.length > 0
      ? [
          `付款${named(waiting.map(({ id }) => id))}可能对应的流转：请逐笔确认或者否定（案件事实“付款与流转”）`,
        ]
      : []),
    ...uncounted.map((p) => `付款${p.id}已确认而没有计入：${p.decision?.note ?? ''}`),
    ...short.map((d) => `流转${d.deal}：${d.sentence}`),
    ...gains.notes.map(({ text }) => text),
    ...gains.scopes.flatMap((scope) => scope['outside-sentence'] ?? []),
    ...(gains['price-lines'].found > 0
      ? [
          `聊天中可能约定价格、数量的消息${String(gains['price-lines'].found)}条：请核对原文并决定是否录入；其中的行话须结合其他证据说明含义（刑诉法解释第一百一十五条）`,
        ]
      : []),
    ...gains.conflicts.map(({ sentence }) => `载明数不一致：${sentence}`),
  ]
}

function named(ids: readonly string[]): string {
  const more = ids.length > NAMED ? `等${String(ids.length)}笔` : ''
  return `${ids.slice(0, NAMED).join('、')}${more}`
}
