import { AlignmentType, LineRuleType, convertMillimetersToTwip } from 'docx'
import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import {
  BODY_FONT,
  HEADING_FONT,
  LATIN_FONT,
  SECOND_FONT,
  TABLE_FONT,
  TITLE_FONT,
} from './fonts.ts'

/** A4 with the margins of GB/T 9704: 37 mm above, 28 mm left, 26 mm right, 35 mm below. */
export const PAGE = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    right: convertMillimetersToTwip(26),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    header: convertMillimetersToTwip(22),
    footer: convertMillimetersToTwip(18),
  },
} as const

/** Width of the text: 156 mm, in twentieths of a point. */
export const TEXT_WIDTH = convertMillimetersToTwip(210 - 28 - 26)

/** Sizes in half points: 二号 22, 三号 16, 四号 14, 五号 10.5, 小五 9, 六号 7.5. */
export const SIZE = { title: 44, body: 32, item: 28, table: 21, small: 18, tiny: 15 } as const

/** Line spacing in 240ths of a line. */
const ONE_AND_A_HALF = 360
const SINGLE = 260

/** A font for letters with one for Chinese; quotation marks are Chinese ones. */
export function fontOf(chinese: string): {
  ascii: string
  hAnsi: string
  cs: string
  eastAsia: string
} {
  return { ascii: LATIN_FONT, hAnsi: LATIN_FONT, cs: LATIN_FONT, eastAsia: chinese }
}

const INDENT = { firstLine: SIZE.body * 20 }

const heading = (font: string, bold = false) => ({
  run: { font: fontOf(font), size: SIZE.body, bold, color: '000000' },
  paragraph: {
    keepNext: true,
    indent: INDENT,
    spacing: { before: 120, after: 0, line: ONE_AND_A_HALF, lineRule: LineRuleType.AUTO },
  },
})

function style(
  id: string,
  name: string,
  font: string,
  size: number,
  paragraph: IParagraphStyleOptions['paragraph'],
  bold = false,
): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: 'Normal',
    run: { font: fontOf(font), size, bold },
    paragraph: paragraph ?? {},
  }
}

const LEFT = AlignmentType.LEFT

/** Styles by name, so that whoever goes on with the paper in Word or WPS changes each in one place. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: fontOf(BODY_FONT),
        size: SIZE.body,
        // Letters and figures break as English words do: as Chinese ones a number would be torn at the end of a line.
        language: { value: 'en-US', eastAsia: 'zh-CN' },
      },
    },
    title: {
      run: { font: fontOf(TITLE_FONT), size: SIZE.title },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: 240, after: 120, line: SINGLE, lineRule: LineRuleType.AUTO },
      },
    },
    heading1: heading(HEADING_FONT),
    heading2: heading(SECOND_FONT),
    heading3: heading(BODY_FONT, true),
  },
  paragraphStyles: [
    style('Subtitle2', '副标题', SECOND_FONT, SIZE.body, {
      alignment: AlignmentType.CENTER,
      spacing: { after: 240, line: SINGLE, lineRule: LineRuleType.AUTO },
    }),
    style('Body2', '正文（仿宋三号）', BODY_FONT, SIZE.body, {
      alignment: AlignmentType.BOTH,
      indent: INDENT,
      spacing: { line: ONE_AND_A_HALF, lineRule: LineRuleType.AUTO },
    }),
    style(
      'Warn2',
      '醒目',
      HEADING_FONT,
      SIZE.body,
      {
        indent: INDENT,
        spacing: { before: 60, after: 60, line: ONE_AND_A_HALF, lineRule: LineRuleType.AUTO },
      },
      true,
    ),
    style('Item2', '逐项', BODY_FONT, SIZE.item, {
      alignment: LEFT,
      indent: { left: SIZE.body * 20 },
      spacing: { line: 320, lineRule: LineRuleType.AUTO },
    }),
    style('Note2', '小字说明', TABLE_FONT, SIZE.table, {
      alignment: LEFT,
      indent: { left: SIZE.body * 20 },
      spacing: { before: 20, after: 40, line: 280, lineRule: LineRuleType.AUTO },
    }),
    style('Caption2', '表题', HEADING_FONT, SIZE.table, {
      keepNext: true,
      alignment: AlignmentType.CENTER,
      spacing: { before: 160, after: 60, line: SINGLE, lineRule: LineRuleType.AUTO },
    }),
    style('TableNote2', '表注', TABLE_FONT, SIZE.small, {
      alignment: LEFT,
      spacing: { before: 40, after: 120, line: SINGLE, lineRule: LineRuleType.AUTO },
    }),
    style('Running2', '页眉页脚', TABLE_FONT, SIZE.small, {
      alignment: LEFT,
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
    }),
  ],
}
