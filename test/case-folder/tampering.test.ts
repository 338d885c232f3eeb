import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { ShuzhengError } from '../../src/errors.ts'
import { checkJournal, type Checked } from '../../src/case/journal/check.ts'
import { SCHEMA } from '../../src/case/journal/store/database.ts'
import { hashOf, type Entry } from '../../src/case/journal/entry.ts'
import { caseText, importCase, openJournal } from '../../src/case/journal/journal.ts'
import { mergeCase } from '../../src/case/journal/merge.ts'
import { caseOf, folders, LI, packed, ZHANG } from './folders.ts'

const folder = folders()
const TEXT = 'title: 甲案\nparties:\n  - { id: a, name: 甲某 }\n  - { id: b, name: 乙某 }\n'

let whole = ''
let entries: readonly Entry[] = []
let strand = ''

beforeAll(() => {
  whole = caseOf(folder('whole'), TEXT)
  const other = folder('other')
  mergeCase(other, packed(whole, folder('pack')), LI)
  importCase(other, { name: 'case.yaml', text: TEXT.replace('乙某', '丙某') }, LI)
  importCase(whole, { name: 'case.yaml', text: TEXT.replace('甲某', '丁某') }, ZHANG)
  mergeCase(whole, packed(other, folder('pack')), ZHANG)
  const journal = openJournal(whole)
  entries = journal.entries
  strand = journal.stored.strands[0]?.hash ?? ''
})

/** A copy of the whole journal after somebody with a SQLite tool was at it, guards put back as they were. */
function tampered(change: (db: DatabaseSync) => void): Checked {
  const at = copyOf()
  const db = new DatabaseSync(join(at, 'case.db'))
  const triggers = Object.entries(SCHEMA).filter(([, text]) => text.startsWith('CREATE TRIGGER'))
  for (const [name] of triggers) db.exec(`drop trigger ${name}`)
  change(db)
  for (const [, text] of triggers) db.exec(text)
  db.close()
  return checkJournal(at)
}

function copyOf(): string {
  const at = folder('copy')
  mkdirSync(at)
  copyFileSync(join(whole, 'case.db'), join(at, 'case.db'))
  return at
}

const named = ({ problems }: Checked) => problems.map((p) => [p.kind, p.number])

test('a journal that nobody touched is whole', () => {
  expect(tampered(() => undefined)).toMatchObject({ whole: true, problems: [], burned: [] })
  expect(entries.length).toBeGreaterThan(6)
})

describe('what was done to the journal is found, and named by its number', () => {
  test('one character of an entry, or of its hash', () => {
    const place = fc.record({
      number: fc.integer({ min: 1, max: entries.length }),
      at: fc.integer({ min: 0, max: 10_000 }),
      by: fc.constantFrom('body', 'hash'),
    })
    fc.assert(
      fc.property(place, ({ number, at, by }) => {
        const checked = tampered((db) => {
          const row = db.prepare(`select ${by} as text from entries where number = ?`).get(number)
          const text = String(row?.['text'])
          const i = at % text.length
          const changed = text.slice(0, i) + (text[i] === '0' ? '1' : '0') + text.slice(i + 1)
          db.prepare(`update entries set ${by} = ? where number = ?`).run(changed, number)
        })
        expect(checked.whole).toBe(false)
        expect(checked.problems.map((p) => p.number)).toContain(number)
      }),
      { numRuns: 60 },
    )
  })

  test('an entry that was written anew with a hash that fits', () => {
    for (const { number } of entries) {
      const checked = tampered((db) => {
        const row = db.prepare('select body from entries where number = ?').get(number)
        const body = String(row?.['body']).replace('张检', '王检')
        db.prepare('update entries set body = ?, hash = ? where number = ?').run(
          body,
          hashOf(body),
          number,
        )
      })
      expect(named(checked)).toContainEqual(['changed', number])
    }
  })

  test('an entry that is missing', () => {
    for (const { number } of entries) {
      const checked = tampered((db) => {
        db.prepare('delete from entries where number = ?').run(number)
      })
      const last = number === entries.length
      expect(named(checked)).toContainEqual([last ? 'cut' : 'missing', number])
    }
  })

  test('entries in another order', () => {
    const number = fc.integer({ min: 1, max: entries.length })
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(a !== b)
        const checked = tampered((db) => {
          db.prepare('update entries set number = 999 where number = ?').run(a)
          db.prepare('update entries set number = ? where number = ?').run(a, b)
          db.prepare('update entries set number = ? where number = 999').run(b)
        })
        expect(named(checked)).toContainEqual(['reordered', a])
        expect(named(checked)).toContainEqual(['reordered', b])
      }),
      { numRuns: 20 },
    )
  })

  test('an entry that was put in', () => {
    const last = entries.at(-1)
    const forged = { ...last, number: entries.length + 1, previous: last?.hash, hash: undefined }
    const body = JSON.stringify(forged)
    const checked = tampered((db) => {
      const number = entries.length + 1
      db.prepare('insert into entries values (?, ?, ?)').run(number, body, hashOf(body))
    })
    expect(named(checked)).toEqual([['inserted', entries.length + 1]])
  })

  test('an entry of a merged journal: changed, missing, put in', () => {
    const changed = tampered((db) => {
      db.prepare("update strands set body = replace(body, '丙某', '戊某') where hash = ?").run(
        strand,
      )
      db.exec("update strands set body = replace(body, '李检', '王检')")
    })
    expect(changed.problems[0]?.kind).toBe('changed')
    const gone = tampered((db) => {
      db.prepare('delete from strands where hash = ?').run(strand)
    })
    expect(gone.problems[0]?.kind).toBe('missing')
    const more = tampered((db) => {
      const first = entries[0]
      const body = JSON.stringify({ ...first, number: 2, previous: first?.hash, hash: undefined })
      db.prepare('insert into strands values (?, ?)').run(hashOf(body), body)
    })
    expect(more.problems.map((p) => p.kind)).toEqual(['inserted'])
  })

  test('what is registered beside the entries', () => {
    const changes = [
      'delete from heads where number = 2',
      'update heads set count = 9 where number = 2',
      "update heads set hash = 'x' where number = 2",
      'delete from numbers where number = 2',
    ]
    for (const change of changes) {
      const checked = tampered((db) => {
        db.exec(change)
      })
      expect(checked.problems.map((p) => p.number)).toEqual([2])
    }
  })

  test('the guards of the tables', () => {
    const at = copyOf()
    const db = new DatabaseSync(join(at, 'case.db'))
    db.exec('drop trigger no_update_entries')
    db.close()
    expect(checkJournal(at).problems.map((p) => p.kind)).toEqual(['guard'])
  })

  test('a tail that was cut off with all that is registered of it, by the head on paper', () => {
    const at = copyOf()
    const printed = openJournal(at).head
    const db = new DatabaseSync(join(at, 'case.db'))
    for (const [name, text] of Object.entries(SCHEMA))
      if (text.startsWith('CREATE TRIGGER')) db.exec(`drop trigger ${name}`)
    for (const table of ['entries', 'heads', 'numbers'])
      db.exec(`delete from ${table} where number = ${String(printed.number)}`)
    db.exec('delete from strands')
    for (const text of Object.values(SCHEMA)) if (text.startsWith('CREATE TRIGGER')) db.exec(text)
    db.close()
    expect(checkJournal(at).whole).toBe(true)
    expect(checkJournal(at, printed.hash)).toMatchObject({ whole: false, asked: { number: null } })
    expect(checkJournal(at, entries[2]?.hash.slice(0, 16))).toMatchObject({
      whole: true,
      asked: { number: 3 },
    })
  })
})

test('any byte of the file: it is found, or nothing that the journal says has changed', () => {
  const size = readFileSync(join(whole, 'case.db')).length
  const before = caseText(whole)
  const log = JSON.stringify(openJournal(whole).stored.entries)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: size - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (i, by) => {
        const at = copyOf()
        const bytes = readFileSync(join(at, 'case.db'))
        bytes[i] = (bytes[i] ?? 0) ^ by
        writeFileSync(join(at, 'case.db'), bytes)
        try {
          if (!checkJournal(at).whole) return
          expect(caseText(at)).toBe(before)
          expect(JSON.stringify(openJournal(at).stored.entries)).toBe(log)
        } catch (error) {
          if (!(error instanceof ShuzhengError)) throw error
          expect(error.code).toMatch(/^journal\//)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('SQLite itself refuses to change what is written', () => {
  const db = new DatabaseSync(join(copyOf(), 'case.db'))
  const refused = [
    "update entries set body = ''",
    'delete from entries',
    "insert into entries values (1, '', 'x')",
    "update heads set hash = ''",
    'delete from numbers',
    'delete from strands',
  ]
  for (const change of refused) expect(() => db.exec(change)).toThrow('append-only')
  db.close()
})

test('a journal that is not whole is not worked with', () => {
  const at = copyOf()
  const db = new DatabaseSync(join(at, 'case.db'))
  db.exec('drop trigger no_update_entries')
  db.close()
  const broken = expect.objectContaining({ code: 'journal/broken' }) as Error
  expect(() => caseText(at)).toThrow(broken)
  expect(() => importCase(at, { name: 'case.yaml', text: TEXT }, ZHANG)).toThrow(broken)
})
