/**
 * The closed lists of reason codes (glossary section 3). The id is what code and JSON say; the label is what people see.
 */
export const NON_DATA = {
  HEADER: '表头',
  REPEATED_HEADER: '重复表头',
  TITLE: '标题',
  BLANK_ROW: '空行',
  TOTAL_ROW: '合计行',
  NOTE: '备注行',
  CONTINUED: '续行',
} as const
export type NonDataCode = keyof typeof NON_DATA

export const UNREAD = {
  PASSWORD: '口令未打开',
  CORRUPT: '文件损坏',
  UNSUPPORTED: '格式不支持',
  LIMIT: '超出限额',
  IMAGE_ONLY: '图片未识别',
  NO_ACCESS: '无读取权限',
  CHANGED_SINCE: '登记后已变动',
  NO_SPACE: '空间不足',
  CRASHED: '解析中断',
  UNDECODABLE: '不能解码',
  UNCLOSED_QUOTE: '引号未闭合',
} as const
export type UnreadCode = keyof typeof UNREAD

/** Notes: nothing was lost, but the reader of the report should know. */
export const NOTED = {
  EMPTY_FILE: '空文件',
  HEADER_ONLY: '只有表头',
  WIDTH_CHANGES: '列数中途变化',
  LONG_CELL: '超长单元格',
  NUL_BYTES: '含空字节',
  HIDDEN_SHEET: '隐藏工作表（已读）',
  SKIPPED_SHEET: '未选的工作表（未读）',
  HIDDEN_ROWS: '隐藏行或列（已读）',
  FORMULA_NO_VALUE: '公式无缓存值',
  RUNNER_UP_ENCODING: '编码判定有备选',
  MIXED_LINE_ENDS: '换行符不一致',
  CONVERSATION: '聊天记录或邮件（消息列为备注行，其中的清单另列）',
  TEXT_SHAPE: '文本排列方式（按标签、按块或按列宽）',
  NOT_A_TABLE: '工作簿内的非表格内容（图片、图表、嵌入文件等）',
  NAME_ENCODING: '压缩包内文件名编码',
  DUPLICATE_ENTRY: '压缩包内同名条目',
  UNSAFE_NAME: '压缩包内文件名含绝对路径、上级路径或控制字符（改写后显示）',
  NOT_FOLLOWED: '压缩包内的链接或设备（列出，不打开）',
  PASSWORD_OPENED: '已加密，用口令打开',
  VOLUME: '分卷或附属文件（随主文件一并读取）',
  OWN_OUTPUT: '本软件的输出文件（列出，不统计）',
  STATEMENT: '账户流水（列出，不作名单统计）',
  ROW_NUMBERS_REPEAT: '行号重复或倒序',
  SIDE_BY_SIDE: '并列名单（分别成表）',
  MIXED_DELIMITERS: '文件内分隔符不一致（逐行切分）',
  MIXED_ENCODING: '文件内编码不一致（逐段解码）',
  MOJIBAKE: '疑似乱码（编码误读，未改动）',
  LABELS_IN_COLUMN: '字段名在首列（横向排列，按原样读取）',
  FORMS: '表单或横表（标签旁为值，一人合为一条）',
} as const
export type NotedCode = keyof typeof NOTED

export type RowRole = 'data' | NonDataCode
export type IssueCode = UnreadCode | NotedCode

/** Does this code mean that something was not read, or not read whole (exit code 1, 读取不完整)? */
export function losesData(code: IssueCode): boolean {
  return code in UNREAD
}

export const SET_ASIDE = {
  EMPTY: '无可识别内容',
  BAD_PHONE: '号码不符合编号规则',
  BAD_ID: '证件号校验不符',
  DAMAGED: '数据失真（位数截断、科学计数）',
  BARE_PHONE: '裸号（仅有号码）',
  VAGUE_NAME: '称谓号码（仅有姓氏、“先生/女士”或昵称＋号码）',
  COMPANY: '单位信息（非自然人）',
  PUBLIC_LAWFUL: '依法公开的信息',
  FABRICATED: '虚假信息（有证据证明）',
  NOT_IDENTIFYING: '不能识别特定自然人',
  ANONYMISED: '已匿名化且不能复原',
  SAMPLE_FAILED: '抽样核实不实（仅该条）',
} as const
export type SetAsideCode = keyof typeof SET_ASIDE

export const DUPLICATE = {
  DUP_IN_FILE: '文件内重复',
  DUP_CROSS_FILE: '跨文件重复',
  DUP_FILE: '整份文件相同',
  DUP_CONTAINED: '包含性重复（字段全部见于另一条）',
  DUP_SAME_BUYER: '向同一下家重复提供',
  DUP_SUPPLEMENT: '补充性重复（同一人、字段不同且不冲突）',
  CHANGED: '内容变化（同一字段取值不同）',
  ALIAS_ADDRESS: '地址异写重复',
  MULTI_PERSON: '一行多人',
} as const
export type DuplicateCode = keyof typeof DUPLICATE
