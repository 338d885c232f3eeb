/** A tag with its attributes, or what is passed over: comment, CDATA, instruction, document type. */
const MARKUP =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[^>]{0,1000}\?>|!DOCTYPE[^>[]{0,1000}>|(\/?)([A-Za-z_\u0080-\uffff][^\s<>"'=/]{0,100})((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>)/y

/** Elements that have to be seen whole, so that a list with a tag in a cell is none. */
const ENOUGH = 3
/** Tags of pages: parts of a page are for those that read pages. */
const OF_PAGES =
  /^(?:a|b|br|p|i|u|font|span|div|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|h\d|img|script|style|center|hr|input|form|pre|strong|em)$/i

/**
 * Is this XML without its declaration? The beginning is elements in elements, each closed by its own name, with nothing
 * but blanks between the outermost: a list whose cells hold tags has delimiters there.
 */
export function isXmlData(text: string): boolean {
  const open: string[] = []
  let whole = 0
  let at = 0
  while (at < text.length) {
    if (open.length === 0) at = skipBlanks(text, at)
    else at = text.indexOf('<', at)
    if (at < 0 || at >= text.length) break
    MARKUP.lastIndex = at
    const found = MARKUP.exec(text)
    // Cut off by the end of what is looked at, or no tag.
    if (found === null) return whole >= ENOUGH && text.length - at < 2000 && open.length > 0
    at = MARKUP.lastIndex
    const [, closing, name, attributes] = found
    if (name === undefined) continue
    if (open.length === 0 && OF_PAGES.test(name)) return false
    if (closing === '/') {
      if (open.pop() !== name) return false
      whole++
    } else if (attributes?.endsWith('/')) whole++
    else if (open.push(name) > 1000) return false
  }
  return whole >= ENOUGH || (whole > 1 && open.length === 0)
}

function skipBlanks(text: string, at: number): number {
  const rest = /\S/g
  rest.lastIndex = at
  return rest.exec(text)?.index ?? text.length
}
