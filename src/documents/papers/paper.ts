import { plainText, shown } from '../safe.ts'

/**
 * A paper as people read it, before it is Word or anything else: a title, sections that nest, paragraphs, tables,
 * signature blocks. Made from a report by the functions of this folder; `word/` turns it into a file.
 */
export interface Paper {
  /** 条数核算说明 */
  readonly title: string
  readonly subtitle: string | null
  /** Banners on every page, loudest first; e.g. 演示数据，人物均为虚构. */
  readonly banners: readonly string[]
  readonly foot: Foot
  /** Before the first numbered section. */
  readonly front: readonly Block[]
  /** Numbered 一、（一）1. in the order given. */
  readonly sections: readonly Section[]
  /** 附表, each on a page of its own. */
  readonly annexes: readonly Section[]
}

/** What stands at the foot of every page (glossary 7). */
export interface Foot {
  readonly caseNo: string | null
  readonly reportNo: string
  /** 草稿, 已复核 or 已签发. */
  readonly status: string
  /** SHA-256 of report.json. */
  readonly digest: string
}

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly sections?: readonly Section[]
}

export type Block =
  | Text
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, Words])[] }
  | TableBlock
  | { readonly kind: 'signatures'; readonly roles: readonly string[] }

export interface Text {
  readonly kind: 'text'
  /** body 正文, lead 引出下文（不与下文分页）, note 小字说明, warn 醒目, item 逐项. */
  readonly as: 'body' | 'lead' | 'note' | 'warn' | 'item'
  readonly words: readonly Words[]
}

export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string | null
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Words[])[]
  /** Beneath the table: its rule, or how much of the list is shown. */
  readonly note: string | null
}

export interface Column {
  readonly title: string
  /** Share of the width of the page. */
  readonly width: number
  /** `n` number, right-aligned; `c` centred; without it text. */
  readonly as?: 'n' | 'c'
}

/** Text that stands as it is: a digest, a query. Never a name, a cell, or anything from the case file. */
export class Verbatim {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Text in bold. */
export class Strong {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What a paper is written with; a string from outside is masked and made plain before anybody sees it. */
export type Words = string | number | Verbatim | Strong

/** The words as they are printed: identifiers masked, nothing in them that acts or hides, long ones cut and told so. */
export function printed(words: Words): string {
  if (words instanceof Verbatim) return plainText(words.text)
  if (words instanceof Strong) return shown(words.text)
  return typeof words === 'number' ? String(words) : shown(words)
}

/** A digest as it stands; anything else that stands in its place is text like all other text. */
export function digestText(value: string): Words {
  return /^[\da-f]{16,128}$/i.test(value) ? new Verbatim(value) : value
}

export const body = (...words: readonly Words[]): Text => ({ kind: 'text', as: 'body', words })
export const lead = (...words: readonly Words[]): Text => ({ kind: 'text', as: 'lead', words })
export const note = (...words: readonly Words[]): Text => ({ kind: 'text', as: 'note', words })
export const warn = (...words: readonly Words[]): Text => ({ kind: 'text', as: 'warn', words })
const item = (...words: readonly Words[]): Text => ({ kind: 'text', as: 'item', words })

/** `1. …` for each of a list. */
export function items(list: readonly string[]): readonly Text[] {
  return list.map((text, i) => item(`${String(i + 1)}. `, text))
}
