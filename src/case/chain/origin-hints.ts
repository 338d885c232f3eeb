import type { OriginReport } from '../../report/origin.ts'
import type { CaseFile } from '../facts/schema.ts'
import { firstDay } from '../facts/days.ts'
import { accountUsers } from '../persons/chain-facts.ts'

/**
 * 提示: where the files say that a batch came from another and the transfers of the case do not lead from one to the other,
 * or lead the other way round. What it means is for people to find out.
 */
export function transferHints(facts: CaseFile, origin: OriginReport): string[] {
  const users = new Map(facts.accounts.map((a) => [a.id, accountUsers(a)]))
  const who = (ids: readonly string[] | undefined) =>
    (ids ?? []).flatMap((id) => {
      const own = users.get(id) ?? []
      return own.length > 0 ? own : [id]
    })
  const moves = facts.transfers.map((t) => ({ ...t, from: who(t.from), to: who(t.to) }))
  const named = new Map(facts.parties.map((p) => [p.id, p.name]))
  const names = (ids: Iterable<string>) => [...ids].map((id) => named.get(id) ?? id).join('、')
  const getting = (batch: string) =>
    new Set(moves.filter((t) => t.batch === batch).flatMap((t) => [...t.to, ...t.from]))
  const givers = (batch: string) =>
    new Set(moves.filter((t) => t.batch === batch).flatMap((t) => t.from))
  const direct = origin.edges.filter((e) => e.directed && e.through.length === 0)
  return [
    ...direct.flatMap(({ from, to, 'or-from': or }) => {
      const [had, gave] = [new Set([from, ...or].flatMap((b) => [...getting(b)])), givers(to)]
      if (had.size === 0 || gave.size === 0 || [...gave].some((p) => had.has(p))) return []
      return [
        `批次${to}的记录来自批次${from}或者与之相同的名单，而案件事实中没有${names(gave)}得到批次${from}的流转：请查其来源`,
      ]
    }),
    ...direct.flatMap(({ from, to }) => {
      const [earlier, later] = [firstOf(moves, from), firstOf(moves, to)]
      if (earlier === null || later === null || earlier <= later) return []
      return [
        `批次${to}（${later}起流转）的记录来自批次${from}（${earlier}起流转）或者与之相同的名单，流转日期却在先：请核对日期，或者查是否另有更早的来源`,
      ]
    }),
    ...origin.same.flatMap(({ batches }) => sold(batches, moves, names)),
  ]
}

type Move = Pick<CaseFile['transfers'][number], 'batch' | 'on' | 'from'>

/** First day on which a batch may have moved, or null. */
function firstOf(moves: readonly Move[], batch: string): string | null {
  const days = moves.flatMap((t) => (t.batch === batch && t.on ? [firstDay(t.on.from)] : []))
  return days.sort()[0] ?? null
}

/** The same people under several batches of the case that were each passed on: 同一批记录换名再次流转. */
function sold(
  batches: readonly string[],
  moves: readonly Move[],
  names: (ids: Iterable<string>) => string,
): string[] {
  const moved = batches.filter((b) => moves.some((t) => t.batch === b))
  if (moved.length < 2) return []
  const givers = new Set(moves.filter((t) => moved.includes(t.batch)).flatMap((t) => t.from))
  return [
    `批次${moved.join('、')}是同一批人，而案件事实把它们作为不同批次分别流转（提供方：${names(givers)}）：同一批记录可能换名再次出售，条数不应相加`,
  ]
}
