import { CFB } from '@e965/xlsx'
import { encryptDocument } from './agile.ts'

/** What of the library's container is used here. */
interface Compound {
  readonly utils: {
    cfb_new(): object
    cfb_add(file: object, path: string, content: Uint8Array): void
    cfb_del(file: object, path: string): boolean
  }
  write(file: object, options: { readonly type: 'buffer' }): Uint8Array
}
const compound = CFB as Compound

/** An xlsx behind a password, in the container that Office uses. */
export function lockedFile(plain: Uint8Array, password: string): Buffer {
  const { info, content } = encryptDocument(plain, password)
  const file = compound.utils.cfb_new()
  compound.utils.cfb_add(file, '/EncryptionInfo', info)
  compound.utils.cfb_add(file, '/EncryptedPackage', content)
  compound.utils.cfb_del(file, '/\u0001Sh33tJ5')
  return Buffer.from(compound.write(file, { type: 'buffer' }))
}
