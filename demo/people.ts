/** The invented pupils of the first story: who they are, before anybody writes them into a list. */
import { givenName, surname } from './names.ts'
import { digits, residentId, type PhoneBook } from './numbers.ts'
import type { Random } from './random.ts'
import { school, stageOf } from './schools.ts'
import type { Content } from './list.ts'

/** One pupil with one number of a parent: what the count calls one record. */
export interface Pupil {
  readonly name: string
  readonly sex: string
  readonly age: string
  readonly school: string
  readonly grade: string
  readonly phone: string
}

/** How many pairs of pupil and number of each sort; their sum is the published count. */
export interface Families {
  readonly single: number
  /** Two children, one number. */
  readonly siblings: number
  /** Three children, one number. */
  readonly triples: number
  /** One child, two numbers. */
  readonly twoPhones: number
}

/** Pairs in the order of the lists: most families stand together, some are torn apart. */
export function pupils(random: Random, phones: PhoneBook, count: Families): Pupil[] {
  const families = [
    ...times(count.single, () => family(random, phones, 1)),
    ...times(count.siblings, () => family(random, phones, 2)),
    ...times(count.triples, () => family(random, phones, 3)),
    ...times(count.twoPhones, () => twoPhones(random, phones)),
  ]
  const units = families.flatMap((one) => (random.once(3) ? one.map((pupil) => [pupil]) : [one]))
  return random.shuffle(units).flat()
}

function family(random: Random, phones: PhoneBook, children: number): Pupil[] {
  const [last, phone] = [surname(random), phones.next()]
  const given = new Set<string>()
  while (given.size < children) given.add(givenName(random))
  return [...given].map((first) => pupil(random, last + first, phone))
}

function twoPhones(random: Random, phones: PhoneBook): Pupil[] {
  const one = pupil(random, surname(random) + givenName(random), phones.next())
  return [one, { ...one, phone: phones.next() }]
}

function pupil(random: Random, name: string, phone: string): Pupil {
  const age = 3 + random.int(15)
  const { grade, kind } = stageOf(random, age)
  const sex = random.pick(['男', '女'])
  return { name, sex, age: String(age), school: school(random, kind), grade, phone }
}

/**
 * The pupil's resident ID. The birthday lies between January and July, so that the age in the list is right on every
 * day of the conduct (August to October 2021). The serial is odd for boys.
 */
export function pupilId(random: Random, { age, sex }: Pupil, index: number): string {
  const year = 2021 - Number(age)
  const birth = `${year}${digits(1 + random.int(7), 2)}${digits(1 + random.int(28), 2)}`
  return residentId('500100', birth, ((index * 2) % 998) + (sex === '男' ? 1 : 2))
}

/** A pupil as most lists have him: now and then a field was left empty, never the name or the number. */
export function asListed(random: Random, pupil: Pupil): Content {
  const left: (keyof Pupil)[] = []
  if (random.once(25)) left.push('age')
  else if (random.once(33)) left.push('grade')
  else if (random.once(60)) left.push('school')
  else if (random.once(90)) left.push('sex')
  return Object.fromEntries(
    Object.entries(pupil).filter(([key]) => !left.includes(key as keyof Pupil)),
  )
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
