import { detectEncoding } from '../../src/evidence/encoding/detect.ts'
import { Dice } from '../../test/files/tables/made.ts'
import type { Verdict } from './data.ts'
import { encode } from './encodings.ts'

/** Lists as they are traded, brought to each encoding: what makes them hard is that little in them is Chinese. */

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘']
const GIVEN = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰华建国文辉玲红梅婷鹏宇浩轩佳欣怡涵',
]
const RARE = [...'犇骉羴鱻淼焱垚喆堃昇旻珺琬翊茜晟璟祎彧奕玥晗煊锴骁']
const TRADITIONAL_SURNAMES = [...'陳張劉趙吳孫馬鄭謝許韓馮鄧蕭葉蘇盧鍾']
const TRADITIONAL_GIVEN = [...'偉麗強軍艷傑濤剛蘭華國輝鵬軒潔鳳榮慶廣龍雲飛寶貴']
const PLACES = [
  '北京市海淀区中关村大街',
  '上海市浦东新区世纪大道',
  '成都市武侯区人民南路',
  '青岛市市南区香港中路',
]
const TAIWAN = [
  '臺北市信義區市府路',
  '高雄市苓雅區四維三路',
  '臺中市西屯區臺灣大道',
  '新北市板橋區縣民大道',
]

const pick = (d: Dice, n: number, list: readonly string[]): string =>
  Array.from({ length: n }, () => d.of(list)).join('')
const digits = (d: Dice, n: number): string => Array.from({ length: n }, () => d.below(10)).join('')
const phone = (d: Dice): string => `13${digits(d, 9)}`
const name = (d: Dice): string => d.of(SURNAMES) + pick(d, 1 + d.below(2), GIVEN)
const old = (d: Dice): string => d.of(TRADITIONAL_SURNAMES) + pick(d, 2, TRADITIONAL_GIVEN)

const KINDS: Readonly<Record<string, (d: Dice) => string>> = {
  'one name': name,
  'one name and a phone': (d) => `${name(d)},${phone(d)}`,
  'three names': (d) => Array.from({ length: 3 }, () => name(d)).join('\n'),
  'header and one row': (d) => `姓名,电话\n${name(d)},${phone(d)}\n`,
  'mostly digits': (d) =>
    `${Array.from({ length: 200 }, () => `${phone(d)},${digits(d, 18)}`).join('\n')}\n${name(d)},${phone(d)}\n`,
  'rare characters': (d) =>
    Array.from({ length: 5 }, () => `${d.of(SURNAMES)}${pick(d, 2, RARE)},${phone(d)}`).join('\n'),
  'names and addresses': (d) =>
    Array.from(
      { length: 5 },
      () => `${name(d)},${phone(d)},${d.of(PLACES)}${1 + d.below(99)}号`,
    ).join('\n'),
  'traditional names': (d) =>
    Array.from({ length: 5 }, () => `${old(d)},09${digits(d, 8)}`).join('\n'),
  'traditional names and addresses': (d) =>
    Array.from(
      { length: 5 },
      () => `${old(d)},09${digits(d, 8)},${d.of(TAIWAN)}${1 + d.below(99)}號`,
    ).join('\n'),
}

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const
const EACH = 200

/** Each kind in each encoding that has its characters, two hundred times. */
export function scoreMadeTexts(): { kind: string; encoding: string; verdicts: Verdict[] }[] {
  return Object.entries(KINDS).flatMap(([kind, make]) =>
    ENCODINGS.flatMap((encoding) => {
      const dice = new Dice(kind.length)
      const verdicts = Array.from({ length: EACH }, (_, i) =>
        verdictOf(make(dice), encoding, `${kind} ${String(i)}`),
      )
      const told = verdicts.filter((v) => v !== null)
      return told.length === 0 ? [] : [{ kind, encoding, verdicts: told }]
    }),
  )
}

function verdictOf(text: string, encoding: string, file: string): Verdict | null {
  const bytes = encode(encoding, text)
  if (!bytes) return null
  const found = detectEncoding(bytes, true)
  return { file, ok: found.encoding === encoding, note: `${found.encoding}: ${found.reason}` }
}
