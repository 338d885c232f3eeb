import type { IssueCode } from '../../evidence/codes.ts'

/** What to do about an issue, in plain words; null where nothing is to be done. */
export interface NextStep {
  readonly zh: string
  readonly en: string
}

const CORRECT = {
  zh: '在“数据表与字段”中核对此表；读错的，当场更正，重新读取',
  en: 'look at the table under Columns; correct it there if it was misread',
}

/** One for each code of an issue (glossary 3): a code without a next step would leave people standing. */
const NEXT: Readonly<Record<IssueCode, NextStep | null>> = {
  PASSWORD: {
    zh: '在本页给出口令，或者由持有人、技术人员提供；只重读打开的文件',
    en: 'give a password on this screen; only what it opens is read again',
  },
  CORRUPT: {
    zh: '从原存储介质重新提取，核对校验值；仍然损坏的，送检恢复',
    en: 'extract it from the medium again and compare digests; else have it restored',
  },
  UNSUPPORTED: {
    zh: '用制作它的软件打开，另存为 xlsx 或 csv，放入检材旁的副本文件夹，并在笔录中说明',
    en: 'open it with the program that made it, save as xlsx or csv beside, and put that on record',
  },
  LIMIT: {
    zh: '核对是否为异常文件（压缩炸弹、超大单元格）；确需读取的，分开后再放入',
    en: 'see whether it is a bomb; what is really needed is split and put in again',
  },
  IMAGE_ONLY: {
    zh: '图片、扫描件不在统计之内；需要的，人工辨认并另作笔录',
    en: 'pictures are not counted; have them read by people where they matter',
  },
  NO_ACCESS: {
    zh: '以有读取权限的账户打开，或者把检材复制到可读的位置，再核算一次',
    en: 'open it as a user who may read it, or copy the evidence, and count again',
  },
  CHANGED_SINCE: {
    zh: '先查明是谁、何时改动；以镜像或者封存的副本核对校验值，再核算一次',
    en: 'find out who changed it and when; compare with the sealed copy, and count again',
  },
  NO_SPACE: {
    zh: '腾出磁盘空间，或者以 --temp 指定另一磁盘，再核算一次；已读的不重读',
    en: 'make room, or name another disk with --temp, and count again',
  },
  CRASHED: {
    zh: '单独另存（在压缩包内的，取出）后放入，再核算一次；仍然中断的，把此文件的校验值告知维护人员',
    en: 'save it anew (take it out of its archive), put it in and count again; if it ends the same way, tell the maintainers its digest',
  },
  UNDECODABLE: {
    zh: '在“数据表与字段”中改选文字编码，看效果后采用',
    en: 'choose another encoding under Columns, and see the effect first',
  },
  UNCLOSED_QUOTE: {
    zh: '在“数据表与字段”中核对引号之后的行，必要时改选分隔符',
    en: 'look at the rows behind the quote under Columns; choose another delimiter if need be',
  },
  EMPTY_FILE: {
    zh: '核对原介质上是否也为空；一致的，无须处理',
    en: 'see whether it is empty on the medium too',
  },
  HEADER_ONLY: {
    zh: '核对原文件是否只有表头；一致的，无须处理',
    en: 'see whether the file holds a header alone',
  },
  WIDTH_CHANGES: CORRECT,
  LONG_CELL: {
    zh: '点开该行核对；可能是引号未闭合或者整段文字（另成一表的，核对该表）',
    en: 'open the row: a quote may be open, or it is a whole text (where it became a table, look at that)',
  },
  NUL_BYTES: {
    zh: '文件可能提取不完整；与原介质核对校验值',
    en: 'the extraction may not be whole: compare digests with the medium',
  },
  HIDDEN_SHEET: {
    zh: '已读并计入；是否属于涉案名单，由办案人员核对',
    en: 'read and counted; people decide whether it belongs to the case',
  },
  SKIPPED_SHEET: {
    zh: '需要的，在“数据表与字段”中撤销只读某表的更正',
    en: 'take back the correction under Columns if it is needed',
  },
  HIDDEN_ROWS: {
    zh: '已读并计入；与原文件显示的行数核对',
    en: 'read and counted; compare with what the file shows',
  },
  FORMULA_NO_VALUE: {
    zh: '用制作它的软件打开、重新计算并另存后再放入',
    en: 'open it, let it compute, save it, and put that beside',
  },
  RUNNER_UP_ENCODING: {
    zh: '看一眼样例文字；不通的，在“数据表与字段”中改选编码',
    en: 'glance at the samples; choose another encoding under Columns if they make no sense',
  },
  MIXED_LINE_ENDS: null,
  CONVERSATION: {
    zh: '消息不作条数；其中的清单已分别列出，逐表核对',
    en: 'messages are no records; the lists in them stand apart',
  },
  TEXT_SHAPE: CORRECT,
  NOT_A_TABLE: {
    zh: '写明未读的（图片、图表、嵌入文件等）不在统计之内；需要的，人工查看原文件',
    en: 'what is told as not read (pictures, charts, embedded files) is not counted; look at the file where it matters',
  },
  NAME_ENCODING: {
    zh: '文件名不通的，核对原压缩包；不影响内容',
    en: 'if names make no sense, look at the archive; the content is not touched by it',
  },
  DUPLICATE_ENTRY: {
    zh: '同名的都已读；逐个核对哪一个是案件所用',
    en: 'both were read; see which of them the case is about',
  },
  UNSAFE_NAME: {
    zh: '没有写到磁盘上，内容照常读取；可作为制作者意图的线索',
    en: 'nothing was written to disk; it may tell of who made the archive',
  },
  NOT_FOLLOWED: {
    zh: '链接所指的内容不在检材内；需要的，另行提取',
    en: 'what it points at is not in the evidence; extract it by itself if needed',
  },
  PASSWORD_OPENED: {
    zh: '把所用口令的来源记入笔录；打开的文件记入操作记录',
    en: 'put on record where the password came from; enter it in the journal',
  },
  VOLUME: {
    zh: '随首卷或主文件读取；缺卷的，补齐各卷后再核算',
    en: 'read with the first volume or the main file; bring missing volumes',
  },
  OWN_OUTPUT: {
    zh: '本软件的输出混在检材里；把它移出，以免与检材相混',
    en: 'our own output lies in the evidence: move it out',
  },
  STATEMENT: {
    zh: '作为账户流水读取，见“收入与获利”',
    en: 'read as a statement of accounts, see Gains',
  },
  ROW_NUMBERS_REPEAT: {
    zh: '表可能被拼接或改过；与原文件核对',
    en: 'the table may be joined or altered; compare with the file',
  },
  SIDE_BY_SIDE: CORRECT,
  MIXED_DELIMITERS: CORRECT,
  MIXED_ENCODING: {
    zh: '已逐段解码；看一眼各段样例文字',
    en: 'decoded piece by piece; glance at the samples',
  },
  MOJIBAKE: {
    zh: '在“数据表与字段”中选用还原方式（mend:…），看效果后采用；原文不改',
    en: 'choose a mend under Columns and see the effect; the file is not altered',
  },
  LABELS_IN_COLUMN: CORRECT,
  FORMS: {
    zh: '取一份与合成的一条核对；其实不是表单的，加 --header 文件=0 按行读取',
    en: 'compare one with its record; if it is no form, --header FILE=0 reads it row by row',
  },
}

export function nextStep(code: IssueCode): NextStep | null {
  return NEXT[code]
}
