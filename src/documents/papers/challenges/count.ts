import type { Report } from '../../../report.ts'
import { DUPLICATE } from '../../../evidence/codes.ts'
import { codeLabel, keyCounted } from '../../words/labels.ts'
import { total } from '../../words/numbers.ts'
import { personsAffected } from '../../words/persons.ts'
import { shownLocator } from '../../safe.ts'
import { authorities, ruleLine } from '../sources.ts'
import type { Sources } from '../sources.ts'
import { graded } from '../words.ts'
import { isFewer, ownCounts, ownMoves, ownReadings, seizures } from './accused.ts'
import { alternatives, coded, fact, present } from './challenge.ts'
import type { Answering, Fact } from './challenge.ts'

const REPEATED = ['supplement', 'changed-content', 'shared-phone']

/** Duplicates inside and across files and devices. */
export const duplicates: Answering = (report, sources) => ({
  title: '重复：同一文件内、各文件之间、各设备之间',
  objection: '名单中有重复，硬盘与网盘上的同一文件被算了两次。',
  facts: [
    fact('转出条数', `${String(report.records.out)}条`),
    fact('作为重复未计入', `${String(total(report.records.duplicate))}条`),
    ...Object.keys(DUPLICATE).flatMap((code) => coded(report, `其中：${codeLabel(code)}`, code)),
    ...copies(report),
    ...report.keys.map((key) =>
      fact(
        `以${key.title}为依据${key.used ? '（采用）' : ''}`,
        key.counted === null ? keyCounted(key) : `${keyCounted(key)}条`,
      ),
    ),
    ...ownCounts(report),
    ...ownReadings(report, REPEATED),
    ...ownMoves(report, '还须剔出多少条，结论才变', isFewer),
  ],
  grounds: present(
    ruleLine(sources, 'counting.bulk'),
    ruleLine(sources, 'counting.sift'),
    ruleLine(sources, 'counting.key-by-type'),
    ruleLine(sources, 'counting.same-buyer'),
  ),
  weak: [
    ...(report.persons.unresolved > 0
      ? [
          `${String(report.persons.unresolved)}条以较弱的依据可与他人相连，未合并：如系同一人，条数减少。`,
        ]
      : []),
    '同一人使用不同号码、不同写法而没有共同字段的，不能发现。',
    '去重依据的选择本身可以争论：各依据下的条数已并列，另见计算口径。',
    ...leaning(report, REPEATED, sources),
  ],
})

/** Files that are copies of another; the first few by name. */
function copies(report: Report): readonly Fact[] {
  const same = report.files.filter((file) => file['same-as'] !== null)
  if (same.length === 0) return [fact('整份相同的文件', '无')]
  const named = same.slice(0, 5).map((file) => `${file.exhibit} ${shownLocator(file.at)}`)
  const more = same.length > 5 ? `等，显示 5 / ${String(same.length)}` : ''
  return [fact('整份相同、只计一次的文件', `${String(same.length)}个：${named.join('；')}${more}`)]
}

/** Readings of the kind that are contested: what speaks for the other side. */
function leaning(report: Report, ids: readonly string[], sources: Sources): readonly string[] {
  const ours = report.readings.filter(({ id, used }) => used && ids.includes(id))
  return ours.flatMap(({ id, title, option, sure }) => {
    const rule = sources.reading(id)
    if (rule === null || rule.against.length === 0) return []
    return [`${title}采用“${option}”${graded(sure)}；相反的根据：${authorities(rule.against)}。`]
  })
}

const IDENTIFYING = ['bare-phones', 'labelled-phones', 'vague-names', 'company']

/** D 2: bare numbers, companies, public data. */
export const notIdentifying: Answering = (report, sources) => ({
  title: '裸号、单位号码、公开信息',
  objection: '只有号码的行不能识别特定自然人；单位号码、依法公开的信息不是公民个人信息。',
  facts: [
    ...coded(report, '裸号，未计入', 'BARE_PHONE'),
    ...coded(report, '称谓号码，未计入', 'VAGUE_NAME'),
    ...coded(report, '单位信息，未计入', 'COMPANY'),
    ...coded(report, '不能识别特定自然人，未计入', 'NOT_IDENTIFYING'),
    ...coded(report, '依法公开的信息（经人决定），未计入', 'PUBLIC_LAWFUL'),
    ...coded(report, '已匿名化（经人决定），未计入', 'ANONYMISED'),
    ...alternatives(report, IDENTIFYING),
    ...ownReadings(report, IDENTIFYING),
  ],
  grounds: present(
    ruleLine(sources, 'counting.name-and-mobile'),
    ruleLine(sources, 'counting.company'),
    ruleLine(sources, 'counting.public-lawful'),
    ruleLine(sources, 'counting.anonymised'),
  ),
  weak: [
    '信息是否依法公开、使用是否在合理范围内，软件不能判断，须由办案人员查明。',
    '单位信息按名称与统一社会信用代码识别：以个人姓名登记的单位号码可能未被分出。',
    ...leaning(report, IDENTIFYING, sources),
  ],
})

/** D 3: fabricated or dead entries; no check of authenticity. */
export const authenticity: Answering = (report, sources) => ({
  title: '虚假、失效的信息与真实性核实',
  objection: '名单中有编造的、停机的号码，没有核实真实性。',
  facts: [
    ...coded(report, '号码不符合编号规则，未计入', 'BAD_PHONE'),
    ...coded(report, '证件号校验不符且别无识别，未计入', 'BAD_ID'),
    ...coded(report, '数据失真且别无识别，未计入', 'DAMAGED'),
    ...coded(report, '虚假（有证据证明），未计入', 'FABRICATED'),
    ...coded(report, '抽样核实不实（仅该条），未计入', 'SAMPLE_FAILED'),
    ...alternatives(report, ['damaged']),
    ...ownReadings(report, ['damaged']),
    ...checked(report),
    ...ownMoves(report, '须有多少条不实或者重复，结论才变', isFewer),
  ],
  grounds: present(
    ruleLine(sources, 'counting.bulk'),
    ruleLine(sources, 'counting.fabricated'),
    ruleLine(sources, 'counting.sample-then-accept'),
    ruleLine(sources, 'counting.item-by-item'),
    `同类电子数据数量特别众多、不能逐一收集的，可以按比例或者数量选取，并说明理由——${sources.cited('fafa-2022-23/20')}`,
  ),
  weak: [
    '格式有效不等于真实：本记录只核对编号规则与校验码，不说明号码在用、姓名属实。',
    '本记录不含抽样核实的区间；须另附抽样核实说明（shuzheng sample）。已找到的被害人不是随机样本，不得推算比例。',
    '第三项、第四项信息应当逐条核实，不宜抽样。',
  ],
})

/** What somebody has looked into: without it the answer to this objection is only what the numbers themselves show. */
function checked({ records }: Report): readonly Fact[] {
  const failed = records['set-aside'].SAMPLE_FAILED ?? 0
  return failed > 0 ? [] : [fact('录入的核实结果', '没有：本案未录入抽样或者逐条核实的结果，待查')]
}

/** D 4: which tier. */
export const tier: Answering = (report, sources) => ({
  title: '信息类型：财产、交易还是一般信息',
  objection: '信息类型定高了（或者定低了），标准随之不同。',
  facts: [
    ...report['tier-reasons'].map(({ tier: id, records, reason, disputes }) =>
      fact(
        { A: '第三项', B: '第四项', C: '第五项' }[id],
        `${String(records)}条：${reason}；争议：${disputes.join('；') || '无'}`,
      ),
    ),
    ...decided(report),
    ...alternatives(report, ['mixed-line']),
    ...ownReadings(report, ['mixed-line']),
    ...ownMoves(report, '归入另一项时', ({ text }) => text.startsWith('信息类型如由人决定')),
  ],
  grounds: present(
    ruleLine(sources, 'counting.highest-tier'),
    ruleLine(sources, 'counting.credential-set'),
    `第三项至第五项的范围——${sources.cited('fashi-2017-10/5.1.3')}；${sources.cited('fashi-2017-10/5.1.4')}；${sources.cited('fashi-2017-10/5.1.5')}`,
  ),
  weak: [
    '软件只看字段，不知道名单的用途；信息类型为建议，由办案人员决定并说明理由。',
    '如将争议的字段归入另一项，数量标准随之改变，须在案件文件 decisions 中写明后重新核算。',
  ],
})

function decided(report: Report): readonly Fact[] {
  const tiers = (report.case?.decisions ?? []).filter(({ kind }) => kind === 'tier')
  if (tiers.length === 0) return [fact('人的决定', '尚无（待办案人员确定）')]
  return tiers.map(({ text, by, on, reason }) =>
    fact('人的决定', `${text}（${by}，${on}；${reason}）`),
  )
}

/** D 7: method and tool not stated, no digest, rows taken for persons. */
export const method: Answering = (report, sources) => ({
  title: '方法、工具、校验值；行数不是人数',
  objection: '没有说明方法与工具，没有校验值，把行数当作人数。',
  facts: [
    fact('软件与版本', `${report.tool.name} ${report.tool.version}（规则版本见脚注与说明）`),
    fact('查获行数', `${String(report.rows.found)}行`),
    fact('去重后条数（全案口径）', `${String(report.records.counted)}条`, '--code COUNTED'),
    fact('涉及人数', personsAffected(report.persons)),
    fact('台账', '行、条、字节三本台账每次运行都核对，差额见条数核算说明'),
    ...digests(report),
    ...seizures(report),
  ],
  grounds: [
    `电子数据是否真实、完整的审查要点，包括过程可以重现、比对校验值——${sources.cited('fashi-2021-1/110')}；${sources.cited('fashi-2021-1/111')}`,
    `清单应当载明类别、格式、完整性校验值——${sources.cited('fafa-2016-22/14')}`,
    `收集提取是否合法：二人以上、方法合标准、笔录和清单有签名、有见证人或者录像——${sources.cited('fashi-2021-1/112')}；见证人——${sources.cited('fafa-2016-22/15')}`,
    `没有封存、缺签名、名称或者格式不清，可以补正或者解释；篡改、伪造或者不能确定真伪的，不得作为定案的根据——${sources.cited('fashi-2021-1/113')}；${sources.cited('fashi-2021-1/114')}`,
    `有专门知识的人出具的报告可以作为证据使用——${sources.cited('fashi-2021-1/100')}；机构、人员没有资质或者检材不符的意见不得使用，经通知不出庭的亦同——${sources.cited('fashi-2021-1/98')}；${sources.cited('fashi-2021-1/99')}`,
    `民事诉讼：电子数据真实与否的判断因素、自行委托的意见可以被反驳——${sources.cited('minshi-zhengju/93')}；${sources.cited('minshi-zhengju/41')}`,
  ],
  weak: [
    ...handling(report),
    '本说明不是鉴定意见；须由具有资质或者专门知识的人员检验、签名后使用。',
    '重现的命令：shuzheng verify report.json（从检材重新核算并指出差异）。',
    ...(report.complete ? [] : ['读取不完整：未读的文件不在各数之内，见条数核算说明附表三。']),
  ],
})

/** What of this case's exhibits is not stated, or does not agree: what the other side will name first. */
function handling({ exhibits, files }: Report): readonly string[] {
  const bare = exhibits.filter(
    (one) => one.holder === null || one['seized-on'] === null || one.list === null,
  )
  const unmatched = files.filter((file) => file['digest-match'] === 'mismatch').length
  return [
    ...(bare.length > 0
      ? [`检材${bare.map(({ id }) => id).join('、')}的持有人、扣押日期或者清单项次未载明。`]
      : []),
    ...(unmatched > 0 ? [`${String(unmatched)}个文件的校验值与清单不一致，须查明原因。`] : []),
    ...(files.every((file) => file['digest-match'] === null)
      ? ['没有与侦查机关的清单比对校验值：扣押之后有无变动，本记录不能说明。']
      : []),
    '提取人数、见证人、录像、封存状态不在检材之内，须以提取笔录、电子数据清单证明。',
  ]
}

function digests({ files }: Report): readonly Fact[] {
  const compared = files.filter((file) => file['digest-match'] !== null)
  const of = (match: string) => compared.filter((file) => file['digest-match'] === match).length
  const text =
    compared.length === 0
      ? '没有提供清单，未比对'
      : `一致${String(of('match'))}个，不一致${String(of('mismatch'))}个，清单未载明${String(of('not-listed'))}个`
  return [fact('校验值与清单比对', text)]
}
