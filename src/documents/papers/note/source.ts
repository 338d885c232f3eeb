import type { CaseReport } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { reportNumber } from '../../page/head.ts'
import { body, digestText, lead, items } from '../paper.ts'
import type { Block, Section, Words } from '../paper.ts'
import { problemPlace } from '../problem-place.ts'
import { BLANK } from '../words.ts'

/** 委托与来源: who asked for what, and where the material comes from; blanks where nobody said. */
export function source(report: Report, digest: string): Section {
  return {
    title: '委托与来源',
    blocks: [facts(report, digest), body(origin(report)), ...purpose(report.case)],
  }
}

function facts(report: Report, digest: string): Block {
  const { title, tool } = report
  const given = report.case?.commission
  return {
    kind: 'facts',
    rows: [
      ['案件', title ?? BLANK],
      ['案号', given?.['case-no'] ?? BLANK],
      ['委托单位', given?.by ?? BLANK],
      ['委托日期', given?.on ?? BLANK],
      ['报告编号', given?.['report-no'] ?? reportNumber(digest)],
      ...journal(report.case),
      ['核算软件', `${tool.name} ${tool.version}`],
      ['规则版本', digestText(tool.rules)],
    ],
  }
}

/** The end of the journal on paper: a tail that is cut off afterwards no longer leads to it (case check --head). */
function journal(facts: CaseReport | null): (readonly [string, Words])[] {
  const head = facts?.journal ?? null
  if (head === null) return []
  const text = `至第${String(head.number)}号，共${String(head.count)}项`
  return [
    ['操作记录', text],
    ['操作记录末号校验值（SHA-256）', digestText(head.hash)],
  ]
}

function origin({ exhibits, files, bytes, case: facts }: Report): string {
  const from = `核算对象为${String(exhibits.length)}份检材中的${String(files.length)}个文件，共${String(bytes.total)}字节，逐一登记，只读。`
  return facts === null
    ? `${from}没有录入人员、流转等案件事实。`
    : `${from}人员、流转、款项、日期等案件事实由使用人录入，本软件不核实其真实性；各项卷页见相应各表。`
}

function purpose(facts: CaseReport | null): readonly Block[] {
  if (facts === null) return [body('委托事项：', BLANK)]
  return [
    body('委托事项：', facts.commission.purpose ?? BLANK),
    ...(facts.problems.length === 0
      ? []
      : [
          lead('录入的事实中，下列各项未能采用：'),
          ...items(
            facts.problems.map((one) => `${problemPlace(one)}：${one.problem}；${one.effect}`),
          ),
        ]),
  ]
}
