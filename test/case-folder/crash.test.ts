import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkJournal } from '../../src/case/journal/check.ts'
import { caseText, enterFact, newCase, openJournal } from '../../src/case/journal/journal.ts'
import { append } from '../../src/case/journal/store/store.ts'
import { caseOf, folders, ZHANG } from './folders.ts'

const folder = folders()
const CHILD = join(import.meta.dirname, 'crash-child.ts')

test('a process that is killed in the middle of an entry burns its numbers, and they are named', () => {
  const at = caseOf(folder('killed'), 'title: 甲案\n')
  const { signal } = spawnSync(process.execPath, [CHILD, at, '李检', '1', 'die'])
  expect(signal).toBe('SIGKILL')
  expect(checkJournal(at)).toMatchObject({ whole: true, burned: [5, 6, 7], head: { number: 4 } })
  enterFact(at, ['title'], '乙案', ZHANG)
  const { entries, burned } = openJournal(at)
  expect(entries.map((entry) => entry.number)).toEqual([1, 2, 3, 4, 8])
  expect(entries.at(-1)).toMatchObject({ number: 8, skips: [5, 6, 7] })
  expect(burned).toEqual([5, 6, 7])
})

test('an append that fails burns its number, and nothing of it is kept', () => {
  const at = caseOf(folder('failed'), 'title: 甲案\n')
  const put = { kind: 'put' as const, path: ['title'], item: false, leaves: [] }
  const failing = {
    ...put,
    get value(): string {
      throw new Error('disk')
    },
  }
  const fail = () =>
    append(at, ZHANG, () => ({
      drafts: [
        { ...put, value: '乙案' },
        Object.create(failing, {
          ...Object.getOwnPropertyDescriptors(failing),
        }),
      ],
    }))
  expect(fail).toThrow('disk')
  expect(caseText(at)).toBe('title: 甲案\n')
  expect(checkJournal(at)).toMatchObject({ whole: true, burned: [4, 5] })
  enterFact(at, ['title'], '丙案', ZHANG)
  expect(openJournal(at).head.number).toBe(6)
})

test('a journal whose writer is killed at any moment opens and is whole', async () => {
  const at = caseOf(folder('any'), 'title: 甲案\n')
  for (const wait of [120, 200, 260, 330, 410]) {
    const child = spawn(process.execPath, [CHILD, at, '李检', '1000'])
    const ended = new Promise((resolve) => child.on('exit', resolve))
    setTimeout(() => child.kill('SIGKILL'), wait)
    await ended
    expect(checkJournal(at).whole).toBe(true)
  }
  enterFact(at, ['title'], '末', ZHANG)
  expect(caseText(at)).toBe('title: 末\n')
})

test('processes that append at once all land, in order and without a gap', async () => {
  const at = caseOf(folder('at-once'), 'title: 甲案\n')
  const names = ['张检', '李检', '王检']
  const ended = names.map(
    (name) =>
      new Promise((resolve) => {
        spawn(process.execPath, [CHILD, at, name, '8']).on('exit', resolve)
      }),
  )
  expect(await Promise.all(ended)).toEqual([0, 0, 0])
  const { entries, burned } = openJournal(at)
  expect(burned).toEqual([])
  expect(entries.map((entry) => entry.number)).toEqual(Array.from({ length: 27 }, (_, i) => i + 1))
  for (const name of names) expect(entries.filter((e) => e.by === name).length).toBeGreaterThan(7)
})

test('a folder that cannot be written to opens; nothing is left in it', () => {
  const at = caseOf(folder('disc'), 'title: 甲案\n')
  chmodSync(join(at, 'case.db'), 0o400)
  chmodSync(at, 0o500)
  expect(caseText(at)).toBe('title: 甲案\n')
  expect(checkJournal(at).whole).toBe(true)
  expect(readdirSync(at)).toEqual(['case.db'])
  chmodSync(at, 0o700)
})

test('a journal that a killed process left in the middle of a transaction opens too', () => {
  const at = caseOf(folder('hot'), 'title: 甲案\n')
  const copy = folder('copy')
  mkdirSync(copy)
  const script = `
    const { DatabaseSync } = require('node:sqlite')
    const fs = require('node:fs')
    const db = new DatabaseSync(${JSON.stringify(join(at, 'case.db'))})
    db.exec('pragma cache_size = 1; begin immediate')
    for (let i = 0; i < 200; i++) db.prepare('insert into numbers (at, by) values (?, ?)').run('x'.repeat(900), 'y')
    for (const end of ['', '-journal'])
      fs.copyFileSync(${JSON.stringify(join(at, 'case.db'))} + end, ${JSON.stringify(join(copy, 'case.db'))} + end)
    process.kill(process.pid, 'SIGKILL')`
  spawnSync(process.execPath, ['-e', script])
  expect(statSync(join(copy, 'case.db-journal')).size).toBeGreaterThan(0)
  expect(caseText(copy)).toBe('title: 甲案\n')
  expect(checkJournal(copy)).toMatchObject({ whole: true, burned: [] })
  expect(existsSync(join(copy, 'case.db-journal'))).toBe(false)
})

test('a case is begun once; one that was killed while it began is begun anew', () => {
  const at = caseOf(folder('twice'), 'title: 甲案\n')
  const exists = expect.objectContaining({ code: 'journal/exists' }) as Error
  expect(() => newCase(at, null, ZHANG)).toThrow(exists)
  const half = folder('half')
  mkdirSync(half)
  writeFileSync(join(half, 'case.db'), '')
  newCase(half, '乙案', ZHANG)
  expect(caseText(half)).toBe('title: 乙案\n')
})
