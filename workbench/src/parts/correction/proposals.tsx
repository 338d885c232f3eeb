import { Button } from 'antd'
import { KINDS } from '../../../../src/records/kinds.ts'
import type { TableReport } from '../../../../src/report.ts'
import { useSay, type Say } from '../../words.tsx'
import { columnName } from './fields.tsx'
import { BY_LOOKS, type Said } from './said.ts'
import { Paper } from '../paper-text.tsx'

/** What is doubtful in the table, each with the correction that would settle it. */
export function Proposals({
  proposals,
  table,
  onTake,
}: {
  readonly proposals: readonly Said[]
  readonly table: TableReport
  readonly onTake: (proposal: Said) => void
}) {
  const say = useSay()
  return proposals.map((proposal) => (
    <div key={JSON.stringify(proposal)} className="note warn row-of">
      <span>
        {say('此表存疑：', 'Doubtful: ')}
        <Paper>{wordsOf(proposal, table, say)}</Paper>
      </span>
      <Button size="small" onClick={() => onTake(proposal)}>
        {effectOf(proposal, say)}
      </Button>
    </div>
  ))
}

/** What the button shows: a kind that stands on thin grounds is taken as it is, anything else is put otherwise. */
function effectOf({ kind }: Said, say: Say): string {
  if (kind === undefined) return say('看这样更正的效果', 'See what this would change')
  return say(`看定为${nameOf(kind)}的效果`, `See what taking it for ${kind} would change`)
}

const nameOf = (kind: string) => KINDS[kind as keyof typeof KINDS]

function wordsOf({ header, column = '', kind, split }: Said, table: TableReport, say: Say): string {
  if (header === 0) return say('也许没有表头', 'perhaps there is no header')
  if (header !== undefined) return say(`表头也许在第${header}行`, `the header may be row ${header}`)
  const name = columnName(table, column)
  if (split === BY_LOOKS)
    return say(
      `${name} 列有的单元格里似有几个人（张三138…李四139…），未拆开`,
      `cells of ${name} seem to hold several people and were left whole`,
    )
  if (split !== undefined)
    return say(
      `${name} 列有的单元格里似有几个人，以 ${split} 分开`,
      `cells of ${name} seem to hold several people, parted by ${split}`,
    )
  const held = kind === undefined ? '' : nameOf(kind)
  return say(`${name} 列判为${held}，依据不足`, `${name} is taken for ${held} on thin grounds`)
}
