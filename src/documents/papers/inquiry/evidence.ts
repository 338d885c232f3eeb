import type { FileReport, Report } from '../../../report.ts'
import type { UnreadCode } from '../../../evidence/codes.ts'
import { UNREAD } from '../../../evidence/codes.ts'
import { codeLabel } from '../../words/labels.ts'
import { shownLocator } from '../../safe.ts'
import { resting } from './hanging.ts'
import type { Inquiry } from './item.ts'

/** What would open a file that was not read. */
const GET: Readonly<Record<UnreadCode, string>> = {
  PASSWORD: '打开口令（用 --passwords 或者解密后的副本）',
  CORRUPT: '完好的副本；原存储介质上的同一文件',
  UNSUPPORTED: '转换为 xlsx、csv 的副本，附转换说明与校验值',
  LIMIT: '拆分的副本，或者在内存更大的机器上读取',
  IMAGE_ONLY: '可提取文字的原件；或者人工转录并由二人核对',
  NO_ACCESS: '读取权限；或者由提取单位复制',
  CHANGED_SINCE: '登记之时的原件；变动的原因与经手人',
  NO_SPACE: '重新读取（腾出空间后）',
  CRASHED: '换用其他软件读取的结果；完好的副本',
  UNDECODABLE: '原始编码说明；由原系统重新导出的副本',
  UNCLOSED_QUOTE: '由原系统重新导出的副本',
}

/** Files printed one by one before the rest is only counted. */
const NAMED = 100

/** Files not read, digests that differ, exhibits of which something is not stated. */
export function fromEvidence(report: Report): readonly Inquiry[] {
  const lost = report.files.filter(({ status }) => status === 'unread' || status === 'partial')
  const differ = report.files.filter((file) => file['digest-match'] === 'mismatch')
  return [
    ...limited(lost, (file) => unreadFile(file, report), '未读文件'),
    ...limited(differ, mismatch, '校验值不一致的文件'),
    ...report.exhibits.flatMap(exhibit),
  ]
}

function limited(
  files: readonly FileReport[],
  inquiry: (file: FileReport) => Inquiry,
  what: string,
): readonly Inquiry[] {
  if (files.length <= NAMED) return files.map(inquiry)
  const [first] = files
  if (first === undefined) return []
  const rest: Inquiry = {
    ...inquiry(first),
    what: `${what}共${String(files.length)}个，以上列出${String(NAMED)}个，其余见条数核算说明附表`,
  }
  return [...files.slice(0, NAMED).map(inquiry), rest]
}

function unreadFile(file: FileReport, report: Report): Inquiry {
  const codes = [...new Set(file.issues.map(({ code }) => code))].filter(isUnread)
  const why = codes.map(codeLabel).join('、') || '原因未记'
  return {
    group: 'reading',
    what: `${file.exhibit}：${shownLocator(file.at)}（${why}）`,
    get: codes.map((code) => GET[code]).join('；') || '完好的副本',
    from: '持有人；原扣押、提取单位',
    why: resting(report),
  }
}

function isUnread(code: string): code is UnreadCode {
  return Object.hasOwn(UNREAD, code)
}

function mismatch(file: FileReport): Inquiry {
  return {
    group: 'reading',
    what: `${file.exhibit}：${shownLocator(file.at)}的完整性校验值与清单不一致`,
    get: '原存储介质、封存与移交记录，变动原因的说明，与清单一致的副本',
    from: '提取、保管检材的单位',
    why: '来自该文件的全部条数；电子数据是否完整',
  }
}

function exhibit(one: Report['exhibits'][number]): readonly Inquiry[] {
  const missing = [
    ...(one.holder === null ? ['持有人'] : []),
    ...(one['seized-on'] === null ? ['扣押日期'] : []),
    ...(one.list === null ? ['扣押清单或者调取证据清单的项次'] : []),
    ...(one.evidence === null ? ['卷页'] : []),
  ]
  if (missing.length === 0) return []
  return [
    {
      group: 'reading',
      what: `检材${one.id}（${one.path}）未载明${missing.join('、')}`,
      get: '扣押决定书与清单、提取笔录与电子数据清单、检查笔录',
      from: '扣押、提取检材的单位',
      why: '检材的来源与同一性；按持有人计算的条数',
    },
  ]
}
