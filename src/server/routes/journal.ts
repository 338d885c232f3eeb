import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { checkedFacts } from '../../case/case-file.ts'
import { takenFiles } from '../../case/intake/registered.ts'
import { checkJournal } from '../../case/journal/check.ts'
import { hasJournal } from '../../case/journal/store/database.ts'
import type { Writer } from '../../case/journal/entry.ts'
import { registerFiles } from '../../case/journal/intake.ts'
import {
  importCase,
  newCase,
  openJournal,
  problemLine,
  textOf,
} from '../../case/journal/journal.ts'
import { learn } from '../../case/journal/learn.ts'
import { logOf } from '../../case/journal/told/log.ts'
import { entryWords, namesIn } from '../../case/journal/told/told-entry.ts'
import { mergeCase } from '../../case/journal/merge.ts'
import { packBytes } from '../../case/journal/pack.ts'
import type { Json } from '../../case/journal/value.ts'
import { questionOf } from '../../case/journal/told/wording.ts'
import { shown } from '../../documents/safe.ts'
import { ShuzhengError } from '../../errors.ts'
import { body, query } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { saved } from '../saved.ts'
import { partOf } from './report.ts'

const who = { by: z.string().trim().min(1).max(64), why: z.string().trim().max(500).optional() }
const path = z.string().trim().min(1).max(4096)
const begun = z.strictObject({ folder: path, title: z.string().trim().min(1).max(200), ...who })
const facts = z.strictObject({ text: z.string().max(16 * 2 ** 20), ...who })
const packed = z.strictObject({ pack: path, ...who })
const received = packed.extend({ folder: path })
/** A head as it was printed or copied, with whatever spaces and dots stand in it: sixteen digits of it or more. */
const checked = z.object({
  head: z
    .string()
    .max(200)
    .transform((text) => text.toLowerCase().replace(/[\s.…]/g, ''))
    .pipe(z.string().regex(/^[0-9a-f]{16,64}$/))
    .optional(),
})
const listed = z.object({
  from: z.coerce.number<string>().int().nonnegative().default(0),
  most: z.coerce.number<string>().int().positive().max(500).default(100),
  find: z.string().max(200).optional(),
})

/** The case folder that is open: its journal, its facts, packs and merges. Nobody writes without a name. */
export function journalRoutes(desk: Desk) {
  return new Hono()
    .get('/journal', query(listed), (c) => {
      const { find = '', ...page } = c.req.valid('query')
      const folder = caseOf(desk)
      const journal = openJournal(folder)
      const log = logOf(journal)
      const nameOf = namesIn(journal.state)
      const told = log.entries.map((entry) => ({
        number: entry.number,
        at: entry.at,
        by: shown(entry.by, 'name'),
        merged: entry.merged,
        text: {
          zh: entryWords((zh) => zh, entry, nameOf),
          en: entryWords((_, en) => en, entry, nameOf),
        },
        why: entry.why === undefined ? null : shown(entry.why),
      }))
      const found = told.filter(
        (e) => find === '' || `${e.by} ${e.text.zh} ${e.text.en} ${e.why ?? ''}`.includes(find),
      )
      const { questions, head, burned } = log
      return c.json({ head, burned, questions, entries: partOf(found.toReversed(), page) })
    })
    .get('/journal/check', query(checked), (c) => {
      const { head: printed = null } = c.req.valid('query')
      const folder = caseOf(desk)
      const { whole, head, problems, burned, merged } = checkJournal(folder)
      // Whether the chain is whole and whether the head on paper is of it are two things.
      const { asked } = checkJournal(folder, printed)
      const found = asked === undefined ? null : { number: asked.number }
      return c.json({ whole, head, burned, merged, found, problems: problems.map(problemLine) })
    })
    .get('/journal/facts', (c) => c.json({ text: textOf(openJournal(caseOf(desk)).state) ?? '' }))
    .post('/journal/facts', body(facts), async (c) => {
      const { text, ...by } = c.req.valid('json')
      const { written, open } = importCase(caseOf(desk), { name: 'case.yaml', text }, writer(by))
      if (written.length > 0) await desk.recount()
      return c.json({ written: written.length, open })
    })
    .post('/journal/new', body(begun), async (c) => {
      const { folder, title, ...by } = c.req.valid('json')
      const full = resolve(folder)
      const text = firstFacts(title, full, desk.view().paths)
      desk.mustBeFree()
      // What was corrected while it was a folder holds in the case.
      const corrected = desk.corrections.map(({ fact }) => JSON.parse(JSON.stringify(fact)) as Json)
      newCase(full, null, writer(by))
      importCase(full, { name: 'case.yaml', text }, writer(by))
      if (corrected.length > 0) learn(full, corrected, writer(by))
      await desk.open([full])
      return c.json(desk.view())
    })
    .post('/journal/adopt', body(z.strictObject(who)), async (c) => {
      const { folder, text } = caseFileOf(desk)
      const written = writer(c.req.valid('json'))
      checkedFacts(text, CASE_FILE)
      desk.mustBeFree()
      newCase(folder, null, written)
      importCase(folder, { name: CASE_FILE, text }, written)
      await desk.open([folder])
      return c.json(desk.view())
    })
    .post('/journal/receive', body(received), async (c) => {
      const { pack, folder, ...by } = c.req.valid('json')
      const full = resolve(folder)
      if (hasJournal(full)) throw new ShuzhengError('journal/exists', { path: full })
      desk.mustBeFree()
      mergeCase(full, fileAt(pack), writer(by))
      await desk.open([full])
      return c.json(desk.view())
    })
    .get('/journal/case.yaml', (c) => {
      const text = textOf(openJournal(caseOf(desk)).state) ?? ''
      return c.body(text, 200, {
        'Content-Type': 'application/yaml; charset=utf-8',
        ...saved(CASE_FILE),
      })
    })
    .post('/journal/intake', body(z.strictObject(who)), (c) => {
      const folder = caseOf(desk)
      const { files, refused } = takenFiles(folder)
      const { written } = registerFiles(folder, files, writer(c.req.valid('json')))
      return c.json({ files: files.length, refused: refused.length, written: written.length })
    })
    .get('/journal/pack', query(z.object({ personal: z.enum(['yes', 'no']) })), (c) => {
      const personal = c.req.valid('query').personal === 'yes'
      const bytes = packBytes(openJournal(caseOf(desk)), personal)
      const name = personal ? 'case.pack' : 'case-neutral.pack'
      return c.body(Uint8Array.from(bytes), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${name}"`,
      })
    })
    .post('/journal/merge', body(packed), async (c) => {
      const { pack, ...by } = c.req.valid('json')
      const { added, how, newConflicts } = mergeCase(caseOf(desk), fileAt(pack), writer(by))
      if (added > 0) await desk.recount()
      return c.json({ added, how, conflicts: newConflicts.map(questionOf) })
    })
}

/**
 * The folder of the case that is open.
 *
 * @throws ShuzhengError `server/no-case` for a bare folder
 */
export function caseOf(desk: Desk): string {
  const [folder, ...others] = desk.view().paths
  if (folder === undefined || others.length > 0 || !hasJournal(folder))
    throw new ShuzhengError('server/no-case')
  return folder
}

export function writer({ by, why }: { by: string; why?: string | undefined }): Writer {
  return { by, why, now: () => new Date() }
}

const CASE_FILE = 'case.yaml'

/**
 * The case file that was opened, of a folder that has no journal yet.
 *
 * @throws ShuzhengError `journal/exists`, `server/no-case`
 */
function caseFileOf(desk: Desk): { readonly folder: string; readonly text: string } {
  const [at, ...others] = desk.view().paths
  if (at === undefined || others.length > 0) throw new ShuzhengError('server/no-case')
  const file = basename(at) === CASE_FILE ? at : join(at, CASE_FILE)
  if (hasJournal(dirname(file))) throw new ShuzhengError('journal/exists', { path: dirname(file) })
  if (!existsSync(file)) throw new ShuzhengError('server/no-case')
  return { folder: dirname(file), text: readFileSync(file, 'utf8') }
}

/** @throws ShuzhengError `evidence/path-missing` where no file lies there */
function fileAt(written: string): string {
  const full = resolve(written)
  if (!statSync(full, { throwIfNoEntry: false })?.isFile())
    throw new ShuzhengError('evidence/path-missing', { path: full })
  return full
}

/** The first case file of a folder that was counted: its title, and what was opened as its exhibits. */
function firstFacts(title: string, folder: string, paths: readonly string[]): string {
  // No path of this machine stands in the record: the evidence is named from the case folder.
  const near = paths.map((at) => relative(folder, at).split(sep).join('/'))
  const exhibits = near.map((at, i) => `  - { id: JC-${i + 1}, path: ${JSON.stringify(at)} }\n`)
  return `title: ${JSON.stringify(title)}\nexhibits:\n${exhibits.join('')}`
}
