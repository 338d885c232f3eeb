/** One thing to find out: what, what to get, from whom, and which finding hangs on it. */
export interface Inquiry {
  readonly group: Group
  readonly what: string
  readonly get: string
  readonly from: string
  readonly why: string
}

/** Groups of the 补充调查提纲, in the order in which they are printed. */
export const GROUPS = {
  reading: '检材与读取',
  persons: '人员与账号',
  chain: '流转与条数',
  content: '信息内容与真实性',
  money: '款项',
  law: '日期、程序与处理结果',
  result: '待查明与证据不一致的结果',
  decision: '须由办案人员决定的事项',
  facts: '案件文件中须更正的事实',
  other: '其他',
} as const

export type Group = keyof typeof GROUPS

/** Where the program cannot say what to get or from whom. */
export const TO_FILL = '由办案人员确定'
