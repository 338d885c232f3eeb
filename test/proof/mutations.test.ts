import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { changedInside } from '../support/mutations/inside.ts'
import { Rounds, type Seed } from '../support/mutations/rounds.ts'
import { filesBelow, madeFiles } from '../support/mutations/seeds.ts'

/**
 * A bounded part of `node bench/accuracy/mutations.ts`: files of every format and container that can be written here, and all
 * of `test/files`, damaged the same way on every machine. `SHUZHENG_ROUNDS=200` for more.
 */
const ROUNDS = Number(process.env['SHUZHENG_ROUNDS'] ?? '6')
const FILES = join(import.meta.dirname, '../files')
const rounds = new Rounds(2)
/** Changed where the format says something, with checksums that are right. */
const inside = new Rounds(2, undefined, changedInside)
afterAll(() => {
  rounds.close()
  inside.close()
})

async function faultsOf(seeds: readonly Seed[], by = rounds): Promise<string[]> {
  const all = await Promise.all(seeds.map((seed) => by.faults(seed, 0, ROUNDS)))
  return all.flat().map(({ name, round, what }) => `${name} #${String(round)}: ${what}`)
}

test('files of every format, damaged: no reader ends, every ledger closes, and what is lost is told', async () => {
  const seeds = [...(await madeFiles())]
    // 7-Zip takes long to start: one of its archives stands for all.
    .filter(([name]) => !/b\.7z|c\.7z|b\.zip|xz|bz2/.test(name))
    .map(([name, bytes]) => ({ name: `made/${name}`, bytes }))
  expect(await faultsOf(seeds)).toEqual([])
})

test('the files of test/files, damaged', async () => {
  const seeds = filesBelow(FILES)
    .filter((path) => !path.endsWith('.json'))
    .map((path) => ({
      name: `test/files/${path.slice(FILES.length + 1)}`,
      bytes: readFileSync(path),
    }))
  expect(await faultsOf(seeds)).toEqual([])
})

test('workbooks, documents, databases and archives, changed inside', async () => {
  const seeds = [...(await madeFiles())]
    .filter(([name]) =>
      /\.(?:xlsx|ods|xlsb|xls|docx|odt|db|sqlite|mdb|accdb|pdf|eml|mbox|zip|rar)$/.test(name),
    )
    .filter(([name]) => name !== 'b.zip')
    .map(([name, bytes]) => ({ name: `made/${name}`, bytes }))
  expect(await faultsOf(seeds, inside)).toEqual([])
})
