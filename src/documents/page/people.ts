import type { CaseReport } from '../../case-report.ts'
import type { Quantities, RoleConflict } from '../../report/people.ts'
import { TIER } from '../words/labels.ts'
import { records } from '../papers/amounts.ts'
import { roles, USERS } from '../papers/suit-words.ts'
import { namesOf, stated } from '../papers/words.ts'
import { NOTHING, badge, cut, listOf, markup, rule, table } from './markup.ts'
import type { Markup } from './markup.ts'
import { unitsText } from '../../report/amounts.ts'

/** 人员、账号与角色: who used what, which display names are no accounts, who stood on both sides. */
export function people(facts: CaseReport): Markup {
  const { people: told } = facts
  const others = [
    ...told.cycles.map((c) => c.sentence),
    ...told.early.map((e) => e.sentence),
    ...told.inner.map(
      (i) => `${i.deal}中${namesOf(facts)(i.among)}之间的移交：共同实施人之间，不是提供。`,
    ),
    ...told.notes,
  ]
  return markup`${rolesTable(facts)}
${told.conflicts.map((c) => conflictCard(c, facts))}
${accountsTable(facts)}
${names(facts)}
${others.length === 0 ? NOTHING : markup`<h3>提示</h3>${listOf(others)}`}`
}

function rolesTable(facts: CaseReport): Markup {
  const name = namesOf(facts)
  const rows = facts.people.roles.flatMap((r) =>
    r.batches.map((b, i) => [
      markup`${i === 0 ? name([r.party]) : ''}`,
      markup`${i === 0 ? roles(r.overall) : ''}`,
      markup`${b.batches.join('、')}`,
      markup`${roles(b.roles)}`,
      markup`${b.from.length === 0 ? '—' : name(b.from)}`,
      markup`${b.to.length === 0 ? '—' : name(b.to)}`,
      markup`${[...b.obtained, ...b.provided].join('、')}`,
    ]),
  )
  if (rows.length === 0) return markup`<p>没有录入流转，角色待查。</p>`
  const { part, note } = cut(rows, 2000)
  const head = ['人员', '全案角色', '批次', '在该批次', '其上家', '其下家', '流转'].map(
    (title) => ({
      title,
    }),
  )
  return markup`${table(head, part)}${note}${rule('角色由流转推出，不是录入的；购买使用人是指未见再提供。同一批信息在各人之间流转，人与人之间不相加')}`
}

function conflictCard(conflict: RoleConflict, facts: CaseReport): Markup {
  const name = namesOf(facts)
  const head = [{ title: '理解' }, { title: '说明' }, { title: '各人条数' }, { title: '比对' }]
  const rows = conflict.readings.map((reading) => [
    markup`${reading.title}`,
    markup`${reading.text}`,
    markup`<ul class="plain">${reading.counts.map((c) => markup`<li>${name([c.party])}：${counts(c.tiers)}</li>`)}</ul>`,
    markup`${reading.equal ? badge('两种理解条数相同', 'good') : badge('两种理解条数不同', 'warn')}`,
  ])
  return markup`<article class="finding"><h3>${badge('角色冲突', 'warn')} ${name([conflict.who])}</h3>
<p class="say">${conflict.sentence}</p>
${listOf(conflict.basis.map((b) => `${b.text}${b.evidence === null ? '' : `（${b.evidence}）`}`))}
${table(head, rows)}</article>`
}

function counts(tiers: Quantities): string {
  const told = (['A', 'B', 'C'] as const)
    .filter((tier) => tiers[tier]['at-least'] > 0 || tiers[tier].exactly === null)
    .map((tier) => {
      const { apart, 'declared-bound': bound } = tiers[tier]
      const sum = apart === null || bound === null ? null : unitsText({ bound, units: apart })
      const more = sum === null ? '' : `（如不重合，为${sum}）`
      return `${TIER[tier]}${records({ ...tiers[tier], about: false })}${more}`
    })
  return told.join('、') || '0条'
}

function accountsTable(facts: CaseReport): Markup {
  const { accounts, users } = facts.people
  if (accounts.length === 0) return NOTHING
  const name = namesOf(facts)
  const { part, note } = cut(accounts, 2000)
  const rows = part.map((a) => [
    markup`${a.id}`,
    markup`${a.platform}`,
    markup`${a['shown-as'] ?? '—'}`,
    markup`${a.users.length === 0 ? '' : name(a.users)} ${a.state === 'one' ? NOTHING : badge(USERS[a.state], 'warn')}`,
    markup`${a.deals.join('、') || '—'}`,
    markup`${stated(a.evidence)}`,
  ])
  const head = ['账号', '平台', '昵称', '实际使用人', '流转', '卷页'].map((title) => ({ title }))
  const several = users.map(
    (u) =>
      `${name([u.user])}使用${String(u.accounts.length)}个账号：${u.accounts.join('、')}；按一人计算`,
  )
  return markup`<h3>账号</h3>${table(head, rows)}${note}${several.length === 0 ? NOTHING : listOf(several)}`
}

function names({ people: { names: shared, passing } }: CaseReport): Markup {
  if (shared.length === 0 && passing.length === 0) return NOTHING
  const cards = shared.map(
    (n) => markup`<article class="finding"><h3>${badge('同名不同号', 'warn')} ${n.name}</h3>
<p class="say">${n.sentence}</p><p class="rule"><b>待查</b> ${n.wanted}</p></article>`,
  )
  return markup`<h3>昵称与冒用</h3>${cards}${passing.length === 0 ? NOTHING : listOf(passing.map((p) => p.sentence))}`
}
