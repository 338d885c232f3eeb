import type { Say } from '../../words.tsx'

/** What may be wrong with the reading of a table. */
export type Wrong = 'kind' | 'reading' | 'split' | 'cut' | 'join' | 'only'

/** What is said of a table, in the words of `overrides:` of the case file. */
export interface Said {
  readonly column?: string
  readonly kind?: string
  readonly header?: number
  readonly delimiter?: string
  readonly encoding?: string
  readonly split?: string
  readonly cut?: string
  readonly join?: readonly string[]
  /** Of the workbook this sheet alone is read. */
  readonly only?: boolean
}

/** The ways in which cells of several people are taken apart without a sign. */
export const BY_LOOKS = 'people'
export const NEVER = 'none'

export interface Choice {
  readonly value: Wrong
  readonly label: string
}

export function wrongs(say: Say, hasSheets: boolean): readonly Choice[] {
  const only = { value: 'only', label: say('只读这张工作表', 'only this sheet') } as const
  return [
    { value: 'kind', label: say('某列的字段不对', 'what a column holds') },
    { value: 'reading', label: say('表头、分隔符、编码不对', 'header, delimiter, encoding') },
    { value: 'split', label: say('一格里有几个人', 'several people in a cell') },
    { value: 'cut', label: say('一列其实是几列', 'a column that is several') },
    { value: 'join', label: say('几列合为一个号码', 'one number over columns') },
    ...(hasSheets ? [only] : []),
  ]
}

/** Under which of them a correction falls. */
export function wrongOf({ kind, split, cut, join }: Said): Wrong {
  if (split !== undefined) return 'split'
  if (cut !== undefined) return 'cut'
  if (join !== undefined) return 'join'
  return kind === undefined ? 'reading' : 'kind'
}

/** Is enough said for the effect to be seen? */
export function isWhole(wrong: Wrong, said: Said): boolean {
  switch (wrong) {
    case 'kind':
      return said.column !== undefined && said.kind !== undefined
    case 'reading':
      return Object.keys(said).length > 0
    case 'split':
      return said.column !== undefined && Boolean(said.split)
    case 'cut':
      return said.column !== undefined && Boolean(said.cut)
    case 'only':
      return said.only === true
    case 'join':
      return (said.join?.length ?? 0) > 1
  }
}

/** The same with this said; what is empty is not said. */
export function saying(said: Said, more: { readonly [K in keyof Said]: Said[K] | null }): Said {
  const all = Object.entries({ ...said, ...more })
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== ''))
}
