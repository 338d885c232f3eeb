/**
 * The words by which total lines, notes and titles are known (合计, 制表人：, …名单).
 *
 * All tests take a trimmed cell and are bounded: a long cell is none of these.
 */

const TOTAL_WORD =
  /^(?:本页|本表|全部|[总累合小共]|本月|本年)?(?:合计|总计|小计|共计|累计|总数|总和|计)/u
/** 平均, 人均, 最高, 及格率, 汇总, 过次页: what was worked out from the rows above, beside numbers alone. */
const WORKED_OUT =
  /^(?:汇总|计数|求和|[过转]次页|承[前上]页|[转接][下上]页|平均(?:值|数|分)?|均值|人均|户均|统计|(?:及格|合格|优秀|优良|达标|缺考)(?:率|人数)|最[大小高低](?:值|分)?)[:：]?$/u
const TOTAL_AFTER = /^(?:[\s:：(（）)】\]>」》\d=—-]|$|[人金条份笔元额行个名户数量])/u
const TOTAL_OF =
  /^[总一合]?共(?:有|计|收集)?\s?[:：]?\s?\d[\d,]{0,12}\s?[条行人名个户笔份件位组项页].{0,8}$/u
const TOTAL_LATIN = /^(?:grand |sub[- ]?)?totals?(?:$|\s?[:：(=]|\s\d)|^sum:?$/i
/** What database consoles say below a table: `40 rows in set (0.00 sec)`, `(40 rows)`, `40 rows selected.` */
const TOTAL_CONSOLE =
  /^(?:\(\d{1,12} rows?\)|\d{1,12} rows? (?:in set(?: \([\d.]{1,12} sec\))?|affected|selected)\.?)$/i
const TOTAL_END = /(?:小计|合计|总计)[:：]?$/u

/** 合计, 总计：300, 共300条, Total … as the first filled cell of a row. */
export function isTotal(cell: string): boolean {
  const text = cell.slice(0, 64).normalize('NFKC').trim()
  const bare = text
    .replace(/^[【[(<「《]+/u, '')
    .replace(/\s+/gu, (gap) => (gap.length > 0 ? ' ' : ''))
  if (TOTAL_CONSOLE.test(text)) return true
  return TOTAL_OF.test(bare) || TOTAL_LATIN.test(bare) || isChineseTotal(bare.replaceAll(' ', ''))
}

function isChineseTotal(text: string): boolean {
  const word = TOTAL_WORD.exec(text)
  if (word === null || word[0] === '计' || text.length > 32) return false
  return TOTAL_AFTER.test(text.slice(word[0].length))
}

/** 平均, 最高分: said of the rows above. A cell alone; whether numbers alone stand beside it, the row says. */
export function isWorkedOut(cell: string): boolean {
  return cell.length <= 8 && WORKED_OUT.test(cell)
}

/** 一班小计, 北京合计: a total named after what it adds up. */
export function endsAsTotal(cell: string): boolean {
  return cell.length <= 16 && TOTAL_END.test(cell)
}

const NOTE_LABEL =
  /^(?:备注|附注|注|说明|注意|注意事项|提示|注释|填表说明|填写说明|制表|制表人|制表日期|制表时间|制表单位|填表人|填表日期|填报人|填报单位|填报日期|审核|审核人|复核|复核人|审批|审批人|经办人|负责人|统计人|统计日期|统计时间|统计口径|打印|打印人|打印日期|打印时间|导出人|导出日期|导出时间|数据来源|资料来源|来源|单位|截止|截至|截止日期|截止时间|编制人|编制单位|编制日期|报表日期|页码|第\d{1,5}页)\d?$/u
const NOTE_LATIN =
  /^(?:notes?|remarks?|source|sources|data source|prepared by|printed|exported|nb|n\.b\.|p\.?s\.?)$/i
const COLON = /[:：]/u

const SIGNING = /^(?:备注|附注|注|说明|制表|填表|填报|编制|审核|复核|审批|打印|导出|统计)/u

/** A label with which a sheet is signed at its foot, and which no list has for a field (制表人：, 审核：). */
export function isSigned(cell: string): boolean {
  return isNoteLabel(cell) && SIGNING.test(cell)
}

const OFFICERS =
  /^(?:侦查(?:人员?|员)|办案(?:民警|人员?)|承办(?:人|民警|检察官|法官)|经办(?:人|民警)|提取(?:人员?|民警)|检查(?:人员?|民警)|勘验(?:人员?|民警)|检验人员?|鉴定人员?|制作人|制表人?|填表人|记录人)[\s0-9一二]{0,3}[:：]/u

/** 办案民警：…, 提取人：…, 制表人：… — who made the paper in which a list stands, and how to reach him. */
export function namesOfficer(cell: string): boolean {
  return cell.length <= 60 && OFFICERS.test(cell.replaceAll(/[ \u3000]/gu, ''))
}

/** 制表人：…, 备注：…, Source: … — a cell that begins with the label of a note and a colon. */
export function isNoteLabel(cell: string): boolean {
  const at = cell.slice(0, 24).search(COLON)
  if (at < 1) return false
  const label = cell
    .slice(0, at)
    .normalize('NFKC')
    .replace(/^[*※#(【[]+/u, '')
    .replace(/\s+/gu, '')
  return (
    NOTE_LABEL.test(label) || NOTE_LATIN.test(label) || NOTE_LATIN.test(cell.slice(0, at).trim())
  )
}

const NOTE_BEGINS =
  /^(?:[*※#]|注\d?[.、．]|以上|以下|上述|上表|本表|本页|此表|此页|第\s?\d{1,5}\s?页|未完|接上页|续表|\(?完\)?$|（完）$|end$|-{3,}|={3,}|_{3,})/iu
/** 第2页, 第1页/共3页, - 2 -: the number of a page, whatever the width of the table. */
const PAGE = /^[-—(（]{0,2}\s?第\s?\d{1,5}\s?页(?:[\s,，/]{0,3}共\s?\d{1,5}\s?页)?\s?[-—)）]{0,2}$/u

const FILLING =
  /^[(（]?(?:非?必填|必填项|选填|选填项|可选|可不填|可空|文本(?:格式)?|数字(?:格式)?|日期格式|下拉选择|请选择|请填写)[^，。]{0,14}$/u

/** 必填, 选填, 文本格式: what a form says to whoever fills it in. */
export function saysHowToFill(cell: string): boolean {
  return cell.length <= 20 && FILLING.test(cell)
}

/** What a web page has below its table: 共 356 条 1 2 3 下一页, 上一页 1 2 下一页 跳转到. */
const PAGER =
  /^(?:[共第]\s?\d{1,9}\s?[条页项]|[\s\d«<‹]{0,40}(?:首页|上一页|下一页))[\s\d.…,，、/|<>«»‹›条页项第到共首尾末上下一前往跳转每GO确定]{0,80}$/u
const PAGES = /[首尾末一]页|条\/页/u

export function isPageNumber(cell: string): boolean {
  if (cell.length <= 24 && PAGE.test(cell)) return true
  return cell.length <= 80 && PAGES.test(cell) && PAGER.test(cell)
}

const SENTENCE = /[。；！？]|[:：].{2}/u

/** A lone cell that reads like a remark: a sentence, a page number, 以上数据…, a line of dashes. */
export function readsLikeNote(cell: string): boolean {
  return isNoteLabel(cell) || NOTE_BEGINS.test(cell) || SENTENCE.test(cell.slice(0, 200))
}

const TITLE_WORD =
  /(?:名单|名册|花名册|通讯录|一览|登记|登记册|统计|汇总|明细|信息|资料|列表|清单|台账|报表|数据|样本|表)(?:\s?[-—_~至到（(【]?\s?[\d一二三四五][\d年月日.条人份版期个]{0,20}[)）】]?){0,2}(?:[（(【].{0,16}[)）】])?$|^附[件表录]|\b(?:list|table|report|data|preamble)$/iu

const RULE = /^[-=+_~:|─━═┼├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩╬—]{3,200}$/u

/** A line drawn between rows: `------`, `+-----+`, `:---:` as Markdown and database consoles draw them. */
export function isRule(cell: string): boolean {
  return RULE.test(cell)
}

/** A line that names the list (…学生名单, 附件一, customer list). */
export function readsLikeTitle(cell: string): boolean {
  return cell.length <= 80 && TITLE_WORD.test(cell)
}

/** A cell that says label and value at once, or a label alone: 单位：, 日期：2021-10-26. */
export function isLabelled(cell: string): boolean {
  return COLON.test(cell.slice(0, 16)) && !/^\d{1,2}:\d{2}/.test(cell)
}

/** A line that closes the table above it, even where another begins right below. */
export function closesTable(cell: string): boolean {
  return isNoteLabel(cell) || /^(?:以上|上述|上表|未完|（完）|\(完\))/u.test(cell)
}

/** A line that speaks of the table or is signed, in a list of one column, where most words are somebody's: 以上信息请勿外传, 制表人：王芳. */
export function speaksOfTable(cell: string): boolean {
  return isSigned(cell) || (cell.length <= 80 && OF_TABLE.test(cell))
}

const OF_TABLE =
  /^(?:[以上下][上述列表下](?:信息|数据|名单|资料|内容|号码|人员|均|为|系|共|如有)|[本此](?:表|页|名单|文件|数据|资料)(?:由|为|仅|系|共|如|不|未|请|内|数据|信息))/u

/** The name of a group of columns: 学生信息, 基本情况, 联系方式部分. */
export function namesGroup(cell: string): boolean {
  return cell.length <= 12 && /(?:信息|资料|情况|内容|部分|栏)$/u.test(cell)
}

const ENUMERATED =
  /^(?:[(（]?[一二三四五六七八九十]{1,3}(?:[)）]|[、.．])|第[一二三四五六七八九十]{1,3}(?:部分|[部章节])[:： ]?)\s?\p{Script=Han}[^\d,，;；]{1,40}$/u

/** With digits a record may be numbered as well (1、张三): only a part of a house or a list is a heading. */
const NUMBERED_PART =
  /^[(（]?\d{1,2}(?:[)）]|[、.．])\s?\p{Script=Han}[^\d,，;；]{0,20}(?:[部科处室组队班栋期册表]|名单|人员|中心)$/u

/** A heading by its number: 三、供应商联系人, （二）教师, 2、财务部. */
export function isEnumerated(cell: string): boolean {
  return cell.length <= 48 && (ENUMERATED.test(cell) || NUMBERED_PART.test(cell))
}
