/** Above every number of a part (see `collect.ts`); with as many persons as a row may have, below 2^53. */
const STEP = 2 ** 43

/** People that one row may be split into; a row of more is left as it is, and told. */
export const MOST_PEOPLE = 1000

/** In the text of a statement. */
export const PERSON_STEP = String(STEP)

/**
 * The part under which the records of further people of its rows stand (一行多人): the rows are those of the part itself, so
 * that each record has a row of a part of its own. The first person (0) stands in the part.
 */
export function personPart(part: number, nth: number): number {
  return part + nth * STEP
}

/** The part in which the rows themselves stand, with their text. */
export function rowPart(part: number): number {
  return part % STEP
}

/** Which of the people of its row a record of this part is about, from 0. */
export function nthPerson(part: number): number {
  return Math.floor(part / STEP)
}
