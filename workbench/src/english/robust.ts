/** The sentence on robustness, clause by clause; figures stay where they stand. */
const CLAUSES: readonly (readonly [RegExp, string])[] = [
  [/^采用上列任何一种计算口径，/, 'Under every reading: '],
  [/计入均为0条/g, 'nothing is counted'],
  [/第三项信息/g, 'item 3 '],
  [/第四项信息/g, 'item 4 '],
  [/第五项信息/g, 'item 5 '],
  [/最少(\d+)条、最多(\d+)条/g, 'from $1 to $2 records'],
  [/，跨越数量标准而不影响最高的档次/g, ' (across a standard, the highest one reached stays)'],
  [/均在(\d+)条以上、(\d+)条以下/g, 'at least $1 and fewer than $2 records'],
  [/均在(\d+)条以上/g, 'at least $1 records'],
  [/均不满(\d+)条/g, 'fewer than $1 records'],
  [/均没有可适用的数量标准/g, 'no standard of quantity applies'],
  [/按相应比例合计均达到数量标准/g, 'added up in proportion they reach the standard'],
  [/按相应比例合计均未达到数量标准/g, 'added up in proportion they do not reach the standard'],
  [
    /以上按现列的信息类型；信息类型由人决定。$/,
    ' By the tiers as they stand; people decide on them.',
  ],
  [/，档次不变。/, '; the tier stays.'],
  [/有数据可核的为0条/g, 'nothing to count so far'],
  [/；是否达到更高的标准，/, '; whether a higher standard is reached '],
  [/取决于批次([\w-]+)的数据，待查明。/, 'hangs on the data of batch $1 and is to be found out.'],
  [/待查明。/, 'is to be found out.'],
  [/，/g, ', '],
]

/**
 * A sentence on robustness in English; null where it names readings, whose titles are those of the paper.
 *
 * @example 采用上列任何一种计算口径，均不满50条，档次不变。 → Under every reading: fewer than 50 records; the tier stays.
 */
export function robustEnglish(sentence: string): string | null {
  const told = CLAUSES.reduce((text, [clause, words]) => text.replace(clause, words), sentence)
  return /\p{Script=Han}/u.test(told) ? null : told.replace(/ {2,}/g, ' ')
}
