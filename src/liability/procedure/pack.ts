import type { PackItem, PackReport } from '../../report/procedure.ts'
import { rowOf, type Lawful } from './condition.ts'
import type { PackPaper, ProcedureFacts } from './facts.ts'

/** A paper that must be filed, with its words. */
type Wanted = readonly [id: PackPaper, title: string]

const COUNCIL: readonly Wanted[] = [
  ['complaint', '起诉状，按被告人数提出副本'],
  ['harm', '侵害众多不特定消费者合法权益的初步证据'],
  ['duties', '已按消法第三十七条第一款第四项或者第五项履行职责的证明材料'],
]
const PROCURATORATE: readonly Wanted[] = [
  ['complaint', '公益诉讼起诉书，按被告人数提出副本'],
  ['harm', '被告行为已经损害社会公共利益的初步证明材料'],
  ['notice', '已经履行公告程序的证明材料'],
]

/**
 * The filing pack ticked off by what the case file has (消费解释 4, 检察解释 14): 齐, 缺, 待查. Null for others who sue.
 *
 * @example a council without proof of its duties → 缺已按消法第三十七条……
 */
export function packOf(facts: ProcedureFacts, { law }: Lawful): PackReport | null {
  const kind = facts.plaintiff?.kind
  if (kind === undefined || kind === 'organisation') return null
  const row = rowOf(law, [kind === 'council' ? 'consumer-pack' : 'prosecutor-pack'])
  if (row === undefined) return null
  const items = (kind === 'council' ? COUNCIL : PROCURATORATE).map((wanted) => item(wanted, facts))
  return {
    title: row.title,
    article: row.article,
    cite: row.cite,
    sure: row.sure,
    items,
    sentence: sentence(items),
  }
}

function item([id, title]: Wanted, facts: ProcedureFacts): PackItem {
  const given = facts.pack[id]
  if (id === 'notice') return noticeItem(title, facts)
  const state = ({ yes: 'there', no: 'missing', unknown: 'unknown' } as const)[
    given?.have ?? 'unknown'
  ]
  return { id, title, state, evidence: given?.evidence ?? null, note: null }
}

/** The proof is there when day and medium are; what the case file says of the paper itself goes before. */
function noticeItem(title: string, { notice, pack }: ProcedureFacts): PackItem {
  const missing = [
    ...(notice.on === null ? ['公告日期'] : []),
    ...(notice.medium === null ? ['公告媒体'] : []),
  ]
  const have = pack.notice?.have
  const there = missing.length === 0 && have !== 'no'
  return {
    id: 'notice',
    title,
    state: there ? 'there' : 'missing',
    evidence: pack.notice?.evidence ?? notice.evidence,
    note: missing.length === 0 ? null : `缺${missing.join('、')}`,
  }
}

function sentence(items: readonly PackItem[]): string {
  const of = (state: PackItem['state']): string[] =>
    items
      .filter((one) => one.state === state)
      .map(({ title, note }) => (note === null ? title : `${title}（${note}）`))
  const [missing, unknown] = [of('missing'), of('unknown')]
  if (missing.length + unknown.length === 0) return '起诉材料齐备。'
  return [
    '起诉材料不齐',
    ...(missing.length > 0 ? [`缺：${missing.join('；')}`] : []),
    ...(unknown.length > 0 ? [`待查：${unknown.join('；')}`] : []),
  ]
    .join('。')
    .concat('。')
}

/** What is missing or open in the pack, as questions. */
export function packQuestions(pack: PackReport | null): string[] {
  return (pack?.items ?? [])
    .filter(({ id, state }) => state !== 'there' && id !== 'notice')
    .map(({ title }) => `起诉材料：${title}`)
}
