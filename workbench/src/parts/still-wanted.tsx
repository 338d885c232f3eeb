import { useSay } from '../words.tsx'

/** A thing that must be there first: whether it is, and what it is called. */
export type Wanted = readonly [there: boolean, zh: string, en: string]

/** Says beside a button that is off what is still to be filled in; nothing when all is there. */
export function StillWanted({ of }: { readonly of: readonly Wanted[] }) {
  const say = useSay()
  const open = of.filter(([there]) => !there)
  if (open.length === 0) return null
  return (
    <span className="why">
      {say(
        `还要填写：${open.map(([, zh]) => zh).join('、')}`,
        `Still wanted: ${open.map(([, , en]) => en).join(', ')}`,
      )}
    </span>
  )
}
