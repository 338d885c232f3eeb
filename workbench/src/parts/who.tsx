import { Input } from 'antd'
import { useState } from 'react'
import { useSay } from '../words.tsx'

const KEPT = 'shuzheng.by'

/** Who does it, kept for this browser, and why: nobody writes in the journal in silence. */
export interface Who {
  readonly by: string
  readonly why: string
}

export function useWho(): readonly [Who, (who: Who) => void] {
  const [who, set] = useState<Who>({ by: localStorage.getItem(KEPT) ?? '', why: '' })
  const keep = (next: Who) => {
    localStorage.setItem(KEPT, next.by)
    set(next)
  }
  return [who, keep]
}

export function WhoFields({
  who,
  onChange,
}: {
  readonly who: Who
  readonly onChange: (who: Who) => void
}) {
  const say = useSay()
  return (
    <>
      <Input
        style={{ width: 140 }}
        aria-label={say('办理人', 'Who')}
        placeholder={say('办理人姓名', 'Your name')}
        value={who.by}
        onChange={({ target }) => onChange({ ...who, by: target.value })}
      />
      <Input
        style={{ width: 260 }}
        aria-label={say('理由', 'Reason')}
        placeholder={say('理由', 'Reason')}
        value={who.why}
        onChange={({ target }) => onChange({ ...who, why: target.value })}
      />
    </>
  )
}
