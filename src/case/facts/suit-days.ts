import { isBefore } from './days.ts'
import type { CaseFile } from './schema.ts'
import type { Path, Tell } from './tell.ts'

/** A day of the suit, by where it stands. */
type Place = readonly [path: Path, title: string]

const FILED: Place = [['dates', 'filed'], '起诉日期']
const ACCEPTED: Place = [['dates', 'accepted'], '受理日期']
const DECIDED: Place = [['dates', 'decided'], '裁判日期']
const SIGNED: Place = [['procedure', 'settlement', 'signed'], '协议签订日期']
const ANNOUNCED: Place = [['procedure', 'settlement', 'announced', 'on'], '协议公告日期']
const ISSUED: Place = [['procedure', 'settlement', 'issued'], '调解书出具日期']
const COMPLAINT: Place = [['procedure', 'served', 'complaint'], '起诉状副本送达日期']
const JUDGMENT: Place = [['procedure', 'served', 'judgment'], '判决送达日期']
const TOLD: Place = [['procedure', 'authority-told'], '告知行政主管部门日期']
const EFFECTIVE: Place = [['procedure', 'effective'], '生效日期']
const ASKED: Place = [['procedure', 'withdrawal', 'asked'], '申请撤回起诉日期']
const ALLOWED: Place = [['procedure', 'withdrawal', 'allowed'], '准许撤回起诉日期']
const RECEIVED: Place = [['criminal', 'received'], '移送审查起诉日期']
const CHARGED: Place = [['criminal', 'charged'], '提起公诉日期']
const CRIMINAL: Place = [['criminal', 'decided'], '刑事判决日期']

/** What comes first, and what cannot come before it. Whether a step came too early or too late is for the clocks. */
const ORDER: readonly (readonly [earlier: Place, later: Place])[] = [
  [FILED, COMPLAINT],
  [ACCEPTED, COMPLAINT],
  [FILED, TOLD],
  [ACCEPTED, TOLD],
  [FILED, SIGNED],
  [SIGNED, ANNOUNCED],
  [SIGNED, ISSUED],
  [ANNOUNCED, ISSUED],
  [DECIDED, JUDGMENT],
  [DECIDED, EFFECTIVE],
  [ISSUED, EFFECTIVE],
  [FILED, ASKED],
  [ASKED, ALLOWED],
  [RECEIVED, CHARGED],
  [CHARGED, CRIMINAL],
]

/** Days of the suit in an order that can be: of two that cannot both be right the later-named is not used. */
export function suitInOrder(facts: CaseFile, tell: Tell): CaseFile {
  return ORDER.reduce((known, [earlier, later]) => {
    const [a, b] = [at(known, earlier[0]), at(known, later[0])]
    if (typeof a !== 'string' || typeof b !== 'string' || !isBefore(b, a)) return known
    tell({
      path: later[0],
      problem: `${later[1]}早于${earlier[1]}（${a}）`,
      remedy: '请核对这两个日期',
      effect: `${later[1]}不采用，按待查明处理`,
    })
    return without(known, later[0]) as CaseFile
  }, facts)
}

function at(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return value
  return at((value as Readonly<Record<string | number, unknown>> | undefined)?.[step], rest)
}

/** The same without what stands at a path of fields. */
function without(value: unknown, [step, ...rest]: Path): unknown {
  const fields = Object.entries(value as object)
  if (rest.length === 0) return Object.fromEntries(fields.filter(([name]) => name !== step))
  return Object.fromEntries(
    fields.map(([name, part]) => [name, name === step ? without(part, rest) : part]),
  )
}
