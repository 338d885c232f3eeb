import { inflateRawSync } from 'node:zlib'
import { openZip } from '../../containers/zip.ts'
import { bytesAt } from '../../containers/zip-records.ts'
import { Package } from '../../readers/xlsx/package.ts'
import { TagReader } from '../../readers/xlsx/tag-reader.ts'
import type { ReadSink } from '../../row.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import type { Keys } from '../keys.ts'
import { closedIssue, openedIssue } from '../told.ts'
import { odfLock } from './lock.ts'
import { Manifest, type LockedPart } from './manifest.ts'

/** LibreOffice 24.8 and later lock the package as a whole, in a package. */
const WHOLE = 'encrypted-package'
const CONTENT = 'content.xml'
const LARGEST = 1 << 30

const LOCKED = '文档有打开口令 / the document is protected by a password'
const UNKNOWN = {
  code: 'PASSWORD',
  message:
    '文档已加密，其加密方式不支持 / the document is encrypted in a way that is not supported',
} as const

/** The package of an OpenDocument file in the clear; null, and told, when no password opens it. */
export async function unlockedPackage(
  pack: Package,
  keys: Keys,
  sink: ReadSink,
): Promise<Package | null> {
  const parts = await lockedParts(pack)
  const part =
    parts.find(({ path }) => path === WHOLE) ?? parts.find(({ path }) => path === CONTENT)
  if (part === undefined) return pack
  const [lock, locked] = [odfLock(part), pack.stored(part.path)]
  if (lock === null || locked === null) {
    sink.issue(UNKNOWN)
    return null
  }
  const { rounds } = lock
  const found = keys.find({ opens: (password) => lock.opens(password, locked), rounds })
  sink.issue(found.key ? openedIssue(found.key.line) : closedIssue(LOCKED, found))
  if (found.key === null) return null
  if (part.path === WHOLE) return inside(found.opened)
  pack.clear(part.path, { packed: found.opened, size: part.size })
  return pack
}

async function lockedParts(pack: Package): Promise<readonly LockedPart[]> {
  const manifest = new Manifest()
  const reader = new TagReader(
    (name, attributes) => manifest.open(name, attributes),
    (name) => manifest.close(name),
  )
  await pack.read('META-INF/manifest.xml', reader)
  return manifest.parts
}

/** The package that lies in the package, stored or deflated. */
function inside(source: ByteSource): Package {
  const zip = bytesAt(source, 0, 2).toString('latin1') === 'PK' ? source : inflated(source)
  return new Package(zip, openZip(zip), {})
}

function inflated(source: ByteSource): ByteSource {
  try {
    const bytes = inflateRawSync(bytesAt(source, 0, source.size), { maxOutputLength: LARGEST })
    return memorySource(bytes)
  } catch {
    return memorySource(new Uint8Array())
  }
}
