import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeChongqing } from '../demo/make.ts'

const root = join(import.meta.dirname, '..')
const base = mkdtempSync(join(tmpdir(), 'shuzheng-readme-'))

afterAll(() => rmSync(base, { recursive: true, force: true }))

/** The block of a README that begins with the command. */
function printed(readme: string, command: string): string {
  const text = readFileSync(join(root, readme), 'utf8')
  const block = `\`\`\`text\n$ shuzheng ${command}\n`
  const from = text.indexOf(block) + block.length
  return text.slice(from, text.indexOf('```', from))
}

test('the output in the README is what the command prints', () => {
  const folder = join(base, 'demo/chongqing')
  mkdirSync(folder, { recursive: true })
  makeChongqing(folder)
  const command = 'count demo/chongqing --out demo/chongqing/out'
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin/shuzheng.js'), ...command.split(' ')],
    { cwd: base, env: { PATH: process.env['PATH'], HOME: base }, encoding: 'utf8' },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(printed('README.md', command)).toBe(stdout)
  expect(printed('README.en.md', command)).toBe(stdout)
})
