/** Help of the case folder; every line of it is true of the code that is there. */
const HEAD = `shuzheng case case.yaml | 案件文件夹
  分人核算：人员、流转、金额、各日期适用的法律 / persons, chain, money, the law of each date

shuzheng case 操作 …
  案件文件夹及其操作记录：谁、何时、录入了什么 / a case folder and its journal
`

interface Help {
  readonly usage: string
  readonly what: string
  readonly flags: string
  readonly example: string
}

const BY = `  --by 姓名           操作人；也可设环境变量 SHUZHENG_BY   who writes (required)
  --why 说明          为什么，记入操作记录                why, kept in the journal
`

const HELP: Readonly<Record<string, Help>> = {
  new: {
    usage: 'shuzheng case new 文件夹',
    what: '建立案件文件夹 / begin a case folder',
    flags: `  --title 名称        案件名称                            title of the case
${BY}`,
    example: 'shuzheng case new 股民案 --title 股民信息案 --by 张检',
  },
  import: {
    usage: 'shuzheng case import case.yaml 文件夹',
    what: '导入案件文件，只记有变化的事实 / take in a case file; only what changed is entered',
    flags: `  --settle 路径       证据不一致处就按文件所写确定，可多次  decide a disputed fact as the file has it
${BY}`,
    example: 'shuzheng case import case.yaml 股民案 --by 张检 --settle parties/dong/name',
  },
  intake: {
    usage: 'shuzheng case intake 文件夹',
    what: '登记检材文件及其校验值；登记后变动的，核算时一直提示 / register the digests of the evidence',
    flags: BY,
    example: 'shuzheng case intake 股民案 --by 张检',
  },
  export: {
    usage: 'shuzheng case export 文件夹',
    what: '导出案件文件；导入后未改动的，逐字节相同 / the case file as it stands now',
    flags: `  --out 文件          写到文件；不写则输出到屏幕          write to a file, else to standard output
`,
    example: 'shuzheng case export 股民案 --out case.yaml',
  },
  log: {
    usage: 'shuzheng case log 文件夹',
    what: '操作记录：谁、何时、录入或者改动了什么（已脱敏） / who did what and when, masked',
    flags: `  --of 路径           只看某项，如 parties/dong           only this fact
  --json              供程序读取                          for machines
`,
    example: 'shuzheng case log 股民案 --of parties/dong',
  },
  check: {
    usage: 'shuzheng case check 文件夹',
    what: '核对操作记录是否完整、有无改动 / prove the journal whole and unaltered',
    flags: `  --head 校验值       与先前打印的末号校验值核对（至少16位）  compare with a head digest printed before
  --json              供程序读取                          for machines

  退出码 0 完整  1 有缺失、改动或者与 --head 不符
`,
    example: 'shuzheng case check 股民案 --head 3a5ad1aa0ada36ee',
  },
  pack: {
    usage: 'shuzheng case pack 文件夹 --out 文件',
    what: '把操作记录装成一个文件交出去，不含检材 / one file to hand on; no evidence in it',
    flags: `  --out 文件          案件包                              the pack
  --without-personal  不含任何个人信息，只供核对，不能并回    nothing personal; cannot be merged back
`,
    example: 'shuzheng case pack 股民案 --out 股民案.pack.gz',
  },
  merge: {
    usage: 'shuzheng case merge 文件夹 案件包',
    what: '并入分开录入的案件包；说法不一处两说并存，列为待查 / join a pack; what disagrees is kept and asked',
    flags: `${BY}
  文件夹中尚无案件的，即接收该案件 / an empty folder takes the case over
`,
    example: 'shuzheng case merge 股民案 对方.pack.gz --by 张检',
  },
}

const EXITS = `退出码 exit  0 完成  1 不完整  2 命令有误  3 故障
`

/** Help of one act of the case folder, or of `case` as a whole. */
export function caseHelp(act: string | null): string {
  const help = act === null ? undefined : HELP[act]
  if (!help) return overview()
  return `${help.usage}\n  ${help.what}\n\n${help.flags}\n例 example\n  ${help.example}\n\n${EXITS}`
}

function overview(): string {
  const acts = Object.values(HELP).map(({ usage, what }) => `  ${usage}\n      ${what}\n`)
  return `${HEAD}${acts.join('')}
加 --help 看详细用法，如 shuzheng case import --help；分人核算的参数同 shuzheng count --help

例 example
  shuzheng case new 股民案 --by 张检
  shuzheng case import case.yaml 股民案 --by 张检
  shuzheng case 股民案

${EXITS}`
}
