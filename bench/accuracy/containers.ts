/** Archives with known lists: are all members there, with their bytes? `node bench/accuracy/containers.ts`. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { openArchive, type Archive } from '../../src/evidence/containers/archive.ts'
import { splitAt, wholeOf } from '../../src/evidence/containers/split.ts'
import { formatOf } from '../../src/evidence/format/formats.ts'
import { fileSource, type ByteSource } from '../../src/evidence/source.ts'
import { DATA, filesBelow, share, type Verdict } from './data.ts'

/** Passwords that the sets name, and wrong ones in front. */
const PASSWORDS = ['wrong', '', 'password', '12345678', 'secret', 'Hunter2']

/** A member as it came out. */
interface Member {
  readonly name: string
  readonly status: string
  readonly bytes: number
  readonly crc: string
  readonly sha1: string
}

interface Opened {
  readonly members: readonly Member[]
  /** Codes of what was said of the container and its members. */
  readonly said: ReadonlySet<string>
}

/** What comes out of a file; null where it is no container to us, or a volume that is read with another. */
async function opened(path: string): Promise<Opened | null | 'volume'> {
  const own = fileSource(path)
  const split = splitAt(path, own)
  if (split && 'first' in split) return 'volume'
  const source = split?.whole ?? own
  const format = formatOf(source, basename(path))
  if (format.read !== 'container') return null
  const archive = await openArchive(source, format.id, contextOf(path, source))
  const members = await all(archive)
  const said = [...archive.issues.map((i) => i.code), ...members.map((m) => m.status)]
  archive.close()
  own.close()
  return { members, said: new Set(said.filter((code) => code !== 'ok')) }
}

function contextOf(path: string, source: ByteSource) {
  const whole = wholeOf(source)
  const volumes = whole && whole.how !== 'cut' ? { volumes: whole.volumes } : {}
  return { name: basename(path), passwords: PASSWORDS, ...volumes }
}

async function all(archive: Archive): Promise<Member[]> {
  const members: Member[] = []
  for (const [index, entry] of archive.entries.entries()) {
    if (entry.directory) continue
    if (entry.special !== undefined) {
      members.push({ name: entry.name, status: 'LISTED', bytes: 0, crc: '', sha1: '' })
      continue
    }
    let crc = 0
    const hash = createHash('sha1')
    const take = (chunk: Uint8Array) => {
      crc = crc32(chunk, crc)
      hash.update(chunk)
    }
    const { status, bytes } = await archive.read(index, take, { maxBytes: 2 ** 30 })
    const shown = crc.toString(16).toUpperCase().padStart(8, '0')
    members.push({ name: entry.name, status, bytes, crc: shown, sha1: hash.digest('hex') })
  }
  return members
}

interface BySevenZip {
  readonly list_exit: number
  readonly test_exit: number
  readonly entries: readonly Readonly<Record<string, string>>[]
}

/** libarchive's archives: what 7-Zip 26.02 lists, by size and checksum. */
async function scoreLibarchive(): Promise<Verdict[]> {
  const folder = join(DATA, 'archives-libarchive')
  const verdicts: Verdict[] = []
  for (const file of filesBelow(folder).filter((f) => existsSync(join(folder, `${f}.7z.json`)))) {
    const truth = JSON.parse(readFileSync(join(folder, `${file}.7z.json`), 'utf8')) as BySevenZip
    const found = await opened(join(folder, file))
    if (found === 'volume') continue
    verdicts.push({ file, ...compared(truth, found) })
  }
  return verdicts
}

function compared(truth: BySevenZip, found: Opened | null): { ok: boolean; note: string } {
  // What nobody opens is listed as a file that is not known: that is said, too.
  if (found === null)
    return { ok: truth.list_exit !== 0 && truth.entries.length === 0, note: 'not opened' }
  const due = truth.entries.filter((e) => e['Folder'] !== '+' && Number(e['Size'] ?? 0) > 0)
  const lost = due.filter((e) => !found.members.some((m) => isSame(m, e)))
  const said = [...found.said].join(' ')
  if (truth.list_exit !== 0 || truth.test_exit !== 0) {
    const ok = found.said.size > 0 || lost.length === 0
    return { ok, note: ok ? '' : `damage not told, ${String(lost.length)} lost` }
  }
  const notes = lost.map((e) => e['Path'] ?? '')
  return { ok: lost.length === 0, note: `${notes.slice(0, 3).join(', ')} ${said}` }
}

function isSame(member: Member, entry: Readonly<Record<string, string>>): boolean {
  if (member.status === 'LISTED') return member.name === entry['Path']
  if (member.bytes !== Number(entry['Size'])) return false
  // Of LHA the sum is one of sixteen bits.
  if (entry['CRC']?.startsWith('0000')) return true
  return !entry['CRC'] || member.bytes === 0 || member.crc === entry['CRC']
}

/** yauzl's archives: names, sizes and digests; of the damaged ones, that something is said. */
async function scoreYauzl(): Promise<Verdict[]> {
  const folder = join(DATA, 'archives-yauzl')
  const verdicts: Verdict[] = []
  for (const file of filesBelow(folder).filter((f) => f.endsWith('.zip'))) {
    const found = await opened(join(folder, file))
    if (found === null || found === 'volume') {
      // What is no zip to us is listed as an unknown file: that is said, too.
      verdicts.push({ file, ok: file.startsWith('failure'), note: 'not opened' })
      continue
    }
    const { entries = {} } = JSON.parse(
      readFileSync(join(folder, `${file}.expected.json`), 'utf8'),
    ) as { entries?: Readonly<Record<string, { bytes: number; sha1: string }>> }
    const lost = Object.entries(entries).filter(
      ([, due]) => !found.members.some((m) => m.sha1 === due.sha1 && m.bytes === due.bytes),
    )
    const isBad = file.startsWith('failure')
    const ok = isBad ? found.said.size > 0 : lost.length === 0
    const note = `${lost.map(([name]) => name).join(', ')} ${[...found.said].join(' ')}`
    verdicts.push({ file, ok, note })
  }
  return verdicts
}

if (import.meta.main) {
  for (const [title, verdicts] of [
    ['libarchive', await scoreLibarchive()],
    ['yauzl', await scoreYauzl()],
  ] as const) {
    process.stdout.write(`${title}: ${share(verdicts)}\n`)
    for (const v of verdicts.filter((each) => !each.ok)) {
      process.stdout.write(`  ${v.file} — ${v.note}\n`)
    }
  }
}
