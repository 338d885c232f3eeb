/** Where in the case file: names of fields and numbers of entries, from 0. */
export type Path = readonly (string | number)[]

/** A fact that makes no sense, and what is done without it; the line is found later. */
export interface Complaint {
  readonly path: Path
  readonly problem: string
  readonly remedy: string
  readonly effect: string
}

export type Tell = (complaint: Complaint) => void
