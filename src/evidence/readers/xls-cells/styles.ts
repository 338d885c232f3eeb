import { narrowText } from '../code-pages.ts'
import { Pieces } from './pieces.ts'
import { R } from './records.ts'

/** Number formats of a workbook, and which of them its cell styles have. */
export class BiffStyles {
  readonly #version: number
  readonly #page: number
  readonly #codes = new Map<number, string>()
  readonly #styles: number[] = []
  /** BIFF2–4 number their formats by their order. */
  #listed = 0

  constructor(version: number, page: number) {
    this.#version = version
    this.#page = page
  }

  /** Takes a record that says how cells look. */
  take(type: number, body: Buffer): void {
    switch (type) {
      case R.XF:
        if (body.length >= 4) this.#styles.push(body.readUInt16LE(2))
        break
      case R.XF_2:
        if (body.length >= 3) this.#styles.push((body[2] as number) & 0x3f)
        break
      case R.XF_3:
      case R.XF_4:
        if (body.length >= 2) this.#styles.push(body[1] as number)
        break
      case R.FORMAT:
      case R.FORMAT_2:
        this.#format(type, body)
    }
  }

  #format(type: number, body: Buffer): void {
    const head = type === R.FORMAT ? 2 : 0
    if (body.length <= head) return
    if (this.#version < 5) this.#codes.set(this.#listed++, this.#narrow(body, head))
    else if (this.#version === 5) this.#codes.set(body.readUInt16LE(0), this.#narrow(body, head))
    else {
      const text = new Pieces([body], head)
      this.#codes.set(body.readUInt16LE(0), text.text(text.word()))
    }
  }

  #narrow(body: Buffer, at: number): string {
    const from = at + 1
    return narrowText(body.subarray(from, from + (body[at] as number)), this.#page)
  }

  /** The code of a style's number format; the number of one that the file does not spell out. */
  ofStyle(style: number): string | number {
    return this.code(this.#styles[style] ?? 0)
  }

  code(format: number): string | number {
    return this.#codes.get(format) ?? format
  }
}
