import { z } from 'zod'
import { KINDS, type KindId } from '../records/kinds.ts'
import { checkedYaml } from './checked-yaml.ts'

/** A day, a month or a year, as precisely as it is known. */
const day = z.union([
  z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, '日期应写作 2021-10-26、2021-10 或 2021'),
  z.number().int().min(1900).max(2100).transform(String),
])
const period = z.union([
  day.transform((on) => ({ from: on, to: on })),
  z.strictObject({ from: day, to: day }).refine((p) => p.from <= p.to, '起始日期晚于终止日期'),
])
const id = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, '标识只能用字母、数字、点、横线')
/** 卷页: where in the file the fact stands. */
const evidence = z.string().optional()
/** Yuan with at most two decimals, kept as whole fen. */
const yuan = z
  .number()
  .nonnegative()
  .refine(
    (n) => Number.isInteger(Math.round(n * 100)) && Math.abs(n * 100 - Math.round(n * 100)) < 1e-6,
    '金额最多两位小数',
  )
  .transform((n) => Math.round(n * 100))
const units = z.number().int().nonnegative()
const amount = z.union([
  yuan,
  z.strictObject({ about: yuan }),
  z.strictObject({ 'at-least': yuan }),
  z.strictObject({ exactly: yuan }),
])
const declared = z
  .strictObject({
    'at-least': units.optional(),
    about: units.optional(),
    exactly: units.optional(),
  })
  .refine((d) => Object.keys(d).length === 1, '载明数只写 at-least、about、exactly 之一')
const dates = z.strictObject({
  filed: day.nullish(),
  heard: day.nullish(),
  decided: day.nullish(),
  conduct: period.nullish(),
})

const party = z.strictObject({
  id,
  name: z.string(),
  state: z.string().optional(),
  role: z.string().optional(),
  evidence,
})
const account = z.strictObject({
  id,
  platform: z.string(),
  user: id.optional(),
  number: z.string().optional(),
  'shown-as': z.string().optional(),
  'passing-as': z.array(z.strictObject({ name: z.string(), of: id.optional() })).optional(),
  evidence,
})
const exhibit = z.strictObject({
  id,
  path: z.string(),
  holder: id.optional(),
  'seized-on': day.optional(),
  list: z.string().optional(),
  evidence,
})
const batch = z.strictObject({
  id,
  files: z.array(z.string()).optional(),
  declared: declared.optional(),
  'part-of': id.optional(),
  'same-as': id.optional(),
  evidence,
})
export const TRANSFER_KINDS = ['sell', 'buy', 'give', 'swap', 'set-off', 'publish'] as const
const transfer = z.strictObject({
  id,
  on: period.optional(),
  kind: z.enum(TRANSFER_KINDS),
  from: z.array(id).min(1),
  to: z.array(id).min(1),
  batch: id,
  'priced-units': units.optional(),
  'free-units': units.optional(),
  'unit-price': z.number().nonnegative().optional(),
  amount: amount.optional(),
  evidence,
})
const figure = z.strictObject({
  what: z.string(),
  of: z.array(id).optional(),
  deals: z.array(id).optional(),
  amount: amount.optional(),
  records: z.union([units, declared]).optional(),
  source: z.string(),
  rank: z.string(),
  evidence,
})
const group = z.strictObject({
  id,
  members: z.array(id).min(1),
  kind: z.string(),
  deals: z.array(id).optional(),
  evidence,
})
const claim = z.strictObject({
  kind: z.string(),
  against: z.union([id, z.array(id)]),
  amount: yuan.optional(),
  deals: z.array(id).optional(),
  scope: z.string().optional(),
  medium: z.string().optional(),
  deadline: z.string().optional(),
  beneficiary: z.string().optional(),
  evidence,
})
const override = z.strictObject({
  file: z.string().optional(),
  sheet: z.string().optional(),
  header: z.number().int().nonnegative().optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  column: z
    .string()
    .regex(/^[A-Z]{1,3}$/, '列写作 A、B …')
    .optional(),
  kind: z.enum(Object.keys(KINDS) as [KindId, ...KindId[]]).optional(),
  evidence,
})

const caseFile = z.strictObject({
  title: z.string(),
  demo: z.boolean().optional(),
  dates: dates.optional(),
  parties: z.array(party).default([]),
  accounts: z.array(account).default([]),
  exhibits: z.array(exhibit).default([]),
  batches: z.array(batch).default([]),
  transfers: z.array(transfer).default([]),
  figures: z.array(figure).default([]),
  groups: z.array(group).default([]),
  claims: z.array(claim).default([]),
  overrides: z.array(override).default([]),
})

/** The facts that people enter (design section 7). Money is in fen, dates are as precise as they are known. */
export type CaseFile = z.output<typeof caseFile>

/**
 * Reads a case file. Every mistake is told at once, each with its line, field, what was found and what to write.
 *
 * @throws ShuzhengError `case/invalid`
 */
export function readCaseFile(text: string, name: string): CaseFile {
  return checkedYaml(text, name, caseFile, references)
}

type Complaint = readonly [path: readonly (string | number)[], message: string]

/** Names that something refers to must exist. */
function references(facts: CaseFile): Complaint[] {
  const known = (things: readonly { readonly id: string }[]) => new Set(things.map((t) => t.id))
  const parties = known(facts.parties)
  const batches = known(facts.batches)
  const missing = (
    wanted: readonly string[],
    set: ReadonlySet<string>,
    what: string,
    path: (string | number)[],
  ): Complaint[] => wanted.filter((w) => !set.has(w)).map((w) => [path, `${what}“${w}”没有登记`])
  return [
    ...facts.exhibits.flatMap((e, i) =>
      missing(e.holder ? [e.holder] : [], parties, '人员', ['exhibits', i, 'holder']),
    ),
    ...facts.transfers.flatMap((t, i) => [
      ...missing(t.from, parties, '人员', ['transfers', i, 'from']),
      ...missing(t.to, parties, '人员', ['transfers', i, 'to']),
      ...missing([t.batch], batches, '批次', ['transfers', i, 'batch']),
    ]),
    ...(['parties', 'accounts', 'exhibits', 'batches', 'transfers', 'groups'] as const).flatMap(
      (list) => repeated(facts[list], list),
    ),
  ]
}

function repeated(things: readonly { readonly id: string }[], list: string): Complaint[] {
  const seen = new Set<string>()
  return things.flatMap((t, i): Complaint[] => {
    if (seen.has(t.id)) return [[[list, i, 'id'], `标识“${t.id}”重复`]]
    seen.add(t.id)
    return []
  })
}
