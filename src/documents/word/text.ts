import { Paragraph, TextRun } from 'docx'
import type { IParagraphOptions } from 'docx'
import { Strong, Verbatim, printed } from '../papers/paper.ts'
import type { Text, Words } from '../papers/paper.ts'

const STYLE: Readonly<Record<Text['as'], string>> = {
  body: 'Body2',
  lead: 'Body2',
  item: 'Item2',
  note: 'Note2',
  warn: 'Warn2',
}

export function textParagraph(text: Text): Paragraph {
  return paragraph(STYLE[text.as], text.words, text.as === 'lead' ? { keepNext: true } : {})
}

/** A paragraph in a named style; words are masked and made plain here, whoever wrote them. */
export function paragraph(
  style: string,
  words: readonly Words[],
  options: Omit<IParagraphOptions, 'style' | 'children'> = {},
): Paragraph {
  return new Paragraph({ ...options, style, children: words.map(run) })
}

/** A piece of text; `hint` makes quotation marks Chinese ones. */
function run(words: Words): TextRun {
  const bold = words instanceof Strong ? { bold: true } : {}
  const font = words instanceof Verbatim ? {} : { font: { hint: 'eastAsia' } }
  return new TextRun({ text: printed(words), ...bold, ...font })
}

/** The text of a cell, in the size of its table. */
export function cellRun(
  words: Words,
  font: { ascii: string; hAnsi: string; cs: string; eastAsia: string },
  size: number,
): TextRun {
  const bold = words instanceof Strong ? { bold: true } : {}
  return new TextRun({ text: printed(words), ...bold, size, font: { ...font, hint: 'eastAsia' } })
}
