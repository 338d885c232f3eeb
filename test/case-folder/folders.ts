import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { sealEntry, readEntry, type Draft, type Writer } from '../../src/case/journal/entry.ts'
import { changesOf } from '../../src/case/journal/changes.ts'
import { fold, type CaseState } from '../../src/case/journal/fold.ts'
import type { Entry } from '../../src/case/journal/entry.ts'
import { importCase, newCase, openJournal } from '../../src/case/journal/journal.ts'
import { packBytes } from '../../src/case/journal/pack.ts'

/** Folders that are gone when the tests of a file are through. */
export function folders(): (name: string) => string {
  const root = mkdtempSync(join(tmpdir(), 'shuzheng-test-'))
  afterAll(() => {
    rmSync(root, { recursive: true, force: true })
  })
  let n = 0
  return (name) => join(root, `${String(n++)}-${name}`)
}

/** A writer whose clock goes on by a second each time it is asked. */
export function writerOf(by: string, from = Date.UTC(2026, 0, 5, 1)): Writer {
  let time = from
  return {
    by,
    now: () => {
      time += 1000
      return new Date(time)
    },
  }
}

export const ZHANG = writerOf('张检')
export const LI = writerOf('李检', Date.UTC(2026, 0, 6, 1))

/** A new case folder that holds the facts of a text. */
export function caseOf(folder: string, text: string, writer = ZHANG): string {
  newCase(folder, null, writer)
  importCase(folder, { name: 'case.yaml', text }, writer)
  return folder
}

export function packed(folder: string, to: string, personal = true): string {
  writeFileSync(to, packBytes(openJournal(folder), personal))
  return to
}

/** A journal in memory: the same entries, changes and fold as on disk, without the disk. */
export class Side {
  readonly nodes: Map<string, Entry>
  readonly writer: Writer
  head: string
  number: number

  constructor(writer: Writer, from?: Side) {
    this.writer = writer
    this.nodes = new Map(from?.nodes)
    this.head = from?.head ?? ''
    this.number = from?.number ?? 0
    if (!from) this.write([{ kind: 'begin', format: 1 }])
  }

  get state(): CaseState {
    return fold(this.nodes, this.head)
  }

  write(drafts: readonly Draft[]): void {
    for (const draft of drafts) {
      const link = { number: this.number + 1, previous: this.head, skips: [] }
      const entry = readEntry(sealEntry(draft, link, this.writer))
      if (!entry) throw new Error('no entry')
      this.nodes.set(entry.hash, entry)
      this.head = entry.hash
      this.number = entry.number
    }
  }

  import(text: string, settled = false): void {
    this.write(changesOf(this.state, { name: 'case.yaml', text }, () => settled))
  }

  merge(other: Side): void {
    for (const [hash, entry] of other.nodes) this.nodes.set(hash, entry)
    const common = '0'.repeat(64)
    this.write([{ kind: 'merge', other: other.head, otherNumber: other.number, common }])
  }
}
