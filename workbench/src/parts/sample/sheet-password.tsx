import { Input } from 'antd'
import { useSay } from '../../words.tsx'

/** The password of a call sheet, as it is set or was set; a form sends it, the browser keeps none. */
export function SheetPassword({
  isNew,
  value,
  weak,
  onChange,
}: {
  readonly isNew: boolean
  readonly value: string
  readonly weak?: boolean
  readonly onChange: (password: string) => void
}) {
  const say = useSay()
  return (
    <Input.Password
      style={{ width: isNew ? 290 : 200 }}
      autoComplete={isNew ? 'new-password' : 'off'}
      aria-label={say('表的口令', 'Password of the sheet')}
      placeholder={
        isNew
          ? say('口令（可不设，至少 8 个字符）', 'Password (optional, 8 at least)')
          : say('口令（设了才填）', 'Password, if it has one')
      }
      value={value}
      status={weak ? 'warning' : ''}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
