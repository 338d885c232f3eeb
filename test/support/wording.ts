/** Words that no page may use (glossary section 8). */
const FORBIDDEN = [
  '构成',
  '坐实',
  '黑产',
  '受害者名单',
  '受害人数',
  '置信度',
  '清洗',
  '脏数据',
  '垃圾行',
  '大概',
  '全部真实',
  '100%准确',
  '自动定性',
  '数据战果',
  '一键起诉',
]
/** The one place where 认定 may stand. */
const LEFT_TO_OFFICE = '由办案机关审查认定'

/** Forbidden words in a text that people see; empty when it is clean. */
export function forbiddenWords(text: string): readonly string[] {
  const rest = text.replaceAll(LEFT_TO_OFFICE, '')
  const found = FORBIDDEN.filter((word) => rest.includes(word))
  const determined = rest.includes('认定') ? ['认定'] : []
  const alone = /(?<!个人)敏感信息/.test(rest) ? ['敏感信息'] : []
  return [...found, ...determined, ...alone]
}
