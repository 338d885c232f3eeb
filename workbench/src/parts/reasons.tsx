import { Popover } from 'antd'
import { useState } from 'react'
import { SURE } from '../../../src/documents/words/labels.ts'
import type { Sure } from '../../../src/report.ts'
import { client, useAsked } from '../client.ts'
import { useSay } from '../words.tsx'
import { rowsAddress } from './rows-address.ts'
import { Tag } from './numbers.tsx'
import { Problem } from './problem.tsx'
import { Paper } from './paper-text.tsx'

/** A reason as it comes over the line: those under it are of the same shape. */
interface ReasonSent {
  readonly text: string
  readonly value?: number | string | null | undefined
  readonly cite?: string | undefined
  readonly sure?: Sure | undefined
  readonly rows?: string | undefined
  readonly because?: readonly unknown[] | undefined
}

/** Reasons as a tree, down to the rows: the same as in the report. */
export function Reasons({ reasons }: { readonly reasons: readonly ReasonSent[] }) {
  if (reasons.length === 0) return null
  return (
    <ul className="why">
      {reasons.map((reason, i) => (
        <li key={`${String(i)} ${reason.text}`}>
          <Paper>{reason.text}</Paper>{' '}
          {reason.value != null && (
            <b className="num">
              <Paper>{reason.value}</Paper>
            </b>
          )}{' '}
          {reason.cite && <Cite cite={reason.cite} />} <SureTag sure={reason.sure} />
          {reason.rows && <RowsLink rows={reason.rows} />}
          <Reasons reasons={(reason.because ?? []) as readonly ReasonSent[]} />
        </li>
      ))}
    </ul>
  )
}

/** Shown wherever nobody has compared a value with the published text. */
export function SureTag({ sure }: { readonly sure: Sure | undefined }) {
  const label = sure === undefined ? null : SURE[sure]
  return label === null ? null : <Tag how="warn">{label}</Tag>
}

function RowsLink({ rows }: { readonly rows: string }) {
  const say = useSay()
  const to = rowsAddress(rows)
  if (to === null) return <code>{`shuzheng rows report.json ${rows}`}</code>
  return (
    <>
      {' '}
      <a className="num-link" href={to}>
        {say('看明细行', 'see the rows')}
      </a>
    </>
  )
}

/** An article that opens: its gist in our words, its dates, how sure it is; `label` is its number on the day asked. */
export function Cite({ cite, label }: { readonly cite: string; readonly label?: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" content={<Article cite={cite} />}>
      <button type="button" className="cite" aria-expanded={open}>
        {label === undefined ? <CiteName cite={cite} /> : <Paper>{label}</Paper>}
      </button>
    </Popover>
  )
}

function CiteName({ cite }: { readonly cite: string }) {
  const { value } = useAsked(() => client.law.$get({ query: { cite } }), [cite])
  return <Paper>{value?.label ?? cite}</Paper>
}

function Article({ cite }: { readonly cite: string }) {
  const say = useSay()
  const { value, problem } = useAsked(() => client.law.$get({ query: { cite } }), [cite])
  if (problem) return <Problem told={problem} />
  if (!value) return null
  return (
    <div style={{ maxWidth: 460 }}>
      <Paper>
        <b>{value.label}</b>
        <div>{value.instrument}</div>
        <p>{value.gist}</p>
      </Paper>
      <div>
        {say('施行期间：', 'In force: ')}
        {value.from ?? '—'} {say('至', 'to')} {value.to ?? say('今', 'today')}
      </div>
      <div>
        {say('核对：', 'Checked: ')}
        {value.checked ?? say('未核对', 'not checked')} <SureTag sure={value.sure} />
      </div>
    </div>
  )
}

/** The article opens where the law data has it; else its name alone. */
export function ArticleOf({
  article,
  cite,
  sure,
}: {
  readonly article: string | null
  readonly cite: string | null
  readonly sure: Sure | undefined
}) {
  return (
    <>
      {cite === null ? (
        (article ?? '—')
      ) : (
        <Cite cite={cite} {...(article === null ? {} : { label: article })} />
      )}{' '}
      <SureTag sure={sure} />
    </>
  )
}
