import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { plainText } from '../../../../src/documents/safe.ts'
import type { Choice } from '../../../../src/server/folders.ts'
import { useSay } from '../../words.tsx'
import { Listing } from './listing.tsx'

/** What may be chosen. */
export type Wanted = 'file' | 'folder' | 'either'

/** Where something lies on this machine: written, or chosen from what is there. Who never wrote a path need not begin. */
export function PlaceField({
  label,
  wanted,
  value,
  placeholder = '',
  width = 360,
  disabled = false,
  onChange,
  onChosen = onChange,
  onEnter,
}: {
  readonly label: string
  readonly wanted: Wanted
  readonly value: string
  readonly placeholder?: string
  readonly width?: number | string
  readonly disabled?: boolean
  readonly onChange: (path: string) => void
  /** Where what was chosen is written otherwise than what was typed. */
  readonly onChosen?: (path: string) => void
  readonly onEnter?: () => void
}) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return (
    <span className="place-field" style={{ width }}>
      <Input
        aria-label={label}
        placeholder={placeholder}
        value={plainText(value)}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
        {...(onEnter ? { onPressEnter: onEnter } : {})}
      />
      <Button
        aria-label={say(`${label}：选择`, `${label}: choose`)}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {say('选择…', 'Choose…')}
      </Button>
      {open && (
        <Chooser
          {...{ label, wanted }}
          onLeave={() => setOpen(false)}
          onChosen={(path) => {
            setOpen(false)
            onChosen(path)
          }}
        />
      )}
    </span>
  )
}

/** Over the screen, until something is chosen or Esc is pressed. */
function Chooser({
  label,
  wanted,
  onChosen,
  onLeave,
}: {
  readonly label: string
  readonly wanted: Wanted
  readonly onChosen: (path: string) => void
  readonly onLeave: () => void
}) {
  const say = useSay()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const fits = ({ folder }: Choice) => (folder ? wanted !== 'file' : wanted !== 'folder')
  return (
    <dialog ref={box} className="keys" aria-label={label} onClose={onLeave}>
      <h2>{label}</h2>
      <Listing
        ofEach={(choice) =>
          fits(choice) && (
            <Button size="small" onClick={() => onChosen(choice.path)}>
              {say('选这个', 'This one')}
            </Button>
          )
        }
        ofOpen={(at) =>
          wanted !== 'file' && (
            <Button type="primary" onClick={() => onChosen(at)}>
              {say('选这个文件夹', 'This folder')}
            </Button>
          )
        }
      />
      <Button onClick={onLeave}>{say('关闭', 'Close')}</Button>
    </dialog>
  )
}
