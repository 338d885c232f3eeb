import type { OriginMerge } from '../../report/origin.ts'
import { inWords } from '../fingerprints/chance.ts'
import type { Named } from './edges.ts'

/** One of so many may be missing: lines that cannot be compared, a hand that struck out a few. */
export const STRAY = 50
/** A part brings so many people of its own, and one in twenty of the whole, or it explains nothing. */
const FEW = 10

/** A list of which all people stand in a larger one, with how many they are. */
export interface Part {
  readonly n: number
  readonly people: number
}

/** Parts of a whole that are all of it together. */
export interface Union {
  readonly parts: readonly Part[]
  /** People of the whole in any of them, in several of them. */
  readonly covered: number
  readonly common: number
  /** Groups of as many parts that were tried. */
  readonly tried: number
  /** Other groups that are the whole together as well. */
  readonly more: number
}

export function isNearlyAll(covered: number, people: number): boolean {
  return covered * STRAY >= people * (STRAY - 1)
}

export function isWorthTelling(own: number, people: number): boolean {
  return own >= FEW && own * 20 >= people
}

/** The union with the people in several parts, what chance would leave, both ways it may have come about, and what would overturn it. */
export function told(whole: number, union: Union, named: Named): OriginMerge {
  const { parts, covered, common, tried, more } = union
  const people = named.people(whole)
  const [w, ids] = [named.id(whole), parts.map(({ n }) => named.id(n))]
  const size = parts.length === 2 ? '两' : '三'
  const outside = parts.map((p) => people - p.people)
  const over = outside.reduce((all, n) => all * BigInt(n), 1n)
  const expected = inWords({ over, under: BigInt(people) ** BigInt(parts.length - 1) })
  const sum = `${outside.join('×')}÷${String(people)}${parts.length === 2 ? '' : '²'}`
  const each = parts.map((p, i) => `${ids[i] ?? ''}在其中的${String(p.people)}人`)
  const rare = tried > 1 ? `各组三份的名单共${String(tried)}组，其中有一组偶然如此` : '偶然如此'
  const kept =
    common >= FEW
      ? `；${size}份又共有${String(common)}人：分开所得的一般没有共有的人，合并去重的会有，但有意重叠地取出也会如此`
      : ''
  const others = more > 0 ? `；另有${String(more)}组${size}份的名单也合成${w}` : ''
  const [all, any] = [ids.join('、'), ids.join('或者')]
  return {
    batch: w,
    of: ids,
    by: 'coverage',
    people,
    covered,
    sentence: `${w}共${String(people)}人，${joined(each)}合起来为${String(covered)}人：${all}如系各自从${w}取出，${size}份都没有的预期${expected}人（${sum}），实有${String(people - covered)}人，${rare}不到百万分之一。${w}可能由${all}合并而成，也可能${all}由${w}分开而成，仅凭覆盖不能判断方向${kept}${others}。可以推翻合并之说的：${w}先于${any}存在的材料`,
  }
}

/** 甲、乙与丙 */
function joined(parts: readonly string[]): string {
  return `${parts.slice(0, -1).join('、')}与${parts.at(-1) ?? ''}`
}
