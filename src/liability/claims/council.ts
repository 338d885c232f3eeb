import type { LawBook } from '../../law/book.ts'
import type { HintReport } from '../../report/liability.ts'
import { articleReason } from '../article-reason.ts'
import { basisOf, stands } from './basis.ts'
import type { SuitFacts } from './facts.ts'

/**
 * 消费者协会的两种诉请: 消费解释 13 does not list damages, 消法 50 (and 个保法 69 for conduct from 2021-11-01) names them.
 * Both templates stand side by side; which one is a matter for the plaintiff.
 */
export function councilHint(book: LawBook, facts: SuitFacts): HintReport[] {
  const { plaintiff, dates } = facts
  if (plaintiff !== null && plaintiff !== 'council') return []
  const damages = basisOf(book, dates, ['liable.consumers-50', 'pipl-damages'])
  const named = stands(damages) ? damages.map((b) => b.article).join('、') : '消法第五十条'
  const head = plaintiff === null ? '原告为消费者协会的，' : '原告为消费者协会：'
  return [
    {
      id: 'claims.council-templates',
      title: '消费者协会的两种诉请写法',
      text: `${head}有两种写法。甲：停止侵害、排除妨碍、消除危险、赔礼道歉，另以行为补偿（消费解释第十三条没有列出赔偿损失）；乙：另请求赔偿损失（${named}列有赔偿）。两种并列，由原告决定；预防、处置、调查、鉴定和合理的律师费用另行请求。`,
      reasons: [
        articleReason(book, 'fashi-2016-10/13'),
        ...damages.map((b) => articleReason(book, b.cite)),
        articleReason(book, 'fashi-2016-10/17'),
        articleReason(book, 'fashi-2016-10/18'),
      ],
    },
  ]
}
