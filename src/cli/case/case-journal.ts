import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { takenFiles } from '../../case/intake/registered.ts'
import { checkJournal } from '../../case/journal/check.ts'
import type { FactPath, Writer } from '../../case/journal/entry.ts'
import { importCase, newCase, openJournal, textOf } from '../../case/journal/journal.ts'
import { logOf } from '../../case/journal/told/log.ts'
import { registerFiles } from '../../case/journal/intake.ts'
import { mergeCase } from '../../case/journal/merge.ts'
import { packBytes } from '../../case/journal/pack.ts'
import { ShuzhengError } from '../../errors.ts'
import { caseHelp } from './case-journal-help.ts'
import {
  checkText,
  headLine,
  importText,
  intakeText,
  logText,
  mergeText,
} from './case-journal-text.ts'
import { badFlag, parsed } from '../flags.ts'

const TEXT = { type: 'string' } as const
const YES = { type: 'boolean' } as const
const HELP = { help: { ...YES, short: 'h' } } as const
const WRITING = { ...HELP, by: TEXT, why: TEXT } as const

const WHERE_EXHIBITS =
  '检材放在其中的 evidence/ 文件夹；放在别处的，写在 case.yaml 的 exhibits / exhibits lie in its evidence/, or where case.yaml says'

/** What is done to a case folder: with its flags, and what must be named. */
const ACTS: Readonly<Record<string, (args: readonly string[]) => number>> = {
  new: (args) => {
    const { values, at } = asked('new', args, { ...WRITING, title: TEXT }, ['文件夹'])
    if (!at) return 0
    const head = newCase(resolve(at[0]), values.title ?? null, writer(values))
    return say(`已建立案件：${at[0]}\n${WHERE_EXHIBITS}\n${headLine(head)}`)
  },
  import: (args) => {
    const flags = { ...WRITING, settle: { ...TEXT, multiple: true } } as const
    const { values, at } = asked('import', args, flags, ['case.yaml', '文件夹'])
    if (!at) return 0
    const file = { name: basename(at[0]), text: textAt(at[0]) }
    const settled = (values.settle ?? []).map((written) => disputed(at[1], written))
    const decided = (path: FactPath) => settled.some((s) => s.every((step, i) => path[i] === step))
    return say(importText(importCase(resolve(at[1]), file, writer(values), decided)))
  },
  export: (args) => {
    const { values, at } = asked('export', args, { ...HELP, out: TEXT }, ['文件夹'])
    if (!at) return 0
    const text = textOf(openJournal(resolve(at[0])).state)
    if (text === null) throw new ShuzhengError('journal/empty', { path: at[0] })
    if (values.out === undefined) process.stdout.write(text)
    else writeNew(values.out, Buffer.from(text))
    return 0
  },
  log: (args) => {
    const { values, at } = asked('log', args, { ...HELP, of: TEXT, json: YES }, ['文件夹'])
    if (!at) return 0
    const log = logOf(openJournal(resolve(at[0])), pathOf(values.of ?? ''))
    return say(values.json ? json(log) : logText(log))
  },
  check: (args) => {
    const { values, at } = asked('check', args, { ...HELP, head: TEXT, json: YES }, ['文件夹'])
    if (!at) return 0
    const head = values.head?.toLowerCase() ?? null
    if (head !== null && !/^[0-9a-f]{16,64}$/.test(head))
      throw badFlag('case check', `--head ${head}：应为至少16位的校验值`)
    const checked = checkJournal(resolve(at[0]), head)
    say(values.json ? json(checked) : checkText(checked))
    return checked.whole ? 0 : 1
  },
  pack: (args) => {
    const flags = { ...HELP, out: TEXT, 'without-personal': YES } as const
    const { values, at } = asked('pack', args, flags, ['文件夹'])
    if (!at) return 0
    if (values.out === undefined) throw badFlag('case pack', '没有用 --out 说明案件包的文件名')
    const journal = openJournal(resolve(at[0]))
    const personal = values['without-personal'] !== true
    writeNew(values.out, packBytes(journal, personal))
    const what = personal ? '含个人信息，请按涉密材料交接' : '不含个人信息，只供核对，不能并回'
    return say(`已装包：${values.out}（${what}）\n${headLine(journal.head)}`)
  },
  intake: (args) => {
    const { values, at } = asked('intake', args, WRITING, ['文件夹'])
    if (!at) return 0
    const by = writer(values)
    const { files, refused } = takenFiles(resolve(at[0]))
    const done = registerFiles(resolve(at[0]), files, by)
    return say(intakeText(done, files.length, refused))
  },
  merge: (args) => {
    const { values, at } = asked('merge', args, WRITING, ['文件夹', '案件包'])
    if (!at) return 0
    return say(mergeText(mergeCase(resolve(at[0]), resolve(at[1]), writer(values))))
  },
}

/** `shuzheng case new | import | intake | export | log | check | pack | merge`. */
export function run(args: readonly string[]): Promise<number> {
  const [act = '', ...rest] = args
  const perform = ACTS[act]
  if (!perform) throw badFlag('case', act)
  return Promise.resolve(perform(rest))
}

/** Flags and named things of a command line; null in place of the things when help was asked for and given. */
function asked<T extends ParseArgsOptionsConfig & typeof HELP, const N extends readonly string[]>(
  act: string,
  args: readonly string[],
  flags: T,
  names: N,
) {
  const { values, positionals } = parsed(`case ${act}`, args, flags)
  if ((values as { help?: boolean }).help === true) {
    process.stdout.write(caseHelp(act))
    return { values, at: null }
  }
  if (positionals.length !== names.length)
    throw badFlag(`case ${act}`, `应写作 shuzheng case ${act} ${names.join(' ')}`)
  return { values, at: positionals as unknown as { readonly [K in keyof N]: string } }
}

interface Named {
  readonly by?: string | undefined
  readonly why?: string | undefined
}

/** Nobody writes in silence: the name is said, not guessed from the account of the machine. */
export function writer({ by, why }: Named): Writer {
  const name = (by ?? process.env['SHUZHENG_BY'] ?? '').trim()
  if (name === '') throw new ShuzhengError('journal/no-writer', { problem: '--by 未写' })
  if (name.length > 64 || /\p{Cc}/u.test(name))
    throw new ShuzhengError('journal/no-writer', { problem: '--by 过长或者含控制字符' })
  return { by: name, why, now: () => new Date() }
}

/** A path at which something is in dispute: what is not cannot be decided. */
function disputed(folder: string, written: string): FactPath {
  const path = pathOf(written)
  const { conflicts } = openJournal(resolve(folder)).state
  if (!conflicts.some((c) => path.every((step, i) => c.path[i] === step)))
    throw badFlag('case import', `--settle ${written}：此处没有证据不一致，见 shuzheng case log`)
  return path
}

/** `parties/dong` → `['parties', 'dong']`; a `/` inside a name is written `∕`, as the log shows it. */
function pathOf(written: string): FactPath {
  if (written === '') return []
  return written.split('/').map((step) => step.replaceAll('∕', '/'))
}

/** A case file is read to the byte: a mark at its head and its line ends come back on export. */
function textAt(path: string): string {
  try {
    if (statSync(path).size > 16 * 2 ** 20) throw new ShuzhengError('journal/not-text', { path })
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return decoder.decode(readFileSync(path))
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new ShuzhengError(missing ? 'evidence/path-missing' : 'journal/not-text', { path })
  }
}

/** Whole or not at all, and never over a file that says something else. */
function writeNew(path: string, bytes: Buffer): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) {
    if (readFileSync(path).equals(bytes)) return
    throw new ShuzhengError('journal/file-there', { path })
  }
  try {
    writeFileSync(`${path}.part`, bytes, { mode: 0o600 })
    renameSync(`${path}.part`, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error
    throw new ShuzhengError('run/no-folder', { path })
  }
}

function json(value: object): string {
  return JSON.stringify(value, null, 2)
}

function say(text: string): 0 {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  return 0
}
