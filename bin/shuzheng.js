#!/usr/bin/env node
/** Starts the command line, on the Node that this package brings where the machine's own is too old. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail, isNewEnough, root, runOnNode } from './carried-node.js'

const entry = join(root, 'src/cli/start.ts')

if (!existsSync(entry)) {
  fail('安装不完整：缺少 src/cli', 'the installation is not whole: src/cli is missing')
} else if (isNewEnough()) {
  await import(pathToFileURL(entry).href)
} else {
  runOnNode(entry, process.argv.slice(2))
}
