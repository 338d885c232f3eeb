import { expect, test } from 'vitest'
import { workspace } from '../support/counting.ts'
import { countingTogether } from '../support/together.ts'
import { randomFrom } from '../support/lists/random.ts'
import { someone } from '../support/people-cells.ts'

/** The same people as JSON in the cells of a csv, a script and a JSON file: counted the same. */
const base = workspace('json-in-columns')
const r = randomFrom(611)
const people = Array.from({ length: 24 }, () => someone(r))
const objects = people.map(({ name, mobile }) => ({ name, phone: mobile }))
const pairs = objects.flatMap((one, i) => (i % 2 === 0 ? [[one, objects[i + 1]]] : []))
const strings = pairs.map((pair) => pair.map((one) => `${one?.name ?? ''},${one?.phone ?? ''}`))
const CELLS = { objects, pairs, strings }

const csv = (cells: readonly unknown[]) =>
  `id,content\n${cells.map((c, i) => `${String(i)},"${JSON.stringify(c).replaceAll('"', '""')}"\n`).join('')}`
const sql = (cells: readonly unknown[]) =>
  `CREATE TABLE t (id int, content text);\n${cells.map((c, i) => `INSERT INTO t VALUES (${String(i)},'${JSON.stringify(c)}');\n`).join('')}`
const json = (cells: readonly unknown[]) =>
  cells.map((c, i) => `${JSON.stringify({ id: i, content: JSON.stringify(c) })}\n`).join('')

const of = countingTogether(base)

test.concurrent.each(
  Object.entries(CELLS).flatMap(([kind, cells]) =>
    [['a.csv', csv], ['a.sql', sql], ['a.json', json] as const].map(
      ([name, write]) => [kind, name, (write as typeof csv)(cells)] as const,
    ),
  ),
)('%s in %s', async (_, name, content) => {
  const { records } = await of(content, name as string)
  expect(records.counted).toBe(24)
})
