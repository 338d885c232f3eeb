import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Platform } from './platform.ts'

const SHELL = `#!/bin/sh
# 数证 Shuzheng: starts the Node that lies beside it; writes nothing into this folder.
here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/runtime/node" "$here/app/src/cli/start.js" "$@"
`

/** Letters of ASCII and CRLF only: whatever the code page, cmd.exe reads it. */
const WINDOWS = `@echo off
"%~dp0runtime\\node.exe" "%~dp0app\\src\\cli\\start.js" %*
exit /b %errorlevel%
`

/** Writes the command that users call. */
export function writeLauncher(folder: string, platform: Platform): void {
  if (platform.os === 'win32') {
    writeFileSync(join(folder, 'shuzheng.cmd'), WINDOWS.replaceAll('\n', '\r\n'))
    return
  }
  writeFileSync(join(folder, 'shuzheng'), SHELL)
  chmodSync(join(folder, 'shuzheng'), 0o755)
}

/** Name of the Node program inside `runtime/`. */
export function runtimeName(platform: Platform): string {
  return platform.os === 'win32' ? 'node.exe' : 'node'
}
