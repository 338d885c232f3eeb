import type { CountingRule, LawBook, ReadingRule } from '../../law/book.ts'
import { provisionOf } from '../../law/cite.ts'
import type { Reason, Sure } from '../../report.ts'
import { citedBy, citedById } from '../words/citations.ts'
import { graded } from './words.ts'

/** What the law data says beyond the report: names of articles, authorities for and against, rules of counting. */
export interface Sources {
  /** 解释第十一条第三款（法释〔2017〕10号）, with how sure its gist is. */
  readonly cited: (cite: string, sure?: Sure) => string
  readonly reading: (id: string) => ReadingRule | null
  readonly counting: (id: string) => CountingRule | null
}

/** Without the law data of the report: articles by the number of their instrument, no authorities. */
export const SOURCES_BY_ID: Sources = {
  cited: (cite, sure) => citedById(cite) + graded(sure),
  reading: () => null,
  counting: () => null,
}

/** With the law data by which the report was made. */
export function sourcesOf(book: LawBook): Sources {
  const citing = citedBy(book)
  return {
    cited: (cite, sure) =>
      citing(cite) + graded(sure ?? provisionOf(book, cite)?.provision.sure ?? 'page'),
    reading: (id) => book.readings.find((rule) => rule.id === id) ?? null,
    counting: (id) => book.counting.find((rule) => rule.id === id) ?? null,
  }
}

type Authority = { readonly text: string; readonly sure: Sure }

/** Authorities in one line, each with its grade. */
export function authorities(list: readonly Authority[]): string {
  return list.map(({ text, sure }) => text + graded(sure)).join('；')
}

/** A rule of counting in a sentence with its article and grade; null without the law data. */
export function ruleLine(sources: Sources, id: string): string | null {
  const rule = sources.counting(id)
  if (rule === null) return null
  const told = rule.authorities ?? []
  const more = told.length === 0 ? '' : `；${authorities(told)}`
  return `${rule.rule}——${sources.cited(rule.cite, rule.sure)}${more}`
}

/** Levels of reasons that a paper prints; what lies deeper is in report.json, and the paper says so. */
const DEEPEST = 8

/** A tree of reasons as lines, each with its value, article, grade and the command that lists its rows. */
export function reasonLines(
  reasons: readonly Reason[],
  sources: Sources,
  depth = 0,
): readonly string[] {
  if (reasons.length > 0 && depth >= DEEPEST) return [`${indent(depth)}其余各层见 report.json`]
  return reasons.flatMap((reason) => [
    indent(depth) + reasonText(reason, sources),
    ...reasonLines(reason.because ?? [], sources, depth + 1),
  ])
}

const indent = (depth: number): string => `${'　'.repeat(depth)}— `

/** One reason on one line. */
export function reasonText({ text, value, cite, sure, rows }: Reason, sources: Sources): string {
  const parts = [
    text,
    ...(value == null ? [] : [`：${String(value)}`]),
    ...(cite === undefined ? [graded(sure)] : [`——${sources.cited(cite, sure)}`]),
    ...(rows === undefined ? [] : [`　各行：shuzheng rows report.json ${rows}`]),
  ]
  return parts.join('')
}
