import { describe, expect, test } from 'vitest'
import { checkedFacts } from '../../src/case/case-file.ts'
import { ShuzhengError } from '../../src/errors.ts'

/** Mistakes of shape end a case file: every one with its line, field, what to write, and what was found. */
function said(text: string): string[] {
  try {
    checkedFacts(text, 'case.yaml')
  } catch (error) {
    if (!(error instanceof ShuzhengError)) throw error
    expect([error.code, error.exit]).toEqual(['case/invalid', 2])
    return String(error.details['problems'])
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  }
  return []
}

const PEOPLE = `title: 某案
parties: [{ id: dong, name: 董某某 }, { id: wu, name: 吴某某 }]
batches: [{ id: b2, files: ["a/*"] }]
`
const transfer = (more: string) =>
  `${PEOPLE}transfers:\n  - { id: t1, kind: sell, from: [dong], to: [wu], batch: b2, ${more} }`

test('what is right is not complained of', () => {
  expect(said(transfer('on: 2019-03, priced-units: 30000, unit-price: 0.175'))).toEqual([])
})

describe('the file as a whole', () => {
  test.each([
    ['nothing in it', '', '第1行 case.yaml：文件没有内容；至少写 title: 案件名称'],
    [
      'colons of Chinese type',
      'title：某案',
      '第1行 case.yaml：不是案件文件的写法；字段名后须用半角冒号加一个空格（: ），不用“：”',
    ],
    [
      'a list of people, which is not repeated',
      '王小明 13800138000',
      '第1行 case.yaml：不是案件文件的写法；每行写“字段: 值”',
    ],
    [
      'a sum with a comma, which would be a field of its own',
      transfer('on: 2019-03, amount: 12,000'),
      '第5行 transfers.0.0：数目中不加逗号，12,000 写作 12000；逗号之后被当作另一个字段',
    ],
    ['a list', '- 某案', '第1行 case.yaml：不是案件文件的写法；每行写“字段: 值”'],
    ['a tab', 'title: 某案\n\tdemo: true', '第2行：缩进用了制表符，请改用空格（TAB_AS_INDENT）'],
    [
      'a field twice',
      'title: 甲\ntitle: 乙',
      '第2行：同一字段写了两次，请合并为一处（DUPLICATE_KEY）',
    ],
    [
      'a bracket left open',
      'title: [甲',
      '第1行：缩进不齐或者括号没有成对；同一级的字段须对齐（BAD_INDENT）',
    ],
    [
      'two cases',
      'title: 甲\n---\ntitle: 乙',
      '第2行：一个文件只写一个案件，请去掉 --- 之后的部分（MULTIPLE_DOCS）',
    ],
    [
      'an alias of nothing',
      'title: *a',
      '第1行：引用（*）没有对应的定义（&），或者嵌套过深，不能读取',
    ],
    ['brackets without end', '['.repeat(30_000), '第1行：嵌套过深（RESOURCE_EXHAUSTION）'],
    [
      'a list of records',
      `title: ${'甲'.repeat(8_000_000)}`,
      '文件过长（8000007字），不是案件文件',
    ],
  ])('%s', (_, text, message) => {
    expect(said(text)).toEqual([message])
  })

  test('an expansion of aliases ends, and soon', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`,
    )
    expect(said(`l0: &l0 [甲]\n${levels.join('\n')}`)).toHaveLength(1)
  })
})

describe('fields and values', () => {
  test.each([
    [
      'a title missing',
      'parties: []',
      ['第1行 title：缺少此项；应为文字；写法：title: 某某侵犯公民个人信息案'],
    ],
    [
      'an unknown field, with the one that was meant',
      'title: 某案\ndates: { hard: 2021 }',
      [
        '第2行 dates.hard：没有这个字段；是否为 heard？可写的字段：conduct、filed、accepted、heard、decided、announced、harm-until（写的是 2021）',
      ],
    ],
    [
      'the slip is told once, not again as something missing',
      'title: 某案\nparties:\n  - { id: a, nmae: 甲 }',
      [
        '第3行 parties.0.nmae：没有这个字段；是否为 name？可写的字段：id、name、shown-as、state、role、identified、unit、standing、lawful-business、priors、evidence（写的是 "甲"）',
      ],
    ],
    [
      'a field of another kind of decision',
      'title: 某案\ndecisions:\n  - { kind: reading, reading: bare-phones, option: in, tier: A, by: 甲, on: 2022, reason: 理由 }',
      [
        '第3行 decisions.0.tier：没有这个字段；可写的字段：kind、reading、option、by、on、reason、evidence（写的是 "A"）',
      ],
    ],
    [
      'a word that is not in its list',
      'title: 某案\ncriminal: { outcome: judgement }',
      [
        '第2行 criminal.outcome：应为其中之一：judgment、non-prosecution、pending、none；是否为 judgment？（写的是 "judgement"）',
      ],
    ],
    [
      'a word of a long list',
      'title: 某案\noverrides: [{ column: C, kind: mobil }]',
      [
        '第2行 overrides.0.kind：是否为 mobile？可写的共51种，见 docs/glossary.md（写的是 "mobil"）',
      ],
    ],
    [
      'yes for true',
      'title: 某案\ndemo: yes',
      ['第2行 demo：应写 true 或者 false（写的是 "yes"）'],
    ],
    [
      'a fraction of a record',
      transfer('priced-units: 1.5'),
      [
        '第5行 transfers.0.priced-units：条数应为整数，写作 30000，不加小数、逗号和单位（写的是 1.5）',
      ],
    ],
    [
      'less than none',
      transfer('free-units: -5'),
      ['第5行 transfers.0.free-units：条数不能为负；写作 30000，不知道的不写（写的是 -5）'],
    ],
    [
      'a number with a comma',
      transfer('priced-units: "30,000"'),
      [
        '第5行 transfers.0.priced-units：条数应为整数，写作 30000，不加小数、逗号和单位（写的是 "30,000"）',
      ],
    ],
    [
      'a negative price',
      transfer('unit-price: -0.5'),
      ['第5行 transfers.0.unit-price：单价不能为负；写作 0.55（写的是 -0.5）'],
    ],
    [
      'a price of seven decimals',
      transfer('unit-price: 0.1234567'),
      ['第5行 transfers.0.unit-price：单价最多六位小数；写作 0.175（写的是 0.1234567）'],
    ],
    [
      'a negative sum',
      transfer('amount: { about: -3 }'),
      ['第5行 transfers.0.amount.about：金额不能为负；写作 2000，支出不加负号（写的是 -3）'],
    ],
    [
      'a sum with its unit',
      transfer('amount: 2000元'),
      [
        '第5行 transfers.0.amount：金额以元计，写作 2000 或者 2000.50，不加逗号和单位；约数写作 { about: 1400 }，以上写作 { at-least: 1400 }（写的是 "2000元"）',
      ],
    ],
    [
      'a third of a fen',
      transfer('amount: 0.333'),
      ['第5行 transfers.0.amount：金额最多两位小数；写作 2000.50（写的是 0.333）'],
    ],
    [
      'a day that is not in the calendar',
      transfer('on: 2021-02-29'),
      ['第5行 transfers.0.on：历法中没有这一天，请核对（写的是 "2021-02-29"）'],
    ],
    [
      'a day written otherwise',
      transfer('on: { from: 2021/2/3, to: 2021-03 }'),
      ['第5行 transfers.0.on.from：日期应写作 2021-10-26、2021-10 或者 2021（写的是 "2021/2/3"）'],
    ],
    [
      'one for a list',
      'title: 某案\ngroups: [{ id: g, members: dong, kind: joint }]',
      [
        '第2行 groups.0.members：应为列表，写作 [ … ] 或者每项以 - 开头；写法：members: [dong, wang]（写的是 "dong"）',
      ],
    ],
    [
      'an empty list of givers',
      'title: 某案\ntransfers: [{ id: t, kind: give, from: [], batch: b }]',
      ['第2行 transfers.0.from：至少写一项'],
    ],
    [
      'a stated number with two words',
      'title: 某案\nbatches: [{ id: b, declared: { at-least: 1, about: 2 } }]',
      [
        '第2行 batches.0.declared：载明数只写 at-least、about、exactly 之一；写法：declared: { at-least: 8000 }',
      ],
    ],
    [
      'a stated number without a word',
      'title: 某案\nbatches: [{ id: b, declared: 8000 }]',
      [
        '第2行 batches.0.declared：应为若干字段，写作 { 字段: 值 } 或者分行缩进；写法：declared: { at-least: 8000 }（写的是 8000）',
      ],
    ],
    [
      'the id that is taken',
      'title: 某案\nparties: [{ id: unknown, name: 甲 }]',
      ['第2行 parties.0.id：unknown 由本软件用于身份不明的下家，请另取标识（写的是 "unknown"）'],
    ],
    [
      'an id with a space',
      'title: 某案\nparties: [{ id: 甲 乙, name: 甲 }]',
      [
        '第2行 parties.0.id：标识只能用字母、汉字、数字、点、横线，以字母、汉字或者数字开头，不超过64字；写法：id: dong（写的是 "甲 乙"）',
      ],
    ],
    [
      'a decision that nobody made',
      'title: 某案\ndecisions:\n  - { kind: set-aside, code: FABRICATED, file: a.csv, rows: [0], on: 2022 }',
      [
        '第3行 decisions.0.rows.0：行号应为整数，从 1 起，按文件中的实际行；写法：rows: [12, 15]（写的是 0）',
        '第3行 decisions.0.by：缺少此项；应为文字；写法：by: 承办人姓名',
        '第3行 decisions.0.reason：缺少此项；应为文字；写法：reason: 仅有股民姓名、电话，没有持仓内容',
      ],
    ],
    [
      'a column by number',
      'title: 某案\noverrides: [{ column: 3, kind: mobile, header: -1 }]',
      [
        '第2行 overrides.0.header：表头行号应为整数，没有表头写 0；写法：header: 3（写的是 -1）',
        '第2行 overrides.0.column：列用大写字母写作 A、B …；写法：column: C（写的是 3）',
      ],
    ],
  ])('%s', (_, text, messages) => {
    expect(said(text)).toEqual(messages)
  })
})

test('identifiers of people are masked wherever they were written', () => {
  const lines = said(
    'title: 13800138000\nparties: [{ id: a, name: b, "13900139000": "110105194912310021" }]\ndemo: 6222021234567890123',
  )
  expect(lines).toHaveLength(3)
  expect(lines.join()).not.toMatch(/\d{7}/)
  expect(lines.join()).toContain('138****8000')
})

test('of many mistakes twenty are told and the others counted', () => {
  const many = Array.from({ length: 30 }, (_, i) => `  - { id: p${i} }`).join('\n')
  const lines = said(`title: 某案\nparties:\n${many}`)
  expect(lines).toHaveLength(21)
  expect(lines.at(-1)).toBe('…另有10处')
})
