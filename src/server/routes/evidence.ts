import { Hono } from 'hono'
import { z } from 'zod'
import type { FolderCount } from '../../case/count-folder.ts'
import { triedPasswords } from '../../case/intake/case-passwords.ts'
import { readHashList } from '../../case/intake/hash-list.ts'
import { readPasswords } from '../../case/intake/passwords.ts'
import { enterUnlocked, unwritten } from '../../case/journal/unlocked.ts'
import { ShuzhengError } from '../../errors.ts'
import { body, query } from '../asked.ts'
import { changedBefore } from '../changed-since.ts'
import type { Desk } from '../desk.ts'
import { isLocked, isUnread, treeOf, type EvidenceTree, type Leaf } from '../shown/evidence-tree.ts'
import { RecheckRun } from '../runs/recheck-run.ts'
import { placeOf } from './clear.ts'
import { writer } from './journal.ts'
import { page, partOf, type Part } from './report.ts'

const STATES = ['read', 'partial', 'unread', 'listed', 'opened', 'lost', 'locked'] as const

const files = page.extend({
  exhibit: z.string().max(200).optional(),
  /** Inside this file, by its number in the record. */
  inside: z.coerce.number<string>().int().nonnegative().optional(),
  status: z.enum(STATES).optional(),
  find: z.string().max(200).optional(),
})
const one = page.extend({ id: z.coerce.number<string>().int().nonnegative() })
const path = z.string().trim().min(1).max(4096)
const by = z.string().trim().min(1).max(64)
const hashList = z.strictObject({ path: path.nullable() })
const given = z.union([
  z.strictObject({ password: z.string().min(1).max(1000), by: by.optional() }),
  z.strictObject({ file: path, by: by.optional() }),
])

/** The evidence as a tree, taken anew from the disk, beside the list of the police, and opened by passwords. */
export function evidenceRoutes(desk: Desk) {
  const rechecking = new RecheckRun()
  return new Hono()
    .get('/evidence/exhibits', query(page), async (c) => {
      const part = await desk.look((counted) => {
        const tree = treeOf(counted)
        const { all, from, items } = partOf(counted.report.exhibits, c.req.valid('query'))
        return { all, from, items: items.map((e) => ({ ...e, ...tree.sum(e.id) })) }
      })
      return c.json({ ...part, list: desk.request().hashList?.length ?? null })
    })
    .get('/evidence/files', query(files), async (c) => {
      const asked = c.req.valid('query')
      return c.json(await desk.look((counted) => leavesOf(treeOf(counted), asked)))
    })
    .get('/evidence/sheets', query(one), async (c) => {
      const { id, ...asked } = c.req.valid('query')
      return c.json(await desk.look((counted) => partOf(treeOf(counted).sheets(id), asked)))
    })
    .get('/evidence/since', async (c) => c.json(await desk.look(changedBefore)))
    .get('/evidence/locked', async (c) =>
      c.json(await desk.look((counted) => lockedIn(desk, counted))),
    )
    .post('/evidence/hash-list', body(hashList), async (c) => {
      const { path: at } = c.req.valid('json')
      await desk.again({ hashList: at === null ? null : readHashList(at) })
      return c.json(desk.view())
    })
    .post('/evidence/password', body(given), async (c) => {
      const said = c.req.valid('json')
      const folder = placeOf(desk)
      if (folder !== null && said.by === undefined) {
        throw new ShuzhengError('server/bad-request', { field: 'by' })
      }
      const more = 'file' in said ? readPasswords(said.file) : [said.password]
      await desk.again({ passwords: [...(desk.request().passwords ?? []), ...more] })
      if (said.by !== undefined)
        void desk.afterwards((counted) => enter(desk, counted, said.by ?? ''))
      return c.json(desk.view())
    })
    .post('/evidence/opened', body(z.strictObject({ by })), async (c) => {
      const written = await desk.look((counted) => enter(desk, counted, c.req.valid('json').by))
      return c.json({ written })
    })
    .get('/evidence/recheck', query(page), (c) => {
      const differing = rechecking.result?.differing ?? []
      return c.json({ ...rechecking.view(), part: partOf(differing, c.req.valid('query')) })
    })
    .post('/evidence/recheck', async (c) => {
      const { version } = desk.view()
      await desk.look((counted) => rechecking.begin(counted, version))
      return c.json(rechecking.view())
    })
    .post('/evidence/recheck/stop', (c) => {
      rechecking.stop()
      return c.json(rechecking.view())
    })
}

type Asked = z.output<typeof files>

/** What lies directly in an exhibit or container; with a state or words, all of it at any depth. */
function leavesOf(tree: EvidenceTree, asked: Asked): Part<Leaf> {
  const { exhibit, inside, status, find } = asked
  const flat = status !== undefined || (find !== undefined && find !== '')
  const ids = flat
    ? tree.find((file) => isAsked(file, asked))
    : inside === undefined
      ? tree.top(exhibit ?? '')
      : tree.inside(inside)
  const { all, from, items } = partOf(ids, asked)
  return { all, from, items: items.flatMap((id) => tree.leaf(id) ?? []) }
}

function isAsked(file: Leaf['file'], { exhibit, status, find = '' }: Asked): boolean {
  if (exhibit !== undefined && file.exhibit !== exhibit) return false
  if (find !== '' && !file.at.join(' › ').toLowerCase().includes(find.toLowerCase())) return false
  switch (status) {
    case undefined:
      return true
    case 'opened':
      return file.status !== 'unread'
    case 'lost':
      return isUnread(file)
    case 'locked':
      return isLocked(file)
    default:
      return file.status === status
  }
}

/** How many files stay closed, how many a password opened, and which of those the journal does not name. */
function lockedIn(desk: Desk, counted: FolderCount) {
  const { files: all } = counted.report
  const folder = placeOf(desk)
  return {
    closed: all.filter(isLocked).length,
    opened: all.filter((f) => f.issues.some(({ code }) => code === 'PASSWORD_OPENED')).length,
    tried: triedPasswords(counted.evidence, desk.request()).filter((p) => p !== '').length,
    isCase: folder !== null,
    unwritten: unwritten(folder, counted.files).length,
  }
}

function enter(desk: Desk, { evidence, files: read }: FolderCount, name: string): number {
  const folder = placeOf(desk)
  if (folder === null) return 0
  return enterUnlocked(folder, read, triedPasswords(evidence, desk.request()), writer({ by: name }))
}
