/** The part of 7z-wasm (7-Zip as WebAssembly) that is used; its own types leave out what a file system needs. */
import { createRequire } from 'node:module'

export interface Node {
  readonly id: number
  readonly mode: number
  /** Ours: number of the volume that the node stands for. */
  readonly volume?: number
}

export interface Stream {
  readonly node: Node
  readonly position: number
}

export interface SevenZipModule {
  /** Exit code. Throws what 7-Zip throws: the build catches nothing. */
  callMain(args: string[]): number
  readonly FS: {
    readonly ErrnoError: new (errno: number) => Error
    createNode(parent: Node | null, name: string, mode: number, rdev: number): Node
    destroyNode(node: Node): void
    mkdir(path: string): void
    mount(type: object, options: object, path: string): void
  }
}

interface Options {
  readonly print: (line: string) => void
  readonly printErr: (line: string) => void
  readonly quit: () => void
}

const load = createRequire(import.meta.url)('7z-wasm') as (
  options: Options,
) => Promise<SevenZipModule>
export default load
