import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { collected, type CollectedFile } from '../collected.ts'
import { readSql } from './sql.ts'

function read(script: string | Uint8Array, window?: number): CollectedFile {
  const file = collected()
  const source = memorySource(typeof script === 'string' ? Buffer.from(script) : script)
  readSql(source, file.sink, window === undefined ? {} : { window })
  return file
}
const rowsOf = (script: string, grid = 0) => read(script).grids[grid]?.rows.map((r) => r.cells)
const codes = (script: string) => read(script).issues.map((i) => i.code)

describe('scripts as programs write them', () => {
  const MYSQL = `-- MySQL dump 10.13  Distrib 8.0
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS \`客户\`;
CREATE TABLE \`客户\` (
  \`id\` int(11) NOT NULL AUTO_INCREMENT COMMENT '编号, (主键)',
  \`姓名\` varchar(20) DEFAULT NULL,
  \`图\` varbinary(20) DEFAULT NULL,
  PRIMARY KEY (\`id\`),
  UNIQUE KEY \`k\` (\`姓名\`)
) ENGINE=InnoDB;
LOCK TABLES \`客户\` WRITE;
INSERT INTO \`客户\` VALUES (1,'张三\\'s \\n\\"q\\"',0xE5BCA0),(2,'',NULL),(3,'it''s',_binary 'abc');
UNLOCK TABLES;
`
  test('mysqldump: names from CREATE TABLE, several rows a statement, numbered by row', () => {
    const { grids, issues } = read(MYSQL)
    expect(issues).toEqual([])
    expect(grids).toHaveLength(1)
    expect(grids[0]).toMatchObject({ sheet: '客户', header: ['id', '姓名', '图'], ended: true })
    expect(grids[0]?.rows.map((r) => [r.row, ...r.cells])).toEqual([
      [1, '1', '张三\'s \n"q"', '张'],
      [2, '2', '', null],
      [3, '3', "it's", 'abc'],
    ])
  })
  test('pg_dump: COPY by line, NULL apart from empty, backslashes stand in strings', () => {
    const script = `--\n-- PostgreSQL database dump\n--\nSET standard_conforming_strings = on;
CREATE TABLE public.users (
    id integer NOT NULL,
    name text
);
COPY public.users (id, name) FROM stdin;
1\t张三\\t\\\\x
2\t\\N
3\t
\\.

INSERT INTO public.users (name, id) VALUES ('C:\\dir\\', 4);
SELECT pg_catalog.setval('public.users_id_seq', 4, true);
`
    const { grids, issues } = read(script)
    expect(issues).toEqual([])
    expect(grids[0]?.rows.map((r) => [r.row, ...r.cells])).toEqual([
      [10, '1', '张三\t\\x'],
      [11, '2', null],
      [12, '3', ''],
      [15, '4', 'C:\\dir\\'],
    ])
  })
  test('SQL Server: brackets, N strings, CAST, GO, no semicolons, UTF-16', () => {
    const script = `USE [db]\r\nGO\r\nSET IDENTITY_INSERT [dbo].[u] ON\r
INSERT [dbo].[u] ([id], [姓名], [t]) VALUES (1, N'张三''x', CAST(N'2019-01-01T00:00:00.000' AS DateTime))\r
INSERT [dbo].[u] ([id], [姓名], [t]) VALUES (2, N'李四', CAST(12.50 AS Decimal(18, 2)))\r
GO\r\nINSERT [dbo].[u] ([id], [姓名], [t]) VALUES (3, NULL, 0x0102)\r\nGO\r\n`
    const { grids, issues } = read(Buffer.from(`\ufeff${script}`, 'utf16le'))
    expect(issues).toEqual([])
    expect(grids[0]?.rows.map((r) => [r.row, ...r.cells])).toEqual([
      [4, '1', "张三'x", '2019-01-01T00:00:00.000'],
      [5, '2', '李四', '12.50'],
      [7, '3', null, '0x0102'],
    ])
  })
  test('H2: tables that are cached or kept in memory name the columns of their rows', () => {
    const script = `;\nCREATE CACHED TABLE "P"."U"("ID" INT, "NAME" VARCHAR);\nINSERT INTO "P"."U" VALUES\n(1, '张三');\n
CREATE MEMORY TABLE V(ID INT, TEL VARCHAR);\nINSERT INTO V VALUES (1, '2');\n`
    expect(read(script).grids.map((g) => g.header)).toEqual([
      ['ID', 'NAME'],
      ['ID', 'TEL'],
    ])
  })
  test('Oracle: values on the next line, to_date, texts put together', () => {
    const script = `prompt Importing table U...
set define off
insert into U (ID, NAME, T)
values (1, '张三', to_date('01-01-2020', 'dd-mm-yyyy'));
insert into U (ID, NAME, T)
values (2, 'a' || chr(10) || 'b', null);
commit;
`
    expect(rowsOf(script)).toEqual([
      ['1', '张三', '01-01-2020'],
      ['2', 'a\nb', null],
    ])
    expect(codes(script)).toEqual([])
  })
  test('a dump in GBK, whose characters may end in a backslash', () => {
    const head = Buffer.from("-- MySQL dump\nINSERT INTO `t` VALUES ('")
    // 誠 is D55C in GBK.
    const name = Buffer.from('d55cd5c5c8fd', 'hex')
    const rows = Array.from({ length: 40 }, () => Buffer.concat([name, Buffer.from("'),('")]))
    const { grids } = read(Buffer.concat([head, ...rows, name, Buffer.from("');\n")]))
    expect(grids[0]?.rows).toHaveLength(41)
    expect(grids[0]?.rows[0]?.cells).toEqual(['誠张三'])
  })
})

describe('cells', () => {
  test.each<[about: string, literal: string, cell: string | null]>([
    ['a number as written', '-2.50e3', '-2.50e3'],
    ['leading zeros', '007', '007'],
    ['long numbers exact', '123456789012345678901', '123456789012345678901'],
    ['NULL in any case', 'null', null],
    ['an empty string', "''", ''],
    ['the word NULL in quotes', "'NULL'", 'NULL'],
    ['true', 'TRUE', 'TRUE'],
    ['a call', 'CURRENT_TIMESTAMP()', 'CURRENT_TIMESTAMP()'],
    ['a cast', "'2020-01-01'::date", '2020-01-01'],
    ['an escape string', "E'a\\nb'", 'a\nb'],
    ['hex that is text', "X'E5BCA0'", '张'],
    ['hex that is none', '0x00FF', '0x00FF'],
    ['bits', "b'0101'", '0101'],
    ['a character set', "_utf8mb4'张'", '张'],
    ['brackets and commas inside', "'a),(b'", 'a),(b'],
    ['a line end inside', "'a\nb'", 'a\nb'],
    ['double quotes', '"a""b"', 'a"b'],
    ['quotes of the other kind stay', '\'a""b\'', 'a""b'],
  ])('%s', (_, literal, cell) => {
    expect(rowsOf(`-- MySQL dump\nINSERT INTO \`t\` VALUES (1, ${literal} ,2);\n`)).toEqual([
      ['1', cell, '2'],
    ])
  })
  test('columns of a statement go to their places; new ones are added', () => {
    const script =
      'CREATE TABLE t (a int, b int);\nINSERT INTO t (b, a) VALUES (1, 2);\nINSERT INTO t (c, a) VALUES (3, 4);\n'
    expect(rowsOf(script)).toEqual([
      ['2', '1'],
      ['4', null, '3'],
    ])
    expect(read(script).grids[0]?.header).toEqual(['a', 'b', 'c'])
  })
  test('remarks beside the columns of a statement', () => {
    const script =
      "INSERT INTO u (id /* 编号 */, -- 主键\n name -- 姓名\n, phone /* 手机 */) VALUES (1,'张三','13800138000');\n"
    expect(read(script).grids[0]?.header).toEqual(['id', 'name', 'phone'])
    expect(rowsOf(script)).toEqual([['1', '张三', '13800138000']])
  })
  test('rows of several tables in turn', () => {
    const script = Array.from(
      { length: 30 },
      (_, i) => `INSERT INTO a (x) VALUES (${i});\nINSERT INTO b (y) VALUES (${i});\n`,
    ).join('')
    const { grids } = read(script)
    expect(grids.map((g) => [g.sheet, g.rows.length])).toEqual([
      ['a', 30],
      ['b', 30],
    ])
  })
})

describe('what cannot be read is named', () => {
  test('a quote that is missing costs one row', () => {
    const { grids } = read(
      "-- MySQL dump\nINSERT INTO `u` VALUES (1,'a'),(2,'b),(3,'c'),(4,'d');\nINSERT INTO `u` VALUES (5,'e');\n",
    )
    expect(grids[0]?.rows.map((r) => r.cells[0])).toEqual(['1', '3', '4', '5'])
    expect(grids[0]?.unread).toEqual([{ code: 'CORRUPT', row: 2, rows: 1 }])
  })
  test('a statement cut off at the end of the file', () => {
    const { grids } = read("INSERT INTO u VALUES (1,'a');\nINSERT INTO u VALUES (2,'b")
    expect(grids[0]?.rows).toHaveLength(1)
    expect(grids[0]?.unread).toEqual([{ code: 'CORRUPT', row: 2, rows: 1 }])
  })
  test('COPY cut off at the end of the file', () => {
    const { grids } = read('COPY t (a) FROM stdin;\n1\n2')
    expect(grids[0]?.rows).toHaveLength(1)
    expect(grids[0]?.unread).toHaveLength(1)
  })
  test('statements that are not understood, by their first word and line', () => {
    const { issues } = read(
      'INSERT INTO a SELECT * FROM b;\nUPDATE a SET x=1;\nUPDATE a SET x=2;\n',
    )
    expect(issues.map((i) => [i.code, i.row])).toEqual([
      ['UNSUPPORTED', 1],
      ['NOT_A_TABLE', 2],
    ])
  })
  test('bodies of triggers are no rows', () => {
    const script =
      'CREATE TABLE t (a int);\nDELIMITER ;;\nCREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN\nINSERT INTO log VALUES (NEW.a);\nEND ;;\nDELIMITER ;\nINSERT INTO t VALUES (1);\n'
    expect(read(script).grids.map((g) => [g.sheet, g.rows.length])).toEqual([['t', 1]])
  })
  test('tables without rows are counted', () => {
    expect(codes('CREATE TABLE t (a int);\n')).toEqual(['HEADER_ONLY'])
  })
})

test('the window has no say', () => {
  const rows = Array.from({ length: 300 }, (_, i) => `(${i},'张三${'x'.repeat(i % 37)}\\'s',NULL)`)
  const script = `-- MySQL dump\nCREATE TABLE \`t\` (\`a\` int, \`b\` text, \`c\` int);\nINSERT INTO \`t\` VALUES ${rows.join(',')};\n`
  const whole = read(script)
  expect(whole.grids[0]?.rows).toHaveLength(300)
  for (const window of [64, 100, 257, 1000, 4096]) {
    const part = read(script, window)
    expect(part.grids).toEqual(whole.grids)
    expect(part.issues).toEqual(whole.issues)
  }
})

describe('statements with a quote that is never closed', () => {
  const rows = "INSERT INTO `u` VALUES ('a',1),('b',2);\n"
  test.each([
    ['a damaged name in front', 'CREATE TAB E `u` (\n  `姓名} varchar(60),\n  `电话` int\n);\n'],
    ['a comment cut off', "ALTER TABLE u COMMENT 'x;\nSET NAMES utf8;\n"],
    ['at the end of the file', "INSERT INTO `u` VALUES ('c',3);\nUPDATE u SET a='x;\n"],
  ])('%s: the rows that follow are read, and it is told', (_, broken) => {
    for (const script of [broken + rows, `-- MySQL dump\n${broken}${rows}`]) {
      expect(rowsOf(script)?.slice(-2)).toEqual([
        ['a', '1'],
        ['b', '2'],
      ])
      expect(codes(script)).toContain('CORRUPT')
    }
  })
  test('an escaped quote in a comment closes nothing', () => {
    const script = `-- MySQL dump\nCREATE TABLE u (a int) COMMENT='it\\'s; so';\n${rows}`
    expect(read(script)).toMatchObject({ issues: [], grids: [{ header: ['a'] }] })
    expect(read(script).grids[0]?.rows).toHaveLength(2)
  })
  test('a text of several lines that only looks like SQL is passed over', () => {
    const script = `SELECT 'select\ninsert coin\n; x';\n${rows}`
    expect(codes(script)).toEqual([])
  })
  test('a script without rows says so', () => {
    expect(codes('SET NAMES utf8;\n')).toEqual(['NOT_A_TABLE'])
  })
})
