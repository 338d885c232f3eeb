import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { api } from '../../src/server/api.ts'
import { Desk } from '../../src/server/desk.ts'
import { statusOf, told } from '../../src/server/told.ts'

/**
 * What the workbench says while the disk of a case is full, and after it has room again, as one line of JSON. It runs
 * in a process of its own, for which a small disk is mounted (`full-disk.test.ts`).
 *
 * @example node full-disk.ts SMALL-DISK OTHER-FOLDER
 */
const [disk = '', other = ''] = process.argv.slice(2)
process.env['XDG_CACHE_HOME'] = join(other, 'cache')
process.env['XDG_CONFIG_HOME'] = join(other, 'config')
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const ZHANG = { by: '张检', why: '卷一' }

async function post(path: string, json: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  return (
    await server.request(path, { method: 'POST', body: JSON.stringify(json), headers })
  ).json()
}

async function get(path: string): Promise<{ readonly head: number; readonly facts: unknown[] }> {
  return (await (await server.request(path)).json()) as { head: number; facts: unknown[] }
}

async function counted(): Promise<void> {
  while (['reading', 'counting', 'writing'].includes(desk.view().run?.stage ?? ''))
    await new Promise((done) => setTimeout(done, 20))
}

async function person(name: string): Promise<unknown> {
  const { head } = await get('/facts')
  const value = { id: 'jia', name }
  return post('/facts', { head, section: 'parties', key: null, value, ...ZHANG })
}

/** Takes all the room that is left. */
function fill(): void {
  for (const size of [8192, 512]) {
    try {
      for (let i = 0; ; i++)
        writeFileSync(join(disk, `fill-${String(size)}-${String(i)}`), Buffer.alloc(size))
    } catch {
      // There is no room for one more of this size.
    }
  }
}

function room(): void {
  for (const name of readdirSync(disk).filter((n) => n.startsWith('fill-')))
    rmSync(join(disk, name))
}

const evidence = join(other, '检材')
mkdirSync(evidence)
writeFileSync(join(evidence, '名单.csv'), '姓名,电话\n张三丰,13800000001\n李四光,13800000002\n')
await desk.open([evidence])
await counted()
await post('/journal/new', { folder: join(disk, '案'), title: '演示案', by: '张检' })
await counted()
fill()
const full = {
  fact: await person('甲某'.repeat(3000)),
  papers: await post('/papers', ZHANG),
  facts: (await get('/facts')).facts.length,
}
room()
const after = {
  fact: await person('甲某'),
  facts: (await get('/facts')).facts.length,
  check: await get('/journal/check'),
  papers: await post('/papers', ZHANG),
}
await desk.close()
process.stdout.write(`${JSON.stringify({ full, after })}\n`)
