import { useSay } from '../words.tsx'

/** Stands wherever persons stand together. */
export function NeverAdded() {
  const say = useSay()
  return (
    <p className="note info">
      <b>
        {say(
          '同一批信息在各人之间流转，人与人之间不相加',
          'The same records pass from one to the other: never add one person to another',
        )}
      </b>
    </p>
  )
}
