import type { Told } from '../client.ts'
import { useSay } from '../words.tsx'
import { nextStep } from './next-steps.ts'

/** What went wrong, and what to do next. */
export function Problem({ told }: { readonly told: Told }) {
  const say = useSay()
  return (
    <div className="note warn" role="alert">
      <b>{say(told.zh, told.en)}</b>
      <div>
        {say('办法：', 'What to do: ')}
        {say(...nextStep(told.code, told.remedy))}　<code>{told.code}</code>
      </div>
    </div>
  )
}
