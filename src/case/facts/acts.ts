import { NOTED } from '../../case-report.ts'
import { hasContents } from './batches.ts'
import { ofAct } from './dates.ts'
import { isBefore } from './days.ts'
import { distinct, entered, isEntered, namesOf, type Names } from './names.ts'
import type { CaseFile } from './schema.ts'
import type { Path, Tell } from './tell.ts'

type Transfer = CaseFile['transfers'][number]
type Obtained = CaseFile['obtained'][number]

const OUT = '该笔流转不参与计算'

/** What the acts of a case refer to. */
interface Known {
  readonly users: Names
  readonly batches: Names
  /** The party behind a party or an account. */
  readonly userOf: (id: string) => string
  readonly decided: string | null | undefined
}

/** Transfers and ways of obtaining that can be counted: those who acted, what moved, when. */
export function acts(facts: CaseFile, tell: Tell): CaseFile {
  const accounts = new Map(facts.accounts.map((a) => [a.id, a.user ?? a.id]))
  const known: Known = {
    users: namesOf('人员或者账号', 'parties 或者 accounts', facts.parties, facts.accounts),
    batches: namesOf('批次', 'batches', facts.batches),
    userOf: (id) => accounts.get(id) ?? id,
    decided: facts.dates?.decided,
  }
  const transfers = distinct(facts.transfers, 'transfers', tell)
  const obtained = distinct(facts.obtained, 'obtained', tell)
  const done = {
    ...facts,
    transfers: transfers.flatMap((t) =>
      transfer(t, ['transfers', facts.transfers.indexOf(t)], facts, known, tell),
    ),
    obtained: obtained.flatMap((o) =>
      obtaining(o, ['obtained', facts.obtained.indexOf(o)], known, tell),
    ),
  }
  soldBeforeBought(done, facts, known, tell)
  return done
}

function transfer(
  given: Transfer,
  path: Path,
  facts: CaseFile,
  known: Known,
  tell: Tell,
): Transfer[] {
  const { on, from: _from, to: _to, ...rest } = given
  const moved = isEntered(given.batch, known.batches, [...path, 'batch'], OUT, tell)
  const sides = sidesOf(given, path, known, tell)
  if (!moved || !sides) return []
  contents(given, path, facts, tell)
  const period = ofAct(on, [...path, 'on'], known.decided, tell)
  return [{ ...rest, ...sides, ...(period ? { on: period } : {}) }]
}

/** Who gave and who received; null where nothing can have passed. A publication needs nobody to receive it. */
function sidesOf(
  { kind, from, to = [] }: Transfer,
  path: Path,
  known: Known,
  tell: Tell,
): Pick<Transfer, 'from' | 'to'> | null {
  const givers = entered(from, known.users, [...path, 'from'], '此人不计为该笔流转的提供方', tell)
  const named = entered(to, known.users, [...path, 'to'], '此人不计为该笔流转的下家', tell)
  const takers = others(givers, named, path, known, tell)
  if (givers.length === 0) tell(nobody([...path, 'from'], '该笔流转没有已登记的提供方'))
  if (kind === 'publish') return givers.length === 0 ? null : withTakers(givers, takers)
  if (to.length === 0) tell(nobody(path, '该笔流转没有写下家（to）'))
  else if (named.length === 0) tell(nobody([...path, 'to'], '该笔流转没有已登记的下家'))
  return givers.length === 0 || takers.length === 0 ? null : withTakers(givers, takers)
}

function withTakers(from: string[], to: string[]): Pick<Transfer, 'from' | 'to'> {
  return to.length > 0 ? { from, to } : { from }
}

function nobody(path: Path, problem: string) {
  return {
    path,
    problem,
    remedy: '请在 parties 登记并写入；身份不明的，登记为 identified: false',
    effect: OUT,
  }
}

/** Nobody passes anything to himself, by whichever account. */
function others(
  givers: readonly string[],
  takers: readonly string[],
  path: Path,
  { userOf }: Known,
  tell: Tell,
): string[] {
  const own = new Set(givers.map(userOf))
  const rest = takers.filter((id) => !own.has(userOf(id)))
  if (rest.length === takers.length) return rest
  const same = [...new Set(takers.map(userOf).filter((user) => own.has(user)))]
  tell({
    path: [...path, 'to'],
    problem: `提供方与下家是同一人（${same.join('、')}）`,
    remedy: '请核对 from、to；账号按实际使用人计算',
    effect: rest.length === 0 ? OUT : '此人不计为该笔流转的下家',
  })
  return rest
}

/** What moved is not known where the batch has no contents; and more cannot move than the batch holds. */
function contents(given: Transfer, path: Path, facts: CaseFile, tell: Tell): void {
  const batch = facts.batches.find((b) => b.id === given.batch)
  if (!batch) return
  if (!hasContents(batch)) {
    tell({
      path: [...path, 'batch'],
      problem: '该笔流转的批次没有内容',
      remedy: `请在批次“${batch.id}”补写 files 或者 declared`,
      effect: '该笔流转的条数待查明，不按零计',
    })
  }
  const units = (given['priced-units'] ?? 0) + (given['free-units'] ?? 0)
  const whole = batch.declared?.exactly
  if (whole === undefined || units <= whole) return
  tell({
    path: [...path, 'priced-units'],
    problem: `计价与附送条数合计${units}条，多于批次“${batch.id}”的载明数${whole}条`,
    remedy: '请核对 priced-units、free-units 与 declared',
    effect: `${NOTED}；条数按批次计算，计价条数只用于金额`,
  })
}

function obtaining(given: Obtained, path: Path, known: Known, tell: Tell): Obtained[] {
  const { on, ...rest } = given
  const effect = '该项获取不参与计算'
  const moved = isEntered(given.batch, known.batches, [...path, 'batch'], effect, tell)
  const by = entered(given.by, known.users, [...path, 'by'], '此人不计为获取人', tell)
  if (!moved || by.length === 0) return []
  const period = ofAct(on, [...path, 'on'], known.decided, tell)
  return [{ ...rest, by, ...(period ? { on: period } : {}) }]
}

/** What somebody passed on before it came to him is only noted: he may have had it from elsewhere. */
function soldBeforeBought(done: CaseFile, given: CaseFile, known: Known, tell: Tell): void {
  const came = new Map<string, (string | null)[]>()
  const add = (user: string, batch: string, on: string | null) => {
    const key = `${user} ${batch}`
    came.set(key, [...(came.get(key) ?? []), on])
  }
  for (const t of done.transfers) {
    for (const id of t.to ?? []) add(known.userOf(id), t.batch, t.on?.from ?? null)
  }
  for (const o of done.obtained) {
    for (const id of o.by) add(known.userOf(id), o.batch, o.on?.from ?? null)
  }
  for (const [i, t] of given.transfers.entries()) {
    const { on, from, batch } = done.transfers.find((d) => d.id === t.id) ?? {}
    if (!on || !from || i !== given.transfers.findIndex((g) => g.id === t.id)) continue
    const days = from.map((id) => came.get(`${known.userOf(id)} ${batch}`) ?? [])
    const late = (day: string | null) => day !== null && isBefore(on.to, day)
    if (!days.some((all) => all.length > 0 && all.every(late))) continue
    tell({
      path: ['transfers', i, 'on'],
      problem: '提供在先、取得在后',
      remedy: '请核对取得该批次的流转（transfers、obtained）的日期',
      effect: NOTED,
    })
  }
}
