import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, copyFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { oneSheet, xlsxOf } from '../files/xlsx/build.ts'
import { zipOf } from '../files/zip/build.ts'
import {
  countAt,
  place,
  put,
  remains,
  reportOf,
  run,
  untilSeen,
  type Ended,
  type Place,
} from '../support/proof/command.ts'
import { saidAt, type Said } from '../support/proof/findings.ts'
import { csvOf, people } from '../support/proof/people.ts'

/** Not read, or not whole: exit 1, 读取不完整, each with its code and place; the rest of the run is whole. */
const at = place()
const DATA = join(import.meta.dirname, '../../../shared/data/xls-calamine')
const linux = process.platform === 'linux'

let ended: Ended
let said: (path: string) => Said
beforeAll(async () => {
  put(at, '好.csv', csvOf(people(40, 1)))
  put(at, '二进制.csv', randomBytes(50_000))
  const zip = zipOf(
    [1, 2, 3].map((n) => ({ name: `${String(n)}.csv`, data: csvOf(people(30, n + 1)) })),
  )
  put(at, '断.zip', zip.subarray(0, Math.floor(zip.length * 0.6)))
  put(at, '坏表.xlsx', brokenSheet())
  put(at, '未闭合.csv', unclosed())
  put(at, '口令.zip', zipOf([{ name: 'a.csv', data: csvOf(people(5, 9)), flags: 0x801, crc: 1 }]))
  for (const kind of ['xlsx']) {
    copyFileSync(join(DATA, `pass_protected.${kind}`), join(at.evidence, `口令.${kind}`))
  }
  if (linux) {
    execFileSync('mkfifo', [join(at.evidence, '管道.csv')])
    symlinkSync('/etc/passwd', join(at.evidence, '链接.csv'))
    symlinkSync('.', join(at.evidence, '循环'))
    symlinkSync('/nowhere', join(at.evidence, '断链.csv'))
  }
  ended = await countAt(at)
  said = saidAt(at)
})

describe('files that cannot be read, or not whole', () => {
  test('exit 1, 读取不完整, and nothing on standard error', () => {
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toContain('读取不完整')
    expect(reportOf(at).complete).toBe(false)
    expect(remains(at)).toEqual([])
  })

  test.each([
    ['二进制.csv', 'unread', 'UNSUPPORTED'],
    ['断.zip', 'partial', 'CORRUPT'],
    ['坏表.xlsx', 'partial', 'CORRUPT'],
    ['未闭合.csv', 'partial', 'UNCLOSED_QUOTE'],
    ['口令.zip›a.csv', 'unread', 'PASSWORD'],
    ['口令.xlsx', 'unread', 'PASSWORD'],
  ])('%s: %s, %s', (path, status, code) => {
    expect(said(path)).toMatchObject({ status })
    expect(said(path).codes).toContain(code)
  })

  test.runIf(linux).each(['管道.csv', '链接.csv', '循环', '断链.csv'])(
    '%s is not opened',
    (path) => {
      expect(said(path)).toMatchObject({ status: 'unread', codes: ['NO_ACCESS'] })
    },
  )

  test('the good sheet of a workbook with a broken one is read', () => {
    expect(said('坏表.xlsx').rows.data).toBeGreaterThanOrEqual(2)
  })

  test('rows before and after a quote that never closes are read', () => {
    const { rows, file } = said('未闭合.csv')
    expect(rows.data).toBeGreaterThan(40)
    expect(file.issues.find((i) => i.code === 'UNCLOSED_QUOTE')?.at).toContain(22)
  })

  test('members before the place where an archive breaks off are read', () => {
    expect(said('断.zip›1.csv').rows.data).toBe(30)
  })

  test('every record of the good file is counted', () => {
    expect(said('好.csv')).toMatchObject({ status: 'read', codes: [], rows: { data: 40 } })
  })

  test('a file beside them that changes while it is read', async () => {
    const { at: other, seen: code } = await untilSeen(place, countedWhileWritten)
    expect(code).toBe(1)
    expect(saidAt(other)('变动.csv').codes).toContain('CHANGED_SINCE')
    expect(saidAt(other)('好.csv').status).toBe('read')
  })
})

/** Counts while one of the files grows; null when it was read between two writes. */
async function countedWhileWritten(other: Place): Promise<number | null> {
  const path = put(other, '变动.csv', csvOf(people(3000, 1)))
  put(other, '好.csv', csvOf(people(40, 2)))
  const { code } = await countAt(other, ['--no-sheets'], {
    started: (child) => {
      const write = setInterval(() => appendFileSync(path, '张三丰,13800000001,,,,,\r\n'), 1)
      child.on('exit', () => clearInterval(write))
    },
  })
  return code === 0 ? null : code
}

test.runIf(linux)('a folder and a file without permission', async () => {
  const other = place()
  put(other, '好.csv', csvOf(people(40, 1)))
  put(other, '锁/内.csv', csvOf(people(10, 2)))
  put(other, '无权.csv', csvOf(people(10, 3)))
  execFileSync('chmod', ['755', other.dir])
  execFileSync('chmod', ['000', join(other.evidence, '锁'), join(other.evidence, '无权.csv')])
  const args = ['count', other.evidence, '--out', other.out, '--no-cache', '--no-sheets']
  const asRoot = process.getuid?.() === 0
  // Root may read everything; without these two capabilities it is bound by permissions like anybody else.
  const bound = ['setpriv', '--bounding-set=-dac_override,-dac_read_search']
  const { code } = await run(other, args, asRoot ? { through: bound } : {})
  expect(code).toBe(1)
  expect(saidAt(other)('锁')).toMatchObject({ status: 'unread', codes: ['NO_ACCESS'] })
  expect(saidAt(other)('无权.csv')).toMatchObject({ status: 'unread', codes: ['NO_ACCESS'] })
  expect(saidAt(other)('好.csv').rows.data).toBe(40)
  execFileSync('chmod', ['755', join(other.evidence, '锁')])
})

/** Two good sheets around one whose compressed bytes are damaged. */
function brokenSheet(): Buffer {
  const rows = (n: number) =>
    `<row><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>手机号</t></is></c></row><row><c t="inlineStr"><is><t>周九一</t></is></c><c><v>1370000000${String(n)}</v></c></row>`
  const filler = randomBytes(30_000).toString('hex')
  const book = xlsxOf({
    sheets: [
      { name: '一', data: rows(1) },
      { name: '二', data: `${rows(2)}<row><c t="inlineStr"><is><t>${filler}</t></is></c></row>` },
      { name: '三', data: rows(3) },
    ],
  })
  const middle = book.indexOf('xl/worksheets/sheet2.xml') + 2000
  return Buffer.concat([
    book.subarray(0, middle),
    Buffer.alloc(4000, 0xff),
    book.subarray(middle + 4000),
  ])
}

function unclosed(): string {
  const lines = csvOf(people(60, 5)).split('\r\n')
  lines[21] = lines[21]?.replace(/^/, '"') ?? ''
  return lines.join('\r\n')
}

test('an empty workbook and a workbook of one row', async () => {
  const other = place()
  put(other, '无行.xlsx', oneSheet(''))
  put(other, '一行.xlsx', oneSheet('<row><c><v>1</v></c></row>'))
  expect((await countAt(other, ['--no-sheets'])).code).toBe(0)
  expect(reportOf(other).files.map((f) => f.status)).toEqual(['read', 'read'])
})
