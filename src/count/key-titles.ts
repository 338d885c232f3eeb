import type { KindId } from '../records/kinds.ts'
import type { SubjectRank } from '../records/verdicts.ts'
import type { KeyTally } from './tally.ts'

/** The words for a key (去重依据), as the kinds of the lists have it: of pupils, the parent's phone. */
export function keyTitle(key: KeyTally['key'], kinds: ReadonlySet<KindId>): string {
  const pupils = kinds.has('guardian-phone')
  switch (key) {
    case 'id':
      return '身份证号'
    case 'name+phone':
      return pupils ? '学生姓名＋家长电话' : '姓名＋电话'
    case 'phone':
      return pupils ? '仅家长电话' : '仅电话'
    case 'name':
      return pupils ? '仅学生姓名' : '仅姓名'
    case 'line':
      return '整行'
  }
}

/** The key that most of the counted lines go by; the one that the examiner chose, if any. */
export function usedKey(
  ranks: ReadonlyMap<SubjectRank, number>,
  chosen: KeyTally['key'] | null,
): KeyTally['key'] {
  if (chosen) return chosen
  const [rank] = [...ranks].reduce<readonly [SubjectRank, number]>(
    (most, next) => (next[1] > most[1] ? next : most),
    ['line', 0],
  )
  return KEY_OF_RANK[rank] ?? 'line'
}

const KEY_OF_RANK: Partial<Record<SubjectRank, KeyTally['key']>> = {
  id: 'id',
  'name+phone': 'name+phone',
  mobile: 'phone',
  landline: 'phone',
}
