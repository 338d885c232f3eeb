/** 草稿, 已复核, 已签发: where a paper stands. It is kept in the journal of the case, never in report.json. */
export type PaperStatus = 'draft' | 'reviewed' | 'issued'

/** Words of the status as papers print it; the signature blocks stay blank whatever it is. */
export const STATUS_WORDS: Readonly<Record<PaperStatus, string>> = {
  draft: '草稿（未签名）',
  reviewed: '已复核',
  issued: '已签发',
}

/** The report as a page; its pictures go with it. */
export const PAGE = 'report.html'

/** Papers that a report gives, by the names of their files. Two of them speak of persons and wait for a case. */
export const PAPERS = {
  note: '条数核算说明.docx',
  inquiry: '补充调查提纲.docx',
  challenge: '质证要点.docx',
} as const

/** Papers that somebody makes, reviews and issues. */
export const SIGNED = [PAGE, PAPERS.note, PAPERS.inquiry, PAPERS.challenge] as const
export type SignedName = (typeof SIGNED)[number]

/** What is done to a paper: 制作, 复核, 签发; and the last of the latter two taken back, where it was given by mistake. */
export const PAPER_ACTS = {
  made: '制作',
  reviewed: '复核',
  issued: '签发',
  'issue-withdrawn': '撤回签发',
  'review-withdrawn': '撤回复核',
} as const
export type PaperAct = keyof typeof PAPER_ACTS

/** What takes back which act. */
export const WITHDRAWS = { 'issue-withdrawn': 'issued', 'review-withdrawn': 'reviewed' } as const
export type PaperWithdrawal = keyof typeof WITHDRAWS
