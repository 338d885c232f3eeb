import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useSay } from '../../words.tsx'
import { Problem } from '../problem.tsx'
import { useWho, WhoFields } from '../who.tsx'

export interface Choice {
  readonly payment: string
  readonly deals: readonly string[]
}

/** Confirms or refuses that a payment belongs to transfers: a fact with name and reason, after which all is counted again. */
export function MatchDecision({ choice }: { readonly choice: Choice }) {
  const say = useSay()
  const { look } = useDesk()
  const [who, setWho] = useWho()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Told | null>(null)
  const decide = async (decision: 'confirmed' | 'refused') => {
    setBusy(true)
    setProblem(null)
    const json = { payment: choice.payment, deals: [...choice.deals], decision, ...who }
    await answerOf(client.money.decide.$post({ json })).catch((error: unknown) =>
      setProblem(toldOf(error)),
    )
    setBusy(false)
    look()
  }
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {say('确认或者否定…', 'Confirm or refuse…')}
      </Button>
    )
  const missing = !who.by.trim() || !who.why.trim()
  return (
    <div className="row-of" role="group" aria-label={say('作出决定', 'Decide')}>
      <WhoFields who={who} onChange={setWho} />
      <Button type="primary" disabled={missing || busy} onClick={() => void decide('confirmed')}>
        {say('确认', 'Confirm')}
      </Button>
      <Button danger disabled={missing || busy} onClick={() => void decide('refused')}>
        {say('否定', 'Refuse')}
      </Button>
      <Button disabled={busy} onClick={() => setOpen(false)}>
        {say('取消', 'Cancel')}
      </Button>
      {missing && (
        <span className="shown">{say('姓名和理由都要填写', 'Name and reason are needed')}</span>
      )}
      {problem && <Problem told={problem} />}
    </div>
  )
}
