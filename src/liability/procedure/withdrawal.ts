import type { LawBook } from '../../law/book.ts'
import { meant } from '../../law/asked.ts'
import type { Reason } from '../../report.ts'
import type { ProcedureNote } from '../../report/procedure.ts'
import { articleReason } from '../article-reason.ts'
import { claimLabel } from '../claims/words.ts'
import type { ProcedureFacts, Withdrawal } from './facts.ts'
import { inForceOn } from './in-force-on.ts'

/** A note with what it leaves open. */
export interface Told {
  readonly notes: readonly ProcedureNote[]
  readonly questions: readonly string[]
}

/**
 * 撤回起诉: a procuratorate may withdraw when all that it claimed has come about; no plaintiff is let withdraw once the
 * debate in court has ended. How the two meet is not settled. A note, never a block.
 *
 * Law: fashi-2018-6/19, minsufa-jieshi/288 (290 before 2022-04-10).
 *
 * @example asked 2022-09-10, debate ended 2022-09-19, all claims met → 以前; 可以撤回起诉
 */
export function withdrawalOf(facts: ProcedureFacts, book: LawBook): Told {
  const { withdrawal } = facts
  if (withdrawal === null) return { notes: [], questions: [] }
  const own = facts.plaintiff === null || facts.plaintiff.kind === 'procuratorate'
  const when = timing(withdrawal, own)
  const met = own ? claims(facts, withdrawal) : { text: '', open: null }
  const allowed =
    withdrawal.allowed === null ? '是否准许撤回待查' : `法院${withdrawal.allowed}准许撤回起诉`
  return {
    notes: [
      {
        id: 'procedure.withdrawal',
        title: '撤回起诉',
        text: `${[when.text, met.text, allowed].filter((part) => part !== '').join('；')}。`,
        reasons: [
          ...(own ? [articleReason(book, 'fashi-2018-6/19')] : []),
          ...late(book, withdrawal),
        ],
      },
    ],
    questions: [
      ...[when.open, met.open].filter((open) => open !== null),
      ...(withdrawal.allowed === null ? ['法院是否准许撤回起诉，何日裁定'] : []),
    ],
  }
}

interface Part {
  readonly text: string
  readonly open: string | null
}

/** Before or after the end of the debate, as far as both days are known. */
function timing({ asked, debateEnded }: Withdrawal, own: boolean): Part {
  const [on, end] = [meant(asked), meant(debateEnded)]
  if (on === null || end === null)
    return {
      text: '法庭辩论终结后申请撤诉的，不予准许；本案申请在其前还是其后待查',
      open: [
        ...(on === null ? ['申请撤回起诉的日期'] : []),
        ...(end === null ? ['法庭辩论终结的日期'] : []),
      ].join('；'),
    }
  const both = `${asked ?? ''}申请撤回起诉，法庭辩论${debateEnded ?? ''}终结`
  if (on.to < end.from) return { text: `${both}：申请在辩论终结以前`, open: null }
  if (on.from <= end.to)
    return { text: `${both}：孰先孰后待查`, open: '申请撤回起诉与法庭辩论终结的先后' }
  const meets = own
    ? '，诉讼请求全部实现的是否仍可以撤回，两条如何衔接没有定论（推论），由法院决定'
    : ''
  return { text: `${both}：申请在辩论终结以后，依规定不予准许${meets}`, open: null }
}

const MET = {
  yes: '录入为诉讼请求全部实现，检察院可以撤回起诉',
  no: '录入为诉讼请求没有全部实现：检察院撤回起诉的规定以全部实现为条件，请核对撤回的依据',
} as const

/** 诉讼请求全部实现, claim by claim a matter of evidence. */
function claims({ claimed }: ProcedureFacts, { claimsMet }: Withdrawal): Part {
  if (claimsMet !== 'unknown') return { text: MET[claimsMet], open: null }
  const each = claimed.length === 0 ? '' : `（${claimed.map(claimLabel).join('、')}）`
  return {
    text: '诉讼请求全部实现的，检察院可以撤回起诉；是否全部实现待查',
    open: `各项诉讼请求${each}是否全部实现，有无履行的材料`,
  }
}

/** The article on withdrawal by the day of the request; both numbers' last where that is not known. */
function late(book: LawBook, { asked, debateEnded }: Withdrawal): Reason[] {
  const day = meant(asked)?.from ?? meant(debateEnded)?.from
  return inForceOn(book, ['minsufa-jieshi/288', 'minsufa-jieshi/290'], day)
}
