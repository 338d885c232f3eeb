import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unlockedFile } from '../../../src/evidence/locks/office/file.ts'

/** A workbook of one row, locked by this program, opened, filled and saved with its password by LibreOffice 7. */
const saved = readFileSync(
  join(import.meta.dirname, '../sample/libreoffice-password.xlsx'),
)

test('a file that LibreOffice has saved again opens with the password, and with no other', () => {
  const plain = unlockedFile(saved, '演示口令12345')
  expect(Buffer.isBuffer(plain) && plain.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  expect(unlockedFile(saved, '演示口令12346')).toBe('password')
})

test('a file that breaks off is told, not thrown', () => {
  for (const length of [512, 1024, 2000, saved.length - 600]) {
    expect(typeof unlockedFile(saved.subarray(0, length), '演示口令12345')).toBe('string')
  }
})
