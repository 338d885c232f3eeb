import { Button } from 'antd'
import type { PaperAct, PaperStatus } from '../../../src/report/paper-status.ts'
import { useSay } from '../words.tsx'

interface Done {
  readonly by: string
  readonly at: string
}

export interface Standing {
  readonly status: PaperStatus
  readonly made: Done | null
  readonly reviewed: Done | null
  readonly issued: Done | null
}

/** Who made, reviewed and issued a paper, and the next step where there is one. */
export function PaperStanding({
  standing,
  by,
  open,
  onAct,
}: {
  readonly standing: Standing
  readonly by: string
  readonly open: boolean
  readonly onAct: (act: Exclude<PaperAct, 'made'>) => void
}) {
  const say = useSay()
  const { made, reviewed, issued } = standing
  const next = made === null || issued ? null : reviewed === null ? 'reviewed' : 'issued'
  return (
    <div className="row-of">
      <span>
        {made
          ? say(`制作 ${told(made)}`, `made by ${told(made)}`)
          : say('没有记明制作人', 'no maker named')}
        {reviewed && say(`；复核 ${told(reviewed)}`, `; reviewed by ${told(reviewed)}`)}
        {issued && say(`；签发 ${told(issued)}`, `; issued by ${told(issued)}`)}
      </span>
      {next && (
        <Button size="small" disabled={!open || by.trim() === ''} onClick={() => onAct(next)}>
          {next === 'reviewed' ? say('记为已复核', 'Reviewed') : say('记为已签发', 'Issued')}
        </Button>
      )}
    </div>
  )
}

function told({ by, at }: Done): string {
  return `${by}（${at.slice(0, 10)}）`
}
