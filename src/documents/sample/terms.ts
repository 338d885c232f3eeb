/** Words of the authenticity sample that papers, routes and screens share. */

/** How a record is checked (核实方式). The id is what the flag and the JSON say beside the Chinese term. */
export const MODES = {
  owner: '机主信息查询',
  identity: '人口信息比对',
  call: '电话核实',
  statement: '陈述',
} as const
export type ModeId = keyof typeof MODES
export const MODE_IDS = Object.keys(MODES) as [ModeId, ...ModeId[]]

/** What was found (核实结果): the closed list of the call sheet. */
export const OUTCOMES = { true: '属实', untrue: '不实', unverified: '未能核实' } as const
export type OutcomeId = keyof typeof OUTCOMES

/** By what the counted records are divided within their tier. */
export const DIVISIONS = { tier: '信息类型', file: '文件', batch: '批次', exhibit: '检材' } as const
export type DivisionId = keyof typeof DIVISIONS
export const DIVISION_IDS = Object.keys(DIVISIONS) as [DivisionId, ...DivisionId[]]

/** What no sampling page may be without. */
export const NATURE =
  '本说明记录抽样核实的方法和结果，是统计核对，不是鉴定意见；抽样结果不改变核算的条数，是否采信、如何采信由办案机关审查决定。'

/** 非随机，不得推算比例 (stories Q22). */
export const NOT_RANDOM = '非随机，不得推算比例'

/** Sentences under every draw: what the sample does not say. */
export function limitsOf(mode: ModeId, complete: boolean): readonly string[] {
  return [
    '抽样只说明真实性；去重、是否识别特定自然人、信息类型另行核算。',
    '结果不按比例折算条数；核实为不实的，只就该条由办案人员决定是否不计入。',
    '未能核实不等于不实，也不等于属实，两种算法并列。',
    '区间是合起来说的，不能用来断定某一条属实。',
    ...(mode === 'statement'
      ? ['自己前来或者因其他线索找到的人，不是抽中的人：其陈述只说明其本人，非随机，不得推算比例。']
      : []),
    ...(complete ? [] : ['总体不含未读文件。']),
  ]
}
