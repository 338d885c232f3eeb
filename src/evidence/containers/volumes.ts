import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { letteredPieces, lettersOf } from './lettered.ts'

/** What the name of a file says of a split archive: which set, which place in it. */
interface Place {
  /** Lower case, the same for all volumes of a set. */
  readonly set: string
  /** From 0. */
  readonly number: number
  readonly how: 'rar' | 'cut' | 'zip'
}

/** A split archive, as its volumes lie in one folder. */
export interface VolumeSet {
  /** RAR has a header in each volume; the others are one stream cut in pieces, zip with places by volume. */
  readonly how: Place['how']
  /** Name of the volume that stands for the whole; it may be missing. */
  readonly first: string
  /** Paths in order, up to the first gap. */
  readonly volumes: readonly string[]
  /** Names of volumes that are missing although later ones are there. */
  readonly missing: readonly string[]
}

/** `名单.part2.rar`, `名单.r00`, `名单.7z.001`, `名单.z01`; null for a name that says nothing of volumes. */
function placeOf(name: string): Place | null {
  const lower = name.toLowerCase()
  const part = /^(.+\.part)(\d{1,5})\.rar$/.exec(lower)
  if (part) return { set: part[1] ?? '', number: Number(part[2]) - 1, how: 'rar' }
  const old = /^(.+\.)(?:rar|([r-z])(\d\d))$/.exec(lower)
  if (old) return { set: `${old[1] ?? ''}rar`, number: oldNumber(old[2], old[3]), how: 'rar' }
  const cut = /^(.+\.)(\d{3,5})$/.exec(lower)
  return cut ? { set: cut[1] ?? '', number: Number(cut[2]) - 1, how: 'cut' } : null
}

/** `.rar`, `.r00` … `.r99`, `.s00` … */
function oldNumber(letter: string | undefined, digits: string | undefined): number {
  if (letter === undefined) return 0
  return 1 + (letter.charCodeAt(0) - 'r'.charCodeAt(0)) * 100 + Number(digits)
}

/** `名单.z01` … and `名单.zip`, which is the last. */
function zipPlace(name: string): { readonly set: string; readonly number: number } | null {
  const found = /^(.+\.)z(?:ip|(\d\d))$/.exec(name.toLowerCase())
  if (!found) return null
  return { set: found[1] ?? '', number: found[2] === undefined ? Infinity : Number(found[2]) - 1 }
}

/** The set that a file belongs to; null when it stands alone. */
export function volumeSetOf(path: string): VolumeSet | null {
  const name = basename(path)
  const siblings = () => namesIn(dirname(path))
  if (/\.z(?:ip|\d\d)$/i.test(name)) return zipSet(path, siblings())
  const pieces = letteredPieces(path, siblings)
  if (pieces !== null) {
    return setOf(dirname(path), 'cut', pieces, (n) => name.replace(/..$/, lettersOf(n)))
  }
  const own = placeOf(name)
  if (own === null) return null
  const found = siblings().flatMap((n) => {
    const place = placeOf(n)
    return place?.set === own.set && place.how === own.how
      ? [{ name: n, number: place.number }]
      : []
  })
  if (found.length < 2 && own.number === 0 && !/\.part\d+\.rar$/i.test(name)) return null
  return setOf(dirname(path), own.how, found, (n) => nameOfVolume(name, own, n))
}

function zipSet(path: string, names: readonly string[]): VolumeSet | null {
  const own = zipPlace(basename(path))
  const found = names.flatMap((name) => {
    const place = zipPlace(name)
    return place && place.set === own?.set ? [{ name, number: place.number }] : []
  })
  const parts = found.filter((f) => f.number !== Infinity)
  const last = found.find((f) => f.number === Infinity)
  if (parts.length === 0) return null
  const stem = basename(path).replace(/\.z(?:ip|\d\d)$/i, '')
  const set = setOf(
    dirname(path),
    'zip',
    parts,
    (n) => `${stem}.z${String(n + 1).padStart(2, '0')}`,
  )
  const whole = set.missing.length === 0 && last !== undefined
  const volumes = whole ? [...set.volumes, join(dirname(path), last.name)] : set.volumes
  return { ...set, first: last?.name ?? `${stem}.zip`, volumes }
}

function setOf(
  dir: string,
  how: Place['how'],
  found: readonly { readonly name: string; readonly number: number }[],
  nameOf: (n: number) => string,
): VolumeSet {
  const byNumber = new Map(found.map((f) => [f.number, f.name]))
  const last = Math.max(...byNumber.keys())
  const numbers = Array.from({ length: last + 1 }, (_, n) => n)
  const missing = numbers.filter((n) => !byNumber.has(n))
  const until = missing[0] ?? numbers.length
  const volumes = numbers.slice(0, until).map((n) => join(dir, byNumber.get(n) ?? ''))
  return { how, first: byNumber.get(0) ?? nameOf(0), volumes, missing: missing.map(nameOf) }
}

/** The name that a missing volume would have, after that of one which is there. */
function nameOfVolume(name: string, { number, how }: Place, n: number): string {
  if (how === 'rar' && !/\.part\d+\.rar$/i.test(name)) {
    const letter = String.fromCharCode('r'.charCodeAt(0) + Math.floor((n - 1) / 100))
    const end = n === 0 ? 'rar' : `${letter}${String((n - 1) % 100).padStart(2, '0')}`
    return name.replace(/[^.]*$/, end)
  }
  const digits = /(\d+)(?:\.rar)?$/i.exec(name)?.[1] ?? String(number + 1)
  const other = String(n + 1).padStart(digits.length, '0')
  return name.replace(/\d+(\.rar)?$/i, (_, end: string | undefined) => `${other}${end ?? ''}`)
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
  } catch {
    return []
  }
}
