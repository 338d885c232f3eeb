import { resolveReferences } from '../html/references.ts'
import { identifies } from './pasted.ts'

/** What WeChat keeps of a message that is more than a text; in groups behind the account of who sent it. */
const MESSAGE = /^(?:[\w@.-]{1,60}:\s)?\s*(?:<\?xml[^<>]{0,100}>\s*)?<(?:sys)?msg[\s>]/

const CDATA = '<![CDATA['
const SAID = /<(title|des|content|datatitle|datadesc)>([^<]*)<\/\1>/g
/** Messages forwarded together: `des` shows their beginnings once more. */
const BUNDLE = /<recorditem>([^<]*)<\/recorditem>/
const IN_BUNDLE = /^data/
/** A contact that was sent. */
const CARD = /<msg\s[^<>]{0,4000}\bnickname="([^"]*)"/
const DESCRIBES = new Map([
  ['des', 'title'],
  ['datadesc', 'datatitle'],
])
const DEEPEST = 4

/**
 * What is said in a message of WeChat that is written as XML: its text, the one that it answers, those forwarded with it; null
 * where a text is no such message. Of several only those that name somebody, as of messages that stand alone. Keys, digests and
 * numbers of payments, which fill the rest of it, are nobody's.
 */
export function saidInXml(text: string): string | null {
  if (!MESSAGE.test(text)) return null
  const said = [...new Set(saidIn(text, 0))]
  const telling = said.filter(identifies)
  return (telling.length > 0 ? telling : said).join('\n')
}

function saidIn(written: string, depth: number): string[] {
  if (depth > DEEPEST) return []
  const xml = withoutCdata(written)
  const bundle = withoutCdata(resolveReferences(BUNDLE.exec(xml)?.[1] ?? ''))
  let before = ''
  const said = [resolveReferences(CARD.exec(xml)?.[1] ?? '')]
  for (const [, name = '', value = ''] of (bundle === '' ? xml : bundle).matchAll(SAID)) {
    if (bundle !== '' && !IN_BUNDLE.test(name)) continue
    // What describes a title belongs to it.
    const isMore = DESCRIBES.get(name) === before
    before = name
    const texts = within(resolveReferences(value), depth)
    if (isMore) said.push([said.pop(), ...texts].join('\n').trim())
    else said.push(...texts)
  }
  return said.filter((text) => text.trim() !== '')
}

/** A message that is answered or forwarded may be XML in turn. */
function within(value: string, depth: number): string[] {
  return MESSAGE.test(value) ? saidIn(value, depth + 1) : [value]
}

/** The same with its sections of plain characters written by references; in one pass, whatever is left open. */
function withoutCdata(xml: string): string {
  const [before = '', ...sections] = xml.split(CDATA)
  const escaped = sections.map((section) => {
    const end = section.indexOf(']]>')
    return end < 0
      ? `${CDATA}${section}`
      : `${referred(section.slice(0, end))}${section.slice(end + 3)}`
  })
  return before + escaped.join('')
}

function referred(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
