import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Databases that Jackcess 4.0.5 wrote: Access 2000 (Jet 4) and Access 2010 (ACE). All people are invented. */
export const ACCESS = ['access-2000.mdb', 'access-2010.accdb'] as const

export function accessFile(name: (typeof ACCESS)[number]): Buffer {
  return gunzipSync(readFileSync(join(import.meta.dirname, `${name}.gz`)))
}

const NAMES = ['张三', '李四', '王五', '赵六', '钱七', '孙八', '周九', '吴十', '郑一', '王二', '冯三', '陈四']
const two = (n: number) => String(n).padStart(2, '0')

/** The rows of the table 客户; the sixth of twelve was deleted, the fourth has a long text, the fifth none. */
export const CUSTOMERS = NAMES.flatMap((name, i) =>
  i === 5
    ? []
    : [
        [
          String(i + 1),
          name,
          `138001380${two(i)}`,
          i === 3 ? '长'.repeat(2000) : i === 4 ? null : `备注${String(i)}`,
          `2021-05-03 12:30:${two(i)}`,
          '12.5000',
          i % 2 === 0 ? 'TRUE' : 'FALSE',
        ],
      ],
)

/** The rows of the table 会员 with the numbers that stand in it; the third was made longer than its page has room for. */
export const MEMBERS = Array.from({ length: 60 }, (_, i) => [
  `139001390${two(i)}`,
  `北京市海淀区${i === 2 ? '很长的路'.repeat(55) : ''}${String(i)}号`,
])
