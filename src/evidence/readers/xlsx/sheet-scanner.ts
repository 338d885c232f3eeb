import { CELL } from '../../row.ts'
import { afterFormula, afterPreserve, cellEnd, inlineEnd, skipAttribute } from './cell-bytes.ts'
import { MAX_COLUMNS } from './row-buffer.ts'
import { T } from './row-writer.ts'
import { SheetTags } from './sheet-tags.ts'
import { SEEN, SEEN_BY_BYTE } from './text-bytes.ts'
import { B } from './tag-bytes.ts'

/**
 * Reads the cells of a worksheet part as byte ranges, at about a third of a second for 100 MB: cells and rows in the
 * form that nearly every writer gives them are taken whole, in one loop over the bytes, as long as they lie in the
 * buffer to their end; everything else goes tag by tag.
 */
export class SheetScanner extends SheetTags {
  /** Takes runs of cells, row ends and row starts as nearly every writer writes them. */
  protected override quick(at: number): number {
    for (;;) {
      const after = this.inRow ? this.#quickRowEnd(this.#quickCells(at)) : this.#quickRow(at)
      if (after === at) return at
      at = after
    }
  }

  #quickRowEnd(at: number): number {
    const b = this.buf
    const k = this.prefix
    if (this.inCell || b[at] !== B.LT || b[at + 1] !== B.SLASH || b[at + 2 + k] !== 0x72) return at
    if (b[at + 3 + k] !== 0x6f || b[at + 4 + k] !== 0x77 || b[at + 5 + k] !== B.GT) return at
    this.depth--
    this.closeRow()
    return at + 6 + k
  }

  /** `<row r="7" spans="1:5" ht="14">`; a hidden, empty or odd one is left to the slow path. */
  #quickRow(at: number): number {
    const b = this.buf
    const k = this.prefix
    if (!this.inData || this.brokenAt > 0 || b[at] !== B.LT || b[at + 1 + k] !== 0x72) return at
    if (b[at + 2 + k] !== 0x6f || b[at + 3 + k] !== 0x77) return at
    if (k > 0 && b[at + k] !== B.COLON) return at
    let row = 0
    let q = at + 4 + k
    while (b[q] === B.SPACE) {
      q++
      if (b[q] === 0x72 && b[q + 1] === B.EQ && b[q + 2] === B.QUOTE) {
        let byte = b[(q += 3)] as number
        while (byte >= 0x30 && byte <= 0x39 && row < 1e8) {
          row = row * 10 + byte - 0x30
          byte = b[++q] as number
        }
        if (byte !== B.QUOTE) return at
        q++
      } else if (b[q] === 0x68 && b[q + 1] === 0x69) return at
      else if ((q = skipAttribute(b, q)) < 0) return at
    }
    if (b[q] !== B.GT || !this.parts.out.plausible(row)) return at
    this.depth++
    this.elements++
    this.writer.row.row = row
    this.beginRow(false)
    return q + 1
  }

  /**
   * Takes a run of cells such as `<c r="B7" s="1" t="s"><v>123</v></c>`, with any order of r, s, t and any prefix.
   * Stops before the first cell that is anything else, and before one that the buffer cuts.
   */
  #quickCells(at: number): number {
    if (this.inCell || this.rowImplied || this.writer.overflow) return at
    const b = this.buf
    const writer = this.writer
    const row = writer.row
    const k = this.prefix
    const mark = k === 0 ? B.LT : B.COLON
    for (;;) {
      if (b[at + k + 1] !== 0x63 || b[at + k + 2] !== B.SPACE || b[at + k] !== mark) return at
      let column = this.nextColumn
      let type: number = T.NUMBER
      let style = 0
      let q = at + k + 3
      let byte: number
      for (;;) {
        const name = b[q]
        if (b[q + 1] !== B.EQ || b[q + 2] !== B.QUOTE) return at
        q += 3
        byte = b[q] as number
        if (name === 0x72) {
          column = 0
          while (byte >= 0x41 && byte <= 0x5a && column < 0x10000) {
            column = column * 26 + byte - 0x40
            byte = b[++q] as number
          }
          if (--column < 0) return at
          while (byte >= 0x30 && byte <= 0x39) byte = b[++q] as number
        } else if (name === 0x73) {
          while (byte >= 0x30 && byte <= 0x39 && style < 0x100000) {
            style = style * 10 + byte - 0x30
            byte = b[++q] as number
          }
        } else if (name === 0x74) {
          if (b[q + 1] === B.QUOTE) {
            type = byte
            q += 1
          } else if (
            b[q + 3] === B.QUOTE &&
            byte === 0x73 &&
            b[q + 1] === 0x74 &&
            b[q + 2] === 0x72
          ) {
            type = T.STRING
            q += 3
          } else if (b[q + 9] === B.QUOTE && byte === 0x69 && b[q + 6] === 0x53) {
            type = T.INLINE
            q += 9
          } else return at
          byte = b[q] as number
        } else return at
        if (byte !== B.QUOTE) return at
        byte = b[++q] as number
        if (byte !== B.SPACE) break
        q++
      }
      if (column >= MAX_COLUMNS) return at
      if (byte === B.SLASH && b[q + 1] === B.GT && type !== T.INLINE) {
        this.nextColumn = column + 1
        at = q + 2
        continue
      }
      // The element that holds the text: `<v>`, perhaps after a formula, or `<is><t>`.
      if (byte !== B.GT || b[q + 1] !== B.LT) return at
      q += 2 + k
      let trims = false
      if (type === T.INLINE) {
        if (b[q] !== 0x69 || b[q + 1] !== 0x73 || b[q + 2] !== B.GT || b[q + 3] !== B.LT) return at
        q += 4 + k
        if (b[q] !== 0x74) return at
        trims = b[q + 1] === B.GT
        if (!trims && (q = afterPreserve(b, q)) < 0) return at
      } else {
        if (b[q] === 0x66 && (q = afterFormula(b, q, k)) < 0) return at
        if (b[q] !== 0x76) return at
      }
      if (b[q + 1] !== B.GT) return at
      q += 2
      byte = b[q] as number
      if (type === T.SHARED) {
        let index = 0
        const first = q
        while (byte >= 0x30 && byte <= 0x39 && index < 1e9) {
          index = index * 10 + byte - 0x30
          byte = b[++q] as number
        }
        q = q === first ? -1 : cellEnd(b, q, k, 0x76)
        if (q < 0 || !writer.appendShared(index, column)) return at
      } else {
        const out = row.buf
        const from = row.length
        let to = from
        let seen = 0
        while (byte !== B.LT) {
          out[to++] = byte
          seen |= SEEN_BY_BYTE[byte] as number
          byte = b[++q] as number
        }
        if ((seen & (SEEN.REFERENCE | SEEN.UNDERSCORE)) !== 0) return at
        if (type === T.INLINE) {
          q = inlineEnd(b, q, k)
          if (
            trims &&
            to > from &&
            ((out[from] as number) <= 0x20 || (out[to - 1] as number) <= 0x20)
          )
            return at
        } else if (type === T.STRING) q = cellEnd(b, q, k, 0x76)
        else {
          if (type !== T.NUMBER || (seen & SEEN.NOT_NUMERIC) !== 0 || to === from) return at
          q = cellEnd(b, q, k, 0x76)
        }
        if (q < 0) return at
        row.length = to
        const numeric = type === T.NUMBER
        writer.put(column, numeric ? CELL.NUMBER : CELL.TEXT, from, to)
        if (numeric && (style !== 0 || seen !== 0)) writer.show(column, style)
      }
      this.nextColumn = column + 1
      at = q
    }
  }
}
