import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { testClient } from 'hono/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { agile } from '../../../test/files/locks/office.ts'
import { zipOf } from '../../../test/files/zip/build.ts'
import { takenFiles } from '../../case/intake/registered.ts'
import { registerFiles } from '../../case/journal/intake.ts'
import { importCase, newCase, openJournal } from '../../case/journal/journal.ts'
import { NOTED, UNREAD } from '../../evidence/codes.ts'
import { nextStep } from '../../documents/terminal/next-step.ts'
import { api } from '../api.ts'
import { Desk } from '../desk.ts'
import { statusOf, told, type Told } from '../told.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-evidence-'))
const place = join(folder, '案')
const at = (name: string) => join(place, 'evidence', name)
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const PASSWORD = '口令-Abc-1'
const MANY = 70

/** What a route gives, or how it refuses. */
async function of<T>(asked: Promise<{ json(): Promise<T> }>): Promise<T> {
  return (await asked).json()
}

async function refused(asked: Promise<{ json(): Promise<unknown> }>): Promise<string> {
  return ((await of(asked)) as Told).code
}

const { evidence } = testClient(server)
const exhibits = () => of(evidence.exhibits.$get({ query: {} }))
const files = (query: Parameters<typeof evidence.files.$get>[0]['query']) =>
  of(evidence.files.$get({ query }))
const locked = () => of(evidence.locked.$get())
const since = () => of(evidence.since.$get())
const give = (json: { password: string; by?: string }) => evidence.password.$post({ json })
const compare = (path: string | null) => evidence['hash-list'].$post({ json: { path } })
const recheck = () => of(evidence.recheck.$post())

async function settled(): Promise<void> {
  while (['reading', 'counting', 'writing'].includes(desk.view().run?.stage ?? '')) {
    await new Promise((done) => setTimeout(done, 20))
  }
  expect(desk.view().run?.problem).toBeNull()
}

async function checked() {
  for (;;) {
    const view = await of(evidence.recheck.$get({ query: {} }))
    if (view.stage !== 'going') return view
    await new Promise((done) => setTimeout(done, 10))
  }
}

const line = (i: number) => `王小明,138${String(10_000_000 + i)}\n`

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(join(place, 'evidence'), { recursive: true })
  const book = utils.book_new(
    utils.aoa_to_sheet([
      ['姓名', '电话'],
      ['王小红', '13900139000'],
    ]),
    '一',
  )
  const plain = Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  writeFileSync(at('锁.xlsx'), agile(plain, PASSWORD, { hash: 'sha512', bits: 256, spin: 1000 }))
  const members = Array.from({ length: MANY }, (_, i) => ({
    name: `名单${String(i).padStart(3, '0')}.csv`,
    data: `姓名,电话\n${line(i)}`,
  }))
  const inner = zipOf([{ name: '里.csv', data: `姓名,电话\n${line(500)}` }])
  writeFileSync(at('盘.zip'), zipOf([...members, { name: '里层.zip', data: inner }]))
  writeFileSync(at('坏.bin'), Buffer.alloc(100, 7))
  writeFileSync(at('单.csv'), `姓名,电话\n${line(900)}`)
  const by = { by: '张检', now: () => new Date() }
  newCase(place, null, by)
  importCase(place, { name: 'case.yaml', text: 'title: 演示（虚构）\n' }, by)
  await desk.open([place])
  await settled()
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

test('exhibit, container, file, sheet: each level by page, with what was not read below it', async () => {
  const { items, list } = await exhibits()
  expect(list).toBeNull()
  expect(items).toMatchObject([
    { id: 'JC-1', files: MANY + 6, top: 4, unread: 2, locked: 1, digests: null },
  ])
  const top = await files({ exhibit: 'JC-1' })
  const names = top.items.map((leaf) => leaf.file.at.at(-1))
  expect(names.toSorted()).toEqual(
    ['单.csv', '坏.bin', '盘.zip', '锁.xlsx'].map((n) => `evidence/${n}`).toSorted(),
  )
  const zip = top.items.find((leaf) => String(leaf.file.at[0]).endsWith('盘.zip'))
  expect(zip).toMatchObject({ members: MANY + 1, inside: MANY + 2, unread: 0, sheets: 0 })
  const second = await files({ inside: String(zip?.id), from: '50', most: '50' })
  expect([second.all, second.from, second.items.length]).toEqual([MANY + 1, 50, MANY + 1 - 50])
  const nested = second.items.find((leaf) => leaf.file.at.at(-1) === '里层.zip')
  const [deep] = (await files({ inside: String(nested?.id) })).items
  expect(deep?.file.at.slice(1)).toEqual(['里层.zip', '里.csv'])
  const sheets = await of(evidence.sheets.$get({ query: { id: String(deep?.id) } }))
  expect(sheets.items[0]?.rows.data).toBe(1)
})

test('by state or name, wherever a file lies; nonsense is refused', async () => {
  expect((await files({ status: 'locked' })).items[0]?.file.at[0]).toContain('锁.xlsx')
  expect((await files({ status: 'lost' })).all).toBe(2)
  expect((await files({ find: '名单06' })).all).toBe(10)
  expect((await files({ inside: '99999' })).all).toBe(0)
  for (const bad of ['status=x', 'inside=-1', 'most=501']) {
    const answer = await server.request(`/evidence/files?${bad}`)
    expect(((await answer.json()) as Told).code).toBe('server/bad-request')
  }
})

test('digests are taken anew from the disk: what changed, came and went is named', async () => {
  await recheck()
  expect(await checked()).toMatchObject({ stage: 'done', same: 4, differing: 0 })
  appendFileSync(at('单.csv'), line(901))
  rmSync(at('坏.bin'))
  writeFileSync(at('新.csv'), 'x')
  await recheck()
  const { stage, same, part, read, total } = await checked()
  expect([stage, same, part.all, read]).toEqual(['done', 2, 3, total])
  expect(part.items.map((d) => [String(d.at[0]).slice(9), d.what]).toSorted()).toEqual(
    [
      ['单.csv', 'changed'],
      ['坏.bin', 'gone'],
      ['新.csv', 'added'],
    ].toSorted(),
  )
  await recheck()
  expect((await of(evidence.recheck.stop.$post())).stage).toBe('going')
  expect((await checked()).stage).toBe('stopped')
  rmSync(at('新.csv'))
})

test('evidence that changed since it was read is told with the next count', async () => {
  expect((await since()).all).toBe(0)
  await desk.again()
  await settled()
  const { all, items } = await since()
  expect(all).toBe(2)
  expect(items.map((f) => f.what).toSorted()).toEqual(['changed', 'gone'])
})

test('of what is registered a file that is gone is told as gone, and each file once', async () => {
  const { files } = takenFiles(place)
  const lost = {
    exhibit: files[0]?.exhibit ?? '',
    path: 'evidence/丢.csv',
    digest: '00'.repeat(32),
  }
  const other = files.map((f) =>
    f.path === 'evidence/单.csv' ? { ...f, digest: '11'.repeat(32) } : f,
  )
  registerFiles(place, [...other, lost], { by: '张检', now: () => new Date() })
  await desk.again()
  await settled()
  const { all, items } = await since()
  expect(all).toBe(2)
  expect(items.map(({ what, at }) => [what, at]).toSorted()).toEqual([
    ['gone', 'JC-1 › evidence/丢.csv'],
    ['registered', 'JC-1 › evidence/单.csv'],
  ])
})

test('a password opens what was closed, is entered by digest and line, and shows nowhere', async () => {
  expect(await locked()).toEqual({
    ...{ closed: 1, opened: 0, tried: 0, isCase: true, unwritten: 0 },
  })
  expect(await refused(give({ password: PASSWORD }))).toBe('server/bad-request')
  await give({ password: 'wrong', by: '张检' })
  await settled()
  expect(await locked()).toMatchObject({ closed: 1, opened: 0, tried: 1 })
  await give({ password: PASSWORD, by: '张检' })
  await settled()
  await vi.waitFor(async () =>
    expect(await locked()).toMatchObject({ closed: 0, opened: 1, unwritten: 0 }),
  )
  const said = JSON.stringify(await files({ find: '锁' }))
  expect(said).toContain('口令表第 2 行')
  const entries = [...openJournal(place).nodes.values()].filter((e) => e.kind === 'unlock')
  expect(entries).toMatchObject([{ by: '张检', files: [{ path: 'evidence/锁.xlsx', line: 2 }] }])
  for (const text of [said, JSON.stringify(entries), JSON.stringify(desk.view())]) {
    expect(text).not.toContain(PASSWORD)
  }
})

test('the list of the police is set beside each exhibit', async () => {
  const list = join(folder, '清单.txt')
  const md5 = createHash('md5')
    .update(`姓名,电话\n${line(900)}${line(901)}`)
    .digest('hex')
  writeFileSync(list, `${md5}  evidence/单.csv\n${'0'.repeat(32)}  evidence/锁.xlsx\n`)
  expect(await refused(compare(join(folder, '没有')))).toBe('hash-list/unreadable')
  await compare(list)
  await settled()
  const { items, list: lines } = await exhibits()
  expect(lines).toBe(2)
  expect(items[0]?.digests).toEqual({ match: 1, mismatch: 1, missing: 1 })
  await compare(null)
  await settled()
  expect((await exhibits()).items[0]?.digests).toBeNull()
})

test('for every code that loses something there is a next step, in both languages', () => {
  for (const code of Object.keys(UNREAD)) {
    const next = nextStep(code as keyof typeof UNREAD)
    expect([code, next?.zh.length !== 0, /[a-z]{3}/.test(next?.en ?? '')]).toEqual([
      code,
      true,
      true,
    ])
  }
  for (const code of Object.keys(NOTED)) expect(nextStep(code as keyof typeof NOTED)).toBeDefined()
})
