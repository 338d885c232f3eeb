import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesUnder } from '../pack/files.ts'
import { workbenchStart } from '../pack/launchers.ts'
import { modulesFor } from '../pack/modules.ts'
import { platformNamed } from '../pack/platform.ts'

const root = join(import.meta.dirname, '..')
const base = mkdtempSync(join(tmpdir(), 'shuzheng-pack-test-'))
const folder = join(base, 'disc')

/** Three lines about two people; the second line stands twice. */
const LIST = '姓名,电话\n张三丰,13800000001\n李四光,13800000002\n李四光,13800000002\n'

beforeAll(() => {
  const pack = [join(root, 'pack/pack.ts'), '--out', folder]
  const { status, stderr } = spawnSync(process.execPath, pack, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

/**
 * Runs the packed command from a read-only mount, in a network without any interface, with an empty home. Where the
 * system grants no mounts of one's own (containers, other systems), what is left of that still holds.
 */
function runPacked(args: readonly string[], work: string, visit?: string) {
  const packed = join(folder, process.platform === 'win32' ? 'shuzheng.cmd' : 'shuzheng')
  const command = visit === undefined ? packed : process.execPath
  const given = visit === undefined ? args : ['-e', visit, packed, ...args]
  const env = { PATH: process.env['PATH'], HOME: join(work, 'home') }
  const options = { cwd: work, env, encoding: 'utf8' } as const
  if (spawnSync('unshare', ['-rnm', 'true']).status !== 0) return spawnSync(command, given, options)
  const sealed = [
    'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 99',
    'touch "$1/x" 2>/dev/null && exit 98',
    'ip link set lo up 2>/dev/null || true',
    'shift; exec "$@"',
  ].join('\n')
  return spawnSync(
    'unshare',
    ['-rnm', 'sh', '-c', sealed, 'sh', folder, command, ...given],
    options,
  )
}

/** Starts the workbench, enters it once, and asks for a page and its script; all of it where the workbench runs. */
const VISIT = `
const { spawn } = require('node:child_process')
const child = spawn(process.argv[1], process.argv.slice(2), { stdio: ['pipe', 'pipe', 'inherit'] })
child.stdout.once('data', async (text) => {
  const said = []
  try {
    const address = /http:\\S+/.exec(String(text))[0]
    const { origin } = new URL(address)
    said.push(address, (await fetch(origin)).status)
    const entered = await fetch(address, { redirect: 'manual' })
    const headers = { cookie: entered.headers.get('set-cookie').split(';')[0] }
    const page = await (await fetch(origin + '/start', { headers })).text()
    const script = await fetch(origin + /src="([^"]+)"/.exec(page)[1], { headers })
    said.push(page, script.status + ' ' + script.headers.get('content-type'))
  } finally {
    console.log(said.join('\\n---\\n'))
    child.kill('SIGTERM')
  }
})
`

describe('the packed folder', () => {
  test('has a digest for each of its files, and each is right', () => {
    const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
    const listed = lines.map((line) => line.slice(66))
    expect(listed).toEqual(filesUnder(folder).filter((path) => path !== 'SHA256SUMS'))
    const wrong = lines.filter((line) => {
      const bytes = readFileSync(join(folder, line.slice(66)))
      return createHash('sha256').update(bytes).digest('hex') !== line.slice(0, 64)
    })
    expect(wrong).toEqual([])
  })

  test('carries the licence of all that it passes on', () => {
    const names = modulesFor(root, platformNamed()).map(({ name }) => name.replaceAll('/', '_'))
    const licences = filesUnder(join(folder, 'licences'))
    expect(licences).toEqual(expect.arrayContaining([...names, 'node'].map((n) => `${n}.txt`)))
    expect(filesUnder(folder)).toEqual(
      expect.arrayContaining(['LICENSE', 'NOTICE', 'THIRD_PARTY.md', '使用说明.txt']),
    )
  })

  test('has no path of the machine that made it', () => {
    const texts = filesUnder(folder).filter((path) => /\.(?:js|json|txt|md)$/.test(path))
    expect(texts.filter((path) => readFileSync(join(folder, path)).includes(root))).toEqual([])
  })

  test('counts from a read-only place, without npm, with every network interface down', () => {
    const work = join(base, 'work')
    mkdirSync(join(work, 'list'), { recursive: true })
    writeFileSync(join(work, 'list', '名单.csv'), LIST)
    const { status, stdout, stderr } = runPacked(['count', 'list', '--json'], work)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const report = JSON.parse(stdout) as { records: unknown }
    expect(report.records).toMatchObject({ out: 3, counted: 2, duplicate: { DUP_IN_FILE: 1 } })
  })

  test('says what others wrote of its pages, each with its licence', () => {
    const list = readFileSync(join(folder, 'licences', 'workbench.list'), 'utf8')
      .trim()
      .split('\n')
    const names = list.map((line) => line.split(' ')[0] ?? '')
    expect(names).toEqual(expect.arrayContaining(['antd', 'hono', 'react', 'react-dom']))
    const licences = new Set(filesUnder(join(folder, 'licences')))
    expect(names.filter((name) => !licences.has(`${name.replaceAll('/', '_')}.txt`))).toEqual([])
    const told = readFileSync(join(folder, 'THIRD_PARTY.md'), 'utf8')
    const untold = names.filter((name) => {
      const family = name.replace(/^(@ant-design|@rc-component)\/.*/, '$1/*')
      return !new RegExp(`(?:^|[\\s\`(])${family.replace('*', '\\*')}(?:[\\s\`,)]|$)`, 'm').test(
        told,
      )
    })
    expect(untold).toEqual([])
  })

  test('opens the workbench from a read-only place, on this machine alone', () => {
    const work = join(base, 'desk')
    mkdirSync(work)
    const { stdout, stderr } = runPacked(['serve', '--no-open'], work, VISIT)
    expect(stderr).toBe('')
    const [first, refused, page, script] = stdout.trim().split('\n---\n')
    expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?word=[\w-]+$/)
    expect(refused).toBe('401')
    expect(page).toContain('<div id="root">')
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(script).toBe('200 text/javascript; charset=utf-8')
  })

  test('has a file to double-click, and says so', () => {
    const start = workbenchStart(platformNamed())
    expect(filesUnder(folder)).toContain(start)
    expect(readFileSync(join(folder, '使用说明.txt'), 'utf8')).toContain(`双击“${start}”`)
    expect(readFileSync(join(folder, '使用说明.txt'), 'utf8')).toContain('Chromium 116')
  })

  test('says how it is used', () => {
    const { status, stdout } = runPacked(['--help'], base)
    expect(status).toBe(0)
    expect(stdout).toContain('shuzheng count')
  })
})
