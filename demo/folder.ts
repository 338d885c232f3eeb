/** A demonstration case on disk: the evidence, the case file, and the digest list that the police would give. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bytesOf, written, zipBytes, type EvidenceFile, type WrittenList } from './files.ts'
import type { Line } from './list.ts'
import { truthOf, type Truth } from './truth.ts'

/** Stands in the case file of every demonstration; a folder without it is never cleared. */
const DEMO_MARK = '演示数据，人物均为虚构'

export const HASH_LIST = 'police-hash-list.txt'

/** Writes the case into `dir`, in place of an earlier demonstration there, and says what it holds. */
export function writeCase(dir: string, caseFile: string, files: readonly EvidenceFile[]): Truth {
  clear(dir)
  const bytes = new Map<string, Buffer>()
  const lists: WrittenList[] = []
  for (const file of files) {
    bytes.set(file.path, fileBytes(file, bytes))
    lists.push(...listsOf(file, lists))
  }
  for (const [path, content] of bytes) put(join(dir, path), content)
  put(join(dir, HASH_LIST), hashList(bytes))
  put(join(dir, 'case.yaml'), caseFile)
  return truthOf(lists)
}

/** Removes what an earlier call made; refuses a folder that holds evidence of another kind. */
function clear(dir: string): void {
  const caseFile = join(dir, 'case.yaml')
  const evidence = join(dir, 'evidence')
  const ours = existsSync(caseFile) && readFileSync(caseFile, 'utf8').includes(DEMO_MARK)
  if (!ours && (existsSync(caseFile) || existsSync(evidence))) {
    throw new Error(`不是演示文件夹，未作改动 / not a demonstration folder, left as it is: ${dir}`)
  }
  for (const path of [evidence, join(dir, HASH_LIST), caseFile]) {
    rmSync(path, { recursive: true, force: true })
  }
}

function fileBytes(file: EvidenceFile, before: ReadonlyMap<string, Buffer>): Buffer {
  if ('members' in file) return zipBytes(file)
  if ('sheets' in file) return bytesOf(file)
  const original = before.get(file.copyOf)
  if (original === undefined) throw new Error(`nothing to copy at ${file.copyOf}`)
  return original
}

function listsOf(file: EvidenceFile, before: readonly WrittenList[]): WrittenList[] {
  if ('members' in file) {
    return file.members.map((member) => written([file.path, member.path], member.sheets))
  }
  if ('sheets' in file) return [written([file.path], file.sheets)]
  const originals = before.filter((list) => list.at[0] === file.copyOf)
  return originals.map((list) => ({ ...list, at: [file.path], lines: list.lines.map(copied) }))
}

const copied = (line: Line): Line => ({ ...line, fate: 'DUP_FILE' })

/** `md5  path` lines, as md5sum prints them, in the order of the files. */
function hashList(files: ReadonlyMap<string, Buffer>): string {
  const lines = [...files].map(([path, bytes]) => {
    return `${createHash('md5').update(bytes).digest('hex')}  ${path}\n`
  })
  return lines.join('')
}

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
