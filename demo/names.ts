/**
 * Invented people. Names are drawn from everyday characters, so that some stand for several people, as in real lists;
 * nobody is meant. Company and school names do not exist.
 */
import type { Random } from './random.ts'

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任',
  ...'姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤',
  '欧阳',
  '上官',
  '司马',
  '诸葛',
]

const TWO = (
  '子轩 欣怡 梓涵 浩然 诗涵 宇航 雨桐 俊杰 思远 佳怡 梓萱 子涵 一诺 雨泽 嘉豪 可馨 博文 若曦 天佑 语嫣 ' +
  '奕辰 静怡 明轩 梦瑶 志强 晓彤 泽宇 依诺 文博 雅婷 子墨 紫萱 皓轩 思琪 俊熙 佳琪 铭泽 诗琪 鑫磊 心怡 ' +
  '景行 知夏 沐阳 芷若 承泽 清妍 云舒 书瑶 景澄 言蹊 怀瑾 听澜 修远 采薇 致远 婉清 立诚 念慈 守拙 令仪 ' +
  '建国 秀英 丽华 桂兰 建军 淑珍 志明 玉兰 国栋 凤英 文斌 春梅 永强 红霞 海燕 晓红 卫东 秋菊 德明 美玲'
).split(' ')

const FIRST = [
  ...'子雨梓浩诗宇俊思佳嘉博若天语奕静明梦志晓泽依文雅紫皓铭鑫心景知沐承清云书言怀听修采婉立念守令',
]
const SECOND = [
  ...'轩怡涵然航桐杰远萱诺泽豪馨曦佑嫣辰瑶强彤宇博婷墨琪熙磊行夏阳若妍舒澄蹊瑾澜薇清诚慈拙仪',
]
const ONE = [...'伟芳娜敏静丽磊洋艳勇军杰娟涛超霞刚颖琳晨睿哲涵妍琪萌悦岚峻澈']

export const surname = (random: Random): string => random.pickEarly(SURNAMES)

/** A given name: mostly one of the fashionable ones, else two characters, else one. */
export function givenName(random: Random): string {
  const kind = random.int(20)
  if (kind < 9) return random.pick(TWO)
  if (kind < 17) return random.pick(FIRST) + random.pick(SECOND)
  return random.pick(ONE)
}

/** How a seller's contact list calls people whose names it does not know (称谓). */
export function vagueName(random: Random): string {
  return random.pickEarly(SURNAMES) + random.pick(['女士', '先生', '小姐', '女士', '先生', '总'])
}

const COMPANY = [
  '青梧',
  '远澜',
  '知途',
  '星槎',
  '禾序',
  '澄观',
  '岫云',
  '鹿鸣谷',
  '九章台',
  '松果树',
]
const TRADE = ['教育咨询有限公司', '文化传播有限公司', '商贸有限公司', '信息技术有限公司']

/** A company that does not exist, in the given city. */
export function companyName(random: Random, city: string): string {
  return city + random.pick(COMPANY) + random.pick(TRADE)
}
