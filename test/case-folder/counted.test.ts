import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
  expect(countCase(folder)).toEqual(before)

  writeFileSync(join(folder, 'case.yaml'), CASE.replace('乙某', '丙某'))
  const { status, report } = countCase(folder)
  expect(status).toBe(1)
  expect(report.case?.parties.map((p) => p.name)).toEqual(['甲某', '乙某'])
  expect(report.case?.problems).toMatchObject([{ field: 'case.yaml', effect: '以操作记录为准' }])
})
