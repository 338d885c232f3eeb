import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import type { Table } from 'docx'
import { annexTitle, outline } from '../papers/outline.ts'
import type { Line } from '../papers/outline.ts'
import { printed } from '../papers/paper.ts'
import type { Paper } from '../papers/paper.ts'
import { PAGE, STYLES } from './layout.ts'
import { footer, header } from './running.ts'
import { factsTable, signatureTable, tableBlock } from './table.ts'
import { paragraph, textParagraph } from './text.ts'

type Child = Paragraph | Table

/** The paper as the bytes that the Word library makes; times and ids in it are still the library's (`package.ts`). */
export async function wordBytes(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    styles: STYLES,
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: header(paper) },
        footers: { default: footer(paper.foot) },
        children: ended(children(paper)),
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** Word wants a paragraph behind a table that ends the text; before an annex it would only make an empty page. */
function ended(all: readonly Child[]): Child[] {
  return all.at(-1) instanceof Paragraph ? [...all] : [...all, paragraph('TableNote2', [])]
}

function children(paper: Paper): Child[] {
  const subtitle = paper.subtitle === null ? [] : [paragraph('Subtitle2', [paper.subtitle])]
  return [
    new Paragraph({ text: paper.title, heading: HeadingLevel.TITLE }),
    ...subtitle,
    ...paper.front.flatMap(line),
    ...outline(paper.sections).flatMap(line),
    ...paper.annexes.flatMap((annex, i) => [
      new Paragraph({
        text: printed(annexTitle(annex, i)),
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: true,
      }),
      ...annex.blocks.flatMap(line),
    ]),
  ]
}

const LEVEL = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

function line(one: Line): readonly Child[] {
  switch (one.kind) {
    case 'heading':
      return [new Paragraph({ text: printed(one.text), heading: LEVEL[one.level] })]
    case 'text':
      return [textParagraph(one)]
    case 'table':
      return tableBlock(one)
    case 'facts':
      return [factsTable(one), paragraph('TableNote2', [])]
    case 'signatures':
      return [signatureTable(one.roles)]
  }
}
