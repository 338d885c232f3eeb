import { Button, Input } from 'antd'
import type { KindId } from '../../../../src/records/kinds.ts'
import { useSay } from '../../words.tsx'
import { KindField, ReadingFields, type Reading } from '../reading-fields.tsx'

/** How an annex is to be read, where it is not read rightly by itself; nothing of it need be said. */
export interface AnnexReading extends Reading {
  readonly sheets?: string[]
  readonly kinds?: { column: string; kind: KindId }[]
}

/** The same that is said of the evidence on the screen of columns, of the annex alone. */
export function AnnexReadingFields({
  said,
  onChange,
}: {
  readonly said: AnnexReading
  readonly onChange: (said: AnnexReading) => void
}) {
  const say = useSay()
  const with_ = (more: { [K in keyof AnnexReading]: AnnexReading[K] | null }) => {
    const all = Object.entries({ ...said, ...more })
    onChange(Object.fromEntries(all.filter(([, v]) => v !== null && v !== '')))
  }
  const kinds = said.kinds ?? []
  const setKinds = (next: { column: string; kind: KindId }[]) =>
    with_({ kinds: next.length === 0 ? null : next })
  return (
    <details>
      <summary>{say('附表读得不对的，在这里说明', 'Where the annex is not read rightly')}</summary>
      <div className="row-of">
        <ReadingFields said={said} onChange={with_} />
        <label>
          {say('只读工作表（逗号分开）', 'Only the sheets (by commas)')}{' '}
          <Input
            style={{ width: 160 }}
            defaultValue={said.sheets?.join('，') ?? ''}
            onChange={({ target }) => {
              const sheets = target.value.split(/[,，、]/).map((s) => s.trim())
              with_({ sheets: sheets.some(Boolean) ? sheets.filter(Boolean) : null })
            }}
          />
        </label>
      </div>
      {kinds.map(({ column, kind }, i) => (
        <div className="row-of" key={String(i)}>
          <label>
            {say('列', 'Column')}{' '}
            <Input
              style={{ width: 70 }}
              value={column}
              onChange={({ target }) =>
                setKinds(kinds.with(i, { kind, column: target.value.trim().toUpperCase() }))
              }
            />
          </label>
          <KindField
            kind={kind}
            onChange={(next) => setKinds(kinds.with(i, { column, kind: next }))}
          />
          <Button size="small" onClick={() => setKinds(kinds.filter((_, j) => j !== i))}>
            {say('去掉', 'Remove')}
          </Button>
        </div>
      ))}
      <div className="row-of">
        <Button
          size="small"
          onClick={() => setKinds([...kinds, { column: lettersAfter(kinds), kind: 'mobile' }])}
        >
          {say('说明一列是什么', 'Say what a column holds')}
        </Button>
      </div>
    </details>
  )
}

function lettersAfter(kinds: readonly unknown[]): string {
  return String.fromCharCode(65 + Math.min(25, kinds.length))
}
