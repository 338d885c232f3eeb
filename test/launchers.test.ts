import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeLaunchers } from '../pack/launchers.ts'
import type { Platform } from '../pack/platform.ts'

/** A folder as people name them: a space, an ampersand, quotes, brackets, Chinese. */
const folder = mkdtempSync(join(tmpdir(), `shuzheng 案件 & 'a' (1)! `))
const platform = (os: Platform['os']) => ({ os, cpu: 'x64' }) as Platform

/** In the place of Node and of a terminal: says how it was called, and ends as it is told. */
function program(path: string, lines: string): void {
  writeFileSync(path, `#!/bin/sh\n${lines}\n`)
  chmodSync(path, 0o755)
}

function run(file: string, given: readonly string[], env: Readonly<Record<string, string>>) {
  // No terminal of this machine's own.
  const PATH = join(folder, 'bin')
  const options = { encoding: 'utf8', input: '\n', env: { PATH, ...env } } as const
  const { status, stdout } = spawnSync(join(folder, file), given, options)
  return { status, stdout }
}

beforeAll(() => {
  mkdirSync(join(folder, 'runtime'))
  mkdirSync(join(folder, 'bin'))
  for (const name of ['sh', 'readlink', 'dirname']) {
    const at = ['/usr/bin', '/bin'].map((dir) => join(dir, name)).find((path) => existsSync(path))
    symlinkSync(at ?? '', join(folder, 'bin', name))
  }
  program(
    join(folder, 'runtime', 'node'),
    'echo "[$NODE_OPTIONS]"; for a; do echo "<$a>"; done; exit ${ENDS:-0}',
  )
  writeLaunchers(folder, platform('linux'))
  writeLaunchers(folder, platform('darwin'))
  writeLaunchers(folder, platform('win32'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(process.platform === 'win32')('start files of Linux and macOS', () => {
  const node = (...given: readonly string[]) =>
    ['[]', ...[join(folder, 'app/src/cli/start.js'), ...given].map((g) => `<${g}>`), ''].join('\n')

  test.each([
    ['shuzheng', ['count', '检材 一'], node('count', '检材 一')],
    ['打开工作台.sh', ['检材 一'], node('serve', '检材 一')],
    ['打开工作台.command', [], node('serve')],
  ])('%s calls the Node beside it, whatever the folder is called', (file, given, called) => {
    const env = { NODE_OPTIONS: '--unknown-word', CDPATH: '.:/', SHUZHENG_NO_WINDOW: '1' }
    expect(run(file, given, env)).toEqual({ status: 0, stdout: called })
  })

  test.each(['x-terminal-emulator', 'gnome-terminal', 'xfce4-terminal'])(
    'without a terminal it opens %s, which waits when something went wrong',
    (terminal) => {
      const at = join(folder, 'bin', terminal)
      program(at, 'shift; exec "$@"')
      const { status, stdout } = run('打开工作台.sh', ['甲 乙'], { ENDS: '3' })
      rmSync(at)
      expect(status).toBe(3)
      expect(stdout).toContain(node('serve', '甲 乙'))
      expect(stdout).toContain('按回车键关闭此窗口')
    },
  )
})

describe('start files of Windows', () => {
  test.each(['shuzheng.cmd', '打开工作台.cmd'])(
    '%s is ASCII with CRLF, all paths quoted',
    (file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      expect(text).toMatch(/^\p{ASCII}*$/u)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(text.replaceAll(/"[^"\r\n]*"/g, '')).not.toContain('%~dp0')
    },
  )
})

test.skipIf(process.platform !== 'linux')(
  'a cache that cannot be made does not keep the command from starting',
  () => {
    const bin = join(import.meta.dirname, '../bin/shuzheng.js')
    const env = { ...process.env, XDG_CACHE_HOME: '/proc/none' }
    const options = { encoding: 'utf8', env, timeout: 60_000, killSignal: 'SIGKILL' } as const
    expect(spawnSync(process.execPath, [bin, 'count', '--help'], options).status).toBe(0)
  },
)
