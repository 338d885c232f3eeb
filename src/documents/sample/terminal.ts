import { DEMO, TIER } from '../words/labels.ts'
import { shown, shownLocator } from '../safe.ts'
import { DIVISIONS, MODES, placeOf, sheetNumber } from './record.ts'
import type { SampleDraw, SampleResults } from './record.ts'
import { NOT_RANDOM } from './terms.ts'
import { boundsText, tenths } from './words.ts'

/** Lines of a list that are shown on a terminal. */
const SHOWN = 20

/** What a draw tells on the terminal: the size, the seed, the strata, where it was written, and the warning. */
export function drawSummary(draw: SampleDraw, written: readonly string[], locked: boolean): string {
  const { precision, confidence, size } = draw.method
  const drawn = draw.records.length
  const full = draw.strata.filter((s) => s.full).reduce((n, s) => n + s.drawn, 0)
  const strata = draw.strata.slice(0, SHOWN).map((s) => {
    const how = s.full ? '逐条' : '抽取'
    return `        层 ${String(s.number)}  ${TIER[s.tier]}  ${String(s.population)} 条 → ${how} ${String(s.drawn)}  ${s.label ?? '全部'}`
  })
  return [
    `数证 · 抽样核实${draw.demo ? `                    ${DEMO}` : ''}`,
    `总体    计入 ${String(draw.list.records)} 条  清单 SHA-256 ${draw.list.digest}`,
    `抽取    ${String(drawn)} 条（应抽 ${String(size)}；允许误差 ±${tenths(precision)}%，置信水平 ${String(confidence)}%${full > 0 ? `；第三、四项逐条 ${String(full)}` : ''}）`,
    `分层    信息类型${draw.by === 'tier' ? '' : `，再按${DIVISIONS[draw.by]}`}，共 ${String(draw.strata.length)} 层`,
    ...strata,
    ...(draw.strata.length > SHOWN
      ? [`        显示 ${String(SHOWN)} / ${String(draw.strata.length)} 层，其余见 sample.json`]
      : []),
    `种子    ${shown(draw.seed)}（${draw['seed-from'] === 'list' ? '由清单校验值而来' : '指定'}）`,
    `方式    ${MODES[draw.mode]}；表中明文只有${draw['call-sheet'].clear.join('、')}`,
    `文件    ${written.join('  ')}`,
    `注意    抽样核实表含公民个人信息明文${locked ? '（已加口令）' : '，没有口令'}：专人保管，用后依规定销毁 / holds clear personal data: destroy it after use`,
    '',
  ].join('\n')
}

/** What a filled sheet tells on the terminal. The count is never changed by it. */
export function resultsSummary(
  draw: SampleDraw | null,
  results: SampleResults,
  written: readonly string[],
): string {
  const { whole, random, problems } = results
  const counts = `属实 ${String(whole.true)}  不实 ${String(whole.untrue)}  未能核实 ${String(whole.unverified)}  未填 ${String(whole.open)}`
  const bounds = random
    ? [
        `区间    属实比例，置信水平 ${String(results.confidence ?? 0)}%`,
        `        未能核实视为不实  ${boundsText(whole['as-untrue'])}`,
        `        未能核实视为属实  ${boundsText(whole['as-true'])}`,
      ]
    : [`区间    ${NOT_RANDOM}`]
  const failed = results.failed
    .slice(0, SHOWN)
    .map(
      (r) => `        ${draw ? sheetNumber(draw.draw, r.number) : ''}  ${shownLocator(placeOf(r))}`,
    )
  const entries = results.decisions.map((entry) => `          - ${entry}`)
  const wrong = problems.slice(0, SHOWN).map(({ row, problem, remedy }) => {
    return `        ${row === null ? '全表' : `第 ${String(row)} 行`}  ${problem}；${remedy}`
  })
  return [
    '数证 · 抽样核实结果',
    `核实    ${String(whole.drawn)} 条  ${counts}`,
    ...bounds,
    ...(failed.length > 0 ? ['不实', ...failed, ...more(results.failed.length)] : []),
    ...(entries.length > 0
      ? ['决定    由办案人员决定；填上 by、on 后写入案件文件', '        decisions:', ...entries]
      : []),
    ...(wrong.length > 0 ? ['问题', ...wrong, ...more(problems.length)] : []),
    '条数    抽样结果不折算、不扣减计入的条数 / the count is not changed',
    `文件    ${written.join('  ')}`,
    '',
  ].join('\n')
}

function more(all: number): string[] {
  return all > SHOWN
    ? [`        显示 ${String(SHOWN)} / ${String(all)}，其余见 sample-results.json`]
    : []
}
