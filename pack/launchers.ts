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

/** The window stays: it gives new addresses, and what went wrong can be read. */
const WINDOWS_WORKBENCH = `@echo off
title Shuzheng
"%~dp0runtime\\node.exe" "%~dp0app\\src\\cli\\start.js" serve %*
if errorlevel 1 pause
exit /b %errorlevel%
`

/** Opened from a desktop there is no terminal, and the workbench needs one: whatever this desktop calls it. */
const SHELL_WORKBENCH = `#!/bin/sh
# 数证 Shuzheng: opens the workbench in the browser of this desktop; ends with Ctrl-C or with its window.
here=$(dirname -- "$(readlink -f -- "$0")")
if [ ! -t 1 ] && [ -z "$SHUZHENG_NO_WINDOW" ]; then
  for terminal in x-terminal-emulator mate-terminal deepin-terminal gnome-terminal konsole xfce4-terminal xterm; do
    command -v "$terminal" >/dev/null 2>&1 || continue
    case $terminal in
      gnome-terminal) exec "$terminal" -- "$here/shuzheng" serve "$@" ;;
      mate-terminal|xfce4-terminal) exec "$terminal" -x "$here/shuzheng" serve "$@" ;;
      *) exec "$terminal" -e "$here/shuzheng" serve "$@" ;;
    esac
  done
fi
exec "$here/shuzheng" serve "$@"
`

const MAC_WORKBENCH = `#!/bin/sh
# 数证 Shuzheng: opens the workbench in the browser; ends with Ctrl-C or with its window.
here=$(cd -- "$(dirname -- "$0")" && pwd)
exec "$here/runtime/node" "$here/app/src/cli/start.js" serve "$@"
`

/** Writes the command that users call, and the file that opens the workbench by a double click. */
export function writeLaunchers(folder: string, platform: Platform): void {
  const start = join(folder, workbenchStart(platform))
  if (platform.os === 'win32') {
    writeFileSync(join(folder, 'shuzheng.cmd'), WINDOWS.replaceAll('\n', '\r\n'))
    writeFileSync(start, WINDOWS_WORKBENCH.replaceAll('\n', '\r\n'))
    return
  }
  writeProgram(join(folder, 'shuzheng'), SHELL)
  writeProgram(start, platform.os === 'darwin' ? MAC_WORKBENCH : SHELL_WORKBENCH)
}

function writeProgram(path: string, text: string): void {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

/** Name of the file to double-click: each system opens another kind. */
export function workbenchStart({ os }: Platform): string {
  return `打开工作台.${{ win32: 'cmd', darwin: 'command', linux: 'sh' }[os]}`
}

/** Name of the Node program inside `runtime/`. */
export function runtimeName(platform: Platform): string {
  return platform.os === 'win32' ? 'node.exe' : 'node'
}
