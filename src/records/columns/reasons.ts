import { KINDS, type KindId } from '../kinds.ts'
import type { Draft } from './draft.ts'
import { count } from './tally.ts'

/** Why a column was taken for what it is (判定依据), in plain Chinese and without any text of the evidence. */
export function reasonFor(
  draft: Draft,
  kind: KindId,
  tally: { readonly filled: number; readonly valid: number; readonly also: readonly KindId[] },
): string {
  if (draft.ground === 'override') return '人工指定'
  if (draft.ground === 'empty') return '全列为空'
  const parts = [
    valuesSay(kind, tally.filled, tally.valid),
    headerSays(draft),
    draft.because,
    takenFor(draft, kind),
    tally.also.length > 0 ? `个别单元格另有${tally.also.map(alsoWord).join('、')}` : null,
  ]
  return parts.filter((p) => p !== null).join('；')
}

function valuesSay(kind: KindId, filled: number, valid: number): string {
  if (kind === 'text') return `${grouped(filled)} 个值不显示为其他类别`
  return `${grouped(filled)} 个值中 ${grouped(valid)} 个${PASSES[kind] ?? `可作${KINDS[kind]}`}`
}

/** What only the header tells is said, and that it is an inference. */
function takenFor({ ground, profile }: Draft, kind: KindId): string | null {
  const local = count(profile, ['digits-7', 'digits-8'])
  const taiwan = count(profile, ['taiwan-mobile'])
  const parts: string[] = []
  if (ground !== 'header') return null
  if (kind === 'landline' && local > 0)
    parts.push(`${grouped(local)} 个无区号，据表头推算为固定电话`)
  if (PHONES.has(kind) && taiwan > 0) parts.push(`${grouped(taiwan)} 个形似台湾手机号，据表头推算`)
  if (kind === 'passport' && count(profile, FOREIGN) > 0) parts.push('可作境外护照的据表头推算')
  return parts.length > 0 ? parts.join('；') : null
}

const PHONES: ReadonlySet<KindId> = new Set(['mobile', 'guardian-phone', 'landline'])
const FOREIGN = ['mixed', 'handle', 'digits-7', 'digits-8', 'digits-9'] as const

function headerSays(draft: Draft): string | null {
  if (draft.word === null) return '表头未说明类别'
  if (draft.ground === 'header') return `表头含“${draft.word}”`
  return `表头含“${draft.word}”，与值不符，以值为准`
}

function alsoWord(kind: KindId): string {
  return kind === 'text' ? '混写的文字' : KINDS[kind]
}

/** 12,003: on screens and in reports, not in documents. */
function grouped(n: number): string {
  return String(n).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}

const PASSES: Partial<Record<KindId, string>> = {
  'resident-id': '通过身份证校验',
  mobile: '符合手机号段',
  'guardian-phone': '符合手机号段',
  landline: '符合固定电话区号',
  'bank-card': '通过银行卡号校验',
  'credit-code': '通过统一社会信用代码校验',
  plate: '符合车牌号式样',
  vin: '通过车架号校验',
  passport: '符合护照号式样',
  permit: '符合通行证号式样',
  email: '符合电子邮箱式样',
  imei: '通过IMEI校验',
  name: '为姓名',
  'guardian-name': '为姓名',
  'vague-name': '为称谓',
  address: '为地址',
  school: '含学校用语',
  grade: '为年级班级',
  employer: '含单位用语',
}
