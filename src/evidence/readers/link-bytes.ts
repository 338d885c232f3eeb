/** Schemes of links to numbers and addresses, one and two bytes a character. */
const SCHEMES = ['tel:', 'mailto:', 'sms:', 'smsto:', 'callto:']
const MARKS = SCHEMES.flatMap((scheme) => [Buffer.from(scheme), Buffer.from(scheme, 'utf16le')])
const NARROW = 'latin1'
const LONGEST = 200

/**
 * Links to numbers and addresses among the bytes of a record, whatever else it holds: text of one byte or two a character.
 *
 * @example the expression of =HYPERLINK("tel:138…","张三") → ['tel:138…']
 */
export function linksIn(bytes: Buffer): string[] {
  const found: string[] = []
  for (const [i, mark] of MARKS.entries()) {
    const wide = i % 2 === 1
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) {
      const text = bytes.toString(wide ? 'utf16le' : NARROW, at, at + LONGEST * (wide ? 2 : 1))
      found.push(/^\w+:[\w.+@%() -]*/.exec(text)?.[0] ?? '')
    }
  }
  return found
}
