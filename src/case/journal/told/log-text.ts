import { shown } from '../../../documents/safe.ts'
import { PAPER_ACTS } from '../../../report/paper-status.ts'
import type { Logged } from './log.ts'
import { shownValue } from './shown-value.ts'
import { equal, isObject, member, type Json } from '../value.ts'
import { sectionTitle, shownPath } from './wording.ts'

/** What an entry of the journal did, in words: 录入, 改动, 登记检材文件 … Values are masked. */
export function actOf(entry: Logged): string {
  switch (entry.kind) {
    case 'begin':
      return '建立案件'
    case 'import':
      return entry.rewritten
        ? `按录入改写案件文件（事实 ${entry.facts ?? 0} 项）`
        : `导入案件文件 ${shown(entry.name ?? '', 'name')}（事实 ${entry.facts ?? 0} 项）`
    case 'merge':
      return `并入案件包（对方末号校验值 ${entry.other ?? ''}）`
    case 'receive':
      return `接收案件包（末号校验值 ${entry.other ?? ''}）`
    case 'open':
      return `打开明文${openedWhat(entry)}，用途：${shown(entry.purpose ?? '')}`
    case 'intake':
      return [
        `登记检材文件 ${String(entry.files ?? 0)} 个`,
        ...(entry.changed ?? []).map((file) => `\n         登记后变动 ${file}`),
      ].join('')
    case 'unlock':
      return [
        `以口令打开加密文件 ${String(entry.files ?? 0)} 个（口令表校验值 ${entry.digest ?? ''}）`,
        ...(entry.opened ?? []).map((file) => `\n         ${file}`),
      ].join('')
    case 'paper':
      return `${PAPER_ACTS[entry.status ?? 'made']} ${shown(entry.name ?? '', 'name')}（report.json 完整性校验值 ${entry.digest ?? ''}）`
    case 'remove':
      return `删去 ${placeOf(entry)}`
    case 'put':
      return entry.before === undefined
        ? `录入 ${placeOf(entry)}  ${shownValue(entry.value ?? null, entry.path ?? [])}`
        : `改动 ${placeOf(entry)}  ${changeOf(entry.before, entry.value ?? null)}`
  }
}

/** So many records of a sheet, or one sitting at the workbench. */
function openedWhat({ records, fields = [] }: Logged): string {
  return records === null ? '（工作台，一次查看）' : ` ${records ?? 0} 条（${fields.join('、')}）`
}

function placeOf({ path = [] }: Logged): string {
  return `${sectionTitle(path[0] ?? '')} ${shownPath(path)}`
}

/** Of a thing with fields only those that changed. */
function changeOf(before: Json, after: Json): string {
  if (!isObject(before) || !isObject(after)) return arrow(before, after)
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = fields.filter((field) => !equal(member(before, field), member(after, field)))
  return changed
    .map(
      (field) => `${shown(field, 'name')}：${arrow(member(before, field), member(after, field))}`,
    )
    .join('；')
}

function arrow(before: Json | undefined, after: Json | undefined): string {
  const side = (value: Json | undefined) => (value === undefined ? '（无）' : shownValue(value, []))
  return `${side(before)} → ${side(after)}`
}
