import fc from 'fast-check'
import { mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { gbk } from '../../demo/gbk.ts'
import { countFolder } from '../../src/case/count-folder.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import type { SinceIntake } from '../../src/case/intake/since.ts'
import type { Override } from '../../src/case/request.ts'
import { reportBytes } from '../../src/documents/json/json.ts'
import { zipOf } from '../files/zip/build.ts'
import { folderOf, put, requestFor, workspace } from '../support/counting.ts'
import { dirtyPupils, HEADERS } from '../support/pupil-list.ts'

vi.setConfig({ testTimeout: 300_000 })

/** However a folder came to hold what it holds: the same report, byte for byte, as if it were read for the first time. */
const base = workspace('going-on')
const LINES = dirtyPupils(11, 90).map((row) => row.map((c) => c.replaceAll(',', '，')).join(','))
const NAMES = ['a.csv', 'b.csv', '名单/丙.csv', '名单/丁.csv', '打包.zip', 'z.txt', '空.csv']

/** Lists that overlap, so that which line is counted hangs on the order of files. */
function content(name: string, from: number, lines: number): string | Uint8Array {
  const rows = LINES.slice(from, from + lines)
  const text = `${[HEADERS.join(','), ...rows].join('\r\n')}\r\n`
  if (name.endsWith('.zip'))
    return zipOf([{ name: Buffer.from('内.csv'), data: Buffer.from(text) }])
  if (name.startsWith('空')) return ''
  if (name.endsWith('.txt')) return gbk(`${rows.join('\n')}\nqq 12345678 转\n`)
  return text
}

const step = fc.record({
  what: fc.constantFrom('put', 'put', 'put', 'remove', 'rename', 'touch', 'kind'),
  name: fc.nat(NAMES.length - 1),
  other: fc.nat(NAMES.length - 1),
  from: fc.nat(60),
  lines: fc.integer({ min: 1, max: 30 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const KIND: Override = {
  ...{ file: 'a.csv', sheet: null, reading: {}, kind: { column: 1, kind: 'text' } },
  written: '--kind a.csv!B=text',
}

function act(folder: string, { what, name, other, from, lines }: Step): void {
  const path = join(folder, NAMES[name] ?? '')
  const is = statSync(path, { throwIfNoEntry: false }) !== undefined
  if (what === 'put') put(folder, NAMES[name] ?? '', content(NAMES[name] ?? '', from, lines))
  else if (what === 'remove') rmSync(path, { force: true })
  else if (what === 'rename' && is) {
    mkdirSync(join(folder, '名单'), { recursive: true })
    renameSync(path, join(folder, NAMES[other] ?? ''))
  } else if (what === 'touch' && is) utimesSync(path, from, from)
}

async function bytesOf(folder: string, overrides: readonly Override[], cache: boolean) {
  const request = requestFor([folder], { overrides, cache })
  const { report, session, since, bytesRead } = await countFolder(request, SILENT)
  session.close()
  return { text: Buffer.from(reportBytes(report)).toString('utf8'), since, bytesRead }
}

test('random histories: each state counts as if it were read at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 3 }),
      async (days) => {
        const folder = folderOf(base, {
          'a.csv': content('a.csv', 0, 20),
          'b.csv': content('b.csv', 10, 20),
        })
        let overrides: Override[] = []
        for (const day of days) {
          for (const one of day) act(folder, one)
          if (day.some((one) => one.what === 'kind')) overrides = overrides.length > 0 ? [] : [KIND]
          const going = await bytesOf(folder, overrides, true)
          const fresh = await bytesOf(folder, overrides, false)
          expect(going.text).toBe(fresh.text)
        }
      },
    ),
    { numRuns: Number(process.env['SHUZHENG_RUNS'] ?? 1) },
  )
})

test('only what is new is read; what changed, moved or went is named', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`名单${String(i)}.csv`, content('a.csv', i * 2, 20)]),
  )
  const folder = folderOf(base, files)
  expect((await bytesOf(folder, [], true)).since).toBeNull()
  const idle = await bytesOf(folder, [], true)
  expect(idle.bytesRead).toBe(0)
  expect(idle.since).toEqual({
    kept: 30,
    added: 0,
    again: 0,
    changed: [],
    gone: [],
  } satisfies SinceIntake)
  const added = content('a.csv', 61, 10)
  put(folder, '新.csv', added)
  const more = await bytesOf(folder, [], true)
  expect(more.bytesRead).toBe(Buffer.byteLength(added))
  expect(more.since).toMatchObject({ kept: 30, added: 1, changed: [], gone: [] })
  put(folder, '名单3.csv', content('a.csv', 3, 9))
  utimesSync(join(folder, '名单4.csv'), 5, 5)
  renameSync(join(folder, '名单5.csv'), join(folder, '改名.csv'))
  rmSync(join(folder, '名单6.csv'))
  const { since } = await bytesOf(folder, [], true)
  expect(since).toMatchObject({
    ...{ kept: 27, added: 1, again: 0 },
    changed: [{ at: ['名单3.csv'] }],
    gone: [
      { at: ['名单5.csv'], to: ['改名.csv'] },
      { at: ['名单6.csv'], to: null },
    ],
  })
  expect(since?.changed[0]?.before).not.toBe(since?.changed[0]?.after)
  expect((await bytesOf(folder, [], true)).since).toMatchObject({ changed: [], gone: [] })
})

test('what is said of one file has that file read again, and no other', async () => {
  const folder = folderOf(base, {
    'a.csv': content('a.csv', 0, 20),
    'b.csv': content('b.csv', 10, 20),
  })
  await bytesOf(folder, [], true)
  const said = await bytesOf(folder, [KIND], true)
  expect(said.since).toMatchObject({ kept: 1, again: 1, added: 0, changed: [] })
  expect(said.bytesRead).toBe(statSync(join(folder, 'a.csv')).size)
})
