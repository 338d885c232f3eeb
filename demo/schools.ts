/** Schools that do not exist, in districts that do. */
import type { Random } from './random.ts'

const ROOTS = (
  '青禾路 启明湖 云栖 白鹭洲 望山 临溪 星桥 听泉 槐荫 稻香 竹里 松涛 枫溪 长亭 琢玉 知行 弘毅 采薇 澄心 慎思 ' +
  '曦和 沐风 菁园 柏林路 梧桐街 鹿鸣 泊云 砚田'
).split(' ')

const SUFFIXES = {
  kindergarten: ['幼儿园', '实验幼儿园'],
  primary: ['小学', '实验小学', '小学校'],
  middle: ['中学', '初级中学'],
  high: ['中学', '高级中学'],
} as const

export type SchoolKind = keyof typeof SUFFIXES

export const DISTRICTS = ['渝北区', '江北区', '两江新区', '北碚区', '长寿区']

export const school = (random: Random, kind: SchoolKind): string =>
  random.pick(ROOTS) + random.pick(SUFFIXES[kind])

/** Which kind of school a child of this age (3 to 17) goes to, and in which class it sits. */
export function stageOf(random: Random, age: number): { kind: SchoolKind; grade: string } {
  if (age <= 5) return { kind: 'kindergarten', grade: `${'小中大'[age - 3]}${1 + random.int(4)}班` }
  const classNo = `${1 + random.int(12)}班`
  if (age <= 11) return { kind: 'primary', grade: `${'一二三四五六'[age - 6]}年级${classNo}` }
  if (age <= 14) return { kind: 'middle', grade: `初${'一二三'[age - 12]}${classNo}` }
  return { kind: 'high', grade: `高${'一二三'[age - 15]}${classNo}` }
}
