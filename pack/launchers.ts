import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Platform } from './platform.ts'

/** Options for another Node are none for this one: with a word that it does not know it would not start. */
const SHELL = `#!/bin/sh
# 数证 Shuzheng: starts the Node that lies beside it; writes nothing into this folder.
here=$(dirname -- "$(readlink -f -- "$0")")
unset NODE_OPTIONS
exec "$here/runtime/node" "$here/app/src/cli/start.js" "$@"
`

/**
 * Letters of ASCII and CRLF only: whatever the code page, cmd.exe reads it. Quoted throughout, for folders with spaces,
 * brackets and ampersands; without delayed expansion, for those with an exclamation mark.
 */
const WINDOWS = `@echo off
setlocal EnableExtensions DisableDelayedExpansion
set "NODE_OPTIONS="
"%~dp0runtime\\node.exe" "%~dp0app\\src\\cli\\start.js" %*
exit /b %errorlevel%
`

/**
 * The window stays: it gives new addresses, and what went wrong can be read. A program that Windows itself ends has a
 * code below zero, which `if errorlevel 1` would take for success.
 */
const WINDOWS_WORKBENCH = `@echo off
setlocal EnableExtensions DisableDelayedExpansion
title Shuzheng
set "NODE_OPTIONS="
"%~dp0runtime\\node.exe" "%~dp0app\\src\\cli\\start.js" serve %*
set "ended=%errorlevel%"
if not "%ended%"=="0" pause
exit /b %ended%
`

/**
 * Opened from a desktop there is no terminal, and the workbench needs one: whatever this desktop calls it. It runs this
 * file again in it, so that what went wrong can be read before the window closes.
 */
const SHELL_WORKBENCH = `#!/bin/sh
# 数证 Shuzheng: opens the workbench in the browser of this desktop; ends with Ctrl-C or with its window.
self=$(readlink -f -- "$0")
here=$(dirname -- "$self")
if [ "$1" = --in-window ]; then
  shift
  "$here/shuzheng" serve "$@" && exit 0
  ended=$?
  printf '\\n按回车键关闭此窗口 / press Enter to close this window '
  read -r answer
  exit "$ended"
fi
if [ ! -t 1 ] && [ -z "$SHUZHENG_NO_WINDOW" ]; then
  for terminal in x-terminal-emulator mate-terminal deepin-terminal gnome-terminal konsole xfce4-terminal xterm; do
    command -v "$terminal" >/dev/null 2>&1 || continue
    case $terminal in
      gnome-terminal) exec "$terminal" -- "$self" --in-window "$@" ;;
      mate-terminal|xfce4-terminal) exec "$terminal" -x "$self" --in-window "$@" ;;
      *) exec "$terminal" -e "$self" --in-window "$@" ;;
    esac
  done
fi
exec "$here/shuzheng" serve "$@"
`

/** A CDPATH of the user's would make `cd` print a second folder. */
const MAC_WORKBENCH = `#!/bin/sh
# 数证 Shuzheng: opens the workbench in the browser; ends with Ctrl-C or with its window.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
unset NODE_OPTIONS
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
