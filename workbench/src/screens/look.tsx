import { LookAtStatement } from '../parts/look/statement.tsx'
import { OwnNumbers } from '../parts/look/own-numbers.tsx'
import { LoneSheet } from '../parts/look/lone-sheet.tsx'
import { RecordPapers } from '../parts/look/record-papers.tsx'
import { Recount } from '../parts/look/recount.tsx'
import { Tabs, useTab } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'

const TABS = [
  { id: 'recount', zh: '复核报告', en: 'Recount a report' },
  { id: 'papers', zh: '由报告写文书', en: 'Papers of a report' },
  { id: 'statement', zh: '看一份流水', en: 'Look at a statement' },
  { id: 'sheet', zh: '没有抽样的核实表', en: 'Sheet without a draw' },
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
          '不必先打开案件，也不改动已打开的。',
          'No case need be open, and what is open stays as it is.',
        )}
      </p>
      <Tabs screen="look" tabs={TABS} now={tab} />
      {tab === 'recount' && <Recount />}
      {tab === 'papers' && <RecordPapers />}
      {tab === 'statement' && <LookAtStatement />}
      {tab === 'sheet' && <LoneSheet />}
      {tab === 'precedents' && <OwnNumbers />}
    </>
  )
}
