/** How bytes were written in letters; `words` are none, and stand as they are. */
export type TextEncoding = 'uuencode' | 'base64' | 'quoted-printable' | 'words'

/** Decodes text that comes in pieces, as bytes of one character each. */
export interface Decoded {
  push(text: string): Uint8Array
  end(): Uint8Array
  /** Something stood there that is not of this encoding. */
  readonly broken: boolean
}

export const DECODERS: Readonly<Record<TextEncoding, () => Decoded>> = {
  uuencode: () => new Lines(),
  base64: () => new Quads(),
  'quoted-printable': () => new Quoted(),
  words: () => ({
    push: (text) => Buffer.from(text, 'latin1'),
    end: () => Buffer.alloc(0),
    broken: false,
  }),
}

/** Longer lines are no uuencode. */
const LONGEST = 200

/** Each line says by its first letter how many bytes it holds. */
class Lines implements Decoded {
  broken = false
  #rest = ''

  push(text: string): Uint8Array {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    if (this.#rest.length > LONGEST) {
      this.broken = true
      this.#rest = ''
    }
    return Buffer.concat(lines.map((line) => this.#line(line)))
  }

  end(): Uint8Array {
    return this.#line(this.#rest)
  }

  #line(line: string): Buffer {
    const letters = line.replace(/\r$/, '')
    const length = sixBits(letters, 0)
    if (letters === '' || length === 0) return Buffer.alloc(0)
    // Blanks at the end of a line, which are zeros, get lost.
    const due = 4 * Math.ceil(length / 3)
    if (letters.length > due + 2 || /[^\x20-\x60]/.test(letters)) this.broken = true
    const bytes = Buffer.alloc(length)
    for (let i = 0; i < length; i++) {
      const at = 1 + 4 * Math.floor(i / 3) + (i % 3)
      const shift = 2 * (i % 3)
      bytes[i] = (sixBits(letters, at) << (2 + shift)) | (sixBits(letters, at + 1) >> (4 - shift))
    }
    return bytes
  }
}

function sixBits(letters: string, at: number): number {
  return at < letters.length ? (letters.charCodeAt(at) - 32) & 63 : 0
}

class Quads implements Decoded {
  broken = false
  #rest = ''

  push(text: string): Uint8Array {
    const letters = this.#rest + text.replace(/\s/g, '')
    if (/[^A-Za-z0-9+/=]/.test(letters)) this.broken = true
    const whole = letters.length - (letters.length % 4)
    this.#rest = letters.slice(whole)
    return Buffer.from(letters.slice(0, whole), 'base64')
  }

  end(): Uint8Array {
    return Buffer.from(this.#rest, 'base64')
  }
}

class Quoted implements Decoded {
  readonly broken = false
  #rest = ''

  push(text: string): Uint8Array {
    const all = this.#rest + text
    const open = /=[^=]{0,2}$/.exec(all)?.index ?? all.length
    this.#rest = all.slice(open)
    return unquoted(all.slice(0, open))
  }

  end(): Uint8Array {
    return unquoted(this.#rest)
  }
}

function unquoted(text: string): Uint8Array {
  const joined = text.replace(/=\r?\n/g, '')
  const bytes = joined.replace(/=([\dA-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1')
}
