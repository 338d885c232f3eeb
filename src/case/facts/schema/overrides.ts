import { z } from 'zod'
import { KINDS, type KindId } from '../../../records/kinds.ts'
import { evidence } from '../values.ts'

const SHAPE = '表形写表头各列名称，以 | 分开；写法：shape: 姓名|电话|地址'
const HEADER = '表头行号应为整数，没有表头写 0；写法：header: 3'
const COLUMN = '列用大写字母写作 A、B …；写法：column: C'

const SIGN = "单元格内的分隔符号，外加引号；写法：column: C, split: ';'"
const JOIN = '合成一个号码的各列依次写明，至少两列；写法：join: [B, C]'

const columnName = z.string(COLUMN).regex(/^[A-Z]{1,3}$/, COLUMN)

/** What the examiner knows better of how a file is to be read. */
const overrideFields = z.strictObject({
  /** Path inside the exhibits, or the end of one; missing: all files. */
  file: z.string().optional(),
  /** A file as above: it holds for this one and for every table of the same shape. */
  like: z.string().optional(),
  /** It holds for every table of this shape (表形), as `shuzheng read` and `teach export` print it. */
  shape: z.string(SHAPE).min(1, SHAPE).max(4000, SHAPE).optional(),
  sheet: z.string().optional(),
  /** Row of the header, 0 for none. */
  header: z.number(HEADER).int(HEADER).nonnegative(HEADER).optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  /** A, B …, with its `kind`. */
  column: columnName.optional(),
  kind: z.enum(Object.keys(KINDS) as [KindId, ...KindId[]]).optional(),
  /** Cells of the column hold several people, parted by this sign; `people`: by their looks, `none`: they are not taken apart. */
  split: z.string(SIGN).min(1, SIGN).max(40, SIGN).optional(),
  /** The column is several columns, parted by this sign. */
  cut: z.string(SIGN).min(1, SIGN).max(40, SIGN).optional(),
  /** These columns hold one number between them, in this order. */
  join: z.array(columnName, JOIN).min(2, JOIN).max(8, JOIN).optional(),
  evidence,
})

const SIGNED = "split、cut 应与 column 同写，且只写其一；写法：column: C, split: ';'"

const ABOUT = 'file、like、shape 只写其中一项'

/** What the examiner knows better, of a file, of all like it, or of a shape. */
export const override = overrideFields.refine(isAboutOne, ABOUT).refine(isOfColumn, SIGNED)

/** A correction that goes from case to case: of a shape, since files have other names there. */
export const lesson = overrideFields
  .refine(isAboutOne, ABOUT)
  .refine(isOfColumn, SIGNED)
  .refine((o) => o.shape !== undefined, '更正应写明表形；写法：shape: 姓名|电话|地址')

/** A sign is that of a column, and parts it in one way. */
function isOfColumn({ column, split, cut }: z.output<typeof overrideFields>): boolean {
  if (split === undefined && cut === undefined) return true
  return column !== undefined && (split === undefined || cut === undefined)
}

function isAboutOne(o: z.output<typeof overrideFields>): boolean {
  return [o.file, o.like, o.shape].filter((name) => name !== undefined).length <= 1
}
