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
import { unpacked, type Part } from './unpacked.ts'

type Child = Paragraph | Table

/** Something of a paper that stands by itself, not made yet; `weight`: its cells and paragraphs. */
interface Piece {
  readonly weight: number
  readonly make: () => readonly Child[]
}

/**
 * Cells and paragraphs that the library is given at once. It holds 25 times what it writes: 135 MB for a paper of 5.5 MB, where 100
 * people have a page each.
 */
const AT_ONCE = 500

const BODY = 'word/document.xml'

/** The paper as the parts that the Word library makes; times and ids in them are still the library's. */
export async function wordParts(paper: Paper): Promise<readonly Part[]> {
  const portions = portionsOf(pieces(paper))
  const last = portions.pop() ?? []
  const before: string[] = []
  for (const portion of portions)
    before.push(
      bodyOf(
        await packed(
          paper,
          portion.flatMap((p) => p.make()),
        ),
      ),
    )
  const parts = await packed(paper, ended(last.flatMap((p) => p.make())))
  return parts.map((part) => (part.name === BODY ? withBefore(part, before) : part))
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

const BEGIN = '<w:body>'
/** Page and running heads stand at the end of the body. */
const SECTION = '<w:sectPr'

/** What stands in the body, without its section. */
function bodyOf(parts: readonly Part[]): string {
  const { text } = parts.find(({ name }) => name === BODY) ?? { text: '' }
  return text.slice(beginOf(text), text.lastIndexOf(SECTION))
}

function withBefore({ name, text }: Part, before: readonly string[]): Part {
  const begin = beginOf(text)
  return { name, text: [text.slice(0, begin), ...before, text.slice(begin)].join('') }
}

function beginOf(text: string): number {
  return text.indexOf(BEGIN) + BEGIN.length
}

/** In order, each as heavy as may be, or one piece that is heavier. */
function portionsOf(all: readonly Piece[]): Piece[][] {
  const portions: Piece[][] = []
  let weight = Infinity
  for (const piece of all) {
    weight += piece.weight
    if (weight <= AT_ONCE) portions.at(-1)?.push(piece)
    else {
      portions.push([piece])
      weight = piece.weight
    }
  }
  return portions
}

/** Word wants a paragraph behind a table that ends the text; before an annex it would only make an empty page. */
function ended(all: readonly Child[]): Child[] {
  return all.at(-1) instanceof Paragraph ? [...all] : [...all, paragraph('TableNote2', [])]
}

function pieces(paper: Paper): Piece[] {
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

function piece(make: Piece['make'], weight = 1): Piece {
  return { weight, make }
}

function pieceOf(one: Line): Piece {
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
