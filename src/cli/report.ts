import { relative, resolve } from 'node:path'
import { papersFromRecord } from '../case/papers/from-record.ts'
import type { Recorded } from '../case/render.ts'
import { badFlag, parsed } from './flags.ts'
import { helpOf } from './help.ts'

const FLAGS = {
  help: { type: 'boolean', short: 'h' },
  docx: { type: 'boolean' },
  html: { type: 'boolean' },
  xlsx: { type: 'boolean' },
  all: { type: 'boolean' },
  out: { type: 'string' },
} as const

/** `shuzheng report report.json …`: page and papers once more, from the record alone. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('report', args, FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('report'))
    return 0
  }
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw badFlag('report', '应给出一个 report.json')
  const any = (values.docx ?? false) || (values.html ?? false)
  if (values.xlsx && !any && !values.all) {
    throw badFlag('report', `--xlsx：${NEEDS_ROWS}`)
  }
  const every = (values.all ?? false) || !any
  const forms = { html: every || (values.html ?? false), docx: every || (values.docx ?? false) }
  const out = values.out === undefined ? null : resolve(values.out)
  const { written, record } = await papersFromRecord(path, out, forms)
  process.stdout.write(told(written, record, every || (values.xlsx ?? false)))
  return record.report.complete ? 0 : 1
}

const NEEDS_ROWS = '核算台账需要逐行的数据，不能只由 report.json 写出；请运行 shuzheng count'

function told(written: readonly string[], record: Recorded, ledgers: boolean): string {
  const lines = written.map((file) => `报告    ${relative(process.cwd(), file) || file}`)
  const rules =
    record.book === null
      ? ['注意    规则版本与报告所载不同：条文按文号列出 / other law data than those of the report']
      : []
  const rows = ledgers
    ? [`未写    XLSX：${NEEDS_ROWS} / ledgers need the rows: shuzheng count`]
    : []
  return [...lines, ...rules, ...rows, ''].join('\n')
}
