import type { OverlapPair, OverlapReport } from '../../report/chain.ts'
import {
  ALIKE,
  CHANCE_NOTE,
  CIRCLE_NOTE,
  comparedSentence,
  expectedText,
  hubSentence,
  paddingSentence,
  populationTexts,
  relationSentence,
  shareText,
  suspectSentences,
} from '../words/overlap.ts'
import { grouped, partOf } from '../words/numbers.ts'
import { cut, listOf, markup, NOTHING, table } from './markup.ts'
import type { Column, Markup } from './markup.ts'

const PAIRS = 200
const TOLD = 200

/** 批次重合: all pairs of lists as a table, with what chance would give, and what fills a list up. */
export function overlap(report: OverlapReport): Markup {
  const warning = report.incomplete
    ? markup`<p class="note warn"><b>读取不完整</b>：以下条数不含未读文件</p>`
    : NOTHING
  return markup`${warning}<p>${comparedSentence(report)}。</p>
${pairTable(report)}
${told('说明', lines(report))}`
}

const COLUMNS: readonly Column[] = [
  { title: '甲' },
  { title: '乙' },
  { title: '共同', as: 'n' },
  { title: '占甲', as: 'n' },
  { title: '占乙', as: 'n' },
  { title: '除普遍值', as: 'n' },
  { title: '合并去重', as: 'n' },
  { title: '共同号码', as: 'n' },
  { title: '偶然共同（推算）', as: 'n' },
  { title: '仅凭偶然须限于', as: 'n' },
  { title: '提示' },
]

function pairTable({ pairs, counts }: OverlapReport): Markup {
  if (pairs.length === 0) return markup`<p>没有共同的人或者号码。</p>`
  const part = pairs.slice(0, PAIRS)
  const note =
    part.length < counts.sharing
      ? markup`<p class="cut">${partOf(part.length, counts.sharing)} 对；其余见 report.json</p>`
      : NOTHING
  return markup`${table(COLUMNS, part.map(pairRow))}${note}`
}

function pairRow(pair: OverlapPair): readonly Markup[] {
  return [
    markup`${pair.a}`,
    markup`${pair.b}`,
    markup`${pair.shared}`,
    markup`${shareText(pair['a-in-b'])}`,
    markup`${shareText(pair['b-in-a'])}`,
    markup`${pair['without-hubs']}`,
    markup`${pair.union}`,
    markup`${pair['shared-mobiles'] ?? '—'}`,
    markup`${expectedText(pair['by-chance'])}`,
    markup`${pair.shared === 0 ? '—' : `${grouped(pair['by-chance'].circle)}人`}`,
    markup`${pair.alike === null ? '—' : ALIKE[pair.alike]}`,
  ]
}

/** What else the comparison tells, each in a sentence. */
function lines(report: OverlapReport): readonly string[] {
  const sources = populationTexts(report.pairs, report.populations)
  const padding = report.batches.flatMap((batch) => {
    const filled = paddingSentence(batch)
    return [...(filled === null ? [] : [filled]), ...suspectSentences(batch)].map(
      (text) => `${batch.id}：${text}`,
    )
  })
  return [
    ...report.stated.map(relationSentence),
    ...report.hubs.map(hubSentence),
    ...padding,
    ...(report.pairs.length > 0 ? [CHANCE_NOTE, CIRCLE_NOTE] : []),
    ...sources,
  ]
}

function told(title: string, texts: readonly string[]): Markup {
  const { part, note } = cut(texts, TOLD)
  if (part.length === 0) return NOTHING
  return markup`<h3>${title}</h3>${listOf(part, TOLD)}${note}`
}
