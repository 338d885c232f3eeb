import { Select } from 'antd'
import type { TableLook } from '../../../../../src/case/money/layout-look.ts'
import { useSay } from '../../../words.tsx'
import { lettersOf } from '../../letters.ts'
import { HOLDS, picking, type Hold, type Picked } from './said.ts'

/** The first rows of a table, as they stand; above each column it is picked what it holds. */
export function Rows({
  table,
  picked,
  onPick,
}: {
  readonly table: TableLook
  readonly picked: Picked
  readonly onPick: (picked: Picked) => void
}) {
  const say = useSay()
  const columns = Array.from({ length: table.shown }, (_, i) => lettersOf(i))
  return (
    <div
      className="wide"
      tabIndex={0}
      role="region"
      aria-label={say('前几行', 'The first rows')}
      style={{ maxHeight: 330, overflow: 'auto' }}
    >
      <table className="plain">
        <thead>
          <tr>
            <td />
            {columns.map((letters) => (
              <td key={letters}>
                <Select<Hold | ''>
                  size="small"
                  style={{ width: 128 }}
                  aria-label={say(`${letters} 列是什么`, `what column ${letters} holds`)}
                  value={picked.columns[letters] ?? ''}
                  onChange={(hold) => onPick(picking(picked, letters, hold === '' ? null : hold))}
                  options={[
                    { value: '', label: say('不用', 'not used') },
                    ...HOLDS.map(([value, zh, en]) => ({ value, label: say(zh, en) })),
                  ]}
                />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="col">{say('行', 'Row')}</th>
            {columns.map((letters) => (
              <th key={letters} scope="col">
                {letters}
              </th>
            ))}
          </tr>
        </thead>
        <tbody lang="zh-CN">
          {table.rows.map(({ row, cells }, i) => (
            <tr key={String(i)}>
              <td className="num">{row ?? '—'}</td>
              {cells.map((cell, c) => (
                <td
                  key={lettersOf(c)}
                  style={picked.columns[lettersOf(c)] ? { background: '#eef5ff' } : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
