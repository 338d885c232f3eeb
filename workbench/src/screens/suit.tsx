import { client, useAsked } from '../client.ts'
import { nameIn, type NameOf } from '../parts/names.ts'
import { NoCase } from '../parts/no-case.tsx'
import { Precedents } from '../parts/precedents.tsx'
import { Claims, Matrix, Orders } from '../parts/suit/claims.tsx'
import { Damages } from '../parts/suit/damages.tsx'
import { GroupCard } from '../parts/suit/group-card.tsx'
import type { SuitHead } from '../parts/suit/head.ts'
import { LawOfTheCase } from '../parts/suit/law-in-time.tsx'
import { Dispute, Hints } from '../parts/suit/notes.tsx'
import { Roads } from '../parts/suit/roads.tsx'
import { Tabs, useTab } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'
import { Missing } from '../parts/missing.tsx'

const TABS = [
  { id: 'claims', zh: '责任与请求', en: 'Groups and claims' },
  { id: 'damages', zh: '赔偿与公开案例', en: 'Damages, precedents' },
  { id: 'roads', zh: '起诉途径与材料', en: 'Roads to court' },
  { id: 'law', zh: '适用的法律', en: 'Law in time' },
] as const

/** Who is asked for what, on what ground, by which road; views that are argued stand side by side. */
export default function Suit() {
  const say = useSay()
  const tab = useTab(TABS)
  const { value, problem } = useAsked(() => client.suit.$get(), [])
  const suit = value as SuitHead | null
  const name = nameIn(suit?.names)
  return (
    <>
      <h2>{say('责任与诉讼', 'Liability and suit')}</h2>
      <p className="lead">
        {say(
          '各条只作核对提示；由办案机关审查认定。',
          'Notes to be checked; the authorities decide.',
        )}
      </p>
      {problem && (
        <NoCase
          told={problem}
          zh="录入责任组、诉讼请求和日期之后，这里列出各人的请求、上限、争议和起诉途径。"
          en="Once groups, claims and dates are entered, they stand here with caps, disputes and roads to court."
        />
      )}
      {suit && (
        <>
          <Tabs screen="suit" tabs={TABS} now={tab} />
          {tab === 'claims' && <ClaimsPart suit={suit} name={name} />}
          {tab === 'damages' && (
            <>
              <Damages suit={suit} name={name} />
              <Precedents />
            </>
          )}
          {tab === 'roads' && <Roads />}
          {tab === 'law' && <LawOfTheCase />}
        </>
      )}
    </>
  )
}

function ClaimsPart({ suit, name }: { readonly suit: SuitHead; readonly name: NameOf }) {
  const say = useSay()
  const nothing = suit.groups.length + suit.matrix.length === 0
  return (
    <>
      {nothing && (
        <Missing
          zh="还没有责任组和诉讼请求。"
          en="No groups and no claims yet."
          sections={['groups', 'claims']}
        />
      )}
      <Matrix suit={suit} name={name} />
      {suit.groups.length > 0 && <h3>{say('责任组', 'Groups')}</h3>}
      {suit.groups.map((group) => (
        <GroupCard key={group.id} group={group} name={name} />
      ))}
      <Claims name={name} />
      <Orders name={name} />
      {suit.disputes.map((dispute) => (
        <Dispute key={dispute.id} dispute={dispute} name={name} />
      ))}
      <Hints hints={suit.hints} />
    </>
  )
}
