import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readSql } from './sql.ts'

function read(script: string, window?: number) {
  const file = collected()
  readSql(memorySource(Buffer.from(script)), file.sink, window === undefined ? {} : { window })
  const rows = file.grids.flatMap((g) => g.rows.map((r) => [g.sheet, ...r.cells]))
  return { ...file, rows, codes: file.issues.map((i) => [i.code, i.row]) }
}

test('words in front of a script hide no statement, and are told when they hold a number', () => {
  const insert = "INSERT INTO `客户` VALUES ('张三','13800001111'),('李四','13800002222');\n"
  const titled = read(`会员表导出\n${insert}`)
  expect([titled.rows.length, titled.codes]).toEqual([2, []])
  const called = read(`卖家 13900003333\n${insert}`)
  expect([called.rows.length, called.codes]).toEqual([2, [['UNSUPPORTED', 1]]])
})

test('a row of a known statement that begins with another bracket: no cell begins within a character', () => {
  const insert = (bracket: string) => `INSERT INTO u VALUES ${bracket}N'张三','13800001111');\n`
  const { rows } = read(insert('(') + insert('\uff00') + insert('（'))
  expect(rows).toEqual(Array.from({ length: 3 }, () => ['u', '张三', '13800001111']))
})

describe('rows that other forms of INSERT give', () => {
  const MYSQL = '-- MySQL dump\n'
  test('SET: the columns stand beside their values', () => {
    const script = `${MYSQL}INSERT INTO \`客户\` SET \`姓名\`='张三\\'s; x', 电话 = '13800001111', t=NOW(), \`n\` = NULL;
REPLACE INTO \`客户\` SET \`电话\`='13800002222' ON DUPLICATE KEY UPDATE n=1;
INSERT INTO \`客户\` (\`电话\`) VALUES ('13800003333');\n`
    const { rows, issues, grids } = read(script)
    expect(grids[0]?.header).toEqual(['姓名', '电话', 't', 'n'])
    expect(rows).toEqual([
      ['客户', "张三's; x", '13800001111', 'NOW()', null],
      ['客户', null, '13800002222', null, null],
      ['客户', null, '13800003333', null, null],
    ])
    expect(issues).toEqual([])
  })
  test('a UNION ALL left behind the last row, and settings without a semicolon', () => {
    const script = `SET IDENTITY_INSERT u ON
INSERT u (姓名, 电话) SELECT '张三', '13800001111'
UNION ALL SELECT '李四', '13800002222'
SET IDENTITY_INSERT u OFF
INSERT INTO u (姓名, 电话) SELECT '王五', '13800003333' UNION ALL
;\n`
    const { rows, issues } = read(script)
    expect(rows.map(([, name]) => name)).toEqual(['张三', '李四', '王五'])
    expect(issues.filter((i) => i.code !== 'ROW_NUMBERS_REPEAT')).toEqual([])
  })
  test.each([undefined, 64])('comments between the rows of VALUES (window %s)', (window) => {
    const script = `INSERT INTO u (姓名, 电话) VALUES
('张三', '13800001111'), -- 第一行
/* 注 'x' ( */ ('李四', '13800002222') # 第二行
, /* ** */
('王五', '13800003333'); -- 完\n`
    const { rows, issues } = read(script, window)
    expect(rows.map(([, name]) => name)).toEqual(['张三', '李四', '王五'])
    expect(issues).toEqual([])
  })
  test('SELECT of what stands in the script, with and without UNION, DUAL and names', () => {
    const script = `INSERT [dbo].[u] ([姓名],[电话]) SELECT N'张三' AS a, N'13800001111' UNION ALL
SELECT N'李''四', '13800002222'\nGO
insert into u (姓名, 电话) select '王五', to_char('13800003333') from dual union select '赵六', null from dual;\n`
    const { rows, issues } = read(script)
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      ['张三', '13800001111'],
      ["李'四", '13800002222'],
      ['王五', '13800003333'],
      ['赵六', null],
    ])
    expect(issues.map((i) => i.code)).toEqual(['ROW_NUMBERS_REPEAT'])
  })
  test.each([
    'INSERT INTO a SELECT * FROM b;',
    "INSERT INTO a SELECT x, 'y' FROM b WHERE c=1;",
    'INSERT INTO a SET x;',
    "INSERT INTO a SELECT 'x' UNION SELECT y FROM b;",
  ])('%s is named', (script) => {
    expect(read(`${script}\n`).codes).toEqual([['UNSUPPORTED', 1]])
  })
  test('several statements on a line, and in a block', () => {
    const script = `USE db; INSERT INTO t VALUES ('a');
SET IDENTITY_INSERT t ON; INSERT INTO t VALUES ('b');
BEGIN INSERT INTO t VALUES ('c'); INSERT INTO t VALUES ('d'); END;
begin
  insert into t values ('e');
end;\n`
    expect(read(script).rows.map(([, cell]) => cell)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
  test('a text in several calls is one', () => {
    const script = `insert into t (a, b) values (to_clob('前半') || to_clob('后半13800001111'), to_date('2021-01-02', 'yyyy-mm-dd'));\n`
    expect(read(script).rows).toEqual([['t', '前半后半13800001111', '2021-01-02']])
  })
})

describe('numbers in what is passed over are told of', () => {
  const row = "INSERT INTO t VALUES ('a');\n"
  test.each([
    ['a comment', '-- 张三 13800001111\n'],
    ['rows in a comment', "/* INSERT INTO t VALUES ('x'); */\n"],
    ['an UPDATE', "UPDATE t SET phone='13800001111' WHERE id=1;\n"],
    ['a condition', "IF NOT EXISTS (SELECT 1) INSERT INTO t VALUES ('13800001111');\n"],
    ['a variable', "SET @a = '13800001111';\n"],
  ])('%s', (_, script) => {
    for (const window of [64, undefined]) {
      const found = read(row + script + row, window)
      expect(found.codes).toContainEqual(['UNSUPPORTED', 2])
      expect(found.rows.length).toBe(2)
    }
  })
  test.each([
    '-- Dump completed on 2021-10-26 14:05:00 (1603692300000)\n',
    "SELECT pg_catalog.setval('public.users_id_seq', 4, true);\n",
    "SET @@GLOBAL.GTID_PURGED='3e11fa47-71ca-11e1-9e33-138001380001:1-5';\n",
  ])('nothing is told of %s', (script) => {
    expect(read(row + script + row).codes).toEqual([])
  })
})

describe('scripts that do not begin with a table', () => {
  test.each([undefined, 64])('rows cut out of a statement, then others (window %s)', (window) => {
    const script = `(1,'张三','13800001111'),(2,'李''四',NULL),
(3, '王五', '13800003333');\nINSERT INTO u VALUES ('赵六');\n`
    const { rows, codes } = read(script, window)
    expect(rows).toEqual([
      ['VALUES', '1', '张三', '13800001111'],
      ['VALUES', '2', "李'四", null],
      ['VALUES', '3', '王五', '13800003333'],
      ['u', '赵六'],
    ])
    expect(codes.filter(([code]) => code !== 'ROW_NUMBERS_REPEAT')).toEqual([])
  })
  test('a piece that begins within a row: the rest of that row is told as unread', () => {
    const script = `'旧',NULL),(2,'张三','1'),(3,'李四','2');\nINSERT INTO u VALUES ('王五');\n`
    const { rows, grids } = read(script)
    expect(rows).toEqual([
      ['VALUES', '2', '张三', '1'],
      ['VALUES', '3', '李四', '2'],
      ['u', '王五'],
    ])
    expect(grids[0]?.unread).toEqual([{ code: 'CORRUPT', row: 1, rows: 1 }])
  })
  test('a routine with rows and an apostrophe of its own', () => {
    const script = `DELIMITER $$
CREATE PROCEDURE p(IN a VARCHAR(20))
BEGIN
  INSERT INTO u(name) VALUES(a);
  -- don't
END
$$
DELIMITER ;
INSERT INTO u VALUES ('张三');\n`
    const { rows, codes } = read(script)
    expect(rows).toEqual([['u', '张三']])
    expect(codes).toEqual([])
  })
})
