import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { place, reportOf, run } from '../support/proof/command.ts'

const PEOPLE = '王小明,13800138000\n李小红,13900139000\n赵小刚,13700137000\n'
const HOSTILE = ['a\nb.csv', '名#1!x.csv', `a'b $(touch 已执行) "q".csv`, '反\\斜.csv', '=1 甲.csv']

/** What a shell makes of the text, as flags for another command. */
function pasted(text: string, cwd: string): string[] {
  const said = execFileSync('bash', ['-c', `printf '%s\\0' ${text}`], { cwd, encoding: 'utf8' })
  return said.split('\0').slice(0, -1)
}

test.skipIf(process.platform === 'win32')(
  'the flag that is printed for a doubtful table does what it says when it is pasted, whatever the file is called',
  async () => {
    const at = place()
    for (const name of HOSTILE) writeFileSync(join(at.evidence, name), PEOPLE)
    const first = JSON.parse((await run(at, ['read', at.evidence, '--json'])).stdout) as Report
    const printed = first.tables.map(({ correct }) => correct ?? '')
    expect(printed.every((text) => text.includes('=name'))).toBe(true)
    const flags = printed.flatMap((text) => pasted(text.replace('=name', '=account'), at.dir))
    const again = await run(at, ['read', at.evidence, '--json', ...flags])
    const { tables } = JSON.parse(again.stdout) as Report
    expect(tables.map(({ columns }) => columns[0]?.kind)).toEqual(HOSTILE.map(() => 'account'))
    expect(again.stderr).not.toContain('没有生效')
  },
)

test('what is left open names the table, the flag and the way; a correction that met nothing is told by read too', async () => {
  const at = place()
  const code = (i: number) => String(1e9 + ((i * 2_654_435_761) % 8_999_999_989))
  const codes = Array.from({ length: 30 }, (_, i) => `${code(i + 1)},${code(i + 99).slice(3)},X`)
  writeFileSync(join(at.evidence, '码.csv'), `f1,f2,f3\n${codes.join('\n')}\n`)
  if (process.platform !== 'win32') symlinkSync('码.csv', join(at.evidence, '快捷.csv'))
  await run(at, ['count', at.evidence, '--out', at.out, '--no-sheets'])
  const asked = reportOf(at).questions.join('\n')
  expect(asked).toContain(`1张表各列均未能判定类别（码.csv）`)
  expect(asked).toContain(`--kind '码.csv!A=account'`)

  const read = await run(at, ['read', at.evidence, '--kind', '没有.csv!A=name'])
  expect(read.stderr).toContain('！ 更正“--kind 没有.csv!A=name”没有生效：没有叫这个名字的文件')
  if (process.platform !== 'win32') expect(read.stdout).toContain('是链接，未跟随打开')
})

test('a folder without a table says so; nothing to export writes no file', async () => {
  const at = place()
  const empty = join(at.dir, '空')
  mkdirSync(empty)
  await run(at, ['count', empty, '--out', at.out, '--no-sheets'])
  expect(reportOf(at).questions[0]).toContain('没有读到一张数据表')
  const file = join(at.dir, '更正.yaml')
  const exported = await run(at, ['teach', 'export', empty, '--out', file])
  expect([exported.code, exported.stderr]).toEqual([0, expect.stringContaining('未写文件')])
})
