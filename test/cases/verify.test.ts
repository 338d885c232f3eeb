import { createHash } from 'node:crypto'
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyText, type Verification } from '../../src/documents/terminal/verify.ts'
import { shuzheng } from '../support/cli.ts'
import { folderOf, workspace } from '../support/counting.ts'
import { smallFolder } from '../support/small-folder.ts'
import { forbiddenWords } from '../support/wording.ts'

/** `shuzheng verify`: whoever gets a report and the evidence can count it again and see what differs. */
const base = workspace('verify')
let folder: string
beforeAll(() => {
  folder = folderOf(base, smallFolder())
  expect(
    shuzheng(['count', folder, '--conduct', '2021-08..2021-10', '--no-sheets'], base).status,
  ).toBe(0)
})

const PAPER = { width: 100, color: false }

const fresh = (name: string) => {
  const out = join(base, name)
  cpSync(join(base, 'out'), out, { recursive: true })
  return join(out, 'report.json')
}
const verified = (...args: string[]) => {
  const ran = shuzheng(['verify', ...args, '--json'], base)
  return {
    status: ran.status,
    stderr: ran.stderr,
    of: JSON.parse(ran.stdout || 'null') as Verification,
  }
}

describe('a report', () => {
  test('is the same when nothing was touched', () => {
    const { status, stderr, of } = verified('out/report.json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(of).toMatchObject({ same: true, complete: true, differences: [], evidence: [] })
    expect(of['report-digest'].match).toBe(true)
    const text = verifyText(of, PAPER)
    expect(text).toContain('逐字节相同')
    expect(text).toContain('不能发现两个文件一并改动')
    expect(forbiddenWords(text)).toEqual([])
  })

  test('edited by hand is found, by its digest and by the number', () => {
    const path = fresh('edited')
    const text = readFileSync(path, 'utf8')
    const counted = /"counted": (\d+)/.exec(text)?.[1] ?? ''
    writeFileSync(path, text.replace(`"counted": ${counted}`, `"counted": ${counted}0`))
    const { status, of } = verified(path)
    expect(status).toBe(1)
    expect(of['report-digest'].match).toBe(false)
    expect(of.evidence).toEqual([])
    expect(of.differences).toContainEqual(
      expect.objectContaining({ was: Number(`${counted}0`), now: Number(counted) }),
    )
  })

  test('edited together with its digest is found by the recount', () => {
    const path = fresh('both')
    const text = readFileSync(path, 'utf8').replace('"complete": true', '"complete": false')
    writeFileSync(path, text)
    const run = join(base, 'both/run.json')
    const digest = createHash('sha256').update(text).digest('hex')
    const stated = readFileSync(run, 'utf8')
    writeFileSync(run, stated.replace(/"digest": "[0-9a-f]{64}"/, `"digest": "${digest}"`))
    const { status, of } = verified(path)
    expect({ status, match: of['report-digest'].match }).toEqual({ status: 1, match: true })
    expect(of.differences).toEqual([{ path: 'complete', was: false, now: true }])
  })
})

describe('the evidence', () => {
  test('may have moved', () => {
    const path = fresh('moved')
    const away = `${folder}-moved`
    renameSync(folder, away)
    try {
      const ran = shuzheng(['verify', path], base)
      expect(ran.status).toBe(2)
      expect(ran.stderr).toContain('--evidence')
      expect(verified(path, '--evidence', away)).toMatchObject({ status: 0, of: { same: true } })
    } finally {
      renameSync(away, folder)
    }
  })

  test('changed, missing and new files are named, with the numbers that moved', () => {
    const copy = join(base, 'copy')
    cpSync(folder, copy, { recursive: true })
    writeFileSync(join(copy, '一班.csv'), '姓名,电话\n王小明,13800000001\n')
    rmSync(join(copy, '甲/名单.xlsx'))
    writeFileSync(join(copy, '新.csv'), '姓名,电话\n钱多多,13800000099\n')
    const { status, of } = verified('out/report.json', '--evidence', copy)
    expect(status).toBe(1)
    expect(of.evidence.map((e) => [e.change, e.at.join('/')])).toEqual([
      ['changed', '一班.csv'],
      ['missing', '甲/名单.xlsx'],
      ['new', '新.csv'],
    ])
    expect(of.differences[0]?.path).toMatch(/^records/)
    const text = verifyText(of, PAPER)
    expect(text).toMatch(/内容已变：一班\.csv[\s\S]*缺少：甲\/名单\.xlsx[\s\S]*新增：新\.csv/)
    expect(text.replaceAll(/[0-9a-f]{64}/g, '')).not.toMatch(/1[3-9]\d{9}/)
  })

  test('that is not whole any more gives 1', () => {
    const copy = join(base, 'cut')
    cpSync(folder, copy, { recursive: true })
    const whole = readFileSync(join(copy, '甲/名单.xlsx'))
    writeFileSync(join(copy, '甲/名单.xlsx'), whole.subarray(0, 700))
    const { status, of } = verified('out/report.json', '--evidence', copy)
    expect({ status, complete: of.complete, same: of.same }).toEqual({
      status: 1,
      complete: false,
      same: false,
    })
  })
})

describe('on another machine', () => {
  test('flags say again what run.json cannot', () => {
    const path = fresh('elsewhere')
    rmSync(join(base, 'elsewhere/run.json'))
    const refused = shuzheng(['verify', path], base)
    expect(refused.status).toBe(2)
    expect(refused.stderr).toContain('--evidence')
    const args = ['--evidence', folder, '--conduct', '2021-08..2021-10']
    const { status, of } = verified(path, ...args)
    expect({ status, match: of['report-digest'].match }).toEqual({ status: 0, match: null })
  })

  test.for([
    ['no report', ['verify']],
    ['two reports', ['verify', 'out/report.json', 'out/report.json']],
    ['what is no report', ['verify', 'out/run.json']],
    ['a reading that the report has', ['verify', 'out/report.json', '--key', 'phone']],
  ] as const)('2 for %s', ([, args]) => {
    expect(shuzheng(args, base).status).toBe(2)
  })
})
