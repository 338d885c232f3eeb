import type { Wording } from './wording.ts'

/** Errors of papers, records and the sample. */
export const PAPERS = {
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
  'paper/no-reason': {
    zh: '撤回“{name}”的复核或者签发，须写明理由',
    en: 'a review or issue of “{name}” is taken back only with a reason',
    remedy: '填写理由 / give the reason',
    exit: 2,
  },
  'paper/nothing-given': {
    zh: '“{name}”没有复核或者签发可以撤回',
    en: 'there is no review or issue of “{name}” to take back',
    remedy: '刷新页面，看它现在的状态 / load the page again and see where it stands',
    exit: 2,
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
  'documents/no-record': {
    exit: 2,
    zh: '没有这个文件，或者不是本软件的 report.json：{path}',
    en: 'no such file, or not a report.json of this program: {path}',
    remedy: 'shuzheng report out/report.json',
  },
} as const satisfies Record<string, Wording>
