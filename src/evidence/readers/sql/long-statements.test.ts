import { describe, expect, test } from 'vitest'
import { encode } from '../../../../bench/accuracy/encodings.ts'
import { sniffFormat } from '../../format/format.ts'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readSql } from './sql.ts'

/** More bytes than any sample holds. */
const MANY = 9000
const row = (i: number) =>
  `(${String(i)},'李${String(i)}','北京市朝阳区建国路','${String(13_800_000_000 + i)}')`
const rows = (between = ',') => Array.from({ length: MANY }, (_, i) => row(i)).join(between)
const insert = `INSERT INTO \`客户\` VALUES ${rows()};\n`
const create =
  'CREATE TABLE `客户` (\n `编号` int,\n `姓名` text,\n `地址` text,\n `电话` text\n) ENGINE=InnoDB;\n'
const remarks = Array.from(
  { length: 7000 },
  (_, i) => `-- remark ${String(i)} ${'-'.repeat(40)}\n`,
).join('')

const bytesOf = (script: string, encoding = 'utf-8') => {
  const bytes = encode(encoding, script)
  if (!bytes) throw new Error(`no ${encoding} for this script`)
  return bytes
}

function read(bytes: Uint8Array) {
  const source = memorySource(bytes)
  const { format } = sniffFormat(bytes.subarray(0, 65_536), 'x', bytes.length, source)
  const file = collected()
  readSql(source, file.sink)
  const grid = file.grids.at(0)
  return {
    format,
    rows: grid?.rows.length,
    last: grid?.rows.at(-1)?.cells.slice(-3),
    issues: file.issues,
  }
}
const WHOLE = {
  format: 'sql',
  rows: MANY,
  last: [`李${String(MANY - 1)}`, '北京市朝阳区建国路', String(13_800_000_000 + MANY - 1)],
  issues: [],
}

describe('scripts whose first statement with rows is longer than their sample', () => {
  test.each([
    [
      'mysqldump',
      `-- MySQL dump 10.13\n${create}LOCK TABLES \`客户\` WRITE;\n${insert}UNLOCK TABLES;\n`,
    ],
    [
      'names in Chinese, a remark over several lines',
      `/*\n Navicat Premium Data Transfer\n\n Source Server Type : MySQL\n*/\n${create}${insert}`,
    ],
    ['a remark that names no program', `/*\n 客户表\n 2021\n*/\n${create}${insert}`],
    ['no table made', insert],
    ['no end', `INSERT INTO 客户 VALUES ${rows()}`],
    [
      'columns named, rows on their lines',
      `insert into 客户 (编号, 姓名, 地址, 电话) values\n${rows(',\n')};\n`,
    ],
    [
      'rows behind VALUES on its own line',
      `INSERT IGNORE INTO 客户 (编号, 姓名, 地址, 电话)\nVALUES\n${rows()};\n`,
    ],
    ['a text comes first', `INSERT INTO 客户 VALUES\n${rows(',\n').replaceAll(/\(\d+,/g, '(')};\n`],
    ['SQL Server', `INSERT [dbo].[客户] ([编号], [姓名], [地址], [电话]) VALUES ${rows()}\nGO\n`],
    [
      'PostgreSQL',
      `--\n-- PostgreSQL database dump\n--\nINSERT INTO public.kh VALUES ${rows()};\n`,
    ],
    ['300 KB of remarks', `-- MySQL dump 10.13\n${remarks}${create}${insert}`],
    [
      '300 KB of remarks that name no program',
      `${remarks}SET NAMES utf8;\n${remarks}${create}${insert}`,
    ],
    ['300 KB in one remark', `/*\n${remarks}*/\n${insert}`],
    [
      'routines before the first table',
      `-- MySQL dump 10.13\n${'CREATE FUNCTION f() RETURNS int RETURN 1;\n'.repeat(9000)}${insert}`,
    ],
    [
      'a thousand tables before the first row',
      `-- MySQL dump 10.13\n${create.repeat(3000)}${insert}`,
    ],
  ])('%s', (_, script) => {
    expect(read(bytesOf(script))).toEqual(WHOLE)
  })
  test.each(['gb18030', 'big5', 'utf-16le', 'utf-16be'])('%s', (encoding) => {
    const script = `${remarks}${create}${insert}`
      .replaceAll('户', '戶')
      .replaceAll(/[电话编号阳区国]/g, '名')
    expect(read(bytesOf(script.replaceAll('名名', '名目'), encoding))).toMatchObject({
      format: 'sql',
      rows: MANY,
      issues: [],
    })
  })
  test('the lines of COPY', () => {
    const lines = Array.from({ length: MANY }, (_, i) => `${String(i)}\t张三\t${'x'.repeat(60)}\n`)
    const script = `${remarks}COPY public.kh (id, name, note) FROM stdin;\n${lines.join('')}\\.\n`
    expect(read(bytesOf(script))).toMatchObject({ format: 'sql', rows: MANY, issues: [] })
  })
})

test('remarks before what is no script make none of it', () => {
  const bytes = bytesOf(`${remarks}姓名,电话\n张三,13800001111\n`)
  const { format } = sniffFormat(bytes.subarray(0, 65_536), 'x', bytes.length, memorySource(bytes))
  expect(format).toBe('text')
})
