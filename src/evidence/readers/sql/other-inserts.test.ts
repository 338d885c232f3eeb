import { describe, expect, test, vi } from 'vitest'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { sniffFormat } from '../../format/format.ts'
import { readSql } from './sql.ts'

function read(script: string, window?: number) {
  const { sink, grids, issues } = collected()
  readSql(memorySource(Buffer.from(script)), sink, window === undefined ? {} : { window })
  const rows = grids.flatMap(({ sheet, rows }) => rows.map(({ cells }) => [sheet, ...cells]))
  return { rows, header: grids[0]?.header, codes: issues.map(({ code }) => code) }
}

const TWO = [
  ['u', '张三', '13800001111'],
  ['u', "李'四", '13800002222'],
]
const VALUES = `(VALUES ('张三', '13800001111'), ('李''四', '13800002222'))`

describe('rows that stand in a statement otherwise than behind INSERT … VALUES', () => {
  const WAYS: readonly (readonly [string, string])[] = [
    [
      'MERGE of values',
      `MERGE INTO u USING ${VALUES} AS s (姓名, 电话) ON (u.电话 = s.电话)
WHEN NOT MATCHED THEN INSERT (姓名, 电话) VALUES (s.姓名, s.电话)
WHEN MATCHED THEN UPDATE SET 姓名 = s.姓名;\n`,
    ],
    [
      'MERGE of SELECT … FROM dual, each named',
      `MERGE INTO u t USING (SELECT '张三' 姓名, '13800001111' 电话 FROM dual UNION ALL SELECT 'x' || '李', '1' FROM dual) s
ON (t.电话 = s.电话) WHEN NOT MATCHED THEN INSERT VALUES (s.姓名, s.电话);
MERGE INTO u USING (SELECT '李''四' AS 姓名, '13800002222' AS 电话 FROM dual) s ON (1 = 0) WHEN NOT MATCHED THEN INSERT VALUES (1, 2);\n`,
    ],
    [
      'WITH before INSERT',
      `WITH s (姓名, 电话) AS ${VALUES} INSERT INTO u (姓名, 电话) SELECT 姓名, 电话 FROM s;\n`,
    ],
    [
      'WITH on a line of its own before INSERT',
      `WITH s AS (
  SELECT '张三' AS a, '13800001111' AS b
  UNION ALL
  SELECT 'x' || '', '1'
)
INSERT INTO u (姓名, 电话)
SELECT a, b FROM s;
WITH s AS (
  SELECT 'y', '1'
), v AS (SELECT 'x' || '', '2' UNION ALL SELECT 'x' || '', '3' UNION ALL SELECT 'x' || '', '4' UNION ALL SELECT '李''四', '13800002222')
INSERT INTO u (姓名, 电话)
SELECT * FROM v;\n`,
    ],
    [
      'MERGE in lines',
      `MERGE INTO u AS t
USING (
  VALUES
    ('张三', '13800001111'),
    ('李''四', '13800002222')
) AS s (姓名, 电话)
ON t.电话 = s.电话
WHEN MATCHED THEN
  UPDATE SET 姓名 = s.姓名
WHEN NOT MATCHED THEN
  INSERT (姓名, 电话)
  VALUES (s.姓名, s.电话);\n`,
    ],
    [
      'SELECT * FROM (VALUES …)',
      `INSERT INTO u (姓名, 电话) SELECT * FROM ${VALUES} AS s (a, b);\n`,
    ],
    ['VALUES as a table named behind it', `INSERT INTO u SELECT * FROM ${VALUES} s(姓名, 电话);\n`],
    [
      'WHERE NOT EXISTS',
      `INSERT INTO u (姓名, 电话) SELECT '张三', '13800001111' FROM dual
WHERE NOT EXISTS (SELECT 1 FROM u WHERE 电话 = '13800001111');
INSERT INTO u (姓名, 电话) SELECT '李''四', '13800002222' WHERE NOT EXISTS (SELECT * FROM u);\n`,
    ],
    [
      'an alias',
      `INSERT INTO u AS x (姓名, 电话) VALUES ('张三', '13800001111'), ('李''四', '13800002222') ON CONFLICT DO NOTHING;\n`,
    ],
    [
      'a partition',
      `INSERT INTO u PARTITION (p0, p1) (姓名, 电话) VALUES ('张三', '13800001111'), ('李''四', '13800002222');\n`,
    ],
    [
      'UPSERT',
      `UPSERT INTO u (姓名, 电话) VALUES ('张三', '13800001111'), ('李''四', '13800002222');\n`,
    ],
  ]
  test.each(WAYS)('%s', (_, script) => {
    const { rows, header, codes } = read(script)
    expect(header).toEqual(['姓名', '电话'])
    expect(rows.filter(([, name]) => !name?.startsWith('x'))).toEqual(TWO)
    expect(codes.filter((code) => code !== 'ROW_NUMBERS_REPEAT')).toEqual([])
  })
  test.each(WAYS)('%s, through a small window', (_, script) => {
    expect(read(script, 64).rows).toEqual(read(script).rows)
  })
  test.each(WAYS)('%s: the file is a script', (_, script) => {
    expect(sniffFormat(Buffer.from(script), 'a.txt', Buffer.byteLength(script)).format).toBe('sql')
  })
  test('a statement of more than is looked at first, behind one that is short', () => {
    const many = Array.from({ length: 9000 }, (_, i) => `('张${String(i)}', '13800001111')`)
    const { rows, codes } = read(
      `${WAYS[2]?.[1] ?? ''}WITH s (a, b) AS (VALUES ${many.join(', ')})
INSERT INTO u (姓名, 电话) SELECT * FROM s;\n`,
    )
    expect([rows.length, rows.at(-1)]).toEqual([9002, ['u', '张8999', '13800001111']])
    expect(codes.filter((code) => code !== 'ROW_NUMBERS_REPEAT')).toEqual([])
  })
  test('of a short statement no more is looked at than it needs', () => {
    const script = Buffer.from(`${(WAYS[2]?.[1] ?? '').repeat(50)}--${'-'.repeat(1 << 20)}\n`)
    const cut = vi.spyOn(Buffer.prototype, 'toString')
    readSql(memorySource(script), collected().sink, {})
    const looked = cut.mock.results.reduce((sum, { value }) => sum + String(value).length, 0)
    cut.mockRestore()
    expect(looked).toBeLessThan(50 * (1 << 15))
  })
  test.each([
    'MERGE INTO u USING (VALUES ',
    'INSERT INTO u (姓名, 电话) SELECT * FROM (VALUES ',
    "MERGE INTO u t USING (SELECT 'x' a, '1' b FROM dual UNION ALL SELECT * FROM v) s ON (1 = 0); -- ",
  ])('a script though its first statement is longer than what is looked at: %s', (begin) => {
    const script = Buffer.from(begin + "('张三', '13800001111'), ".repeat(2000))
    expect(sniffFormat(script.subarray(0, 8192), 'a.txt', script.length).format).toBe('sql')
  })
  test('columns that WITH names and INSERT takes in another order', () => {
    const script = `WITH s(a, b) AS (VALUES ('13800001111', '张三'), ('13800002222', '李''四'))
INSERT INTO u (姓名, 电话) SELECT s.b, s.a FROM s;\n`
    const { rows, header } = read(script)
    expect(header).toEqual(['电话', '姓名'])
    expect(rows.map(([table, phone, name]) => [table, name, phone])).toEqual(TWO)
  })
  test('variables and temporary tables of SQL Server', () => {
    const script = `DECLARE @t TABLE (姓名 nvarchar(20), 电话 varchar(11));
INSERT @t VALUES (N'张三', '13800001111');
INSERT INTO #tmp (姓名, 电话) VALUES (N'李四', '13800002222');\n`
    expect(read(script).rows).toEqual([
      ['@t', '张三', '13800001111'],
      ['#tmp', '李四', '13800002222'],
    ])
  })
})

describe('what is taken from a table has no rows', () => {
  test.each([
    'MERGE INTO u USING s ON (u.id = s.id) WHEN NOT MATCHED THEN INSERT VALUES (s.id);',
    'MERGE INTO u USING (SELECT * FROM s) s ON (u.id = s.id) WHEN MATCHED THEN UPDATE SET a = 1;',
    'WITH s AS (SELECT * FROM v) INSERT INTO u SELECT * FROM s;',
    "WITH s AS (SELECT '张三' AS a) INSERT INTO u (a) SELECT b.a FROM s JOIN b ON 1 = 1;",
    "WITH s AS (SELECT '张三' AS a) INSERT INTO u (a, b) SELECT upper(a), a FROM s;",
    `WITH s AS (SELECT '${'张;'.repeat(5000)}' AS a) INSERT INTO u (a, b) SELECT upper(a), a FROM s;`,
    'INSERT INTO u SELECT * FROM v WHERE NOT EXISTS (SELECT 1);',
  ])('%s', (statement) => {
    const { rows, codes } = read(`${statement}\nINSERT INTO w VALUES ('王五');\n`)
    expect(rows).toEqual([['w', '王五']])
    expect(codes).toEqual(['UNSUPPORTED'])
  })
  test('a question asked of the database is no loss', () => {
    const { codes } = read(
      "WITH s AS (SELECT '张三' AS a) SELECT * FROM s;\nINSERT INTO w VALUES (1);\n",
    )
    expect(codes).toEqual([])
  })
})
