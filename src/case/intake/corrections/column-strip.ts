import type { FolderCount } from '../../count-folder.ts'
import type { OrderedFile, OrderedTable } from '../../assemble.ts'
import { maskIdentifiers } from '../../../documents/safe.ts'
import { FIELDS } from '../../../records/fields/index.ts'
import { PageTexts } from '../../ledger/page-texts.ts'

/** How one column looks, over the rows that were looked at: nothing of it in clear. */
export interface ColumnStrip {
  readonly index: number
  readonly filled: number
  readonly distinct: number
  /** How many of the filled cells have so many characters; the longest are taken together. */
  readonly lengths: readonly { readonly length: number; readonly count: number }[]
  /** Masked values, as they stand in the first rows. */
  readonly samples: readonly string[]
}

export interface TableStrip {
  /** Rows that were looked at, of all data rows: a part is never shown as the whole. */
  readonly seen: number
  readonly all: number
  readonly columns: readonly ColumnStrip[]
}

const MOST_ROWS = 5000
const MOST_SAMPLES = 8
const LONGEST = 40

/**
 * A strip for each column of a table: filled, distinct, lengths, masked samples. Up to 5,000 rows from its beginning;
 * null when there is no such table.
 */
export function tableStrip({ session, files }: FolderCount, tab: number): TableStrip | null {
  const place = placeOf(files, tab)
  if (!place) return null
  const texts = new PageTexts(session.sealed, [place.outcome])
  const rows = firstRows(place, texts)
  return {
    seen: rows.length,
    all: place.outcome.data + (place.outcome.also ?? 0),
    columns: place.columns.map(({ index, kind }) => {
      const mask = (text: string) => maskIdentifiers(FIELDS[kind].mask(text))
      return strip(
        index,
        rows.flatMap((cells) => cells[index]?.trim() || []),
        mask,
      )
    }),
  }
}

export function placeOf(files: readonly OrderedFile[], tab: number): OrderedTable | undefined {
  return files.flatMap((file) => file.tables).find((table) => table.tab === tab)
}

function firstRows({ outcome }: OrderedTable, texts: PageTexts): (readonly (string | null)[])[] {
  const rows: (readonly (string | null)[])[] = []
  for (const { p, pages } of outcome.parts) {
    for (const page of pages.filter(({ holds }) => holds === 'data')) {
      for (let line = page.firstRow; line <= page.lastRow; line++) {
        if (rows.length >= MOST_ROWS) return rows
        const cells = texts.row(p, line)
        if (cells) rows.push(cells)
      }
    }
  }
  return rows
}

function strip(
  index: number,
  values: readonly string[],
  mask: (text: string) => string,
): ColumnStrip {
  const lengths = new Map<number, number>()
  for (const value of values) {
    const length = Math.min(LONGEST, [...value].length)
    lengths.set(length, (lengths.get(length) ?? 0) + 1)
  }
  return {
    index,
    filled: values.length,
    distinct: new Set(values).size,
    lengths: [...lengths]
      .map(([length, count]) => ({ length, count }))
      .toSorted((a, b) => a.length - b.length),
    samples: [...new Set(values)].slice(0, MOST_SAMPLES).map(mask),
  }
}
