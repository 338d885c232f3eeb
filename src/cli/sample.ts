import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { countFolder } from '../case/count-folder.ts'
import { requestBehind } from '../case/outputs.ts'
import { atHeadOf } from '../case/journal/at-head.ts'
import { SILENT } from '../case/intake/progress.ts'
import { refuseInside } from '../case/roots.ts'
import { drawSample, type SampleRequest } from '../case/sample/draw.ts'
import { readDraw, writeDraw, writeResults } from '../case/sample/files.ts'
import { loneResults, resultsOf } from '../case/sample/results.ts'
import { readFilledSheet } from '../case/sample/sheet.ts'
import { CONFIDENCES, PRECISION, type Confidence } from '../count/sample/size.ts'
import { reportDigest } from '../documents/json/json.ts'
import { DIVISIONS, MODES, sampleBytes, type TierId } from '../documents/sample/record.ts'
import { drawSummary, resultsSummary } from '../documents/sample/terminal.ts'
import { badFlag, parsed } from './flags.ts'
import { helpOf } from './help.ts'
import { askPassword, passwordIn } from './password.ts'

const FLAGS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  precision: { type: 'string' },
  confidence: { type: 'string' },
  seed: { type: 'string' },
  by: { type: 'string' },
  tier: { type: 'string', multiple: true },
  mode: { type: 'string' },
  purpose: { type: 'string' },
  out: { type: 'string' },
  'password-file': { type: 'string' },
  password: { type: 'boolean' },
  draw: { type: 'string' },
  'not-random': { type: 'boolean' },
} as const

type Values = ReturnType<typeof parsed<typeof FLAGS>>['values']

/** `shuzheng sample report.json`: draws; `shuzheng sample results FILLED.xlsx`: reads the filled sheet back. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('sample', args, FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('sample'))
    return 0
  }
  const [first, second] = positionals
  if (first === 'results') return readBack(second, values)
  if (first === undefined) throw fail('没有给出 report.json')
  return draw(first, values)
}

function fail(problem: string) {
  return badFlag('sample', problem)
}

async function draw(path: string, values: Values): Promise<number> {
  const ask = requestOf(values)
  const purpose = purposeOf(values.purpose)
  const password = values['password-file']
    ? passwordIn(values['password-file'])
    : values.password
      ? await askPassword(true)
      : null
  const { request, report: was } = requestBehind(path)
  const digest = reportDigest(readFileSync(path))
  const out = resolve(values.out ?? dirname(path))
  const counted = await countFolder(request, SILENT)
  try {
    refuseInside(out, counted.evidence.roots)
    const { caseFolder: folder } = counted.evidence
    const same = { ...counted, report: atHeadOf(counted.report, was) }
    const sample = await drawSample(same, digest, ask)
    const by = process.env['SHUZHENG_BY']?.trim() || null
    const written = writeDraw(sample, out, { purpose, password, folder, by })
    process.stdout.write(
      values.json
        ? sampleBytes(sample.draw)
        : drawSummary(sample.draw, written.map(shownPath), password !== null),
    )
  } finally {
    counted.session.close()
  }
  return counted.report.complete ? 0 : 1
}

/** Clear text is opened for a purpose or not at all (design section 6). */
function purposeOf(written: string | undefined): string {
  const purpose = written?.trim() ?? ''
  if (purpose === '' || purpose.length > 200) {
    throw fail('--purpose 必填：打开个人信息明文的用途，不超过 200 字，印在抽样核实表上')
  }
  return purpose
}

function requestOf(values: Values): SampleRequest {
  const { seed } = values
  if (seed !== undefined && (seed === '' || seed.length > 200)) {
    throw fail('--seed：1 到 200 个字符')
  }
  return {
    precision: precisionOf(values.precision ?? '5'),
    confidence: confidenceOf(values.confidence ?? '95'),
    seed: seed?.normalize('NFC') ?? null,
    by: idOf(DIVISIONS, values.by ?? 'file', '--by'),
    mode: idOf(MODES, values.mode ?? 'owner', '--mode'),
    tiers: tiersOf(values.tier ?? []),
  }
}

/** Percent with at most one decimal, as tenths of a percent. */
function precisionOf(written: string): number {
  const [, whole = '', tenth = '0'] = /^(\d{1,2})(?:\.(\d))?%?$/.exec(written) ?? []
  const precision = whole === '' ? 0 : Number(whole) * 10 + Number(tenth)
  if (precision < PRECISION.least || precision > PRECISION.most) {
    throw fail(`--precision ${written}：允许误差写 1 到 20 的百分数，如 5 或 2.5`)
  }
  return precision
}

function confidenceOf(written: string): Confidence {
  const found = CONFIDENCES.find((c) => String(c) === written.replace(/%$/, ''))
  if (found === undefined) throw fail(`--confidence ${written}：只能是 ${CONFIDENCES.join('、')}`)
  return found
}

/** The id or the Chinese term. */
function idOf<Id extends string>(
  list: Readonly<Record<Id, string>>,
  written: string,
  flag: string,
) {
  const ids = Object.keys(list) as Id[]
  const found = ids.find((id) => id === written || list[id] === written)
  if (found === undefined) {
    throw fail(`${flag} ${written}：应为 ${ids.map((id) => `${id}（${list[id]}）`).join('、')}`)
  }
  return found
}

const TIERS = ['A', 'B', 'C'] as const

function tiersOf(written: readonly string[]): readonly TierId[] {
  const asked = written.flatMap((w) => w.split(','))
  const wrong = asked.find((w) => !TIERS.some((t) => t === w))
  if (wrong !== undefined) {
    throw fail(`--tier ${wrong}：A 第三项、B 第四项、C 第五项，可用逗号并列`)
  }
  return asked.length === 0 ? TIERS : TIERS.filter((t) => asked.includes(t))
}

async function readBack(path: string | undefined, values: Values): Promise<number> {
  if (path === undefined) throw fail('没有给出填好的抽样核实表')
  const random = !values['not-random']
  if (values.draw === undefined && random) {
    throw fail('--draw sample.json 必填；不是抽中而另行找到的人，加 --not-random')
  }
  const draw = values.draw === undefined ? null : readDraw(values.draw)
  const sheet = await readFilledSheet(resolve(path), () => givenPassword(values))
  const results = draw === null ? loneResults(sheet) : resultsOf(draw, sheet, random, path)
  const out = resolve(values.out ?? dirname(values.draw ?? path))
  const written = writeResults(draw, results, out)
  process.stdout.write(
    values.json ? sampleBytes(results) : resultsSummary(draw, results, written.map(shownPath)),
  )
  return results.complete ? 0 : 1
}

async function givenPassword(values: Values): Promise<string | null> {
  const file = values['password-file']
  if (file !== undefined) return passwordIn(file)
  return values.password ? askPassword(false) : null
}

function shownPath(path: string): string {
  return relative(process.cwd(), path) || path
}
