import { tallyText } from '../words/labels.ts'
import { partOf, total } from '../words/numbers.ts'
import { entry, loud, paint, spread } from './paint.ts'
import type { Paper } from './paint.ts'
import { MATCHED_BY, ONLY_THEIRS } from '../reconcile.ts'
import type { AnnexStatement, OurSide, Reconciliation } from '../reconcile.ts'
import { shown, shownLocator } from '../safe.ts'

/** Rows of each list that a terminal shows. */
const SHOWN = 10

/** The comparison for a tired person: both totals, what meets, what stands on one side only and why. */
export function reconcileText(r: Reconciliation, paper: Paper): string {
  const lines = [
    ...headLines(r, paper),
    ...totalLines(r, paper),
    ...statementLines(r, paper),
    ...bothLines(r, paper),
    ...theirLines(r, paper),
    ...ourLines(r, paper),
    ...entry('English', english(r), paper, 'dim'),
  ]
  return `${lines.join('\n')}\n`
}

function headLines(r: Reconciliation, paper: Paper): readonly string[] {
  const title = spread('数证 · 与检验报告比对', r.complete ? '读取完整' : '读取不完整', paper)
  const verdict = r.same
    ? entry('结果', '相符：附表各行与本软件计入的各条逐行对应', paper, 'good')
    : loud(`！ ${nothingMet(r) ? '不能核对' : '不符'}：${differences(r).join('；')}`, paper)
  const files = r.theirs.files.map((f) => shownLocator(f.at)).join('  ')
  const unread = r.theirs.unread.flatMap((u) =>
    loud(`！ 附表未读：${shownLocator(u.at)}（${u.reason}）`, paper),
  )
  return [
    ...title.map((line) => paint(line, 'strong', paper)),
    ...verdict,
    ...unread,
    ...entry('附表', files, paper),
    ...r.theirs.tables.filter((t) => t.rows > 0).flatMap((t) => tableLines(t, paper)),
  ]
}

/** Lines that nothing can be said of: stars for digits, no field in common. */
function unchecked({ 'only-theirs': { why } }: Reconciliation): number {
  return (why.masked ?? 0) + (why['no-key'] ?? 0)
}

const nothingMet = (r: Reconciliation): boolean =>
  r.both.rows === 0 && unchecked(r) === r['only-theirs'].rows

function differences(r: Reconciliation): string[] {
  const { both } = r
  if (nothingMet(r)) return [`附表 ${String(r.theirs.rows)} 行都没有可比对的字段`]
  const notCounted = both.rows - both.counted
  return [
    ...(r['only-theirs'].rows > unchecked(r)
      ? [`仅附表有 ${String(r['only-theirs'].rows - unchecked(r))} 行`]
      : []),
    ...(unchecked(r) > 0 ? [`附表 ${String(unchecked(r))} 行不能核对`] : []),
    ...(notCounted > 0 ? [`附表列出而本软件未计入 ${String(notCounted)} 条`] : []),
    ...(r['only-ours'].counted > 0
      ? [`本软件计入而附表没有 ${String(r['only-ours'].counted)} 条`]
      : []),
  ]
}

function tableLines(
  t: Reconciliation['theirs']['tables'][number],
  paper: Paper,
): readonly string[] {
  const fields = t.fields.length > 0 ? `可比字段 ${t.fields.join('、')}` : '没有可比对的字段'
  const text = `${shownLocator(t.at)}  ${String(t.rows)} 行，对应 ${String(t.both)} 行；${fields}`
  const help =
    t.remedy === null
      ? []
      : [
          ...entry('', `各列：${t.columns.join('、')}`, paper),
          ...entry('', `办法：${t.remedy}`, paper, 'loud'),
        ]
  return [...entry('', text, paper), ...help]
}

function totalLines(r: Reconciliation, paper: Paper): readonly string[] {
  const { theirs, ours } = r
  const repeated = theirs.repeated > 0 ? `（表内重复 ${String(theirs.repeated)} 行）` : ''
  const same =
    r['same-number'].length > 0
      ? entry(
          '',
          `附表行数与本软件下列数字相同（仅供参考，不等于其方法）：${r['same-number'].join('、')}`,
          paper,
        )
      : []
  return [
    ...entry('总数', `附表 ${String(theirs.rows)} 行${repeated}`, paper, 'strong'),
    ...entry(
      '',
      `本软件 计入 ${String(ours.counted)} 条（去重后，全案口径），转出 ${String(ours.rows)} 条`,
      paper,
      'strong',
    ),
    ...entry('', totalsText(r), paper),
    ...same,
  ]
}

function totalsText(r: Reconciliation): string {
  const [theirs, ours] = [r.theirs.rows, r.ours.counted]
  const scope = nothingMet(r) ? '；各行不能核对，两数是否同一范围待查' : ''
  if (theirs === ours) return `条数相符${scope}`
  const more = theirs > ours ? '附表多' : '附表少'
  return `条数不符（${more}${String(Math.abs(theirs - ours))}条）${scope}`
}

function statementLines(r: Reconciliation, paper: Paper): readonly string[] {
  const { statements } = r.theirs
  if (statements.length === 0) return entry('自述', '附表中未见方法、合计的文字', paper)
  const lines = statements
    .slice(0, SHOWN)
    .flatMap((s, i) => [
      ...entry(i === 0 ? '自述' : '', `${shownLocator(s.at)}：“${shown(s.text)}”`, paper),
      ...(s.total === null ? [] : entry('', checkText(s), paper)),
    ])
  return [...lines, ...cut(SHOWN, statements.length, paper)]
}

/** A stated total beside the lines that are there and beside our count. */
function checkText(s: AnnexStatement): string {
  return `载明 ${String(s.total)}：与附表行数${closes(s['less-rows'])}；与本软件计入${closes(s['less-counted'])}`
}

function closes(less: number | null): string {
  if (less === null || less === 0) return '相符'
  return `不符（差${String(Math.abs(less))}条）`
}

function bothLines({ both }: Reconciliation, paper: Paper): readonly string[] {
  const by = Object.entries(both.by)
    .map(([way, n]) => `${MATCHED_BY[way as keyof typeof MATCHED_BY]} ${String(n)}`)
    .join('  ')
  return [
    ...entry('都有', `${String(both.rows)} 行：${sideText(both)}`, paper),
    ...(by === '' ? [] : entry('', `对应依据：${by}`, paper)),
  ]
}

function sideText(side: OurSide): string {
  const parts = [`计入 ${String(side.counted)}`]
  const duplicate = total(side.duplicate)
  const aside = total(side['set-aside'])
  if (duplicate > 0) parts.push(`重复 ${String(duplicate)}（${tallyText(side.duplicate)}）`)
  if (aside > 0) parts.push(`不计入 ${String(aside)}（${tallyText(side['set-aside'])}）`)
  return parts.join('  ')
}

function theirLines(r: Reconciliation, paper: Paper): readonly string[] {
  const { rows, why } = r['only-theirs']
  const reasons = Object.entries(why).map(
    ([code, n]) => `${ONLY_THEIRS[code as keyof typeof ONLY_THEIRS]} ${String(n)}`,
  )
  const listed = r.rows['only-theirs'].slice(0, SHOWN)
  return [
    ...entry('仅附表', `${String(rows)} 行${rows > 0 ? `：${reasons.join('  ')}` : ''}`, paper),
    ...listed.flatMap((row) =>
      entry(
        '',
        `${shownLocator(row.at)}  ${shown(row.fields)}  ${ONLY_THEIRS[row.why]}`,
        paper,
        'dim',
      ),
    ),
    ...cut(SHOWN, rows, paper),
  ]
}

function ourLines(r: Reconciliation, paper: Paper): readonly string[] {
  const left = r['only-ours']
  const counted = r.rows['only-ours'].filter((row) => row.code === null).slice(0, SHOWN)
  const hint =
    left['phone-listed'] > 0
      ? entry(
          '',
          `计入的各条中，号码在附表中而姓名不同 ${String(left['phone-listed'])} 条（一个号码、几个姓名）`,
          paper,
        )
      : []
  return [
    ...entry('仅检材', `${String(left.rows)} 条：${sideText(left)}`, paper),
    ...hint,
    ...(unchecked(r) > 0
      ? entry('', `附表不能核对的 ${String(unchecked(r))} 行，可能就在上列各条之中`, paper)
      : []),
    ...counted.flatMap((row) => {
      const place = [...row.file, ...(row.sheet === null ? [] : [row.sheet]), row.row ?? '未知']
      return entry('', `${shownLocator(place)}  ${shown(row.fields)}  计入`, paper, 'dim')
    }),
    ...(left.counted > counted.length ? cut(counted.length, left.counted, paper) : []),
  ]
}

function cut(part: number, whole: number, paper: Paper): readonly string[] {
  return whole > part ? entry('', `${partOf(part, whole)}（--xlsx 列出全部）`, paper) : []
}

function english(r: Reconciliation): string {
  const b = r.both
  return `annex ${String(r.theirs.rows)} rows = both ${String(b.rows)} + only theirs ${String(r['only-theirs'].rows)}; ours ${String(r.ours.counted)} counted of ${String(r.ours.rows)}: ${String(b.counted)} in both, ${String(r['only-ours'].counted)} only ours; ${r.complete ? 'all was read' : 'NOT ALL WAS READ'}.`
}
