/** Payments as they happened: the truth that a statement of them must give back. */
/** What happened. */
export interface Truth {
  readonly time: string
  readonly fen: number
  readonly direction: 'in' | 'out'
  readonly serial: string
  readonly other: string
  readonly otherName: string
  readonly state: 'done' | 'failed'
  /** After the line; what failed leaves it. */
  readonly balance: number
}

export const OWN = '6222020200112230123'
export const OWN_NAME = '测试甲'

/** Payments out of a seed: sums from a fen to a million yuan, some failed, one each few hours. */
export function truths(count: number, seed: number): Truth[] {
  let state = seed
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(state / 65_536) % below
  }
  let balance = 5_000_000_00
  return Array.from({ length: count }, (_, i) => {
    const direction = next(2) === 0 ? 'in' : 'out'
    const failed = next(9) === 0
    const fen = 1 + next([100, 10_000, 1_000_000][next(3)] ?? 100)
    if (!failed) balance += direction === 'in' ? fen : -fen
    const day = String(1 + Math.floor(i / 24)).padStart(2, '0')
    const clock = [i % 24, next(60), next(60)].map((n) => String(n).padStart(2, '0')).join(':')
    return {
      time: `2019-03-${day} ${clock}`,
      fen,
      direction,
      serial: `10001073012019031${String(1_000_000 + i)}${String(100 + next(900))}`,
      other: `62220202001122${String(10_000 + next(90_000))}`,
      otherName: `对手${String.fromCharCode(0x4e59 + next(40))}`,
      state: failed ? 'failed' : 'done',
      balance,
    }
  })
}

export const yuan = (fen: number) =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
export const grouped = (fen: number) => yuan(fen).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',')
export const compact = (time: string) => time.replace(/\D/g, '')

export const ofSide = (payments: readonly Truth[], side: Truth['direction']): readonly Truth[] =>
  payments.filter((p) => p.direction === side)

/** Sum in yuan, as a statement states its totals. */
export const sumOf = (payments: readonly Truth[]): string =>
  yuan(payments.reduce((sum, p) => sum + p.fen, 0))
