import type { Population } from '../../report/chain.ts'
import type { KeyClass } from './keys.ts'

/**
 * How many people or numbers there are in the country: what two lists could have been drawn from at the widest. Both are
 * far wider than any real list's circle, so what is expected from them is a lower bound, and is called that.
 */
const BY_CLASS: Readonly<Record<KeyClass, readonly Population[]>> = {
  id: [
    {
      id: 'census-2010',
      title: '全国人口数',
      size: 1_339_724_852,
      on: '2010-11-01',
      source: '国家统计局《第七次全国人口普查公报（第二号）》所载第六次普查数',
      sure: 'page',
    },
    {
      id: 'census-2020',
      title: '全国人口数',
      size: 1_411_778_724,
      on: '2020-11-01',
      source: '国家统计局《第七次全国人口普查公报（第二号）》',
      sure: 'page',
    },
  ],
  mobile: [
    {
      id: 'mobile-2018',
      title: '全国移动电话用户户数',
      size: 1_570_000_000,
      on: '2018-12-31',
      source: '工业和信息化部《2018年通信业统计公报》（约15.7亿户）',
      sure: 'from-memory',
    },
    {
      id: 'mobile-2021',
      title: '全国移动电话用户户数',
      size: 1_608_000_000,
      on: '2021-05-31',
      source: '工业和信息化部2021年5月电话用户分省情况（约16.08亿户）',
      sure: 'page',
    },
    {
      id: 'mobile-2022',
      title: '全国移动电话用户户数',
      size: 1_683_000_000,
      on: '2022-12-31',
      source: '工业和信息化部《2022年通信业统计公报》（约16.83亿户）',
      sure: 'page',
    },
    {
      id: 'mobile-2025',
      title: '全国移动电话用户户数',
      size: 1_828_000_000,
      on: '2025-11-30',
      source: '工业和信息化部2025年1至11月通信业运行情况（约18.28亿户）',
      sure: 'page',
    },
  ],
  other: [],
}

/** By how people are known: the last number published on or before the day, else the first; null: nobody publishes one. */
export type Populations = Readonly<Record<KeyClass, Population | null>>

/** @param day of the conduct, else of the law data; never the clock */
export function populationsOn(day: string): Populations {
  const last = (all: readonly Population[]) => all.findLast((p) => p.on <= day) ?? all[0] ?? null
  return { id: last(BY_CLASS.id), mobile: last(BY_CLASS.mobile), other: null }
}

/** One circle that somebody states instead: the same for all that is compared. */
export function statedPopulation(size: number, source: string): Populations {
  const all: Population = {
    id: 'stated',
    title: '指定的共同人群人数',
    size,
    on: '',
    source,
    sure: 'inference',
  }
  return { id: all, mobile: all, other: all }
}
