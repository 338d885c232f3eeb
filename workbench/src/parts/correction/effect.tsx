import type {
  CorrectionEffect,
  FileEffect,
} from '../../../../src/case/intake/corrections/correction-effect.ts'
import { KINDS } from '../../../../src/records/kinds.ts'
import { useSay } from '../../words.tsx'
import { grouped } from '../numbers.tsx'
import { lettersOf } from '../letters.ts'
import { Paper } from '../paper-text.tsx'

/** What the file gives by itself, before and after: rows, records, columns. */
export function Effect({ effect: { before, after } }: { readonly effect: CorrectionEffect }) {
  const say = useSay()
  const lines: readonly [string, (e: FileEffect) => number][] = [
    [say('数据行', 'data rows'), (e) => e.rows.data],
    [say('转出条数', 'records'), (e) => e.records.out],
    [say('计入', 'counted'), (e) => e.records.counted],
    [say('重复', 'duplicate'), (e) => sum(e.records.duplicate)],
    [say('不计入', 'set aside'), (e) => sum(e.records['set-aside'])],
  ]
  return (
    <table className="plain effect" ref={intoSight}>
      <caption>{say('此文件单独核算，更正前后', 'this file by itself, before and after')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" className="num">
            {say('更正前', 'before')}
          </th>
          <th scope="col" className="num">
            {say('更正后', 'after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([label, of]) => (
          <tr key={label} className={of(before) === of(after) ? undefined : 'moved'}>
            <th scope="row">{label}</th>
            <td className="num">{grouped(of(before))}</td>
            <td className="num">{grouped(of(after))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say('字段', 'columns')}</th>
          <td>
            <Paper>{kindsOf(before)}</Paper>
          </td>
          <td>
            <Paper>{kindsOf(after)}</Paper>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** It stands below a form: who asked for it sees it come. */
function intoSight(table: HTMLTableElement | null): void {
  table?.scrollIntoView({ block: 'center' })
}

/** Does the correction leave everything as it was? */
export function isStill({ before, after }: CorrectionEffect): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}

function kindsOf({ tables }: FileEffect): string {
  return tables
    .map(({ columns }) =>
      columns
        .filter((c) => c.kind !== 'empty')
        .map((c) => `${lettersOf(c.index)} ${KINDS[c.kind]}`)
        .join('、'),
    )
    .join('；')
}

function sum(tally: Readonly<Record<string, number | undefined>>): number {
  return Object.values(tally).reduce<number>((all, n) => all + (n ?? 0), 0)
}
