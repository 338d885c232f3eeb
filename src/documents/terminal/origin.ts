import type { OriginReport } from '../../report/origin.ts'
import { partOf } from '../words/numbers.ts'
import { edgesToShow, examinedSentence, leftOutSentence } from '../words/origin.ts'
import { shown } from '../safe.ts'

/** Lines that are shown on a terminal. */
const LINES = 20

/** 批次来源 for a terminal: hints, edges, merges; nothing where nothing could be compared. */
export function originLines(report: OriginReport): readonly string[] {
  if (report.examined.of === 0) return []
  const told = [
    ...report.hints.map((h) => `提示：${h}`),
    ...edgesToShow(report).map((e) => e.sentence),
    ...report.merges.map((m) => m.sentence),
    ...report.same.map((s) => s.sentence),
    ...report.cycles.map((c) => `${c.join('、')}的方向互相循环，均不作判断`),
  ]
  const out = leftOutSentence(report)
  return [
    examinedSentence(report),
    ...(out === null ? [] : [out]),
    ...told.slice(0, LINES),
    ...(told.length > LINES ? [`${partOf(LINES, told.length)}；其余见 report.json`] : []),
    ...(told.length === 0 ? ['没有能说明来源关系的痕迹'] : []),
  ].map((line) => shown(line))
}
