/**
 * The thread that runs 7-Zip (7z-wasm). Its file system is made up: `/in` holds the volumes, read by asking the owner;
 * what is written below `/out` goes to the owner. Nothing here can reach a file of the machine, whatever an archive
 * says.
 */
import { parentPort, workerData } from 'node:worker_threads'
import SevenZip, { type Node, type SevenZipModule, type Stream } from './library.ts'
import {
  ANSWERED,
  BUFFER_BYTES,
  COUNT,
  type FromThread,
  type Task,
  type Volume,
} from './protocol.ts'

const task = workerData as Task
const control = new Int32Array(task.control)
const buffer = new Uint8Array(task.buffer)

const say = (message: FromThread) => parentPort?.postMessage(message)

function ask(message: FromThread): number {
  Atomics.store(control, ANSWERED, 0)
  say(message)
  Atomics.wait(control, ANSWERED, 0)
  return Atomics.load(control, COUNT)
}

const FOLDER = 0o40755
const FILE = 0o100644
const ENOENT = 44

function attributes(node: Node, size: number) {
  const date = new Date(0)
  const { id: ino, mode } = node
  const owner = { dev: 1, ino, mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size }
  return { ...owner, atime: date, mtime: date, ctime: date, blksize: 4096, blocks: 1 }
}

function seek(stream: Stream, offset: number, whence: number, size: number): number {
  const from = [0, stream.position, size][whence] ?? 0
  return from + offset
}

/** The volumes, read-only. */
function inputs({ FS }: SevenZipModule, volumes: readonly Volume[]) {
  const sizeOf = (node: Node) => volumes[node.volume ?? -1]?.size ?? 0
  const streams = {
    llseek: (stream: Stream, offset: number, whence: number) =>
      seek(stream, offset, whence, sizeOf(stream.node)),
    read: (stream: Stream, into: Uint8Array, offset: number, length: number, at: number) =>
      readVolume(
        stream.node.volume ?? 0,
        into,
        offset,
        Math.min(length, sizeOf(stream.node) - at),
        at,
      ),
  }
  const files = {
    getattr: (node: Node) => attributes(node, sizeOf(node)),
    setattr: () => undefined,
  }
  const folder = {
    getattr: (node: Node) => attributes(node, 4096),
    readdir: () => ['.', '..', ...volumes.map((v) => v.name)],
    lookup: (parent: Node, name: string) => {
      const volume = volumes.findIndex((v) => v.name === name)
      if (volume < 0) throw new FS.ErrnoError(ENOENT)
      const node = FS.createNode(parent, name, FILE, 0)
      return Object.assign(node, { volume, node_ops: files, stream_ops: streams })
    },
  }
  return mounted(FS, folder)
}

function readVolume(volume: number, into: Uint8Array, offset: number, length: number, at: number) {
  let done = 0
  while (done < length) {
    const part = Math.min(length - done, BUFFER_BYTES)
    const count = ask({ say: 'read', volume, at: at + done, length: part })
    into.set(buffer.subarray(0, count), offset + done)
    done += count
    if (count < part) break
  }
  return done
}

/** What is unpacked: handed on as it comes, never kept. A name is free again once the next file is begun. */
function outputs({ FS }: SevenZipModule) {
  let last: Node | null = null
  const streams = {
    llseek: (stream: Stream, offset: number, whence: number) => seek(stream, offset, whence, 0),
    write: (_: Stream, from: Uint8Array, offset: number, length: number) => {
      for (let done = 0; done < length; done += BUFFER_BYTES) {
        const part = Math.min(length - done, BUFFER_BYTES)
        buffer.set(from.subarray(offset + done, offset + done + part))
        ask({ say: 'data', length: part })
      }
      return length
    },
  }
  const nothing = () => undefined
  const files = { getattr: (node: Node) => attributes(node, 0), setattr: nothing }
  const folder = {
    getattr: (node: Node) => attributes(node, 4096),
    setattr: nothing,
    readdir: () => ['.', '..'],
    lookup: () => {
      throw new FS.ErrnoError(ENOENT)
    },
    mknod: (parent: Node, name: string, mode: number) => {
      const node = FS.createNode(parent, name, mode, 0)
      if ((mode & 0o170000) !== 0o100000)
        return Object.assign(node, { node_ops: folder, stream_ops: {} })
      if (last) FS.destroyNode(last)
      last = node
      ask({ say: 'file', name })
      return Object.assign(node, { node_ops: files, stream_ops: streams })
    },
    symlink: nothing,
    unlink: nothing,
    rmdir: nothing,
    rename: nothing,
  }
  return mounted(FS, folder)
}

function mounted(FS: SevenZipModule['FS'], folder: object) {
  return {
    mount: () =>
      Object.assign(FS.createNode(null, '/', FOLDER, 0), { node_ops: folder, stream_ops: {} }),
  }
}

const line = (text: string) => say({ say: 'line', text })
const sevenZip = await SevenZip({ print: line, printErr: line, quit: () => undefined })
sevenZip.FS.mkdir('/in')
sevenZip.FS.mkdir('/out')
sevenZip.FS.mount(inputs(sevenZip, task.volumes), {}, '/in')
sevenZip.FS.mount(outputs(sevenZip), {}, '/out')
say({ say: 'exit', code: run() })

/** Exit code of 7-Zip; null when it broke down, as it does on headers that make no sense. */
function run(): number | null {
  try {
    return sevenZip.callMain([...task.args])
  } catch {
    return null
  }
}
