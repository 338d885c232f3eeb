import { wordsOf } from './choices.ts'
import type { Say } from './fields.ts'

/** Sentences of the check, which speak to who writes the file, for who fills in a form; English where there is some. */
const WORDS: readonly (readonly [RegExp, zh: string, en: string])[] = [
  [/^缺少此项；/, '没有填；', 'Nothing is filled in. '],
  [/应写 true 或者 false/, '选“是”或者“否”', 'choose yes or no'],
  [/应为列表，写作 \[ … \] 或者每项以 - 开头/, '逐项填写', 'one entry after the other'],
  [/应为若干字段，写作 \{ 字段: 值 \} 或者分行缩进/, '分栏填写', 'fill in its fields'],
  [
    /应为数字，不加引号、逗号和单位/,
    '只写数字，不加逗号和单位',
    'digits alone, no commas or units',
  ],
  [/条数应为整数/, '条数应为整数', 'a number of records is whole'],
  [
    /只写 at-least、about、exactly 之一/,
    '只写“不少于”“约”“恰为”之一',
    'state one of at least, about, exactly',
  ],
  [/(?<!条数)应为整数(?=；|，|$)/, '应为整数', 'a whole number'],
  [/^应为文字$|应为文字(?=；|$)/, '应为文字', 'a text'],
  [
    /日期应写作 2021-10-26、2021-10 或者 2021/,
    '日期写作 2021-10-26、2021-10 或者 2021',
    'a date is written 2021-10-26, 2021-10 or 2021',
  ],
  [/历法中没有这一天，请核对/, '历法中没有这一天，请核对', 'there is no such day'],
  [
    /标识只能用字母、汉字、数字、点、横线，以字母、汉字或者数字开头，不超过64字/,
    '标识只能用字母、汉字、数字、点、横线，以字母、汉字或者数字开头，不超过64字',
    'an id has letters, Han, digits, dots, hyphens; it begins with a letter, Han or digit; 64 at most',
  ],
  [/^已有同一标识：/, '已有同一标识：', 'the id is taken: '],
  [/金额不能为负/, '金额不能为负', 'a sum is not negative'],
  [/金额最多两位小数/, '金额最多两位小数', 'two decimals at most'],
  [/金额以元计/, '金额以元计', 'a sum is in yuan'],
  [/单价不能为负/, '单价不能为负', 'a price is not negative'],
  [/单价最多六位小数/, '单价最多六位小数', 'six decimals at most'],
  [/单价以元计/, '单价以元计', 'a price is in yuan'],
  [/条数不能为负/, '条数不能为负', 'a number of records is not negative'],
  [/，不加小数、逗号和单位/, '，不加小数、逗号和单位', ', without decimals, commas, units'],
  [/，不加逗号和单位/, '，不加逗号和单位', ', without commas or units'],
  [/，不加单位/, '，不加单位', ', without a unit'],
  [/，不知道的不写/, '，不知道的不写', '; leave out what is not known'],
  [/，支出不加负号/, '，支出不加负号', ', also for money out'],
  [/至少写一项/, '至少写一项', 'at least one'],
  [/应为其中之一：/, '应为其中之一：', 'one of: '],
  [/（写的是 /, '（写的是 ', ' (it says '],
]

/** What follows 写作 or 写法, for a form: without the name of the field and its brackets; left out where it is several fields. */
function withoutFile(text: string): string {
  return text
    .replace(/[；，](?:写法|期间写作|约数写作|以上写作)[^；（{}]*\{[^{}]*\}/g, '')
    .replace(/(?:，或者|、|或者) ?\{[^{}]*\}/g, '')
    .replace(
      /写法：[\w-]+: (?:\[([^\]]*)\]|([^；（]*))/g,
      (_, list: string | undefined, one: string | undefined) =>
        `写作 ${(list ?? one ?? '').replace(/^"|"$/g, '').replaceAll(', ', '、')}`,
    )
}

/**
 * A problem of a field in plain words: what, and what to write.
 *
 * @example 缺少此项；标识只能用…；写法：id: dong → 没有填；标识只能用…；写作 dong
 */
export function problemWords(say: Say, text: string): string {
  const plain = WORDS.reduce(
    (told, [found, zh, en]) => told.replace(found, () => say(zh, en)),
    wordsOf(say, withoutFile(text)),
  )
  return say(
    plain,
    plain
      .replaceAll('写作 ', 'such as ')
      .replaceAll('；', '; ')
      .replaceAll('）', ')')
      .replaceAll('、', ', ')
      .replaceAll('，', ', '),
  )
}
