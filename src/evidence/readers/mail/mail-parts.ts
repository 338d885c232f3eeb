import { HtmlTokens } from '../html/tokens.ts'
import { FlowText } from '../html/flow-text.ts'
import type { Part } from './mime.ts'

/** What a mail holds: texts that are its body, and parts that are files. */
export interface Sorted {
  /** Alternatives of one body stand together; each of them may be read in place of the others. */
  readonly bodies: readonly (readonly Part[])[]
  readonly files: readonly Part[]
  /** What a saved page looks by (style sheets, fonts), and no list can stand in. */
  readonly looks: number
}

const LOOKS = /^text\/css$|^(?:application\/(?:x-)?)?font\b/
/** Longer texts are read as files, streamed, and not as a cell. */
const LONG_BODY = 1 << 22

export function sortParts(root: Part): Sorted {
  const isSaved = savedByQq(root) || savedPage(root)
  const bodies: Part[][] = []
  const files: Part[] = []
  let looks = 0
  const take = (part: Part, alternative: Part[] | null) => {
    if (part.parts.length > 0) {
      const group: Part[] | null = part.type === 'multipart/alternative' ? [] : null
      for (const inner of part.parts) take(inner, group ?? alternative)
      if (group && group.length > 0) bodies.push(group)
    } else if (isSaved && LOOKS.test(part.type)) looks++
    else if (isSaved || !isBody(part)) files.push(part)
    else if (alternative) alternative.push(part)
    else bodies.push([part])
  }
  take(root, null)
  return { bodies, files, looks }
}

/** QQ's manager of messages saves a conversation as a letter (.mht): its page is no letter, but a file to be read as what it is. */
function savedByQq({ fields }: Part): boolean {
  const said = (name: string) => Buffer.from(fields.get(name) ?? []).toString('latin1')
  return /Tencent MsgMgr/i.test(said('from')) || /Tencent IM Message/i.test(said('subject'))
}

/** A page that a browser saved with all that belongs to it (.mht): by what it says of itself, or by the address that it came from. */
function savedPage({ fields, type, parts }: Part): boolean {
  if (fields.has('snapshot-content-location')) return true
  const said = Buffer.from(fields.get('from') ?? []).toString('latin1')
  if (/^\s*<?(?:Saved by|由 ?\S{0,40} ?保存)/i.test(said)) return true
  const isPage = type === 'multipart/related' && !fields.has('to') && !fields.has('received')
  return (
    isPage && (fields.has('content-location') || parts[0]?.fields.has('content-location') === true)
  )
}

function isBody(part: Part): boolean {
  if (part.disposition.value === 'attachment' || nameOf(part) !== null) return false
  return (
    /^text\/(?:plain|html|enriched|richtext)$/.test(part.type) && part.to - part.from <= LONG_BODY
  )
}

/** The name that a part gives its file, null without one. */
function nameOf({ disposition, typeOf }: Part): string | null {
  const name = disposition.by.get('filename') ?? typeOf.by.get('name') ?? ''
  return name.trim() === '' ? null : name.trim()
}

const ENDINGS: Readonly<Record<string, string>> = {
  'message/rfc822': '.eml',
  'text/plain': '.txt',
  'text/html': '.html',
  'text/csv': '.csv',
  'text/calendar': '.ics',
  'application/ms-tnef': '.dat',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
}

/** A name for a part that has none: its number, and an ending by its type. */
export function fileName(part: Part, n: number): string {
  return nameOf(part) ?? `附件${n}${ENDINGS[part.type] ?? ''}`
}

/** The text of a page as it is seen: blocks on lines of their own, cells of a row apart. */
export function pageText(html: string, part?: 'outside tables'): string {
  const flow = new FlowText()
  let tables = 0
  let unseen = ''
  const tokens = new HtmlTokens({
    open: (name) => {
      if (unseen !== '') return
      if (name === 'table') tables++
      if (/^(?:script|style|title)$/.test(name)) unseen = name
      else if (name === 'br') flow.lineBreak()
      else if (BLOCK.test(name)) flow.block()
    },
    close: (name) => {
      if (name === 'table' && tables > 0) tables--
      if (unseen === name) unseen = ''
      else if (BLOCK.test(name)) flow.block()
      else if (name === 'td' || name === 'th') flow.add(' ')
    },
    text: (text) => {
      if (unseen === '' && (part === undefined || tables === 0)) flow.add(text)
    },
  })
  tokens.push(html)
  tokens.end()
  return flow.text
}

const BLOCK = /^(?:p|div|li|ul|ol|tr|table|pre|blockquote|h[1-6]|hr)$/
