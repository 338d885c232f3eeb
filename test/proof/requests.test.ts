import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeQingdao } from '../../demo/make.ts'
import {
  countAt,
  filesUnder,
  place,
  put,
  remains,
  reportOf,
  run,
} from '../support/proof/command.ts'
import { saidAt } from '../support/proof/findings.ts'
import { csvOf, people } from '../support/proof/people.ts'

// A loaded machine is slow, not wrong.

describe('a wrong request: exit 2, with a remedy, and nothing written', () => {
  const at = place()
  put(at, '好.csv', csvOf(people(5, 1)))
  test.concurrent.each([
    ['unknown command', ['counnt', at.evidence]],
    ['no command', []],
    ['no path', ['count']],
    ['missing path', ['count', join(at.dir, 'none')]],
    ['unknown flag', ['count', at.evidence, '--frobnicate']],
    ['unknown kind', ['count', at.evidence, '--kind', '好.csv!A=nokind']],
    ['header that is no number', ['count', at.evidence, '--header', '好.csv=x']],
    ['threads out of range', ['count', at.evidence, '--threads', '0']],
    ['date that does not exist', ['count', at.evidence, '--decided', '2021-02-30']],
    ['output inside the evidence', ['count', at.evidence, '--out', join(at.evidence, 'out')]],
    ['output is the evidence', ['count', at.evidence, '--out', at.evidence]],
    [
      'hash list without a digest',
      ['count', at.evidence, '--hash-list', join(at.evidence, '好.csv')],
    ],
    ['hash list that is not there', ['count', at.evidence, '--hash-list', join(at.dir, 'none')]],
    [
      'temporary folder that is a file',
      ['count', at.evidence, '--temp', join(at.evidence, '好.csv')],
    ],
    ['output that is a file', ['count', at.evidence, '--out', join(at.evidence, '../f')]],
    ['report that is none', ['rows', join(at.evidence, '好.csv')]],
  ])('%s', async (_, args) => {
    writeFileSync(join(at.dir, 'f'), '')
    const { code, stdout, stderr } = await run(at, args)
    expect(code).toBe(2)
    expect(stdout + stderr).toMatch(/办法|shuzheng/)
    expect(stdout + stderr).not.toMatch(/\n\s+at |node:internal/)
    expect(filesUnder(at.evidence)).toEqual([join(at.evidence, '好.csv')])
  })
})

test('our own outputs inside a PATH are listed, not counted', async () => {
  const at = place()
  put(at, '好.csv', csvOf(people(30, 1)))
  await countAt(at)
  cpSync(at.out, join(at.evidence, '旧报告'), { recursive: true })
  expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
  const said = saidAt(at)
  for (const name of [
    'report.json',
    'report.html',
    '核算台账.xlsx',
    '不计入及重复明细.xlsx',
    'run.json',
  ]) {
    expect(said(`旧报告/${name}`)).toMatchObject({ status: 'listed', codes: ['OWN_OUTPUT'] })
  }
  expect(reportOf(at).records.out).toBe(30)
})

const LONG_AGO = new Date('2019-08-30T00:00:00Z')

test('evidence is not changed by being read: bytes, times, names', async () => {
  const at = place()
  const bytes = csvOf(people(30, 1))
  const path = put(at, '好.csv', bytes)
  // An old time of access is moved by the first that reads, whatever the file system makes of later ones.
  utimesSync(path, LONG_AGO, LONG_AGO)
  const before = timesOf(path)
  const folder = statSync(at.evidence, { bigint: true }).mtimeNs
  await countAt(at, ['--no-sheets'])
  expect(timesOf(path)).toEqual(before)
  expect(statSync(at.evidence, { bigint: true }).mtimeNs).toBe(folder)
  expect(readFileSync(path, 'utf8')).toBe(bytes)
  expect(filesUnder(at.evidence)).toEqual([path])
})

const mounts = process.platform === 'linux' && spawnSync('unshare', ['-rm', 'true']).status === 0

test.runIf(mounts)(
  'no space for the spool: exit 3, said so, and the next run is whole',
  async () => {
    const at = place()
    const small = join(at.dir, 'small')
    mkdirSync(small)
    put(at, '大.csv', csvOf(people(20_000, 1)))
    const script = 'mount -t tmpfs -o size=1m none "$0" && exec "$@"'
    const through = ['unshare', '-rm', 'sh', '-c', script, small]
    const full = await countAt(at, ['--temp', small], { through })
    expect(full.code).toBe(3)
    expect(full.stderr).toContain('空间不足')
    expect(full.stdout).toBe('')
    expect(filesUnder(at.out)).toEqual([])
    expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
    expect(reportOf(at).records.out).toBe(20_000)
    expect(remains(at)).toEqual([])
  },
)

describe('the police list of digests', () => {
  const at = place()
  const dir = join(at.dir, 'qingdao')
  const list = join(dir, 'police-hash-list.txt')

  test('every file 一致', async () => {
    makeQingdao(dir)
    const { code } = await run(at, ['count', dir, '--hash-list', list, '--no-sheets'])
    expect(code).toBe(0)
    expect(matches(dir)).toEqual(['match'])
  })

  test('one byte changed: 不一致, by name; a file more: 清单未载明', async () => {
    const [first = ''] = filesUnder(join(dir, 'evidence')).sort()
    appendFileSync(first, '\n')
    put(at, '多.csv', csvOf(people(5, 1)))
    cpSync(join(at.evidence, '多.csv'), join(dir, 'evidence', '多.csv'))
    await run(at, [
      'count',
      join(dir, 'evidence'),
      '--hash-list',
      list,
      '--no-sheets',
      '--out',
      at.out,
    ])
    const { files } = reportOf(at)
    const odd = files.filter((f) => f.at.length === 1 && f['digest-match'] !== 'match')
    expect(odd.map((f) => [f.at[0], f['digest-match']])).toEqual(
      [
        [first.slice(join(dir, 'evidence').length + 1).normalize('NFC'), 'mismatch'],
        ['多.csv', 'not-listed'],
      ].sort(),
    )
    expect(readFileSync(join(at.out, 'report.html'), 'utf8')).toContain('不一致')
  })
})

function matches(dir: string): (string | null)[] {
  const report = JSON.parse(readFileSync(join(dir, 'out/report.json'), 'utf8')) as ReturnType<
    typeof reportOf
  >
  const tops = report.files.filter((f) => f.at.length === 1)
  return [...new Set(tops.map((f) => f['digest-match']))]
}

/** What a file system keeps of a file beside its bytes; of times to the nanosecond. */
function timesOf(path: string) {
  const { size, mode, atimeNs, mtimeNs, ctimeNs } = statSync(path, { bigint: true })
  return { size, mode, atimeNs, mtimeNs, ctimeNs }
}
