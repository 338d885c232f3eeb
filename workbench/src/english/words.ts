import { KINDS, type KindId } from '../../../src/records/kinds.ts'
import { KIND_EN } from './kinds.ts'

/** English for terms of closed lists that the record holds in Chinese (docs/glossary.md). */
const TERMS: Readonly<Record<string, string>> = {
  // Sections 1 and 5 of the glossary: persons, transfers, outcomes.
  上家: 'upstream',
  下家: 'downstream',
  中间倒卖人: 'middleman',
  购买使用人: 'end user',
  未到案: 'not in custody',
  犯罪嫌疑人: 'suspect',
  被告人: 'accused',
  被告: 'defendant',
  出售: 'sale',
  购买: 'purchase',
  '赠与（附送）': 'gift (free extra)',
  交换: 'swap',
  抵债: 'set-off',
  发布: 'publishing',
  达到: 'reached',
  未达到: 'not reached',
  待查明: 'to be found out',
  待查: 'to be found out',
  证据不一致: 'evidence differs',
  未载明: 'not stated',
  没有数据可核: 'no data to count',
  信息主体: 'persons',
  学生: 'pupils',
  家长号码: 'parents’ numbers',
  电话号码: 'phone numbers',
  // Money.
  推算: 'derived',
  不明: 'not known',
  载明: 'stated',
  已确认付款: 'confirmed paid',
  赠与: 'gift',
  相符: 'agrees',
  不符: 'differs',
  不能核对: 'cannot be checked',
  出售收入: 'gross',
  购入支出: 'cost',
  差价获利: 'margin',
  违法所得: 'illegal income',
  条数: 'records',
  涉及人数: 'persons',
  价款未载明: 'sum not stated',
  价款: 'price',
  佣金: 'commission',
  代收代付: 'passed through',
  退款: 'refund',
  定金: 'deposit',
  其他: 'other',
  用途未载明: 'purpose not stated',
  // Weight of a stated figure (glossary 6).
  '生效裁判确认（免证，可反证推翻）': 'effective judgment (needs no proof, may be rebutted)',
  '鉴定意见、检验报告': 'expert opinion, examination report',
  '本软件核算（待签名）': 'counted by this software (to be signed)',
  调取流水: 'statements obtained from a bank or platform',
  聊天记录等电子数据: 'electronic data such as chats',
  '供述（不得单独定案）': 'confession (never enough alone)',
  '证言、陈述': 'testimony, statement',
  起诉书指控: 'indictment',
  '不起诉决定载明（非免证）': 'decision not to prosecute (to be proved)',
  '媒体报道（仅供核对）': 'press (for comparison only)',
  // How sure a legal value is.
  据网页摘要: 'from a page',
  '凭记忆，未核对': 'from memory, not checked',
  推论: 'inference',
  报道全文: 'whole report',
  // Law, roads, claims, clocks.
  适用: 'applies',
  不适用: 'does not apply',
  '行为时未施行，不作为行为评价依据': 'not in force at the time of the conduct',
  '✓ 符合': '✓ met',
  '✗ 不符合': '✗ not met',
  '✓ 齐': '✓ there',
  '✗ 缺': '✗ missing',
  条件齐备: 'all conditions met',
  有条件不符合: 'a condition is not met',
  有条件待查: 'a condition is open',
  停止侵害: 'stop',
  删除: 'delete',
  赔偿损失: 'compensate',
  赔礼道歉: 'apologise',
  行为补偿: 'act instead of pay',
  连带: 'joint',
  按份: 'several',
  共同实施: 'acting together',
  全部流转: 'all transfers',
  按损失: 'by loss',
  按侵权人因此获得的利益: 'by what the tortfeasor gained',
  按实际情况酌定: 'set by the court',
  同上: 'as above',
  刑事附带民事公益诉讼: 'civil suit attached to the criminal case',
  检察院单独提起民事公益诉讼: 'civil suit of the procuratorate alone',
  消费者协会提起民事公益诉讼: 'civil suit of the consumer council',
  检察院起诉应交的材料: 'what the procuratorate files with the suit',
  // Groups of open questions.
  人员与账号: 'persons and accounts',
  流转与条数: 'transfers and counts',
  信息内容与真实性: 'content and truth of the information',
  款项: 'money',
  '日期、程序与处理结果': 'dates, procedure and outcomes',
  待查明与证据不一致的结果: 'findings that are open or where evidence differs',
  须由办案人员决定的事项: 'for those who handle the case to decide',
  行为: 'conduct',
  起诉: 'filing',
  开庭: 'hearing',
  裁判: 'decision',
  如: 'if',
  今: 'today',
  至: 'to',
  星期一: 'Monday',
  星期二: 'Tuesday',
  星期三: 'Wednesday',
  星期四: 'Thursday',
  星期五: 'Friday',
  星期六: 'Saturday',
  星期日: 'Sunday',
  // Standards.
  第三项: 'item 3',
  第四项: 'item 4',
  第五项: 'item 5',
  第三项信息: 'item 3',
  第四项信息: 'item 4',
  第五项信息: 'item 5',
  第三项信息数量标准: 'standard of item 3',
  第四项信息数量标准: 'standard of item 4',
  第五项信息数量标准: 'standard of item 5',
  第三项信息十倍数量标准: 'ten-fold standard of item 3',
  第四项信息十倍数量标准: 'ten-fold standard of item 4',
  第五项信息十倍数量标准: 'ten-fold standard of item 5',
  按相应比例合计: 'added up in proportion',
  违法所得数额标准: 'standard of illegal income',
  违法所得十倍数额标准: 'ten-fold standard of illegal income',
  '为合法经营活动购买、收受的各项条件': 'conditions of buying for lawful business',
  '为合法经营活动购买、收受的获利标准': 'standard of gain from lawful business',
  // Keys.
  去重依据: 'key',
  每行取最先有效的依据: 'the strongest that each row has',
  身份证号: 'ID number',
  '姓名＋电话': 'name and number',
  '学生姓名＋家长电话': 'pupil’s name and parent’s number',
  仅电话: 'number alone',
  仅家长电话: 'parent’s number alone',
  整行: 'whole row',
  // Readings (glossary 4).
  裸号是否计入: 'Do bare numbers count?',
  不计入裸号: 'bare numbers out',
  计入裸号: 'bare numbers in',
  有业务标签的裸号是否计入: 'Do bare numbers with a label of trade count?',
  '待查（按不计入算）': 'open (counted as out)',
  计入有业务标签的裸号: 'labelled numbers in',
  不计入有业务标签的裸号: 'labelled numbers out',
  称谓号码是否计入: 'Do forms of address with a number count?',
  不计入称谓号码: 'forms of address out',
  计入称谓号码: 'forms of address in',
  补充性重复: 'Same person, other fields',
  补充性重复算一条: 'one record',
  补充性重复分别计入: 'each by itself',
  内容变化: 'Same field, other value',
  内容变化算一条: 'one record',
  内容变化分别计入: 'each by itself',
  '一行多人（学生与家长）': 'Several people in a row (pupil and parent)',
  '一行多人（各自成组）': 'Several people in a row (each with his own)',
  一行算一条: 'a row is one record',
  一行按人数计入: 'as many as there are people',
  '姓名、号码各自成组的按人数计入': 'as many as have name and number of their own',
  '同一号码、不同姓名': 'One number, several names',
  姓名不同的分别计入: 'each name by itself',
  同一号码算一条: 'a number is one record',
  单位信息: 'Firms',
  不计入单位信息: 'firms out',
  计入单位信息: 'firms in',
  失真数据: 'Damaged data',
  别无可识别内容的失真数据不计入: 'out where nothing else identifies',
  计入失真数据: 'damaged data in',
  一行含多类信息: 'Several kinds in a row',
  按所含最高一项: 'by the highest item in it',
  按第五项: 'as item 5',
  身份不明的下家账号: 'Buyers’ accounts of nobody known',
  视为同一人: 'taken for one person',
  每个账号视为一人: 'each account is a person',
  群内发布: 'Posting to a group',
  按一次提供: 'one act of providing',
  按成员数累加: 'by the number of members',
  仅有载明数的批次: 'Batches of which only a number is stated',
  '不计入，另列': 'out, listed apart',
  按载明数计入: 'in, as stated',
  '合计达到十倍（其中一项已单独达标）': 'Ten-fold by adding up what already meets',
  可以合计: 'may be added',
  不得合计: 'may not be added',
  '采用口径。': 'The reading in use.',
  // Steps of the count.
  '逐个文件登记，计算完整性校验值，不改动检材':
    'each file is entered with its digests; nothing is changed',
  '逐层打开压缩包；编码按无效字节、常用字频度选定，列出次选':
    'archives are opened layer by layer; encoding by invalid bytes and frequent characters',
  '表头、重复表头、标题、空行、合计行、备注行分出，不算数据':
    'headers, titles, blank rows, totals and notes are no data',
  '按全部取值、表头和相邻列判定，校验码等硬规则优先，印出判定依据':
    'by all values, header and neighbours; hard rules first; the reason is printed',
  '全角、空格、国家码、大小写统一后比较，原文保留':
    'widths, spaces, country codes and case are made one for comparison; the text stays',
  '作为一个单位交易的一行为一条，金融凭证以一组为一条':
    'a row traded as a unit is a record; financial credentials are one a set',
  '单独或者结合其他字段仍不能识别特定自然人的，不计入': 'what identifies nobody is set aside',
  '号码核号段、证件核校验码；不合规则且别无可识别内容的，不计入':
    'numbers by the plan, IDs by their check digit; what fails and has nothing else is set aside',
  '各成一类，按所采用的计算口径计入或者不计入，另一口径并列':
    'a class each, in or out by the reading in use; the other stands beside',
  '同一文件内内容完全相同的，计一条，其余列为重复':
    'equal in one file: one record, the rest duplicate',
  '不同文件之间内容完全相同的，计一条；整份相同的文件列出':
    'equal across files: one record; equal files are listed',
  '同一主体的其他各行分为包含性重复、内容变化、补充性重复，后两类按计算口径':
    'other rows of a person: contained, changed, other fields; the latter two by reading',
  '按一条所含内容的最高一项建议，由人决定':
    'suggested by the highest item in a record; people decide',
  '各人分别算；获取后提供的不重复计算，提供给不同的人累计计算':
    'each person apart; obtained then provided counts once, to several people adds up',
  '与行为时适用的数量标准比对，本数包括在以上之内':
    'against the standard at the time of the conduct, which includes the number itself',
}

const ALL: ReadonlyMap<string, string> = new Map([
  ...Object.entries(KIND_EN).map(([id, english]) => [KINDS[id as KindId], english] as const),
  ...Object.entries(TERMS),
])

const PERIODS = [
  ['日', 'day'],
  ['个月', 'month'],
  ['年', 'year'],
] as const

/** Numbers with their words (glossary 6 and 9). */
const QUANTITIES: readonly (readonly [RegExp, string])[] = [
  [/^约(.*)$/, 'about $1'],
  [/([\d.]+)元\/([\d.]+)条/g, '$1 yuan / $2 records'],
  [/([\d.]+)元\/条/g, '$1 yuan a record'],
  [/([\d.]+)元以上/g, '$1 yuan or more'],
  [/([\d.]+)元/g, '$1 yuan'],
  [/([\d,]+)条以上/g, '$1 records or more'],
  [/([\d,]+)条/g, '$1 records'],
  [/（含附送([\d,]+)）/, ' (free: $1)'],
  [/（推算）/g, ' (derived)'],
  ...PERIODS.flatMap(([unit, english]) => [
    [new RegExp(`（1${unit}）`), ` (1 ${english})`] as const,
    [new RegExp(`（(\\d+)${unit}）`), ` ($1 ${english}s)`] as const,
  ]),
  [/^([\d-]+)至([\d-]+)$/, '$1 to $2'],
  [/至$/, ' to'],
  ...['一', '二', '三', '四', '五', '六', '日'].map(
    (day) => [new RegExp(`星期${day}`), TERMS[`星期${day}`] ?? ''] as const,
  ),
]

const LISTED = /[、，\u3000；]/

/**
 * A term of the record, a number with its words, or a list of such, in English; null where it holds what is nobody's
 * closed list: a name, a file, a sentence.
 *
 * @example 37002条以上 → 37002 records or more; 姓名、手机号 → name, mobile
 */
export function englishOf(text: string): string | null {
  const whole = ALL.get(text.trim())
  if (whole !== undefined) return whole
  if (text.length > 120) return null
  const told = QUANTITIES.reduce((all, [words, english]) => all.replace(words, english), text)
  if (!HAN.test(told)) return told
  const parts = text.trim().split(LISTED)
  if (parts.length < 2) return null
  const english = parts.map((part) => englishOf(part))
  return english.every((part) => part !== null) ? english.join(', ') : null
}

export const HAN = /\p{Script=Han}/u
