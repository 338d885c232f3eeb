import { DUPLICATE, NON_DATA, NOTED, SET_ASIDE, UNREAD } from '../../evidence/codes.ts'
import type {
  FileReport,
  FileStatus,
  Finding,
  FunnelStep,
  KeyCount,
  Outcome,
} from '../../report.ts'
import type { Sure } from '../../report.ts'
import { shown } from '../safe.ts'

/** The words of glossary sections 2, 3 and 5 that several forms share. */
export const DEMO = '演示数据，人物均为虚构'
export const COUNT_HEAD = '去重后，全案口径；不等于任何人的涉案条数'
export const NOT_EXPERT =
  '本说明系对电子数据的统计核对，不是鉴定意见；经具有资质或专门知识的人员检验并签名后方可作为相应证据使用。'
export const UNKNOWN_ROW = '未知'

export const STATUS: Readonly<Record<FileStatus, string>> = {
  read: '已读',
  partial: '部分未读',
  unread: '未读',
  listed: '列出，不统计',
}

export const BOUND = { exactly: '', 'at-most': '不多于 ', 'at-least': '不少于 ' } as const

export const OUTCOME: Readonly<Record<Outcome, string>> = {
  met: '达到',
  'not-met': '未达到',
  unknown: '待查明',
  conflict: '证据不一致',
}

export const TIER: Readonly<Record<'A' | 'B' | 'C', string>> = {
  A: '第三项',
  B: '第四项',
  C: '第五项',
}

export const UNIT: Readonly<Record<FunnelStep['unit'], string>> = {
  file: '个文件',
  row: '行',
  record: '条',
}

/** Tags beside every legal value that nobody has compared with the text; null where none is needed. */
export const SURE: Readonly<Record<Sure, string | null>> = {
  verified: null,
  page: '据网页摘要',
  'from-memory': '凭记忆，未核对',
  inference: '推论',
}

export const DIGEST = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256', sm3: 'SM3' } as const

export const DIGEST_MATCH: Readonly<Record<NonNullable<FileReport['digest-match']>, string>> = {
  match: '一致',
  mismatch: '不一致',
  'not-listed': '清单未载明',
}

const LABELS: Readonly<Record<string, string>> = {
  ...NON_DATA,
  ...UNREAD,
  ...NOTED,
  ...SET_ASIDE,
  ...DUPLICATE,
}

/** Label of a reason code of the closed list; a code that is not in it is shown as it stands, never dropped. */
export function codeLabel(code: string): string {
  return Object.hasOwn(LABELS, code) ? (LABELS[code] ?? code) : shown(code, 'name')
}

const FLAGS: Readonly<Record<string, string>> = {
  'bare-phone': '裸号',
  'labelled-phone': '有业务标签的裸号',
  'vague-name': '称谓号码',
  company: '单位信息',
  'under-14': '不满十四周岁',
  '14-17': '十四至十七周岁',
  'age-unknown': '年龄不明',
  damaged: '含失真数据',
  'invalid-id': '含校验不符的证件号',
  'invalid-phone': '含不符合编号规则的号码',
  'shared-phone': '同一号码、不同姓名',
  'two-phones': '同一人、多个号码',
  'several-phones': '一行多个号码',
  guardian: '含家长信息',
  'no-name': '无姓名',
  'multi-person': '一行多人',
  changed: '内容变化',
  supplement: '补充性重复',
}

/** Label of a flag; flags carry code names or ids, in either case. */
export function flagLabel(flag: string): string {
  const id = flag.toLowerCase().replaceAll('_', '-')
  return Object.hasOwn(FLAGS, id) ? (FLAGS[id] ?? id) : codeLabel(flag)
}

/** The label without its explanation in brackets, for narrow places. @example '裸号（仅有号码）' → '裸号' */
export function shortLabel(code: string): string {
  return codeLabel(code).replace(/（[^（）]*）$/, '')
}

/** `文件内重复 612`, in the order of the tally; empty text when every part is zero. */
export function tallyText(tally: Readonly<Partial<Record<string, number>>>, gap = '  '): string {
  return Object.entries(tally)
    .filter(([, n]) => n !== undefined && n !== 0)
    .map(([code, n]) => `${shortLabel(code)} ${String(n)}`)
    .join(gap)
}

/** A count under a key, or the words for a key that no record has: missing is never zero (promise 7). */
export function keyCounted(key: KeyCount): string {
  return key.counted === null ? '无此项信息' : String(key.counted)
}

export function robustLabel(finding: Pick<Finding, 'robust'>): string {
  return finding.robust ? '各口径下结论一致' : '结论取决于口径'
}

/** A standard against which nothing stands: of that tier there is no record. Told in one line with others. */
export function isIdle({ outcome, reasons }: Pick<Finding, 'outcome' | 'reasons'>): boolean {
  return outcome === 'not-met' && reasons[0]?.value === 0
}
