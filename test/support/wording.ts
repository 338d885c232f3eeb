/**
 * Words that no page, paper or sentence of this tool may hold (glossary section 8). They conclude where only an office
 * may, or claim more than was done.
 */
const NEVER = [
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
  '犯罪成立',
  '应当判处',
] as const

/** The forbidden words in a text that people see, each once; empty when the text may be printed. */
export function forbiddenWords(text: string): readonly string[] {
  const found = NEVER.filter((word) => text.includes(word))
  const concludes = text.replaceAll('由办案机关审查认定', '').includes('认定')
  const bare = text.replaceAll('敏感个人信息', '').includes('敏感信息')
  return [...found, ...(concludes ? ['认定'] : []), ...(bare ? ['敏感信息'] : [])]
}
