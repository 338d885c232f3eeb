import { appendFileSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takenFiles } from '../../src/case/intake/registered.ts'
import { logOf } from '../../src/case/journal/told/log.ts'
import { newCase, openJournal } from '../../src/case/journal/journal.ts'
import { neutralLines } from '../../src/case/journal/neutral.ts'
import { registered } from '../../src/case/journal/intake.ts'
import { intakeText } from '../../src/cli/case/case-journal-text.ts'
import { place, reportOf, run } from '../support/proof/command.ts'

/** Evidence that changes after it was taken in is a warning that stays. */
test('a file changed since intake: named with both digests, in the journal, and in every report after', async () => {
  const at = place()
  const folder = join(at.dir, '案')
  const list = (name: string) => join(folder, 'evidence', name)
  mkdirSync(join(folder, 'evidence'), { recursive: true })
  writeFileSync(list('a.csv'), '姓名,电话\n王小一,13800138000\n')
  writeFileSync(list('b.csv'), '姓名,电话\n王小二,13900139000\n')
  writeFileSync(join(at.dir, 'case.yaml'), 'title: 演示（虚构）\n')
  const by = ['--by', '张检']
  const problems = async () => {
    await run(at, ['count', folder, '--out', at.out, '--no-sheets'])
    return (reportOf(at).case?.problems ?? []).map((p) => [p.found, p.problem])
  }
  const asked = () => reportOf(at).questions.filter((q) => q.startsWith('案件事实“检材”：'))
  await run(at, ['case', 'new', folder, ...by])
  // Before any fact as after it: the journal of the case is none of its exhibits.
  const first = await run(at, ['case', 'intake', folder, ...by])
  expect(first.stdout).toContain('已登记检材文件：新增 2 个，登记后变动 0 个')
  await run(at, ['case', 'import', join(at.dir, 'case.yaml'), folder, ...by])
  expect((await run(at, ['case', 'intake', folder, ...by])).stdout).toContain(
    '均与登记的一致，未作记录',
  )
  expect(await problems()).toEqual([])

  appendFileSync(list('a.csv'), '王小三,13700137000\n')
  const counted = await run(at, ['count', folder, '--out', at.out, '--no-sheets'])
  expect(counted.stderr).toContain('内容变动 1 个')
  const [told, ...others] = await problems()
  expect(others).toEqual([])
  expect(told?.[0]).toBe('JC-1 › evidence/a.csv')
  const [before] = registered(folder)
  expect(told?.[1]).toContain(`登记 SHA-256 ${before?.first.digest ?? ''}`)

  expect(asked()).toEqual([
    expect.stringMatching(
      /：JC-1 › evidence\/a\.csv：检材文件登记后变动.*shuzheng case intake 登记/,
    ),
  ])

  const again = await run(at, ['case', 'intake', folder, '--by', '李检', '--why', '补充提取'])
  expect(again.stdout).toContain('新增 0 个，登记后变动 1 个')
  expect((await problems())[0]?.[1]).toContain('变动已于第5号登记：补充提取')
  renameSync(list('b.csv'), join(at.dir, 'b.csv'))
  expect((await problems()).map(([found]) => found)).toEqual([
    'JC-1 › evidence/a.csv',
    'JC-1 › evidence/b.csv',
  ])
  // What is registered is not asked to be registered, nor what is gone.
  expect(asked()).toEqual([
    expect.stringMatching(/a\.csv：检材文件登记后变动.*。请查明变动经过，附卷说明$/),
    expect.stringMatching(/b\.csv：检材文件登记后已不在.*。请找回该文件/),
  ])

  const journal = openJournal(folder)
  const last = logOf(journal).entries.at(-1)
  expect(last).toMatchObject({ kind: 'intake', by: '李检', files: 1 })
  expect(last?.changed?.[0]).toMatch(/a\.csv：[0-9a-f]{64} → [0-9a-f]{64}$/)
  const neutral = JSON.stringify(neutralLines(journal))
  expect(neutral).not.toContain('a.csv')
  expect(neutral).not.toContain(before?.first.digest)
})

test.skipIf(process.platform === 'win32')('files that cannot be registered are named', () => {
  const { dir } = place()
  writeFileSync(join(dir, 'evidence', 'a.csv'), '姓名,电话\n')
  symlinkSync('a.csv', join(dir, 'evidence', '链接.csv'))
  const { files, refused } = takenFiles(dir)
  expect([files.length, refused]).toEqual([1, ['JC-1 › evidence/链接.csv']])
  newCase(dir, null, { by: '张检', now: () => new Date(0) })
  const done = { journal: openJournal(dir), written: [], open: [] }
  expect(intakeText(done, 1, refused)).toContain(
    '未能打开 1 个，未登记\n  ！ JC-1 › evidence/链接.csv\n',
  )
})
