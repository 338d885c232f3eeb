import { Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { KINDS } from '../../../../src/records/kinds.ts'
import type { TableReport } from '../../../../src/report.ts'
import { useSay } from '../../words.tsx'
import { lettersOf } from '../table-columns.tsx'
import { BY_LOOKS, NEVER, saying, type Said, type Wrong } from './said.ts'

interface Fields {
  readonly table: TableReport
  readonly said: Said
  readonly onChange: (said: Said) => void
}

/** The fields by which it is said what is wrong. */
export function SaidFields({ wrong, ...rest }: Fields & { readonly wrong: Wrong }) {
  const Form = FORMS[wrong]
  return <Form {...rest} />
}

const FORMS: Readonly<Record<Wrong, (fields: Fields) => React.ReactNode>> = {
  kind: KindFields,
  reading: ReadingFields,
  split: SplitFields,
  cut: CutFields,
  join: JoinFields,
}

function KindFields({ said, onChange, table }: Fields) {
  const say = useSay()
  return (
    <>
      <ColumnField {...{ said, onChange, table }} />
      <label>
        {say('应为', 'is')}{' '}
        <Select
          style={{ width: 240 }}
          showSearch={{ optionFilterProp: 'label' }}
          value={said.kind ?? null}
          onChange={(kind: string) => onChange(saying(said, { kind }))}
          options={Object.entries(KINDS).map(([value, label]) => ({
            value,
            label: `${label} ${value}`,
          }))}
        />
      </label>
    </>
  )
}

function ReadingFields({ said, onChange }: Fields) {
  const say = useSay()
  return (
    <>
      <label>
        {say('表头行（无表头写 0）', 'Header row (0: none)')}{' '}
        <InputNumber
          min={0}
          max={1_048_576}
          value={said.header ?? null}
          onChange={(header) => onChange(saying(said, { header }))}
        />
      </label>
      <label>
        {say('分隔符', 'Delimiter')}{' '}
        <Input
          style={{ width: 90 }}
          value={said.delimiter ?? ''}
          onChange={({ target }) => onChange(saying(said, { delimiter: target.value }))}
        />
      </label>
      <label>
        {say('编码', 'Encoding')}{' '}
        <Select
          style={{ width: 130 }}
          allowClear
          value={said.encoding ?? null}
          onChange={(encoding?: string) => onChange(saying(said, { encoding: encoding ?? null }))}
          options={['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'].map((value) => ({
            value,
            label: value,
          }))}
        />
      </label>
    </>
  )
}

/** By a sign, by the looks of people, or not at all. */
function SplitFields({ said, onChange, table }: Fields) {
  const say = useSay()
  const [how, setHow] = useState(howOf(said.split))
  const choose = (next: string) => {
    setHow(next)
    onChange(saying(said, { split: next === 'sign' ? null : next }))
  }
  return (
    <>
      <ColumnField {...{ said, onChange, table }} />
      <Radio.Group
        aria-label={say('怎样拆开', 'How it is taken apart')}
        value={how}
        onChange={({ target }) => choose(String(target.value))}
      >
        <Radio value="sign">{say('按符号', 'by a sign')}</Radio>
        <Radio value={BY_LOOKS}>{say('按样式（张三138…李四139…）', 'by their looks')}</Radio>
        <Radio value={NEVER}>{say('从不拆开', 'never')}</Radio>
      </Radio.Group>
      {how === 'sign' && (
        <SignField
          value={said.split ?? ''}
          onChange={(split) => onChange(saying(said, { split }))}
        />
      )}
    </>
  )
}

function howOf(split: string | undefined): string {
  return split === BY_LOOKS || split === NEVER ? split : 'sign'
}

function CutFields({ said, onChange, table }: Fields) {
  return (
    <>
      <ColumnField {...{ said, onChange, table }} />
      <SignField value={said.cut ?? ''} onChange={(cut) => onChange(saying(said, { cut }))} />
    </>
  )
}

function JoinFields({ said, onChange, table }: Fields) {
  const say = useSay()
  return (
    <label>
      {say('依次为', 'in this order')}{' '}
      <Select
        mode="multiple"
        style={{ width: 380 }}
        maxCount={8}
        value={[...(said.join ?? [])]}
        onChange={(join: string[]) =>
          onChange(saying(said, { join: join.length > 0 ? join : null }))
        }
        options={columnsOf(table)}
      />
    </label>
  )
}

function ColumnField({ said, onChange, table }: Fields) {
  const say = useSay()
  return (
    <label>
      {say('列', 'Column')}{' '}
      <Select
        style={{ width: 190 }}
        value={said.column ?? null}
        onChange={(column: string) => onChange(saying(said, { column }))}
        options={columnsOf(table)}
      />
    </label>
  )
}

function SignField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (sign: string) => void
}) {
  const say = useSay()
  return (
    <label>
      {say('分隔符号', 'Sign between')}{' '}
      <Input
        style={{ width: 110 }}
        maxLength={40}
        placeholder={say('如 ; 或 ----', '; or ----')}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}

function columnsOf(table: TableReport) {
  return table.columns.map((c) => {
    const value = lettersOf(c.index)
    return { value, label: columnName(table, value) }
  })
}

/** `B 电话`: a column by its letters and its header. */
export function columnName({ columns }: TableReport, letters: string): string {
  const header = columns.find((c) => lettersOf(c.index) === letters)?.header ?? ''
  return `${letters} ${header}`.trim()
}
