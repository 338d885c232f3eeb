import type { ReadSink } from '../../../row.ts'
import { identifies } from '../../chat/pasted.ts'
import { readLoose } from '../../loose.ts'
import type { SharedStrings } from '../shared-strings.ts'

/** Most bytes of strings that are gathered. */
const MOST = 1 << 24

/**
 * Reads the strings that no cell shows, a line each, when they identify somebody: programs that delete cells leave their texts in
 * the table of strings. What some cell shows as well is left out.
 */
export function readUnusedStrings(strings: SharedStrings, sink: ReadSink): void {
  const texts = new Set<string>()
  let bytes = 0
  let lost = 0
  for (let index = 0; index < strings.count; index++) {
    if (strings.isUsed(index)) continue
    bytes += strings.bytesOf(index)
    if (bytes > MOST) lost++
    else texts.add(strings.textOf(index))
  }
  if (![...texts].some(identifies)) return
  for (let index = 0; index < strings.count && texts.size > 0; index++)
    if (strings.isUsed(index) && strings.bytesOf(index) <= MOST) texts.delete(strings.textOf(index))
  readLoose([...texts].join('\n'), sink, '未用字符串')
  if (lost === 0) return
  const message = `未用字符串过多，${String(lost)} 条未读 / too many strings that no cell shows, not read: ${String(lost)}`
  sink.issue({ code: 'LIMIT', message })
}
