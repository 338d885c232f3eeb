import type { CaseReport } from '../../case-report.ts'
import { entry } from './paint.ts'
import type { Paper } from './paint.ts'
import { namesOf } from '../papers/words.ts'
import { shown } from '../safe.ts'

/** Persons and accounts on the terminal: what a reader has to know before he believes a name. */
export function peopleLines(facts: CaseReport, paper: Paper): readonly string[] {
  const { people } = facts
  const name = namesOf(facts)
  const equal = (c: (typeof people.conflicts)[number]) =>
    c.readings.every((r) => r.equal) ? '两种理解条数相同。' : '两种理解条数不同，见报告。'
  const texts = [
    ...people.names.map((n) => n.sentence),
    ...people.conflicts.map((c) => `${c.sentence}${equal(c)}`),
    ...people.users.map(
      (u) =>
        `${name([u.user])}使用${String(u.accounts.length)}个账号（${u.accounts.join('、')}），按一人计算。`,
    ),
    ...people.cycles.map((c) => c.sentence),
    ...people.early.map((e) => e.sentence),
    ...people.notes,
  ]
  return texts.flatMap((text, i) => entry(i === 0 ? '人员' : '', shown(text), paper))
}
