/** Synthetic rows for timing: fixed seed, nobody in them exists. Shares no code with the recognisers. */
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'
const GIVEN = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂华'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A small generator of numbers (xorshift), the same on every machine. */
export function numbers(seed: number): (below: number) => number {
  let state = seed | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

export type Person = readonly [name: string, id: string, phone: string, school: string, age: string]

export const HEADER = ['姓名', '身份证号', '电话', '学校', '年龄'] as const

export function person(below: (n: number) => number): Person {
  const name = `${pick(SURNAMES, below)}${pick(GIVEN, below)}${pick(GIVEN, below)}`
  const phone = `138${digits(below(100_000_000), 8)}`
  const school = `渝城第${String(below(500))}小学`
  return [name, residentId(below), phone, school, String(6 + below(12))]
}

/** Districts of one city: numbers enough that ten million people seldom share one. */
const DISTRICTS = '01 02 03 04 05 06 07 08 09 12 13 14 15'.split(' ')

function residentId(below: (n: number) => number): string {
  const district = DISTRICTS[below(DISTRICTS.length)] ?? '12'
  const born = `${String(1960 + below(50))}${digits(1 + below(12), 2)}${digits(1 + below(28), 2)}`
  const body = `5001${district}${born}${digits(below(1000), 3)}`
  const sum = WEIGHTS.reduce((all, w, i) => all + w * (body.charCodeAt(i) - 48), 0)
  return body + ('10X98765432'[sum % 11] ?? '')
}

function pick(from: string, below: (n: number) => number): string {
  return from[below(from.length)] ?? ''
}

function digits(n: number, length: number): string {
  return String(n).padStart(length, '0')
}
