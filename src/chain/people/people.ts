import type { PeopleReport } from '../../report/people.ts'
import { accountReports, userReports } from './accounts.ts'
import { cycleReports } from './cycles.ts'
import { passingReports, sharedNames } from './display-names.ts'
import { earlySales } from './early.ts'
import { listed, namer, type PeopleFacts } from './facts.ts'
import { roleReports } from './roles.ts'
import { unenteredParts } from './unentered.ts'

/** What is told of persons and accounts; the conflicts of roles are counted apart (`conflicts.ts`). */
export function peopleReport(
  facts: PeopleFacts,
  conflicts: PeopleReport['conflicts'],
): PeopleReport {
  return {
    accounts: accountReports(facts),
    users: userReports(facts),
    names: sharedNames(facts),
    passing: passingReports(facts),
    roles: roleReports(facts),
    conflicts,
    cycles: cycleReports(facts),
    early: earlySales(facts),
    inner: facts.sides.flatMap((s) =>
      s.inner.length === 0 ? [] : [{ deal: s.id, among: [...s.by, ...s.inner] }],
    ),
    notes: notesOf(facts),
  }
}

function notesOf(facts: PeopleFacts): string[] {
  const nameOf = namer(facts)
  const joint = facts.jointly.map(
    (members) => `${listed(members, nameOf)}共同实施的，彼此之间的移交不是提供，不另计数。`,
  )
  const several = facts.accounts
    .filter((a) => a.users.length > 1)
    .map((a) =>
      a.joint
        ? `账号${a.id}有${String(a.users.length)}名使用人（${listed(a.users, nameOf)}），系共同实施，由其共同承担，不拆分。`
        : `账号${a.id}有${String(a.users.length)}名使用人（${listed(a.users, nameOf)}）：何时由谁使用待查；查明前按该账号单独列出，不拆分、不归于其中一人，其流转没有计入任何一人的条数。`,
    )
  const unknown = facts.accounts.filter((a) => a.users.length === 0).map((a) => a.id)
  const nobody =
    unknown.length === 0
      ? []
      : [
          `账号${unknown.join('、')}的实际使用人不明，按账号单独列出，其流转没有计入任何一人的条数。`,
        ]
  return [...joint, ...several, ...nobody, ...unenteredParts(facts)]
}

/** What is asked of persons and accounts (待查事项). */
export function peopleQuestions(report: PeopleReport, nameOf: (id: string) => string): string[] {
  const several = report.accounts
    .filter((a) => a.state === 'several')
    .map(
      (a) =>
        `账号${a.id}由${a.users.map(nameOf).join('、')}何时分别使用：登录设备、地点、支付与聊天记录`,
    )
  const conflicts = report.conflicts.map(
    (c) =>
      `${nameOf(c.who)}经办${c.bought.join('、')}是代${nameOf(c.principal)}购买还是自行购入后出售：委托、报价、付款与聊天记录`,
  )
  return [
    ...report.names.map((n) => n.wanted),
    ...several,
    ...conflicts,
    ...report.cycles.filter((c) => c.kind === 'same-batch').map((c) => c.sentence),
    ...report.early.map((e) => e.sentence),
  ]
}
