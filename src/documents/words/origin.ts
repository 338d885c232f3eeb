import {
  FINGERPRINT_TITLES,
  type FingerprintKind,
  type OriginEdge,
  type OriginReport,
} from '../../report/origin.ts'

const WAYS: Readonly<Record<string, string>> = {
  copy: '照抄',
  sample: '节选',
  shuffle: '打乱次序',
  pad: '添加',
  truncate: '截断',
  damage: '失真',
  columns: '删减字段',
}

/** 节选、失真: how a list was made of another, as the files show. */
export function waysTitle(ways: readonly string[]): string {
  return ways.map((w) => WAYS[w] ?? w).join('、') || '—'
}

/** 同序、同损: kinds of fingerprint beyond chance. */
export function marksTitle(kinds: readonly FingerprintKind[]): string {
  return kinds.map((k) => FINGERPRINT_TITLES[k]).join('、') || '—'
}

/** Edges that stand by themselves, directed ones first; those that are explained by others; both in their order. */
export function edgesToShow({ edges }: OriginReport): OriginEdge[] {
  const place = (e: OriginEdge) => (e.through.length > 0 ? 2 : e.directed ? 0 : 1)
  return edges
    .map((edge, i) => ({ edge, i }))
    .toSorted((x, y) => place(x.edge) - place(y.edge) || x.i - y.i)
    .map(({ edge }) => edge)
}

/** How many pairs were looked at, and why not the others. */
export function examinedSentence({ examined: e }: OriginReport): string {
  const few = e['too-few'] > 0 ? `，共有不足${e.least}人的${e['too-few']}对未比对` : ''
  const rest = e.of - e['too-few'] - e.pairs
  const more = rest > 0 ? `，另有${rest}对超出比对上限，未逐对比对` : ''
  return `有相同线索（号码、证件、账号等）的批次${e.of}对，逐对比对${e.pairs}对${few}${more}`
}

/** Values that stand for many people of a batch, which are no handle to find anybody by. */
export function leftOutSentence({ batches }: OriginReport): string | null {
  const held = batches.filter((b) => b['left-out'].values > 0)
  if (held.length === 0) return null
  const values = held.reduce((n, b) => n + b['left-out'].values, 0)
  const most = Math.max(...held.map((b) => b['left-out'].most))
  return `${values}个值在同一批次内为五人以上共用（最多${most}人，如公用号码、“无”），不作为比对依据`
}
