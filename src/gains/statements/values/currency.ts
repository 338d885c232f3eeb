import { word } from './cells.ts'

/** 币种未载明, as ISO 4217 codes it. */
export const NO_CURRENCY = 'XXX'
export const YUAN = 'CNY'

/** Names and codes of currencies as Chinese banks write them. */
const NAMES: Readonly<Record<string, string>> = {
  cny: 'CNY 人民币 人民币元 rmb 元 ¥ ￥ 156 01 001 本币 chinayuan renminbi cnh',
  usd: 'USD 美元 美金 us$ $ 840 14 014 dollar',
  hkd: 'HKD 港币 港元 hk$ 344 13 013',
  eur: 'EUR 欧元 € 978 38 038',
  gbp: 'GBP 英镑 £ 826 12 012',
  jpy: 'JPY 日元 392 27 027',
  aud: 'AUD 澳元 澳大利亚元 036 29',
  cad: 'CAD 加元 加拿大元 124 28',
  sgd: 'SGD 新加坡元 新元 702 18',
  mop: 'MOP 澳门元 澳门币 446 81',
  twd: 'TWD 新台币 台币 901',
  krw: 'KRW 韩元 韩国元 410',
  thb: 'THB 泰铢 764',
  chf: 'CHF 瑞士法郎 756 15',
  rub: 'RUB 卢布 俄罗斯卢布 643',
}

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([code, names]) =>
    names.split(' ').map((name): [string, string] => [name.toLowerCase(), code.toUpperCase()]),
  ),
)

/** ISO code of a currency by any of its names; what is not known stands as it is written. Null: nothing is written. */
export function currencyNamed(text: string | null | undefined): string | null {
  const name = word(text).toLowerCase()
  if (name === '' || /^[-/]+$/.test(name)) return null
  const inside = /^[^(]*\(([a-z]{3})\)$|^([a-z]{3})\(.*\)$/.exec(name)
  return BY_NAME.get(name) ?? BY_NAME.get(inside?.[1] ?? inside?.[2] ?? '') ?? shownCode(name)
}

function shownCode(name: string): string {
  return name.toUpperCase().slice(0, 12)
}
