import { z } from 'zod'
import { isEncodingChoice } from '../../../evidence/readers/text/sample.ts'
import { evidence, id } from '../values.ts'

const COLUMN = '列用大写字母写作 A、B …；写法：time: B'
const column = z.string(COLUMN).regex(/^[A-Z]{1,3}$/, COLUMN)
const columns = z.union([column, z.array(column).min(1)], COLUMN)

const HEADER = '表头行号应为整数，没有表头写 0；写法：header: 3'
const MONEY = '须写明金额所在的列：amount，或者 in（收入）、out（支出）'
const DELIMITER = '分隔符写一个字符，或者 tab；写法：delimiter: "|"'
const ENCODING = '没有这种编码；写法：encoding: gb18030'
const SHAPE = '表形写表头各列名称，以 | 分开；写法：shape: 交易时间|金额|对方'

/** 收支方向: a column, or what the sign of the sum means. */
const direction = z.union(
  [
    column,
    /** 正数为收入; 正数为支出, as statements of cards have it. */
    z.enum(['positive-in', 'positive-out']),
    z.strictObject({
      column,
      in: z.array(z.string()).optional(),
      out: z.array(z.string()).optional(),
      neutral: z.array(z.string()).optional(),
    }),
  ],
  '收支方向写列（E），或者 positive-in（正数为收入）、positive-out（正数为支出），或者 { column: E, in: [进账], out: [出账] }',
)

/** Which column of a table holds what, where the software does not know its form. */
export const layout = z
  .strictObject({
    /** Row of the header, 0 for none. */
    header: z.number(HEADER).int(HEADER).nonnegative(HEADER).optional(),
    time: column,
    /** The time of day, where it stands apart from the date. */
    clock: column.optional(),
    amount: column.optional(),
    in: column.optional(),
    out: column.optional(),
    direction: direction.optional(),
    unit: z.enum(['fen', 'yuan']).optional(),
    currency: column.optional(),
    /** The currency of all lines, where no column has it: USD. */
    'all-in': z.string().optional(),
    /** dmy 日/月/年, mdy 月/日/年. */
    days: z.enum(['dmy', 'mdy']).optional(),
    balance: column.optional(),
    state: column.optional(),
    serial: column.optional(),
    order: column.optional(),
    own: column.optional(),
    other: column.optional(),
    'other-name': column.optional(),
    fee: column.optional(),
    memo: columns.optional(),
    /** What separates the cells of a text that is cut otherwise by the reader; `tab` for a tabulator. */
    delimiter: z
      .string(DELIMITER)
      .regex(/^(?:tab|[^\r\n"\p{L}\p{N}])$/u, DELIMITER)
      .optional(),
    /** Of a text whose bytes are read otherwise by the reader. */
    encoding: z.string(ENCODING).refine(isEncodingChoice, ENCODING).optional(),
  })
  .refine((l) => l.amount !== undefined || l.in !== undefined || l.out !== undefined, MONEY)

/** 账户流水: read as money, never counted as lists. */
export const statement = z.strictObject({
  id,
  /** A file or a folder, relative to the case file. */
  path: z.string(),
  /** The account whose statement it is, or the party. */
  of: id.optional(),
  layout: layout.optional(),
  /** The layout is that of tables of this shape, in every statement. */
  shape: z.string(SHAPE).min(1, SHAPE).max(4000, SHAPE).optional(),
  evidence,
})
