import type { SettlementReport } from '../../report/procedure.ts'
import { meant } from '../../law/asked.ts'
import type { ProcedureFacts, Settlement } from './facts.ts'

/**
 * An agreement that is signed is not in effect: it is announced, the court looks at it and issues a 调解书, which takes
 * effect when all have signed for it (民诉法 100, 97 before 2022; 民诉法解释 287). Null when no agreement is entered.
 *
 * @example words 和解 and 调解, signed 2022-09-19 → 表述不一致; 签订不等于生效
 */
export function settlementOf({ settlement }: ProcedureFacts): SettlementReport | null {
  if (settlement === null) return null
  const effective = effectiveOn(settlement)
  return {
    words: settlement.words,
    signed: settlement.signed,
    effective,
    sentence: [
      wording(settlement),
      `${settlement.signed === null ? '签订日期待查' : `${settlement.signed}签订`}，签订不等于生效。`,
      effective === null
        ? '调解书是否出具、各方何时签收待查，生效日不能推算。'
        : `各方均已签收，自${effective}起生效（以最后签收之日计）。`,
    ].join(''),
    open: [
      ...(settlement.signed === null ? ['和解、调解协议的签订日期'] : []),
      ...(effective === null ? ['调解书的出具日期和各方签收日期'] : []),
      ...(settlement.words.length > 1 ? ['协议是和解还是调解，以文书原文为准'] : []),
    ],
  }
}

function wording({ words }: Settlement): string {
  if (words.length <= 1) return words.length === 0 ? '' : `来源称“${words.join('')}”。`
  return `来源分别称${words.map((word) => `“${word}”`).join('、')}，表述不一致，未作取舍。`
}

/** The day of the last signature, when the 调解书 is issued and every one who must sign is entered with his day. */
function effectiveOn({ issued, served }: Settlement): string | null {
  const days = served.flatMap(({ on }) => (on !== null && isDay(on) ? [on] : []))
  if (issued === null || served.length < 2 || days.length < served.length) return null
  const last = days.toSorted().at(-1) ?? null
  const from = meant(issued)?.from
  return last !== null && from !== undefined && last >= from ? last : null
}

function isDay(text: string): boolean {
  const span = meant(text)
  return span !== null && span.from === span.to
}
