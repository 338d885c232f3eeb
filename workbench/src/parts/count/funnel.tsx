import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { grouped, Num } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { stepAddress, takenAddress, type Step } from './addresses.ts'

interface StepSent extends Step {
  readonly title: string
  readonly in: number
  readonly out: number
  readonly rule: string
}

/** The fifteen steps: what went in, what came out, where the difference went; each number opens what it counts. */
export function Funnel({ funnel }: { readonly funnel: readonly StepSent[] }) {
  const say = useSay()
  const terms = useTerms()
  return (
    <PlainTable
      name={say('核算步骤', 'Fifteen steps')}
      head={[
        { title: say('步', 'Step'), num: true },
        { title: say('步骤', 'What') },
        { title: say('进', 'In'), num: true },
        { title: say('出', 'Out'), num: true },
        { title: say('差额去向', 'Difference') },
        { title: say('规则', 'Rule'), roomy: true },
      ]}
      lines={funnel.map((step) => ({
        key: String(step.step),
        cells: [
          step.step,
          terms.step(step.step, step.title),
          <Num key="in" n={step.in} to={stepAddress(funnel, step.step, 'in')} />,
          <span key="out">
            <Num n={step.out} to={stepAddress(funnel, step.step, 'out')} />
            <Share part={step.out} of={step.in} />
          </span>,
          <span key="gone">
            {Object.entries(step.difference).map(([code, n]) => (
              <div key={code}>
                {terms.code(code)} <Taken step={step.step} code={code} n={n ?? 0} />
              </div>
            ))}
          </span>,
          step.rule,
        ],
      }))}
    />
  )
}

/** Fewer than nothing: records that a row holds beside its first. */
function Taken({
  step,
  code,
  n,
}: {
  readonly step: number
  readonly code: string
  readonly n: number
}) {
  if (n < 0) return <span className="num">{grouped(n)}</span>
  return <Num n={n} to={takenAddress(step, code)} />
}

/** What goes on from a step, as a bar under its number. */
function Share({ part, of }: { readonly part: number; readonly of: number }) {
  return (
    <progress
      style={{ display: 'block', width: 120, marginLeft: 'auto' }}
      aria-hidden="true"
      max={Math.max(1, of)}
      value={part}
    />
  )
}
