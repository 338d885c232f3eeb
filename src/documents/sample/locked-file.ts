import { CFB } from '@e965/xlsx'
import { decryptDocument, encryptDocument, type Agile, type Locked } from './agile.ts'
import { decryptStandard, isStandard } from './standard.ts'

/** What of the library's container is used here. */
interface Compound {
  readonly utils: {
    cfb_new(): object
    cfb_add(file: object, path: string, content: Uint8Array): void
    cfb_del(file: object, path: string): boolean
  }
  find(file: object, path: string): { readonly content: Uint8Array } | null
  read(bytes: Uint8Array, options: { readonly type: 'buffer' }): object
  write(file: object, options: { readonly type: 'buffer' }): Uint8Array
}
const compound = CFB as Compound

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** An xlsx behind a password, in the container that Office uses. */
export function lockedFile(plain: Uint8Array, password: string): Buffer {
  const { info, content } = encryptDocument(plain, password)
  const file = compound.utils.cfb_new()
  compound.utils.cfb_add(file, '/EncryptionInfo', info)
  compound.utils.cfb_add(file, '/EncryptedPackage', content)
  compound.utils.cfb_del(file, '/\u0001Sh33tJ5')
  return Buffer.from(compound.write(file, { type: 'buffer' }))
}

/** Is it a document behind a password, or an old xls? Both begin like this. */
export function isCompound(bytes: Uint8Array): boolean {
  return MAGIC.equals(bytes.subarray(0, MAGIC.length))
}

/** The document behind the password; `unsupported` also for a container that holds none. */
export function unlockedFile(bytes: Uint8Array, password: string): Buffer | Locked {
  const streams = streamsOf(bytes)
  if (streams === null) return 'unsupported'
  try {
    return isStandard(streams.info)
      ? decryptStandard(streams, password)
      : decryptDocument(streams, password)
  } catch {
    return 'changed'
  }
}

function streamsOf(bytes: Uint8Array): Agile | null {
  try {
    const file = compound.read(bytes, { type: 'buffer' })
    const info = compound.find(file, '/EncryptionInfo')
    const content = compound.find(file, '/EncryptedPackage')
    if (!info || !content) return null
    return { info: Buffer.from(info.content), content: Buffer.from(content.content) }
  } catch {
    return null
  }
}
