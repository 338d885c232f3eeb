import { tmpdir } from 'node:os'
import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { sheetXml } from '../../../../test/files/xlsx/build.ts'
import { sinkOf, type Grid } from '../../../../test/files/xlsx/collect.ts'
import { GridOut, Troubles } from './grid-out.ts'
import { SharedStrings } from './shared-strings.ts'
import { SharedStringsScanner } from './shared-strings-scanner.ts'
import { SheetScanner } from './sheet-scanner.ts'
import { Shower } from './shower.ts'
import { Styles } from './styles.ts'
import { XmlInput } from './xml-input.ts'

/** Scans both parts, each fed in the given pieces. */
function scan(sheet: Uint8Array, strings: Uint8Array, cut: (bytes: Uint8Array) => Uint8Array[]) {
  const store = new SharedStrings(tmpdir())
  feed(new SharedStringsScanner(store), strings, cut)
  const grid: Grid = { sheet: null, hidden: false, rows: [], blank: [], unread: [], ended: 0 }
  const issues: unknown[] = []
  const sink = {
    grid: () => sinkOf(grid, false),
    issue: (issue: unknown) => void issues.push(issue),
  }
  const out = new GridOut(sinkOf(grid, true))
  const troubles = new Troubles(sink, 'S')
  const shower = new Shower(new Styles(), false)
  const scanner = new SheetScanner({ out, troubles, strings: store, shower })
  feed(scanner, sheet, cut)
  scanner.end()
  return { grid, issues, repeated: out.repeated, hidden: scanner.hiddenRows }
}

function feed(
  scanner: SheetScanner | SharedStringsScanner,
  bytes: Uint8Array,
  cut: (bytes: Uint8Array) => Uint8Array[],
): void {
  const input = new XmlInput(scanner)
  for (const piece of cut(bytes)) input.push(piece)
  input.end()
  if (scanner instanceof SharedStringsScanner) scanner.finish()
}

const strings = Buffer.from(
  '\ufeff<?xml version="1.0"?><sst><si><t>甲&amp;乙</t></si><si><t xml:space="preserve"> 丙 </t></si><si><r><t>a</t></r><rPh><t>x</t></rPh><r><t>_x000D_b</t></r></si><si/></sst>',
)
const rows = [
  '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>1</v></c><c r="C1"><v>1.5E+3</v></c></row>',
  '<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>丁&#x4e2d;\r\n</t></is></c><c r="D3" t="str"><f>A1&amp;"&gt;"</f><v>x_x005F_y</v></c></row>',
  '<!-- <row r="9"> --\u003e<row><c t="s"><v>2</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c/></row>\n',
  '<row r="9"><c r="B9" t="inlineStr"><is><r><t>甲<![CDATA[<b>]]></t></r></is></c><c r="C9"><f>1</f></c></row>',
  '<row r="10"><c r="A10" t="s"<v>1</v></c></row><row r="11"><c r="A11" t="s"><v>77</v></c></row>',
  '<row r="12"><c r="A12"><v>7</v></c></row><row r="12"><c r="A12"><v>8</v></c></row>',
]
const sheet = Buffer.from(sheetXml(rows.join('')))
const whole = scan(sheet, strings, (bytes) => [bytes])

describe('where the input is cut does not matter', () => {
  test('the whole, for comparison', () => {
    expect(whole.grid.rows.map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['甲&乙', ' 丙 ', '1.5E+3']],
      [2, []],
      [3, ['丁中', null, null, 'x_y']],
      [4, ['a\rb', '1', '#N/A']],
      ...[5, 6, 7, 8].map((row) => [row, []]),
      [9, [null, '甲<b>']],
      [11, []],
      [12, ['7']],
      [12, ['8']],
    ])
    expect([whole.grid.unread, whole.issues.length, whole.repeated, whole.hidden]).toEqual([
      [['CORRUPT', 10, 1]],
      2,
      1,
      true,
    ])
  })

  test('cut once, at every byte', () => {
    for (let at = 0; at <= sheet.length; at++) {
      const cut = (bytes: Uint8Array) => [bytes.subarray(0, at), bytes.subarray(at)]
      expect(scan(sheet, strings, cut)).toEqual(whole)
    }
  })

  test.each([1, 2, 3, 7])('cut into pieces of %i', (size) => {
    const cut = (bytes: Uint8Array) =>
      Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      )
    expect(scan(sheet, strings, cut)).toEqual(whole)
  })

  const damaged = fc.array(
    fc.record({
      at: fc.nat(sheet.length - 1),
      byte: fc.constantFrom(...Buffer.from('<>"&/ x\u0000')),
    }),
    { minLength: 1, maxLength: 4 },
  )
  test.prop([damaged, fc.integer({ min: 1, max: 400 })])(
    'damaged bytes: never an exception, and the same wherever it is cut',
    (damage, size) => {
      const broken = Buffer.from(sheet)
      for (const { at, byte } of damage) broken[at] = byte
      const cut = (bytes: Uint8Array) =>
        Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        )
      expect(scan(broken, strings, cut)).toEqual(scan(broken, strings, (bytes) => [bytes]))
    },
  )
})
