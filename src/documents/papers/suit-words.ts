import type { Basis, Cap, ClaimReport, GroupReport, OrderReport } from '../../report/liability.ts'
import type { AccountReport, Role } from '../../report/people.ts'
import { graded, UNSTATED } from './words.ts'
import { yuan } from './amounts.ts'

/** Words of persons, groups and claims for page and terminal (glossary 1). */

const ROLES: Readonly<Record<Role, string>> = {
  upstream: '上家',
  middleman: '中间倒卖人',
  'end-user': '购买使用人',
  downstream: '下家',
  publisher: '发布者',
  'free-giver': '提供者（无偿）',
  collector: '自行获取',
}

export function roles(all: readonly Role[]): string {
  return all.map((role) => ROLES[role]).join('、') || '—'
}

export const USERS: Readonly<Record<AccountReport['state'], string>> = {
  one: '',
  none: '实际使用人不明',
  several: '数人使用，何时由谁使用待查',
}

export const EFFECT: Readonly<Record<GroupReport['effect'], string>> = {
  joint: '连带',
  several: '按份',
  unknown: '责任方式待查',
}

const STATUS: Readonly<Record<Basis['status'], string>> = {
  applies: '适用',
  'fall-back': '备用，行为时的法律',
  unknown: '待查明',
}

/** 民法典第一千一百六十八条（适用）：行为在施行之前……〔推论〕 */
export function basisText({ article, status, text, sure }: Basis): string {
  return `${article}（${STATUS[status]}）：${text}${graded(sure)}`
}

export function capText({ from, fen }: Cap): string {
  if (from === 'none') return UNSTATED
  return fen === null ? '待查' : yuan(fen)
}

const INCLUDES: Readonly<Record<string, string>> = {
  accounts: '注销所用账号',
  programs: '销毁程序、工具',
  groups: '解散群组',
}

/** One claim against one person, as it stands in a cell of the matrix. */
export function cellText(claim: ClaimReport, effect: GroupReport['effect'] | null): string {
  const { fen, times, each, least, medium, deadline, includes, scope } = claim
  const joint = effect === null ? '' : `（${EFFECT[effect]}，全组合计）`
  const parts = [
    ...(times === null ? [] : [`${String(times)}次`]),
    ...(each === null ? [] : [`每次不低于${yuan(each)}`]),
    ...(claim.kind === 'act' && least !== null ? [`合计不低于${yuan(least)}`] : []),
    ...(claim.kind !== 'act' && fen !== null ? [`${yuan(fen)}${joint}`] : []),
    ...(medium === null ? [] : [mediumText(medium)]),
    ...(scope === null ? [] : [scope]),
    ...(deadline === null ? [] : [deadline]),
    ...includes.map((what) => INCLUDES[what] ?? what),
  ]
  return `${parts.join('，') || '请求'}（${claim.id}）`
}

/** A general kind of paper, as a claim often names it: 市级以上报刊. */
const GENERAL = /级|全国性|某|公开/

/**
 * Where to apologise: titles of papers stand in title marks, whatever else is named stays as it is written.
 *
 * @example 中国消费者报 → 《中国消费者报》; 市级以上媒体, 正义网 → as they are
 */
export function mediumText(medium: string): string {
  if (medium.includes('《')) return medium
  return medium.replaceAll(/[^、，；或和\s]+[报刊]/g, (name, at: number) => {
    const whole = !/^[^、，；或和\s]/.test(medium.slice(at + name.length))
    return whole && !GENERAL.test(name) ? `《${name}》` : name
  })
}

/** 没收违法所得：数额未载明 / 12000.00元 */
export function orderText({ label, fen, bound, text, kind, status }: OrderReport): string {
  const word = bound === 'about' ? '约' : ''
  const sum =
    fen === null ? '数额未载明' : `${word}${yuan(fen)}${bound === 'at-least' ? '以上' : ''}`
  const told = kind === 'sentence' ? (text ?? UNSTATED) : text === null ? sum : `${sum}；${text}`
  return `${label}：${told}${status === null ? '' : `（${status}）`}`
}
