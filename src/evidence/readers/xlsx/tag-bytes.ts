/** Bytes of markup. */
export const B = {
  TAB: 0x09,
  LF: 0x0a,
  CR: 0x0d,
  SPACE: 0x20,
  QUOTE: 0x22,
  AMP: 0x26,
  APOS: 0x27,
  SLASH: 0x2f,
  COLON: 0x3a,
  SEMICOLON: 0x3b,
  LT: 0x3c,
  EQ: 0x3d,
  GT: 0x3e,
} as const

/** Reads the attributes of a tag as ranges of bytes, and small values among them, without making strings. */
export abstract class TagBytes {
  /** What is worked on. */
  protected buf: Buffer = Buffer.alloc(1 << 16)
  /** The attribute that {@link nextAttribute} found. */
  protected nameFrom = 0
  protected nameTo = 0
  protected valueFrom = 0
  protected valueTo = 0

  /**
   * Finds the next attribute from `at` on; its ranges stand in `nameFrom … valueTo`.
   * Gives where to go on, or -1 when there is none.
   */
  protected nextAttribute(at: number, tagEnd: number): number {
    const { buf } = this
    while (at < tagEnd && isSpace(buf[at] as number)) at++
    this.nameFrom = at
    while (at < tagEnd && buf[at] !== B.EQ && !isSpace(buf[at] as number)) at++
    this.nameTo = at
    while (at < tagEnd && buf[at] !== B.QUOTE && buf[at] !== B.APOS) at++
    if (at >= tagEnd) return -1
    this.valueFrom = at + 1
    this.valueTo = buf.indexOf(buf[at] as number, at + 1)
    // A quote inside the tag's name puts the two counts of quotes out of step.
    return this.valueTo < 0 || this.valueTo > tagEnd ? -1 : this.valueTo + 1
  }

  /** Do the bytes at `from … to` spell `word`? */
  protected spells(from: number, to: number, word: string): boolean {
    if (to - from !== word.length) return false
    for (let i = 0; i < word.length; i++)
      if (this.buf[from + i] !== word.charCodeAt(i)) return false
    return true
  }

  /** An attribute that says yes: `1`, `true`, `on`. */
  protected valueIsTrue(): boolean {
    const { valueFrom: from, valueTo: to } = this
    return (
      this.spells(from, to, '1') || this.spells(from, to, 'true') || this.spells(from, to, 'on')
    )
  }

  /** Does the tag ask to keep its white space? */
  protected preserves(to: number, tagEnd: number): boolean {
    for (let at = to; (at = this.nextAttribute(at, tagEnd)) >= 0;) {
      if (!this.spells(this.nameFrom, this.nameTo, 'xml:space')) continue
      return this.spells(this.valueFrom, this.valueTo, 'preserve')
    }
    return false
  }

  /** A whole number, or -1 when it is none or too large. */
  protected valueAsNumber(from = this.valueFrom, to = this.valueTo): number {
    let value = 0
    for (let i = from; i < to; i++) {
      const digit = (this.buf[i] as number) - 0x30
      if (digit < 0 || digit > 9) return -1
      value = value * 10 + digit
    }
    return from < to && value <= 0x7fffffff ? value : -1
  }
}

export function isSpace(byte: number): boolean {
  return byte === B.SPACE || byte === B.LF || byte === B.TAB || byte === B.CR
}
