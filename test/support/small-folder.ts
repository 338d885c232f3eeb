import { gbk } from '../../demo/gbk.ts'
import { partsOf } from '../files/xlsx/build.ts'
import { zipOf } from '../files/zip/build.ts'

/** A few files with something of everything; the same bytes on every machine (nothing is compressed). */
const CSV = [
  '某小学学生信息表,,,',
  '学生姓名,性别,年龄,家长电话',
  '王小明,男,9,13800000001',
  '李小红,女,10,+86 138 0000 0002',
  '王小明,男,9,13800000001',
  '王小明,,,13800000001',
  '李小红,女,11,13800000002',
  '张伟,男,12,10012345678',
  ',,,13800000003',
  '刘女士,,,13800000004',
  ',,,',
  '合计,6人,,',
  '',
].join('\r\n')

const text = (at: string, value: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const number = (at: string, value: string) => `<c r="${at}"><v>${value}</v></c>`
const row = (r: number, cells: string) => `<row r="${String(r)}">${cells}</row>`

function workbook(): Buffer {
  const data = [
    row(1, text('A1', '姓名') + text('B1', '手机号') + text('C1', '身份证号')),
    row(2, text('A2', '陈静') + number('B2', '13800000005') + number('C2', '3.7020219900307E+17')),
    row(3, text('A3', '赵磊') + number('B3', '13800000006') + text('C3', '')),
    row(4, text('A4', '王小明') + number('B4', '13800000001')),
  ]
  const parts = partsOf({ sheets: [{ name: '名单', data: data.join('') }] })
  return zipOf(parts.map((part) => ({ ...part, method: 0 })))
}

export function smallFolder(): Record<string, string | Uint8Array> {
  const packed = gbk('姓名\t电话\r\n孙丽\t13800000007\r\n周杰\t13800000008\r\n')
  return {
    '一班.csv': CSV,
    '甲/名单.xlsx': workbook(),
    '甲/副本.csv': CSV,
    '乙/资料.zip': zipOf([{ name: gbk('群/群友.txt'), data: packed, method: 0 }]),
    '乙/空.txt': '',
  }
}
