import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  cacheFolder,
  caseKey,
  makeFolder,
  pruneCaches,
  type PrivateFolders,
} from './private-folder.ts'

let folders: PrivateFolders
let base: string

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shuzheng-folders-'))
  folders = { config: join(base, 'config'), cache: join(base, 'cache') }
})
afterEach(() => {
  rmSync(base, { recursive: true, force: true })
})

test('makes the key once and keeps it', () => {
  const key = caseKey(folders)
  expect(key).toHaveLength(32)
  expect(caseKey(folders)).toEqual(key)
})

test('makes a folder with all above it, and says where none can be made', () => {
  makeFolder(join(base, '甲', '乙', '丙'))
  makeFolder(join(base, '甲', '乙', '丙'))
  expect(existsSync(join(base, '甲', '乙', '丙'))).toBe(true)
  writeFileSync(join(base, 'file'), '')
  const none = [join(base, 'file', 'x'), ...(platform() === 'linux' ? ['/proc/none/x'] : [])]
  for (const path of none)
    expect(() => makeFolder(path)).toThrow(expect.objectContaining({ code: 'run/no-folder' }))
})

test('refuses a damaged key instead of working with a weaker one', () => {
  mkdirSync(folders.config)
  writeFileSync(join(folders.config, 'key'), '')
  expect(() => caseKey(folders)).toThrow(expect.objectContaining({ code: 'case/bad-key' }))
})

test('keeps the caches used last, and any that a run holds; the lock of a dead run holds nothing', () => {
  const key = caseKey(folders)
  const made = [1, 2, 3, 4].map((n) => {
    const path = cacheFolder(folders, key, String(n))
    mkdirSync(path, { recursive: true })
    utimesSync(path, n, n)
    return path
  })
  const [oldest = '', older = '', newer = '', newest = ''] = made
  writeFileSync(join(oldest, 'lock'), String(process.pid))
  writeFileSync(join(older, 'lock'), String(2 ** 22 + 1))
  utimesSync(oldest, 1, 1)
  utimesSync(older, 2, 2)
  pruneCaches(folders, 2)
  expect([oldest, older, newer, newest].map((path) => existsSync(path))).toEqual([
    true,
    false,
    true,
    true,
  ])
})
