import { resolveReferences } from './references.ts'

/** What a page is made of, in order. Names are lower case. */
export interface HtmlHandler {
  open(name: string, attributes: string): void
  close(name: string): void
  /** Text with its references resolved; it may come in pieces. */
  text(text: string): void
  /** What stands in a script, a comment or the title, in pieces; those that do not ask for it pass over it. */
  unseen?(kind: 'script' | 'comment' | 'title', text: string): void
}

/** Of a longer tag only the beginning is kept: pictures may be written into an attribute. */
const KEPT = 1 << 16
/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp'])
/** Of these it is shown as it stands. */
const SHOWN = new Set(['textarea', 'xmp'])
/** An end of a raw element is no longer than this, as far as it must be seen. */
const END = 12

/** Told behind each comment. */
export const COMMENT_END = '\0'

type Mode = 'content' | 'tag' | 'comment' | 'declaration' | 'raw'

/**
 * Cuts a page into tags and text while it streams in. Nothing is ever an error: what is no tag is text. Memory is
 * bounded by the longest piece of text that is handed in.
 */
export class HtmlTokens {
  readonly #to: HtmlHandler
  #mode: Mode = 'content'
  #text = ''
  #at = 0
  /** The tag at hand, as far as it is kept; the quote that is open in it. */
  #tag = ''
  #quote = ''
  #raw = ''
  #final = false

  constructor(to: HtmlHandler) {
    this.#to = to
  }

  push(text: string): void {
    this.#text = this.#text.slice(this.#at) + text
    this.#at = 0
    this.#run()
  }

  /** No more text: what waits is text, or a tag that was never ended. True when the page does not end within one. */
  end(): boolean {
    this.#final = true
    this.push('')
    return this.#mode === 'content'
  }

  #run(): void {
    while (this.#at < this.#text.length) {
      const before = this.#at
      const mode = this.#mode
      this.#step()
      if (this.#at === before && this.#mode === mode) return
    }
  }

  #step(): void {
    switch (this.#mode) {
      case 'content':
        this.#content()
        break
      case 'tag':
        this.#inTag()
        break
      case 'comment':
        this.#until('-->')
        break
      case 'declaration':
        this.#until('>')
        break
      case 'raw':
        this.#inRaw()
        break
    }
  }

  #content(): void {
    const next = this.#text.indexOf('<', this.#at)
    if (next < 0) this.#say(this.#heldBack())
    else if (next > this.#at) this.#say(next)
    else this.#markup()
  }

  /** Leaves a reference that may go on for the next piece. */
  #heldBack(): number {
    const { length } = this.#text
    if (this.#final) return length
    const and = this.#text.lastIndexOf('&')
    return and >= this.#at && length - and < 40 && !this.#text.includes(';', and) ? and : length
  }

  #say(to: number): void {
    if (to > this.#at) this.#to.text(resolveReferences(this.#text.slice(this.#at, to)))
    this.#at = to
  }

  #markup(): void {
    const rest = this.#text.length - this.#at
    if (rest < 4 && !this.#final) return
    const next = this.#text.charAt(this.#at + 1)
    if (this.#text.startsWith('<!--', this.#at)) this.#enter('comment', 4)
    else if (next === '!' || next === '?') this.#enter('declaration', 2)
    else if (
      /[a-z]/i.test(next) ||
      (next === '/' && /[a-z]/i.test(this.#text.charAt(this.#at + 2)))
    )
      this.#beginTag()
    else this.#say(this.#at + 1)
  }

  #enter(mode: Mode, skip: number): void {
    this.#mode = mode
    this.#at += skip
  }

  #beginTag(): void {
    this.#tag = this.#quote = ''
    this.#enter('tag', 1)
  }

  /** A quote counts only where a value may begin. */
  #inTag(): void {
    const stop = this.#quote === '' ? />|=\s*["']/g : this.#quote === '"' ? /"/g : /'/g
    stop.lastIndex = this.#at
    const match = stop.exec(this.#text)
    if (match === null) this.#keep(this.#waiting())
    else {
      this.#keep(stop.lastIndex)
      const last = match[0].at(-1) ?? ''
      if (this.#quote !== '') this.#quote = ''
      else if (last !== '>') this.#quote = last
      else this.#endTag()
    }
  }

  /** An equals sign waits for what follows it. */
  #waiting(): number {
    if (this.#final || this.#quote !== '') return this.#text.length
    const equals = /=\s*$/.exec(this.#text.slice(Math.max(this.#at, this.#text.length - 1000)))
    return equals === null ? this.#text.length : this.#text.length - equals[0].length
  }

  #keep(to: number): void {
    if (this.#tag.length < KEPT)
      this.#tag += this.#text.slice(this.#at, Math.min(to, this.#at + KEPT))
    this.#at = to
  }

  #endTag(): void {
    this.#mode = 'content'
    const match = /^(\/?)([a-z][^\s/>]*)/i.exec(this.#tag)
    if (match === null) return
    const name = (match[2] ?? '').toLowerCase()
    if (match[1] === '/') {
      this.#to.close(name)
      return
    }
    this.#to.open(name, this.#tag.slice(match[0].length))
    if (this.#tag.endsWith('/>')) this.#to.close(name)
    else if (RAW.has(name)) {
      this.#raw = name
      this.#mode = 'raw'
    }
  }

  #inRaw(): void {
    const end = new RegExp(`</${this.#raw}`, 'gi')
    end.lastIndex = this.#at
    const match = end.exec(this.#text)
    const held = this.#final ? this.#text.length : Math.max(this.#at, this.#text.length - END)
    this.#inside(match?.index ?? held)
    if (match !== null) this.#mode = 'content'
  }

  /** Text of a raw element up to a place. */
  #inside(to: number): void {
    if (to <= this.#at) return
    const text = this.#text.slice(this.#at, to)
    if (SHOWN.has(this.#raw)) this.#to.text(resolveReferences(text))
    else if (this.#raw === 'script' || this.#raw === 'title') this.#to.unseen?.(this.#raw, text)
    this.#at = to
  }

  #until(mark: string): void {
    const end = this.#text.indexOf(mark, this.#at)
    const to = end >= 0 ? end : Math.max(this.#at, this.#text.length - mark.length + 1)
    if (this.#mode === 'comment' && to > this.#at)
      this.#to.unseen?.('comment', this.#text.slice(this.#at, to))
    this.#at = to
    if (end < 0) return
    if (this.#mode === 'comment') this.#to.unseen?.('comment', COMMENT_END)
    this.#enter('content', mark.length)
  }
}

/** The value of an attribute of a tag, its references resolved; null without it. */
export function attributeOf(attributes: string, name: string): string | null {
  if (!attributes.includes(name) && !attributes.toLowerCase().includes(name)) return null
  const pattern = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
  for (const match of attributes.matchAll(pattern)) {
    if ((match[1] ?? '').toLowerCase() !== name) continue
    return resolveReferences(match[2] ?? match[3] ?? match[4] ?? '')
  }
  return null
}

/** The classes of a tag, without a look at its other attributes. */
export function classOf(attributes: string): string {
  const match = /(?:^|[\s"'])class\s{0,10}=\s{0,10}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(
    attributes,
  )
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim()
}
