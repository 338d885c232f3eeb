import type { Facts } from './facts.ts'
import type { Level } from './standards.ts'

/**
 * The words of findings (glossary section 5). The tool reaches a standard; what it means in law is for the office that
 * handles the case, and each sentence says so.
 */

/** 全案去重后 / 某人出售、提供: whose number, and which. */
export function subject(facts: Pick<Facts, 'who' | 'conduct'>): string {
  if (facts.who === null) return '全案去重后'
  const acts = { hold: '处查获的', obtain: '非法获取', provide: '出售、提供' }
  return `${facts.who}${acts[facts.conduct]}`
}

const LEVELS: Readonly<Record<Level, string>> = {
  serious: '情节严重',
  'especially-serious': '情节特别严重',
}

/** The close of every finding: who decides, and whose number it is not. */
export function closing(facts: Pick<Facts, 'who'>, level: Level): string {
  const decides = `是否属于“${LEVELS[level]}”，由办案机关审查认定。`
  return facts.who === null ? `${decides}本数不等于任何人的涉案条数。` : decides
}

/** 本结果不含{n}个未读文件，见附表三。; empty when all was read. */
export function unreadNote(facts: Pick<Facts, 'incomplete' | 'unreadFiles'>): string {
  if (!facts.incomplete) return ''
  return facts.unreadFiles > 0
    ? `本结果不含${facts.unreadFiles}个未读文件，见附表三。`
    : '本结果不含未读部分，见附表三。'
}

export function metSentence(what: string, label: string, standard: string): string {
  return `经核算，${what}，达到${label}规定的数量标准（${standard}）。`
}

export function notMetSentence(what: string, label: string, standard: string, by: string): string {
  return `经核算，${what}，未达到${label}规定的数量标准（${standard}），差${by}。`
}

/** 因缺少{材料}，不能得出是否达到的结论；已知部分为{n}条以上。 */
export function unknownSentence(missing: string, standard: string, known: string): string {
  return `因缺少${missing}，不能得出是否达到${standard}的结论；已知部分为${known}。`
}

/** Two sources that disagree, side by side (证据不一致). Never resolved here. */
export function conflictSentence(
  a: { readonly source: string; readonly stated: bigint },
  b: { readonly source: string; readonly stated: bigint },
  unit: string,
): string {
  const apart = a.stated > b.stated ? a.stated - b.stated : b.stated - a.stated
  return `${a.source}载明${a.stated}${unit}，${b.source}载明${b.stated}${unit}，相差${apart}${unit}，两者并列，未作取舍。`
}
