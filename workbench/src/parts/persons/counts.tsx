import type { BuyerCount, PartyReport, PartyTierCount } from '../../../../src/case-report.ts'
import { besides } from '../../../../src/documents/papers/amounts.ts'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Amount, TIERS } from './amount.tsx'
import { Paper } from '../paper-text.tsx'

/** What the law counts for a person, by tier and buyer; each number opens its rows. */
export function Counts({ party }: { readonly party: PartyReport }) {
  const say = useSay()
  const terms = useTerms()
  const present = TIERS.filter(
    (tier) => party.tiers[tier]['at-least'] > 0 || party.tiers[tier].declared !== null,
  )
  if (present.length === 0)
    return (
      <p className="shown">
        {say(
          '没有可以核算的获取、提供事实。',
          'Nothing obtained or provided that could be counted.',
        )}
      </p>
    )
  return (
    <PlainTable
      name={say('涉案条数', 'Count')}
      head={[
        { title: say('信息类型', 'Tier') },
        { title: say('涉案条数', 'Count'), num: true },
        { title: say('提供（按下家）', 'Provided, by buyer') },
        { title: say('获取后未提供', 'Obtained, not passed on'), num: true },
        { title: say('非法获取', 'Obtained'), num: true },
        { title: say('另有', 'Besides') },
      ]}
      lines={present.map((tier) => {
        const t: PartyTierCount = party.tiers[tier]
        return {
          key: tier,
          cells: [
            terms.tier(tier),
            <b key="n">
              <Amount q={t} />
            </b>,
            <Buyers key="b" buyers={t['by-buyer']} />,
            <Amount key="u" q={t.unsold} />,
            <Amount key="o" q={t.obtained} />,
            besides(t) ?? '—',
          ],
        }
      })}
    />
  )
}

function Buyers({ buyers }: { readonly buyers: readonly BuyerCount[] }) {
  const say = useSay()
  if (buyers.length === 0) return <>—</>
  return (
    <>
      {buyers.map((buyer) => (
        <div key={buyer.buyer}>
          <Paper>{buyer.label}</Paper>
          {say('：', ': ')}
          <Amount q={buyer} />（{buyer.transfers.join('、')}）
        </div>
      ))}
    </>
  )
}
