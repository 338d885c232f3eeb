import { ERRORS, fill } from '../../errors.ts'
import type { ShuzhengError } from '../../errors.ts'
import { shown } from '../safe.ts'

/** What failed, by the first part of the code. */
const ACTS: Readonly<Record<string, string>> = {
  cli: '命令有误',
  fault: '程序出错',
  db: '核算失败',
  rows: '不能列出',
  sample: '抽样核实未能完成',
  verify: '不能复核',
  reconcile: '不能比对',
  'hash-list': '校验值清单有误',
  passwords: '口令表有误',
  evidence: '读取失败',
  records: '识别失败',
  count: '核算失败',
  ledger: '核算失败',
  law: '规则有误',
  case: '案件文件有误',
  journal: '案件文件夹操作未完成',
  documents: '报告未写成',
}

/** Details that say where, rather than what. */
const PLACES = ['locator', 'path', 'file'] as const

/**
 * A refusal or fault as people see it: what failed, 位置 where, 情况 what was found, 办法 what to do, and one
 * English line. Values from outside are shown as plain masked text.
 */
export function renderError(error: ShuzhengError): string {
  const words = ERRORS[error.code]
  const details = safeDetails(error.details)
  const place = PLACES.map((name) => details[name]).find((value) => value !== undefined)
  const { head, state } = parts(words.zh)
  const situation = state === '' || /^\{(?:locator|path|file)\}$/.test(state) ? '' : state
  const act = ACTS[error.code.split('/')[0] ?? ''] ?? '未能完成'
  return [
    `${act}：${fill(head, details)}`,
    ...(place === undefined ? [] : [`  位置  ${place}`]),
    ...situationLines(fill(situation, details)),
    `  办法  ${fill(words.remedy, details)}`,
    `  English: ${fill(words.en, details).replaceAll('\n', ' ')} (${error.code})`,
    '',
  ].join('\n')
}

function situationLines(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, i) => (i === 0 ? `  情况  ${line}` : `        ${line}`))
}

/** Our own lists of problems keep their lines; in anything else a newline is shown, not made. */
function safeDetail(name: string, value: string | number): string {
  const lines = name === 'problems' ? String(value).split('\n') : [String(value)]
  return lines.map((line) => shown(line)).join('\n')
}

function safeDetails(
  details: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, safeDetail(name, value)]),
  )
}

/** `台账不平衡：{ledger} 差 {difference}` is a headline and a situation. */
function parts(zh: string): { readonly head: string; readonly state: string } {
  const colon = zh.indexOf('：')
  if (colon < 0) return { head: zh, state: '' }
  return { head: zh.slice(0, colon), state: zh.slice(colon + 1) }
}
