import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SharedStrings } from './shared-strings.ts'
import { SharedStringsScanner } from './shared-strings-scanner.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strings-test-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const texts = Array.from({ length: 3000 }, (_, i) => `${'字'.repeat((i * 37) % 300)}${i}`)
const xml = `<sst>${texts.map((text, i) => `<si>${i % 3 ? '' : '<r>'}<t>${text}</t>${i % 3 ? '' : '</r>'}</si>`).join('')}</sst>`

function fill(strings: SharedStrings, piece: number): void {
  const scanner = new SharedStringsScanner(strings)
  const bytes = Buffer.from(xml)
  for (let at = 0; at < bytes.length; at += piece) scanner.feed(bytes.subarray(at, at + piece))
  expect(scanner.finish()).toBe(true)
  strings.seal()
}

function all(strings: SharedStrings): string[] {
  return Array.from({ length: strings.count }, (_, i) => {
    const start = strings.offsets[i] ?? 0
    const end = strings.offsets[i + 1] ?? 0
    const text = Buffer.alloc(end - start)
    if (strings.spilled) strings.copySpilled(start, end, text, 0)
    else strings.bytes.copy(text, 0, start, end)
    return text.toString()
  })
}

test.each([7, 1000, 100_000])('in memory, fed by %i bytes', (piece) => {
  const strings = new SharedStrings(folder)
  fill(strings, piece)
  expect(strings.spilled).toBe(false)
  expect(all(strings)).toEqual(texts)
})

test.each([997, 100_000])(
  'past the limit: in a private file, which is gone afterwards (%i bytes)',
  (piece) => {
    const strings = new SharedStrings(folder, 50_000)
    fill(strings, piece)
    expect(strings.spilled).toBe(true)
    const [file] = readdirSync(folder)
    expect(statSync(join(folder, file ?? '')).mode & 0o777).toBe(0o600)
    expect(all(strings)).toEqual(texts)
    strings.close()
    expect(readdirSync(folder)).toEqual([])
  },
)
