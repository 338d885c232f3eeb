import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { isAmiss, type CaseProblem } from '../case-report.ts'
import { factsAsked, factsOfPerson } from '../case/precedents/query.ts'
import { caseFactsAt, type CaseFacts } from '../case/case-roots.ts'
import { refuseInside } from '../case/roots.ts'
import { plainJson } from '../documents/json/json.ts'
import { precedentsPage } from '../documents/precedents-page.ts'
import { precedentsText } from '../documents/terminal/precedents.ts'
import { shown } from '../documents/safe.ts'
import { ShuzhengError } from '../errors.ts'
import { NOTHING_ASKED, precedentsLike } from '../law/precedents/like.ts'
import { loadPrecedents } from '../law/precedents/load.ts'
import { CLAIM, INFORMATION, ROLE } from '../law/precedents/words.ts'
import type { PrecedentQuery, PrecedentsReport } from '../report/precedents.ts'
import { paper } from './count.ts'
import { badFlag, parsed } from './flags.ts'
import { helpOf } from './help.ts'

const FLAGS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  html: { type: 'string' },
  all: { type: 'boolean' },
  tier: { type: 'string', multiple: true },
  kind: { type: 'string', multiple: true },
  price: { type: 'string', multiple: true },
  units: { type: 'string', multiple: true },
  gain: { type: 'string', multiple: true },
  role: { type: 'string', multiple: true },
  claim: { type: 'string', multiple: true },
  person: { type: 'string' },
} as const

type Values = Partial<Record<keyof typeof FLAGS, string | boolean | string[]>>

/** `shuzheng precedents`: published cases like the case at hand, as table, JSON or page with a chart. */
export function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('precedents', args, FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('precedents'))
    return Promise.resolve(0)
  }
  const [path, ...more] = positionals
  if (more.length > 0) throw badFlag('precedents', '只写一个 case.yaml、案件文件夹或者 report.json')
  const person = typeof values.person === 'string' ? values.person : null
  const given = path === undefined ? noCase(person) : caseOf(path, person)
  const asked = { ...given.asked, ...written(values) }
  if (path === undefined && !values.all && isEmpty(asked))
    throw badFlag('precedents', '没有可以比照的：写 case.yaml、--price 等，或者 --all')
  const all = loadPrecedents()
  const like = precedentsLike(all, asked)
  const report = values.all ? precedentsLike(all, asked, 'all') : like
  if (values.html !== undefined) toPage(values.html, given.roots, precedentsPage(like, all))
  process.stderr.write(problemsText(given.problems))
  process.stdout.write(values.json ? plainJson(report) : precedentsText(report, paper()))
  return Promise.resolve(given.problems.some(isAmiss) ? 1 : 0)
}

interface Given {
  readonly asked: PrecedentQuery
  readonly problems: readonly CaseProblem[]
  readonly roots: CaseFacts['roots']
}

const NO_CASE: Given = { asked: NOTHING_ASKED, problems: [], roots: [] }

function noCase(person: string | null): Given {
  if (person !== null) throw badFlag('precedents', '--person 须写 case.yaml 或者案件文件夹')
  return NO_CASE
}

/**
 * A case by its facts, or by the record of its count, which knows the tiers and kinds of the lists as well.
 *
 * @param person compare for this person alone, by his own transfers and claims
 */
function caseOf(path: string, person: string | null): Given {
  if (!existsSync(path)) throw new ShuzhengError('evidence/path-missing', { path })
  if (statSync(path).isFile() && path.endsWith('.json')) {
    if (person !== null) throw badFlag('precedents', '--person 须写 case.yaml 或者案件文件夹')
    return recordOf(path)
  }
  const read = caseFactsAt(path)
  if (read === null) throw badFlag('precedents', `不是案件：${shown(basename(path), 'name')}`)
  const { caseFile, problems, roots } = read
  const own = person === null ? caseFile : factsOfPerson(caseFile, person)
  if (person !== null && own.parties.length === 0)
    throw badFlag('precedents', `案件文件没有此人：${shown(person, 'name')}；${known(caseFile)}`)
  return { asked: factsAsked(own), problems, roots }
}

function known({ parties }: CaseFacts['caseFile']): string {
  return `可写 ${parties.map((p) => p.id).join('、')}`
}

function recordOf(path: string): Given {
  const facts = readRecord(path)?.case
  if (!facts?.precedents)
    throw badFlag('precedents', `不是案件的 report.json：${shown(basename(path), 'name')}`)
  return { asked: facts.precedents.asked, problems: facts.problems ?? [], roots: [] }
}

/** What may be missing: a record of another kind, or of the time before there were precedents. */
interface CaseRecord {
  readonly case?: {
    readonly precedents?: PrecedentsReport
    readonly problems?: readonly CaseProblem[]
  } | null
}

function readRecord(path: string): CaseRecord | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as CaseRecord | null
  } catch {
    return null
  }
}

function isEmpty(asked: PrecedentQuery): boolean {
  return Object.values(asked).every((list: readonly unknown[]) => list.length === 0)
}

/** What the command line says; a flag takes the place of what the case says of the same thing. */
function written(values: Values): Partial<PrecedentQuery> {
  const each = (flag: keyof Values) =>
    ((values[flag] as string[] | undefined) ?? []).flatMap((text) => text.split(/[,，、]/))
  const asked = {
    tiers: each('tier').map(tierOf),
    kinds: each('kind').map((text) => idOf('kind', text, INFORMATION)),
    prices: each('price').map((text) => numberOf('price', text, 6)),
    records: each('units').map((text) => numberOf('units', text, 0)),
    gains: each('gain').map((text) => numberOf('gain', text, 2)),
    roles: each('role').map((text) => idOf('role', text, ROLE)),
    claims: each('claim').map((text) => idOf('claim', text, CLAIM)),
  }
  const said = Object.entries(asked).filter(([, list]) => list.length > 0)
  const once = said.map(([name, list]) => [name, [...new Set<unknown>(list)]] as const)
  return Object.fromEntries(once)
}

const TIERS: Readonly<Record<string, 'A' | 'B' | 'C'>> = {
  A: 'A',
  B: 'B',
  C: 'C',
  第三项: 'A',
  第四项: 'B',
  第五项: 'C',
}

function tierOf(text: string): 'A' | 'B' | 'C' {
  const tier = Object.hasOwn(TIERS, text) ? TIERS[text] : undefined
  if (!tier) throw badFlag('precedents', `--tier ${text}：只能是 A、B、C（第三、四、五项）`)
  return tier
}

/** An id of the list, its Chinese word, or a part of that word: 新生儿 of 新生儿、产妇. */
function idOf<Id extends string>(
  flag: string,
  text: string,
  list: Readonly<Record<Id, string>>,
): Id {
  const ids = Object.keys(list) as Id[]
  const named = (id: Id) => [id, list[id], ...list[id].split(/[、（）]/)].includes(text)
  const found = text === '' ? undefined : ids.find(named)
  if (found === undefined) {
    const words = ids.map((id) => `${id} ${list[id]}`).join('，')
    throw badFlag('precedents', `--${flag} ${shown(text, 'name')}：只能是 ${words}`)
  }
  return found
}

/** A number as people type it, kept whole: millionths, fen or records. Exact: no floating point in between. */
function numberOf(flag: string, text: string, places: number): number {
  const [, whole = '', part = ''] = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text) ?? []
  const value = Number(whole + part.padEnd(places, '0'))
  if (whole === '' || part.length > places || value === 0 || !Number.isSafeInteger(value)) {
    const how = places === 0 ? '应为大于0的整数' : `应为大于0的数，最多${places}位小数`
    throw badFlag('precedents', `--${flag} ${shown(text, 'name')}：${how}，不加逗号和单位`)
  }
  return value
}

/** The page is written beside its place and put there whole; never into an exhibit of the case. */
function toPage(file: string, roots: CaseFacts['roots'], page: string): void {
  const path = resolve(file)
  if (!existsSync(dirname(path)))
    throw new ShuzhengError('evidence/path-missing', { path: dirname(path) })
  refuseInside(dirname(path), roots)
  writeFileSync(`${path}.part`, page)
  renameSync(`${path}.part`, path)
}

/** Facts of the case file that could not be used: said, and the others are compared all the same. */
function problemsText(problems: readonly CaseProblem[]): string {
  return problems
    .filter(isAmiss)
    .map(
      (p) => `！ ${p.line === null ? '' : `第${p.line}行 `}${p.field}：${p.problem}；${p.effect}\n`,
    )
    .join('')
}
