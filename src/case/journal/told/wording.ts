import { shown } from '../../../documents/safe.ts'
import type { FactPath } from '../entry.ts'
import { shownValue } from './shown-value.ts'
import { REMARK, type Remark } from './case-text.ts'
import type { Conflict, Writing } from '../register.ts'
import type { CaseState } from '../fold.ts'
import type { Json } from '../value.ts'

/** What the sections of a case file are called. */
const SECTIONS: Readonly<Record<string, string>> = {
  title: '案件名称',
  demo: '演示标记',
  commission: '委托与来源',
  dates: '日期',
  criminal: '刑事案件情况',
  parties: '涉案人员',
  accounts: '账号',
  exhibits: '检材',
  batches: '批次',
  transfers: '流转',
  obtained: '非法获取',
  figures: '载明数',
  groups: '连带责任组',
  claims: '诉讼请求',
  decisions: '人工决定',
  overrides: '读取更正',
  passwords: '口令',
}

export function sectionTitle(section: string): string {
  return SECTIONS[section] ?? section
}

/** `parties/dong/name`; a `/` inside a step is shown as `∕`, so that a name cannot pretend to be a path. */
export function shownPath(path: FactPath): string {
  return path.map((step) => shown(step, 'name').replaceAll('/', '∕')).join('/')
}

/** 张三（2026-11-21 09:30:00 UTC，第7号）录入“董某某” */
function sideOf(side: Writing, path: FactPath): string {
  const who = `${shown(side.by, 'name')}（${shownTime(side.at)}，第${String(side.number)}号）`
  return side.value === undefined ? `${who}删去此项` : `${who}录入 ${shownValue(side.value, path)}`
}

/** `2026-11-21T09:30:00.123Z` → `2026-11-21 09:30:00 UTC`. */
export function shownTime(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`
}

/** 待查事项 of a disagreement: both values with who and when, and neither taken. */
export function questionOf(conflict: Conflict): string {
  const { path, sides } = conflict
  const told = sides.map((side) => sideOf(side, path)).join('；')
  const where = `${sectionTitle(path[0] ?? '')} ${shownPath(path)}`
  return `证据不一致：${where}：${told}。各说并列，未作取舍；请核对后录入。`
}

/** Two sides imported case files apart: the comments of one of them are in the journal only. */
function questionOfTexts(texts: readonly Writing[]): string {
  const told = texts.map(
    ({ by, at, number }) => `${shown(by, 'name')}（${shownTime(at)}，第${String(number)}号）`,
  )
  return `案件文件曾分别导入：${told.join('；')}。事实已合并；导出以最后一份的文字为底，其余各份的注释仍在操作记录中，请核对。`
}

/** All that somebody has to decide because two journals went on apart. */
export function questionsOf(state: CaseState): string[] {
  const { conflicts, texts } = state
  const differ = new Set(texts.map((w) => remarksOfPeople(w.value))).size > 1
  return [...conflicts.map(questionOf), ...(differ ? [questionOfTexts(texts)] : [])]
}

/** The comments that people wrote in a case file: the only thing in it that is no fact. */
function remarksOfPeople(text: Json | undefined): string {
  if (typeof text !== 'string') return ''
  const comments = text.split(/\r?\n/).flatMap((line) => {
    const at = /(?:^|\s)#/.exec(line)
    return at ? [line.slice(at.index).trim()] : []
  })
  return comments.filter((comment) => !comment.startsWith(`# ${REMARK}`)).join('\n')
}

/** The same beside the fact in the exported file, where values stand in clear as the rest of it does. */
export function remarkOf({ path, base, sides }: Conflict): Remark {
  const standing =
    base === undefined ? '分开录入之前没有此项，暂写先录入的一方' : '此处写的是分开录入之前的内容'
  return {
    path,
    lines: [
      `证据不一致 ${shownPath(path)}（${standing}）`,
      ...sides.map((side) => {
        const value = side.value === undefined ? '删去此项' : oneLine(JSON.stringify(side.value))
        return `　　${oneLine(side.by)} ${shownTime(side.at)} 第${String(side.number)}号：${value}`
      }),
    ],
  }
}

/** A comment ends with its line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '�')
}
