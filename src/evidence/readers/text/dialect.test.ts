import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { scoreCleverCsv } from '../../../../bench/accuracy/dialects.ts'
import { memorySource } from '../../source.ts'
import { planText } from './dialect.ts'
import type { TextOverrides, TextPlan } from './plan.ts'

const planOf = (text: string, overrides: TextOverrides = {}): TextPlan =>
  planText(memorySource(new TextEncoder().encode(text)), overrides)

describe('finds the delimiter', () => {
  test.each<[string, string | null, string]>([
    [
      'comma of prose, under names of fields: QQ numbers and addresses are no identifiers by themselves',
      '，',
      '姓名，QQ号\n高凯宇，437629885\n龙霞清，2281203924\n郝清，2325761257\n赖桂，2675966611\n',
    ],
    ['comma', ',', '姓名,电话\n张三,13800138000\n李四,13900139000\n'],
    [
      'none: now one, now several people in a line, a colon before each number',
      null,
      '联系人\n何秀英：13214187127;谭庆丰：17778373760;许长江：18260394450\n徐雨桐：17714015654;刘永刚：18513204199;丁浩：13664563954\n廖伟：18644706490\n苏子涵：13091960998;莫子涵：13992818874\n程水生：18749233551\n钟涛：18834436703;史晨曦：15172091834;方德明：15120547652\n叶文博：17361758346;杜丽娟：13720523815;何强：18681720499\n钱桂芳：17377714204\n',
    ],
    [
      'colon: one a line, and two in one of them',
      '：',
      '高凯宇：13800138000\n郝清：13700137000\n赖桂：13600136000\n何英：13500135000；丁浩：13400134000\n',
    ],
    [
      'comma beside full-width commas in addresses',
      ',',
      '张三,13800138000,建国路1号，3单元\n李四,13900139000,世纪大道2号\n',
    ],
    [
      'comma, rows of different width',
      ',',
      '张三,13800138000,北京市朝阳区,3单元\n李四,13900139000,上海市\n',
    ],
    [
      'comma, where blocks of lines stand in quotes',
      ',',
      '昵称,时间,内容\n小鹿,12:30,在吗\n老王,12:31,"张三\n13800138000\n\n李四\n13900139000\n\n王五\n13700137000"\n小鹿,12:33,好\n',
    ],
    [
      'none: a quote in a text is none',
      null,
      '他说,"好\n张三\n13800138000\n\n李四\n13900139000\n\n王五\n13700137000\n',
    ],
    [
      'comma, under a title',
      ',',
      '客户名单（2019年）\n姓名,电话\n张三,13800138000\n李四,13900139000\n',
    ],
    ['comma, every other line short', ',', '姓名,班级,座位\n张三,一班\n李四\n王五,二班,7\n'],
    [
      'comma, under a remark, and a remark between',
      ',',
      '# 已核对\n姓名,班级\n张三,一班\n# 以下为转学\n李四,二班\n',
    ],
    [
      'semicolon, below remarks that are more than the rows',
      ';',
      '# 数据来源：系统导出\n#\n# 说明：共两个月，单位为条\n# 一、不含测试\n# 二、不含退订\n2021-01;12;3\n2021-02;7;1\n',
    ],
    [
      'tab, its header behind a number sign, below remarks',
      '\t',
      '#ID\tclass\tseat\n# a list exported from the portal of a school\n# below its header\n1\tA\t4\n2\tB\t7\n',
    ],
    [
      'tab, each row but the header with one too many',
      '\t',
      '编号\t姓名\t班级\t座位\n1\t张三\t一班\t4\t\n2\t李四\t二班\t7\t\n3\t王五\t一班\t9\t\n',
    ],
    [
      'comma beside days and times that look like numbers with a mark',
      ',',
      `日期:时间,姓名,金额,备注\n${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => `2021030${String(i)}:0930,张三,1${String(i)}.50,无\n`).join('')}合计\n`,
    ],
    ['tab, one line', '\t', '张三\t13800138000\n'],
    ['tab, blanks inside names', '\t', '1\t张 三\t13800138000\n2\t李 四\t13900139000\n'],
    ['semicolon beside decimal commas', ';', '1,5;2,5;a\n3,5;4,5;b\n'],
    ['bar', '|', '张三|13800138000|\n李四|13900139000|x\n'],
    ['blank, a name and a number', ' ', '王女士 13800138000\n李总 13900139000\n'],
    ['blank, one line', ' ', '王女士 13800138000'],
    [
      'blanks of different length',
      ' ',
      '序号   姓名    电话\n 1    张三   13800138000\n 2    李四   13900139000\n',
    ],
    [
      'blanks, one to three numbers a line',
      ' ',
      '张三 13800138000\n李四 13900139000 13700137000\n',
    ],
    ['four hyphens', '----', '张三----13800138000----北京市\n李四----13900139000----上海\n'],
    ['two bars', '||', 'a||b||c\nd||e||f\n'],
    ['two colons', '::', 'a::b\nc::d\n'],
    ['bar, at, bar', '|@|', 'x|@|y|@|z\na|@|b|@|c\n'],
    ['control character 1', '\x01', 'a\x01b\x01c\nd\x01e\x01f\n'],
    ['caret', '^', 'a^b^c\nd^e^f\n'],
    ['full-width comma beside numbers', '，', '姓名，电话\n张三，13800138000\n李四，13900139000\n'],
    ['full-width colon', '：', '张三：13800138000\n李四：13900139000\n'],
    ['enumeration comma', '、', '张三、13800138000\n李四、13900139000\n'],
    ['colon between account and password', ':', 'a@x.com:pass1\nb@y.com:pwd,2\n'],
    ['comma beside formulas', ',', '姓名,手机\n张三,="13800138000"\n李四,="13900139000"\n'],
    ['comma beside hidden digits', ',', '张**,138****8000\n李*,139****9000\n'],
    [
      'comma beside hidden digits, three columns',
      ',',
      '姓名,手机,身份证\n张**,138****8000,370102********1234\n李*,139****9000,370102********123X\n',
    ],
    ['comma between a number and digits', ',', '13800138000,26\n13900139000,35\n13700137000,41\n'],
    ['comma between whole numbers under a header', ',', 'id,count\n1,25\n2,30\n3,25\n'],
    ['comma between whole numbers of any length', ',', '1,5\n2,7\n10,20\n'],
    ['comma in numbered lines', ',', '0,3\n1,5\n2,3\n3,7\n4,1\n5,5\n'],
    ['comma behind zeros in front', ',', '001,25\n002,30\n'],
    ['two tabs', '\t\t', 'id\t\tname\t\tn\n1\t\ta\t\t5\n2\t\t\t\t7\n3\t\tc\t\t\n'],
    [
      'blank beside prices',
      ' ',
      '1.1.2019 Lampe 3 12,50 1.200,10\n2.1.2019 "Dose, rund" 31 2,50 200,10\n3.1.2019 Kabel 7 9,99 3.200,10\n',
    ],
    [
      'full-width comma in each of many lines',
      '，',
      Array.from({ length: 12 }, (_, i) => `K${String(i)}，，，7${String(i)}，\n`).join(''),
    ],
    ['comma and blank before quotes', ', ', 'a, "b, c", d\ne, "f", g\n'],
  ])('%s', (_, delimiter, text) => {
    expect(planOf(text).delimiter).toBe(delimiter)
  })
})

describe('one cell a line', () => {
  test.each([
    ['bare numbers', '13800138000\n13900139000\n'],
    ['numbers with hyphens', '138-0013-8000\n139-0013-9000\n'],
    ['names', '张三\n李四\n王五\n'],
    ['dates with times', '2021-01-01 12:00:00\n2021-01-02 13:00:00\n'],
    ['amounts with separators', '1,234.50\n2,345.60\n'],
    ['amounts with decimal commas', '12,50\n7,25\n120,00\n'],
    ['amounts with stops and decimal commas', '1.234,50\n12.345,60\n'],
    ['e-mail addresses', 'a@x.com\nb@y.com\n'],
    [
      'addresses',
      '北京市朝阳区建国路1号，3单元\n上海市浦东新区世纪大道2号\n广州市天河区，体育西路，3号\n',
    ],
    ['prose', '你好，今天天气不错。\n我们去吃饭吧，好的，没问题\n走，走吧\n'],
    ['chat', '张三 2019-03-01 12:00:00\n你好，发我名单\n李四 2019-03-01 12:01:00\n好的，稍等\n'],
    ['English prose', 'Dear all, thanks for coming.\nIt was nice, really, to see you.\nBye\n'],
    ['markup', '<table><tr><td>a</td></tr></table>\n<p>x</p>\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(planOf(text).delimiter).toBeNull()
  })

  test('quotes around every line are undone', () => {
    expect(planOf('"13800138000"\n"13900139000"\n')).toMatchObject({ delimiter: null, quote: '"' })
  })
})

describe('finds quote and escape', () => {
  test.each<[string, string | null, string | null, string]>([
    ['none seen, custom of commas', '"', 'double', 'a,b\nc,d\n'],
    ['doubled', '"', 'double', 'a,"b ""c"" d"\ne,"f"\n'],
    ['backslash', '"', '\\', 'a,"b \\"c\\" d"\ne,"f"\n'],
    ['NUL', '"', '\0', 'a,"b \0"c\0" d"\ne,"f"\n'],
    ['a path before the closing quote', '"', 'double', 'a,"C:\\dir\\"\ne,"f"\n'],
    ['single quotes', "'", 'double', "'a'|'b'|'c'\n'd'|e|f\n"],
    ['apostrophes are none', '"', 'double', 'id,text\n1,it\'s\n2,\'tis\n3,"x"\n'],
    ['no custom of quotes', null, null, '张三----13800138000\n李四----13900139000\n'],
  ])('%s', (_, quote, escape, text) => {
    expect(planOf(text)).toMatchObject({ quote, escape })
  })

  test('cells of several lines', () => {
    expect(planOf('a,b,c\n"x\ny",2,3\n4,5,6\n')).toMatchObject({ multiline: true, widths: [3] })
  })
})

describe('what the examiner knows better', () => {
  test('wins over what was found', () => {
    expect(planOf('a,b;c\n', { delimiter: ';' })).toMatchObject({
      delimiter: ';',
      reason: expect.stringContaining('指定') as string,
    })
    expect(planOf('a b\n', { delimiter: '' }).delimiter).toBeNull()
    expect(planOf('a\tb\n', { delimiter: '\\t' }).delimiter).toBe('\t')
    expect(planOf('a,"b\n', { quote: '' }).quote).toBeNull()
    expect(planOf('a,b\n', { encoding: 'GBK' }).encoding).toBe('gb18030')
  })
})

test('the plan is plain data', () => {
  const plan = planOf('姓名,电话\n张三,13800138000\n')
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
})

test("CleverCSV's own samples", () => {
  expect(scoreCleverCsv().filter((v) => !v.ok)).toEqual([])
})

const people = fc.array(
  fc.tuple(
    fc.constantFrom('张三', '李小四', '王五', '欧阳锋', '赵六'),
    fc.integer({ min: 0, max: 99_999_999 }).map((n) => `138${String(n).padStart(8, '0')}`),
    fc.constantFrom('北京市朝阳区建国路1号', '上海市浦东新区', '重庆市第一中学'),
  ),
  { minLength: 1, maxLength: 40 },
)

prop.prop([
  people,
  fc.constantFrom(',', '\t', ';', '|', '----', '||', '，', '^', '~', ' ', '\x01', '::'),
])('lists of people, whatever delimits them', (rows, delimiter) => {
  const text = rows.map((row) => row.join(delimiter)).join('\r\n')
  expect(planOf(text)).toMatchObject({ delimiter, widths: [3] })
})

const LISTED = Array.from(
  { length: 12 },
  (_, i) =>
    (['张三', '李小四', '欧阳锋'][i % 3] ?? '') +
    '|' +
    String(13_800_000_000 + 7919 * i) +
    '|北京市朝阳区建国路' +
    String(i) +
    '号',
)
test.each([
  ...[
    '※',
    '§',
    '∣',
    '│',
    '★',
    '·',
    '•',
    '¤',
    '～',
    '＃',
    '＠',
    '／',
    '＆',
    '\u200b',
    '\x02',
    '\x07',
    '\x1b',
  ],
  ...['##', '|#|', '&&', '@@', '——', '……', '->', '--->', '<||>', '>>', '=>', '<>', '$$$', '☆☆'],
])('people set apart by %j', (delimiter) => {
  const text = LISTED.join('\n').replaceAll('|', () => delimiter)
  expect(planOf(text)).toMatchObject({ delimiter, widths: [3], blanks: false })
})

test.each(['\u00a0', '\u00a0\u00a0', '\u3000\u3000', '\u2003', '\u202f', ' \u00a0', '\u3000 '])(
  'people set apart by blanks: %j',
  (delimiter) => {
    const text = LISTED.map((line, i) => line.replaceAll('|', delimiter.repeat(1 + (i % 3)))).join(
      '\n',
    )
    expect(planOf(text)).toMatchObject({ delimiter: ' ', widths: [3], blanks: true })
  },
)

test.each([
  '阿依古丽·买买提,13800138000\n古丽娜·买买提,13900139000\n阿依·买买提,13700137000\n',
  '“张三”，来电\n“李四”，去电\n“王五”，来电\n',
  'https://a.cn/x 张三\nhttps://b.cn/y 李四\nhttps://c.cn/z 王五\n',
  '有人说——他走了\n后来——又回来\n于是——如此\n',
])('a mark that stands in names and prose splits none: %j', (text) => {
  expect(planOf(text).delimiter ?? '').not.toMatch(/[·“”—]|:\/\//)
})

test.each(['"', ',', ' ', '-', '"a', ',"', "'", 'a:', '\\"', '[[', '1,1,', '（', '1', 'a@', '·中'])(
  'a hostile line of %j is planned like any other',
  (piece) => {
    expect(planOf(piece.repeat(Math.floor(300_000 / piece.length)))).toMatchObject({ bom: 0 })
  },
)
