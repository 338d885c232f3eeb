import { expect, test } from 'vitest'
import { neutralLines } from '../../src/case/journal/neutral.ts'
import type { Journal } from '../../src/case/journal/journal.ts'
import type { Json } from '../../src/case/journal/value.ts'
import { textFields } from '../support/case-texts.ts'

/** Whatever field of the schema takes text: nothing of it is in a pack without anything personal, today and when one is added. */
const SECRET = '王小明13912345678'

/** `parties.priors.evidence` → { priors: [{ evidence: SECRET }] }, in a list or not. */
function valueOf(path: readonly string[], listed: boolean): Json {
  const [step, ...rest] = path
  if (step === undefined) return listed ? [SECRET, { sell: SECRET }] : SECRET
  const inner = { [step === '*' ? SECRET : step]: valueOf(rest, listed) }
  return listed ? [inner] : inner
}

function journalOf(field: string, listed: boolean): Journal {
  const [section = '', ...rest] = field.split('.')
  const common = { previous: null, number: 1, at: '2026-01-01T00:00:00Z', skips: [], by: SECRET }
  const put = { ...common, kind: 'put', hash: 'h', path: [section, SECRET], item: true, leaves: [] }
  const entry = { ...put, value: { id: SECRET, kept: valueOf(rest, listed) } }
  const plain = { ...put, hash: 'g', path: [section], item: false, value: valueOf(rest, listed) }
  const entries = [entry, plain]
  const nodes = new Map(entries.map((e) => [e.hash, e]))
  return { entries, nodes } as unknown as Journal
}

test('there are fields to be walked', () => {
  expect(textFields().length).toBeGreaterThan(120)
  expect(textFields()).toEqual(
    expect.arrayContaining([
      'parties.name',
      'populations.source',
      'matches.reason',
      'procedure.court.name',
    ]),
  )
})

test.each(textFields())('%s is told by a label', (field) => {
  for (const listed of [false, true]) {
    const told = JSON.stringify(neutralLines(journalOf(field, listed)))
    expect(told).not.toMatch(/王小明|13912345678/)
    expect(told).toContain('"kind":"put"')
  }
})
