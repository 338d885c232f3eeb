import { Button } from 'antd'
import type { PaperStatus } from '../../../src/report/paper-status.ts'
import { useSay } from '../words.tsx'

/** What is done to a paper here: the next step, or the last one taken back. */
export type PaperMove = 'reviewed' | 'issued' | 'withdrawn'

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

/** Who made, reviewed and issued a paper; the next step, and the last one taken back where it was given by mistake. */
export function PaperStanding({
  standing,
  by,
  why,
  open,
  onAct,
}: {
  readonly standing: Standing
  readonly by: string
  readonly why: string
  readonly open: boolean
  readonly onAct: (act: PaperMove) => void
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
      {reviewed && (
        <Button
          size="small"
          disabled={!open || by.trim() === '' || why.trim() === ''}
          title={say('先在上面填写姓名和理由', 'Give your name and the reason above first')}
          onClick={() => onAct('withdrawn')}
        >
          {issued
            ? say('撤回签发', 'Take the issue back')
            : say('撤回复核', 'Take the review back')}
        </Button>
      )}
    </div>
  )
}

function told({ by, at }: Done): string {
  return `${by}（${at.slice(0, 10)}）`
}
