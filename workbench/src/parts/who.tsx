import { Input } from 'antd'
import { useState } from 'react'
import { useSay } from '../words.tsx'
import { keepName, knownName } from '../worker.ts'

/** Who does it, kept for the next start, and why: nobody writes in the journal in silence. */
export interface Who {
  readonly by: string
  readonly why: string
}

export function useWho(): readonly [Who, (who: Who) => void] {
  const [who, set] = useState<Who>({ by: knownName(), why: '' })
  const keep = (next: Who) => {
    keepName(next.by)
    set(next)
  }
  return [who, keep]
}

/** Facts are entered one after the other from the same page of the file: the reason stands there again, to be changed. */
let lastWhy = ''

/** As {@link useWho}, with the reason that was given last. */
export function useWhoAgain(): readonly [Who, (who: Who) => void] {
  const [who, set] = useWho()
  const [why, setWhy] = useState(lastWhy)
  const keep = (next: Who) => {
    lastWhy = next.why
    setWhy(next.why)
    set(next)
  }
  return [{ ...who, why }, keep]
}

/** Is what must be said there? */
export function isSigned({ by, why }: Who): boolean {
  return by.trim() !== '' && why.trim() !== ''
}

/** Why nothing can be saved yet. */
export function Unsigned({ who }: { readonly who: Who }) {
  const say = useSay()
  if (isSigned(who)) return null
  return <span className="why">{say('填写姓名和理由后可以保存', 'Give your name and reason')}</span>
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
