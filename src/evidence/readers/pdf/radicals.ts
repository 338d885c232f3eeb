/**
 * Radicals as characters. Fonts draw ⼩ (Kangxi radical) and 小 with one glyph, and programs that print to PDF write
 * whichever of the two comes first in the font: the page shows 王小明, its text says 王⼩明, and nobody would be found by it.
 * Kangxi radicals have their character in Unicode (NFKC); of the supplement those that are characters of their own stand here.
 */
const SUPPLEMENT: Readonly<Record<string, string>> = {
  '⺁': '厂',
  '⺒': '巳',
  '⺓': '幺',
  '⺝': '月',
  '⺟': '母',
  '⺠': '民',
  '⺩': '王',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻑': '長',
  '⻓': '长',
  '⻔': '门',
  '⻗': '雨',
  '⻘': '青',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
}

const RADICAL = /[\u2E80-\u2FD5]/gu

/** @example 王⼩明 → 王小明, 人⺠币 → 人民币 */
export function withoutRadicals(text: string): string {
  return text.replace(RADICAL, (radical) => SUPPLEMENT[radical] ?? radical.normalize('NFKC'))
}
