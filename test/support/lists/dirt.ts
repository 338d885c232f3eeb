import type { KindId } from '../../../src/records/kinds.ts'
import { vagueName, vagueParent } from './people.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'

/** Kinds of which most cells are a number or a code, and which suffer the ways of numbers. */
const NUMBERS = new Set<KindId>([
  'resident-id',
  'mobile',
  'guardian-phone',
  'landline',
  'bank-card',
  'credit-code',
  'qq',
  'passport',
])

/** Damages a cell the way lists are damaged: lost, mistyped, padded, full-width, or replaced by a remark. */
export function damage(r: Random, kind: KindId, value: string, p: Person): string {
  const ways = [() => '', () => '', () => '', () => r.pick(['无', '-', '/', '不详', 'null', '——'])]
  if (NUMBERS.has(kind)) ways.push(...numberDamage(r, kind, value))
  if (kind === 'name')
    ways.push(
      () => vagueName(r),
      () => ` ${value} `,
      () => spaced(value),
    )
  if (kind === 'guardian-name') ways.push(() => vagueParent(r))
  if (kind === 'mobile') ways.push(() => `${p.name}${value}`)
  if (kind === 'address')
    ways.push(
      () => `${value}（电话联系）`,
      () => value.slice(0, 6),
    )
  return r.pick(ways)()
}

function numberDamage(r: Random, kind: KindId, value: string): (() => string)[] {
  const ways = [
    () => fullWidth(value),
    () => ` ${value}`,
    () => `${value}\t`,
    () => value.slice(0, -1),
    () => changedDigit(r, value),
  ]
  if (kind === 'mobile' || kind === 'guardian-phone')
    ways.push(
      () => `+86${value}`,
      () => `86-${value}`,
      () => `${value.slice(0, 3)}-${value.slice(3, 7)}-${value.slice(7)}`,
      () => `${value.slice(0, 3)} ${value.slice(3, 7)} ${value.slice(7)}`,
    )
  if (kind === 'resident-id')
    ways.push(
      () => value.toLowerCase(),
      () => scientific(value),
    )
  if (kind === 'bank-card')
    ways.push(
      () => value.replace(/(.{4})/g, '$1 '),
      () => scientific(value),
    )
  return ways
}

export const fullWidth = (text: string) =>
  text.replace(/[0-9A-Z]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))
const spaced = (name: string) => [...name].join('\u3000')
const scientific = (digits: string) =>
  `${digits[0] ?? ''}.${digits.slice(1, 6)}E+${digits.length - 1}`

function changedDigit(r: Random, value: string): string {
  const at = r.int(1, value.length - 1)
  const other = (Number(value[at]) + r.int(1, 9)) % 10
  return value.slice(0, at) + String(Number.isNaN(other) ? 7 : other) + value.slice(at + 1)
}
