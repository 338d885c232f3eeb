/** Twenty-five more, written when the first fifty had been mended and before these were tried. */
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
  type Paid,
  type Unseen,
} from './deck.ts'

const one = (name: string, bytes: Buffer) => [{ name, bytes }]
const OWN = '6217000010000012345'
const HEAD = ['交易日期', '摘要', '收入', '支出', '余额', '对方户名']
const plainRow = (p: Paid): string[] => [
  p.time,
  p.memo,
  income(p, comma),
  spent(p, comma),
  comma(p.balance),
  p.other,
]

function traps(): Unseen[] {
  const out: Unseen[] = []
  const add = (name: string, seed: number, make: (ps: Paid[]) => Omit<Unseen, 'name'>, n = 12) =>
    out.push({ name, ...make(deck(n, seed)) })

  add('01 pdf whose counterparts wrap over two lines', 201, (ps) => ({
    files: one(
      '工行.pdf',
      listAsPdf(
        [
          ['交易日期', '账号', '储种', '摘要', '收入/支出金额', '余额', '对方户名', '对方账号'],
          ...ps.flatMap((p, i) => [
            [
              p.time,
              '',
              '活期',
              p.memo.slice(0, 4),
              `${p.side === 'in' ? '+' : ''}${comma(signed(p))}`,
              comma(p.balance),
              i % 3 === 0 ? '某某（上海）信息' : p.other.slice(0, 5),
              '6217********0001',
            ],
            ...(i % 3 === 0 ? [['', '', '', '', '', '', '科技有限公司', '']] : []),
          ]),
        ],
        [20, 130, 180, 220, 270, 340, 420, 510],
      ),
    ),
    lines: lines(ps, { other: false }),
  }))
  add('02 totals of each day and month that carry a day themselves', 202, (ps) => ({
    files: one(
      '带日计.xlsx',
      book({
        Sheet1: [
          HEAD,
          ...ps.flatMap((p, i) => [
            plainRow(p),
            ...(i % 4 === 3
              ? [
                  [
                    day(p),
                    '本日合计',
                    comma(total(ps.slice(i - 3, i + 1), 'in')),
                    comma(total(ps.slice(i - 3, i + 1), 'out')),
                    '',
                    '',
                  ],
                ]
              : []),
          ]),
          ['2021-10-31', '本月累计', comma(total(ps, 'in')), '', '', ''],
          [
            '2021-10-31',
            '本年累计',
            comma(total(ps, 'in')),
            comma(total(ps, 'out')),
            comma(ps.at(-1)?.balance ?? 0),
            '',
          ],
        ],
      }),
    ),
    lines: lines(ps),
  }))
  add('03 the same export twice, no account, no serial number, rows numbered anew', 203, (ps) => {
    const h = ['序号', ...HEAD]
    const rows = (some: Paid[]) => some.map((p, i) => [String(i + 1), ...plainRow(p)])
    return {
      files: [
        { name: 'a.csv', bytes: csv([h, ...rows(ps.slice(0, 8))]) },
        { name: 'b.csv', bytes: csv([h, ...rows(ps.slice(4))]) },
      ],
      lines: lines(ps),
      repeated: 4,
    }
  })
  add('04 a sheet of all and a sheet a week, no serial number', 204, (ps) => ({
    files: one(
      '汇总表.xlsx',
      book({
        全部: [HEAD, ...ps.map(plainRow)],
        第一周: [HEAD, ...ps.slice(0, 7).map(plainRow)],
        第二周: [HEAD, ...ps.slice(7).map(plainRow)],
      }),
    ),
    lines: lines(ps),
    repeated: 12,
  }))
  add('05 names in two languages, the currency in the name of the sum', 205, (ps) => ({
    files: one(
      '外币户.xlsx',
      book({
        Sheet1: [
          [
            '交易日期\nTransaction Date',
            '交易时间\nTransaction Time',
            '金额\nAmount (USD)',
            '余额\nBalance (USD)',
            '对方户名\nCounterparty Name',
          ],
          ...ps.map((p) => [day(p), clock(p), comma(signed(p)), comma(p.balance), p.other]),
        ],
      }),
    ),
    lines: lines(ps).map((l) => ({ ...l, currency: 'USD' })),
  }))
  add('06 zeros in both columns, Chinese days, blank rows before the header', 206, (ps) => ({
    files: one(
      '光大.csv',
      csv(
        [
          ['中国光大银行对私账户交易明细'],
          [''],
          ['查询卡号：6226620000001234', '币种：人民币'],
          [''],
          [
            '交易日期',
            '交易时间',
            '支出金额',
            '存入金额',
            '账户余额',
            '对方账号',
            '对方户名',
            '摘要',
          ],
          ...ps.map((p) => [
            `${day(p).slice(0, 4)}年${String(Number(day(p).slice(5, 7)))}月${String(Number(day(p).slice(8)))}日`,
            clock(p),
            spent(p) || '0',
            income(p) || '0',
            yuan(p.balance),
            p.card,
            p.other,
            p.memo,
          ]),
        ],
        { to: 'gbk' },
      ),
    ),
    lines: lines(ps),
  }))
  add('07 text with rules of box drawing', 207, (ps) => {
    const rule = '├──────────┼────────┼──────────┼────────────┼──────────┤'
    const row = (cells: readonly string[]) => `│${cells.join('│')}│`
    return {
      files: one(
        '信用社.txt',
        Buffer.from(
          [
            '                某某农村信用合作联社存款分户账',
            '┌──────────┬────────┬──────────┬────────────┬──────────┐',
            row(['交易日期  ', '摘要    ', '交易金额  ', '余额        ', '对方户名  ']),
            rule,
            ...ps.flatMap((p) => [
              row([
                day(p),
                p.memo.padEnd(8),
                comma(signed(p)).padStart(10),
                comma(p.balance).padStart(12),
                p.other.padEnd(10),
              ]),
              rule,
            ]),
          ].join('\n'),
        ),
      ),
      lines: lines(ps, { by: 'day' }),
    }
  })
  add('08 a whole header row, and 对手信息 parted below it', 208, (ps) => ({
    files: one(
      '反馈.xlsx',
      book(
        {
          Sheet1: [
            ['交易时间', '借贷标志', '交易金额', '账户余额', '对手信息', '', '', '摘要'],
            ['', '', '', '', '账号', '户名', '开户行', ''],
            ...ps.map((p) => [
              p.time,
              p.side === 'in' ? '贷' : '借',
              yuan(p.fen),
              yuan(p.balance),
              p.card,
              p.other,
              '某支行',
              p.memo,
            ]),
          ],
        },
        { merges: ['E1:G1'] },
      ),
    ),
    lines: lines(ps),
  }))
  add('09 sums in 万元', 209, (ps) => ({
    files: one(
      '万元.csv',
      csv([
        ['交易日期', '收支方向', '金额（万元）', '对方户名', '摘要'],
        ...ps.map((p) => [
          p.time,
          p.side === 'in' ? '收入' : '支出',
          (p.fen / 1_000_000).toFixed(6),
          p.other,
          p.memo,
        ]),
      ]),
    ),
    lines: lines(ps),
    open: true,
  }))
  add('10 one row, both sides: the account of the statement above', 210, (ps) => ({
    files: one(
      '双方.csv',
      csv([
        [`查询账号：${OWN}`],
        [
          '交易时间',
          '付款方账号',
          '付款方户名',
          '收款方账号',
          '收款方户名',
          '交易金额',
          '交易流水号',
        ],
        ...ps.map((p) => [
          p.time,
          ...(p.side === 'out'
            ? [OWN, '测试甲', p.card, p.other]
            : [p.card, p.other, OWN, '测试甲']),
          yuan(p.fen),
          p.serial,
        ]),
      ]),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('11 reversals in red: a negative sum in the same column', 211, (ps) => {
    const [a, b] = ps
    if (!a || !b) throw new RangeError('a deck of two')
    const back = (p: Paid): Paid => ({
      ...p,
      time: '2021-10-30 10:00:00',
      side: p.side === 'in' ? 'out' : 'in',
      memo: '冲正',
      other: p.other,
    })
    return {
      files: one(
        '红字.csv',
        csv([
          ['交易时间', '借方发生额', '贷方发生额', '对方户名', '摘要'],
          ...ps.map((p) => [p.time, spent(p), income(p), p.other, p.memo]),
          ...[a, b].map((p) => [
            '2021-10-30 10:00:00',
            p.side === 'out' ? `-${yuan(p.fen)}` : '',
            p.side === 'in' ? `-${yuan(p.fen)}` : '',
            p.other,
            '冲正',
          ]),
        ]),
      ),
      lines: [...lines(ps), ...lines([back(a), back(b)])],
    }
  })
  add('12 full-width commas and blanks in sums', 212, (ps) => ({
    files: one(
      '空格.csv',
      csv([
        ['交易时间', '收支', '金额', '对方户名', '备注'],
        ...ps.map((p, i) => [
          p.time,
          p.side === 'in' ? '收' : '支',
          i % 2 === 0 ? comma(p.fen).replaceAll(',', '，') : comma(p.fen).replaceAll(',', ' '),
          p.other,
          p.memo,
        ]),
      ]),
    ),
    lines: lines(ps),
  }))
  add('13 opening and closing balance with days of their own', 213, (ps) => ({
    files: one(
      '期初.csv',
      csv([
        ['日期', '摘要', '发生额', '余额', '对方户名'],
        ['2021-10-01', '上期余额', '', '80,000.00', ''],
        ...ps.map((p) => [p.time, p.memo, comma(signed(p)), comma(p.balance), p.other]),
        [
          '2021-10-31',
          '期末余额',
          comma(ps.at(-1)?.balance ?? 0),
          comma(ps.at(-1)?.balance ?? 0),
          '',
        ],
      ]),
    ),
    lines: lines(ps),
  }))
  add('14 four decimals', 214, (ps) => ({
    files: one(
      '四位.csv',
      csv([
        ['交易时间', '收支标志', '交易金额', '交易后余额', '对方户名', '流水号'],
        ...ps.map((p) => [
          p.time,
          p.side === 'in' ? '1-收入' : '2-支出',
          `${yuan(p.fen)}00`,
          `${yuan(p.balance)}00`,
          p.other,
          p.serial,
        ]),
      ]),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('15 each line over two rows, its header too', 215, (ps) => ({
    files: one(
      '两行.xlsx',
      book({
        Sheet1: [
          ['交易日期', '摘要', '收入', '支出', '余额'],
          ['交易时间', '', '对方户名', '对方账号', ''],
          ...ps.flatMap((p) => [
            [day(p), p.memo, income(p, comma), spent(p, comma), comma(p.balance)],
            [clock(p), '', p.other, p.card, ''],
          ]),
        ],
      }),
    ),
    lines: lines(ps, { by: 'day', other: false }),
    open: true,
  }))
  return out
}

function wallets(): Unseen[] {
  const out: Unseen[] = []
  const add = (name: string, seed: number, make: (ps: Paid[]) => Omit<Unseen, 'name'>, n = 12) =>
    out.push({ name, ...make(deck(n, seed)) })

  add('16 WeChat with a withdrawal, its fee in the remark, and a change purse', 216, (ps) => ({
    files: one(
      '微信支付账单.csv',
      csv([
        ['微信支付账单明细'],
        ['微信昵称：[测试甲]'],
        ['----------------------微信支付账单明细列表--------------------'],
        [
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
        ],
        ...ps.map((p) => [
          p.time,
          p.side === 'in' ? '二维码收款' : '商户消费',
          p.other,
          '/',
          p.side === 'in' ? '收入' : '支出',
          `¥${yuan(p.fen)}`,
          '零钱',
          p.side === 'in' ? '已收钱' : '支付成功',
          p.serial,
          '',
          '/',
        ]),
        [
          '2021-10-30 10:00:00',
          '零钱提现',
          '招商银行',
          '/',
          '/',
          '¥1000.00',
          '招商银行',
          '提现已到账',
          '990000001',
          '',
          '服务费¥1.00',
        ],
        [
          '2021-10-30 11:00:00',
          '转入零钱通-来自零钱',
          '/',
          '/',
          '/',
          '¥50.00',
          '零钱',
          '支付成功',
          '990000002',
          '',
          '/',
        ],
      ]),
    ),
    lines: [
      ...lines(ps, { serial: true }),
      { time: '2021-10-30 10:00:00', side: 'neutral', fen: 100_000, serial: '990000001' },
      { time: '2021-10-30 11:00:00', side: 'neutral', fen: 5000, serial: '990000002' },
    ],
  }))
  add('17 JD csv, 已全额退款 beside the sum', 217, (ps) => ({
    files: one(
      '京东交易流水.csv',
      csv([
        ['导出信息：'],
        ['京东账号名：test_jia'],
        ['日期区间：2021-10-01 至 2021-10-31'],
        [''],
        [
          '交易时间',
          '商户名称',
          '交易说明',
          '金额',
          '收/付款方式',
          '交易状态',
          '收/支',
          '交易分类',
          '交易订单号',
          '商家订单号',
          '备注',
        ],
        ...ps.map((p, i) => [
          `${p.time}\t`,
          p.other,
          p.memo,
          i === 4 ? `${yuan(p.fen)}(已全额退款)` : yuan(p.fen),
          '银行卡',
          '交易成功',
          p.side === 'in' ? '收入' : '支出',
          '其他',
          `${p.serial}\t`,
          '',
          '',
        ]),
      ]),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('18 e-CNY wallet', 218, (ps) => ({
    files: one(
      '数字人民币.xlsx',
      book({
        钱包流水: [
          ['钱包编号：0022000012345678', '', '', '', '', '', ''],
          [
            '交易时间',
            '交易类型',
            '对方钱包名称',
            '对方钱包编号',
            '交易金额（元）',
            '交易结果',
            '交易流水号',
          ],
          ...ps.map((p) => [
            p.time,
            p.side === 'in' ? '转入' : '转出',
            p.other,
            '0022****5678',
            yuan(p.fen),
            '成功',
            p.serial,
          ]),
        ],
      }),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('19 UnionPay app, sums with currency behind', 219, (ps) => ({
    files: one(
      '云闪付.csv',
      csv([
        ['订单时间', '交易类型', '商户名称', '交易金额', '卡号', '交易状态', '订单号'],
        ...ps.map((p) => [
          p.time,
          p.side === 'in' ? '收款' : '付款',
          p.other,
          `${yuan(p.fen)} CNY`,
          '622202******0123',
          '交易成功',
          p.serial,
        ]),
      ]),
    ),
    lines: lines(ps, { serial: true }),
  }))
  add('20 days first, am and pm, English bank', 220, (ps) => ({
    files: one(
      'statement.csv',
      csv([
        ['Date', 'Time', 'Description', 'Withdrawals', 'Deposits', 'Balance', 'Currency'],
        ...ps.map((p) => {
          const d = `${String(Number(day(p).slice(8)) + 12)}/10/2021`
          const h = Number(clock(p).slice(0, 2))
          return [
            d,
            `${String(h > 12 ? h - 12 : h)}${clock(p).slice(2)} ${h >= 12 ? 'PM' : 'AM'}`,
            p.other,
            spent(p, comma),
            income(p, comma),
            comma(p.balance),
            'HKD',
          ]
        }),
      ]),
    ),
    lines: ps.map((p) => ({
      time: `2021-10-${String(Number(day(p).slice(8)) + 12)} ${clock(p)}`,
      side: p.side,
      fen: p.fen,
      currency: 'HKD',
    })),
  }))
  add('21 a page with two tables of two accounts and a heading over all columns', 221, (ps) => {
    const second = deck(6, 321)
    const table = (rows: Paid[]) => [
      ['入账明细'],
      ['记账日期', '记账时间', '借/贷', '交易金额', '账户余额', '对方户名', '附言'],
      ...rows.map((p) => [
        day8(p),
        clock(p).replaceAll(':', ''),
        p.side === 'in' ? '贷' : '借',
        comma(p.fen),
        comma(p.balance),
        p.other,
        p.memo,
      ]),
    ]
    return {
      files: one(
        '查询.html',
        page(['账号：6217000010000012345', table(ps), '账号：6217000010000054321', table(second)]),
      ),
      lines: [...lines(ps), ...lines(second)],
    }
  })
  add('22 serial dates with a time in them and sums as numbers with binary residue', 222, (ps) => ({
    files: one(
      '数值.xlsx',
      book(
        {
          Sheet1: [
            ['交易时间', '收入金额', '支出金额', '账户余额', '对方名称', '对方账号'],
            ...ps.map((p): Cell[] => [
              serialDate(p.time),
              p.side === 'in' ? p.fen / 100 + 1e-13 : '',
              p.side === 'out' ? p.fen / 100 : '',
              p.balance / 100,
              p.other,
              Number(p.card),
            ]),
          ],
        },
        { formats: { A: 'yyyy/m/d h:mm:ss' } },
      ),
    ),
    lines: lines(ps),
  }))
  add('23 merchant settlement by day: number of payments and sums, no payments', 223, (ps) => ({
    files: one(
      '结算.csv',
      csv([
        ['结算日期', '交易笔数', '交易金额', '手续费', '结算金额', '结算状态', '批次号'],
        ...ps.map((p) => [day(p), '12', yuan(p.fen), '1.00', yuan(p.fen), '成功', p.serial]),
      ]),
    ),
    lines: ps.map((p) => ({ time: day(p), side: 'in', fen: p.fen })),
    open: true,
  }))
  add('24 loans: what is owed and not what moved', 224, (ps) => ({
    files: one(
      '借款台账.csv',
      csv([
        ['借款人', '借款日期', '借款金额', '年利率', '到期日期', '未还本金'],
        ...ps.map((p) => [p.other, day(p), yuan(p.fen), '12%', '2022-10-01', yuan(p.fen)]),
      ]),
    ),
    lines: [],
    open: true,
  }))
  add('25 two exports of one account in two forms, one with serial numbers', 225, (ps) => ({
    files: [
      {
        name: '网银.csv',
        bytes: csv([
          [`账号：${OWN}`],
          ['交易时间', '收入', '支出', '余额', '对方户名', '交易流水号'],
          ...ps
            .slice(0, 8)
            .map((p) => [p.time, income(p), spent(p), yuan(p.balance), p.other, p.serial]),
        ]),
      },
      {
        name: '柜台.csv',
        bytes: csv([
          [`账号：${OWN}`],
          ['交易日期', '交易时间', '交易金额', '账户余额', '摘要'],
          ...ps
            .slice(4)
            .map((p) => [day8(p), clock(p), comma(signed(p)), comma(p.balance), p.memo]),
        ]),
      },
    ],
    lines: lines(ps, { other: false }),
    repeated: 4,
  }))
  return out
}

export const second: readonly Unseen[] = [...traps(), ...wallets()]
