import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryFor } from './memory.ts'

const MIB = 2 ** 20
const MACHINE = 24 * 2 ** 30
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuzheng-memory-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A file of that many bytes, none of which is written but its first. */
function file(name: string, begins: string, bytes: number) {
  const path = join(folder, name)
  writeFileSync(path, begins)
  truncateSync(path, bytes)
  return { path, bytes }
}

const usual = (...files: ReturnType<typeof file>[]) => memoryFor(files, MACHINE).usual / MIB

test('little evidence is given half a gigabyte', () => {
  expect(usual()).toBe(512)
  expect(usual(file('a.txt', '张三', 9 * MIB))).toBe(512)
})

test('text is given nine bytes for one up to a gigabyte, and a third of that beyond', () => {
  expect(usual(file('b.txt', '张三', 88 * MIB))).toBe(792)
  expect(usual(file('c.txt', '张三', 120 * MIB))).toBe(1024)
  expect(usual(file('d.txt', '张三', 400 * MIB))).toBe(1400)
})

test('a sheet is packed, whatever it is called', () => {
  expect(usual(file('e.txt', 'PK\x03\x04', 160 * MIB))).toBe(560)
})

test('small files are not asked what they are', () => {
  const small = file('f.txt', '张三', 7 * MIB)
  expect(usual(...Array.from({ length: 20 }, () => small))).toBe(512)
})

test('no more than a third of the machine, however large the evidence is', () => {
  const large = file('g.txt', '张三', 2000 * MIB)
  expect(memoryFor([large], MACHINE)).toEqual({ usual: 2560 * MIB, most: 3072 * MIB })
  const third = Math.floor((3 * 2 ** 30) / 3)
  expect(memoryFor([large], 3 * 2 ** 30)).toEqual({ usual: third, most: third })
  expect(memoryFor([large], 2 ** 30)).toEqual({ usual: 512 * MIB, most: 512 * MIB })
})

test('what cannot be opened is counted by its size', () => {
  expect(memoryFor([{ path: join(folder, 'gone'), bytes: 88 * MIB }], MACHINE).usual).toBe(
    792 * MIB,
  )
})
