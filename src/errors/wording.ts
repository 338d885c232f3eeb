/** What an error says to people. */
export interface Wording {
  readonly exit: 2 | 3 | 130
  /** What happened, Chinese first; `{name}` is filled from the details. */
  readonly zh: string
  readonly en: string
  /** What to do. */
  readonly remedy: string
}
