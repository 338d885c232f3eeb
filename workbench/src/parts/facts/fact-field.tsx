import { Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useSay } from '../../words.tsx'
import { Link } from '../../frame.tsx'
import { dayOf } from '../day.ts'
import {
  CasePlace,
  FilesField,
  LayoutNote,
  namesFiles,
  placeOf,
  PlatformField,
  ReadingField,
} from './fact-named.tsx'
import { Entries, Fields } from './fact-nested.tsx'
import type { FieldProblems } from './fact-problems.ts'
import { Period, Sum, textOf } from './fact-quantities.tsx'
import { allowsBare, choicesOf, shapeOf, type Node } from './fact-shape.ts'
import { choiceWords } from '../../../../src/case/facts/words/choices.ts'
import { refersTo } from '../../../../src/case/facts/words/refers.ts'
import { SECTIONS } from '../../../../src/case/facts/words/fields.ts'
import { Paper } from '../paper-text.tsx'

/** A thing of the case that a field may name. */
export interface Known {
  readonly value: string
  readonly label: string
}

export interface Field {
  readonly section: string
  readonly label: string
  readonly node: Node
  readonly value: unknown
  /** Things of the case that a field may name, by the name of the field. */
  readonly knownOf: (field: string) => readonly Known[]
  readonly name: string
  readonly fixed: boolean
  /** Of what it is a part: `为合法经营`; nothing for a field of the fact itself. */
  readonly within?: string
  /** What the fact says beside it: the options of a reading are those of the one that was chosen. */
  readonly beside: Readonly<Record<string, unknown>>
  /** Of this field under its own name, of its parts by their paths below it. */
  readonly problems: FieldProblems
  readonly onChange: (value: unknown) => void
}

const WIDE = { width: '100%' }

/** One field of a fact with its name, and what was wrong with it when it was saved last. */
export function NamedField(field: Field & { readonly required: boolean }): ReactNode {
  const problem = field.problems[field.name]
  return (
    <div className={problem === undefined ? undefined : 'wrong'}>
      <div className="name">
        {field.label}
        {field.required ? ' *' : ''}
      </div>
      <FactField {...field} />
      <NothingToName field={field} />
      {problem !== undefined && (
        <div role="alert" className="field-problem">
          <Paper>{problem}</Paper>
        </div>
      )}
    </div>
  )
}

/** Where a field names a thing of the case and there is none yet: where it is entered. */
function NothingToName({ field }: { readonly field: Field }) {
  const say = useSay()
  const sections = refersTo(field.section, field.name)
  if (sections.length === 0 || field.knownOf(field.name).length > 0) return null
  return (
    <div className="why">
      {say('还没有可选的，先录入：', 'Nothing to choose yet; enter first: ')}
      {SECTIONS.filter(([id]) => sections.includes(id)).map(([id, zh, en]) => (
        <Link key={id} to={`/facts?section=${id}`}>
          {say(zh, en)}{' '}
        </Link>
      ))}
    </div>
  )
}

/** A field of its own kind, known by its name; null for all others, which go by their shape. */
function ownField(field: Field, label: string): ReactNode {
  const { section, name, value, fixed: disabled, onChange } = field
  const said = { label, value, disabled, onChange }
  const wanted = placeOf(section, name)
  if (wanted) return <CasePlace {...said} wanted={wanted} />
  if (namesFiles(section, name))
    return <FilesField {...said} many={shapeOf(field.node) === 'list'} />
  switch (`${section}.${name}`) {
    case 'statements.layout':
      return <LayoutNote value={value} />
    case 'accounts.platform':
      return <PlatformField {...said} />
    case 'decisions.reading':
      return <ReadingField {...said} reading={null} />
    case 'decisions.option':
      return <ReadingField {...said} reading={textOf(field.beside['reading'])} />
    default:
      return null
  }
}

/** A field is filled in after its kind; what is left empty is not stated. */
function FactField(field: Field): ReactNode {
  const { node, value, fixed, onChange } = field
  const label = field.within === undefined ? field.label : `${field.within}：${field.label}`
  const say = useSay()
  const shape = shapeOf(node)
  const known = field.knownOf(field.name)
  const wrong = field.problems[field.name] !== undefined
  const common = {
    style: WIDE,
    'aria-label': label,
    'aria-invalid': wrong,
    disabled: fixed,
    ...(wrong ? { status: 'error' as const } : {}),
  }
  const said = (text: string) => onChange(text === '' ? undefined : text)
  const own = ownField(field, label)
  if (own !== null) return own
  if (known.length > 0 && (shape === 'text' || shape === 'list')) {
    const many = shape === 'list'
    return (
      <Select
        {...common}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        {...(many ? { mode: 'tags' as const } : {})}
        value={many && value !== undefined ? [value].flat() : value}
        options={[...known]}
        onChange={(next: unknown) =>
          onChange(Array.isArray(next) && next.length === 0 ? undefined : next)
        }
      />
    )
  }
  switch (shape) {
    case 'words':
      return (
        <Select
          {...common}
          allowClear
          value={value}
          options={choicesOf(node).map((word) => ({ value: word, label: choiceWords(say, word) }))}
          onChange={onChange}
        />
      )
    case 'yes-no':
      return (
        <Select
          {...common}
          allowClear
          value={value}
          options={[
            { value: true, label: say('是', 'yes') },
            { value: false, label: say('否', 'no') },
          ]}
          onChange={onChange}
        />
      )
    case 'number':
      return (
        <InputNumber
          {...common}
          value={(value as number | undefined) ?? null}
          onChange={(n) => onChange(n ?? undefined)}
        />
      )
    case 'list':
      return (
        <Select
          {...common}
          mode="tags"
          open={false}
          value={value === undefined ? [] : [value].flat()}
          onChange={(list: unknown[]) => onChange(list.length === 0 ? undefined : list)}
        />
      )
    case 'numbers':
      return (
        <Select
          {...common}
          mode="tags"
          open={false}
          value={(value as readonly number[] | undefined)?.map(String) ?? []}
          onChange={(list: string[]) =>
            onChange(list.length === 0 ? undefined : list.map(numberOf))
          }
        />
      )
    case 'fields':
      return <Fields field={field} />
    case 'entries':
      return <Entries field={field} />
    case 'sum':
      return <Sum {...{ label, value }} bare={allowsBare(node)} onChange={onChange} />
    case 'period':
      return <Period label={label} value={value} onChange={onChange} />
    case 'yaml':
      return (
        <Input.TextArea
          {...common}
          rows={2}
          spellCheck={false}
          value={textOf(value)}
          placeholder={say('每行 字段: 值', 'field: value, a line each')}
          onChange={({ target }) => said(target.value)}
        />
      )
    default:
      return (
        <Input
          {...common}
          value={textOf(value)}
          placeholder={shape === 'date' ? '2021-10-26 / 2021-10 / 2021' : ''}
          onChange={({ target }) => said(target.value)}
          {...(shape === 'date' ? { onBlur: () => said(dayOf(textOf(value))) } : {})}
        />
      )
  }
}

/** What is no number goes as it was written: the check of the case file says so at its field. */
function numberOf(text: string): number | string {
  const n = Number(text)
  return text.trim() !== '' && Number.isFinite(n) ? n : text
}
