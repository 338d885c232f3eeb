import { AutoComplete, Select } from 'antd'
import { useState } from 'react'
import { plainText } from '../../../../src/documents/safe.ts'
import { answerOf, client, useAsked } from '../../client.ts'
import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import { PlaceField, type Wanted } from '../place/place-field.tsx'

interface Said {
  readonly label: string
  readonly value: unknown
  readonly disabled: boolean
  readonly onChange: (value: unknown) => void
}

const PLACES: Readonly<Record<string, Wanted>> = {
  'exhibits.path': 'either',
  'statements.path': 'either',
  'passwords.file': 'file',
}

/** What of this machine a field names; null for one that names nothing there. */
export function placeOf(section: string, name: string): Wanted | null {
  return PLACES[`${section}.${name}`] ?? null
}

const FILES: ReadonlySet<string> = new Set([
  'batches.files',
  'decisions.files',
  'decisions.file',
  'overrides.file',
  'overrides.like',
])

/** Does a field name files of the evidence? */
export function namesFiles(section: string, name: string): boolean {
  return FILES.has(`${section}.${name}`)
}

/** A place of this machine, as the case file names it: from its own folder. */
export function CasePlace({ label, value, disabled, onChange, wanted }: Said & { wanted: Wanted }) {
  const near = async (path: string) =>
    onChange((await answerOf(client.facts.near.$get({ query: { path } }))).path)
  return (
    <PlaceField
      {...{ label, wanted, disabled }}
      width="100%"
      value={typeof value === 'string' ? value : ''}
      onChange={(path) => onChange(path === '' ? undefined : path)}
      onChosen={(path) => void near(path).catch(() => onChange(path))}
    />
  )
}

/** Files of the counted evidence and their folders; others may be written. */
export function FilesField({ label, value, disabled, onChange, many }: Said & { many: boolean }) {
  const say = useSay()
  const [find, setFind] = useState('')
  const { value: found } = useAsked(() => client.facts.files.$get({ query: { find } }), [find])
  const options = (found?.items ?? []).map(({ name, folder }) => ({
    value: name,
    label: folder
      ? `${plainText(name)}　${say('（整个文件夹）', '(the whole folder)')}`
      : plainText(name),
  }))
  const common = {
    style: { width: '100%' },
    'aria-label': label,
    disabled,
    options,
    placeholder: say('点选检材中的文件或者文件夹', 'choose files or folders of the evidence'),
  }
  if (!many)
    return (
      <AutoComplete
        {...common}
        showSearch={{ filterOption: false, onSearch: setFind }}
        value={typeof value === 'string' ? value : ''}
        onChange={(next: string) => onChange(next === '' ? undefined : next)}
      />
    )
  return (
    <Select
      {...common}
      mode="tags"
      showSearch={{ filterOption: false, onSearch: setFind }}
      value={value === undefined ? [] : [value].flat()}
      onChange={(next: unknown[]) => onChange(next.length === 0 ? undefined : next)}
    />
  )
}

const PLATFORMS = ['微信', 'QQ', '支付宝', '银行卡', '手机号', '电子邮箱', '网店', 'Telegram']

/** Where an account is kept: a usual word, or any other. */
export function PlatformField({ label, value, disabled, onChange }: Said) {
  return (
    <AutoComplete
      style={{ width: '100%' }}
      aria-label={label}
      disabled={disabled}
      options={PLATFORMS.map((name) => ({ value: name }))}
      value={typeof value === 'string' ? value : ''}
      onChange={(next: string) => onChange(next === '' ? undefined : next)}
    />
  )
}

/** A reading (计算口径) or one of its options, by what people call them. */
export function ReadingField({
  label,
  value,
  disabled,
  onChange,
  reading,
}: Said & {
  /** Whose options are wanted; null: the readings themselves. */
  readonly reading: string | null
}) {
  const { value: known } = useAsked(() => client.facts.readings.$get(), [])
  const options =
    reading === null
      ? (known ?? []).map(({ id, title }) => ({ value: id, label: title }))
      : (known?.find(({ id }) => id === reading)?.options ?? []).map(({ id, label: says }) => ({
          value: id,
          label: says,
        }))
  return (
    <Select
      style={{ width: '100%' }}
      aria-label={label}
      disabled={disabled}
      options={options}
      value={(value as string | undefined) ?? null}
      onChange={(next: string) => onChange(next)}
    />
  )
}

/** Columns of a statement are picked beside its rows, not written here. */
export function LayoutNote({ value }: { readonly value: unknown }) {
  const say = useSay()
  return (
    <div className="why">
      {value === undefined
        ? say('版式能识别的不必写明；不能识别的，', 'Not needed where the form is known; else ')
        : say('已写明；要改的，', 'Said already; to change it, ')}
      <Link to="/money?part=statements">
        {say('到“收入与获利 › 账户流水”看着前几行点选', 'pick them under Gains › Statements')}
      </Link>
    </div>
  )
}
