#!/usr/bin/env node
/** Starts the command line, on the Node that this package brings where the machine's own is too old. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, isNewEnough, root, runOnNode } from './carried-node.js'

const entry = join(root, 'src/cli/start.ts')

if (!existsSync(entry)) {
  fail('安装不完整：缺少 src/cli', 'the installation is not whole: src/cli is missing')
} else if (isNewEnough()) {
  const { keepCompiled } = await import('../src/cli/compiled.js')
  keepCompiled()
  await import('../src/cli/start.ts')
} else {
  runOnNode(fileURLToPath(import.meta.url), process.argv.slice(2))
}
