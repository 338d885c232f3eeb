import { PAPER_ACTS, type PaperAct } from '../../../report/paper-status.ts'
import { shown } from '../../../documents/safe.ts'
import { fieldWords, type Say } from '../../facts/words/fields.ts'
import { factWords, type NameOf } from '../../facts/words/shown.ts'
import { isNamedByWhatItSays } from '../facts.ts'
import type { CaseState } from '../fold.ts'
import type { Logged } from './log.ts'
import { equal, isObject, member, type Json, type JsonObject } from '../value.ts'

/** Names of the things of a case as it stands: an entry tells of people by them. */
export function namesIn({ facts }: CaseState): NameOf {
  const named = [...facts.values()].flatMap(({ path: [section = '', id = ''], value }) => {
    const fields = isObject(value) ? value : {}
    const called = member(fields, 'name') ?? member(fields, 'title')
    return typeof called === 'string' ? [[`${section} ${id}`, shown(called, 'name')] as const] : []
  })
  const names = new Map(named)
  return (sections, id) =>
    sections.map((section) => names.get(`${section} ${id}`)).find((n) => n !== undefined) ?? id
}

/**
 * What an entry of the journal did, in the words of the screens; values are masked.
 *
 * @example 录入 检材 JC-1：位置 evidence；持有人 甲某 · 改动 日期 开庭：2021-11-03 → 2021-11-23
 */
export function entryWords(say: Say, entry: Logged, nameOf: NameOf): string {
  const n = (count: number | undefined) => String(count ?? 0)
  switch (entry.kind) {
    case 'begin':
      return say('建立案件', 'Case begun')
    case 'import':
      if (entry.rewritten)
        return say(
          `按录入改写案件文件，事实 ${n(entry.facts)} 项`,
          `Case file written anew with what was entered, ${n(entry.facts)} facts`,
        )
      return say(
        `读入案件文件 ${shown(entry.name ?? '', 'name')}，事实 ${n(entry.facts)} 项`,
        `Case file ${shown(entry.name ?? '', 'name')} read in, ${n(entry.facts)} facts`,
      )
    case 'merge':
      return say('并入对方交来的案件包', 'A pack that came back merged')
    case 'receive':
      return say('接收案件包', 'A pack received')
    case 'open':
      return openedWords(say, entry)
    case 'intake':
      return [
        say(
          `登记检材文件 ${n(entry.files)} 个`,
          `${n(entry.files)} files of the evidence registered`,
        ),
        ...(entry.changed ?? []).map((file) =>
          say(`登记后变动：${file}`, `changed since: ${file}`),
        ),
      ].join('\n')
    case 'unlock':
      return [
        say(
          `以口令打开加密文件 ${n(entry.files)} 个`,
          `${n(entry.files)} closed files opened by password`,
        ),
        ...(entry.opened ?? []),
      ].join('\n')
    case 'paper':
      return `${paperWords(say, entry.status ?? 'made')} ${shown(entry.name ?? '', 'name')}`
    case 'remove':
      return `${say('删去', 'Taken out')} ${thingOf(say, entry)}`
    case 'put':
      return putWords(say, entry, nameOf)
  }
}

const PAPER_EN: Readonly<Record<PaperAct, string>> = {
  made: 'Paper made:',
  reviewed: 'Paper reviewed:',
  issued: 'Paper issued:',
  'issue-withdrawn': 'Issue taken back:',
  'review-withdrawn': 'Review taken back:',
}

function paperWords(say: Say, act: PaperAct): string {
  return say(PAPER_ACTS[act], PAPER_EN[act])
}

function openedWords(say: Say, { records, fields = [], purpose = '' }: Logged): string {
  const which = fields.map((field) => fieldWords(say, '', field)).join(say('、', ', '))
  const what =
    records === null
      ? say('工作台，一次查看', 'at the workbench, one sitting')
      : say(`${String(records ?? 0)} 条：${which}`, `${String(records ?? 0)} records: ${which}`)
  return say(
    `打开明文（${what}），用途：${shown(purpose)}`,
    `Clear text opened (${what}), purpose: ${shown(purpose)}`,
  )
}

/** 检材 JC-1; 日期 开庭; 案件名称. */
function thingOf(say: Say, { path = [], value, before }: Logged): string {
  const [section = '', key] = path
  const title = fieldWords(say, '', section)
  if (key === undefined) return title
  return `${title} ${keyOf(say, section, key, value ?? before)}`
}

/** An entry of a list is called by its id, where it has one; a field of a section by its name. */
function keyOf(say: Say, section: string, key: string, value: Json | undefined): string {
  if (isObject(value ?? null) && member(value as JsonObject, 'id') !== undefined)
    return shown(key, 'name')
  return isNamedByWhatItSays(section) ? '' : fieldWords(say, section, key)
}

function putWords(say: Say, entry: Logged, nameOf: NameOf): string {
  const { before, value = null, path = [] } = entry
  const thing = thingOf(say, entry).trim()
  const colon = say('：', ': ')
  if (before === undefined)
    return `${say('录入', 'Entered')} ${thing}${colon}${saidOf(say, path, value, nameOf)}`
  return `${say('改动', 'Changed')} ${thing}${colon}${changed(say, path, { before, value }, nameOf)}`
}

function saidOf(say: Say, path: readonly string[], value: Json, nameOf: NameOf): string {
  const [section = '', key = ''] = path
  return shown(factWords(say, section, value, nameOf, isObject(value) ? '' : key))
}

/** Of a thing with fields only those that changed. */
function changed(
  say: Say,
  path: readonly string[],
  { before, value }: { readonly before: Json; readonly value: Json },
  nameOf: NameOf,
): string {
  const side = (part: Json | undefined, at: readonly string[]) =>
    part === undefined ? say('（无）', '(none)') : saidOf(say, at, part, nameOf)
  if (!isObject(before) || !isObject(value)) return `${side(before, path)} → ${side(value, path)}`
  const [section = ''] = path
  const fields = [...new Set([...Object.keys(before), ...Object.keys(value)])]
  return fields
    .filter((field) => !equal(member(before, field), member(value, field)))
    .map((field) => {
      const [was, now] = [member(before, field), member(value, field)]
      const at = [section, field]
      return `${fieldWords(say, section, field)} ${side(was, at)} → ${side(now, at)}`
    })
    .join(say('；', '; '))
}
