import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { planText } from './dialect.ts'
import type { TextPlan } from './plan.ts'
import { collect } from './testing.ts'

/** Small odd files; a bug is a file dropped in, with what it should give beside it. */
const FOLDER = join(import.meta.dirname, '../../../../test/files/text')

interface Expected {
  readonly why: string
  readonly plan: Partial<TextPlan>
  readonly rows: [number, string[]][]
  readonly unread: [string, number | null][]
  readonly issues: [string, number | null][]
}

const files = readdirSync(FOLDER).filter((name) => !name.endsWith('.json'))

test.each(files)('%s', (name) => {
  const bytes = readFileSync(join(FOLDER, name))
  const expected = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Expected
  const plan = planText(memorySource(bytes))
  const read = collect(bytes, plan)
  expect(plan).toMatchObject(expected.plan)
  expect(read.rows.map((r) => [r.row, r.cells])).toEqual(expected.rows)
  expect(read.unread.map((u) => [u.code, u.row])).toEqual(expected.unread)
  expect(read.issues.map((i) => [i.code, i.row])).toEqual(expected.issues)
})
