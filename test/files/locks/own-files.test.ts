import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { lockedFile } from '../../../src/documents/sample/locked-file.ts'
import { isCompound, unlockedFile } from '../../../src/evidence/locks/office/file.ts'

const PASSWORD = '演示-Passw0rd'

describe('a file behind a password', () => {
  test.each([0, 16, 4097])('of %d bytes comes back', (length) => {
    const plain = randomBytes(length)
    const locked = lockedFile(plain, PASSWORD)
    expect(isCompound(locked)).toBe(true)
    expect(unlockedFile(locked, PASSWORD)).toEqual(plain)
  })

  test('does not show what it holds', () => {
    const plain = Buffer.from('王小明13800000001'.repeat(50))
    const locked = lockedFile(plain, PASSWORD)
    expect(locked.includes('王小明')).toBe(false)
    expect(locked.includes(Buffer.from('王小明', 'utf16le'))).toBe(false)
  })

  test('opens with no other password', () => {
    const locked = lockedFile(Buffer.from('x'), PASSWORD)
    for (const wrong of ['', `${PASSWORD} `]) {
      expect(unlockedFile(locked, wrong)).toBe('password')
    }
  })

  test('tells when a byte of it was changed', () => {
    const locked = lockedFile(Buffer.from('内容'.repeat(3000)), PASSWORD)
    const changed = Buffer.from(locked)
    // A byte in the middle of the largest stream.
    changed[10_000] = (changed[10_000] ?? 0) ^ 1
    expect(unlockedFile(changed, PASSWORD)).toBe('changed')
  })

  test.each([
    ['an old xls or nothing', randomBytes(600)],
    ['a zip', Buffer.from('PK\u0003\u0004')],
    ['the head alone', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ])('%s is no such file', (_, bytes) => {
    expect(unlockedFile(bytes, PASSWORD)).toBe('unsupported')
  })
})
