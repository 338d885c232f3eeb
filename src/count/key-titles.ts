import type { KindId } from '../records/kinds.ts'
import type { Counts } from './count.ts'
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

/** The key that the used reading goes by: the chosen one, else the strongest that the lists have. */
export function usedKey(
  counts: Pick<Counts, 'keys'>,
  kinds: ReadonlySet<KindId>,
  chosen: KeyTally['key'] | null,
): KeyTally['key'] {
  if (chosen) return chosen
  const has = (key: KeyTally['key']) => counts.keys.some((k) => k.key === key && k.counted !== null)
  if (kinds.has('resident-id') && has('id')) return 'id'
  return (['name+phone', 'phone'] as const).find(has) ?? 'line'
}
