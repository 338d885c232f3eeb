/** 诉讼请求 and 处理 by their ids (glossary: claim, substitute-act). */
const CLAIMS: Readonly<Record<string, string>> = {
  stop: '停止侵害',
  remove: '排除妨碍、消除危险',
  delete: '删除',
  compensate: '赔偿损失',
  apologise: '赔礼道歉',
  act: '行为补偿（替代性履行）',
  prevent: '预防、处置费用',
  investigate: '调查费用',
  appraise: '鉴定费用',
  lawyer: '律师费用',
  publish: '公布裁判',
  forfeiture: '没收违法所得',
  fine: '罚金',
  penalty: '行政罚款',
  restitution: '退缴、退赔',
  sentence: '刑罚',
  damages: '判令赔偿损失',
}

/** Kinds of groups, and what follows for each member. */
const GROUPS: Readonly<Record<string, string>> = {
  joint: '共同实施',
  instigate: '教唆',
  assist: '帮助',
  endanger: '共同危险行为',
  sufficient: '各自行为足以造成全部损害',
  several: '能够分清各自部分',
  handlers: '共同处理者',
}

export function claimLabel(kind: string): string {
  return Object.hasOwn(CLAIMS, kind) ? (CLAIMS[kind] ?? kind) : kind
}

export function groupLabel(kind: string): string {
  return Object.hasOwn(GROUPS, kind) ? (GROUPS[kind] ?? kind) : kind
}

/** Order of the rows of the matrix. */
export const CLAIM_ORDER: readonly string[] = Object.keys(CLAIMS)

/** Rows that stand in every matrix, claimed or not. */
export const ALWAYS: readonly string[] = ['stop', 'delete', 'apologise', 'compensate']
