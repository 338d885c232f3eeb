/** Fifty statements as they are exported, printed and handed over; written before the reader was looked at. */
import { listAsPdf } from '../../files/office/pdf.ts'
import {
  book,
  clock,
  comma,
  csv,
  day,
  day8,
  deck,
  income,
  lines,
  page,
  serialDate,
  signed,
  spent,
  total,
  yuan,
  type Cell,
  type Line,
  type Paid,
  type Unseen,
} from './deck.ts'

const one = (name: string, bytes: Buffer) => [{ name, bytes }]
const wide = (text: string) =>
  text.replace(/[0-9.,-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const slash = (time: string) => time.slice(0, 10).split('-').map(Number).join('/')
const masked = (card: string) => `${card.slice(0, 4)}****${card.slice(-4)}`

function banks(): Unseen[] {
  const out: Unseen[] = []
  const add = (name: string, seed: number, make: (ps: Paid[]) => Omit<Unseen, 'name'>, n = 12) =>
    out.push({ name, ...make(deck(n, seed)) })

  add('01 ICBC net bank csv', 1, (ps) => ({
    files: one(
      'hisdetail.csv',
      csv(
        [
          ['明细查询文件下载'],
          ['\t'],
          ['卡号: 6222021001110000123\t', '卡别名:\t'],
          ['子账户序号: 00000\t', '子账户类别: 活期\t', '币种: 人民币\t'],
          ['起始日期: 2021-10-01\t', '截止日期: 2021-10-31\t'],
          ['\t'],
          [
            '交易日期',
            '摘要',
            '交易详情',
            '交易场所',
            '交易国家或地区简称',
            '钞/汇',
            '交易金额(收入)',
            '交易金额(支出)',
            '交易币种',
            '记账金额(收入)',
            '记账金额(支出)',
            '记账币种',
            '余额',
            '对方户名',
            '对方账户',
          ],
          ...ps.map((p) => [
            day(p),
            p.memo,
            '',
            '网上银行',
            'CHN',
            '钞',
            income(p, comma),
            spent(p, comma),
            '人民币',
            income(p, comma),
            spent(p, comma),
            '人民币',
            comma(p.balance),
            p.other,
            p.card,
          ]),
          [
            '人民币合计',
            '',
            '',
            '',
            '',
            '',
            '',
            '',
            '',
            comma(total(ps, 'in')),
            comma(total(ps, 'out')),
            '',
            '',
            '',
            '',
          ],
        ],
        { to: 'gbk', tail: '\t' },
      ),
    ),
    lines: lines(ps, { by: 'day' }),
  }))
  add('02 CCB current account xls', 2, (ps) => ({
    files: one(
      '交易明细.xls',
      book(
        {
          明细: [
            ['中国建设银行个人活期账户全部交易明细'],
            [
              '卡号/账号:6217000010000012345',
              '',
              '',
              '客户名称:测试甲',
              '',
              '',
              '起止日期:20211001-20211031',
            ],
            [
              '序号',
              '摘要',
              '币别',
              '钞汇',
              '交易日期',
              '交易金额',
              '账户余额',
              '交易地点/附言',
              '对方账号与户名',
            ],
            ...ps.map((p, i) => [
              i + 1,
              p.memo,
              '人民币元',
              '钞',
              day8(p),
              comma(signed(p)),
              comma(p.balance),
              '手机银行',
              `${p.card}/${p.other}`,
            ]),
          ],
        },
        { type: 'biff8', merges: ['A1:I1'] },
      ),
    ),
    lines: lines(ps, { by: 'day' }),
  }))
  add('03 CCB older csv, 0.00 in the other column', 3, (ps) => ({
    files: one(
      'ccb.csv',
      csv(
        [
          ['账号:6227000000000001234'],
          [],
          [
            '记账日',
            '交易日期',
            '交易时间',
            '支出',
            '收入',
            '账户余额',
            '币种',
            '摘要',
            '对方账号',
            '对方户名',
            '交易地点',
          ],
          ...ps.map((p) => [
            day8(p),
            day8(p),
            clock(p),
            spent(p) || '0.00',
            income(p) || '0.00',
            yuan(p.balance),
            '人民币',
            p.memo,
            p.card,
            p.other,
            '',
          ]),
        ],
        { to: 'gbk' },
      ),
    ),
    lines: lines(ps),
  }))
  add('04 ABC warrant txt, plus and minus', 4, (ps) => ({
    files: one(
      'abc.txt',
      csv(
        [
          [
            '交易日期',
            '交易时间',
            '交易金额',
            '本次余额',
            '对方户名',
            '对方账号',
            '对方开户行',
            '交易渠道',
            '交易摘要',
            '日志号',
          ],
          ...ps.map((p) => [
            day8(p),
            clock(p).replaceAll(':', ''),
            (p.side === 'in' ? '+' : '') + yuan(signed(p)),
            yuan(p.balance),
            p.other,
            p.card,
            '某某支行',
            '掌银',
            p.memo,
            p.serial,
          ]),
        ],
        { sep: '|', to: 'gbk' },
      ),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('05 BOC pdf, newest first, title and page lines', 5, (ps) => ({
    files: one(
      'boc.pdf',
      listAsPdf(
        [
          ['中国银行交易流水明细清单'],
          ['客户姓名：测试甲', '', '借记卡号：6216610000001234567'],
          ['交易区间：2021-10-01 至 2021-10-31'],
          ['记账日期', '记账时间', '币别', '金额', '余额', '交易名称', '对方账户名', '对方账号'],
          ...[...ps]
            .reverse()
            .map((p) => [
              day(p),
              clock(p),
              '人民币',
              comma(signed(p)),
              comma(p.balance),
              p.memo.slice(0, 5),
              p.other.slice(0, 6),
              masked(p.card),
            ]),
          ['第1页/共1页'],
        ],
        [20, 85, 140, 175, 245, 320, 390, 480],
      ),
    ),
    lines: lines(ps).map((l) => ({ ...l, other: l.other?.slice(0, 6) })),
  }))
  add('06 CMB csv with hash lines', 6, (ps) => ({
    files: one(
      'CMB_6225.csv',
      csv(
        [
          ['# 招商银行交易记录'],
          ['# 导出时间: 2021-11-01 10:00:00'],
          ['# 账    户: [6225********1234]'],
          ['# 币    种: 人民币'],
          ['# 起始日期: [20211001]   终止日期: [20211031]'],
          ['交易日期', '交易时间', '收入', '支出', '余额', '交易类型', '交易备注'],
          ...ps.map((p) => [
            `\t${day8(p)}`,
            `\t${clock(p)}`,
            income(p),
            spent(p),
            yuan(p.balance),
            p.memo,
            p.other,
          ]),
          [
            `# 收入合计: ${String(ps.filter((p) => p.side === 'in').length)} 笔，共 ${comma(total(ps, 'in'))} 元`,
          ],
          [
            `# 支出合计: ${String(ps.filter((p) => p.side === 'out').length)} 笔，共 ${comma(total(ps, 'out'))} 元`,
          ],
        ],
        { to: 'gbk' },
      ),
    ),
    lines: lines(ps, { other: false }),
  }))
  add('07 CMB pdf with two header rows', 7, (ps) => ({
    files: one(
      'cmb.pdf',
      listAsPdf(
        [
          ['招商银行交易流水'],
          ['Transaction Statement of China Merchants Bank'],
          ['2021-10-01 -- 2021-10-31'],
          ['户 名：测试甲', '', '账号：6225880000001234'],
          ['记账日期', '货币', '交易金额', '联机余额', '交易摘要', '对手信息'],
          ['Date', 'Currency', 'Amount', 'Balance', 'Transaction', 'Counter Party'],
          ...ps.map((p) => [
            day(p),
            'CNY',
            comma(signed(p)),
            comma(p.balance),
            p.memo.slice(0, 4),
            `${p.other} ${p.card}`,
          ]),
          ['1/1'],
        ],
        [30, 100, 150, 230, 310, 390],
      ),
    ),
    lines: lines(ps, { by: 'day' }),
  }))
  add('08 BOCOM xlsx, D and C', 8, (ps) => ({
    files: one(
      'bocom.xlsx',
      book({
        Sheet1: [
          ['交通银行个人客户交易清单'],
          ['账号/卡号 Account/Card No:', '6222600000001234567', '户名 Account Name:', '测试甲'],
          [
            'Serial Num\n序号',
            'Trans Date\n交易日期',
            'Trans Time\n交易时间',
            'Trading Type\n交易类型',
            'Dc Flg\n借贷',
            'Trans Amt\n交易金额',
            'Balance\n余额',
            'Payment Receipt Account\n对方账号',
            'Payment Receipt Account Name\n对方户名',
            'Abstract\n摘要',
          ],
          ...ps.map((p, i) => [
            String(i + 1),
            day(p),
            clock(p),
            p.memo,
            p.side === 'in' ? '贷 Cr' : '借 Dr',
            comma(p.fen),
            comma(p.balance),
            p.card,
            p.other,
            p.memo,
          ]),
        ],
      }),
    ),
    lines: lines(ps),
  }))
  add('09 PSBC counter text, wide blanks, page headers', 9, (ps) => {
    const head = [
      '交易日期',
      '交易时间',
      '摘要',
      '借方发生额',
      '贷方发生额',
      '账户余额',
      '对方户名',
    ]
    const pad = (cells: readonly string[]) =>
      cells.map((c) => c + ' '.repeat(Math.max(2, 16 - [...c].length))).join('')
    const body: string[] = []
    ps.forEach((p, i) => {
      if (i % 5 === 0)
        body.push('', `中国邮政储蓄银行账户交易明细        第${String(i / 5 + 1)}页`, pad(head))
      body.push(
        pad([
          day(p),
          clock(p),
          p.memo,
          spent(p, comma) || '0.00',
          income(p, comma) || '0.00',
          comma(p.balance),
          p.other,
        ]),
      )
    })
    return { files: one('psbc.txt', Buffer.from(body.join('\r\n'))), lines: lines(ps) }
  })
  add('10 SPDB xls 借方/贷方发生额, serial dates, time apart', 10, (ps) => ({
    files: one(
      'spdb.xls',
      book(
        {
          交易明细: [
            [
              '交易日期',
              '交易时间',
              '借方发生额',
              '贷方发生额',
              '余额',
              '对方账号',
              '对方户名',
              '摘要',
            ],
            ...ps.map((p): Cell[] => [
              serialDate(`${day(p)} 00:00:00`),
              serialDate(p.time) % 1,
              p.side === 'out' ? p.fen / 100 : '',
              p.side === 'in' ? p.fen / 100 : '',
              p.balance / 100,
              p.card,
              p.other,
              p.memo,
            ]),
          ],
        },
        { type: 'biff8', formats: { A: 'yyyy/m/d', B: 'h:mm:ss' } },
      ),
    ),
    lines: lines(ps),
  }))
  add('11 CIB xlsx, two times, newest first', 11, (ps) => ({
    files: one(
      'cib.xlsx',
      book({
        活期明细: [
          ['兴业银行交易明细'],
          ['账户别名', '', '账户户名', '测试甲'],
          ['起始日期', '2021-10-01', '截止日期', '2021-10-31'],
          [],
          [
            '交易时间',
            '记账日',
            '支出',
            '收入',
            '账户余额',
            '摘要',
            '对方户名',
            '对方银行',
            '对方账号',
            '用途',
            '渠道',
            '备注',
          ],
          ...[...ps]
            .reverse()
            .map((p) => [
              p.time,
              day(p),
              spent(p, comma),
              income(p, comma),
              comma(p.balance),
              p.memo,
              p.other,
              '招商银行',
              p.card,
              '',
              '网银',
              '',
            ]),
        ],
      }),
    ),
    lines: lines(ps),
  }))
  add(
    '12 rural bank counter print: 承前页, 过次页, 本页小计, m-d with the year above',
    12,
    (ps) => ({
      files: one(
        '农商行.xlsx',
        book({
          Sheet1: [
            ['某某农村商业银行 活期存款分户明细账'],
            ['年度：2021年', '', '户名：测试甲', '', '账号：6210001234567890123'],
            ['月-日', '摘要', '借方', '贷方', '借或贷', '余额'],
            ['', '承前页', '', '', '贷', comma(8_000_000)],
            ...ps
              .slice(0, 6)
              .map((p) => [
                day(p).slice(5),
                p.memo,
                spent(p, comma),
                income(p, comma),
                '贷',
                comma(p.balance),
              ]),
            [
              '',
              '本页小计',
              comma(total(ps.slice(0, 6), 'out')),
              comma(total(ps.slice(0, 6), 'in')),
              '',
              '',
            ],
            ['', '过次页', '', '', '贷', comma(ps[5]?.balance ?? 0)],
            ['月-日', '摘要', '借方', '贷方', '借或贷', '余额'],
            ['', '承前页', '', '', '贷', comma(ps[5]?.balance ?? 0)],
            ...ps
              .slice(6)
              .map((p) => [
                day(p).slice(5),
                p.memo,
                spent(p, comma),
                income(p, comma),
                '贷',
                comma(p.balance),
              ]),
            [
              '',
              '本页小计',
              comma(total(ps.slice(6), 'out')),
              comma(total(ps.slice(6), 'in')),
              '',
              '',
            ],
            [
              '',
              '合计',
              comma(total(ps, 'out')),
              comma(total(ps, 'in')),
              '贷',
              comma(ps.at(-1)?.balance ?? 0),
            ],
          ],
        }),
      ),
      lines: lines(ps, { by: 'day', other: false }),
    }),
  )
  add('13 city bank, 发生额 with D and C', 13, (ps) => ({
    files: one(
      '城商行.csv',
      csv([
        [
          '流水号',
          '账号',
          '交易日',
          '交易时间',
          '借贷标志',
          '发生额',
          '余额',
          '对方账号',
          '对方户名',
          '摘要',
        ],
        ...ps.map((p) => [
          p.serial,
          '6214850000001234',
          day8(p),
          clock(p),
          p.side === 'in' ? 'C' : 'D',
          yuan(p.fen),
          yuan(p.balance),
          p.card,
          p.other,
          p.memo,
        ]),
      ]),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('14 city bank, 进/出', 14, (ps) => ({
    files: one(
      '村镇银行.csv',
      csv(
        [
          [
            '交易账号',
            '交易户名',
            '交易日期',
            '交易金额',
            '进出',
            '交易余额',
            '对方账号',
            '对方姓名',
            '交易流水号',
            '用途',
          ],
          ...ps.map((p) => [
            '6214850000001234',
            '测试甲',
            p.time.replaceAll('-', '/'),
            yuan(p.fen),
            p.side === 'in' ? '进' : '出',
            yuan(p.balance),
            p.card,
            p.other,
            p.serial,
            p.memo,
          ]),
        ],
        { to: 'gbk' },
      ),
    ),
    lines: lines(ps, { serial: true }),
  }))
  return out
}

function wallets(): Unseen[] {
  const out: Unseen[] = []
  const add = (name: string, seed: number, make: (ps: Paid[]) => Omit<Unseen, 'name'>, n = 12) =>
    out.push({ name, ...make(deck(n, seed)) })
  const fate = (i: number) => (i === 3 ? 'closed' : i === 5 ? 'refunded' : 'done')
  const fated = (ps: Paid[], serial = true): Line[] =>
    lines(ps, { serial }).map((l, i) => (i === 3 ? { ...l, failed: true } : l))

  add('15 Alipay web csv, GBK, trailing tabs', 15, (ps) => ({
    files: one(
      'alipay_record.csv',
      csv(
        [
          ['支付宝交易记录明细查询'],
          ['账号:[test@example.com]'],
          ['起始日期:[2021-10-01 00:00:00]    终止日期:[2021-11-01 00:00:00]'],
          ['---------------------------------交易记录明细列表------------------------------------'],
          [
            '交易号                  ',
            '商家订单号               ',
            '交易创建时间              ',
            '付款时间                ',
            '最近修改时间              ',
            '交易来源地     ',
            '类型              ',
            '交易对方            ',
            '商品名称                ',
            '金额（元）   ',
            '收/支     ',
            '交易状态    ',
            '服务费（元）   ',
            '成功退款（元）  ',
            '备注                  ',
            '资金状态     ',
            '',
          ],
          ...ps.map((p, i) => [
            `${p.serial}\t`,
            '\t',
            `${p.time} `,
            fate(i) === 'closed' ? ' ' : `${p.time} `,
            `${p.time} `,
            '其他（包括阿里巴巴和外部商家）',
            '即时到账交易',
            `${p.other}     `,
            p.memo,
            yuan(p.fen).padEnd(10),
            fate(i) === 'closed' ? '        ' : p.side === 'in' ? '收入    ' : '支出    ',
            fate(i) === 'closed' ? '交易关闭    ' : '交易成功    ',
            '0.00      ',
            '0.00      ',
            '                    ',
            fate(i) === 'closed' ? '' : p.side === 'in' ? '已收入     ' : '已支出     ',
            '',
          ]),
          ['------------------------------------------------------------------------------------'],
          [`共12笔记录`],
          [
            `已收入:${String(ps.filter((p, i) => p.side === 'in' && i !== 3).length)}笔,${yuan(
              total(
                ps.filter((_, i) => i !== 3),
                'in',
              ),
            )}元`,
          ],
          ['待收入:0笔,0.00元'],
          [
            `已支出:${String(ps.filter((p, i) => p.side === 'out' && i !== 3).length)}笔,${yuan(
              total(
                ps.filter((_, i) => i !== 3),
                'out',
              ),
            )}元`,
          ],
          ['待支出:0笔,0.00元'],
          ['导出时间:[2021-11-02 10:00:00]    用户:测试甲'],
        ],
        { to: 'gbk' },
      ),
    ),
    lines: fated(ps).map((l) => (l.failed === true ? { ...l, side: 'neutral' as const } : l)),
  }))
  add('16 Alipay app csv of 2023 with 交易关闭 and 退款成功', 16, (ps) => ({
    files: one(
      '支付宝交易明细(20211001-20211101).csv',
      csv(
        [
          ['------------------------------------------------------------------------------------'],
          ['导出信息：'],
          ['姓名：测试甲'],
          ['支付宝账户：test@example.com'],
          ['起始时间：[2021-10-01 00:00:00]    终止时间：[2021-11-01 00:00:00]'],
          ['导出交易类型：[全部]'],
          ['导出时间：[2021-11-02 10:00:00]'],
          ['共13笔记录'],
          [],
          ['特别提示：'],
          ['1.本回单内容可表明支付宝受理了相应支付交易申请'],
          [],
          ['------------------------支付宝支付科技有限公司  电子客户回单------------------------'],
          [
            '交易时间',
            '交易分类',
            '交易对方',
            '对方账号',
            '商品说明',
            '收/支',
            '金额',
            '收/付款方式',
            '交易状态',
            '交易订单号',
            '商家订单号',
            '备注',
            '',
          ],
          ...ps.map((p, i) => [
            p.time,
            '转账红包',
            p.other,
            '138******00',
            p.memo,
            fate(i) === 'closed' ? '不计收支' : p.side === 'in' ? '收入' : '支出',
            yuan(p.fen),
            '余额',
            fate(i) === 'closed' ? '交易关闭' : '交易成功',
            `${p.serial}\t`,
            '\t',
            '',
            '',
          ]),
          [
            '2021-10-30 10:00:00',
            '退款',
            '周丽',
            '/',
            '退款-话费',
            '不计收支',
            '20.00',
            '余额',
            '退款成功',
            '2021103022001\t',
            '\t',
            '',
            '',
          ],
        ],
        { to: 'gbk' },
      ),
    ),
    lines: [
      ...fated(ps).map((l) => (l.failed === true ? { ...l, side: 'neutral' as const } : l)),
      {
        time: '2021-10-30 10:00:00',
        side: 'in',
        fen: 2000,
        other: '周丽',
        serial: '2021103022001',
      },
    ],
  }))
  const wechatHead = [
    '交易时间',
    '交易类型',
    '交易对方',
    '商品',
    '收/支',
    '金额(元)',
    '支付方式',
    '当前状态',
    '交易单号',
    '商户单号',
    '备注',
  ]
  const wechatTop = (ps: Paid[]): string[][] => [
    ['微信支付账单明细'],
    ['微信昵称：[测试甲]'],
    ['起始时间：[2021-10-01 00:00:00] 终止时间：[2021-11-01 00:00:00]'],
    ['导出类型：[全部]'],
    ['导出时间：[2021-11-02 10:00:00]'],
    [''],
    [`共${String(ps.length)}笔记录`],
    [`收入：${String(ps.filter((p) => p.side === 'in').length)}笔 ${yuan(total(ps, 'in'))}元`],
    [`支出：${String(ps.filter((p) => p.side === 'out').length)}笔 ${yuan(total(ps, 'out'))}元`],
    ['中性交易：0笔 0.00元'],
    ['注：'],
    ['1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易'],
    ['2. 本明细仅展示当前账单中的交易，不包括已删除的记录'],
    ['3. 本明细仅供个人对账使用'],
    [''],
    ['----------------------微信支付账单明细列表--------------------'],
  ]
  const wechatRow = (p: Paid, i: number): string[] => [
    p.time,
    '转账',
    p.other,
    `转账备注:${p.memo}`,
    p.side === 'in' ? '收入' : '支出',
    `¥${yuan(p.fen)}`,
    '零钱',
    i === 5 ? '已全额退款' : p.side === 'in' ? '已存入零钱' : '支付成功',
    `${p.serial}\t`,
    '\t',
    '/',
  ]
  add('17 WeChat csv with preamble', 17, (ps) => ({
    files: one(
      '微信支付账单(20211001-20211101).csv',
      Buffer.concat([
        Buffer.from('\uFEFF'),
        csv([...wechatTop(ps), wechatHead, ...ps.map(wechatRow)]),
      ]),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('18 WeChat xlsx of 2024, serial dates and numbers', 18, (ps) => ({
    files: one(
      '微信支付账单流水文件(20211001-20211101).xlsx',
      book(
        {
          Sheet1: [
            ...wechatTop(ps),
            wechatHead,
            ...ps.map((p, i) => [
              serialDate(p.time),
              ...wechatRow(p, i).slice(1, 5),
              p.fen / 100,
              ...wechatRow(p, i)
                .slice(6)
                .map((c) => c.trim()),
            ]),
          ],
        },
        { formats: { A: 'yyyy-mm-dd hh:mm:ss' } },
      ),
    ),
    lines: lines(ps, { serial: true }),
  }))
  const tenHead = [
    '用户ID',
    '交易单号',
    '大单号',
    '用户侧账号名称',
    '借贷类型',
    '交易类型',
    '交易金额(分)',
    '账户余额(分)',
    '交易时间',
    '银行类型',
    '交易说明',
    '商户名称',
    '发送方',
    '发送金额',
    '接收方',
    '接收时间',
    '接收金额(分)',
    '对手方ID',
    '对手侧账户名称',
    '备注',
  ]
  const tenRow = (p: Paid, user: string): string[] => [
    user,
    p.serial,
    '',
    '测试甲',
    p.side === 'in' ? '入' : '出',
    '转账',
    String(p.fen),
    String(p.balance),
    p.time,
    '零钱',
    p.memo,
    '',
    '',
    '',
    '',
    '',
    '',
    `wxid_${p.card.slice(-8)}`,
    p.other,
    '',
  ]
  add('19 TenpayTrades.txt', 19, (ps) => ({
    files: one(
      'TenpayTrades.txt',
      csv([tenHead, ...ps.map((p) => tenRow(p, 'wxid_testjia'))], { sep: '\t' }),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('20 Tenpay xlsx, two users in one sheet', 20, (ps) => {
    const second = deck(8, 120)
    return {
      files: one(
        'TenpayTrades.xlsx',
        book({
          TenpayTrades: [
            tenHead,
            ...ps.map((p) => tenRow(p, 'wxid_testjia')),
            ...second.map((p) => tenRow(p, 'wxid_testyi')),
          ],
        }),
      ),
      lines: [...lines(ps, { serial: true }), ...lines(second, { serial: true })],
    }
  })
  add('21 Alipay police set: 账户明细, 转账明细, 注册信息', 21, (ps) => {
    const moved = ps.slice(0, 5)
    return {
      files: [
        {
          name: '注册信息.csv',
          bytes: csv(
            [
              [
                '用户Id',
                '登陆手机',
                '账户名称',
                '证件类型',
                '证件号',
                '可用余额',
                '绑定手机',
                '绑定银行卡',
              ],
              [
                '2088001122334455',
                '13800138000',
                '测试甲',
                '身份证',
                '110105194912310021',
                '12.00',
                '13800138000',
                '建设银行:6217000010000012345',
              ],
            ],
            { to: 'gbk' },
          ),
        },
        {
          name: '账户明细.csv',
          bytes: csv(
            [
              [
                '交易号',
                '商户订单号',
                '交易创建时间',
                '付款时间',
                '最近修改时间',
                '交易来源地',
                '类型',
                '用户信息',
                '交易对方信息',
                '消费名称',
                '金额（元）',
                '收/支',
                '交易状态',
                '备注',
                '对应的协查数据',
              ],
              ...ps.map((p) => [
                `${p.serial}\t`,
                '',
                p.time,
                p.time,
                p.time,
                '其他',
                '即时到账',
                '2088001122334455(测试甲)',
                `2088${p.card.slice(-12)}(${p.other})`,
                p.memo,
                yuan(p.fen),
                p.side === 'in' ? '收入' : '支出',
                '交易成功',
                '',
                '2088001122334455',
              ]),
            ],
            { to: 'gbk', tail: '\t' },
          ),
        },
        {
          name: '转账明细.csv',
          bytes: csv(
            [
              [
                '交易号',
                '付款方支付宝账号',
                '收款方支付宝账号',
                '收款机构信息',
                '到账时间',
                '转账金额（元）',
                '转账产品名称',
                '交易发生地',
                '提现流水号',
                '对应的协查数据',
              ],
              ...moved.map((p) => [
                `${p.serial}\t`,
                p.side === 'out'
                  ? '2088001122334455(测试甲)'
                  : `2088${p.card.slice(-12)}(${p.other})`,
                p.side === 'in'
                  ? '2088001122334455(测试甲)'
                  : `2088${p.card.slice(-12)}(${p.other})`,
                '',
                p.time,
                yuan(p.fen),
                '即时到账',
                '',
                '',
                '2088001122334455',
              ]),
            ],
            { to: 'gbk' },
          ),
        },
      ],
      lines: lines(ps, { serial: true, other: false }),
      repeated: moved.length,
    }
  })
  add('22 Alipay app csv of 2020', 22, (ps) => ({
    files: one(
      'alipay_record_20211101.csv',
      csv(
        [
          ['支付宝（中国）网络技术有限公司  电子客户回单,,'],
          [
            '收/支',
            '交易对方',
            '对方账号',
            '商品说明',
            '收/付款方式',
            '金额',
            '交易状态',
            '交易分类',
            '交易订单号',
            '商家订单号',
            '交易时间',
            '',
          ],
          ...ps.map((p) => [
            p.side === 'in' ? '收入' : '支出',
            p.other,
            '138******00',
            p.memo,
            '余额宝',
            yuan(p.fen),
            '交易成功',
            '转账红包',
            `${p.serial}\t`,
            '\t',
            p.time,
            '',
          ]),
        ],
        { to: 'gbk' },
      ),
    ),
    lines: lines(ps, { serial: true }),
  }))
  return out
}

function returns(): Unseen[] {
  const out: Unseen[] = []
  const add = (name: string, seed: number, make: (ps: Paid[]) => Omit<Unseen, 'name'>, n = 12) =>
    out.push({ name, ...make(deck(n, seed)) })

  add('23 UnionPay POS settlement', 23, (ps) => {
    const sold = ps.map((p, i) => ({ ...p, fee: Math.round(p.fen * 0.006), back: i % 5 === 4 }))
    return {
      files: one(
        'POS.xlsx',
        book({
          Sheet1: [
            ['银联商务商户交易明细'],
            ['商户编号', '898320100000001', '商户名称', '某某百货'],
            [
              '终端号',
              '交易日期',
              '交易时间',
              '卡号',
              '交易类型',
              '交易金额',
              '手续费',
              '入账金额',
              '参考号',
            ],
            ...sold.map((p) => [
              '10000001',
              day8(p),
              clock(p).replaceAll(':', ''),
              masked(p.card),
              p.back ? '退货' : '消费',
              yuan(p.back ? -p.fen : p.fen),
              yuan(p.back ? 0 : p.fee),
              yuan(p.back ? -p.fen : p.fen - p.fee),
              p.serial.slice(0, 12),
            ]),
          ],
        }),
      ),
      lines: sold.map((p) => ({
        time: p.time,
        side: p.back ? 'out' : 'in',
        fen: p.fen,
        serial: p.serial.slice(0, 12),
      })),
      open: true,
    }
  })
  add('24 查控平台 xls, header over two rows', 24, (ps) => ({
    files: one(
      '查询结果.xls',
      book(
        {
          交易明细: [
            ['账户交易明细查询结果'],
            ['序号', '本方信息', '', '交易信息', '', '', '', '', '对手信息', '', '', '备注'],
            [
              '',
              '户名',
              '账号',
              '交易时间',
              '收付标志',
              '金额',
              '余额',
              '流水号',
              '户名',
              '账号',
              '开户行',
              '',
            ],
            ...ps.map((p, i) => [
              String(i + 1),
              '测试甲',
              '6217000010000012345',
              p.time,
              p.side === 'in' ? '进' : '出',
              yuan(p.fen),
              yuan(p.balance),
              p.serial,
              p.other,
              p.card,
              '某某支行',
              p.memo,
            ]),
          ],
        },
        { type: 'biff8', merges: ['A1:L1', 'A2:A3', 'B2:C2', 'D2:H2', 'I2:K2', 'L2:L3'] },
      ),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('25 查控平台 csv of thirty columns', 25, (ps) => ({
    files: one(
      '人员交易明细.csv',
      csv(
        [
          [
            '交易卡号',
            '交易账号',
            '交易方户名',
            '交易方证件号码',
            '交易时间',
            '交易金额',
            '交易余额',
            '收付标志',
            '交易对手账卡号',
            '现金标志',
            '对手户名',
            '对手身份证号',
            '对手开户银行',
            '摘要说明',
            '交易币种',
            '交易网点名称',
            '交易发生地',
            '交易是否成功',
            '传票号',
            'IP地址',
            'MAC地址',
            '对手交易余额',
            '交易流水号',
            '日志号',
            '凭证种类',
            '凭证号',
            '交易柜员号',
            '备注',
            '商户名称',
            '商户代码',
            '交易类型',
          ],
          ...ps.map((p, i) => [
            '6217000010000012345',
            '4300000012345',
            '测试甲',
            '110105194912310021',
            `${day8(p)}${clock(p).replaceAll(':', '')}`,
            yuan(p.fen),
            yuan(p.balance),
            p.side === 'in' ? '进' : '出',
            p.card,
            '其它',
            p.other,
            '',
            '',
            p.memo,
            '人民币元',
            '',
            '',
            i === 4 ? '失败' : '成功',
            '',
            '',
            '',
            '',
            p.serial,
            '',
            '',
            '',
            '',
            '',
            '',
            '',
            '',
          ]),
        ],
        { to: 'gbk', tail: '\t' },
      ),
    ),
    lines: lines(ps, { serial: true }).map((l, i) => (i === 4 ? { ...l, failed: true } : l)),
  }))
  add('26 warrant xlsx, counterpart in scientific notation, time as 14 digits', 26, (ps) => ({
    files: one(
      '流水.xlsx',
      book({
        Sheet1: [
          [
            '账号',
            '户名',
            '交易时间',
            '借贷标识',
            '交易金额',
            '账户余额',
            '对方账号',
            '对方户名',
            '摘要',
            '流水号',
          ],
          ...ps.map((p) => [
            '6217000010000012345',
            '测试甲',
            `${day8(p)}${clock(p).replaceAll(':', '')}`,
            p.side === 'in' ? '贷' : '借',
            p.fen / 100,
            p.balance / 100,
            Number(p.card).toExponential(5).replace('e+', 'E+'),
            p.other,
            p.memo,
            p.serial,
          ]),
        ],
      }),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('27 html saved as xls', 27, (ps) => ({
    files: one(
      '账户明细.xls',
      page([
        '某某银行账户交易明细',
        '账号：6217000010000012345 户名：测试甲 2021年10月1日至2021年10月31日',
        [
          [
            '交易日期',
            '交易时间',
            '转出金额',
            '转入金额',
            '余额',
            '对方户名',
            '对方账号',
            '交易附言',
          ],
          ...ps.map((p) => [
            day(p),
            clock(p),
            spent(p, comma) || '--',
            income(p, comma) || '--',
            comma(p.balance),
            p.other,
            p.card,
            p.memo,
          ]),
          ['合计', '', comma(total(ps, 'out')), comma(total(ps, 'in')), '', '', '', ''],
        ],
      ]),
    ),
    lines: lines(ps),
  }))
  add('28 credit card mail (html), m/d with the year above', 28, (ps) => {
    const html = page([
      '招商银行信用卡电子账单 账单周期 2021/09/28-2021/11/27',
      '本期应还金额 ¥ 1,000.00 最低还款额 ¥ 100.00',
      [
        ['交易日', '记账日', '交易摘要', '人民币金额', '卡号末四位', '交易地金额'],
        ...ps.map((p) => [
          day(p).slice(5).replace('-', '/'),
          day(p).slice(5).replace('-', '/'),
          p.side === 'in' ? '掌上生活还款' : `支付宝-${p.other}`,
          p.side === 'in' ? `-${comma(p.fen)}` : comma(p.fen),
          '1234',
          comma(p.fen),
        ]),
      ],
    ])
    const mail = `From: ccsvc@message.example.com\r\nTo: jia@example.com\r\nSubject: =?utf-8?B?${Buffer.from('信用卡电子账单').toString('base64')}?=\r\nDate: Sun, 28 Nov 2021 10:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${html.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`
    return {
      files: one('账单.eml', Buffer.from(mail)),
      lines: lines(ps, { by: 'day', other: false }),
    }
  })
  add('29 PayPal csv', 29, (ps) => ({
    files: one(
      'Download.CSV',
      Buffer.concat([
        Buffer.from('\uFEFF'),
        csv([
          [
            'Date',
            'Time',
            'TimeZone',
            'Name',
            'Type',
            'Status',
            'Currency',
            'Gross',
            'Fee',
            'Net',
            'From Email Address',
            'To Email Address',
            'Transaction ID',
            'Balance',
          ],
          ...ps.map((p) => [
            `${day(p).slice(5, 7)}/${day(p).slice(8)}/${day(p).slice(0, 4)}`,
            clock(p),
            'PDT',
            p.other,
            'General Payment',
            'Completed',
            'USD',
            comma(signed(p)),
            '0.00',
            comma(signed(p)),
            'a@example.com',
            'b@example.com',
            p.serial,
            comma(p.balance),
          ]),
        ]),
      ]),
    ),
    lines: lines(ps, { serial: true }).map((l) => ({ ...l, currency: 'USD' })),
    open: true,
  }))
  add('30 exchange ledger of coins', 30, (ps) => ({
    files: one(
      'export.csv',
      csv([
        ['User_ID', 'UTC_Time', 'Account', 'Operation', 'Coin', 'Change', 'Remark'],
        ...ps.map((p) => [
          '12345678',
          p.time,
          'Spot',
          p.side === 'in' ? 'Deposit' : 'Withdraw',
          'USDT',
          `${yuan(signed(p))}000000`,
          '',
        ]),
      ]),
    ),
    lines: lines(ps, { other: false }).map((l) => ({ ...l, currency: 'USDT' })),
    open: true,
  }))
  add('31 OTC orders: coins bought and sold for yuan', 31, (ps) => ({
    files: one(
      'C2C.csv',
      csv([
        [
          '订单号',
          '订单类型',
          '币种',
          '法币',
          '总价',
          '单价',
          '数量',
          '交易对手',
          '状态',
          '创建时间',
        ],
        ...ps.map((p) => [
          p.serial,
          p.side === 'in' ? '卖出' : '买入',
          'USDT',
          'CNY',
          yuan(p.fen),
          '6.42',
          (p.fen / 642).toFixed(2),
          p.other,
          '已完成',
          p.time,
        ]),
      ]),
    ),
    lines: lines(ps, { serial: true }),
    open: true,
  }))
  add('32 third-party return in fen', 32, (ps) => ({
    files: one(
      '支付机构.csv',
      csv([
        [
          '平台订单号',
          '商户号',
          '商户名称',
          '交易时间',
          '交易金额（分）',
          '手续费（分）',
          '交易方向',
          '交易状态',
          '付款方账号',
          '付款方姓名',
        ],
        ...ps.map((p, i) => [
          p.serial,
          'M1001',
          '某某百货',
          p.time,
          String(p.fen),
          '0',
          p.side === 'in' ? '收款' : '付款',
          i === 2 ? '支付失败' : '成功',
          p.card,
          p.other,
        ]),
      ]),
    ),
    lines: lines(ps, { serial: true, other: false }).map((l, i) =>
      i === 2 ? { ...l, failed: true } : l,
    ),
  }))
  return out
}

function oddities(): Unseen[] {
  const out: Unseen[] = []
  const add = (name: string, seed: number, make: (ps: Paid[]) => Omit<Unseen, 'name'>, n = 12) =>
    out.push({ name, ...make(deck(n, seed)) })
  const head = ['交易日期', '交易金额', '账户余额', '对方户名', '对方账号', '摘要']
  const signedRow = (p: Paid, show = comma) => [
    p.time,
    show(signed(p)),
    show(p.balance),
    p.other,
    p.card,
    p.memo,
  ]

  add('33 two accounts in one file, each with its own head', 33, (ps) => {
    const second = deck(7, 133)
    const section = (account: string, rows: Paid[]) => [
      [`账号：${account}`, '', '户名：测试甲', '', '', ''],
      head,
      ...rows.map((p) => signedRow(p)),
      [`本账户共${String(rows.length)}笔`, '', '', '', '', ''],
    ]
    return {
      files: one(
        '两个账户.xlsx',
        book({
          Sheet1: [
            ...section('6217000010000012345', ps),
            ['', '', '', '', '', ''],
            ...section('6217000010000054321', second),
          ],
        }),
      ),
      lines: [...lines(ps), ...lines(second)],
    }
  })
  add('34 newest first, CSV with a balance', 34, (ps) => ({
    files: one('倒序.csv', csv([head, ...[...ps].reverse().map((p) => signedRow(p, yuan))])),
    lines: lines(ps),
  }))
  add('35 long remarks go on in a second line', 35, (ps) => ({
    files: one(
      '续行.xlsx',
      book({
        Sheet1: [
          head,
          ...ps.flatMap((p, i) => [
            signedRow(p),
            ...(i % 4 === 1
              ? [
                  [
                    '',
                    '',
                    '',
                    '',
                    '',
                    '（续）请于2021年10月收到后联系13800138000确认，款项1,000.00元',
                  ],
                ]
              : []),
          ]),
        ],
      }),
    ),
    lines: lines(ps),
  }))
  add('36 overlapping exports of one account', 36, (ps) => {
    const h = ['交易流水号', ...head]
    const row = (p: Paid) => [p.serial, ...signedRow(p, yuan)]
    return {
      files: [
        { name: '上旬.csv', bytes: csv([h, ...ps.slice(0, 8).map(row)]) },
        { name: '下旬.csv', bytes: csv([h, ...ps.slice(4).map(row)]) },
      ],
      lines: lines(ps, { serial: true }),
      repeated: 4,
    }
  })
  add('37 fees in rows of their own', 37, (ps) => {
    const all: Paid[] = []
    let balance = 8_000_000
    for (const p of ps) {
      balance += signed(p)
      all.push({ ...p, balance })
      if (p.side === 'out') {
        balance -= 200
        all.push({
          ...p,
          fen: 200,
          balance,
          memo: '手续费',
          other: '',
          card: '',
          serial: `${p.serial}1`,
        })
      }
    }
    return {
      files: one(
        '含手续费.csv',
        csv([
          ['流水号', '交易时间', '借方金额', '贷方金额', '余额', '对方户名', '对方账号', '摘要'],
          ...all.map((p) => [
            p.serial,
            p.time,
            spent(p),
            income(p),
            yuan(p.balance),
            p.other,
            p.card,
            p.memo,
          ]),
        ]),
      ),
      lines: lines(all, { serial: true }).map((l) => ({
        ...l,
        other: l.other === '' ? undefined : l.other,
      })),
    }
  })
  add('38 negatives in parentheses', 38, (ps) => ({
    files: one(
      '括号.csv',
      csv([
        head,
        ...ps.map((p) => [
          p.time,
          p.side === 'out' ? `(${comma(p.fen)})` : comma(p.fen),
          comma(p.balance),
          p.other,
          p.card,
          p.memo,
        ]),
      ]),
    ),
    lines: lines(ps),
  }))
  add('39 full-width sums', 39, (ps) => ({
    files: one(
      '全角.csv',
      csv(
        [
          head,
          ...ps.map((p) => [
            p.time,
            wide(comma(signed(p))),
            wide(comma(p.balance)),
            p.other,
            p.card,
            p.memo,
          ]),
        ],
        { to: 'gbk' },
      ),
    ),
    lines: lines(ps),
  }))
  add('40 sums with 元 and ¥', 40, (ps) => ({
    files: one(
      '元.csv',
      csv([
        ['日期', '类型', '金额', '余额', '对方', '备注'],
        ...ps.map((p, i) => [
          slash(p.time),
          p.side === 'in' ? '转入' : '转出',
          i % 2 === 0 ? `${comma(p.fen)}元` : `￥${comma(p.fen)}`,
          `${comma(p.balance)}元`,
          p.other,
          p.memo,
        ]),
      ]),
    ),
    lines: lines(ps, { by: 'day' }),
  }))
  add('41 minus as U+2212 and en dash', 41, (ps) => ({
    files: one(
      '减号.csv',
      csv([
        head,
        ...ps.map((p, i) => [
          p.time,
          p.side === 'out' ? `${i % 2 === 0 ? '−' : '–'}${comma(p.fen)}` : comma(p.fen),
          comma(p.balance),
          p.other,
          p.card,
          p.memo,
        ]),
      ]),
    ),
    lines: lines(ps),
  }))
  add('42 red negatives in xlsx by number format', 42, (ps) => ({
    files: one(
      '红字.xlsx',
      book(
        {
          Sheet1: [
            head,
            ...ps.map((p): Cell[] => [
              serialDate(p.time),
              signed(p) / 100,
              p.balance / 100,
              p.other,
              p.card,
              p.memo,
            ]),
          ],
        },
        { formats: { A: 'yyyy/m/d h:mm', B: '#,##0.00;[Red]#,##0.00', C: '#,##0.00' } },
      ),
    ),
    lines: lines(ps),
  }))
  add('43 foreign currency with rate and booked yuan', 43, (ps) => ({
    files: one(
      '外币.csv',
      csv([
        [
          '交易日期',
          '交易币种',
          '交易金额',
          '汇率',
          '入账币种',
          '入账金额',
          '借贷方向',
          '对方户名',
          '交易流水号',
        ],
        ...ps.map((p) => [
          p.time,
          'USD',
          (p.fen / 640).toFixed(2),
          '6.40',
          'CNY',
          yuan(p.fen),
          p.side === 'in' ? '贷' : '借',
          p.other,
          p.serial,
        ]),
      ]),
    ),
    lines: lines(ps, { serial: true }),
    open: true,
  }))
  add('44 zero sums and empty columns', 44, (ps) => {
    const zeros = ps.map((p, i) => (i % 5 === 2 ? { ...p, fen: 0 } : p))
    return {
      files: one(
        '零.xlsx',
        book({
          Sheet1: [
            ['交易时间', '', '收/支', '金额(元)', '', '对方名称', '交易单号', ''],
            ...zeros.map((p) => [
              p.time,
              '',
              p.side === 'in' ? '收' : '支',
              p.fen === 0 ? '0' : yuan(p.fen),
              '',
              p.other,
              p.serial,
              '',
            ]),
          ],
        }),
      ),
      lines: lines(zeros, { serial: true }),
    }
  })
  add('45 the day stands once for all its rows (merged)', 45, (ps) => {
    const rows: string[][] = []
    const merges: string[] = []
    let start = 2
    ps.forEach((p, i) => {
      const again = i > 0 && day(ps[i - 1] ?? p) === day(p)
      if (!again) {
        if (i + 1 > start - 0 && i + 2 - 1 > start)
          merges.push(`A${String(start)}:A${String(i + 1)}`)
        start = i + 2
      }
      rows.push([
        again ? '' : day(p),
        p.memo,
        income(p, comma),
        spent(p, comma),
        comma(p.balance),
        p.other,
      ])
    })
    return {
      files: one(
        '合并.xlsx',
        book(
          { Sheet1: [['日期', '摘要', '存入', '支取', '结余', '对方户名'], ...rows] },
          { merges },
        ),
      ),
      lines: lines(ps, { by: 'day' }),
      open: true,
    }
  })
  add('46 page headers and subtotals in a sheet, opening and closing balance', 46, (ps) => {
    const h = ['序号', '日期', '时间', '收入金额', '支出金额', '余额', '交易对手', '摘要']
    const pages = [ps.slice(0, 4), ps.slice(4, 8), ps.slice(8)]
    return {
      files: one(
        '分页.xls',
        book(
          {
            Sheet1: [
              ['期初余额', '', '', '', '', comma(8_000_000), '', ''],
              ...pages.flatMap((rows, k) => [
                [`某某银行对账单 第${String(k + 1)}页 共3页`],
                h,
                ...rows.map((p, i) => [
                  String(k * 4 + i + 1),
                  day(p).replaceAll('-', '.'),
                  clock(p),
                  income(p, comma),
                  spent(p, comma),
                  comma(p.balance),
                  p.other,
                  p.memo,
                ]),
                [
                  '',
                  '本页合计',
                  '',
                  comma(total(rows, 'in')),
                  comma(total(rows, 'out')),
                  '',
                  '',
                  '',
                ],
              ]),
              ['', '累计', '', comma(total(ps, 'in')), comma(total(ps, 'out')), '', '', ''],
              ['期末余额', '', '', '', '', comma(ps.at(-1)?.balance ?? 0), '', ''],
            ],
          },
          { type: 'biff8' },
        ),
      ),
      lines: lines(ps),
    }
  })
  add('47 transfers between own accounts, both in the file', 47, (ps) => {
    const a = '6217000010000012345'
    const b = '6217000010000054321'
    const both = { time: '2021-10-29 10:00:00', fen: 50_000 }
    const h = ['本方账号', '交易时间', '收支标志', '金额', '对方账号', '对方户名', '流水号']
    const row = (p: Paid) => [
      a,
      p.time,
      p.side === 'in' ? '收' : '付',
      yuan(p.fen),
      p.card,
      p.other,
      p.serial,
    ]
    return {
      files: one(
        '两户互转.csv',
        csv([
          h,
          ...ps.map(row),
          [a, both.time, '付', '500.00', b, '测试甲', '9001'],
          [b, both.time, '收', '500.00', a, '测试甲', '9002'],
        ]),
      ),
      lines: [
        ...lines(ps, { serial: true }),
        { ...both, side: 'out', serial: '9001', other: '测试甲' },
        { ...both, side: 'in', serial: '9002', other: '测试甲' },
      ],
    }
  })
  add('48 UTF-16 text with tabs, 借/贷 and year-less Chinese days', 48, (ps) => ({
    files: one(
      '对账单.txt',
      csv(
        [
          ['2021年10月份对账单'],
          ['日期', '凭证号', '摘要', '借方', '贷方', '方向', '余额'],
          ...ps.map((p, i) => [
            `${String(Number(day(p).slice(5, 7)))}月${String(Number(day(p).slice(8)))}日`,
            String(i + 1),
            p.memo,
            spent(p),
            income(p),
            '贷',
            yuan(p.balance),
          ]),
        ],
        { sep: '\t', to: 'utf16le' },
      ),
    ),
    lines: lines(ps, { by: 'day', other: false }),
  }))
  add('49 one sheet a bank in one workbook', 49, (ps) => {
    const second = deck(6, 149)
    return {
      files: one(
        '汇总.xlsx',
        book({
          工行: [
            ['交易日期', '收入', '支出', '余额', '对方户名'],
            ...ps.map((p) => [p.time, income(p), spent(p), yuan(p.balance), p.other]),
          ],
          说明: [['本表由办案单位整理'], ['仅供参考']],
          建行: [
            ['交易时间', '借方', '贷方', '余额', '对方户名'],
            ...second.map((p) => [p.time, spent(p), income(p), yuan(p.balance), p.other]),
          ],
        }),
      ),
      lines: [...lines(ps), ...lines(second)],
    }
  })
  add('50 no header at all', 50, (ps) => ({
    files: one(
      '无表头.csv',
      csv(ps.map((p) => [p.time, p.other, p.card, yuan(signed(p)), yuan(p.balance)])),
    ),
    lines: lines(ps),
    open: true,
  }))
  return out
}

export const first: readonly Unseen[] = [...banks(), ...wallets(), ...returns(), ...oddities()]
