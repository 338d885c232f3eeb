import { describe, expect, test } from 'vitest'
import { opening } from './text-lines.ts'
import { textStyle } from './text-style.ts'

const CLOCKS = ['', '.0', '.000', '.0000000', 'Z', '.123Z', '+08:00', '.123+08:00', '-0500']
const CELLS = [
  '13800138000,13900139000,00:01:23',
  '3,2021-05-01T12:30:34.000,120.1',
  'AA:BB:CC:00:11:22,13800138000',
  '张三,13800138000,http://a.cn/1',
  '13800138000,备注：无',
  '张三: 13800138000',
  '张三,13800138000,备注：无',
]

test.each([
  '2021-05-01 12:30:11',
  '2021-05-01T12:30:11',
  '2021/5/1 12:30:11',
  '2021年5月1日 12:30',
])(
  'a list whose first cell is a time is no conversation, whatever stands behind the seconds: %s',
  (time) => {
    for (const clock of CLOCKS)
      for (const cells of CELLS)
        for (const between of [',', '\t', '|', ';', '，', '^', '#', '----', '\x01', ' | ']) {
          const line = `${time}${clock},${cells}`.replaceAll(',', between)
          expect([line, textStyle(`${line}\n`.repeat(12))]).toEqual([line, null])
        }
  },
)

test.each([
  '2021-05-01 12:30:11 INFO com.x.User: {"name":"张三","phone":"13800138000"}',
  '[2021-05-01 12:30:11] [WARN] request body: {"name": "张三", "phone": "13800138000"}',
  '[2021-05-01 12:30:11] response={"code":0,"data":{"name":"张三","phone":"13800138000"}}',
  '2021-05-01T12:30:11.123+08:00  INFO 1 --- [exec-1] c.e.Svc : saved {"name":"张三"}',
])('what a program tells of itself is no conversation: %s', (line) => {
  expect(textStyle(`${line}\n`.repeat(12))).toBe(null)
})

test('who sends an object, or is called as a program is, still speaks', () => {
  const line = (name: string) => `[2021-05-01 12:30:11] ${name}: {"name":"张三"}\n`
  expect(
    textStyle(line('阿乙').repeat(6) + line('INFO').repeat(4) + line('阿丙').repeat(3)),
  ).not.toBe(null)
})

test.each(['张三', '1', '鲁B12345'])('nor is one whose second cell is a time: %s', (first) => {
  for (const clock of ['', '.000', 'Z', '+08:00'])
    for (const cells of ['男,青岛', '13800138000,男', '00:01:23,13800138000', '北京: 朝阳'])
      for (const between of [',', '\t', '|', ' ', ' | ', '  ', '----']) {
        const line = `${first},2021-05-01 12:30:11${clock},${cells}`.replaceAll(',', between)
        expect([line, textStyle(`${line}\n`.repeat(12))]).toEqual([line, null])
      }
})

test.each([
  '13800138000 13900139000 00:01:23',
  '张三 13900139000 00:01:23',
  '李四 12:45:11',
  '13800138000 AA:BB:CC:00:11:22',
  '青岛 10.0.0.1:8080 13800138000',
  '13800138000 http://a.cn/1',
  '张三 电话:13800138000 地址:青岛',
  '13800138000 C:\\\\数据\\\\1.jpg',
  '张三  男  青岛  备注:无',
])('nor one with blanks between its cells and a colon in one of them: %s', (cells) => {
  for (const clock of ['12:30:11', '12:30', '12:30:11.000', '12:30:11Z'])
    expect(textStyle(`2021-05-01 ${clock} ${cells}\n`.repeat(12))).toBeNull()
})

describe('people with a time each', () => {
  const lines = (line: (i: string) => string) =>
    Array.from({ length: 9 }, (_, i) => `${line(String(i))}\n`).join('')
  test.each([
    [
      'over two lines',
      (i: string) => `王小明 1380013800${i} 2021-05-01 12:30\n青岛市香港中路${i}号`,
    ],
    ['the time first', (i: string) => `2021-05-01 12:30:11 王小明 1380013800${i}\n青岛市\n`],
    ['a colon between', (i: string) => `2021-05-01 12:30:11 王小明${i}：1380013800${i}`],
  ])('are a list: %s', (_, line) => {
    expect(textStyle(lines(line))).toBeNull()
  })

  test.each([
    ['numbers only', 'time-first', (i: string) => `2021-05-01 12:30:11 1380013800${i}\n在吗`],
    ['accounts', 'time-first', (i: string) => `2021-05-01 12:30:11 王小明(1380013800${i})\n在吗`],
    ['somebody again', 'inline', (i: string) => `2021-05-01 12:30:11 王小明: 1380013800${i}`],
  ])('are a conversation: %s', (_, style, line) => {
    expect(textStyle(lines(line))).toBe(style)
  })
})

test.each(['', '.5', '.123', 'Z', '+08:00', '.123Z'])('a time is told with its end: %s', (end) => {
  const time = `2021-05-01T12:30:11${end}`
  const told = opening(`${time} 张三: 在吗`, 'inline')
  expect(told).toEqual({ time, sender: '张三', account: null, text: '在吗' })
})
