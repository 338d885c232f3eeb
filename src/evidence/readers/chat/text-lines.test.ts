import { expect, test } from 'vitest'
import { opening, textStyle } from './text-lines.ts'

const CLOCKS = ['', '.0', '.000', '.0000000', 'Z', '.123Z', '+08:00', '.123+08:00', '-0500']
const CELLS = [
  '13800138000,13900139000,00:01:23',
  '3,2021-05-01T12:30:34.000,120.1',
  'AA:BB:CC:00:11:22,13800138000',
  '张三,13800138000,http://a.cn/1',
  '13800138000,备注：无',
  '张三: 13800138000',
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
        for (const between of [',', '\t', '|', ';']) {
          const line = `${time}${clock},${cells}`.replaceAll(',', between)
          expect([line, textStyle(`${line}\n`.repeat(12))]).toEqual([line, null])
        }
  },
)

test.each(['', '.5', '.123', 'Z', '+08:00', '.123Z'])('a time is told with its end: %s', (end) => {
  const time = `2021-05-01T12:30:11${end}`
  const { sender, text, ...told } = opening(`${time} 张三: 在吗`, 'inline') ?? {}
  expect([told.time, sender, text]).toEqual([time, '张三', '在吗'])
})
