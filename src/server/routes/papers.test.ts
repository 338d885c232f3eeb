import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importCase, newCase, openJournal } from '../../case/journal/journal.ts'
import { logOf } from '../../case/journal/told/log.ts'
import { actOf } from '../../case/journal/told/log-text.ts'
import { main } from '../../cli/main.ts'
import { app } from '../app.ts'
import { Desk, type DeskView } from '../desk.ts'
import { Door } from '../door.ts'
import type { Told } from '../told.ts'
import { writer } from './journal.ts'

const HOST = '127.0.0.1:41000'
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-papers-'))
const desk = new Desk()
const door = new Door(600_000)
door.listensOn(41_000)
const server = app(desk, door, new Map())
let cookie = ''

async function ask(path: string, json?: unknown): Promise<Response> {
  const request = new Request(`http://${HOST}${path}`, {
    ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }),
  })
  const headers = {
    host: HOST,
    cookie,
    ...(json === undefined ? {} : { origin: `http://${HOST}`, 'content-type': 'application/json' }),
  }
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
  return server.fetch(request)
}

async function opened(path: string): Promise<void> {
  await ask('/api/open', { paths: [path] })
  for (;;) {
    const view = (await (await ask('/api/desk')).json()) as DeskView
    if (view.counted && view.run?.stage === 'done') return
    if (view.run?.problem) throw new Error(view.run.problem.zh)
    await new Promise((done) => setTimeout(done, 30))
  }
}

interface Papers {
  readonly digest: string | null
  readonly now: boolean
  readonly files: { name: string; whole: boolean; standing: { status: string } | null }[]
}
const NOTE = '条数核算说明.docx'
const status = (papers: Papers, name = NOTE) =>
  papers.files.find((f) => f.name === name)?.standing?.status
const codeOf = async (answer: Response) => ((await answer.json()) as Told).code
const page = () => readFileSync(join(folder, '案', 'out', 'report.html'), 'utf8')

beforeAll(() => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(join(folder, '检材'))
  writeFileSync(
    join(folder, '检材', '名单.csv'),
    '姓名,电话,备注\n赵建国,13800000001,=1+1\n钱志强,13800000002,好\n钱志强,13800000002,好\n',
  )
  newCase(join(folder, '案'), null, writer({ by: '张检' }))
  const text = `title: 演示案\nexhibits:\n  - { id: JC-1, path: ${JSON.stringify(join(folder, '检材'))} }\n`
  importCase(join(folder, '案'), { name: 'case.yaml', text }, writer({ by: '张检' }))
  cookie = `shuzheng=${door.enter(door.newToken()) ?? ''}`
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

it('makes drafts of a bare folder, outside the evidence only, and gives no status', async () => {
  await opened(join(folder, '检材'))
  expect(await codeOf(await ask('/api/papers', {}))).toBe('paper/no-folder')
  const inside = await ask('/api/papers', { folder: join(folder, '检材', 'out') })
  expect(await codeOf(inside)).toBe('evidence/output-inside-input')
  expect(existsSync(join(folder, '检材', 'out'))).toBe(false)
  const papers = (await (
    await ask('/api/papers', { folder: join(folder, 'out') })
  ).json()) as Papers
  expect(papers).toMatchObject({ now: true, signs: false })
  expect(papers.files.map(({ name }) => name)).toEqual([
    'report.html',
    NOTE,
    '核算台账.xlsx',
    '不计入及重复明细.xlsx',
    'report.json',
  ])
  expect(papers.files.every(({ whole, standing }) => whole && standing === null)).toBe(true)
  const signed = await ask('/api/papers/status', { name: NOTE, act: 'reviewed', by: '李检' })
  expect(await codeOf(signed)).toBe('server/no-case')
})

it('gives out what is on its list under its name, and nothing else', async () => {
  const note = await ask(`/api/papers/file?name=${encodeURIComponent(NOTE)}`)
  expect(note.headers.get('content-disposition')).toContain(
    `attachment; filename="______.docx"; filename*=UTF-8''${encodeURIComponent(NOTE)}`,
  )
  expect(Buffer.from(await note.arrayBuffer())).toEqual(readFileSync(join(folder, 'out', NOTE)))
  for (const name of ['run.json', '../case.db', '/etc/passwd', ''])
    expect((await ask(`/api/papers/file?name=${encodeURIComponent(name)}`)).status).toBe(400)
})

it('gives the rows of a selection as a workbook, masked, no cell of it a formula', async () => {
  const answer = await ask('/api/rows.xlsx?codes=COUNTED')
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  const book = xlsx.read(Buffer.from(await answer.arrayBuffer()), { cellFormula: true })
  const sheet = book.Sheets['明细']
  const rows = sheet ? xlsx.utils.sheet_to_json<string[]>(sheet, { header: 1 }) : []
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).toContain('138****0001')
  expect(JSON.stringify(rows)).not.toMatch(/1380000000[12]/)
  const formulas = Object.values(sheet ?? {}).filter((cell) => (cell as { f?: string }).f)
  expect(formulas).toEqual([])
  expect((await ask('/api/rows.xlsx?tiers=Z')).status).toBe(400)
})

it('shows the page in a frame that can do nothing', async () => {
  const answer = await ask('/api/papers/page')
  expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  expect(await answer.text()).toContain('草稿（未签名）')
})

it('makes, reviews and issues the papers of a case; the record does not change', async () => {
  await opened(join(folder, '案'))
  expect(await codeOf(await ask('/api/papers', {}))).toBe('paper/no-maker')
  const made = (await (await ask('/api/papers', { by: '张检' })).json()) as Papers
  expect(status(made)).toBe('draft')
  const record = readFileSync(join(folder, '案', 'out', 'report.json'))
  const act = (name: string, what: string, by: string) =>
    ask('/api/papers/status', { name, act: what, by })
  expect(await codeOf(await act('report.html', 'issued', '王检'))).toBe('paper/not-reviewed')
  expect(await codeOf(await act('report.html', 'reviewed', '张检'))).toBe('paper/same-person')
  expect(page()).toContain('草稿（未签名）')
  const reviewed = (await (await act('report.html', 'reviewed', '李检')).json()) as Papers
  expect([status(reviewed, 'report.html'), status(reviewed)]).toEqual(['reviewed', 'draft'])
  expect(page()).toContain('<dd>已复核</dd>')
  await act('report.html', 'issued', '王检')
  expect(page()).toContain('<dd>已签发</dd>')
  expect(readFileSync(join(folder, '案', 'out', 'report.json'))).toEqual(record)
})

it('keeps the status through another count of the same facts, and on the command line', async () => {
  await opened(join(folder, '案'))
  const seen = (await (await ask('/api/papers')).json()) as Papers
  expect(seen).toMatchObject({ now: true })
  const again = (await (await ask('/api/papers', { by: '李检' })).json()) as Papers
  expect(status(again, 'report.html')).toBe('issued')
  const out = join(folder, '再写')
  await main(['report', join(folder, '案', 'out', 'report.json'), '--html', '--out', out])
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('<dd>已签发</dd>')
})

it('takes a status back that was given by mistake, step by step and with a reason; its maker still does not review', async () => {
  const act = (what: string, by: string, why?: string) =>
    ask('/api/papers/status', { name: 'report.html', act: what, by, why })
  expect(await codeOf(await act('withdrawn', '王检'))).toBe('paper/no-reason')
  const back = (await (await act('withdrawn', '王检', '误记')).json()) as Papers
  expect(status(back, 'report.html')).toBe('reviewed')
  expect(page()).toContain('<dd>已复核</dd>')
  expect(
    status((await (await act('withdrawn', '李检', '误记')).json()) as Papers, 'report.html'),
  ).toBe('draft')
  expect(await codeOf(await act('withdrawn', '李检', '再撤'))).toBe('paper/nothing-given')
  expect(await codeOf(await act('issued', '王检'))).toBe('paper/not-reviewed')
  expect(await codeOf(await act('reviewed', '张检'))).toBe('paper/same-person')
  expect(status((await (await act('reviewed', '李检')).json()) as Papers, 'report.html')).toBe(
    'reviewed',
  )
  const log = logOf(openJournal(join(folder, '案'))).entries.map(actOf)
  expect(
    log.filter((text) => text.includes('report.html')).map((text) => text.slice(0, 4)),
  ).toEqual(['制作 r', '复核 r', '签发 r', '撤回签发', '撤回复核', '复核 r'])
})

it('begins with a draft again when the facts have changed, and says what is older', async () => {
  const text = `title: 演示案二\nexhibits:\n  - { id: JC-1, path: ${JSON.stringify(join(folder, '检材'))} }\n`
  importCase(join(folder, '案'), { name: 'case.yaml', text }, writer({ by: '张检' }))
  await opened(join(folder, '案'))
  expect((await (await ask('/api/papers')).json()) as Papers).toMatchObject({ now: false })
  const made = (await (await ask('/api/papers', { by: '张检' })).json()) as Papers
  expect(status(made, 'report.html')).toBe('draft')
  expect(page()).toContain('草稿（未签名）')
})
