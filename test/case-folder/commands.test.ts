import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { qingdaoCase } from '../../demo/qingdao-case.ts'
import { caseHelp } from '../../src/cli/case/case-journal-help.ts'
import { forbiddenWords } from '../support/wording.ts'
import type { Ran } from '../support/cli.ts'
import { main } from '../../src/cli/main.ts'
import { folders } from './folders.ts'

const folder = folders()
let at = ''
/** Runs a command in this process, as the command line would. */
async function ran(...args: string[]): Promise<Ran> {
  const said = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((to) =>
    vi.spyOn(process[to], 'write').mockImplementation((text) => {
      said[to] += String(text)
      return true
    }),
  )
  try {
    return { status: await main(['case', ...args]), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

beforeAll(async () => {
  at = folder('work')
  mkdirSync(at)
  process.chdir(at)
  writeFileSync(join(at, 'case.yaml'), qingdaoCase)
  expect((await ran('new', '案', '--by', '张检')).status).toBe(0)
  expect((await ran('import', 'case.yaml', '案', '--by', '张检', '--why', '首次录入')).status).toBe(
    0,
  )
})

const home = process.cwd()
afterAll(() => {
  process.chdir(home)
})

test('nobody writes without a name, and the account of the machine is no name', async () => {
  const { status, stderr } = await ran('new', '另案')
  expect({ status, made: existsSync(join(at, '另案')) }).toEqual({ status: 2, made: false })
  expect(stderr).toContain('SHUZHENG_BY')
  process.env['SHUZHENG_BY'] = '李检'
  const named = await ran('new', '另案')
  delete process.env['SHUZHENG_BY']
  expect(named.status).toBe(0)
  expect((await ran('log', '另案')).stdout).toContain('李检')
})

test('export gives the bytes back, on the screen and in a file that is not overwritten', async () => {
  expect((await ran('export', '案')).stdout).toBe(qingdaoCase)
  expect((await ran('export', '案', '--out', 'out.yaml')).status).toBe(0)
  expect(readFileSync(join(at, 'out.yaml'), 'utf8')).toBe(qingdaoCase)
  expect((await ran('export', '案', '--out', 'out.yaml')).status).toBe(0)
  writeFileSync(join(at, 'mine.yaml'), 'title: 我写的\n')
  expect((await ran('export', '案', '--out', 'mine.yaml')).status).toBe(2)
})

test('the log tells who, when and what; of one fact; for machines', async () => {
  const { stdout } = await ran('log', '案')
  expect(stdout).toMatch(
    / 2 {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}张检 {2}导入案件文件 case.yaml/,
  )
  const one = (await ran('log', '案', '--of', 'parties/dong')).stdout
  expect(one.split('\n').filter((line) => /^ +\d/.test(line))).toHaveLength(1)
  const log = JSON.parse((await ran('log', '案', '--json')).stdout) as {
    entries: object[]
    head: object
  }
  expect(log.entries[0]).toMatchObject({ number: 1, kind: 'begin', by: '张检' })
  expect(log.head).toHaveProperty('hash')
})

test('numbers of accounts are masked in the log, for machines too', async () => {
  const text = qingdaoCase.replace(
    'shown-as: 网络爬虫大数据, user: seller1',
    'number: "13800138000", user: seller1',
  )
  writeFileSync(join(at, 'numbers.yaml'), text)
  await ran('new', '号', '--by', '张检')
  await ran('import', 'numbers.yaml', '号', '--by', '张检')
  expect((await ran('log', '号')).stdout + (await ran('log', '号', '--json')).stdout).not.toContain(
    '13800138000',
  )
})

test('check says what is wrong, with exit code 1, and compares a printed head', async () => {
  const { head } = JSON.parse((await ran('log', '案', '--json')).stdout) as {
    head: { hash: string }
  }
  expect(await ran('check', '案', '--head', head.hash)).toMatchObject({ status: 0 })
  const other = await ran('check', '案', '--head', 'f'.repeat(64))
  expect(other.status).toBe(1)
  expect(other.stdout).toContain('不在记录中')
  expect((await ran('check', '案', '--head', 'abc')).status).toBe(2)
})

test('a pack goes out and comes back', async () => {
  expect((await ran('pack', '案', '--out', 'a.pack')).status).toBe(0)
  expect((await ran('merge', '彼处', 'a.pack', '--by', '李检')).stdout).toContain('已接收案件')
  expect((await ran('export', '彼处')).stdout).toBe(qingdaoCase)
  const text = qingdaoCase.replace('name: 董某某', 'name: 董某甲')
  writeFileSync(join(at, 'theirs.yaml'), text)
  expect((await ran('import', 'theirs.yaml', '彼处', '--by', '李检')).stdout).toContain(
    '事实变动 1 项',
  )
  expect((await ran('pack', '彼处', '--out', 'b.pack')).status).toBe(0)
  expect((await ran('merge', '案', 'b.pack', '--by', '张检')).stdout).toContain('双方记录均保留')
  expect((await ran('merge', '案', 'b.pack', '--by', '张检')).stdout).toContain('未作记录')
  expect((await ran('export', '案')).stdout).toBe(text)
})

describe('a wrong request', () => {
  test.each([
    ['no folder', ['log']],
    ['a folder without a case', ['log', '.']],
    ['a case that is there already', ['new', '案', '--by', '张检']],
    ['a file that is not there', ['import', 'no.yaml', '案', '--by', '张检']],
    ['a folder as a file', ['import', '.', '案', '--by', '张检']],
    ['a pack that is none', ['merge', '案', 'case.yaml', '--by', '张检']],
    ['a name with a control character', ['new', 'x', '--by', '张\u0007检']],
    ['a pack without a file name', ['pack', '案']],
    ['nothing to settle', ['import', 'case.yaml', '案', '--by', '张检', '--settle', 'title']],
    ['an unknown flag', ['log', '案', '--all']],
  ])('is refused in words, with exit code 2: %s', async (_, args) => {
    const { status, stderr } = await ran(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(/办法/)
    expect(stderr).toMatch(/English/)
  })

  test('a file in another encoding, or with a mistake, leaves no trace', async () => {
    writeFileSync(join(at, 'gbk.yaml'), Buffer.from([0x74, 0x3a, 0x20, 0xb0, 0xb8]))
    expect((await ran('import', 'gbk.yaml', '案', '--by', '张检')).stderr).toContain('UTF-8')
    writeFileSync(join(at, 'bad.yaml'), 'title: 甲\nparty: []\n')
    expect((await ran('import', 'bad.yaml', '案', '--by', '张检')).stderr).toContain('第2行')
  })
})

test.each(['new', 'import', 'export', 'log', 'check', 'pack', 'merge'])(
  'case %s --help has an example, and keeps to the words of the glossary',
  (act) => {
    const help = caseHelp(act)
    expect(help).toContain(`例 example\n  shuzheng case ${act} `)
    expect(forbiddenWords(help)).toEqual([])
    expect(caseHelp(null)).toContain(`shuzheng case ${act} `)
  },
)

test('--help of one act, and of all', async () => {
  expect(await ran('import', '--help')).toMatchObject({ status: 0, stdout: caseHelp('import') })
  expect(await ran('--help')).toMatchObject({ status: 0, stdout: caseHelp(null) })
})

test.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'a folder that cannot be written to is read, and writing is refused in words',
  () => {
    execFileSync('chmod', ['-R', 'a-w', join(at, '另案')])
    const bound = (...args: string[]) => {
      const start = join(import.meta.dirname, '../../src/cli/start.ts')
      const { status, stderr } = spawnSync(
        'setpriv',
        ['--bounding-set=-dac_override,-dac_read_search', process.execPath, start, 'case', ...args],
        { cwd: at, encoding: 'utf8' },
      )
      return { status, stderr }
    }
    expect(bound('log', '另案')).toEqual({ status: 0, stderr: '' })
    expect(bound('check', '另案')).toEqual({ status: 0, stderr: '' })
    const written = bound('import', 'case.yaml', '另案', '--by', '张检')
    expect(written.status).toBe(2)
    expect(written.stderr).toContain('journal/not-writable')
    execFileSync('chmod', ['-R', 'u+w', join(at, '另案')])
  },
)
