import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readSql } from './sql.ts'

function read(script: string, window?: number) {
  const file = collected()
  readSql(memorySource(Buffer.from(script)), file.sink, window === undefined ? {} : { window })
  const rows = file.grids.flatMap((g) => g.rows.map((r) => [r.row, ...r.cells]))
  const told = [...file.grids.flatMap((g) => g.unread), ...file.issues]
  return { ...file, rows, codes: told.map((i) => [i.code, i.row]) }
}

const ROWS = [
  ['张三', '13800001111', '甲'],
  ['李四', '13800002222', null],
]
const WAYS: readonly (readonly [string, string])[] = [
  ["WITH (FORMAT csv, NULL 'NULL')", '"张三",13800001111,甲\n李四,13800002222,NULL\n'],
  ['CSV', '张三,13800001111,"甲"\r\n李四,13800002222,\r\n'],
  ["WITH CSV DELIMITER ';' QUOTE ''''", "'张三';13800001111;'甲'\n李四;13800002222;\n"],
  ["WITH DELIMITER AS '|' NULL AS ''", '张三|13800001111|甲\n李四|13800002222|\n'],
  ["USING DELIMITERS ','", '张三,13800001111,甲\n李四,13800002222,\\N\n'],
  ["(FORMAT 'text', DELIMITER E'\\t', NULL '-')", '张三\t13800001111\t甲\n李四\t13800002222\t-\n'],
  ['(FORMAT csv, HEADER false)', '张三,13800001111,甲\n李四,13800002222,\n'],
]

describe('COPY whose lines are not separated by tabs', () => {
  test.each(WAYS)('%s', (options, lines) => {
    for (const window of [undefined, 64]) {
      const copy = `COPY kh (xm, dh, bz) FROM stdin ${options};\n${lines}\\.\n`
      const { rows, codes } = read(`${copy}COPY t2 (a) FROM stdin;\nx\n\\.\n`, window)
      expect(rows.slice(0, 2).map(([, ...cells]) => cells)).toEqual(ROWS)
      expect(rows.slice(2)).toEqual([[6, 'x']])
      expect(codes).toEqual([])
    }
  })
  test('a heading is none of the rows; quotes, delimiters and line ends in quotes; an empty text beside none', () => {
    const script = `COPY kh (a, b) FROM stdin WITH (FORMAT csv, HEADER);
a,b
"张 ""三"", x
y",""
"李\\四",
\\.\n`
    for (const window of [undefined, 64])
      expect(read(script, window).rows).toEqual([
        [3, '张 "三", x\ny', ''],
        [5, '李\\四', null],
      ])
  })
  test('an escape sign of its own, and backslashes of plain lines', () => {
    const csv = `COPY a (a, b) FROM stdin WITH CSV ESCAPE '\\';\n"a\\"b\\\\",c\\d\n\\.\n`
    expect(read(csv).rows).toEqual([[2, 'a"b\\', 'c\\d']])
    const plain = `COPY a (a, b) FROM stdin DELIMITER '|';\na\\|b|c\\nd\n\\.\n`
    expect(read(plain).rows).toEqual([[2, 'a|b', 'c\nd']])
  })
  test('a quote that is never closed costs its own row only', () => {
    const script = `COPY kh (a, b) FROM stdin CSV;\n张三,1\n"李四,2\n王五,3\n\\.\nINSERT INTO kh VALUES ('赵六', '4');\n`
    const { rows, codes } = read(script)
    expect(rows.map(([, name]) => name)).toEqual(['张三', '王五', '赵六'])
    expect(codes).toEqual([['UNCLOSED_QUOTE', 3]])
    expect(read(script.slice(0, script.indexOf('\\.'))).codes).toEqual([
      ['UNCLOSED_QUOTE', 3],
      ['CORRUPT', 5],
    ])
  })
  test.each(['WITH (FORMAT binary)', "DELIMITER '||'"])('%s is told as not read', (options) => {
    const { rows, codes } = read(`COPY kh (a, b) FROM stdin ${options};\n张三,1\n\\.\n`)
    expect(rows).toEqual([])
    expect(codes[0]).toEqual(['UNSUPPORTED', 1])
  })
})
