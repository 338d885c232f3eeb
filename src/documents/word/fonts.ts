/**
 * Fonts of Chinese official papers (GB/T 9704). Each is named with those that stand in for it where it is missing: Word
 * and WPS on Windows have 仿宋 and 黑体, Kylin and UOS the fonts of 方正, other systems Noto.
 */
export interface FontSpec {
  readonly name: string
  readonly others: readonly string[]
  readonly family: 'roman' | 'swiss' | 'script'
  readonly east: boolean
}

const NOTO_SERIF = 'Noto Serif CJK SC'
const NOTO_SANS = 'Noto Sans CJK SC'

/** 标题 小标宋. */
export const TITLE_FONT = '方正小标宋简体'
/** 一级标题 黑体. */
export const HEADING_FONT = '黑体'
/** 二级标题 楷体. */
export const SECOND_FONT = '楷体'
/** 正文 仿宋. */
export const BODY_FONT = '仿宋'
/** 表格 宋体. */
export const TABLE_FONT = '宋体'
/** Letters and figures. */
export const LATIN_FONT = 'Times New Roman'

const FONTS: readonly FontSpec[] = [
  east(TITLE_FONT, ['方正小标宋_GBK', '小标宋', '黑体', 'SimHei', NOTO_SERIF], 'roman'),
  east(HEADING_FONT, ['SimHei', '方正黑体_GBK', '文泉驿正黑', NOTO_SANS], 'swiss'),
  east(SECOND_FONT, ['楷体_GB2312', 'KaiTi', '方正楷体_GBK', NOTO_SERIF], 'script'),
  east(BODY_FONT, ['仿宋_GB2312', 'FangSong', '方正仿宋_GBK', NOTO_SERIF], 'roman'),
  east(TABLE_FONT, ['SimSun', '方正书宋_GBK', NOTO_SERIF], 'roman'),
  { name: LATIN_FONT, others: ['Liberation Serif'], family: 'roman', east: false },
]

function east(name: string, others: readonly string[], family: FontSpec['family']): FontSpec {
  return { name, others, family, east: true }
}

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** `word/fontTable.xml`: every font with its stand-ins (`w:altName`), none embedded. */
export function fontTable(): string {
  const fonts = FONTS.map(
    ({ name, others, family, east: isEast }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="${isEast ? '86' : '00'}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="${MAIN}">${fonts.join('')}</w:fonts>`
}
