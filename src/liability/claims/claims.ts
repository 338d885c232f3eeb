import { yuan } from '../../gains/money.ts'
import type { ClaimReport, MatrixRow } from '../../report/liability.ts'
import { asksMoney, type ClaimFact, type SuitFacts } from './facts.ts'
import { ALWAYS, CLAIM_ORDER, claimLabel } from './words.ts'

/** 诉讼请求 as entered, each with what it should say and does not (待查). */
export function claimReports({
  claims,
  groups,
}: Pick<SuitFacts, 'claims' | 'groups'>): ClaimReport[] {
  return claims.map((claim) => {
    const { rank: _rank, ...rest } = claim
    return {
      ...rest,
      label: claimLabel(claim.kind),
      least: leastOf(claim),
      missing: missingOf(claim, groups),
      notes: notesOf(claim),
    }
  })
}

/**
 * 最低支出: what so many acts cost at the least, in fen; the sum stated where times or the least of each are not.
 *
 * @example twice, each at least 1000.00 → 200000
 */
export function leastOf({ kind, times, each, fen }: ClaimFact): number | null {
  if (kind !== 'act') return null
  if (times === null || each === null) return fen
  const least = BigInt(times) * BigInt(each)
  return least <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(least) : null
}

type Asked = readonly [when: boolean, what: string]

function missingOf(claim: ClaimFact, groups: SuitFacts['groups']): string[] {
  const asked: readonly Asked[] = [...ofKind(claim), ...ofAll(claim, groups)]
  return asked.filter(([when]) => when).map(([, what]) => what)
}

function ofKind(claim: ClaimFact): readonly Asked[] {
  const { kind, medium, scope, deadline, times, each, fen, beneficiary, deals } = claim
  switch (kind) {
    case 'apologise':
      return [
        [medium === null, '媒体未载明'],
        [scope === null, '范围未载明'],
      ]
    case 'delete':
      return [
        [scope === null, '删除的范围（设备、云端、聊天记录、备份）未载明'],
        [deadline === null, '期限未载明'],
      ]
    case 'compensate':
      return [
        [fen === null, '数额未载明'],
        [deals === null, '及于哪些流转未载明'],
        [beneficiary === null, '赔偿款交付何处未载明'],
      ]
    case 'act':
      return [
        [times === null, '次数未载明'],
        [each === null && fen === null, '每次最低支出未载明'],
        [deadline === null, '期限未载明'],
      ]
    case 'publish':
      return [[medium === null, '媒体未载明']]
    default:
      return [[asksMoney(claim) && fen === null, '数额未载明']]
  }
}

/** A sum against several persons who are in no group: from each, or from all together? */
function ofAll(claim: ClaimFact, groups: SuitFacts['groups']): readonly Asked[] {
  const { group, against } = claim
  const joined = groups.some(
    (g) => g.members.length === against.length && g.members.every((m) => against.includes(m)),
  )
  const open = asksMoney(claim) && group === null && against.length > 1 && !joined
  return [[open, '对数人请求一个数额：连带、按份还是各自承担未载明']]
}

function notesOf(claim: ClaimFact): string[] {
  const least = leastOf(claim)
  if (claim.kind !== 'act' || least === null) return []
  const { times, each } = claim
  if (times === null || each === null) return [`合计不低于${yuan(least)}`]
  return [`${String(times)}次×每次不低于${yuan(each)}，合计不低于${yuan(least)}`]
}

/**
 * Every kind of claim against every person: which claims, and against how many. Stopping, deletion, apology and damages
 * stand there even where nobody claims them; nothing is added over persons.
 */
export function claimMatrix({ claims, groups, parties }: SuitFacts): MatrixRow[] {
  const named = new Set([...claims.flatMap((c) => c.against), ...groups.flatMap((g) => g.members)])
  if (claims.length === 0) return []
  const columns = parties.filter((p) => named.has(p.id)).map((p) => p.id)
  const kinds = new Set([...ALWAYS, ...claims.map((c) => c.kind)])
  const order = [
    ...CLAIM_ORDER.filter((k) => kinds.has(k)),
    ...[...kinds].filter((k) => !CLAIM_ORDER.includes(k)),
  ]
  return order.map((kind) => {
    const own = claims.filter((c) => c.kind === kind)
    const cells = columns.map((party) => ({
      party,
      claims: own.filter((c) => c.against.includes(party)).map((c) => c.id),
    }))
    const persons = cells.filter((c) => c.claims.length > 0).length
    return { kind, label: claimLabel(kind), cells, persons }
  })
}
