import { Input, InputNumber, Select } from 'antd'
import { useSay } from '../words.tsx'
import { allowsBare, choicesOf, shapeOf, type Node } from './fact-shape.ts'
import { choiceWords } from './fact-words.ts'

/** A thing of the case that a field may name. */
export interface Known {
  readonly value: string
  readonly label: string
}

interface Field {
  readonly label: string
  readonly node: Node
  readonly value: unknown
  readonly known: readonly Known[]
  readonly fixed: boolean
  readonly onChange: (value: unknown) => void
}

const WIDE = { width: '100%' }

/** One field of a fact, filled in after its kind; what is left empty is not stated. */
export function FactField({ label, node, value, known, fixed, onChange }: Field) {
  const say = useSay()
  const shape = shapeOf(node)
  const common = { style: WIDE, 'aria-label': label, disabled: fixed }
  const said = (text: string) => onChange(text === '' ? undefined : text)
  if (known.length > 0 && shape !== 'yaml') {
    const many = shape === 'list'
    return (
      <Select
        {...common}
        allowClear
        showSearch
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
          options={choicesOf(node).map((word) => ({ value: word, label: choiceWords(word) }))}
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
    case 'sum':
      return <Sum label={label} value={value} bare={allowsBare(node)} onChange={onChange} />
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
        />
      )
  }
}

/** Years are numbers in some case files. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : ''
}

type Part = Pick<Field, 'label' | 'value' | 'onChange'>

/** A sum or number with the word of its source: about, at least, exactly. */
function Sum({ label, value, bare, onChange }: Part & { readonly bare: boolean }) {
  const say = useSay()
  const [word = '', n] =
    typeof value === 'object' && value !== null
      ? (Object.entries(value)[0] ?? [])
      : [bare ? '' : 'exactly', value as number | undefined]
  const state = (nextWord: string, next: unknown) =>
    onChange(
      next === undefined || next === null ? undefined : nextWord ? { [nextWord]: next } : next,
    )
  return (
    <div style={{ display: 'flex', gap: 4 }}>
      <Select
        style={{ width: 104 }}
        aria-label={`${label}${say('：如何载明', ': how it is stated')}`}
        value={word}
        options={[
          ...(bare ? [{ value: '', label: say('载明', 'stated') }] : []),
          { value: 'exactly', label: say('恰为', 'exactly') },
          { value: 'about', label: say('约', 'about') },
          { value: 'at-least', label: say('不少于', 'at least') },
        ]}
        onChange={(next: string) => state(next, n)}
      />
      <InputNumber
        style={WIDE}
        aria-label={label}
        value={(n as number | undefined) ?? null}
        onChange={(next) => state(word, next)}
      />
    </div>
  )
}

/** One date, or from and to. */
function Period({ label, value, onChange }: Part) {
  const say = useSay()
  const both = (
    typeof value === 'object' && value !== null ? value : { from: value, to: value }
  ) as {
    from?: unknown
    to?: unknown
  }
  const state = (from: string, to: string) =>
    onChange(from === '' && to === '' ? undefined : from === to || to === '' ? from : { from, to })
  const [from, to] = [textOf(both.from), textOf(both.to)]
  return (
    <div style={{ display: 'flex', gap: 4 }}>
      <Input
        aria-label={`${label}${say('：起', ': from')}`}
        placeholder="2018-11"
        value={from}
        onChange={({ target }) => state(target.value, to === from ? target.value : to)}
      />
      <Input
        aria-label={`${label}${say('：止', ': to')}`}
        placeholder="2019-03"
        value={to}
        onChange={({ target }) => state(from, target.value)}
      />
    </div>
  )
}
