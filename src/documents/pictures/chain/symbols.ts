import { Markup } from '../../page/markup.ts'
import { MUTED, textAt } from '../draw.ts'
import type { LineForm, NodeShape } from '../graph/graph.ts'
import { arrowOf, cornerOf, dot, head, lineOf, shapeOf, turnedBack } from '../paint.ts'
import { INK } from '../draw.ts'

interface Symbol {
  readonly text: string
  readonly width: number
  draw(x: number, y: number): readonly Markup[]
}

function lineSymbol(text: string, form: LineForm, dashed: boolean, width: number): Symbol {
  const draw = (x: number, y: number) => [
    ...lineOf(`M${String(x)} ${String(y)}h100`, form, dashed),
    arrowOf({ x: x + 100, y }, form),
    ...(form === 'swap' ? [head({ x, y }, -1, INK)] : []),
    ...(form === 'publish' ? [dot({ x, y })] : []),
  ]
  return { text, width, draw }
}

function shapeSymbol(text: string, shape: NodeShape, width: number): Symbol {
  return { text, width, draw: (x, y) => shapeOf(shape, { x, y: y - 19, w: 100, h: 38 }) }
}

const SYMBOLS: readonly Symbol[] = [
  shapeSymbol('人员', 'person', 190),
  shapeSymbol('未到案的人员', 'absent', 290),
  shapeSymbol('使用人不明的账号', 'account', 340),
  shapeSymbol('群组、公开发布', 'public', 310),
  lineSymbol('出售、购买', 'sell', false, 270),
  lineSymbol('赠与', 'give', false, 190),
  lineSymbol('交换', 'swap', false, 190),
  lineSymbol('抵债', 'set-off', false, 190),
  lineSymbol('发布', 'publish', false, 190),
  lineSymbol('推算，或者没有证据', 'sell', true, 370),
  {
    text: '图中出现多处',
    width: 290,
    draw: (x, y) => {
      const box = { x, y: y - 19, w: 100, h: 38 }
      return [...shapeOf('person', box), cornerOf(box)]
    },
  },
  {
    text: '回流（成环）',
    width: 300,
    draw: (x, y) => [
      ...lineOf(`M${String(x)} ${String(y)}h100`, 'sell', false),
      turnedBack({ x, y }),
    ],
  },
]

const HEIGHT = 56
const NOTE = '线上：编号、条数、批次；线下：价款。编号与图下的表相同，表中载明卷页。'

/** What shapes and lines mean, in as many lines as the width needs. */
export function symbolsAt(
  left: number,
  top: number,
  width: number,
): { readonly parts: readonly Markup[]; readonly height: number } {
  let x = left
  let y = top + HEIGHT / 2
  const parts = SYMBOLS.flatMap((symbol) => {
    if (x > left && x + symbol.width > left + width) {
      x = left
      y += HEIGHT
    }
    const own = [...symbol.draw(x, y), textAt(x + 114, y + 9, symbol.text, { fill: MUTED })]
    x += symbol.width
    return own
  })
  const note = textAt(left, y + HEIGHT, NOTE, { fill: MUTED })
  return { parts: [...parts, note], height: y + HEIGHT + 20 - top }
}
