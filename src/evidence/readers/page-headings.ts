/** Codes of fields (page, date, file, font, colour) in the header or footer of a page. */
const CODES = /&(?:"[^"]{0,200}"|\d{1,3}|K[\dA-F]{6}|K[\dA-F]{2}[+-]\d{3}|[^\dK"&])/gi
/** Words that stand around the number of a page. */
const PAGE = /page|seite|of|von|sheet|第|页|頁|共/gi

/**
 * The lines of a page's header or footer as Excel writes it (`&L…&C…&R…`), left, middle and right each by itself; none
 * where it says nothing but the page, the file and the date.
 */
export function headingLines(code: string): string[] {
  return code
    .split(/&[LCR]/i)
    .map((part) => part.replace(CODES, '').replaceAll('&&', '&').trim())
    .filter(saysMore)
}

/** Does a heading say more than the page? */
export function saysMore(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(PAGE, ''))
}
