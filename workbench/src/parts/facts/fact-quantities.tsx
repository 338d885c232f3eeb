import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useSay } from '../../words.tsx'
import { dayOf } from '../day.ts'

/** Years are numbers in some case files. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : ''
}

interface Part {
  readonly label: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** A sum or number with the word of its source: about, at least, exactly. */
export function Sum({ label, value, bare, onChange }: Part & { readonly bare: boolean }) {
  const say = useSay()
  const [stated = null, n] =
    typeof value === 'object' && value !== null
      ? (Object.entries(value)[0] ?? [])
      : [null, value as number | undefined]
  // Chosen before the number is there, the word stays.
  const [chosen, setChosen] = useState<string>(stated ?? (bare ? '' : 'exactly'))
  const word = stated ?? chosen
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
        onChange={(next: string) => {
          setChosen(next)
          state(next, n)
        }}
      />
      <InputNumber
        style={{ width: '100%' }}
        aria-label={label}
        value={(n as number | undefined) ?? null}
        onChange={(next) => state(word, next)}
      />
    </div>
  )
}

/** One date, or from and to. */
export function Period({ label, value, onChange }: Part) {
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
        placeholder={say('起，如 2018-11', 'from, e.g. 2018-11')}
        value={from}
        onChange={({ target }) => state(target.value, to === from ? target.value : to)}
        onBlur={() => state(dayOf(from), dayOf(to))}
      />
      <Input
        aria-label={`${label}${say('：止', ': to')}`}
        placeholder={say('止，如 2019-03', 'to, e.g. 2019-03')}
        value={to}
        onChange={({ target }) => state(from, target.value)}
        onBlur={() => state(dayOf(from), dayOf(to))}
      />
    </div>
  )
}
