import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { lessonsIn } from '../case/facts/lessons.ts'
import { lessonsOf } from '../case/intake/corrections/teach.ts'
import { learn } from '../case/journal/learn.ts'
import type { Json } from '../case/journal/value.ts'
import { ShuzhengError } from '../errors.ts'
import { importText } from './case/case-journal-text.ts'
import { writer } from './case/case-journal.ts'
import { badFlag, parsed, READING_FLAGS, requestOf } from './flags.ts'
import { helpOf } from './help.ts'

const EXPORT = { ...READING_FLAGS, out: { type: 'string' } } as const
const IMPORT = {
  help: { type: 'boolean', short: 'h' },
  by: { type: 'string' },
  why: { type: 'string' },
} as const

/** `shuzheng teach export | import`: corrections of reading go from one case to another. */
export async function run(args: readonly string[]): Promise<number> {
  const [act, ...rest] = args
  if (act === '--help' || act === '-h') return help()
  if (act === 'export') return taken(rest)
  if (act === 'import') return given(rest)
  const written = act === undefined ? '' : `${act}：`
  throw badFlag('teach', `${written}应写作 teach export 或者 teach import`)
}

function help(): number {
  process.stdout.write(helpOf('teach'))
  return 0
}

async function taken(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('teach', args, EXPORT)
  if (values.help) return help()
  if (positionals.length === 0)
    throw new ShuzhengError('evidence/no-path', { command: 'teach export' })
  const { text, count, left } = await lessonsOf(await requestOf('teach', positionals, values))
  if (values.out === undefined) process.stdout.write(text)
  else if (count > 0) write(resolve(values.out), text)
  const rest = left > 0 ? `；另有 ${String(left)} 项只说单个文件，未导出` : ''
  if (count === 0) process.stderr.write(NOTHING)
  process.stderr.write(`更正 ${String(count)} 项${rest}\n`)
  return 0
}

function given(args: readonly string[]): number {
  const { values, positionals } = parsed('teach', args, IMPORT)
  if (values.help) return help()
  const [file, folder] = positionals
  if (file === undefined || folder === undefined || positionals.length > 2) {
    throw badFlag('teach', '应写作 shuzheng teach import 更正.yaml 案件文件夹')
  }
  const lessons = JSON.parse(JSON.stringify(lessonsIn(resolve(file)))) as readonly Json[]
  process.stdout.write(importText(learn(resolve(folder), lessons, writer(values))))
  return 0
}

const NOTHING = `没有可导出的更正，未写文件：只导出适用于同形各表的，即加了 --same-shape 的，或者案件文件 overrides 中以 like:、shape: 写明的
nothing to export: only corrections made with --same-shape, or by like: or shape: in overrides, go to another case
`

/** Whole or not at all, and never over another file. */
function write(path: string, text: string): void {
  if (existsSync(path)) throw new ShuzhengError('journal/file-there', { path })
  writeFileSync(`${path}.part`, text, { mode: 0o600 })
  renameSync(`${path}.part`, path)
}
