/** What each command is for, and how it is called; every line of it is true of the code that is there. */
const HEAD = `数证 Shuzheng —— 把查获的名单数清楚，每个数字都能追到行
computes; people decide. 本软件只作统计核对，不是鉴定意见

用法 usage
`

const READING = `
读取（examiner knows better）
  --header [文件=]行号        表头所在行，0 表示没有        header row, 0 for none
  --encoding [文件=]名称      文字编码 utf-8、gb18030 …      text encoding
                              mend:utf8-as-gbk、mend:gbk-as-latin1、mend:utf8-as-latin1 还原乱码  mend misread text
                              mend:escapes 还原以编号写的文字（\\u5f20、%E5、&#24352;）  characters written by their numbers
  --delimiter [文件=]符号     分隔符，\\t 为制表符            delimiter
  --sheet [文件=]工作表       只读这些工作表                 only these sheets
  --kind '文件#表!列=字段'    某列是什么，如 C=mobile        what a column holds
  --split '文件#表!列=符号'   单元格内各人以此分开；people 按样式，none 不拆  people in a cell
  --cut '文件#表!列=符号'     一列实为数列，以此切开         columns in a column
  --join '文件#表!列+列'      数列合为一个号码               one number over columns
  --same-shape                写明文件的更正，适用于与它同形的各表  for all tables made alike
  --lessons 文件              采用另一案件的更正（teach export）    lessons of another case
  --hash-list 文件            与公安机关校验值清单比对       compare with the police list
  --passwords 文件            口令表，每行一个，依次尝试     passwords to be tried, one a line
                              案件文件夹加 --by 姓名：打开的文件记入操作记录  --by enters what opened
  --conduct 起..止            行为日期，如 2021-08..2021-10-26
  --decided 日期              裁判日期
  --no-cache  --temp 文件夹  --threads n
  --json                      供程序读取                     for machines
`

const EXITS = `
退出码 exit  0 全部读取  1 有未读或未读完整  2 命令有误  3 故障（台账不平衡、空间不足）
`

const LINES: Readonly<Record<string, readonly [usage: string, what: string]>> = {
  count: ['shuzheng count 文件夹…', '核算条数：台账、漏斗、口径、结论 / the count'],
  read: ['shuzheng read 文件夹…', '里面有什么：文件、表、列、问题 / what is in there'],
  rows: ['shuzheng rows report.json …', '某个数字背后的行（已脱敏） / the rows behind a number'],
  sample: [
    'shuzheng sample report.json …',
    '抽样核实：抽取、回填 / a sample to be checked by people',
  ],
  overlap: [
    'shuzheng overlap 文件夹…',
    '名单重合：两两比较，共同多少、偶然会有多少 / which lists share people',
  ],
  statements: [
    'shuzheng statements 文件夹或文件…',
    '账户流水：识别版式，逐笔读取，自我核对 / statements of accounts, read and checked',
  ],
  case: ['shuzheng case …', '案件：分人核算；案件文件夹与操作记录 / a case and its journal'],
  serve: [
    'shuzheng serve [文件夹]',
    '工作台：在浏览器中办理，只在本机 / the workbench in a browser',
  ],
  teach: ['shuzheng teach …', '读取更正：导出、录入另一案件 / corrections for another case'],
  report: [
    'shuzheng report report.json …',
    '由 report.json 再写网页与文书 / page and papers again',
  ],
  verify: ['shuzheng verify report.json', '从检材重新核算，逐项核对 / recount and compare'],
  precedents: [
    'shuzheng precedents …',
    '公开案例比照：单价、获利、款项、其他责任 / published cases beside this one',
  ],
  reconcile: [
    'shuzheng reconcile 附表 检材…',
    '与检验报告附表逐行比对 / set an annex beside the count',
  ],
}

const DETAILS: Readonly<Record<string, string>> = {
  count: `  --key id|name+phone|phone|line   去重依据                the key for duplicates
  --out 文件夹                     报告位置，默认 ./out    where reports go
  --no-sheets                      不写 XLSX、DOCX         leave ledgers and papers out
  --questions                      列出全部待查事项        list all open questions

例 example
  shuzheng count 硬盘镜像/ --conduct 2021-08..2021-10-26 --out 结果
`,
  read: `  --cells                          逐行输出单元格原文（JSON）  every row, cell by cell
  --cells --shown                  并附显示文本

例 example
  shuzheng read 硬盘镜像/
  shuzheng read 名单.xlsx --cells
`,
  sample: `  shuzheng sample report.json --purpose 用途   抽取，写出抽样核实表、说明、sample.json
  shuzheng sample results 填好的表.xlsx --draw sample.json   读回结果

  --precision 5                    允许误差 ±%，1 至 20     half the width asked for
  --confidence 95                  置信水平 90、95、99
  --by file|tier|batch|exhibit     信息类型内再按什么分层，默认 file
  --tier A,B,C                     只抽这些项；A、B（第三、四项）逐条列出，不抽样
  --mode 机主信息查询|人口信息比对|电话核实|陈述   核实方式，决定表中列哪些明文
  --purpose 用途                   打开明文的用途，必填，印在表上
  --seed 文字                      种子，默认由清单校验值而来
  --password-file 文件 | --password   给表加口令（AES-256），或打开加了口令的表
  --not-random                     回填的人不是抽中的：不给区间
  --out 文件夹                     默认 report.json、sample.json 所在处
  --json

例 example
  shuzheng sample out/report.json --mode 电话核实 --purpose 核实名单真实性 --out 抽样
  shuzheng sample results 抽样/抽样核实表.xlsx --draw 抽样/sample.json
`,
  overlap: `  --by file|folder|exhibit|table|batch   以什么为一份名单，默认每个文件；有 case.yaml 的默认其批次
  --among 人数                     两份名单共同来源人群的人数，代替全国总数推算偶然重合
  --no-origin                      不查同序、同误等来源痕迹    leave fingerprints out
  --key id|name+phone|phone|line   去重依据
  --out 文件夹                     另写 overlap.json

  全部两两精确比较，不用抽样估计；普遍值（见于半数以上名单的号码等）单列，含与不含都给出

例 example
  shuzheng overlap 硬盘镜像/
  shuzheng overlap 案件/ --json
  shuzheng overlap 硬盘镜像/ --by folder --among 10071722
`,
  statements: `  --layout 各列                    版式不识别的，写明各列      columns of an unknown form
  --passwords 文件                 口令表
  --json                           全部笔数，账号、姓名已隐去  every line, masked

  微信支付、支付宝、财付通、银行的调取数据与用户导出账单；单位（元、分）取自表头，不猜
  余额、笔数、合计、流水号、起止日期与载明的核对：相符、不符、不能核对
  文件夹有 case.yaml 的，读其 statements；有未读或者未能理解的，退出码为 1

例 example
  shuzheng statements 流水/
  shuzheng statements 流水/某银行.xlsx --layout '{ time: A, amount: C, direction: positive-in, unit: yuan }'
`,
  case: `  --key、--out、--no-sheets、--questions 同 count；文件夹的操作（new、import …）见 shuzheng case --help
  有不能采用的案件事实时退出码为 1 / exit 1 when a fact of the case could not be used

例 example
  shuzheng case demo/qingdao --questions
`,
  serve: `  shuzheng serve [文件夹或案件]   打开工作台，显示只能用一次的地址；给出文件夹的，随即核算

  --port n                         端口，默认任选空闲的        a port; any that is free
  --no-open                        不打开浏览器，只显示地址    print the address only

  只在 127.0.0.1；闲置15分钟自动锁定，在启动窗口按回车键取得新地址
  on 127.0.0.1 alone; locks after 15 minutes without use, Enter gives a new address

例 example
  shuzheng serve 案件文件夹
`,
  teach: `  shuzheng teach export 文件夹… --out 更正.yaml   导出适用于同形各表的更正（不含文件名，表头中的号码已隐去）
  shuzheng teach import 更正.yaml 案件文件夹 --by 姓名 [--why 说明]   录入另一案件，记入操作记录

  没有案件文件夹的，以 --lessons 更正.yaml 采用 / a bare folder takes them by --lessons

例 example
  shuzheng teach export 甲案 --out 更正.yaml
  shuzheng teach import 更正.yaml 乙案 --by 张检
`,
  rows: `  --step n                         漏斗第 n 步分出的行      rows that a step takes out
  --code 代码                      如 BARE_PHONE、DUP_CROSS_FILE、COUNTED
  --file 文件                      只看这个文件
  --subject-of '文件#表!行'        与该行同一人的各行
  --batch 批次                     批次的条数，每条一行；与 --code 同用，列该批次中的各行
  --person 人员                    某人的涉案条数，每条一行  the rows behind a person's number
    --buyer 下家 | --unsold | --obtained | --provided | --in-duty
                                   只看其中一个数：给某下家的、获取后未提供的、非法获取的、
                                   提供合计、履职和服务中获得又提供的
    --item 3|4|5                   只看第三、四、五项
  --others                         一并列出同一条的其他行   the other rows of each record
  --shared 名单 --shared 名单      两份名单（批次、文件等）共同的人的各行
  --limit n                        最多显示 n 行，默认 50
  --xlsx 文件                      写成表格（已脱敏）
  --json

例 example
  shuzheng rows out/report.json --code BARE_PHONE
  shuzheng rows out/report.json --person fei --item 5
`,
  precedents: `  shuzheng precedents case.yaml   以案件事实比照（不读检材）；report.json 则用其中已核算的数
  --tier A,B,C                     信息类型：第三、四、五项   tier
  --kind 种类                      信息种类，如 pupils 或者 学生及家长；写错时列出全部
  --price 元                       单价，可写几个           price a line, yuan
  --units 条数                     条数，可写几个           records
  --gain 元                        获利，可写几个           gain, yuan
  --role 角色                      如 middleman 或者 中间倒卖人
  --claim 诉请                     如 compensate 或者 赔偿损失
  --person 标识                    只以一人的流转、获利、诉请比照   for one person alone
  --all                            列出全部50件
  --html 文件                      写成网页，含单价、条数与金额两幅图
  --json                           供程序读取

  命令行写明的，代替案件文件里的同一项。相近以列明的理由为准，不打分；案例没有约束力，不得出公式。
  退出码 0 已列出  1 案件文件有事实不能采用  2 命令有误

例 example
  shuzheng precedents --tier C --units 11034 --price 0.45 --gain 2000
  shuzheng precedents demo/chongqing/case.yaml --kind 学生及家长 --html 案例.html
`,
  reconcile: `  --xlsx 文件                      三张表：两边都有、仅附表有、仅检材有（已脱敏）
  --json                           供程序读取，各列前 1000 行

  附表可以是 xlsx、xls、csv，可有几张工作表。--header、--sheet、--kind 等不写文件名时只说附表；
  写明“文件=”的，说那个文件。退出码 0 相符  1 不符或者未读全  2 命令有误

例 example
  shuzheng reconcile 检验报告附表.xlsx 硬盘镜像/ --xlsx 比对.xlsx
  shuzheng reconcile 附表.csv 案件/ --kind 'B=mobile'
`,
  report: `  --docx                           条数核算说明、补充调查提纲、质证要点（Word）
  --html                           report.html
  --all                            以上全部（默认）        all of them
  --out 文件夹                     默认写在 report.json 旁  beside report.json

  只凭 report.json 写出，不读检材。核算台账（XLSX）需要逐行的数据，由 shuzheng count 写出。

例 example
  shuzheng report out/report.json --docx --out 文书
`,
  verify: `  --evidence 位置                  检材现在的位置，原有几处就给几个  where the evidence lies now
  --json                           { same, report-digest, differences, evidence }

  总是重新读取，不用缓存。退出码 0 一致  1 不一致或者检材未读全  2 命令有误
  在作出报告的机器上，读取条件随 run.json 取得；在别的机器上，须以 --evidence 指明检材，
  并重写当时的 --key、--conduct 等条件

例 example
  shuzheng verify out/report.json
  shuzheng verify out/report.json --evidence /media/光盘/硬盘镜像
`,
}

/** Commands that open a record and read no evidence by flags of their own. */
const NO_EVIDENCE = new Set(['rows', 'sample', 'report', 'precedents'])

export function overview(): string {
  const lines = Object.values(LINES).map(([usage, what]) => `  ${usage.padEnd(30)} ${what}\n`)
  return `${HEAD}${lines.join('')}
每个命令加 --help 看详细用法 / every command has --help
${EXITS}`
}

export function helpOf(command: string): string {
  const [usage, what] = LINES[command] ?? ['', '']
  return `${usage}\n  ${what}\n\n${DETAILS[command] ?? ''}${NO_EVIDENCE.has(command) ? '' : READING}${EXITS}`
}
