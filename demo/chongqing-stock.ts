/** What the lists of the first story are dealt from, and the lines that several of them make alike. */
import { asides, type Asides } from './asides.ts'
import type { ListFile } from './files.ts'
import type { Content, Line } from './list.ts'
import { phoneBook } from './numbers.ts'
import { asListed, pupils, type Pupil } from './people.ts'
import type { Random } from './random.ts'
import { supplementary, type Originals } from './lines.ts'
import { school, stageOf } from './schools.ts'

/** 10,611 + 2 × 140 + 3 × 5 + 2 × 64 = 11,034 pairs; 10,884 numbers. */
const FAMILIES = { single: 10_611, siblings: 140, triples: 5, twoPhones: 64 }

export const LAPTOP = 'evidence/JC-1-费某扬笔记本电脑'
export const TELEPHONE = 'evidence/JC-2-费某扬手机'
export const STICK = 'evidence/JC-3-费某扬U盘'

/** Everything that the lists are dealt from. */
export interface Stock {
  readonly random: Random
  /** The next pairs, each once. */
  deal(count: number): Pupil[]
  readonly aside: Asides
}

export function stock(random: Random): Stock {
  const phones = phoneBook(random, '0000')
  const all = pupils(random, phones, FAMILIES)
  let next = 0
  const deal = (count: number): Pupil[] => {
    if (next + count > all.length) throw new RangeError('more pupils dealt than there are')
    return all.slice(next, (next += count))
  }
  const place = { city: '重庆', areaCode: '023', more: () => schoolOf(random) }
  return { random, deal, aside: asides(random, phones, place) }
}

function schoolOf(random: Random): Content {
  const { kind, grade } = stageOf(random, 3 + random.int(15))
  return { school: school(random, kind), grade }
}

export interface Made {
  readonly file: ListFile
  /** Lines of this file that other files may repeat. */
  readonly originals: Originals
}

export const listed = ({ random }: Stock, all: readonly Pupil[]): Line[] =>
  all.map((pupil) => ({ content: asListed(random, pupil), fate: 'COUNTED' }))

export const complete = (content: Content): boolean => Object.keys(content).length === 6

/** Lines that give the class of a pupil whose school stood in another line, or the other way round. */
export function gaps(random: Random, originals: Originals, count: number): Line[] {
  const lacksOne = (content: Content): boolean =>
    Object.keys(content).length === 5 &&
    (content.grade ?? content.school) !== undefined &&
    (content.grade === undefined || content.school === undefined)
  return supplementary(
    originals.take(count, lacksOne),
    (content) => (content.grade === undefined ? 'school' : 'grade'),
    (content) => {
      const stage = stageOf(random, Number(content.age))
      return content.grade === undefined
        ? { grade: stage.grade }
        : { school: school(random, stage.kind) }
    },
  )
}
