import type { Report } from '../../report.ts'
import { body, lead } from './paper.ts'
import type { Paper, Section } from './paper.ts'
import { banners, foot } from './frame.ts'
import { annexes } from './note/annexes.ts'
import { deals, figures, law, tiersAndAges } from './note/chain.ts'
import { exhibits } from './note/exhibits.ts'
import { findingBlocks } from './note/findings.ts'
import { front } from './note/front.ts'
import { ledgers, whole } from './note/ledgers.ts'
import { annexList, limits, open, unread } from './note/limits.ts'
import { method } from './note/method.ts'
import { persons } from './note/persons.ts'
import { keys, readings, readingsAnnex } from './note/readings.ts'
import { reasonsAnnex } from './note/reasons.ts'
import { source } from './note/source.ts'
import { SOURCES_BY_ID } from './sources.ts'
import type { Sources } from './sources.ts'

/** Who signs (glossary 7). */
const SIGNERS = ['制作人（检察官助理或检察技术人员）', '复核人', '承办检察官'] as const

/**
 * 条数核算说明: what was given, what was done with it, what came out, and what it does not say (刑诉法解释 97, 110;
 * 法发〔2016〕22号 14). Rendered from the record alone; `digest` is that of report.json.
 */
export function countNote(report: Report, digest: string, sources: Sources = SOURCES_BY_ID): Paper {
  const facts = report.case
  return {
    title: '条数核算说明',
    subtitle: report.title,
    banners: banners(report),
    foot: foot(report, digest),
    front: front(report),
    sections: [
      source(report, digest),
      exhibits(report),
      method(report, digest),
      results(report),
      keys(report),
      readings(report, sources),
      tiersAndAges(report),
      ...(facts === null ? [] : [law(facts, sources)]),
      unread(report),
      limits(report),
      open(report),
      annexList(report),
      signing(),
    ],
    annexes: [...annexes(report), ...personAnnexes(report, sources)],
  }
}

/** 附表四 and 五: what a court looks up, not what it reads first. */
function personAnnexes(report: Report, sources: Sources): readonly Section[] {
  const parties = readingsAnnex(report, sources)
  return [reasonsAnnex(report, sources), ...(parties === null ? [] : [parties])]
}

function results(report: Report): Section {
  const facts = report.case
  return {
    title: '核算结果',
    blocks: [],
    sections: [
      ledgers(report),
      whole(report),
      ...(facts === null ? [] : [persons(report), deals(facts), figures(facts)]),
      {
        title: '全案口径与标准的比对',
        blocks: [
          body('全案口径的数不等于任何人的涉案条数，以下只供核对。'),
          ...findingBlocks(report.findings),
        ],
      },
    ],
  }
}

function signing(): Section {
  return {
    title: '签名',
    blocks: [lead('本说明经签名后方可附卷。'), { kind: 'signatures', roles: SIGNERS }],
  }
}
