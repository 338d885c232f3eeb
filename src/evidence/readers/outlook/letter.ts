/** What is attached to a letter; a letter attached to it is a mail, too. */
export interface LetterFile {
  readonly name: string
  readonly data: Buffer
}

/** A letter as Outlook keeps it, before it is written as mail is sent. */
export interface Letter {
  readonly subject: string | null
  /** UTC. */
  readonly date: Date | null
  readonly from: string | null
  readonly to: string | null
  readonly cc: string | null
  readonly bcc: string | null
  readonly text: string | null
  readonly page: Buffer | null
  readonly pageCharset: string
  readonly files: readonly LetterFile[]
}

const LINE = 54
/** A letter without sender, date and subject is known for a mail by this field. */
const KNOWN_BY = 'X-Mailer: Outlook\r\n'

/** The letter as mail is sent (RFC 5322), so that the one reader of mails reads it. Nothing is left out or put in. */
export function asMime(letter: Letter): Buffer {
  const bodies = [
    ...(letter.text === null ? [] : [part('text/plain; charset=utf-8', Buffer.from(letter.text))]),
    ...(letter.page === null
      ? []
      : [part(`text/html; charset=${letter.pageCharset}`, letter.page)]),
  ]
  const files = letter.files.map((file) =>
    part(`application/octet-stream; name="${word(file.name)}"`, file.data, 'attachment'),
  )
  const inner =
    bodies.length > 1 ? [multipart('alternative', bodies, 'b')] : bodies.length === 1 ? bodies : []
  return Buffer.from(
    `${fieldsOf(letter)}${multipart('mixed', [...inner, ...files], 'a')}`,
    'latin1',
  )
}

function fieldsOf({ subject, date, from, to, cc, bcc }: Letter): string {
  const fields = [
    ['From', from],
    ['To', to],
    ['Cc', cc],
    ['Bcc', bcc],
    ['Subject', subject],
  ] as const
  const said = fields.flatMap(([name, text]) =>
    text === null ? [] : [`${name}: ${word(text)}\r\n`],
  )
  const when = date === null ? [] : [`Date: ${date.toUTCString().replace('GMT', '+0000')}\r\n`]
  return [...said, ...when, 'MIME-Version: 1.0\r\n', KNOWN_BY].join('')
}

/** Marks that base64 cannot hold. */
function multipart(kind: string, parts: readonly string[], mark: string): string {
  const line = `=_${mark}_`
  const inside = parts.map((one) => `--${line}\r\n${one}\r\n`).join('')
  return `Content-Type: multipart/${kind}; boundary="${line}"\r\n\r\n${inside}--${line}--\r\n`
}

function part(type: string, data: Buffer, disposition = 'inline'): string {
  const text = data.toString('base64').replace(/.{76}/g, '$&\r\n')
  return `Content-Type: ${type}\r\nContent-Disposition: ${disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\n${text}\r\n`
}

/** Encoded words, no longer than a line may hold, never within a character. */
function word(text: string): string {
  const words: string[] = []
  let line = ''
  for (const character of text) {
    if (Buffer.byteLength(line + character) > LINE - 12) {
      words.push(line)
      line = ''
    }
    line += character
  }
  words.push(line)
  return words.map((w) => `=?utf-8?B?${Buffer.from(w).toString('base64')}?=`).join('\r\n ')
}
