import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { atHeadOf } from '../../src/case/journal/at-head.ts'
import { openJournal } from '../../src/case/journal/journal.ts'
import { packBytes } from '../../src/case/journal/pack.ts'
import type { Report } from '../../src/report.ts'
import { shuzheng } from '../support/cli.ts'
import { folderOf, workspace } from '../support/counting.ts'
import { dirtyPupils, HEADERS } from '../support/pupil-list.ts'

const LIST = [HEADERS, ...dirtyPupils(7, 60)].map((row) => row.join(',')).join('\n')

/** A case folder is counted by its journal: what was entered holds, not what lies beside it. */
const base = workspace('counted-folder')

const CASE = `title: 演示案
parties: [{ id: a, name: 甲某 }, { id: b, name: 乙某 }]
batches: [{ id: l, files: ['evidence/*.csv'] }]
transfers: [{ id: t1, on: 2021-08, kind: sell, from: [a], to: [b], batch: l }]
`

function countCase(folder: string): { status: number | null; report: Report } {
  const out = join(folder, 'out')
  const ran = shuzheng(['count', folder, '--no-cache', '--no-sheets'], base)
  expect(ran.stderr).toBe('')
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report
  return { status: ran.status, report }
}

test('the journal alone gives what the case file gave; a file that was changed beside it is named', () => {
  const folder = folderOf(base, { 'evidence/名单.csv': LIST, 'case.yaml': CASE })
  const before = countCase(folder)
  expect(before.status).toBe(0)
  const by = ['--by', '张某']
  expect(shuzheng(['case', 'new', folder, ...by], base).status).toBe(0)
  expect(shuzheng(['case', 'import', join(folder, 'case.yaml'), folder, ...by], base).status).toBe(
    0,
  )

  rmSync(join(folder, 'case.yaml'))
  const alone = countCase(folder)
  const head = alone.report.case?.journal
  expect(head).toEqual({ ...openJournal(folder).head })
  expect({ ...alone, report: atHeadOf(alone.report, before.report) }).toEqual(before)

  writeFileSync(join(folder, 'case.yaml'), CASE.replace('乙某', '丙某'))
  const { status, report } = countCase(folder)
  expect(status).toBe(1)
  expect(report.case?.parties.map((p) => p.name)).toEqual(['甲某', '乙某'])
  expect(report.case?.problems).toMatchObject([{ field: 'case.yaml', effect: '以操作记录为准' }])
})

test('an opening of clear text stands in the journal, and does not make the count another', () => {
  const folder = folderOf(base, { 'evidence/名单.csv': LIST, 'case.yaml': CASE })
  const by = ['--by', '张某']
  shuzheng(['case', 'new', folder, ...by], base)
  shuzheng(['case', 'import', join(folder, 'case.yaml'), folder, ...by], base)
  const { report } = countCase(folder)
  const path = join(folder, 'out/report.json')
  const draw = (out: string) =>
    shuzheng(['sample', path, '--purpose', '核实13912345678', '--out', join(base, out)], base)
  for (const out of ['one', 'two']) expect(draw(out)).toMatchObject({ status: 0, stderr: '' })

  const { entries, head } = openJournal(folder)
  const opened = entries.filter((e) => e.kind === 'open')
  expect(opened).toHaveLength(2)
  expect(opened[0]).toMatchObject({ purpose: '核实139****5678', password: false })
  const log = shuzheng(['case', 'log', folder], base).stdout
  expect(log).toMatch(/打开明文 \d+ 条（姓名、电话号码），用途：核实139\*{4}5678/)
  const hidden = packBytes(openJournal(folder), false)
  expect(gunzipSync(hidden).toString('utf8')).not.toContain('核实')
  expect(report.case?.journal?.hash).not.toBe(head.hash)
  const verified = shuzheng(['verify', path, '--json'], base)
  expect(JSON.parse(verified.stdout)).toMatchObject({ same: true })
  // A tail that is cut off afterwards no longer leads to the end that a paper shows.
  const check = shuzheng(
    ['case', 'check', folder, '--head', report.case?.journal?.hash ?? ''],
    base,
  )
  expect(check.status).toBe(0)
})

test('a journal and a pack among the evidence are known as ours: listed, not counted', () => {
  const own = folderOf(base, {})
  shuzheng(['case', 'new', own, '--title', '某案', '--by', '张某'], base)
  const folder = folderOf(base, {
    '名单.csv': LIST,
    'x/case.db': readFileSync(join(own, 'case.db')),
    '案件包.gz': packBytes(openJournal(own), true),
    '别的.gz': gzipSync('{"format":"other"}'),
  })
  const read = shuzheng(['read', folder, '--no-cache', '--json'], base)
  const { files } = JSON.parse(read.stdout) as Report
  const listed = files.filter((f) => f.issues.some((i) => i.code === 'OWN_OUTPUT'))
  expect(listed.map((f) => [f.at.join('/'), f.status])).toEqual([
    ['x/case.db', 'listed'],
    ['案件包.gz', 'listed'],
  ])
})
