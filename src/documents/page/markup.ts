import { partOf } from '../words/numbers.ts'
import { html, shown, shownLocator } from '../safe.ts'

/** A piece of HTML that may go on a page as it stands. Only {@link markup} and {@link verbatim} make one. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | string | number | readonly Markup[]

/**
 * Writes HTML. Anything in `${}` is text: masked, made plain and escaped, unless it is itself `Markup`;
 * as `sql` binds values, so that no name from an exhibit becomes a tag.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = strings.reduce((all, s, i) => (i === 0 ? s : all + written(parts[i - 1]) + s), '')
  return new Markup(text)
}

function written(part: Part | undefined): string {
  if (part === undefined) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'number') return String(part)
  return typeof part === 'string' ? html(shown(part)) : part.map(({ text }) => text).join('')
}

export const NOTHING = new Markup('')

/** Escaped, but neither masked nor cut: digests, SQL text. Never for names or cells. */
export function verbatim(text: string): Markup {
  return new Markup(html(text))
}

export function place(at: readonly (string | number)[]): Markup {
  return new Markup(`<span class="at">${html(shownLocator(at))}</span>`)
}

export interface Section {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly body: Markup
}

export interface Column {
  readonly title: string
  /** `n` numbers, right-aligned; `s` small; `x` narrow, never broken. */
  readonly as?: 'n' | 's' | 'x'
}

/** A table with a repeated head; cells are given row by row. */
export function table(head: readonly Column[], rows: readonly (readonly Markup[])[]): Markup {
  const titles = head.map(({ title, as }) => markup`<th class="${as ?? ''}">${title}</th>`)
  const lines = rows.map((cells) => {
    const tds = cells.map((cell, i) => markup`<td class="${head[i]?.as ?? ''}">${cell}</td>`)
    return markup`<tr>${tds}</tr>\n`
  })
  return markup`<table><thead><tr>${titles}</tr></thead><tbody>
${lines}</tbody></table>`
}

/** The part of a list that is shown, and the sentence that says so when it is not the whole (promise 1). */
export function cut<T>(
  list: readonly T[],
  limit: number,
): { readonly part: readonly T[]; readonly note: Markup } {
  if (list.length <= limit) return { part: list, note: NOTHING }
  const note = markup`<p class="cut">${partOf(limit, list.length)}；其余见 report.json</p>`
  return { part: list.slice(0, limit), note }
}

export function listOf(items: readonly string[], limit = 2000): Markup {
  const { part, note } = cut(items, limit)
  return markup`<ol>${part.map((item) => markup`<li>${item}</li>`)}</ol>${note}`
}

/** Numbers and words in one line under a table or a number: the rule that it rests on. */
export function rule(text: string): Markup {
  return markup`<p class="rule"><b>规则</b> ${text}</p>`
}

export function badge(text: string, how: 'good' | 'plain' | 'warn' | 'loud' | 'strong'): Markup {
  return markup`<span class="badge ${how}">${text}</span>`
}
