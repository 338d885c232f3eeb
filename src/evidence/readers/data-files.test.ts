import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type List, peopleList, WRITERS } from '../../../test/files/data/make.ts'
import { losesData } from '../codes.ts'
import { formatOf } from '../format/formats.ts'
import { memorySource } from '../source.ts'
import { collected, type CollectedFile } from './collected.ts'
import { readDataFile } from './data-files.ts'

const spoolDir = mkdtempSync(join(tmpdir(), 'shuzheng-data-'))
afterAll(() => {
  expect(readdirSync(spoolDir)).toEqual([])
  rmSync(spoolDir, { recursive: true })
})

const idOf = (bytes: Uint8Array, name: string) => formatOf(memorySource(bytes), name).id

async function read(bytes: Uint8Array, id: ReturnType<typeof idOf>): Promise<CollectedFile> {
  const file = collected()
  await readDataFile(memorySource(bytes), id, file.sink, { spoolDir })
  return file
}

/** Rows as the list has them: an address in parts is told from its place. */
function rowsOf(file: CollectedFile): (string | null)[][] {
  return file.grids.flatMap((g) =>
    g.rows.map(({ cells }) =>
      cells.slice(0, 3).map((c) => c?.replace(/^;;(.*);;;;$/, '$1') ?? null),
    ),
  )
}

const list: List = peopleList(120)

describe('the same list in every format', () => {
  test.each(Object.entries(WRITERS))('%s', async (name, write) => {
    const bytes = write(list)
    const id = idOf(bytes, name)
    const file = await read(bytes, id)
    expect(rowsOf(file)).toEqual(list.rows)
    expect(file.issues.filter((i) => losesData(i.code))).toEqual([])
    const header = file.grids[0]?.header?.slice(0, 3).map((n) => n?.replace(/1$/, ''))
    expect(header).toEqual(list.names)
    expect(file.grids.every((g) => g.ended)).toBe(true)
  })
})

/** Whole rows that came out are rows of the list, and where rows are missing something is said. */
function expectHonest(file: CollectedFile, of: List): void {
  expect(file.grids.every((g) => g.ended)).toBe(true)
  const read = rowsOf(file).length + file.grids.reduce((sum, g) => sum + g.unread.length, 0)
  const said = file.issues.some((i) => losesData(i.code))
  if (read < of.rows.length) expect(said || file.grids.some((g) => g.unread.length > 0)).toBe(true)
}

const few = peopleList(6)

describe('cut at many lengths', () => {
  test.each(Object.entries(WRITERS))('%s', async (name, write) => {
    const bytes = write(few)
    const id = idOf(bytes, name)
    const step = Math.ceil(bytes.length / 90)
    for (let length = 40; length < bytes.length - 3; length += step) {
      const file = await read(bytes.subarray(0, length), id)
      expect(file.grids.every((g) => g.ended)).toBe(true)
      if (file.issues.some((i) => losesData(i.code))) continue
      for (const row of rowsOf(file).slice(0, -1)) expect(few.rows).toContainEqual(row)
    }
  })
})

describe('two hundred mutations of each', () => {
  test.each(Object.entries(WRITERS))('%s', async (name, write) => {
    const whole = write(few)
    const id = idOf(whole, name)
    let seed = 7
    const random = (below: number) =>
      (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
    for (let i = 0; i < 200; i++) {
      const bytes = Buffer.from(whole)
      for (let k = 0; k <= i % 4; k++) bytes[random(bytes.length)] = random(256)
      const at = random(bytes.length)
      const changed =
        i % 5 === 0 ? Buffer.concat([bytes.subarray(0, at), bytes.subarray(random(at + 1))]) : bytes
      const file = await read(changed, id)
      expect(file.grids.every((g) => g.ended)).toBe(true)
    }
  })
})

test('a list cut in the middle says so', async () => {
  for (const [name, write] of Object.entries(WRITERS)) {
    const bytes = write(few)
    const file = await read(bytes.subarray(0, Math.floor(bytes.length * 0.7)), idOf(bytes, name))
    expectHonest(file, few)
  }
})
