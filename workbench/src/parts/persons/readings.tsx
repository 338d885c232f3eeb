import type { PartyReport } from '../../../../src/case-report.ts'
import { TIER } from '../../../../src/documents/words/labels.ts'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { Tag } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { SureTag } from '../reasons.tsx'
import { TIERS } from './amount.tsx'

/** The count of a person under each reading, with its least and most for checking. */
export function Readings({
  party: { readings, civil, tiers, range },
}: {
  readonly party: PartyReport
}) {
  const say = useSay()
  const terms = useTerms()
  const differs = TIERS.some((tier) => tiers[tier]['at-least'] !== civil[tier])
  if (readings.length === 0) return null
  return (
    <>
      <h3>{say('计算口径', 'Readings')}</h3>
      {differs && (
        <p>
          {say('民事口径：', 'Civil defaults: ')}
          {TIERS.filter((tier) => civil[tier] > 0)
            .map(
              (tier) =>
                `${terms.tier(tier)} ${say(`${String(civil[tier])}条`, String(civil[tier]))}`,
            )
            .join(say('、', ', ')) || say('0条', '0')}
        </p>
      )}
      <PlainTable
        name={say('计算口径', 'Readings')}
        head={[
          { title: say('计算口径', 'Reading') },
          { title: say('取法', 'Option') },
          { title: say('口径', 'Used') },
          ...TIERS.map((tier) => ({ title: terms.tier(tier), num: true })),
          { title: say('根据', 'Ground') },
        ]}
        lines={readings.map((r) => ({
          key: `${r.id} ${r.option}`,
          cells: [
            r.title,
            r.option,
            <span key="used">
              <Tag how={r.used ? 'good' : 'plain'}>
                {r.used ? say('采用', 'used') : say('备选', 'alternative')}
              </Tag>
              {r.civil && ` ${say('民事默认', 'civil')}`}
            </span>,
            ...TIERS.map((tier) => r.tiers[tier]),
            <span key="ground">
              {r.ground} <SureTag sure={r.sure} />
            </span>,
          ],
        }))}
      />
      <p className="shown">
        {say(
          '工作底稿　各口径同取最少、同取最多时：',
          'Working paper, least and most over all readings: ',
        )}
        {TIERS.filter((t) => range.most[t] > 0)
          .map((t) =>
            tiers[t].exactly === null
              ? say(
                  `${TIER[t]}${String(range.least[t])}条以上，不设上限`,
                  `${terms.tier(t)}: ${String(range.least[t])} or more, no upper bound`,
                )
              : say(
                  `${TIER[t]}${String(range.least[t])}—${String(range.most[t])}条`,
                  `${terms.tier(t)}: ${String(range.least[t])} to ${String(range.most[t])}`,
                ),
          )
          .join(say('、', ', ')) || say('0条', '0')}
        {say('；只供核对，不是本人的条数', '; only for checking')}
      </p>
    </>
  )
}
