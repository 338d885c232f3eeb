import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import type { Table } from 'docx'
import { annexTitle, outline } from '../papers/outline.ts'
import type { Line } from '../papers/outline.ts'
import { printed } from '../papers/paper.ts'
import type { Paper } from '../papers/paper.ts'
import { PAGE, STYLES } from './layout.ts'
import { bodyOf, portionsOf, withBefore, type Piece } from './portions.ts'
import { footer, header } from './running.ts'
import { factsTable, signatureTable, tableBlock } from './table.ts'
import { paragraph, textParagraph } from './text.ts'
import { unpacked, type Part } from './unpacked.ts'

type Child = Paragraph | Table

/** Cells and paragraphs that the library is given at once: it holds 25 times what it writes, 135 MB for a text of 5.5 MB. */
const AT_ONCE = 500

/** The paper as the parts that the Word library makes; times and ids in them are still the library's. */
export async function wordParts(paper: Paper, atOnce = AT_ONCE): Promise<readonly Part[]> {
  const portions = portionsOf(pieces(paper), atOnce)
  const last = portions.pop() ?? []
  const before: string[] = []
  for (const portion of portions) before.push(bodyOf(await packed(paper, made(portion))))
  return withBefore(await packed(paper, ended(made(last))), before)
}

function made(portion: readonly Piece<Child>[]): readonly Child[] {
  return portion.flatMap((piece) => piece.make())
}

async function packed(paper: Paper, portion: readonly Child[]): Promise<readonly Part[]> {
  const document = new Document({
    title: paper.title,
    styles: STYLES,
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: header(paper) },
        footers: { default: footer(paper.foot) },
        children: portion,
      },
    ],
  })
  return unpacked(await Packer.toBuffer(document))
}

/** Word wants a paragraph behind a table that ends the text; before an annex it would only make an empty page. */
function ended(all: readonly Child[]): Child[] {
  return all.at(-1) instanceof Paragraph ? [...all] : [...all, paragraph('TableNote2', [])]
}

function pieces(paper: Paper): Piece<Child>[] {
  const { title, subtitle } = paper
  return [
    piece(() => [new Paragraph({ text: title, heading: HeadingLevel.TITLE })]),
    ...(subtitle === null ? [] : [piece(() => [paragraph('Subtitle2', [subtitle])])]),
    ...paper.front.map(pieceOf),
    ...outline(paper.sections).map(pieceOf),
    ...paper.annexes.flatMap((annex, i) => [
      piece(() => [annexHeading(printed(annexTitle(annex, i)))]),
      ...annex.blocks.map(pieceOf),
    ]),
  ]
}

function piece(make: () => readonly Child[], weight = 1): Piece<Child> {
  return { weight, make }
}

function pieceOf(one: Line): Piece<Child> {
  const weight = one.kind === 'table' ? (one.rows.length + 1) * one.columns.length : 1
  return piece(() => line(one), weight)
}

function annexHeading(text: string): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_1, pageBreakBefore: true })
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
