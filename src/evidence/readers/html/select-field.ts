import { CellText } from '../cell-text.ts'

/** A field to choose from: what is chosen is shown, the other texts are not. */
export class SelectField {
  readonly #options: { readonly chosen: boolean; readonly text: CellText }[] = []

  option(attributes: string): void {
    const chosen = /(?:^|\s)selected(?:[\s=/>]|$)/i.test(attributes)
    this.#options.push({ chosen, text: new CellText() })
  }

  /** What stands before the first option is none, and not shown. */
  text(text: string): void {
    if (this.#options.length === 0) this.option('')
    this.#options.at(-1)?.text.add(text)
  }

  /** Of a text only the beginning is kept. */
  get overflow(): boolean {
    return this.#options.some(({ text }) => text.overflow)
  }

  get chosen(): string {
    return this.#texts(true).join(' ')
  }

  get others(): string[] {
    return this.#texts(false)
  }

  #texts(chosen: boolean): string[] {
    return this.#options
      .filter((option) => option.chosen === chosen)
      .map(({ text }) => text.text.trim())
      .filter((text) => text !== '')
  }
}
