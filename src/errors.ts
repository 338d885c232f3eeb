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
  'server/busy': {
    exit: 2,
    zh: '核算正在进行',
    en: 'a count is going on',
    remedy: '等它完成，或者先停止 / wait for it, or stop it first',
  },
  'server/nothing-open': {
    exit: 2,
    zh: '还没有核算结果',
    en: 'nothing has been counted yet',
    remedy: '选择一个文件夹 / choose a folder',
  },
  'server/no-case': {
    exit: 2,
    zh: '打开的是文件夹，还没有建立案件',
    en: 'a bare folder is open; there is no case yet',
    remedy: '先建立案件 / make a case of it first',
  },
  'server/bad-request': {
    exit: 2,
    zh: '请求有误：{field}',
    en: 'wrong request: {field}',
    remedy: '重新载入页面 / reload the page',
  },
  'paper/no-maker': {
    exit: 2,
    zh: '没有记明制作人：{name}',
    en: 'nobody is named as its maker: {name}',
    remedy: '由制作人先在文书页写出 / its maker writes it on the screen of papers first',
  },
  'paper/same-person': {
    exit: 2,
    zh: '制作人不能复核自己制作的文书：{name}',
    en: 'who made a paper does not review it: {name}',
    remedy: '由另一人复核 / somebody else reviews it',
  },
  'paper/not-reviewed': {
    exit: 2,
    zh: '尚未复核，不能签发：{name}',
    en: 'not reviewed, so it cannot be issued: {name}',
    remedy: '先由制作人以外的人复核 / somebody other than its maker reviews it first',
  },
  'paper/done': {
    exit: 2,
    zh: '此步已经记过：{name}',
    en: 'that was written down before: {name}',
    remedy: '重新载入页面 / reload the page',
  },
  'paper/none': {
    exit: 2,
    zh: '还没有这份文书：{name}',
    en: 'there is no such paper yet: {name}',
    remedy: '先写出文书 / write the papers first',
  },
  'paper/outdated': {
    exit: 2,
    zh: '这份文书由较早的核算生成：{name}',
    en: 'the paper was made from an older count: {name}',
    remedy: '重新写出文书后再办 / write the papers again first',
  },
  'paper/no-folder': {
    exit: 2,
    zh: '没有说明文书写到哪个文件夹',
    en: 'no folder is named for the papers',
    remedy: '填写检材之外的文件夹 / name a folder outside the evidence',
  },
  'facts/moved': {
    exit: 2,
    zh: '这期间别人改过案件事实（操作记录已到第{number}号），没有保存',
    en: 'somebody else changed the case meanwhile (journal at no. {number}); nothing was saved',
    remedy: '看过新内容后再保存一次 / look at the newer state, then save again',
  },
  'facts/invalid': {
    exit: 2,
    zh: '没有保存：{problems}',
    en: 'not saved: {problems}',
    remedy: '按所列各处改正后再保存 / correct what is listed, then save again',
  },
  'facts/not-yaml': {
    exit: 2,
    zh: '这一栏的文字不能读取：{field}',
    en: 'the text of this field cannot be read: {field}',
    remedy: '每行写作“字段: 值”，冒号用半角，后加一个空格 / write each line as field: value',
  },
  'facts/same-id': {
    exit: 2,
    zh: '已有同一标识：{id}',
    en: 'the id is taken: {id}',
    remedy: '换一个标识，或者改动已有的一项 / take another id, or change the entry there',
  },
  'server/port-taken': {
    exit: 2,
    zh: '端口 {port} 已被占用',
    en: 'port {port} is taken',
    remedy: 'shuzheng serve --port 0',
  },
  'server/not-built': {
    exit: 2,
    zh: '工作台还没有生成',
    en: 'the workbench has not been built',
    remedy: 'npm run workbench',
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
  'journal/none': {
    exit: 2,
    zh: '此处没有案件的操作记录（case.db）：{path}',
    en: 'no case journal (case.db) at {path}',
    remedy: 'shuzheng case new 文件夹 --by 姓名',
  },
  'journal/exists': {
    exit: 2,
    zh: '此文件夹已有案件：{path}',
    en: 'the folder holds a case already: {path}',
    remedy: 'shuzheng case log 文件夹 / choose another folder',
  },
  'journal/busy': {
    exit: 3,
    zh: '操作记录正被另一程序写入：{path}',
    en: 'another process is writing the journal: {path}',
    remedy: '稍后再试 / try again in a moment',
  },
  'journal/not-writable': {
    exit: 2,
    zh: '操作记录不能写入（只读的光盘或者文件夹）：{path}',
    en: 'the journal cannot be written to (read-only disc or folder): {path}',
    remedy:
      '把案件文件夹复制到可写的位置再录入 / copy the case folder to a place that can be written to',
  },
  'journal/unreadable': {
    exit: 3,
    zh: 'case.db 打不开或者不是操作记录：{path}',
    en: 'case.db is damaged or is no journal: {path}',
    remedy: '用备份或者案件包恢复 / restore it from a backup or a pack',
  },
  'journal/broken': {
    exit: 3,
    zh: '操作记录不完整或者被改动过：{problem}',
    en: 'the journal is not whole or was altered',
    remedy:
      'shuzheng case check 文件夹 列出全部问题；用备份或者案件包恢复 / shuzheng case check lists all of it',
  },
  'journal/no-writer': {
    exit: 2,
    zh: '没有说明操作人：{problem}',
    en: 'nobody is named as the one who writes',
    remedy: '--by 姓名，或者设环境变量 SHUZHENG_BY / --by NAME, or set SHUZHENG_BY',
  },
  'journal/not-text': {
    exit: 2,
    zh: '案件文件不能按 UTF-8 文本读取：{path}',
    en: 'the case file is not UTF-8 text, or is over 16 MB: {path}',
    remedy: '另存为 UTF-8（不超过16MB）后再导入 / save it as UTF-8',
  },
  'journal/empty': {
    exit: 2,
    zh: '案件中还没有录入任何事实：{path}',
    en: 'no fact has been entered in this case yet: {path}',
    remedy: 'shuzheng case import case.yaml 文件夹 --by 姓名',
  },
  'journal/file-there': {
    exit: 2,
    zh: '文件已存在，内容不同：{path}',
    en: 'a file with other content is there already: {path}',
    remedy: '--out 另起文件名 / choose another name with --out',
  },
  'journal/bad-pack': {
    exit: 2,
    zh: '案件包不能并入：{problem}',
    en: 'the pack cannot be merged: {path}',
    remedy: '请对方重新生成 shuzheng case pack 文件夹 --out 文件 / have the pack made again',
  },
  'journal/other-case': {
    exit: 2,
    zh: '案件包属于另一案件：{path}',
    en: 'the pack is of another case: {path}',
    remedy: '核对文件夹与案件包 / check which folder and which pack belong together',
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
  'passwords/unreadable': {
    exit: 2,
    zh: '口令表无法读取：{path}',
    en: 'the list of passwords cannot be read: {path}',
    remedy: '每行写一个口令，UTF-8 或 GB18030 文本 / one password a line, as text',
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
  'verify/no-evidence': {
    exit: 2,
    zh: '检材已不在原处：{path}',
    en: 'the evidence is no longer where it was counted: {path}',
    remedy: '--evidence 现在的位置 / say where it lies now with --evidence',
  },
  'verify/no-request': {
    exit: 2,
    zh: '打不开此报告的读取条件（没有 run.json，或者报告在另一台机器上作出）：{path}',
    en: 'how this report was asked for cannot be opened (no run.json, or made on another machine): {path}',
    remedy:
      '以 --evidence 指明检材，并重写当时的 --key、--conduct、--kind 等 / name the evidence and the flags of the count again',
  },
  'reconcile/no-annex': {
    exit: 2,
    zh: '应给出检验报告附表和检材：没有 {what}',
    en: 'an annex and the evidence are needed: no {what}',
    remedy: 'shuzheng reconcile 附表.xlsx 检材文件夹',
  },
  'reconcile/annex-inside': {
    exit: 2,
    zh: '附表在被比对的检材之内，会与自己相符：{path}',
    en: 'the annex lies inside the evidence and would match itself: {path}',
    remedy: '把附表放到检材之外 / put the annex outside of the evidence',
  },
  'reconcile/unreadable': {
    exit: 2,
    zh: '附表中没有可比对的表：{path}（{reason}）',
    en: 'the annex holds no table to compare: {path} ({reason})',
    remedy:
      '请核对文件，或以 --header、--sheet、--encoding 指明 / check the file, or say how to read it',
  },
  'sample/report-changed': {
    exit: 2,
    zh: '检材、案件文件或规则在出具报告之后有变动，重新核算的结果与 report.json 不同：{path}',
    en: 'what is counted now is not what report.json says',
    remedy: '重新运行 shuzheng count，再用新的 report.json 抽样 / count again, then draw',
  },
  'sample/nothing': {
    exit: 2,
    zh: '所选范围内没有计入的记录，无从抽样',
    en: 'no counted record to draw from',
    remedy: '另选信息类型（命令行 --tier） / choose other tiers (--tier)',
  },
  'sample/too-many': {
    exit: 2,
    zh: '第三项、第四项应当逐条核实，共 {n} 条，超过一张表的 {limit} 条',
    en: 'items 3 and 4 are to be checked one by one: {n} records, more than {limit} for one sheet',
    remedy:
      '先只抽第五项（命令行 --tier C）；第三、四项用核算台账逐条核实 / draw item 5 alone (--tier C), check the others by the ledger',
  },
  'sample/sheet-there': {
    exit: 2,
    zh: '已有抽样核实表，可能已经填写，不予覆盖：{path}',
    en: 'there is a call sheet already, perhaps filled in; it is not overwritten',
    remedy: '移走该表，或以 --out 另选文件夹 / move it away, or choose another folder with --out',
  },
  'sample/bad-draw': {
    exit: 2,
    zh: '不是本软件的 sample.json，或者内容已被改动：{path}',
    en: 'not a sample.json of this program, or it was changed',
    remedy: '使用抽样时得到的 sample.json / use the sample.json that the draw wrote',
  },
  'sample/unreadable': {
    exit: 2,
    zh: '填好的表读不出来（{problem}）：{path}',
    en: 'the filled sheet cannot be read ({problem})',
    remedy: '另存为 .xlsx 后再试 / save it as .xlsx and try again',
  },
  'sample/no-header': {
    exit: 2,
    zh: '表中找不到同时有“编号”和“核实结果”的表头行：{path}',
    en: 'no header row with 编号 and 核实结果',
    remedy: '保留抽样核实表原有的表头 / keep the header of the call sheet',
  },
  'sample/other-draw': {
    exit: 2,
    zh: '这张表不属于这次抽样：{path}',
    en: 'the sheet belongs to another draw',
    remedy:
      '核对表头的抽样编号，选对应的那次抽样（命令行 --draw sample.json） / choose its own draw (--draw sample.json)',
  },
  'sample/password': {
    exit: 2,
    zh: '表有口令保护，口令没有给出或不对：{path}',
    en: 'the sheet has a password, which is missing or wrong',
    remedy:
      '填写口令（命令行 --password-file 文件，或 --password 当场输入） / give the password (by a file or at the prompt)',
  },
  'sample/none': {
    exit: 2,
    zh: '没有这次抽样，或者它的文件夹已移走',
    en: 'there is no such draw, or its folder was moved away',
    remedy: '在抽样核实页另选一次，或者重新抽样 / choose another draw, or draw again',
  },
  'sample/weak-password': {
    exit: 2,
    zh: '口令至少 8 个字符，口令文件只放一行',
    en: 'the password needs eight characters at least, on one line',
    remedy: '另设口令 / choose another',
  },
  'overlap/no-batches': {
    exit: 2,
    zh: '案件文件没有写明文件的批次，不能按批次比较',
    en: 'the case file has no batch with files to compare',
    remedy: '在 batches 中写 files，或者 --by file / name files, or compare by file',
  },
  'overlap/too-many': {
    exit: 2,
    zh: '要比较的名单有 {n} 个，超过 {limit} 个',
    en: '{n} lists are more than can be compared ({limit})',
    remedy: '--by folder 或者 --by exhibit / compare folders or exhibits',
  },
  'documents/no-record': {
    exit: 2,
    zh: '不是本软件的 report.json：{path}',
    en: 'not a report.json of this program: {path}',
    remedy: 'shuzheng report out/report.json',
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
