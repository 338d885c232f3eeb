import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { TableReport } from '../../../../src/report.ts'
import { useSay } from '../../words.tsx'
import { Paper } from '../paper-text.tsx'
import { KindField, ReadingFields } from '../reading-fields.tsx'
import { lettersOf } from '../letters.ts'
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
  reading: TableReading,
  split: SplitFields,
  cut: CutFields,
  join: JoinFields,
  only: OnlyFields,
}

function KindFields({ said, onChange, table }: Fields) {
  return (
    <>
      <ColumnField {...{ said, onChange, table }} />
      <KindField kind={said.kind ?? null} onChange={(kind) => onChange(saying(said, { kind }))} />
    </>
  )
}

function TableReading({ said, onChange }: Fields) {
  return <ReadingFields said={said} onChange={(more) => onChange(saying(said, more))} />
}

/** Nothing more is to be said: it is this sheet. */
function OnlyFields({ table }: Fields) {
  const say = useSay()
  return (
    <span>
      {say('这个工作簿只读工作表', 'of this workbook only the sheet')}{' '}
      <b>
        <Paper>{String(table.at.at(-1) ?? '')}</Paper>
      </b>
      {say('，其余工作表不读，报告写明', ' is read; the report says so')}
    </span>
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
