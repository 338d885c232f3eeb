import type { Bound, Facts } from './facts.ts'
import type { Level } from './standards.ts'

/**
 * The words of findings (glossary section 5). The tool reaches a standard; what it means in law is for the office that
 * handles the case, and each sentence says so.
 */

/** 全案去重后 / 某人出售、提供: whose number, and which. */
export function subject(facts: Pick<Facts, 'who' | 'conduct'>): string {
  if (facts.who === null) return '全案去重后'
  return `${facts.who}${ACTS[facts.conduct]}`
}

const ACTS: Readonly<Record<Facts['conduct'], string>> = {
  hold: '处查获的',
  obtain: '非法获取',
  provide: '出售、提供',
  both: '非法获取、出售、提供',
  'in-duty': '出售、提供在履行职责或者提供服务过程中获得的',
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

export function metSentence(what: string, standard: Named): string {
  return `经核算，${what}，达到${full(standard)}。`
}

export function notMetSentence(what: string, standard: Named, by: string): string {
  return `经核算，${what}，未达到${full(standard)}，差${by}。`
}

/** A standard as sentences name it. */
export interface Named {
  /** 解释第五条第一款第五项 */
  readonly label: string
  /** `5000条`, `5000元` */
  readonly shown: string
  /** 数量标准, 数额标准 */
  readonly kind?: '数量标准' | '数额标准'
}

/** 解释第五条第一款第五项规定的数量标准（5000条） */
export function full({ label, shown, kind = '数量标准' }: Named): string {
  return `${label}规定的${kind}（${shown}）`
}

/** 因缺少{材料}，不能得出是否达到的结论；已知部分为{n}条以上。 */
export function unknownSentence(missing: string, standard: string, known: string): string {
  return `因缺少${missing}，不能得出是否达到${standard}的结论；已知部分为${known}。`
}

/** A number that a source gives, with its word (约, 以上). */
export interface StatedNumber {
  readonly source: string
  readonly stated: bigint
  readonly bound?: Bound
}

/** Two sources that disagree, side by side (证据不一致). Never resolved here. */
export function conflictSentence(
  a: StatedNumber,
  b: StatedNumber,
  unit: string,
  shown: (n: bigint) => string = String,
): string {
  const apart = a.stated > b.stated ? a.stated - b.stated : b.stated - a.stated
  const said = ({ source, stated, bound = 'exactly' }: StatedNumber): string =>
    `${source}载明${worded(`${shown(stated)}${unit}`, bound)}`
  return `${said(a)}，${said(b)}，相差${shown(apart)}${unit}，两者并列，未作取舍。`
}

/** @example 约1400.00元, 37002条以上 */
export function worded(number: string, bound: Bound): string {
  return `${bound === 'about' ? '约' : ''}${number}${bound === 'at-least' ? '以上' : ''}`
}
