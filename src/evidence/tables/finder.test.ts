import { describe, expect, test } from 'vitest'
import { find, letters, lines } from '../../../test/files/tables/rows.ts'

/** Each case: what it is about, the rows (`|` between cells, `/` between rows), their roles. */
type Case = readonly [about: string, rows: string, roles: string]

const rolesOf = (rows: string, list = false): string =>
  letters(find(lines(rows.replaceAll(' / ', '\n')), undefined, list))

const headersOf = (rows: string): unknown =>
  find(lines(rows.replaceAll(' / ', '\n'))).tables[0]?.headers

describe('header', () => {
  test.each<Case>([
    ['plain list', '姓名|手机号|地址 / 张三|13800000001|北京市 / 李四|13800000002|上海市', 'Hdd'],
    ['compound words', '学生姓名|家长联系电话|就读学校 / 王小明|13800000001|第一小学', 'Hd'],
    ['remarks and stars in it', '* 姓 名|联系电话（必填）|备 注 / 张三|13800000001|', 'Hd'],
    ['full-width Latin', 'ＱＱ号|昵称 / 10001|风 / 10002|云', 'Hdd'],
    ['only texts below', '姓名|性别|学校 / 张三|男|一中 / 李四|女|二中', 'Hdd'],
    ['snake case', 'user_name,phone_no / x'.replaceAll(',', '|') + '|13800000001', 'Hd'],
    ['camel case', 'userName|idCardNo|createTime / 张三|11010519491231002X|2021-10-26', 'Hd'],
    [
      'English without vocabulary, numbers below',
      'zeta|flux|torr / C01|18|20.5 / C02|3|11.5',
      'Hdd',
    ],
    ['years over numbers', 'Region|2019|2020|2021 / North|12|13|14 / South|22|23|24', 'Hdd'],
    [
      'Latin texts only, of another make',
      'borough|wheelchair_access / Barking and Dagenham|no / Barnet|no / Bexley|no / Brent|no',
      'Hdddd',
    ],
    [
      'none: names of users and addresses of machines',
      'wangqing_604|HUAWEI P40|151.6.239.245 / zhangjun72|Android 12|14.120.192.187 / liudafei|vivo X60|187.68.113.158',
      'ddd',
    ],
    ['nothing but numbers of columns', '列1|列2 / 王斌|未接 / 李梅|已联系', 'Hdd'],
    ['traditional Chinese', '景點名稱|地址 / 沈光文紀念廳|臺南市善化區', 'Hd'],
    ['SQL in it', "姓名|'; DROP TABLE x;--|电话 / 张三|x|13800000001", 'Hd'],
    ['HTML in it', '<b>姓名</b>|手机|地址 / 张三|13800000001|北京市', 'Hd'],
    ['its columns numbered', '姓名|手机号|地址 / 1|2|3 / 张三|13800000001|北京市', 'HHd'],
    [
      'numbered in official tables',
      '姓名|电话|金额|数量 / 甲|乙|1|2 / 张三|13800000001|x|y',
      'HHd',
    ],
    [
      'two rows of names, and one of numbers',
      '姓名|父亲|| / |姓名|电话|地址 / (1)|(2)|(3)|(4) / 张三|张四|13800000001|x',
      'HHHd',
    ],
    [
      'numbered behind the word for it',
      '项目|姓名|电话|住址 / 栏次|1|2|3 / 低保|张三|13800000001|北京',
      'HHd',
    ],
    [
      'groups said in each of their columns',
      '学生|父亲|父亲|母亲|母亲 / 姓名|姓名|电话|姓名|电话 / 张三|张四|13800000001|李四|13800000002',
      'HHd',
    ],
    ['over the days of a month', '姓名|手机|1|2|3|4|5 / 张三|13800000001|√|√|√|√|√', 'Hd'],
    ['at the end', '张三|13800000001|甲 / 李四|13800000002|乙 / 姓名|手机号|地址', 'ddH'],
    ['small numbers in the first record', '姓名|数量|次数|分数 / 1|2|3|4 / 2|3|4|5', 'Hdd'],
    ['only a header', '姓名|手机号|地址', 'H'],
    ['a column without name', '|姓名|手机号 / 1|张三|13800000001', 'Hd'],
    [
      'numbers of rows and one name',
      '|手机 / 0|13800000001 / 1|13800000002 / 2|13800000003',
      'Hddd',
    ],
    ['numbers of rows and names that are numbers', '|0|1 / 0|1.5|a / 1|2.5|b / 2|3.5|c', 'Hddd'],
    ['nothing over words, a name over numbers', '|count / light|12 / snow|13 / rain|14', 'Hddd'],
    [
      'over a first record that has lost a delimiter',
      'Day|Item|Count|Price / 28.01.2019Lamp|3|1.5 / 02.11.2019|Can|31|2.5 / 03.12.2018|Wire|7|9.9',
      'Hddd',
    ],
    [
      'over a first record with a stray quote',
      'word|count / light|"12 / snow|13 / rain|14',
      'Hddd',
    ],
    [
      'said twice over columns of another make',
      'zeta|flux / zeta|flux / light|18 / snow|3 / rain|11',
      'HRddd',
    ],
    ['one column by word', '手机号 / 13800000001 / 13800000002', 'Hdd'],
    ['one column of names', '姓名 / 张三 / 李四', 'Hdd'],
    [
      'header below records of another make',
      '张三|13800000001 / 李四|13800000002 / 姓名|电话|学校 / 王五|13800000003|一中',
      'ddHd',
    ],
  ])('%s', (_, rows, roles) => {
    expect(rolesOf(rows)).toBe(roles)
  })

  test.each<Case>([
    ['phone in the first row', '张三|13800000001 / 李四|13800000002', 'dd'],
    ['ID in the first row', '张三|11010519491231002X / 李四|110105194912310038', 'dd'],
    [
      'first number missing',
      '张三|无|北京市 / 李四|13800000002|上海市 / 王五|13800000003|广州市',
      'ddd',
    ],
    [
      'a title over the second of two columns',
      '|客户名单（2021年） / 张三|13800000001 / 李四|13800000002 / 王五|13800000003',
      'Tddd',
    ],
    [
      'first number said in words',
      '张三|不肯给电话|北京市 / 李四|13800000002|上海市 / 王五|13800000003|广州市',
      'ddd',
    ],
    ['names and addresses only', '张三|北京市海淀区|第一小学 / 李四|上海市黄浦区|第二小学', 'dd'],
    ['one column of phones', '13800000001 / 13800000002', 'dd'],
    ['one column of names', '张三 / 李四', 'dd'],
    ['a single row of values', '张三|13800000001', 'd'],
    ['a single row of texts', '甲|乙|丙', 'd'],
    ['label beside value', '姓名|张三|性别|男 / 电话|13800000001|学校|一中', 'dd'],
    ['numbers only', '22|19|20 / 27|19|16', 'dd'],
    ['Latin names', 'Harry|Arlington Heights|IL / Shark City|Glendale Heights|IL', 'dd'],
  ])('none: %s', (_, rows, roles) => {
    expect(rolesOf(rows)).toBe(roles)
  })

  test.each<Case>([
    [
      'groups over fields',
      '学生信息|||家长信息| / 姓名|年级|班级|姓名|电话 / 王小明|三年级|2班|王大明|13800000001',
      'HHd',
    ],
    ['merged downwards', '序号|姓名|家长信息| / ||称呼|电话 / 1|王小明|父亲|13800000001', 'HHd'],
    [
      'a last group that reaches beyond its cell',
      '序号|学生姓名|父亲||母亲 / ||姓名|电话|姓名|电话 / 1|王小明|王大明|13800000001|李芳|13800000002',
      'HHd',
    ],
    [
      'one group in the middle',
      '||成绩|| / 姓名|学号|语文|数学|英语 / 王小明|2001|90|91|92',
      'HHd',
    ],
    [
      'groups without vocabulary',
      'Sun-bp||Sun-lg| / X|Y|X|Y / 7.07|5.65|7.38|5.56 / 7.22|4.71|7.53|4.87',
      'HHdd',
    ],
  ])('two rows: %s', (_, rows, roles) => {
    expect(rolesOf(rows)).toBe(roles)
  })

  test('joins the two rows', () => {
    expect(headersOf('序号|学生|家长信息| / ||称呼|电话 / 1|王小明|父亲|13800000001')).toEqual([
      '序号',
      '学生',
      '家长信息/称呼',
      '家长信息/电话',
    ])
  })
  test('keeps the text of a header as it stands', () => {
    expect(
      find([
        [' 姓名 ', null, '电话'],
        ['张三', null, '13800000001'],
      ]).tables[0],
    ).toMatchObject({
      index: 0,
      headerRow: 1,
      headers: [' 姓名 ', null, '电话'],
      width: 3,
      certain: true,
    })
  })
})

describe('around the table', () => {
  test.each<Case>([
    ['title above', '第一小学学生名单|| / 姓名|电话|班级 / 张三|13800000001|1班', 'THd'],
    [
      'title, date and blank above',
      '客户资料20211026|| / 单位：某公司||日期：2021年10月 / || / 姓名|电话|班级 / 张三|13800000001|1班',
      'TNBHd',
    ],
    [
      'title above a list without header',
      '第一小学学生名单|| / 张三|13800000001|1班 / 李四|13800000002|2班',
      'Tdd',
    ],
    ['title above one column', '客户电话名单 / 13800000001 / 13800000002', 'Tdd'],
    ['plain word above one column of numbers', '甲乙丙 / 13800000001 / 13800000002', 'Hdd'],
    ['a name above one column of numbers', '张三 / 13800000001 / 13800000002', 'ddd'],
    [
      'phone in the line above',
      '咨询热线：13800000009|| / 姓名|电话|班级 / 张三|13800000001|1班',
      'dHd',
    ],
    [
      'totals',
      '姓名|电话|金额 / 张三|13800000001|12 / 小计||12 / 李四|13800000002|30 / 合 计||42 / 总计：42元||',
      'HdSdSS',
    ],
    ['rates of marks', '姓名|语文|数学 / 张三|88|90 / 及格率|100%|95.5% / 优秀人数|1|1', 'HdSS'],
    ['what an Excel table sums up', '姓名|电话|金额 / 张三|13800000001|300 / 汇总||300', 'HdS'],
    [
      'what is carried to the next page',
      '姓名|电话|金额 / 张三|13800000001|300 / 过次页||300',
      'HdS',
    ],
    ['a record with the word for it', '姓名|电话|金额 / 汇总|张三|13800000001', 'Hd'],
    ['total named after its part', '班级|人数|金额 / 一班|30|300 / 一班小计|30|300', 'HdS'],
    ['total of a numbered part', '房号|业主|应收 / 1-101|张三|300 / 1号楼小计||300', 'HdS'],
    [
      'worked out',
      '姓名|电话|金额 / 张三|13800000001|12 / 平均||12 / 平安|13800000002|30 / 人均：||21 / 统计||2',
      'HdSdSS',
    ],
    ['English totals', 'name|qty|price / apple|3|4.5 / Total||4.5 / Grand Total:||4.5', 'HdSS'],
    ['count below one column', '手机号 / 13800000001 / 共1条', 'HdS'],
    [
      'notes below',
      '姓名|电话|班级 / 张三|13800000001|1班 / || / 制表人：赵六||审核：钱七 / 备注：仅供内部使用|| / 以上数据由教务处提供||',
      'HdBNNN',
    ],
    [
      'page number',
      '姓名|电话|班级 / 张三|13800000001|1班 / 第1页 共2页|| / 姓名|电话|班级 / 李四|13800000002|2班',
      'HdTRd',
    ],
    ['blank rows of blanks', '姓名|电话 / 张三|13800000001 / 　|  / 李四|13800000002', 'HdBd'],
  ])('%s', (_, rows, roles) => {
    expect(rolesOf(rows)).toBe(roles)
  })

  test.each<Case>([
    ['a pupil called 合计', '姓名|电话|班级 / 合计|13800000001|1班', 'Hd'],
    ['a pupil called 总', '姓名|电话|班级 / 总|13800000001|1班 / 总||', 'Hdd'],
    ['a computer school', '学校|电话|人数 / 总计算机学校|023-66666666|3', 'Hd'],
    ['a name alone', '姓名|电话|班级 / 张三|13800000001|1班 / 李四||', 'Hdd'],
    ['a phone alone', '姓名|电话|班级 / 张三|13800000001|1班 / |13800000002|', 'Hdd'],
    ['a row number alone', '序号|姓名|电话 / 1|张三|13800000001 / 2||', 'Hdd'],
    [
      'a remark with a phone',
      '姓名|电话|班级 / 张三|13800000001|1班 / 备注：另有 138 0000 0002|| ',
      'Hdd',
    ],
    [
      'a remark with an e-mail',
      '姓名|电话|班级 / 张三|13800000001|1班 / 说明：写信到 a@b.cn||',
      'Hdd',
    ],
    ['a number that Excel broke', '姓名|电话|班级 / 张三|13800000001|1班 / 1.38E+10||', 'Hdd'],
    ['texts in one column under a header', '姓名 / 张三 / 以上数据由教务处提供 / 备注：无', 'Hddd'],
    ['the word total in a product', 'name|qty|price / apple|3|4.5 / Total Recall DVD|3|4.5', 'Hdd'],
    [
      'a record that another delimiter divides',
      '姓名|电话|班级 / 张三|13800000001|1班 / 李四 2021-10-26 3 5班||',
      'Hdd',
    ],
    [
      'kinds and channels only',
      '类型|来源|姓名|电话 / 客户|微信|张三|13800000001 / 客户|微信|| / 会员|电话||',
      'Hddd',
    ],
    [
      'an address alone in a named column',
      '姓名|电话|地址 / 张三|13800000001| / ||北京市海淀区中关村大街',
      'Hdd',
    ],
    [
      'a company whose name ends like a title',
      '公司|电话|地址 / 某某科技|13800000001|北京 / 重庆某数据||',
      'Hdd',
    ],
    ['people after 共', '姓名 / 共5人：张三、李四、王五、赵六、钱七', 'Hd'],
    [
      'labelled cells',
      '单位：甲|联系人：张三|电话：13800000001 / 单位：乙|联系人：李四|电话：',
      'dd',
    ],
    [
      'a list far right in its sheet',
      '|||姓名 / |||张三 / |||欧阳雪 / |||Alexander Supertramp',
      'Hddd',
    ],
    ['one header word among values', '姓名|渠道|班级 / 张三|微信|1班 / 李四|QQ|2班', 'Hdd'],
  ])('data all the same: %s', (_, rows, roles) => {
    expect(rolesOf(rows)).toBe(roles)
  })
})

test.each([
  ['困难群众名单', 'T'],
  ['住院病人一览表 / 制表人：护士站', 'TN'],
  ['以上信息请勿外传', 'N'],
  ['本表由系统导出 / 共10条', 'NS'],
  ['关于转发通知的函 / 各单位：请于本周报送', 'dd'],
])('a page of text alone: %s', (text, roles) => {
  expect(rolesOf(text)).toBe(roles)
})
