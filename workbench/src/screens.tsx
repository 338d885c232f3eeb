import { lazy, type ComponentType } from 'react'

/** A screen: a stage of the road, in its order. */
export interface Screen {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** Needs a finished count. */
  readonly counted: boolean
  readonly show: ComponentType
}

/** Every screen of the workbench, in the order of the road; the number key of its place opens it. */
export const SCREENS: readonly Screen[] = [
  {
    id: 'start',
    zh: '选择检材',
    en: 'Choose',
    counted: false,
    show: lazy(() => import('./screens/start.tsx')),
  },
  {
    id: 'overview',
    zh: '总览',
    en: 'Overview',
    counted: true,
    show: lazy(() => import('./screens/overview.tsx')),
  },
  {
    id: 'evidence',
    zh: '检材与文件',
    en: 'Evidence',
    counted: true,
    show: lazy(() => import('./screens/evidence.tsx')),
  },
  {
    id: 'columns',
    zh: '数据表与字段',
    en: 'Columns',
    counted: true,
    show: lazy(() => import('./screens/columns.tsx')),
  },
  {
    id: 'count',
    zh: '条数核算',
    en: 'Count',
    counted: true,
    show: lazy(() => import('./screens/count.tsx')),
  },
  {
    id: 'persons',
    zh: '按人核算',
    en: 'Persons',
    counted: true,
    show: lazy(() => import('./screens/persons.tsx')),
  },
  {
    id: 'rows',
    zh: '明细行',
    en: 'Rows',
    counted: true,
    show: lazy(() => import('./screens/rows.tsx')),
  },
  {
    id: 'sample',
    zh: '抽样核实',
    en: 'Sample',
    counted: true,
    show: lazy(() => import('./screens/sample.tsx')),
  },
  {
    id: 'chain',
    zh: '流转',
    en: 'Chain',
    counted: true,
    show: lazy(() => import('./screens/chain.tsx')),
  },
  {
    id: 'money',
    zh: '收入与获利',
    en: 'Gains',
    counted: true,
    show: lazy(() => import('./screens/money.tsx')),
  },
  {
    id: 'suit',
    zh: '责任与诉讼',
    en: 'Liability',
    counted: true,
    show: lazy(() => import('./screens/suit.tsx')),
  },
  {
    id: 'clocks',
    zh: '期限与待查',
    en: 'Clocks',
    counted: true,
    show: lazy(() => import('./screens/clocks.tsx')),
  },
  {
    id: 'facts',
    zh: '案件事实',
    en: 'Facts',
    counted: false,
    show: lazy(() => import('./screens/facts.tsx')),
  },
  {
    id: 'papers',
    zh: '文书',
    en: 'Papers',
    counted: true,
    show: lazy(() => import('./screens/papers.tsx')),
  },
  {
    id: 'journal',
    zh: '案件与操作记录',
    en: 'Case and journal',
    counted: true,
    show: lazy(() => import('./screens/journal.tsx')),
  },
  {
    id: 'look',
    zh: '复核与查阅',
    en: 'Recount, look up',
    counted: false,
    show: lazy(() => import('./screens/look.tsx')),
  },
]
