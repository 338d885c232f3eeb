import type { Condition } from '../../report/procedure.ts'
import { condition, rowOf, type Conditional, type Lawful } from './condition.ts'
import type { Plaintiff, ProcedureFacts } from './facts.ts'
import { courtCondition } from './court.ts'
import { KINDS, LEVELS, nameOf } from './words.ts'

type Told = Pick<Conditional, 'state' | 'why' | 'open'>

/** Conditions of a suit that a procuratorate files on its own. */
export function separateConditions(facts: ProcedureFacts, lawful: Lawful): Condition[] {
  return [
    suesAs('procuratorate', facts, lawful),
    ground(facts, lawful),
    pipl(facts, lawful),
    condition(lawful, {
      id: 'standing.others',
      title: '没有法定的机关、组织起诉',
      by: ['public-interest-suit-55', 'public-interest-suit-58'],
      ...others(facts),
    }),
    ...noticeCondition(facts, lawful, { by: ['pre-suit-notice'] }),
    condition(lawful, {
      id: 'standing.level',
      title: '起诉的检察院为市（分、州）级',
      cite: 'fashi-2018-6/5',
      ...level(facts),
    }),
    ...clue(facts, lawful),
    courtCondition(facts, lawful),
  ]
}

/** Is the plaintiff of the kind that this road is for? */
export function suesAs(
  kind: Plaintiff['kind'],
  { plaintiff }: ProcedureFacts,
  lawful: Lawful,
): Condition {
  const title = `由${KINDS[kind]}起诉`
  const told = (): Told => {
    if (plaintiff === null) {
      return { state: 'unknown', why: '没有录入原告', open: '由谁起诉（procedure.plaintiff）' }
    }
    const name = nameOf(plaintiff.name, KINDS[plaintiff.kind])
    if (plaintiff.kind === kind) return { state: 'met', why: `原告为${name}` }
    return { state: 'not-met', why: `本案原告为${name}（${KINDS[plaintiff.kind]}）` }
  }
  return condition(lawful, { id: `standing.${kind}`, title, ...told() })
}

/** 民诉法 55(2) or 58(2), by the day of filing: 等 as the ground for personal information. */
function ground(_: ProcedureFacts, lawful: Lawful): Condition {
  const by = ['public-interest-suit-55', 'public-interest-suit-58']
  const row = rowOf(lawful.law, by)
  const known = row?.status === 'applies'
  return condition(lawful, {
    id: 'standing.ground',
    title: '法律规定可以起诉的领域',
    state: known ? 'met' : 'unknown',
    why: known
      ? '条文列举生态环境、食品药品安全等领域，个人信息以“等”字为据；单行法另有授权的并列'
      : '起诉日期待查，条号随之而定',
    by,
    open: known ? undefined : '公益诉讼的起诉（受理）日期',
  })
}

/** PIPL 70: for suits filed on or after 2021-11-01. */
export function pipl({ days, persons }: ProcedureFacts, lawful: Lawful): Condition {
  const row = rowOf(lawful.law, ['pipl-standing'])
  const status = row?.status ?? 'unknown'
  const many = persons > 0 ? '涉及人数另见，是否“众多个人”由办案机关判断' : '涉及人数待查'
  const state = { applies: 'met', 'not-in-force': 'none', unknown: 'unknown' } as const
  const why = {
    applies: `起诉时个保法第七十条已经施行，可以作为起诉主体的依据；${many}；行为在其施行以前的，只作起诉主体的依据`,
    'not-in-force': '起诉时个保法尚未施行',
    unknown: '起诉日期待查：2021-11-01以后起诉的可以援用第七十条，以前的不能',
  } as const
  return condition(lawful, {
    id: 'standing.pipl',
    title: '个保法上的起诉主体',
    state: state[status],
    why: why[status],
    by: ['pipl-standing'],
    open: status === 'unknown' && !days.has('filed') ? '公益诉讼的起诉（受理）日期' : undefined,
  })
}

function others({ others: have }: ProcedureFacts): Told {
  if (have === 'no') return { state: 'met', why: '录入为没有其他机关、组织起诉' }
  if (have === 'yes') return { state: 'not-met', why: '已有其他机关、组织起诉，检察院可以支持起诉' }
  return {
    state: 'unknown',
    why: '公告期内有无机关、组织起诉没有录入',
    open: '公告期内有无机关、组织表示起诉',
  }
}

/** 诉前公告: procuratorate only; without date or medium the filing pack is not whole. */
export function noticeCondition(
  { notice, plaintiff }: ProcedureFacts,
  lawful: Lawful,
  basis: Pick<Conditional, 'by' | 'cite'>,
): Condition[] {
  if (plaintiff !== null && plaintiff.kind !== 'procuratorate') return []
  const missing = [
    ...(notice.on === null ? ['日期'] : []),
    ...(notice.medium === null ? ['媒体'] : []),
  ]
  return [
    condition(lawful, {
      id: 'standing.notice',
      title: '诉前公告三十日期满',
      state: missing.length === 0 ? 'met' : 'unknown',
      why:
        missing.length === 0
          ? `${notice.on ?? ''}在${notice.medium ?? ''}公告；是否期满见期限`
          : `公告${missing.join('、')}缺`,
      open: missing.length === 0 ? undefined : '诉前公告的日期与媒体',
      ...basis,
    }),
  ]
}

function level({ plaintiff }: ProcedureFacts): Told {
  const own = plaintiff?.kind === 'procuratorate' ? plaintiff.level : null
  if (own === null) {
    return { state: 'unknown', why: '起诉的检察院级别没有录入', open: '由哪一级检察院起诉' }
  }
  const name = nameOf(plaintiff?.name ?? null, '起诉的检察院')
  if (own === 'city') return { state: 'met', why: `${name}为${LEVELS[own]}` }
  return {
    state: 'unknown',
    why: `${name}为${LEVELS[own]}；实践中有基层检察院向互联网法院或者指定的法院起诉的，请核对`,
    open: '起诉的检察院与受诉法院是否对应，有无指定管辖',
  }
}

/** 立案 and 起诉 may lie with different offices: 移送 to the one beside the court (办案规则 14, 16). */
function clue({ clue: steps, plaintiff }: ProcedureFacts, lawful: Lawful): Condition[] {
  const last = steps.at(-1)
  if (last === undefined) return []
  const stations = steps.flatMap(({ from, to }) => [from, to])
  const road = stations.filter((name, i) => name !== stations[i - 1]).join(' → ')
  const arrived = plaintiff?.name == null || plaintiff.name === last.to
  return [
    condition(lawful, {
      id: 'standing.clue',
      title: '线索、案件移送到起诉的检察院',
      state: arrived && plaintiff?.level === 'city' ? 'met' : 'unknown',
      why: arrived
        ? `${road}；市级检察院起诉，立案与起诉管辖可以分开`
        : `${road}，与起诉的检察院不是同一机关，请核对`,
      cite: 'gongyi-susong-guize/16',
      ...(arrived ? {} : { open: '案件由哪一机关移送起诉的检察院' }),
    }),
  ]
}
