import type { ReadSink } from '../row.ts'
import { readLoose } from './loose.ts'

/** Characters of headers and footers of a file that are gathered, and of one of them. */
const MOST = 1 << 24
export const LONGEST_HEADING = 1 << 20

/** Codes of fields (page, date, file, font, colour) in the header or footer of a page. */
const CODES = /&(?:"[^"]{0,200}"|\d{1,3}|K[\dA-F]{6}|K[\dA-F]{2}[+-]\d{3}|[^\dK"&])/gi
/** Words that stand around the number of a page. */
const PAGE = /page|seite|of|von|sheet|第|页|頁|共/gi

/**
 * The lines of a page's header or footer as Excel writes it (`&L…&C…&R…`), left, middle and right each by itself; none
 * where it says nothing but the page, the file and the date.
 */
function headingLines(code: string): string[] {
  return code
    .split(/&[LCR]/i)
    .map((part) => part.replace(CODES, '').replaceAll('&&', '&').trim())
    .filter(saysMore)
}

/** Does a heading say more than the page? */
export function saysMore(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(PAGE, ''))
}

/** Gathers the headers and footers of the pages of a file; what would be too much is counted and told. */
export class PageHeadings {
  readonly #lines: string[] = []
  #length = 0
  #lost = 0

  /** One as Excel writes it; of one that is too long the beginning. */
  code(code: string): void {
    if (code.length > LONGEST_HEADING) this.lose()
    for (const line of headingLines(code.slice(0, LONGEST_HEADING))) this.line(line)
  }

  /** A line that says more than the page. */
  line(line: string): void {
    if (this.#length > MOST) this.lose()
    else this.#lines.push(line)
    this.#length += line.length
  }

  /** So many were not read, or not whole. */
  lose(times = 1): void {
    this.#lost += times
  }

  /** Lines that were gathered. */
  get count(): number {
    return this.#lines.length
  }

  /** Hands them on as loose text; tells what is not among them. */
  read(sink: ReadSink): void {
    readLoose(this.#lines.join('\n'), sink, '页眉页脚')
    this.tellLost(sink)
  }

  tellLost(sink: ReadSink): void {
    if (this.#lost === 0) return
    const many = String(this.#lost)
    const message = `页眉页脚过多或过长 ${many} 处，未读 / ${many} page headers or footers too many or too long, not read`
    sink.issue({ code: 'LIMIT', message })
  }
}
