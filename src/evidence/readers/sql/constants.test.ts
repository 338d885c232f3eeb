import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readSql } from './sql.ts'

const MYSQL = '-- MySQL dump\n'

function cells(script: string, window?: number) {
  const { sink, grids, issues } = collected()
  readSql(memorySource(Buffer.from(script)), sink, window === undefined ? {} : { window })
  return {
    rows: grids.flatMap((g) => g.rows.map((r) => r.cells)),
    codes: issues.map((i) => i.code),
  }
}

function values(written: readonly string[], dialect = '') {
  const rows = written.map((value) => `INSERT INTO t (a, b) VALUES (${value}, 'z');\n`).join('')
  return cells(dialect + rows).rows.map(([a, b]) => (b === 'z' ? a : '?'))
}

describe('texts that are written otherwise than in plain quotes', () => {
  test('in dollar signs, with quotes and whole statements in them', () => {
    const script = `INSERT INTO t VALUES ($$张三$$, '1', $q$it's$q$), ($_1$a$$b
INSERT INTO t VALUES ('x')$_1$::text, '2', $$$$);
INSERT INTO t VALUES ($$李'四$$ || 'x', '3', v$a), ($100, '4', $a);\n`
    for (const window of [undefined, 64]) {
      const { rows, codes } = cells(script, window)
      expect(rows).toEqual([
        ['张三', '1', "it's"],
        ["a$$b\nINSERT INTO t VALUES ('x')", '2', ''],
        ["$$李'四$$ || 'x'", '3', 'v$a'],
        ['$100', '4', '$a'],
      ])
      expect(codes.filter((code) => code !== 'ROW_NUMBERS_REPEAT')).toEqual([])
    }
  })
  test('a dollar sign without its second costs its own row only', () => {
    const script = `INSERT INTO t VALUES ('a');\nINSERT INTO t VALUES ($$b, 'c');\n${`INSERT INTO t VALUES ('d');\n`.repeat(12000)}`
    const { rows } = cells(script)
    expect(rows).toHaveLength(12002)
    expect(rows[1]).toEqual(['$$b', 'c'])
  })
  test('by the numbers of their characters', () => {
    const written = [
      String.raw`U&'\5F20\4E09'`,
      String.raw`u&'d\0061t\+000061''s \\ \D83D\DE00'`,
      String.raw`unistr('\5F20\u4e09\U0001F600')`,
      String.raw`U&'\5F2'`,
      String.raw`STRINGDECODE('\u5f20\n\"\\三\ud83d\ude00''')`,
      String.raw`STRINGDECODE('\x41')`,
    ]
    const read = [
      '张三',
      `data's \\ 😀`,
      '张三😀',
      String.raw`U&'\5F2'`,
      `张\n"\\三😀'`,
      String.raw`STRINGDECODE('\x41')`,
    ]
    expect(values(written)).toEqual(read)
    expect(values(written, MYSQL)).toEqual(read)
  })
  test('in parts that are put together', () => {
    const written = [
      "'138'||'0013' || '8000'",
      "N'张' + N'三' + CHAR(10) + char(13, 10)",
      "CONCAT('138', '0013', concat('80', '''0'))",
      "to_clob('前') || chr(10)||TO_CLOB('后')",
      String.raw`replace(replace('青岛\n南路\r','\n',char(10)), '\r', char(13))`,
      String.raw`E'a\'b\\' || 'c'`,
    ]
    const read = ['13800138000', '张三\n\r\n', "138001380'0", '前\n后', '青岛\n南路\r', "a'b\\c"]
    expect(values(written)).toEqual(read)
    expect(values([String.raw`CONCAT('it\'s', '\n')`], MYSQL)).toEqual(["it's\n"])
  })
  test('a word before its type: NULL is none', () => {
    const written = ['NULL::point', 'null :: numeric(10, 2)', '138::bigint', 'true::boolean']
    expect(values(written)).toEqual([null, null, '138', 'true'])
    const sums = ['a::int + 1', "x::text || 'b'"]
    expect(values(sums)).toEqual(sums)
  })
  test('what is no constant stands as it is written', () => {
    const written = [
      "'a' || b",
      "CONCAT('a', NOW())",
      "replace('aa', 'a', 'bbb')",
      "'a' || chr(200)",
      "upper('a') || 'b'",
      `${'concat('.repeat(30)}'a'${')'.repeat(30)}`,
    ]
    expect(values(written)).toEqual(written)
  })
})
