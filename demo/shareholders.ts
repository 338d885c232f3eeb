/** The invented shareholders of the second story, and brokers that do not exist. */
import type { Content } from './list.ts'
import { givenName, surname } from './names.ts'
import type { PhoneBook } from './numbers.ts'
import type { Random } from './random.ts'

const BROKERS = '远岬 澄湖 松砚 云骧 霁川 鹿原 赤羽 槐序 星棹 岚泊 石渠 汀兰'.split(' ')

const CITIES = (
  '山东青岛 山东济南 山东烟台 山东潍坊 江苏南京 江苏苏州 浙江杭州 浙江宁波 广东深圳 广东佛山 河南郑州 四川成都 ' +
  '湖北武汉 湖南长沙 福建厦门 辽宁大连 陕西西安 安徽合肥 河北石家庄'
).split(' ')

export const broker = (random: Random): string => `${random.pick(BROKERS)}证券`
export const city = (random: Random): string => random.pick(CITIES)

/** One shareholder with one number. */
export interface Shareholder {
  readonly name: string
  readonly phone: string
  readonly broker: string
  readonly city: string
}

/** `pairs` of name and number; one number in sixty stands for two people, one person in ninety has two numbers. */
export function shareholders(random: Random, phones: PhoneBook, pairs: number): Shareholder[] {
  const all: Shareholder[] = []
  while (all.length < pairs) {
    const one = shareholder(random, phones.next())
    all.push(one)
    if (random.once(60)) all.push(housemate(random, one))
    else if (random.once(90)) all.push({ ...one, phone: phones.next() })
  }
  return all.slice(0, pairs)
}

const shareholder = (random: Random, phone: string): Shareholder => ({
  name: surname(random) + givenName(random),
  phone,
  broker: broker(random),
  city: city(random),
})

function housemate(random: Random, one: Shareholder): Shareholder {
  let other = shareholder(random, one.phone)
  while (other.name === one.name) other = shareholder(random, one.phone)
  return { ...other, city: one.city }
}

/** A shareholder as most lists have him: now and then the broker or the town is not known. */
export function asKnown(random: Random, one: Shareholder): Content {
  const { broker: firm, city: town, ...known } = one
  if (random.once(40)) return { ...known, city: town }
  if (random.once(50)) return { ...known, broker: firm }
  return { ...one }
}
