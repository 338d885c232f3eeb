import type { Court, Level, Plaintiff } from './facts.ts'

/** 县级 … 全国: of a procuratorate or a council. */
export const LEVELS: Readonly<Record<Level, string>> = {
  county: '县级',
  city: '市级',
  province: '省级（含直辖市）',
  national: '全国',
}

export const COURTS = { basic: '基层法院', intermediate: '中级法院', high: '高级法院' } as const

/** 区院, 市院, 省院: as people call them beside a court. */
export const SHORT_OFFICE: Readonly<Record<Level, string>> = {
  county: '区院',
  city: '市院',
  province: '省院',
  national: '最高检',
}

export const SHORT_COURT = { basic: '基层法院', intermediate: '中院', high: '高院' } as const

/** Which procuratorate stands beside which court. */
export const BESIDE: Readonly<Record<NonNullable<Court['level']>, Level>> = {
  basic: 'county',
  intermediate: 'city',
  high: 'province',
}

export const KINDS: Readonly<Record<Plaintiff['kind'], string>> = {
  procuratorate: '检察院',
  council: '消费者协会',
  organisation: '其他组织',
}

/** 青岛市人民检察院; 起诉机关 where no name is entered. */
export function nameOf(name: string | null, otherwise: string): string {
  return name ?? otherwise
}
