import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { expectSame, readWith } from './testing.ts'

const MYSQL = '-- MySQL dump 10.13\n\nSET NAMES utf8mb4;\n'
const create = (table: string, columns = '`id` int, `姓名` varchar(20), `电话` varchar(20)') =>
  `DROP TABLE IF EXISTS \`${table}\`;\nCREATE TABLE \`${table}\` (\n  ${columns.replaceAll(', ', ',\n  ')},\n  PRIMARY KEY (\`id\`)\n) ENGINE=InnoDB;\n`
/** What may stand in a text: quotes, comments, what looks like statements. */
const TEXTS = [
  '张三',
  "李\\'四",
  "王''五",
  '多行\nINSERT INTO `a` VALUES (1);\n文本',
  '引号\\\\',
  '/* 不是注释',
  "-- 不是注释\nINSERT INTO `a` VALUES (9,'x','y');",
  '',
] as const
const row = (n: number, text: string) => `(${String(n)},'${text}','138${String(10_000_000 + n)}')`
const insert = (table: string, rows: readonly string[]) =>
  `INSERT INTO \`${table}\` VALUES ${rows.join(',')};\n`
const rows = (from: number, many: number, each = 3) =>
  Array.from({ length: many }, (_, i) =>
    Array.from({ length: each }, (_, k) => {
      const n = from + i * each + k
      return row(n, TEXTS[n % 3] ?? '')
    }),
  )
const inserts = (table: string, from: number, many: number, each = 3) =>
  rows(from, many, each)
    .map((some) => insert(table, some))
    .join('')

test('rows of several a statement, and of one', async () => {
  for (const each of [3, 1])
    expect(await expectSame('a.sql', MYSQL + create('a') + inserts('a', 0, 80, each), 900)).toBe(
      true,
    )
})

test('statements longer than what is looked over at first', async () => {
  const long = Array.from({ length: 12 }, (_, n) => inserts('a', 20_000 * n, 1, 9000)).join('')
  expect(await expectSame('a.sql', MYSQL + create('a') + long, 2 ** 20)).toBe(true)
})

test('tables one after the other, small ones between, one without rows', async () => {
  const script = ['a', 'b', 'c', 'd']
    .map((table, i) => create(table) + inserts(table, 100 * i, i === 1 ? 2 : 40))
    .join('\n')
  expect(await expectSame('a.sql', `${MYSQL}${script}${create('e')}`, 900)).toBe(true)
})

test('tables that take turns, columns in another order, and new ones', async () => {
  const turns = Array.from({ length: 90 }, (_, n) => {
    const extra = n > 60 && n % 7 === 0 ? ",'x'" : ''
    const column = extra === '' ? '' : ',`备注`'
    return `INSERT INTO \`${'ab'.charAt(n % 2)}\` (\`电话\`,\`姓名\`${column}) VALUES ('138${String(10_000_000 + n)}','张三'${extra});\n`
  }).join('')
  expect(await expectSame('a.sql', MYSQL + create('a') + turns, 900)).toBe(true)
})

test('COPY of PostgreSQL, cut among its rows', async () => {
  const copied = (table: string, many: number) =>
    `CREATE TABLE public.${table} (\n    id integer,\n    name text,\n    phone text\n);\n\nCOPY public.${table} (id, name, phone) FROM stdin;\n${Array.from({ length: many }, (_, n) => `${String(n)}\t张\\n三\t138${String(10_000_000 + n)}\n`).join('')}\\.\n\n`
  const dump = `--\n-- PostgreSQL database dump\n--\n\n${copied('a', 90)}${copied('b', 5)}${copied('c', 90)}`
  expect(await expectSame('a.sql', dump, 900)).toBe(true)
  expect(await expectSame('a.sql', dump.replaceAll('\n', '\r\n'), 900)).toBe(true)
})

test('SQL Server, in UTF-16, with lines of GO', async () => {
  const line = (n: number) =>
    `INSERT [dbo].[u] ([姓名], [电话]) VALUES (N'张三', N'138${String(10_000_000 + n)}')\r\n${n % 20 === 19 ? 'GO\r\n' : ''}`
  const script = `USE [db]\r\nGO\r\nCREATE TABLE [dbo].[u](\r\n [姓名] [nvarchar](20) NULL,\r\n [电话] [nvarchar](20) NULL\r\n)\r\nGO\r\n${Array.from({ length: 90 }, (_, n) => line(n)).join('')}`
  expect(await expectSame('a.sql', Buffer.from(`\ufeff${script}`, 'utf16le'), 1800)).toBe(true)
})

test('texts that look like statements where a script might be cut', async () => {
  const many = Array.from({ length: 60 }, (_, n) =>
    insert('a', [row(n, TEXTS[3]), row(n + 100, TEXTS[6])]),
  )
  await expectSame('a.sql', MYSQL + create('a') + many.join(''), 900)
})

const dump = MYSQL + create('a') + inserts('a', 0, 80)
test.each<[string, string]>([
  ['a dump that is cut off', dump.slice(0, -40)],
  ['a row that is no SQL', dump.replace("(150,'", "(150,,''x,'")],
  ['a quote that is never closed', dump.replace("(150,'", '(150,')],
  [
    'another delimiter',
    dump.replace('(100,', '(100,') +
      'DELIMITER ;;\nCREATE TRIGGER x;;\nDELIMITER ;\n' +
      inserts('a', 300, 40),
  ],
  [
    'a comment over statements',
    dump.replace(
      insert('a', rows(60, 1)[0] ?? []),
      (all) => `/* ${all} ${inserts('a', 900, 20)} */\n`,
    ),
  ],
  [
    'statements that change rows',
    `${dump}UPDATE a SET 电话='13800001111';\n${inserts('a', 300, 40)}DELETE FROM a;\n`,
  ],
  [
    'a function in dollars',
    dump +
      "CREATE FUNCTION f() RETURNS int AS $$\nINSERT INTO `a` VALUES (1,'x','y');\n$$;\n" +
      inserts('a', 300, 40),
  ],
  ['rows without names of columns', inserts('x', 0, 80)],
  [
    'a table of messages',
    MYSQL +
      create('m', '`id` int, `time` int, `content` text, `sender` text, `msgid` int').concat(
        Array.from(
          { length: 80 },
          (_, n) =>
            `INSERT INTO \`m\` VALUES (${String(n)},1,'hi 138${String(10_000_000 + n)}','a',2);\n`,
        ).join(''),
      ),
  ],
  [
    'a table made anew with other columns',
    dump + create('a', '`id` int, `x` int') + inserts('a', 300, 40),
  ],
  ['cells that hold no text', dump.replace("(40,'", `(40,0x${'00ff'.repeat(20)},'x','`)],
  ['bytes that are no text', dump.replaceAll('李', '\ufffd')],
])('%s', async (_, script) => {
  await expectSame('a.sql', script, 900)
  const bytes = Buffer.from(script)
  const bad = bytes.indexOf(Buffer.from('\ufffd'))
  if (bad >= 0) bytes[bad] = 0xff
  if (bad >= 0) await expectSame('a.sql', bytes, 900)
})

test('a reader that breaks over a section costs nothing', async () => {
  const bytes = Buffer.from(dump)
  const whole = await readWith('a.sql', bytes, Infinity)
  const broken = await readWith('a.sql', bytes, 900, (i) => i.kind === 'section' && i.index === 1)
  expect(broken.items.at(-1)).toBe('file')
  expect([broken.files, broken.rows]).toEqual([whole.files, whole.rows])
})

property.prop(
  [
    fc.array(
      fc.record({
        table: fc.constantFrom('a', 'b', 'c'),
        texts: fc.array(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 4 }),
        before: fc.constantFrom(
          '',
          '',
          '',
          '',
          '\n',
          '-- 注\n',
          '/* x */\n',
          'COMMIT;\n',
          create('b'),
          create('c'),
        ),
      }),
      { minLength: 20, maxLength: 60 },
    ),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.integer({ min: 400, max: 2000 }),
  ],
  { numRuns: 25 },
)('scripts of all sorts, cut anywhere', async (statements, newline, size) => {
  const script = statements.map(({ table, texts, before }, n) => {
    const own = texts.map((text, k) => row(10 * n + k, text))
    return before + insert(table, own)
  })
  await expectSame('a.sql', (MYSQL + create('a') + script.join('')).replaceAll('\n', newline), size)
})
