import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counted, put, workspace } from '../support/counting.ts'
import {
  FIELD_NAMES,
  headed,
  linesOf,
  saidKinds,
  world,
  type Field,
  type MadeLine,
  type World,
} from '../support/made-lines.ts'
import { referenceCount, type TypedLine } from '../support/reference-count.ts'

const base = workspace('reference')
let runs = 0

/** Writes all worlds into three lists, the first perhaps once more under another name, and counts them twice. */
async function bothCounts(worlds: readonly World[], orders: readonly Field[][], copy: boolean) {
  const folder = join(base, String(runs++))
  const made = worlds.flatMap((each, w) => linesOf(each, w))
  const files = [0, 1, 2].map((f) => made.filter((line) => line.file === f))
  const written = files.map((lines, f) => list(lines, orders[f % orders.length] ?? FIELD_NAMES))
  if (copy && files[0]?.length) {
    files.push(files[0])
    written.push(written[0] as (typeof written)[0])
  }
  const typed: TypedLine[] = []
  files.forEach((lines, file) => {
    typed.push(...lines.map((line) => ({ ...line, file })))
    if (lines.length > 0) put(folder, `${String(file)}.csv`, written[file]?.text ?? '')
  })
  const overrides = written.flatMap(({ order }, f) => saidKinds(`${String(f)}.csv`, order))
  const report = await counted([folder], { overrides })
  return { report, reference: referenceCount(typed, new Set(copy ? [3] : [])) }
}

function list(lines: readonly MadeLine[], order: readonly Field[]) {
  return { order, text: headed(lines, order) }
}

const order = fc.shuffledSubarray(FIELD_NAMES, { minLength: FIELD_NAMES.length })
const some = fc.array(world, { minLength: 1, maxLength: 40, size: 'max' }).filter(anyLine)

function anyLine(worlds: readonly World[]): boolean {
  return worlds.some((each) => each.plans.length > 0)
}

async function agrees(worlds: readonly World[], orders: readonly Field[][], copy: boolean) {
  const { report, reference } = await bothCounts(worlds, orders, copy)
  const { out, counted: n, duplicate, 'set-aside': aside } = report.records
  const { keys, ...rest } = reference
  expect({ out, counted: n, duplicate, aside }).toEqual(rest)
  const own = report.keys.filter((k) => !k.used && k.counted !== null)
  expect(own.map((k) => [k.key, k.counted])).toEqual(own.map((k) => [k.key, keys[k.key as Key]]))
  expect(report.persons.distinct).toBe(n)
}
type Key = 'id' | 'name+phone' | 'phone' | 'name' | 'line'

describe('the count', () => {
  test('is that of the plain reference, class by class, on worlds of a few people', async () => {
    const property = fc.asyncProperty(some, fc.array(order, { minLength: 1 }), fc.boolean(), agrees)
    const numRuns = Number(process.env['SHUZHENG_RUNS'] ?? 5)
    await fc.assert(property, { numRuns, interruptAfterTimeLimit: 240_000 })
  }, 300_000)
})
