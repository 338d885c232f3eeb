import { closeSync, openSync, writeSync } from 'node:fs'
import { numbers, person } from './people.ts'

export type TextStyle = 'mixed' | 'notes' | 'sentences' | 'said'

type Below = (n: number) => number

const PLACES = ['朝阳区建国路', '海淀区中关村大街', '沙坪坝区大学城南路', '市南区香港中路']
const SAID = [
  '有新的资料吗',
  '这批量大，先看货',
  '昨天那批重复太多',
  '明天再说',
  '钱转过去了，收一下',
]
const PROSE = [
  '经查，上述资料存放于涉案移动硬盘内，文件名不详。',
  '该群于十月建立，群主为外号老五的人员，其余情况待核。',
  '以下为第三批，数量以导出为准，不含已经退回的部分。',
  '会议改到下周三下午，地点不变，请各自带好材料。',
]

/** Lines of notes as people keep them: a name, a number, where somebody lives. */
function note(below: Below): string {
  const [name, , phone] = person(below)
  return `${name} ${phone} 住北京市${pick(PLACES, below)}${String(1 + below(300))}号${String(1 + below(20))}单元${String(101 + below(900))}`
}

/** A sentence with an identity number in it. */
function sentence(below: Below): string {
  const [name, id, phone] = person(below)
  const what = pick(['办理了入学登记', '购买了两份课程', '申请退款未果', '留下联系方式'], below)
  if (below(3) === 0)
    return `其中${name}（身份证号${id}）于2021年${String(1 + below(12))}月${what}。`
  return `家长${name}称其电话为${phone}，身份证${id}，曾在${pick(PLACES, below)}附近${what}，请核实。`
}

/** What somebody wrote in a group, a message a line. */
function said(below: Below): string {
  const [name, , phone, school] = person(below)
  const at = `2021-10-${String(10 + below(20))} ${String(10 + below(14))}:${String(10 + below(50))}:${String(10 + below(50))}`
  if (below(2) === 0) return `${at} 老${name.slice(0, 1)}：${pick(SAID, below)}`
  return `${at} 老${name.slice(0, 1)}：${name}的家长${phone}，孩子在${school}`
}

const STYLES: Readonly<Record<TextStyle, (below: Below) => string>> = {
  notes: note,
  sentences: sentence,
  said,
  mixed: (below) => [note, sentence, said, () => pick(PROSE, below)][below(4)]?.(below) ?? '',
}

/** Writes `lines` lines of a style, the same on every run; gives their bytes. */
export function makeText(path: string, style: TextStyle, lines: number): number {
  const below = numbers(23)
  const fd = openSync(path, 'w')
  let bytes = 0
  for (let from = 0; from < lines; from += 5000) {
    const some = Array.from({ length: Math.min(5000, lines - from) }, () => STYLES[style](below))
    bytes += writeSync(fd, `${some.join('\n')}\n`)
  }
  closeSync(fd)
  return bytes
}

function pick(from: readonly string[], below: Below): string {
  return from[below(from.length)] ?? ''
}
