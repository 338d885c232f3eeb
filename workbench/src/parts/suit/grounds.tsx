import { basisText } from '../../../../src/documents/papers/suit-words.ts'
import type { GroupReport } from '../../../../src/report/liability.ts'
import { Cite } from '../reasons.tsx'
import { Paper } from '../paper-text.tsx'

/** Articles on which something rests; each opens. */
export function Grounds({ basis }: { readonly basis: GroupReport['basis'] }) {
  return (
    <ul className="why">
      {basis.map((ground) => (
        <li key={ground.id}>
          <Cite cite={ground.cite} label={ground.article} />{' '}
          <Paper>{basisText({ ...ground, article: '' })}</Paper>
        </li>
      ))}
    </ul>
  )
}
