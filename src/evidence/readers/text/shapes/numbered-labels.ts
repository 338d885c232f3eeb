import { namesOthers } from '../../../tables/lists.ts'
import { isFieldLabel } from './labels.ts'

/** 姓名1, phone_12: a label and the running number of whoever is named. */
const NUMBERED = /^(.{0,40}[^\d_-])[_-]?(\d{1,6})$/u
/** Of fewer people one may be whom to call for the other. */
const FEWEST_PEOPLE = 3
const NAME = /名|客户|会员|name/i
const NUMBER = /电话|手机|号码|身份证|证件|联系方式|phone|mobile|tel|id_?card/i

/** The label without its running number; as it stands where it has none. */
export function withoutOrdinal(label: string): string {
  return NUMBERED.exec(label)?.[1] ?? label
}

/**
 * Are people numbered by their labels: 姓名1 电话1 姓名2 电话2, each with a name and a number of his own? The numbers count on, and the
 * labels, which stand in the text once each, are the same few. Not owners of a flat, pupils or contacts, of whom one record may
 * hold two.
 */
export function arePeopleNumbered(times: ReadonlyMap<string, number>): boolean {
  const labels = [...times.keys()].filter(isFieldLabel)
  const parts = labels.map((label) => NUMBERED.exec(label))
  if (labels.some((label) => times.get(label) !== 1 || namesOthers(label))) return false
  const ordinals = parts.map((part) => Number(part?.[2] ?? NaN))
  const bases = new Set(parts.map((part) => part?.[1] ?? ''))
  const people = new Set(ordinals).size
  return (
    people >= FEWEST_PEOPLE &&
    labels.length > (bases.size - 1) * people &&
    [NAME, NUMBER].every((kind) => [...bases].some((base) => kind.test(base))) &&
    ordinals.every((n, i) => i === 0 || n === ordinals[i - 1] || n === (ordinals[i - 1] ?? 0) + 1)
  )
}
