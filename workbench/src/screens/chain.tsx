import { client, useAsked } from '../client.ts'
import { Link } from '../frame.tsx'
import { Batches } from '../parts/chain/batches.tsx'
import { Origin } from '../parts/chain/origin.tsx'
import { Overlap } from '../parts/chain/overlap.tsx'
import { Payments } from '../parts/chain/payments.tsx'
import { Accounts, People } from '../parts/chain/people.tsx'
import { Time } from '../parts/chain/time.tsx'
import { Transfers } from '../parts/chain/transfers.tsx'
import { Problem } from '../parts/problem.tsx'
import { Tabs, useTab } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'
import { Missing } from '../parts/missing.tsx'

const TABS = [
  { id: 'transfers', zh: '流转图与流转', en: 'Transfers' },
  { id: 'people', zh: '人员与角色', en: 'Persons' },
  { id: 'accounts', zh: '账号', en: 'Accounts' },
  { id: 'batches', zh: '批次', en: 'Batches' },
  { id: 'payments', zh: '付款', en: 'Payments' },
  { id: 'overlap', zh: '批次重合', en: 'Overlap' },
  { id: 'origin', zh: '批次来源', en: 'Origin' },
  { id: 'time', zh: '时间线', en: 'Time line' },
] as const

/** Who passed what to whom: persons, accounts, batches, transfers, payments; what lists share and where they came from. */
export default function Chain() {
  const say = useSay()
  const part = useTab(TABS)
  const { value: head, problem } = useAsked(() => client.chain.$get(), [])
  if (problem) return <Problem told={problem} />
  if (!head) return <p>{say('正在载入…', 'Loading…')}</p>
  return (
    <>
      <h2>{say('流转', 'Chain')}</h2>
      <p className="lead">
        {say(
          '由录入的事实和名单推出，供办案人员审查；每项都带证据，没有的写“无”。',
          'Derived from the facts entered and from the lists, for people to judge; each with its evidence, or none.',
        )}
      </p>
      {head.isCase ? (
        <>
          <Tabs screen="chain" tabs={TABS} now={part} />
          <Shown part={part} deals={head.deals} files={head.files} batches={head.batches} />
        </>
      ) : (
        <Bare files={head.files} />
      )}
    </>
  )
}

function Shown({
  part,
  deals,
  files,
  batches,
}: {
  readonly part: (typeof TABS)[number]['id']
  readonly deals: number
  readonly files: number
  readonly batches: number
}) {
  switch (part) {
    case 'transfers':
      return deals === 0 ? <NoDeals /> : <Transfers />
    case 'people':
      return <People />
    case 'accounts':
      return <Accounts />
    case 'batches':
      return <Batches />
    case 'payments':
      return <Payments />
    case 'overlap':
      return <Overlap {...{ files, batches }} />
    case 'origin':
      return <Origin />
    case 'time':
      return <Time />
  }
}

function NoDeals() {
  return (
    <Missing
      zh="还没有录入流转，画不出流转图。"
      en="No transfers are entered."
      sections={['parties', 'batches', 'transfers']}
    />
  )
}

/** A bare folder has no persons; its files can be compared all the same. */
function Bare({ files }: { readonly files: number }) {
  const say = useSay()
  return (
    <>
      <div className="note info">
        <b>
          {say(
            '打开的是文件夹，还没有案件：没有人员、批次和流转。',
            'A bare folder is open: there are no persons, batches or transfers.',
          )}
        </b>
        <div>
          {say('下一步：', 'Next: ')}
          <Link to="/journal">{say('建立案件', 'make a case')}</Link>
          {say(
            '，再录入人员、批次、流转，这里就有流转图、时间线和来源。',
            ' and enter persons, batches and transfers; the chain, time line and origins then stand here.',
          )}
        </div>
      </div>
      <h3>{say('文件之间的重合', 'Overlap of the files')}</h3>
      <Overlap files={files} batches={0} />
    </>
  )
}
