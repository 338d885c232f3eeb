import type { Tally } from '../count/tally.ts'
import { maskIdentifiers, shown, shownLocator } from '../documents/safe.ts'
import { MISREADINGS } from '../evidence/encoding/mojibake.ts'
import type { OrderedTable } from './assemble.ts'
import type { FolderFacts } from './folder-report.ts'
import { kindFlag } from './intake/corrections/correction.ts'
import { NO_SUCH_EXAMPLE, unreachedText } from './unreached.ts'

/** Files whose text was decoded wrongly before it was stored: whether it is mended is for the examiner to say. */
function misreadFiles({ files }: FolderFacts): (readonly [number, string])[] {
  return Object.entries(MISREADINGS).flatMap(([kind, title]) => {
    const found = files.filter((f) =>
      f.outcome.tables.some((t) => t.misread?.some((m) => m.kind === kind)),
    )
    const [first] = found
    if (!first) return []
    const name = shown(maskIdentifiers(first.outcome.at.join('/')))
    const told = `${String(found.length)}个文件含疑似乱码（${title}），按原样读取：请核对，如确系误读，可加 --encoding '${name}=mend:${kind}' 还原后重新统计`
    return [[found.length, told] as const]
  })
}

function sidewaysFiles({ files }: FolderFacts): (readonly [number, string])[] {
  const n = files.filter((f) => f.outcome.issues.some((i) => i.code === 'LABELS_IN_COLUMN')).length
  const told = `${String(n)}个文件的字段名在首列（每列一人），按原样逐行读取：请转置其副本后另行统计，并记明`
  return [[n, told]]
}

/** Corrections that were to hold for all tables like one that could not be looked at; one that is not there has no copy either. */
function unmetExamples({ unmet }: FolderFacts): (readonly [number, string])[] {
  return unmet.map(({ written, why }) => {
    if (why === NO_SUCH_EXAMPLE) {
      const told = `更正“${shown(maskIdentifiers(written))}”没有生效：${why}。请核对文件名（shuzheng read 列有各文件），或者改以 shape: 写明表形`
      return [1, told] as const
    }
    const told = `更正“${shown(maskIdentifiers(written))}”未能推及同形的表：${why}，只适用于该文件。请取得可读的副本或口令，或者改以 shape: 写明表形（shuzheng read 列有各表表形）`
    return [1, told] as const
  })
}

/** Corrections that met nothing, so that the reading is the program's own. */
function unreachedWords({ unreached }: FolderFacts): (readonly [number, string])[] {
  return unreached.map((one) => [1, unreachedText(one)] as const)
}

/** Rows that look as if several people stood in them, and were left whole. */
function doubtfulRows({ counts }: FolderFacts): readonly [number, string] {
  const n = counts.flags['maybe-several'] ?? 0
  const told = `${String(n)}行疑似一行多人，未拆开，各按一条：请核对，确系各自独立的人的，可按该表所列 --split 拆开后重新统计`
  return [n, told]
}

/** Headings of whoever stands for a firm in a public register. */
const STANDS_FOR = /法定代表人|法人(?!单位)|企业负责人|legal\s?(?:person|rep)/iu

/** People who are listed because they stand for firms: whether what a register publishes counts is disputed, and the number may be the firm's. */
function registeredPeople({ files, counts }: FolderFacts): readonly [number, string] {
  const tables = files.flatMap(({ tables: all }) =>
    all.filter(({ columns, outcome }) => {
      const isFirms = columns.some(({ kind }) => kind === 'credit-code' || kind === 'employer')
      return isFirms && outcome.headers?.some((h) => h !== null && STANDS_FOR.test(h)) === true
    }),
  )
  const n = tables.reduce((sum, { tab }) => sum + (counts.byTable.get(tab)?.counted ?? 0), 0)
  const told = `计入的${String(n)}条出自${String(tables.length)}张企业登记类表（法定代表人）：是否依法公开的信息、号码是否为单位所用，判例不一，请决定`
  return [n, told]
}

/** Tables of several columns of which none could be told, and of which nothing is counted: accounts with passwords look so. */
function untoldTables({ files, counts }: FolderFacts): readonly [number, string] {
  const tables = files.flatMap((file) =>
    file.tables.flatMap((table) => {
      const filled = table.columns.filter(({ kind }) => kind !== 'empty')
      const isUntold = filled.length > 1 && filled.every(({ kind }) => kind === 'text')
      const lines = counts.byTable.get(table.tab)?.setAside.NOT_IDENTIFYING ?? 0
      return isUntold && lines > 0 ? [{ file, table, lines, column: filled[0]?.index ?? 0 }] : []
    }),
  )
  const [first] = tables
  if (!first) return [0, '']
  const n = tables.reduce((sum, { lines }) => sum + lines, 0)
  const flag = shown(kindFlag(first.file, first.table, first.column, 'account'))
  const told = `${String(tables.length)}张表各列均未能判定类别（${namesOf(tables)}），${String(n)}条列为不能识别特定自然人：请查看原文，系账号、密码等的，以 ${flag} 这样写明是哪一列后重新统计`
  return [tables.length, told]
}

/** Tables named before the rest is counted. */
const NAMED = 3

function namesOf(tables: readonly { readonly table: OrderedTable }[]): string {
  const names = tables.slice(0, NAMED).map(({ table }) => shownLocator(table.at))
  return `${names.join('、')}${tables.length > NAMED ? '等' : ''}`
}

/** Eleven digits that all might be telephones, under a heading of other numbers: whichever they were taken for, a person should look. */
function numbersLikePhones({ files }: FolderFacts): readonly [number, string] {
  const columns = files.flatMap(({ tables }) => tables.flatMap((t) => t.columns))
  const doubtful = columns.filter(
    ({ kind, maybe }) => maybe === 'mobile' || (maybe && kind === 'mobile'),
  )
  const taken = doubtful.filter(({ kind }) => kind === 'mobile').length
  const told = `${String(doubtful.length)}列的表头为订单号、编号、金额等，而值形似手机号：${String(taken)}列按手机号读取，${String(doubtful.length - taken)}列按表头读取，请查看原文，不符的以 --kind '文件!A=order-no' 或者 '文件!A=mobile' 写明后重新统计`
  return [doubtful.length, told]
}

/** How files are opened once their password is known. */
function lockedWords({ files }: FolderFacts): string {
  const n = files.filter((f) => f.outcome.issues.some((i) => i.code === 'PASSWORD')).length
  return n === 0 ? '' : `；其中${String(n)}个须有口令，取得后以 --passwords 口令表 逐个尝试`
}

/** What only a person can find out or decide (待查事项); each becomes an item of the 补充调查提纲. */
export function questions(facts: FolderFacts, whole: Tally, unreadFiles: number): string[] {
  const { counts } = facts
  const aside = whole.setAside
  const own = facts.files.filter((f) =>
    f.outcome.issues.some((i) => i.code === 'OWN_OUTPUT'),
  ).length
  const asked: (readonly [number | boolean, string])[] = [
    [
      unreadFiles,
      `${String(unreadFiles)}个文件未读或未读完整：能否取得口令、完好的副本或换用其他软件读取${lockedWords(facts)}`,
    ],
    [
      facts.files.every((f) => f.tables.length === 0),
      '检材中没有读到一张数据表，条数为零不说明没有信息：请核对所给的位置是否为检材、检材是否完整',
    ],
    [
      own,
      `${String(own)}个文件带有本软件的输出标记，已列出而未统计：标记可以仿造，请打开核对确为本软件的报告`,
    ],
    ...misreadFiles(facts),
    ...sidewaysFiles(facts),
    ...unmetExamples(facts),
    ...unreachedWords(facts),
    doubtfulRows(facts),
    registeredPeople(facts),
    untoldTables(facts),
    numbersLikePhones(facts),
    [facts.on.assumed, '行为日期未给出：按规则数据核对日的现行标准假定，请补充 --conduct 起..止'],
    [facts.conductTo === null, '行为截止日期不明，年龄组不能按行为时计算'],
    [
      (aside.BARE_PHONE ?? 0) > 0,
      `裸号${String(aside.BARE_PHONE ?? 0)}条未计入：是否另有名单与其对应`,
    ],
    [
      counts.flags['labelled-phone'] ?? 0,
      `有业务标签的裸号${String(counts.flags['labelled-phone'] ?? 0)}条：标签是否足以反映特定自然人的活动，请决定`,
    ],
    [(aside.VAGUE_NAME ?? 0) > 0, `称谓号码${String(aside.VAGUE_NAME ?? 0)}条未计入：能否查明机主`],
    [
      (aside.DAMAGED ?? 0) > 0,
      `失真数据${String(aside.DAMAGED ?? 0)}条：能否取得未经表格软件改写的原始文件`,
    ],
    [
      counts.linked.subjects,
      `${String(counts.linked.subjects)}名主体以较弱的键可与其他记录相连，已列出，未合并，请核对是否同一人`,
    ],
    [whole.counted > 0, '信息类型为建议，请承办人确定第三、四、五项'],
    [whole.counted > 0, '真实性尚未抽样核实'],
    [whole.counted > 0, '来源是否依法公开、是否在履行职责或者提供服务过程中获得，尚不明'],
  ]
  return asked.filter(([when]) => Boolean(when)).map(([, text]) => text)
}
