import { workspace } from '../support/counting.ts'
import { countsPeople, type TextCase } from '../support/people-of-texts.ts'

/**
 * Texts as people keep and send them, one file of each class that was once read wrongly (docs/accuracy.md): how many of their people
 * are counted by name and number.
 */
const base = workspace('unseen')

const page = (body: string) => `<html><meta charset=utf-8><body>${body}</body></html>`
const mail = (body: string) =>
  `From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Mon, 06 Mar 2023 10:00:00 +0800\nContent-Type: text/plain; charset=utf-8\n\n${body}`
const exported = (text: string) =>
  JSON.stringify({
    ...{ name: '货源', type: 'private_group', id: 1 },
    messages: [1, 2].map((id) => ({
      ...{
        id,
        type: 'message',
        date: `2023-01-02T10:0${String(id)}:01`,
        from: '阿乙',
        from_id: 'u',
      },
      text: id === 1 ? '在吗' : text,
    })),
  })

const DULL = '会上讨论了下一季度的安排，各部门汇报了进度。'

const CASES: readonly TextCase[] = [
  [
    'labels and the number of the country before a telephone, as reports about phones write it',
    'phonebook.csv',
    3,
    'Contact,Phones,Source\n蒋海潮,Mobile: +8618911220051,Phonebook\n沈佳音,手机: +8618911220052,Phonebook\n韩雪松,+8618911220053 (Mobile),Phonebook\n',
  ],
  [
    'labels in pinyin',
    'pinyin.txt',
    3,
    'xm:周立波 sj:13917002230 dz:上海市黄浦区南京东路1号\nxm:吴佩芳 sj:13917002231 dz:上海市静安区北京西路22号\nxm:郑启功 sj:13917002232 dz:上海市徐汇区漕溪北路3号\n',
  ],
  [
    'labels in round brackets',
    'brackets.txt',
    3,
    '（姓名）韩冬梅（联系方式）18811220041\n（姓名）杨建国（联系方式）18811220042\n（姓名）朱时茂（联系方式）18811220043\n',
  ],
  [
    'a few blocks without blank lines',
    'blocks.txt',
    3,
    '谢晋元\n13612340011\n武汉市江汉区解放大道1号\n邹韬奋\n13612340012\n武汉市洪山区珞喻路2号\n喻海峰\n13612340013\n武汉市武昌区中南路3号\n',
  ],
  [
    'blocks with numbered names',
    'numbered.txt',
    3,
    '1、谢晋明\n13612340021\n长沙市岳麓区麓山南路1号\n2、邹韬光\n13612340022\n长沙市芙蓉区五一大道2号\n3、喻海山\n13612340023\n长沙市天心区黄兴南路3号\n',
  ],
  [
    'blocks in which a value is missing',
    'missing.txt',
    4,
    '鲁豫平\n15012340051\nA座\n株洲市天元区1号\n\n韦唯一\n15012340052\n\n昌永林\n15012340053\nB座\n株洲市芦淞区3号\n\n马季春\n15012340054\n株洲市石峰区4号\n',
  ],
  [
    'label and value in two columns, name and telephone only',
    'forms.txt',
    3,
    '姓名\t支艺伟\n电话\t13512340381\n姓名\t柯受良\n电话\t13512340382\n姓名\t管虎林\n电话\t13512340383\n',
  ],
  [
    'a list of terms on a page',
    'terms.html',
    2,
    page(
      '<dl><dt>姓名</dt><dd>支艺明</dd><dt>电话</dt><dd>13512340391</dd></dl><dl><dt>姓名<dd>柯受明<dt>电话<dd>13512340392</dl>',
    ),
  ],
  [
    'two people in each line, each stuck to his number',
    'pairs.txt',
    4,
    '应采儿13812340413 宗庆厚13812340414\n丁聪明13812340415 宣传山13812340416\n',
  ],
  [
    'numbers in pieces, each otherwise',
    'pieces.txt',
    3,
    '羊祜山 138 1234 0471\n於陵子 138-1234-0472\n惠英红 +86 138 1234 0473\n',
  ],
  [
    'numbers in pieces within sentences, and none in one piece',
    'in-pieces.txt',
    2,
    '客户关山月来电，联系电话138-1234-0641，反映宽带无法上网，已经派单处理。\n客户石鲁平来电，联系电话138 1234 0642，要求退订增值业务，已经告知客户。\n',
  ],
  [
    'who called, and his number behind a comma',
    'calls.txt',
    3,
    '2023-03-01 客户庞龙飞来电，联系电话13812340221，反映宽带无法上网。\n2023-03-01 客户熊黛林来电，联系电话13812340222，要求退订。\n2023-03-02 龙应泰报称手机被盗，联系电话13812340223。\n',
  ],
  [
    'sentences with equally many commas',
    'commas.txt',
    2,
    '客户李国强来电，联系电话13812340231，投诉装机延迟，请尽快处理并回复客户。\n客户惠英山来电，联系电话13812340232，反映无法上网，已派单给装维人员处理。\n',
  ],
  [
    'a notice with whom to call',
    'notice.txt',
    2,
    '关于召开家长会的通知\n各位家长：\n定于3月5日上午9点在学校礼堂召开家长会，请准时参加。\n联系人：梁思诚老师 15212340261\n教务处：杜月笙老师 15212340262\n',
  ],
  [
    'words before the first person of a pasted list',
    'pasted.json',
    3,
    exported('发你 黄宗英 13212340161\n和珅安 13212340162\n穆铁柱 13212340163'),
  ],
  [
    'a list within a mail, and who wrote the one that it quotes',
    'list.eml',
    2,
    mail(
      '李总：\n\n两位客户如下，请跟进。\n1、黄霑明，13711230181，意向商铺\n2、顾嘉辉，13711230182，意向住宅\n\n张经理\n恒大销售中心\nOn Sun, 05 Mar 2023, c@d.example wrote:\n> 请发我\n',
    ),
  ],
  [
    'LINE as Windows writes it',
    'line.txt',
    2,
    '2021.06.01 星期二\n09:12 小汪 你好\n09:13 小祁 王先平 13412340181 要贷款5万\n09:14 小汪 好的\n2021.06.02 星期三\n10:01 小祁 毛不易 13412340182 房抵\n10:03 小汪 收到\n',
  ],
  [
    'messages of today, copied',
    'copied.txt',
    2,
    '小马  10:32\n在不\n\n数据商-阿龙  10:35\n罗家伦 18011230111 深圳\n傅斯明 18011230112 北京\n\n小马  10:36\n[转账] ￥300.00\n',
  ],
  [
    'labels as markdown has them',
    'marked.md',
    3,
    '## 客户\n\n- **姓名**：崔健雄 **电话**：13811230191\n- **姓名**：窦唯明 **电话**：13811230192\n- **姓名**：何勇刚 **电话**：13811230193\n',
  ],
  [
    'numbers in pieces, by dashes of all kinds',
    'pieces.json',
    4,
    JSON.stringify([
      { 备注: '客户鲁迅明，电话138–1123–0201，下周再联系' },
      { 备注: '客户许广平，电话138—1123—0202，下周再联系' },
      { 备注: '客户林语堂，电话138 - 1123 - 0203，下周再联系' },
      { 备注: '客户郁达夫，电话138.1123.0204，下周再联系' },
    ]),
  ],
  [
    'notes that are all long',
    'minutes.json',
    3,
    JSON.stringify(
      ['朱自清', '闻一多', '徐志摩'].map((name, i) => ({
        编号: i + 1,
        记录: `${DULL.repeat(30)}客户${name}，电话138112303${String(11 + i)}。${DULL.repeat(40)}`,
      })),
    ),
  ],
  [
    'sums before a number name nobody',
    'sums.txt',
    0,
    '贷款2万元，电话13512340491\n欠款5000元整，电话13512340492\n面积89平米，电话13512340493\n',
  ],
]

countsPeople(base, CASES)
