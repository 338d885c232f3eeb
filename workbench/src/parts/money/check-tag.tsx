import type { FigureReport } from '../../../../src/case-report.ts'
import { CHECK } from '../../../../src/documents/papers/words.ts'
import { Tag } from '../numbers.tsx'

/** 相符、不符、不能核对, each in its colour everywhere. */
export function CheckTag({ check }: { readonly check: FigureReport['check'] }) {
  const how = check === 'closes' ? 'good' : check === 'differs' ? 'loud' : 'warn'
  return <Tag how={how}>{CHECK[check]}</Tag>
}
