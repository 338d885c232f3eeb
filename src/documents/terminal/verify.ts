import type { Locator } from '../../evidence/locator.ts'
import { partOf } from '../words/numbers.ts'
import { entry, loud, paint, spread } from './paint.ts'
import type { Paper } from './paint.ts'
import { shown, shownLocator } from '../safe.ts'

/** A number or sentence that the report has and the recount has not, or otherwise; null: not there. */
export interface NumberChange {
  /** `records.counted`, `findings[quantity.tier-c.serious].outcome` */
  readonly path: string
  readonly was: string | number | boolean | null
  readonly now: string | number | boolean | null
}

/** A file that is not as it was when the report was made; digests are SHA-256 where there is one. */
export interface EvidenceChange {
  readonly at: Locator
  readonly change: 'changed' | 'missing' | 'new'
  readonly was: string | null
  readonly now: string | null
}

/** What `shuzheng verify --json` says: a recount from the evidence beside a report.json. */
export interface Verification {
  /** The recount gives the same bytes, and no digest speaks against them. */
  readonly same: boolean
  /** Was all evidence read this time? */
  readonly complete: boolean
  readonly 'report-digest': {
    /** As run.json states it; null without one. */
    readonly stated: string | null
    readonly found: string
    readonly recounted: string
    /** stated = found; null: nothing to compare with. */
    readonly match: boolean | null
  }
  /** What weighs most first; at most 1,000. */
  readonly differences: readonly NumberChange[]
  readonly 'differences-all': number
  readonly evidence: readonly EvidenceChange[]
  readonly files: number
  readonly counted: number
}

/** Lines of each list that a terminal shows. */
const SHOWN = 20

const CHANGE = { changed: '内容已变', missing: '缺少', new: '新增' } as const

/** The verification for a tired person: first whether it is the same, then what is not, and what the digest proves. */
export function verifyText(v: Verification, paper: Paper): string {
  const lines = [
    ...spread('数证 · 复核', v.complete ? '读取完整' : '读取不完整', paper).map((line) =>
      paint(line, 'strong', paper),
    ),
    ...verdictLines(v, paper),
    ...digestLines(v, paper),
    ...evidenceLines(v, paper),
    ...differenceLines(v, paper),
    ...entry('English', english(v), paper, 'dim'),
  ]
  return `${lines.join('\n')}\n`
}

function verdictLines(v: Verification, paper: Paper): readonly string[] {
  const read = `重新读取 ${String(v.files)} 个文件，计入 ${String(v.counted)} 条（去重后，全案口径）`
  const verdict = v.same
    ? entry('结果', '一致：重新核算得到同样的 report.json，逐字节相同', paper, 'good')
    : loud(`！ 不一致：${reasons(v)}`, paper)
  const incomplete = v.complete
    ? []
    : loud('！ 读取不完整：检材未能全部读取，复核结果不含未读部分', paper)
  const other = v.differences.some((d) => d.path.startsWith('tool.'))
    ? entry('', '软件版本或者规则数据与作出报告时不同，下列不同可能由此而来', paper)
    : []
  return [...verdict, ...incomplete, ...other, ...entry('复核', read, paper)]
}

function reasons(v: Verification): string {
  const parts = [
    ...(v['report-digest'].match === false ? ['report.json 在写成之后被改动'] : []),
    ...(v.evidence.length > 0 ? [`检材有 ${String(v.evidence.length)} 处变动`] : []),
    ...(v['differences-all'] > 0 ? [numbersDiffer(v)] : []),
  ]
  return parts.join('；') || '内容相同而字节不同（排版、换行被改过）'
}

/** Another version of the program or of the law data is a difference, but not one of the numbers. */
function numbersDiffer(v: Verification): string {
  const others = v.differences.filter((d) => !d.path.startsWith('tool.')).length
  return others === 0
    ? '软件版本或者规则数据不同，数字相同'
    : `${String(v['differences-all'])} 处数字或者文字不同`
}

function digestLines(v: Verification, paper: Paper): readonly string[] {
  const { match, stated, found } = v['report-digest']
  const words =
    match === null
      ? 'run.json 中没有校验值可比'
      : match
        ? '与 run.json 所载一致'
        : `与 run.json 所载不一致（所载 ${shown(stated ?? '', 'name')}）`
  const limit =
    '此校验值未加密保护：能发现单独改动的 report.json，不能发现两个文件一并改动；数字以重新核算为准'
  return [
    ...entry('校验值', `report.json SHA-256 ${found}`, paper),
    ...entry('', words, paper, match === false ? 'loud' : undefined),
    ...entry('', limit, paper, 'dim'),
  ]
}

function evidenceLines(v: Verification, paper: Paper): readonly string[] {
  if (v.evidence.length === 0) return entry('检材', '各文件与报告所载一致', paper)
  const lines = v.evidence
    .slice(0, SHOWN)
    .map((e, i) =>
      entry(i === 0 ? '检材' : '', `${CHANGE[e.change]}：${shownLocator(e.at)}`, paper),
    )
  return [...lines.flat(), ...more(v.evidence.length, paper)]
}

function differenceLines(v: Verification, paper: Paper): readonly string[] {
  const lines = v.differences.slice(0, SHOWN).map((d, i) => {
    const text = `${shown(d.path, 'name')}：报告 ${value(d.was)} → 复核 ${value(d.now)}`
    return entry(i === 0 ? '不同' : '', text, paper)
  })
  return [...lines.flat(), ...more(v['differences-all'], paper)]
}

function more(all: number, paper: Paper): readonly string[] {
  return all > SHOWN ? entry('', `${partOf(SHOWN, all)}（--json 列出更多）`, paper) : []
}

function value(of: NumberChange['was']): string {
  return of === null ? '无' : shown(String(of), 'name')
}

function english(v: Verification): string {
  const same = v.same
    ? 'the recount gives the same bytes'
    : `DIFFERS: ${String(v['differences-all'])} values, ${String(v.evidence.length)} files`
  return `${same}; ${v.complete ? 'all was read' : 'NOT ALL WAS READ'}.`
}
