/** What a browser tells of a folder that was dropped: its name, and some of its files with their sizes. */
export interface SeenFolder {
  readonly name: string
  readonly entries: { path: string; bytes: number }[]
}

const MOST = 100

/** Names and sizes only; nothing is read. Null when no file or folder was dropped. */
export async function seenIn(data: DataTransfer): Promise<SeenFolder | null> {
  const [first] = [...data.items].filter(({ kind }) => kind === 'file')
  const entry = first?.webkitGetAsEntry()
  if (!entry) return null
  const entries: SeenFolder['entries'] = []
  await walk(entry, '', entries)
  return { name: entry.name, entries }
}

async function walk(
  entry: FileSystemEntry,
  path: string,
  into: SeenFolder['entries'],
): Promise<void> {
  if (into.length >= MOST) return
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) =>
      (entry as FileSystemFileEntry).file(done, fail),
    )
    into.push({ path, bytes: file.size })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const below = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
  for (const each of below) await walk(each, path === '' ? each.name : `${path}/${each.name}`, into)
}
