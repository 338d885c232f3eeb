/**
 * Makes `law/precedents.json` of `law/precedents/*.yaml`: every field checked, every sum reckoned again. `npm run law`
 * runs it after the law itself, whose standards it asks.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ShuzhengError } from '../../errors.ts'
import { lawOn } from '../../law/law.ts'
import type { LawBook } from '../../law/book.ts'
import { provisionOf } from '../../law/cite.ts'
import { compileBook } from '../../law/compile.ts'
import { PRECEDENTS, precedentSources, type CompiledPrecedents } from '../../law/precedents/load.ts'
import { precedentFile, type PrecedentFile } from '../../law/precedents/schema.ts'
import { lawFolder } from '../../law/sources.ts'
import type { Precedent } from '../../report/precedents.ts'
import { gainBeside, moneyOf } from './beside.ts'
import { dealWithSums } from './deals.ts'
import { recomputed, verdictOf } from './recompute.ts'

/** The published cases of a law folder. Throws `law/invalid` with every problem found: file, field, what is wrong. */
export function compilePrecedents(folder: string, book: LawBook): Precedent[] {
  const problems: string[] = []
  const files = Object.keys(precedentSources(folder)).flatMap((name) =>
    readChecked(folder, name, problems),
  )
  refuse(problems)
  const cases = files.toSorted((a, b) => a.no - b.no)
  const compiled = cases.map((file) => precedentOf(file, book))
  refuse([...numbering(cases), ...cases.flatMap((c, i) => problemsOf(c, compiled[i], book))])
  return compiled
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new ShuzhengError('law/invalid', { problems: problems.join('\n') })
}

function readChecked(folder: string, name: string, problems: string[]): PrecedentFile[] {
  const read = precedentFile.safeParse(parsed(join(folder, name), name, problems))
  if (read.success) return read.data.precedents
  for (const { path, message } of read.error.issues)
    problems.push(`law/${name}: ${path.map(String).join('.')}: ${message}`)
  return []
}

function parsed(path: string, name: string, problems: string[]): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    problems.push(`law/${name}: ${cause instanceof Error ? cause.message : String(cause)}`)
    return { precedents: [] }
  }
}

function precedentOf(file: PrecedentFile, book: LawBook): Precedent {
  const { information, gains } = file
  return {
    no: file.no,
    id: file.id,
    title: file.title,
    place: file.place,
    body: file.body ?? null,
    route: file.route,
    dates: file.dates,
    parties: file.parties.map((p) => ({ ...p, role: p.role ?? null })),
    information: {
      is: information.is,
      kind: information.kind,
      tier: information.tier ?? null,
      'tier-by': information['tier-by'] ?? null,
    },
    records: file.records ?? null,
    deals: file.deals.map(dealWithSums),
    gains: gains?.map(({ of, what, yuan, deals }) => ({ of, what, sum: yuan, deals })) ?? null,
    claimed: moneyOf(file.claimed),
    ordered: moneyOf(file.ordered),
    orders: file.orders ?? null,
    criminal: file.criminal ?? null,
    contradictions: file.contradictions,
    notes: file.notes,
    checks: recomputed(file, (day) => lawOn(book, day)),
    beside: gainBeside(file),
    source: file.source,
    sure: file.sure,
  }
}

/** Numbers 1 to n, each once; ids each once. */
function numbering(cases: readonly PrecedentFile[]): string[] {
  const wrong = cases.flatMap(({ no }, i) =>
    no === i + 1 ? [] : [`precedents: number ${i + 1} is missing or stands twice (${no})`],
  )
  const ids = new Set(cases.map(({ id }) => id))
  return [...wrong.slice(0, 1), ...(ids.size < cases.length ? ['precedents: an id twice'] : [])]
}

function problemsOf(file: PrecedentFile, made: Precedent | undefined, book: LawBook): string[] {
  const where = `precedents ${file.no} ${file.id}`
  return [
    ...strangers(file).map((id) => `${where}: nobody (no deal) has the id ${id}`),
    ...uncited(file, book).map((cite) => `${where}: no such article ${cite}`),
    ...unreasoned(file).map((what) => `${where}: ${what}`),
    ...against(file, made).map((what) => `${where}: ${what}`),
  ]
}

/** Ids that a deal, gain, claim or check names and nobody has. */
function strangers(file: PrecedentFile): string[] {
  const parties = new Set(file.parties.map((p) => p.id))
  const deals = new Set(file.deals.map((d) => d.id))
  const money = [...(file.claimed?.sums ?? []), ...(file.ordered?.sums ?? [])]
  const checks = file.checks.flatMap((c) => (c.kind === 'deals' ? [c] : []))
  const people = [
    ...file.deals.flatMap((d) => [...d.from, ...d.to]),
    ...(file.gains ?? []).flatMap((g) => g.of),
    ...money.flatMap((m) => m.against),
    ...checks.flatMap((c) => c.of),
  ]
  const named = [...(file.gains ?? []), ...money, ...checks].flatMap((x) => x.deals)
  return [...people.filter((id) => !parties.has(id)), ...named.filter((id) => !deals.has(id))]
}

function uncited(file: PrecedentFile, book: LawBook): string[] {
  const money = [...(file.claimed?.sums ?? []), ...(file.ordered?.sums ?? [])]
  return money.flatMap(({ basis }) =>
    basis !== undefined && !provisionOf(book, basis) ? [basis] : [],
  )
}

/** What cannot be reckoned again says why; a tier says who names it. */
function unreasoned({ checks, unchecked, information }: PrecedentFile): string[] {
  return [
    ...((checks.length === 0) === (unchecked !== undefined)
      ? []
      : ['either checks, or unchecked with the reason']),
    ...((information.tier === undefined) === (information['tier-by'] === undefined)
      ? []
      : ['a tier needs tier-by']),
  ]
}

/** The recomputed outcome agrees with the sign that the research notes give. */
function against({ noted }: PrecedentFile, made: Precedent | undefined): string[] {
  const found = made ? verdictOf(made.checks) : 'unchecked'
  const agrees = {
    differs: found === 'differs',
    closes: found === 'closes',
    derived: found === 'derived' || found === 'closes',
    unchecked: found !== 'differs',
  }[noted]
  return agrees ? [] : [`recomputed ${found}, noted ${noted}`]
}

/** Writes the compiled cases beside their sources. */
function writePrecedents(folder: string): void {
  const compiled: CompiledPrecedents = {
    sources: precedentSources(folder),
    precedents: compilePrecedents(folder, compileBook(folder)),
  }
  writeFileSync(join(folder, PRECEDENTS), `${JSON.stringify(compiled, null, 1)}\n`)
}

if (import.meta.main) {
  try {
    writePrecedents(lawFolder())
  } catch (error) {
    if (!(error instanceof ShuzhengError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exit
  }
}
