import type { ReadSink } from '../../row.ts'
import { ranges } from './ranges.ts'

/** Tells of pages that hold no text: pictures, as far as anybody can say. */
export function toldEmpty(pages: readonly number[], sink: ReadSink): void {
  if (pages.length === 0) return
  const which = ranges(pages)
  const message = `${String(pages.length)} 页没有文字，未识别：第 ${which} 页 / pages without text, not examined: ${which}`
  sink.issue({ code: 'IMAGE_ONLY', message })
}

/** Tells of pages whose text is drawn in fonts that do not say which characters it is. */
export function toldUnmapped(pages: readonly number[], sink: ReadSink): void {
  if (pages.length === 0) return
  const which = ranges(pages)
  const message = `第 ${which} 页有字体未附字符对照表，其文字不能还原，未读 / pages with fonts that bring no table of their characters, whose text cannot be made out, not read: ${which}`
  sink.issue({ code: 'UNDECODABLE', message })
}

/** Tells of pages that could not be read, or not to their end. */
export function toldBroken(pages: readonly number[], sink: ReadSink): void {
  if (pages.length === 0) return
  const which = ranges(pages)
  const message = `第 ${which} 页损坏，未读 / broken pages, not read: ${which}`
  sink.issue({ code: 'CORRUPT', message })
}

/** Tells of pages that are listed again. */
export function toldRepeated(pages: readonly number[], sink: ReadSink): void {
  if (pages.length === 0) return
  const which = ranges(pages)
  const message = `页目录把同一页再列一次，未再读：第 ${which} 页 / pages that are listed again, not read again: ${which}`
  sink.issue({ code: 'CORRUPT', message })
}

/** Tells of pages that no list leads to: a file that was changed may have had them removed, another one is damaged. */
export function toldLeft(many: number, wasChanged: boolean, sink: ReadSink): void {
  if (many <= 0) return
  const [zh, en] = wasChanged
    ? ['，可能是修改文件时删去的', ', perhaps removed when the file was changed']
    : ['', '']
  const message = `文件中另有 ${String(many)} 页不在页目录中${zh}，未读 / pages in the file that its list of pages does not lead to${en}, not read: ${String(many)}`
  sink.issue({ code: wasChanged ? 'NOT_A_TABLE' : 'CORRUPT', message })
}

/** A page of fewer letters holds a seal, a page number or the name of a scanner, and no list. */
const THIN = 40

/** Is there hardly any text on a page? */
export function isThin(pieces: readonly { readonly text: string }[]): boolean {
  return pieces.reduce((n, { text }) => n + text.replaceAll(/\s/g, '').length, 0) < THIN
}

/** Pictures beyond those of the pages that are told of already: a scan under a line of text, or pictures beside text. */
export function tellPictures(pictures: number, thin: readonly number[], sink: ReadSink): void {
  if (pictures <= 0) return
  if (thin.length > 0) {
    const message = `${String(thin.length)} 页几乎没有文字，文件另有大幅图片 ${String(pictures)} 张，未识别：第 ${ranges(thin)} 页 / pages with hardly any text in a file with ${String(pictures)} large pictures, not examined: ${ranges(thin)}`
    sink.issue({ code: 'IMAGE_ONLY', message })
  } else {
    const message = `大幅图片 ${String(pictures)} 张，其中文字未识别 / large pictures, any text in them was not examined: ${String(pictures)}`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
}
