/**
 * `npm test`: types, lint and format one after the other, and the tests beside them, so that no core waits. What is given
 * on the command line goes to Vitest. Fails when any of them fails; each says so under its own name.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { withoutMaterial } from './support/material.ts'

const ROOT = join(import.meta.dirname, '..')

/** One thing that passes or fails: its name, and the program of `node_modules` with its arguments. */
type Check = readonly [name: string, program: string, args: readonly string[]]

const CHECKS: readonly Check[] = [
  ['types', 'typescript/bin/tsc', ['--noEmit']],
  ['types of the workbench', 'typescript/bin/tsc', ['--noEmit', '-p', 'workbench']],
  ['lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']],
  ['format', 'prettier/bin/prettier.cjs', ['--check', '.']],
]

/** Runs one program; what it says is kept until it ends, unless somebody is to watch it. */
async function passes([name, program, args]: Check, watched: boolean): Promise<boolean> {
  const path = join(ROOT, 'node_modules', program)
  const child = spawn(process.execPath, [path, ...args], {
    cwd: ROOT,
    stdio: watched ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  child.stdout?.on('data', (bytes: Buffer) => said.push(bytes))
  child.stderr?.on('data', (bytes: Buffer) => said.push(bytes))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  if (!watched) process.stdout.write(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'}\n`)
  if (code !== 0) process.stdout.write(Buffer.concat(said))
  return code === 0
}

async function checks(): Promise<boolean> {
  let all = true
  for (const check of CHECKS) all = (await passes(check, false)) && all
  return all
}

const leftOut = withoutMaterial()
if (leftOut.length > 0) {
  const why = 'read works of others (../shared/data) that are not at hand, and are left out'
  process.stdout.write(`── ${leftOut.length} test files ${why}:\n   ${leftOut.join('\n   ')}\n`)
}

const tests: Check = ['tests', 'vitest/vitest.mjs', ['run', ...process.argv.slice(2)]]
const results = await Promise.all([checks(), passes(tests, true)])
process.exitCode = results.every(Boolean) ? 0 : 1
