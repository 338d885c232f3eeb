import { BorderStyle, Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from 'docx'
import type { Foot, Paper } from '../papers/paper.ts'
import { printed } from '../papers/paper.ts'
import { SIZE, TEXT_WIDTH, fontOf } from './layout.ts'
import { HEADING_FONT, TABLE_FONT } from './fonts.ts'

const RULE = { style: BorderStyle.SINGLE, size: 4, space: 4, color: '444444' } as const
const BANNER = { bold: true, size: SIZE.table, font: fontOf(HEADING_FONT) }
const RIGHT = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }]

/** On every page: what the paper is, that it is no expert opinion, and the banners that no page may be without. */
export function header(paper: Paper): Header {
  const name = small(`数证 · ${paper.title}`)
  const mark = small('\t统计核对，不是鉴定意见')
  const banners = paper.banners.map(
    (banner) =>
      new Paragraph({
        style: 'Running2',
        children: [new TextRun({ ...BANNER, text: printed(banner) })],
      }),
  )
  return new Header({
    children: [
      ...banners,
      new Paragraph({
        style: 'Running2',
        tabStops: RIGHT,
        border: { bottom: RULE },
        children: [name, mark],
      }),
    ],
  })
}

/** On every page: 案号, 报告编号, 状态, 第×页共×页, digest of report.json (glossary 7). */
export function footer(foot: Foot): Footer {
  const named = `案号：${foot.caseNo === null ? '＿＿＿＿' : brief(foot.caseNo)}　报告编号：${brief(foot.reportNo)}　状态：${foot.status}`
  return new Footer({
    children: [
      new Paragraph({
        style: 'Running2',
        tabStops: RIGHT,
        border: { top: RULE },
        children: [small(`${named}\t`), pages()],
      }),
      new Paragraph({
        style: 'Running2',
        children: [small(`report.json SHA-256 ${foot.digest}`, SIZE.tiny)],
      }),
    ],
  })
}

/** A number that somebody typed: as much as a foot can hold; the whole stands in the text. */
function brief(text: string): string {
  const chars = [...printed(text)]
  return chars.length <= LONGEST ? chars.join('') : `${chars.slice(0, LONGEST).join('')}…`
}

const LONGEST = 28

function pages(): TextRun {
  return new TextRun({
    size: SIZE.small,
    font: fontOf(TABLE_FONT),
    children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
  })
}

function small(text: string, size: number = SIZE.small): TextRun {
  return new TextRun({ text, size, font: fontOf(TABLE_FONT) })
}
