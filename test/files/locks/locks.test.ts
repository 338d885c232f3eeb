import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { Blowfish } from '../../../src/evidence/locks/odf/blowfish.ts'
import { rc4 } from '../../../src/evidence/locks/rc4.ts'
import { madeList } from '../office/same-list.ts'
import { agile, oleOf, standard, type Agile } from './office.ts'
import { aesOds, blowfishOds, contentOf, gcmOds } from './odf.ts'
import { lockedXls, type OldLock } from './old-excel.ts'
import { opened } from './opened.ts'
import { lockedPdf } from './pdf.ts'

const LIST = madeList(300)
const PASSWORD = '口令Abc123'
const LATIN = 'Abc-12345'
const OTHERS = ['wrong', '', 'VELVETSWEATSHOP', '口令Abc124']
const shared = join(import.meta.dirname, '../../../../shared/data')

function book(bookType: 'xlsx' | 'biff8'): Buffer {
  const sheet = utils.aoa_to_sheet(LIST)
  return Buffer.from(write(utils.book_new(sheet, '名单'), { type: 'buffer', bookType }) as Buffer)
}
const XLSX = book('xlsx')
const XLS = book('biff8')
const QUICK: Agile = { hash: 'sha512', bits: 256, spin: 1000 }
const LOCKED: readonly (readonly [string, string, string, () => Buffer])[] = [
  ['agile, SHA-512, AES-256', 'a.xlsx', PASSWORD, () => agile(XLSX, PASSWORD, { ...QUICK, spin: 100_000 })],
  ['agile, SHA-1, AES-128', 'a.xlsx', PASSWORD, () => agile(XLSX, PASSWORD, { hash: 'sha1', bits: 128, spin: 50_000 })],
  ['agile, chained by feedback', 'a.xlsx', PASSWORD, () => agile(XLSX, PASSWORD, { ...QUICK, chaining: 'CFB' })],
  ['standard', 'a.xlsx', PASSWORD, () => standard(XLSX, PASSWORD)],
  ['an xls under RC4', 'a.xls', PASSWORD, () => lockedXls(XLS, PASSWORD, 'rc4')],
  ['an xls under RC4 by the CryptoAPI, 40 bits', 'a.xls', PASSWORD, () => lockedXls(XLS, PASSWORD, 'cryptoapi-40')],
  ['an xls under RC4 by the CryptoAPI, 128 bits', 'a.xls', PASSWORD, () => lockedXls(XLS, PASSWORD, 'cryptoapi-128')],
  ['an xls under exclusive or', 'a.xls', LATIN, () => lockedXls(XLS, LATIN, 'xor')],
  ['an ods under AES', 'a.ods', PASSWORD, () => aesOds(contentOf(LIST), PASSWORD, { rounds: 100_000 })],
  ['an ods under Blowfish', 'a.ods', PASSWORD, () => blowfishOds(contentOf(LIST), PASSWORD)],
  ['an ods locked as a whole', 'a.ods', PASSWORD, () => gcmOds(contentOf(LIST), PASSWORD)],
]
/** A text document reads empty cells as it likes: cells that hold something are compared. */
const full = (rows: readonly (readonly (string | null)[])[]) =>
  rows.map((row) => row.map((cell) => cell ?? '').filter((cell) => cell !== ''))

describe.each(LOCKED)('%s', (_, name, password, make) => {
  const bytes = make()
  test('opens with its password of the list, and its line is told', async () => {
    const { rows, codes, said } = await opened(bytes, name, [...OTHERS, password])
    expect(codes).toEqual(['PASSWORD_OPENED'])
    expect(said).toContain('第 5 行')
    expect(said).not.toContain(password)
    expect(full(rows)).toEqual(full(LIST))
  })
  test('stays closed to others, and it is said how many were tried', async () => {
    const { rows, codes, said } = await opened(bytes, name, OTHERS)
    expect([rows, codes]).toEqual([[], ['PASSWORD']])
    expect(said).toContain('口令表 3 条均不能打开')
  })
  test('stays closed without a list', async () => {
    const { rows, codes, said } = await opened(bytes, name, [])
    expect([rows, codes]).toEqual([[], ['PASSWORD']])
    expect(said).not.toContain('口令表')
  })
})

describe('the password that Excel gives by itself', () => {
  test.each([
    ['xlsx', () => agile(XLSX, 'VelvetSweatshop', QUICK)],
    ['xls', () => lockedXls(XLS, 'VelvetSweatshop', 'rc4')],
    ['xls', () => lockedXls(XLS, 'VelvetSweatshop', 'xor')],
  ])('opens an %s without a list', async (kind, make) => {
    const { rows, codes, said } = await opened(make(), `a.${kind}`, [])
    expect(codes).toEqual(['PASSWORD_OPENED'])
    expect(said).toContain('公开口令')
    expect(full(rows)).toEqual(full(LIST))
  })
})

describe('a PDF', () => {
  test('opens with its password of the list', async () => {
    const { rows, codes, said } = await opened(lockedPdf(LIST.slice(0, 30), LATIN), 'a.pdf', [...OTHERS, LATIN])
    expect(codes).toEqual(['PASSWORD_OPENED'])
    expect(said).toContain('第 5 行')
    expect(full(rows)).toEqual(full(LIST.slice(0, 30)))
  })
  test('of LibreOffice too, and stays closed to others', async () => {
    const bytes = readFileSync(join(import.meta.dirname, 'libreoffice.pdf'))
    const { rows, codes } = await opened(bytes, 'a.pdf', ['x', 'Test12345'])
    expect(codes).toEqual(['PASSWORD_OPENED'])
    expect(full(rows)[1]).toEqual(['王小明', '13800000001', '青岛市市南区'])
    expect((await opened(bytes, 'a.pdf', OTHERS)).codes).toEqual(['PASSWORD'])
  })
})

describe('files from elsewhere', () => {
  test.each([
    ['xls-poi-sheetjs/special/password.xls', 'password', 2],
    ['xls-calamine/pass_protected.xlsx', '123', 2],
    ['xls-calamine/issue_385.xls', '', 0],
  ])('%s opens', async (name, password, line) => {
    const { codes, said } = await opened(readFileSync(join(shared, name)), name, ['no', password])
    expect(codes).toEqual(['PASSWORD_OPENED'])
    expect(said).toContain(line === 0 ? '公开口令' : `第 ${String(line)} 行`)
  })
  test('the ciphers agree with published vectors', () => {
    const half = new Uint32Array(2)
    new Blowfish(Buffer.alloc(8)).encrypt(half)
    expect([...half]).toEqual([0x4ef99745, 0x6198dd78])
    expect(Buffer.from(rc4(Buffer.from('Key'), 10)).toString('hex')).toBe('eb9f7781b734ca72a719')
  })
})

describe('a file that asks too much', () => {
  test.each(['4294967295', '10000001', '-1', 'NaN', '1e9'])('a spin count of %s is not obeyed', async (claimed) => {
    const bytes = agile(XLSX, PASSWORD, { ...QUICK, claimed })
    expect((await opened(bytes, 'a.xlsx', [PASSWORD])).codes).toEqual(['UNSUPPORTED'])
  })
  test.each(['99999999', '0', '-5'])('of an ods as little: %s', async (claimed) => {
    const bytes = aesOds(contentOf(LIST), PASSWORD, { rounds: 1000, claimed })
    expect((await opened(bytes, 'a.ods', [PASSWORD])).codes).toEqual(['PASSWORD'])
  })
  test('memory without bound is not given', async () => {
    expect((await opened(gcmOds(contentOf(LIST), PASSWORD, 1 << 30), 'a.ods', [PASSWORD])).codes).toEqual(['PASSWORD'])
  })
})

describe('what is broken', () => {
  const whole = agile(XLSX, PASSWORD, QUICK)
  const changed = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] ?? 0) ^ 0x41
    return copy
  }
  test('content that was changed is named, and what is left of it is read', async () => {
    const { codes } = await opened(changed(whole, 6000), 'a.xlsx', [PASSWORD])
    expect(codes).toContain('PASSWORD_OPENED')
    expect(codes).toContain('CORRUPT')
  })
  test.each([
    ['no info', oleOf({ '/EncryptionInfo': Buffer.alloc(0), '/EncryptedPackage': Buffer.alloc(9) })],
    ['noise for info', oleOf({ '/EncryptionInfo': Buffer.alloc(500, 7), '/EncryptedPackage': Buffer.alloc(9) })],
    ['no content', oleOf({ '/EncryptionInfo': Buffer.from([4, 0, 4, 0, 64, 0, 0, 0]) })],
    ['a standard one with lengths that lie', oleOf({ '/EncryptionInfo': Buffer.concat([Buffer.from([3, 0, 2, 0, 0, 0, 0, 0]), Buffer.alloc(400, 0xff)]), '/EncryptedPackage': Buffer.alloc(64) })],
  ])('%s: told and not thrown', async (_, bytes) => {
    const { rows, codes } = await opened(bytes, 'a.xlsx', [PASSWORD])
    expect(rows).toEqual([])
    expect(codes).toHaveLength(1)
  })
  test('bytes changed anywhere end no run', async () => {
    const files: [string, Buffer][] = [
      ['a.xlsx', whole],
      ...(['xor', 'rc4', 'cryptoapi-128'] satisfies OldLock[]).map((how): [string, Buffer] => ['a.xls', lockedXls(XLS, LATIN, how)]),
      ['a.ods', aesOds(contentOf(LIST), LATIN, { rounds: 1000 })],
    ]
    for (const [name, bytes] of files) {
      for (let n = 0; n < 25; n++) {
        const at = Math.floor((bytes.length * n) / 25) + (n % 7)
        const { codes, rows } = await opened(changed(bytes, at), name, [LATIN, PASSWORD])
        expect(codes.length + rows.length).toBeGreaterThan(0)
      }
    }
  })
})
