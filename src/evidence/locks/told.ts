import type { ReaderIssue } from '../row.ts'
import type { Found } from './keys.ts'

/** Never the password itself: reports are handed on. */
export function openedBy(line: number): string {
  const n = String(line)
  return line === 0
    ? '用软件自带的公开口令打开 / opened by the password that its program gives by itself'
    : `用口令表第 ${n} 行的口令打开 / opened by line ${n} of the list of passwords`
}

/** The line that {@link openedBy} names; null for other words. */
export function lineOf(message: string): number | null {
  if (message === openedBy(0)) return 0
  const [, line] = /口令表第 (\d+) 行/.exec(message) ?? []
  return line === undefined ? null : Number(line)
}

export function openedIssue(line: number): ReaderIssue {
  return { code: 'PASSWORD_OPENED', message: openedBy(line) }
}

/** What is said of a file that stays closed: `what` is it in two languages, e.g. `工作簿有打开口令 / the workbook …`. */
export function closedIssue(what: string, found: Found<unknown>): ReaderIssue {
  return { code: 'PASSWORD', message: `${what}${triedOf(found)}` }
}

function triedOf(found: Found<unknown>): string {
  if (found.key !== null || found.of === 0) return ''
  const [tried, of] = [String(found.tried), String(found.of)]
  return found.tried < found.of
    ? `；每试一条耗时过长，口令表 ${of} 条只试了 ${tried} 条 / each try costs too much: ${tried} of ${of} passwords were tried`
    : `；口令表 ${of} 条均不能打开 / none of ${of} passwords opens it`
}
