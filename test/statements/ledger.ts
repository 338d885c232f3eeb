/** One entry of an expected ledger (beancount): what a program that nobody here wrote makes of a line. */
export interface LedgerEntry {
  /** `2023-05-02`, or with its time where the ledger tells it. */
  readonly time: string
  readonly fen: number
  readonly direction: 'in' | 'out' | 'neutral'
  readonly currency: string
}

const ENTRY = /^(\d{4}-\d{2}-\d{2}) \* /
const META = /^\t(\w+): "(.*)"$/
const POSTING = /^\t([A-Z][\w:]+) (-?)(\d+)\.(\d{2}) ([A-Z]{3})$/
const SIDES = { 收入: 'in', 支出: 'out', '/': 'neutral' } as const

/**
 * The entries of a ledger. The side is what the entry's `type` says; without one it follows from the posting on the
 * account of the statement: more on it is in.
 *
 * @param cash account of the statement, by the configuration that lies beside the ledger
 */
export function ledgerEntries(text: string, cash: string): LedgerEntry[] {
  const entries: { day: string; meta: Map<string, string>; postings: Posting[] }[] = []
  for (const line of text.split('\n')) {
    const [, day] = ENTRY.exec(line) ?? []
    if (day !== undefined) entries.push({ day, meta: new Map(), postings: [] })
    const [, name, value] = META.exec(line) ?? []
    if (name !== undefined) entries.at(-1)?.meta.set(name, value ?? '')
    const [, account, sign, yuan, cents, currency] = POSTING.exec(line) ?? []
    if (account !== undefined && currency !== undefined) {
      const fen = Number(`${yuan ?? ''}${cents ?? ''}`) * (sign === '-' ? -1 : 1)
      entries.at(-1)?.postings.push({ account, fen, currency })
    }
  }
  return entries.map(({ day, meta, postings }) => ({
    time: meta.get('payTime')?.slice(0, 19) ?? day,
    fen: -postings.reduce((sum, p) => sum + Math.min(p.fen, 0), 0),
    direction: sideOf(meta.get('type'), postings, cash),
    currency: postings[0]?.currency ?? '',
  }))
}

interface Posting {
  readonly account: string
  readonly fen: number
  readonly currency: string
}

function sideOf(type: string | undefined, postings: readonly Posting[], cash: string) {
  if (type !== undefined && type in SIDES) return SIDES[type as keyof typeof SIDES]
  const own = postings.filter((p) => p.account === cash).reduce((sum, p) => sum + p.fen, 0)
  // An entry of nothing is written with the sign of what it would be: the account comes first where it is a gain.
  if (own === 0) return postings[0]?.account === cash ? 'in' : 'out'
  return own > 0 ? 'in' : 'out'
}

/** `defaultCashAccount` of a configuration. */
export function cashAccount(config: string): string {
  return /^defaultCashAccount: (.*)$/m.exec(config)?.[1]?.trim() ?? ''
}
