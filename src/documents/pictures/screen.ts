import { createHash } from 'node:crypto'
import type { Report } from '../../report.ts'
import type { Markup } from '../page/markup.ts'
import { PAGE_ROOM, chainPictures } from './chain/picture.ts'
import { chainFile } from './chain/file.ts'
import { tradeOf } from './chain/trade.ts'
import { matrices } from './matrix.ts'
import { moneyPictures } from './money.ts'
import { originPictures } from './origin.ts'
import { timePictures } from './time/picture.ts'

/** Pictures of a case by name: the chain on screen and on paper, time line, overlap, origins, money. */
export const SCREEN_PICTURES = [
  'chain',
  'chain-a4',
  'chain-a3',
  'time',
  'overlap',
  'origin',
  'money',
] as const
export type ScreenPicture = (typeof SCREEN_PICTURES)[number]

/**
 * The sheets of one picture, each a whole SVG document that needs nothing else; none where there is nothing to draw.
 * `digest` is that of report.json. A sheet for paper holds all its pages, one under another.
 *
 * @example a case without a transfer → 'chain' gives []
 */
export function sheetsOf(
  name: ScreenPicture,
  report: Report,
  digest: () => string,
): readonly string[] {
  const facts = report.case
  if (facts === null) return []
  switch (name) {
    case 'chain':
      return facts.deals.length === 0 ? [] : chainPictures(tradeOf(report, facts)).map(standalone)
    case 'chain-a4':
    case 'chain-a3':
      return ofPaper(chainFile(report, digest(), name === 'chain-a4' ? 'A4' : 'A3'))
    case 'time':
      return timePictures(report, facts, PAGE_ROOM).map(standalone)
    case 'overlap':
      return facts.overlap === null ? [] : matrices(facts.overlap).map(({ svg }) => standalone(svg))
    case 'origin':
      return originPictures(facts.origin, PAGE_ROOM).map(standalone)
    case 'money':
      return moneyPictures(facts, PAGE_ROOM).map(standalone)
  }
}

function ofPaper(file: string | null): readonly string[] {
  return file === null ? [] : [file]
}

const FONTS =
  '&quot;Noto Sans CJK SC&quot;,&quot;Source Han Sans SC&quot;,&quot;Microsoft YaHei&quot;,&quot;WenQuanYi Micro Hei&quot;,&quot;SimHei&quot;,sans-serif'

/** A picture of the page as a document of its own: with the name of its language, on white, in the fonts of the page. */
export function standalone({ text }: Markup): string {
  const own = 'xmlns="http://www.w3.org/2000/svg"'
  const ground = '<rect width="100%" height="100%" fill="#fff"/>'
  const opened = text.replace(/^<svg ([^>]*)>/, `<svg ${own} font-family="${FONTS}" $1>${ground}`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opened}`
}

/** What a picture may do when it is opened alone: nothing but its own style, told by its digest. */
export function picturePolicy(svg: string): string {
  const styles = [...svg.matchAll(/<style>([^<]*)<\/style>/g)].map(([, text = '']) => {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  })
  const allowed = styles.length === 0 ? "'none'" : styles.join(' ')
  return `default-src 'none'; style-src ${allowed}; frame-ancestors 'self'; sandbox`
}
