import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A made-up list, the same on every run: names, then rows of text. */
export interface List {
  readonly names: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const SURNAMES = ['张', '王', '李', '赵', '陈', '刘', '周']
const GIVEN = ['伟', '芳', '娜', '敏', '静', '一诺', '子轩']

export function peopleList(many: number): List {
  const rows = Array.from({ length: many }, (_, i) => [
    `${SURNAMES[i % 7] ?? ''}${GIVEN[Math.floor(i / 7) % 7] ?? ''}`,
    `138${String((i * 7919 + 1000) % 100_000_000).padStart(8, '0')}`,
    `北京市朝阳区建国路${String(i)}号`,
  ])
  return { names: ['姓名', '电话', '地址'], rows }
}

const objects = ({ names, rows }: List) =>
  rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])))
const quoted = (row: readonly string[]) => row.map((c) => `'${c.replaceAll("'", "''")}'`).join(', ')

/** The list in each text format of data files, as programs write them. */
export const WRITERS: Readonly<Record<string, (list: List) => Buffer>> = {
  'json.json': (list) => Buffer.from(JSON.stringify(objects(list))),
  'pretty.json': (list) => Buffer.from(JSON.stringify(objects(list), null, 2)),
  'envelope.json': (list) => Buffer.from(JSON.stringify({ data: { list: objects(list) } })),
  'lines.jsonl': (list) =>
    Buffer.from(
      objects(list)
        .map((o) => `${JSON.stringify(o)}\n`)
        .join(''),
    ),
  'python.json': (list) =>
    Buffer.from(JSON.stringify(objects(list)).replaceAll('"', "'").replaceAll("':'", "': '")),
  'mysqldump.sql': ({ names, rows }) =>
    Buffer.from(
      `-- MySQL dump 10.13\nCREATE TABLE \`u\` (\n${names.map((n) => `  \`${n}\` varchar(60)`).join(',\n')}\n) ENGINE=InnoDB;\nINSERT INTO \`u\` VALUES ${rows.map((r) => `(${quoted(r)})`).join(',')};\n`,
    ),
  'navicat.sql': ({ names, rows }) =>
    Buffer.from(
      `/*\n Navicat Premium Data Transfer\n*/\n\nSET NAMES utf8mb4;\nCREATE TABLE \`u\`  (\n${names.map((n) => `  \`${n}\` varchar(60)`).join(',\n')}\n);\n${rows.map((r) => `INSERT INTO \`u\` VALUES (${quoted(r)});\n`).join('')}`,
    ),
  'pg_dump.sql': ({ names, rows }) =>
    Buffer.from(
      `--\n-- PostgreSQL database dump\n--\n\nCOPY public.u (${names.map((n) => `"${n}"`).join(', ')}) FROM stdin;\n${rows.map((r) => `${r.join('\t')}\n`).join('')}\\.\n`,
    ),
  'sqlserver.sql': ({ names, rows }) =>
    Buffer.from(
      `\ufeffUSE [db]\r\nGO\r\n${rows.map((r) => `INSERT [dbo].[u] (${names.map((n) => `[${n}]`).join(', ')}) VALUES (${r.map((c) => `N'${c}'`).join(', ')})\r\n`).join('')}GO\r\n`,
      'utf16le',
    ),
  'oracle.sql': ({ names, rows }) =>
    Buffer.from(
      `prompt Importing table U...\nset define off\n${rows.map((r) => `insert into U (${names.map((n) => `"${n}"`).join(', ')})\nvalues (${quoted(r)});\n`).join('')}commit;\n`,
    ),
  'cards.vcf': ({ rows }) =>
    Buffer.from(
      rows
        .map(([name = '', phone = '', address = '']) =>
          ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `TEL:${phone}`, `ADR:;;${address};;;;`, 'END:VCARD', ''].join('\r\n'),
        )
        .join(''),
    ),
  'table.dbf': dbf,
  'base.db': sqlite,
}

/** A dBASE III table in UTF-8 without a mark of its code page; numbers 8 wide. */
export function dbf({ names, rows }: List, encode: (text: string) => Buffer = (t) => Buffer.from(t)): Buffer {
  const widths = names.map((_, i) => Math.max(1, ...rows.map((row) => encode(row[i] ?? '').length)))
  const rowBytes = widths.reduce((a, b) => a + b, 1)
  const head = Buffer.alloc(32 + 32 * names.length + 1)
  head[0] = 0x03
  head.writeUInt32LE(rows.length, 4)
  head.writeUInt16LE(head.length, 8)
  head.writeUInt16LE(rowBytes, 10)
  names.forEach((name, i) => {
    const at = 32 + 32 * i
    encode(name).copy(head, at, 0, 10)
    head.write('C', at + 11, 'latin1')
    head[at + 16] = widths[i] ?? 0
  })
  head[head.length - 1] = 0x0d
  const body = rows.map((row) =>
    Buffer.concat([
      Buffer.from(' '),
      ...widths.map((width, i) => Buffer.concat([encode(row[i] ?? ''), Buffer.alloc(width, 0x20)]).subarray(0, width)),
    ]),
  )
  return Buffer.concat([head, ...body, Buffer.from([0x1a])])
}

function sqlite({ names, rows }: List): Buffer {
  return sqliteOf((database) => {
    database.exec(`create table u (${names.map((n) => `"${n}" text`).join(', ')})`)
    const insert = database.prepare(`insert into u values (${names.map(() => '?').join(', ')})`)
    for (const row of rows) insert.run(...row)
  })
}

/** The bytes of a database that `fill` has filled. */
export function sqliteOf(fill: (database: DatabaseSync) => void): Buffer {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-test-'))
  try {
    const path = join(dir, 'made.db')
    const database = new DatabaseSync(path)
    fill(database)
    database.close()
    return readFileSync(path)
  } finally {
    rmSync(dir, { recursive: true })
  }
}
