/**
 * Makes `law/book.json` of the YAML in `law/`: every field checked, every gap filled with its default.
 * Run it after a change of the law data: `node src/law/compile.ts`.
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { ShuzhengError } from '../errors.ts'
import type {
  CountingRule,
  Ground,
  Instrument,
  LawBook,
  LimitRule,
  Provision,
  PublishedPopulation,
  QuantityRule,
  ReadingRule,
} from './book.ts'
import type { CalendarYear } from './calendar.ts'
import { problemsOf } from './check.ts'
import { provisionOf } from './cite.ts'
import { canonical } from './digest.ts'
import type { CompiledBook } from './load.ts'
import { precedentSources } from './precedents/load.ts'
import {
  calendarFile,
  instrumentFile,
  ruleFiles,
  type CalendarFile,
  type ClockFile,
  type CountingFile,
  type GroundFile,
  type InstrumentFile,
  type LimitFile,
  type QuantityFile,
  type ReadingFile,
} from './schema.ts'
import type { ClockRule } from './terms.ts'
import { BOOK, lawFolder, readSource, sourceDigests, sourceNames } from './sources.ts'

/** The book of a law folder. Throws `law/invalid` with every problem found: file, field, what is wrong. */
export function compileBook(folder: string): LawBook {
  const problems: string[] = []
  const read = <S extends z.ZodType>(name: string, schema: S): z.infer<S> | undefined =>
    readChecked(folder, name, schema, problems)
  const files = sourceNames(folder)
    .filter((name) => name.startsWith('instruments/'))
    .map((name) => read(name, instrumentFile))
  const rules = {
    quantities: read('rules/quantities.yaml', ruleFiles['quantities.yaml']),
    limits: read('rules/limits.yaml', ruleFiles['limits.yaml']),
    counting: read('rules/counting.yaml', ruleFiles['counting.yaml']),
    readings: read('rules/readings.yaml', ruleFiles['readings.yaml']),
    tiering: read('rules/tiers.yaml', ruleFiles['tiers.yaml']),
    funnel: read('rules/funnel.yaml', ruleFiles['funnel.yaml']),
    grounds: read('rules/grounds.yaml', ruleFiles['grounds.yaml']),
    clocks: read('rules/clocks.yaml', ruleFiles['clocks.yaml']),
    income: read('rules/income.yaml', ruleFiles['income.yaml']),
    slang: read('rules/slang.yaml', ruleFiles['slang.yaml']),
    populations: read('rules/populations.yaml', ruleFiles['populations.yaml']),
  }
  const calendar = sourceNames(folder)
    .filter((name) => name.startsWith('calendar/'))
    .map((name) => read(name, calendarFile))
  refuse(problems)
  const instruments = Object.fromEntries(
    files.filter((file) => file !== undefined).map((file) => [file.id, instrumentOf(file)]),
  )
  const from = fromOf(instruments)
  const quantities = (rules.quantities?.quantities ?? []).map(quantityOf)
  const book: LawBook = {
    instruments,
    quantities,
    limits: (rules.limits?.limits ?? []).map(limitOf),
    counting: (rules.counting?.counting ?? []).map((rule) => countingOf(rule, from)),
    readings: (rules.readings?.readings ?? []).map((rule) => readingOf(rule, from)),
    tiering: rules.tiering?.tiering as LawBook['tiering'],
    funnel: rules.funnel?.funnel ?? [],
    grounds: (rules.grounds?.grounds ?? []).map(groundOf),
    clocks: (rules.clocks?.clocks ?? []).map(clockOf),
    clockFacts: rules.clocks?.facts ?? [],
    calendar: calendar.filter((year) => year !== undefined).map(yearOf),
    income: rules.income?.income ?? [],
    slang: rules.slang?.slang ?? [],
    populations: (rules.populations?.populations ?? []).toSorted(byDay),
    precedents: precedentsDigest(folder),
    checked: earliestCheck(quantities),
  }
  refuse(problemsOf(book))
  return book
}

function byDay(a: PublishedPopulation, b: PublishedPopulation): number {
  return a.on < b.on ? -1 : Number(a.on > b.on)
}

/** Digest of the values of the published cases; comments and line ends do not count. */
function precedentsDigest(folder: string): string {
  const names = Object.keys(precedentSources(folder))
  const values = names.map((name) => [name, parse(readSource(folder, name)) as unknown])
  return createHash('sha256').update(canonical(values)).digest('hex')
}

/** Writes the compiled book beside its sources. */
export function writeBook(folder: string): void {
  const compiled: CompiledBook = { sources: sourceDigests(folder), book: compileBook(folder) }
  writeFileSync(join(folder, BOOK), `${JSON.stringify(compiled, null, 1)}\n`)
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new ShuzhengError('law/invalid', { problems: problems.join('\n') })
}

function readChecked<S extends z.ZodType>(
  folder: string,
  name: string,
  schema: S,
  problems: string[],
): z.infer<S> | undefined {
  const read = schema.safeParse(parsed(folder, name, problems))
  if (read.success) return read.data
  for (const issue of read.error.issues)
    problems.push(`law/${name}: ${field(issue.path)}: ${issue.message}`)
  return undefined
}

function parsed(folder: string, name: string, problems: string[]): unknown {
  try {
    return parse(readSource(folder, name))
  } catch (cause) {
    problems.push(`law/${name}: ${cause instanceof Error ? cause.message : String(cause)}`)
    return null
  }
}

/** `values[0].cite`, as a person would write it. */
function field(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
  return text.replace(/^\./, '') || '(whole file)'
}

function instrumentOf(file: InstrumentFile): Instrument {
  const versions = Object.entries(file.articles).map(([number, given]): [string, Provision[]] => [
    number,
    (Array.isArray(given) ? given : [given]).map((version) => ({
      gist: version.gist,
      from: version.from ?? file.from,
      to: version.to ?? file.to,
      sure: version.sure ?? file.sure,
      checked: version.checked === undefined ? file.checked : version.checked,
    })),
  ])
  const { id, title, short, number, kind, from, to } = file
  return { id, title, short, number, kind, from, to, articles: Object.fromEntries(versions) }
}

function quantityOf(file: QuantityFile): QuantityRule {
  const { tier, statute, note, values, ...rest } = file
  return {
    ...rest,
    tier: tier ?? null,
    statute: statute ?? null,
    note: note ?? null,
    values: values.map((value) => ({ ...value, to: value.to ?? null, per: value.per ?? 1 })),
  }
}

function limitOf(file: LimitFile): LimitRule {
  const { statute, note, values, ...rest } = file
  return {
    ...rest,
    statute: statute ?? null,
    note: note ?? null,
    values: values.map((value) => ({ ...value, to: value.to ?? null })),
  }
}

type From = (cite: string) => string | null

/** A rule without its own beginning begins with the article that it rests on. */
function fromOf(instruments: LawBook['instruments']): From {
  return (ref) => provisionOf({ instruments }, ref)?.provision.from ?? null
}

function countingOf(file: CountingFile, from: From): CountingRule {
  return {
    ...file,
    from: file.from ?? from(file.cite),
    to: file.to ?? null,
    checked: file.checked ?? null,
  }
}

function readingOf(file: ReadingFile, from: From): ReadingRule {
  return { ...file, from: file.from ?? from(file.cite), to: file.to ?? null }
}

function groundOf(file: GroundFile): Ground {
  return { ...file, to: file.to ?? null, checked: file.checked ?? null }
}

function clockOf(file: ClockFile): ClockRule {
  return {
    ...file,
    'also-starts': file['also-starts'] ?? null,
    assume: file.assume ?? [],
    when: file.when ?? [],
    moot: file.moot ?? [],
    gives: file.gives ?? null,
    then: file.then ?? null,
    done: file.done ?? null,
    note: file.note ?? null,
    values: file.values.map((value) => ({
      ...value,
      to: value.to ?? null,
      extensions: value.extensions ?? [],
    })),
  }
}

function yearOf(file: CalendarFile): CalendarYear {
  return { ...file, note: file.note ?? null }
}

function earliestCheck(rules: readonly QuantityRule[]): string {
  const days = rules.flatMap((rule) => rule.values.flatMap((value) => value.checked ?? []))
  return days.sort()[0] ?? ''
}

if (import.meta.main) {
  try {
    writeBook(lawFolder())
  } catch (error) {
    if (!(error instanceof ShuzhengError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exit
  }
}
