import { DIVISIONS, limitsOf, MODES } from '../../../../src/documents/sample/terms.ts'
import { boundsText, percent, tenths } from '../../../../src/documents/sample/words.ts'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { grouped, Tag } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Cite, SureTag } from '../reasons.tsx'
import { Paging } from '../tabs.tsx'
import { MODES_EN, type Head, type Strata } from './seen.ts'
import { Paper } from '../paper-text.tsx'

/** Population, size and seed: what anybody needs to draw the same again. */
export function DrawFacts({ head, drawn }: { readonly head: Head; readonly drawn: number | null }) {
  const say = useSay()
  const { list, report, method, sampled, full, seed, seedFrom } = head
  return (
    <dl className="facts">
      <dt>{say('总体', 'Population')}</dt>
      <dd>
        {say('计入 ', 'counted ')}
        <b>{grouped(list.records)}</b> {say('条（去重后）', '(distinct)')}
        {!report.complete && (
          <>
            {' '}
            <Tag how="loud">{say('不含未读文件', 'without files not read')}</Tag>
          </>
        )}
      </dd>
      <dt>{say('抽取数', 'Size')}</dt>
      <dd>
        {say(
          `允许误差 ±${tenths(method.precision)}%，置信水平 ${String(method.confidence)}%：第五项 ${grouped(sampled.population)} 条，应抽 `,
          `±${tenths(method.precision)} % at ${String(method.confidence)} %: of ${grouped(sampled.population)} in item 5, needed `,
        )}
        <b>{grouped(method.size)}</b>
        {say('，实际 ', ', drawn ')}
        <b>{grouped(sampled.drawn)}</b>
        {full > 0 &&
          say(
            `；第三、四项逐条核实 ${grouped(full)} 条，不抽样`,
            `; items 3 and 4 in full: ${grouped(full)}`,
          )}
        {drawn !== null && say(`；表中共 ${grouped(drawn)} 条`, `; ${grouped(drawn)} on the sheet`)}
      </dd>
      <dt>{say('分层', 'Strata')}</dt>
      <dd>
        {say('信息类型', 'tier')}
        {head.by !== 'tier' && say(`，再按${DIVISIONS[head.by]}`, `, then ${head.by}`)}
        {say(`，共 ${grouped(head.strata)} 层`, `: ${grouped(head.strata)}`)}
      </dd>
      <dt>{say('核实方式', 'Checked by')}</dt>
      <dd>
        {say(MODES[head.mode], MODES_EN[head.mode])}
        {say('；表中明文只有', '; clear on the sheet: ')}
        <Paper>{head.clear.join('、')}</Paper>
      </dd>
      <dt>{say('种子', 'Seed')}</dt>
      <dd>
        <code>{seed}</code>{' '}
        {seedFrom === 'list'
          ? say('（由清单校验值而来，不能挑选）', '(the digest of the list: nobody can choose it)')
          : say('（指定，应在抽取之前确定并记录）', '(given: to be fixed and written down before)')}
      </dd>
      <dt>{say('清单校验值', 'Digest of the list')}</dt>
      <dd>
        <code>{list.digest}</code>
      </dd>
      <dt>report.json</dt>
      <dd>
        <code>{report.digest}</code>
      </dd>
    </dl>
  )
}

export const STRATA_EACH = 50

/** What is drawn of each part of the list, and, when the sheet is back, what was found. */
export function StrataTable({
  strata,
  found,
}: {
  readonly strata: Strata
  readonly found: boolean
}) {
  const say = useSay()
  const terms = useTerms()
  const num = true
  const more = [
    { title: say('属实', 'true'), num },
    { title: say('不实', 'untrue'), num },
    { title: say('未能核实', 'unverified'), num },
    { title: say('未填', 'open'), num },
    { title: say('未能核实视为不实', 'unverified as untrue') },
    { title: say('未能核实视为属实', 'unverified as true') },
  ]
  const head = [
    { title: say('层', 'Stratum'), num },
    { title: say('信息类型', 'Tier') },
    { title: say('范围', 'Of'), roomy: !found },
    { title: say('条数', 'Records'), num },
    { title: say('抽取', 'Drawn'), num },
    { title: say('方式', 'How') },
    ...(found ? more : []),
  ]
  const lines = strata.items.map((s) => {
    const { found: f } = s
    return {
      key: String(s.number),
      cells: [
        s.number,
        terms.tier(s.tier),
        s.label ?? say('全部', 'all'),
        grouped(s.population),
        `${grouped(s.drawn)}（${shareOf(s.drawn, s.population)}）`,
        s.full ? (
          <Tag key="how" how="strong">
            {say('逐条', 'in full')}
          </Tag>
        ) : (
          <Tag key="how">{say('抽样', 'sample')}</Tag>
        ),
        ...(found
          ? [
              ...[f?.true, f?.untrue, f?.unverified, f?.open].map((n) => grouped(n ?? 0)),
              boundsText(f?.['as-untrue'] ?? null),
              boundsText(f?.['as-true'] ?? null),
            ]
          : []),
      ],
    }
  })
  return (
    <>
      <PlainTable name={say('分层与抽取数', 'Strata')} head={head} lines={lines} />
      <Paging part={strata} each={STRATA_EACH} unit={say('层', '')} />
    </>
  )
}

/** @example 381 of 37002 → '1.02%' */
function shareOf(part: number, whole: number): string {
  return whole === 0 ? '—' : percent(Math.floor((part * 10_000) / whole))
}

/** The explanation that 法发〔2022〕23号 art. 20 asks for, and what the sample does not say. */
export function Grounds({ head }: { readonly head: Head }) {
  const say = useSay()
  return (
    <div className="beside">
      <section className="card">
        <h3>{say('理由', 'Why not all')}</h3>
        <ul className="why">
          {head.law.map(({ cite, label, gist, sure }) => (
            <li key={cite}>
              <Cite cite={cite} label={label} /> <Paper>{gist}</Paper> <SureTag sure={sure} />
            </li>
          ))}
        </ul>
        <p className="why">
          {say(
            '客观上不能逐条核实的原因、选取这一方式的原因和经过，由办案人员写在抽样核实说明的空格内。',
            'Why not every record could be checked, and how these were chosen, is written by the office into the blanks of the page.',
          )}
        </p>
      </section>
      <section className="card">
        <h3>{say('限制', 'Limits')}</h3>
        <ol className="why">
          <li>
            {say(
              '第三项、第四项信息逐条核实，不抽样。',
              'Items 3 and 4 are checked in full, not by sample.',
            )}
          </li>
          {limitsOf(head.mode, head.report.complete).map((text) => (
            <li key={text}>
              <Paper>{text}</Paper>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
