import type { Told } from '../client.ts'
import { useSay } from '../words.tsx'

/** What went wrong, and what to do next. */
export function Problem({ told }: { readonly told: Told }) {
  const say = useSay()
  const [remedyZh = told.remedy, remedyEn = told.remedy] = told.remedy.split(' / ')
  return (
    <div className="note warn" role="alert">
      <b>{say(told.zh, told.en)}</b>
      <div>
        {say('办法：', 'What to do: ')}
        {say(remedyZh, remedyEn)}　<code>{told.code}</code>
      </div>
    </div>
  )
}
