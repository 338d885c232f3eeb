import { readdirSync, statSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import { dirname, join, parse } from 'node:path'
import { ShuzhengError } from '../errors.ts'
import { existsSync } from 'node:fs'

/** A folder or file that can be chosen. */
export interface Choice {
  readonly name: string
  readonly path: string
  readonly folder: boolean
  readonly bytes: number | null
  /** A case: it has a journal or a case file. */
  readonly isCase: boolean
}

/** What lies in a folder, folders first, by name. */
export interface FolderView {
  readonly at: string | null
  readonly up: string | null
  readonly choices: readonly Choice[]
  /** How many there are: a very full folder is shown in part. */
  readonly all: number
}

const MOST = 2000

/**
 * What lies in a folder of this machine. Nothing is opened or followed that the user may not see.
 *
 * @throws ShuzhengError `evidence/path-missing`
 */
export function foldersAt(at: string): FolderView {
  const names = namesIn(at)
  const all = names.map(({ name, folder }) => ({ name, path: join(at, name), folder }))
  const sorted = all.toSorted(
    (a, b) => Number(b.folder) - Number(a.folder) || (a.name < b.name ? -1 : 1),
  )
  const up = dirname(at)
  return {
    at,
    up: up === at ? null : up,
    choices: sorted.slice(0, MOST).map(choice),
    all: all.length,
  }
}

function namesIn(at: string): { name: string; folder: boolean }[] {
  try {
    return readdirSync(at, { withFileTypes: true })
      .filter((e) => (e.isDirectory() || e.isFile()) && !e.name.startsWith('.'))
      .map((e) => ({ name: e.name, folder: e.isDirectory() }))
  } catch {
    throw new ShuzhengError('evidence/path-missing', { path: at })
  }
}

function choice({ name, path, folder }: { name: string; path: string; folder: boolean }): Choice {
  const bytes = folder ? null : (statSync(path, { throwIfNoEntry: false })?.size ?? null)
  const isCase = folder && ['case.db', 'case.yaml'].some((file) => existsSync(join(path, file)))
  return { name, path, folder, bytes, isCase }
}

/** Where people keep things: beside what is open, home and its usual folders, drives and media. */
export function startingPlaces(open: readonly string[] = []): FolderView {
  const home = homedir()
  const own = ['Desktop', 'Documents', 'Downloads', '桌面', '文档', '下载'].map((n) =>
    join(home, n),
  )
  const beside = open.map((path) => dirname(path))
  const places = [...beside, home, ...own, ...media()].filter((path) => existsSync(path))
  const choices = [...new Set(places)].map((path) => ({
    ...choice({ name: path, path, folder: true }),
  }))
  return { at: null, up: null, choices, all: choices.length }
}

/** Drives of Windows; what is mounted elsewhere. */
export function media(): string[] {
  if (platform() === 'win32') {
    return [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`)
  }
  const user = parse(homedir()).base
  const roots = ['/media', `/media/${user}`, `/run/media/${user}`, '/mnt', '/Volumes', '/data']
  return roots.flatMap((root) => {
    try {
      const folders = readdirSync(root, { withFileTypes: true }).filter((e) => e.isDirectory())
      return folders.map((e) => join(root, e.name))
    } catch {
      return []
    }
  })
}
