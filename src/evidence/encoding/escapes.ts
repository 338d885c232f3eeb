/** `\u5f20`, `%u5f20`, `&#24352;`, `&#x5f20;`, `_x5f20_`, `U+5F20`: a character by its number. */
const NUMBER =
  /(?:\\u|%u)([\dA-F]{4})|&#(?:(\d{2,7})|x([\dA-F]{2,6}));|_x([\dA-F]{4})_|U\+([\dA-F]{4,6}) ?/gi
/** `%E5`, `\xe5`, `=E5`, `\345`, so often as they follow each other: bytes by their numbers. */
const BYTES = /(?:[%=][\dA-F]{2})+|(?:\\x[\dA-F]{2})+|(?:\\[0-3][0-7]{2})+/gi
/** `=?GBK?B?…?=`: a word as fields of mails have it. */
const WORD = /=\?([\w.:-]{1,40})\?B\?([A-Z\d+/=]{4,4000})\?=/gi
const BEGINS =
  /^(?:_x[\dA-F]{4}_|U\+[\dA-F]{4,6}(?: |$)|=\?[\w.:-]{1,40}\?B\?|\\u[\dA-F]{4}|%u[\dA-F]{4}|&#x?[\dA-F]{2,7};|%[\dA-F]{2}|=[89A-F][\dA-F]|\\x[89A-F][\dA-F]|\\[23][0-7]{2})/i

/** Does a text begin with a character that is written by its number? */
export function beginsEscaped(text: string): boolean {
  return BEGINS.test(text)
}

/** The text with the characters that are written by their numbers; only those beyond ASCII, so that nothing else changes. */
export function unescaped(text: string): string {
  return text
    .replace(
      NUMBER,
      (all, ...[hex, decimal, reference, office, unicode]: (string | undefined)[]) => {
        const digits = hex ?? reference ?? office ?? unicode ?? ''
        const code = decimal === undefined ? parseInt(digits, 16) : Number(decimal)
        return code > 0x7f && code <= 0x10ffff ? String.fromCodePoint(code) : all
      },
    )
    .replace(BYTES, (run) => charactersOf(run) ?? run)
    .replace(WORD, (word, label: string, content: string) => wordOf(label, content) ?? word)
}

function wordOf(label: string, content: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(Buffer.from(content, 'base64'))
  } catch {
    return null
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const gb18030 = new TextDecoder('gb18030', { fatal: true })

function charactersOf(run: string): string | null {
  const octal = /^\\\d/.test(run)
  const numbers = run.match(octal ? /\d{3}/g : /[\dA-F]{2}/gi) ?? []
  const bytes = Uint8Array.from(numbers, (one) => parseInt(one, octal ? 8 : 16))
  if (!bytes.some((byte) => byte >= 0x80)) return null
  for (const decoder of [utf8, gb18030]) {
    try {
      return decoder.decode(bytes)
    } catch {
      // Not in this encoding.
    }
  }
  return null
}
