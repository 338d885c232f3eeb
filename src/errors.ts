/**
 * The one class for a bad request or a broken invariant. Bad *data* is never thrown: it becomes an issue
 * (see `evidence/issue.ts`) and the run goes on.
 *
 * `exit` is the process exit code of design section 7: 2 wrong request, 3 fault; 130 stopped by the user (128 + SIGINT).
 */
export class ShuzhengError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(fill(ERRORS[code].en, details), options)
    this.name = 'ShuzhengError'
    this.code = code
    this.details = details
  }

  get exit(): 2 | 3 | 130 {
    return ERRORS[this.code].exit
  }
}

interface Wording {
  readonly exit: 2 | 3 | 130
  /** What happened, Chinese first; `{name}` is filled from the details. */
  readonly zh: string
  readonly en: string
  /** What to do. */
  readonly remedy: string
}

/** Every code with its exit code and its words. Add a line here, never a string at the throw. */
export const ERRORS = {
  'cli/unknown-command': {
    exit: 2,
    zh: '没有这个命令：{command}',
    en: 'no such command: {command}',
    remedy: 'shuzheng --help',
  },
  'fault/internal': {
    exit: 3,
    zh: '程序内部出错：{where}',
    en: 'an internal fault: {where}',
    remedy: '请保留检材与 run.json 并报告此问题 / keep the evidence and run.json, and report this',
  },
  'cli/bad-flag': {
    exit: 2,
    zh: '参数不对：{problem}',
    en: 'wrong flag: {problem}',
    remedy: 'shuzheng {command} --help',
  },
  'evidence/no-path': {
    exit: 2,
    zh: '没有给出要读取的文件夹或文件',
    en: 'no folder or file given',
    remedy: 'shuzheng {command} 文件夹',
  },
  'evidence/path-missing': {
    exit: 2,
    zh: '路径不存在：{path}',
    en: 'path does not exist: {path}',
    remedy: '请核对路径 / check the path',
  },
  'evidence/output-inside-input': {
    exit: 2,
    zh: '输出位置在被读取的检材之内：{path}',
    en: 'the output would lie inside the evidence: {path}',
    remedy: '--out 另选检材之外的文件夹 / choose a folder outside the evidence',
  },
  'evidence/no-space': {
    exit: 3,
    zh: '临时空间不足：{path}',
    en: 'no space left for the spool: {path}',
    remedy: '腾出空间，或以 --temp 另选位置 / free some space, or choose another place with --temp',
  },
  'run/no-folder': {
    exit: 2,
    zh: '不能在此处建立文件夹：{path}',
    en: 'no folder can be made at {path}',
    remedy:
      '以 --out、--temp 另选可写的位置 / choose a place that can be written to with --out or --temp',
  },
  'run/stopped': {
    exit: 130,
    zh: '已停止：读完的部分已保留',
    en: 'stopped; what was read is kept',
    remedy: '再次运行同一命令即从断点继续 / run the same command again: it goes on from there',
  },
  'case/invalid': {
    exit: 2,
    zh: '{file}：{problems}',
    en: 'the case file has mistakes',
    remedy: '按所列行号改正后再运行；写法见 docs/case-file.md / correct the lines named',
  },
  'case/bad-key': {
    exit: 3,
    zh: '密钥文件损坏：{path}',
    en: 'the key file is damaged: {path}',
    remedy: '移走该文件后重新运行；旧的缓存将重建 / move it away and run again; caches are rebuilt',
  },
  'hash-list/unreadable': {
    exit: 2,
    zh: '校验值清单无法识别：{path}',
    en: 'the digest list cannot be understood: {path}',
    remedy: '每行写“校验值 路径” / one “digest path” a line',
  },
  'rows/no-run': {
    exit: 2,
    zh: '找不到与此报告对应的索引：{path}',
    en: 'the index of this report is not there any more: {path}',
    remedy: '重新运行 shuzheng count，再用新的 report.json / count again',
  },
  'rows/bad-report': {
    exit: 2,
    zh: '不是本软件的 report.json：{path}',
    en: 'not a report.json of this program: {path}',
    remedy: 'shuzheng rows out/report.json --code BARE_PHONE',
  },
  'db/failed': {
    exit: 3,
    zh: '内部计算失败（{step}：{kind}）',
    en: 'an internal computation failed ({step}: {kind})',
    remedy: '请保留检材与 run.json 并报告此问题 / keep the evidence and run.json, and report this',
  },
  'law/missing': {
    exit: 3,
    zh: '找不到法律数据：{path}',
    en: 'no law data at {path}',
    remedy: '请核对安装是否完整 / check that the installation is whole',
  },
  'law/stale': {
    exit: 3,
    zh: '法律数据已改动而未重新校核：{file}',
    en: 'the law data was changed and not checked again: {file}',
    remedy: 'npm run law',
  },
  'law/invalid': {
    exit: 3,
    zh: '法律数据有误：\n{problems}',
    en: 'the law data is wrong:\n{problems}',
    remedy: '按所列文件和字段改正 / correct the file and field named',
  },
  'law/no-such-article': {
    exit: 3,
    zh: '法律数据中没有此条文：{cite}',
    en: 'the law data has no such article: {cite}',
    remedy: '请报告此问题 / report this',
  },
  'ledger/open': {
    exit: 3,
    zh: '台账不平衡：{ledger} 差 {difference}',
    en: 'ledger does not close: {ledger} differs by {difference}',
    remedy: '请保留检材与 run.json 并报告此问题 / keep the evidence and run.json, and report this',
  },
} as const satisfies Record<string, Wording>

export type ErrorCode = keyof typeof ERRORS

export function fill(words: string, details: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole))
}
