import { LookAtStatement } from '../parts/look/statement.tsx'
import { OwnNumbers } from '../parts/look/own-numbers.tsx'
import { Recount } from '../parts/look/recount.tsx'
import { Tabs, useTab } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'

const TABS = [
  { id: 'recount', zh: '复核报告', en: 'Recount a report' },
  { id: 'statement', zh: '看一份流水', en: 'Look at a statement' },
  { id: 'precedents', zh: '公开案例比照', en: 'Published cases' },
] as const

/** What needs no case: a report recounted from its evidence, a statement looked at, published cases beside any numbers. */
export default function Look() {
  const say = useSay()
  const tab = useTab(TABS)
  return (
    <>
      <h2>{say('复核与查阅', 'Recount, look up')}</h2>
      <p className="lead">
        {say(
          '不必先打开案件，也不改动已打开的；只读取，不写入。',
          'No case need be open, and what is open stays as it is; nothing is written.',
        )}
      </p>
      <Tabs screen="look" tabs={TABS} now={tab} />
      {tab === 'recount' && <Recount />}
      {tab === 'statement' && <LookAtStatement />}
      {tab === 'precedents' && <OwnNumbers />}
    </>
  )
}
