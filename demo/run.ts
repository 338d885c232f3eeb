/**
 * `npm run demo`: makes the evidence of the two stories, counts it, compares the count with what was put in, and says
 * where to look. The count itself is made by the product's own command, as a user would call it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { HASH_LIST, makeChongqing, makeQingdao, type Truth } from './make.ts'

interface Story {
  readonly folder: string
  readonly zh: string
  readonly en: string
  make(dir: string): Truth
}

const STORIES: readonly Story[] = [
  {
    folder: 'chongqing',
    zh: '重庆：11034条学生及家长信息',
    en: 'Chongqing: 11,034 pupils with a parent’s number',
    make: makeChongqing,
  },
  {
    folder: 'qingdao',
    zh: '青岛：30000条股民信息，附送7002条',
    en: 'Qingdao: 30,000 shareholders, and 7,002 more for nothing',
    make: makeQingdao,
  },
]

/** What lies in the folder of a story when its count is done. */
const PLACES = [
  ['out/report.html', '报告（浏览器打开） / the report, in a browser'],
  ['out/条数核算说明.docx', '条数核算说明 / the paper to be signed'],
  ['out/核算台账.xlsx', '核算台账 / the ledger'],
  ['out/report.json', '机器可读 / for machines'],
  ['evidence/', '检材 / the evidence'],
  ['case.yaml', '案件事实 / the facts of the case'],
] as const

const ROOT = dirname(import.meta.dirname)

say(
  '数证演示 · 演示数据，人物均为虚构',
  'Shuzheng demonstration · synthetic data, nobody in it exists',
)
const good = STORIES.map((story) => show(story))
closing()
if (good.includes(false)) process.exitCode = 1

/** Makes, counts and compares one story; false when the count failed or is not the number put in. */
function show(story: Story): boolean {
  const dir = join(ROOT, 'demo', story.folder)
  say(`\n── ${story.zh}`, `── ${story.en}`)
  const truth = story.make(dir)
  say(`已生成检材：${evidence(truth, 'zh')}`, `evidence made: ${evidence(truth, 'en')}`)
  const out = join(dir, 'out')
  const args = ['count', relative(ROOT, dir), '--out', relative(ROOT, out)]
  print(`\n$ shuzheng ${args.join(' ')}`)
  const { status } = spawnSync(process.execPath, [join('bin', 'shuzheng.js'), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  return status === 0 && compare(truth, join(out, 'report.json'))
}

function evidence({ files, rows }: Truth, language: 'zh' | 'en'): string {
  return language === 'zh'
    ? `名单文件${files.length}个，${rows.found}行，其中数据行${rows.data}行`
    : `${files.length} lists, ${rows.found} rows, ${rows.data} of them data`
}

function compare(truth: Truth, report: string): boolean {
  const counted = existsSync(report) ? countedIn(report) : undefined
  const same = counted === truth.counted
  say(
    `\n核对：软件计入${counted ?? '（无结果）'}条，按构造应为${truth.counted}条，${same ? '相符' : '不符'}`,
    `check: counted ${counted ?? '(no result)'}, put in ${truth.counted}: ${same ? 'equal' : 'DIFFERENT'}`,
  )
  return same
}

function countedIn(report: string): number | undefined {
  const read = JSON.parse(readFileSync(report, 'utf8')) as { records?: { counted?: number } }
  return read.records?.counted
}

function closing(): void {
  say('\n── 请看', '── where to look')
  for (const { folder } of STORIES) {
    for (const [path, what] of PLACES) print(`  ${padded(`demo/${folder}/${path}`, 34)} ${what}`)
  }
  say('\n与公安机关校验值清单比对：', 'against the digest list of the police:')
  print(`  npx shuzheng count demo/chongqing --hash-list demo/chongqing/${HASH_LIST}`)
}

/** The text, filled up to so many columns of a terminal, where a Chinese character takes two. */
function padded(text: string, columns: number): string {
  const taken = [...text].reduce((sum, char) => sum + (char >= '\u2e80' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(0, columns - taken))
}

function say(zh: string, en: string): void {
  print(zh)
  print(en)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
