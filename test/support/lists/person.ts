import { fullName, type Sex } from './people.ts'
import { dayBetween, landline, mobile, residentId, type Day } from './numbers.ts'
import { address, company, grade, school, workplace } from './places.ts'
import type { Random } from './random.ts'

/** One made-up person, so that the cells of a row belong together. */
export interface Person {
  readonly name: string
  readonly sex: Sex
  readonly born: Day
  readonly age: number
  readonly resident: string
  readonly mobile: string
  readonly landline: string
  readonly guardian: string
  readonly guardianMobile: string
  readonly address: string
  readonly school: string
  readonly grade: string
  readonly workplace: string
  readonly company: string
}

/** The year in which all lists are made. */
const THIS_YEAR = 2022

export function person(r: Random, pupil: boolean, gradeStyle: number): Person {
  const sex: Sex = r.chance(0.5) ? '男' : '女'
  const born = pupil ? dayBetween(r, 2005, 2016) : dayBetween(r, 1948, 2003)
  const name = fullName(r)
  return {
    name,
    sex,
    born,
    age: THIS_YEAR - born.year,
    resident: residentId(r, born, sex === '男'),
    mobile: mobile(r),
    landline: landline(r),
    guardian: r.chance(0.6) ? (name[0] ?? '') + fullName(r).slice(1) : fullName(r),
    guardianMobile: mobile(r),
    address: address(r),
    school: school(r),
    grade: grade(r, gradeStyle),
    workplace: workplace(r),
    company: company(r),
  }
}
