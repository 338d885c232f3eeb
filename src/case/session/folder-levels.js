/** Folders level by level. Plain JavaScript, because it is needed before it is known where compiled code lies. */
import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export function makeLevels(path, mode) {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeLevels(dirname(path), mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    if (!isFolder(path)) throw error
  }
}

function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
