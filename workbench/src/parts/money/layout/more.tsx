import { Button, Radio, Select } from 'antd'
import type { TableLook } from '../../../../../src/case/money/layout-look.ts'
import { useSay } from '../../../words.tsx'
import { ReadingFields } from '../../reading-fields.tsx'
import { columnFor, textsIn, type Picked, type Side } from './said.ts'

interface Fields {
  readonly table: TableLook
  readonly picked: Picked
  readonly onPick: (picked: Picked) => void
}

/** What the columns alone do not tell: the unit, and on which side a sum stands. */
export function SideAndUnit({ table, picked, onPick }: Fields) {
  const say = useSay()
  const direction = columnFor(picked, 'direction')
  const sums = columnFor(picked, 'amount')
  return (
    <>
      <div className="row-of apart">
        <span>{say('金额单位', 'Unit of the sums')}</span>
        <Radio.Group
          aria-label={say('金额单位', 'Unit of the sums')}
          value={picked.unit}
          onChange={({ target }) => onPick({ ...picked, unit: target.value as Picked['unit'] })}
          options={[
            { value: null, label: say('看表头和数字', 'by header and cells') },
            { value: 'yuan', label: say('元', 'yuan') },
            { value: 'fen', label: say('分', 'fen') },
          ]}
        />
      </div>
      {sums !== undefined && direction === undefined && (
        <div className="row-of">
          <span>
            {say('没有收支列时，正数是', 'Without a column of the side, a positive sum is')}
          </span>
          <Radio.Group
            aria-label={say('正数是', 'A positive sum is')}
            value={picked.sign}
            onChange={({ target }) => onPick({ ...picked, sign: target.value as Picked['sign'] })}
            options={[
              { value: 'positive-in', label: say('收入（负数为支出）', 'money in') },
              { value: 'positive-out', label: say('支出（负数为收入）', 'money out') },
            ]}
          />
        </div>
      )}
      {direction !== undefined && (
        <SideWords texts={textsIn(table.rows, direction)} {...{ picked, onPick }} />
      )}
    </>
  )
}

/** Words of the statement's own for in and out; the usual ones are known. */
function SideWords({
  texts,
  picked,
  onPick,
}: Omit<Fields, 'table'> & { readonly texts: readonly string[] }) {
  const say = useSay()
  const field = (side: Side, label: string) => (
    <label>
      {label}{' '}
      <Select
        mode="tags"
        style={{ width: 170 }}
        aria-label={label}
        value={[...picked.words[side]]}
        options={texts.map((value) => ({ value, label: value }))}
        onChange={(list: string[]) =>
          onPick({ ...picked, words: { ...picked.words, [side]: list } })
        }
      />
    </label>
  )
  return (
    <div className="row-of">
      <span>{say('方向列里少见的写法才填：', 'Only for unusual words of that column:')}</span>
      {field('in', say('表示收入的', 'words for in'))}
      {field('out', say('表示支出的', 'words for out'))}
      {field('neutral', say('不计收支的', 'words for neither'))}
    </div>
  )
}

/** What seldom has to be said: where the header is, how the text is cut, the order of day and month. */
export function Seldom({
  picked,
  onPick,
  onCut,
}: Omit<Fields, 'table'> & { readonly onCut: () => void }) {
  const say = useSay()
  return (
    <details>
      <summary>
        {say('分列不对、日期顺序不明的', 'Columns cut wrongly, or day and month unclear')}
      </summary>
      <div className="row-of">
        <ReadingFields
          said={picked.reading}
          onChange={(more) => {
            const all = Object.entries({ ...picked.reading, ...more })
            const reading = Object.fromEntries(all.filter(([, v]) => v !== null && v !== ''))
            onPick({ ...picked, reading })
          }}
        />
        <Button onClick={onCut}>{say('按此重新分列', 'Cut it again so')}</Button>
      </div>
      <div className="row-of">
        <span>{say('03/04/2023 这样的日期是', 'A date such as 03/04/2023 is')}</span>
        <Radio.Group
          aria-label={say('日期顺序', 'Order of day and month')}
          value={picked.days}
          onChange={({ target }) => onPick({ ...picked, days: target.value as Picked['days'] })}
          options={[
            { value: null, label: say('没有这样的日期', 'none such') },
            { value: 'dmy', label: say('日/月/年', 'day/month/year') },
            { value: 'mdy', label: say('月/日/年', 'month/day/year') },
          ]}
        />
      </div>
    </details>
  )
}
