import type { ReaderIssue } from '../row.ts'

/** Says that a list has more fields than get a column of their own: who stands only in the last column may not be known by it. */
export function fieldsBeyond(sheet: string | null, most: number): ReaderIssue {
  const n = String(most)
  const message = `字段超过${n}个，其余并入最后一列，写作“字段: 内容” / more than ${n} fields: the others stand together in the last column, each with its name`
  return { code: 'WIDTH_CHANGES', sheet, row: null, message }
}
