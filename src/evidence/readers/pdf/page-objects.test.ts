import { expect, test } from 'vitest'
import { pdfWith } from '../../../../test/files/office/pdf.ts'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'

const page = (i: number) => [{ x: 50, y: 700, text: `张三${i} 1380000${String(1000 + i)}` }]
const three = () => pdfWith([page(1), page(2), page(3)])

/** The same number of bytes, so that the places of the objects stay. */
function changed(from: string, to: string): Buffer {
  const text = three().toString('latin1')
  expect(text).toContain(from)
  return Buffer.from(text.replace(from, to.padEnd(from.length)), 'latin1')
}

async function read(bytes: Buffer) {
  const { grids, issues } = await collectAny(bytes, 'a.pdf')
  const words = JSON.stringify(grids.map((grid) => grid.rows.map((row) => row.cells)))
  return {
    people: [...words.matchAll(/1380000100(\d)/g)].map(([, n]) => Number(n)),
    told: issues.map(({ code }) => code),
  }
}

test.each([
  ['a count of pages that is too low', '/Count 3', '/Count 1', [1]],
  ['a page that is no longer listed', '6 0 R 8 0 R', '8 0 R', [2, 3]],
])('%s is told', async (_, from, to, people) => {
  const { people: found, told } = await read(changed(from, to))
  expect(found).toEqual(people)
  expect(told).toContain('CORRUPT')
})

test('a page that somebody removed from a finished file is told, and is no damage', async () => {
  const text = three().toString('latin1')
  const listed = /\d+ 0 obj\n<< \/Type \/Pages[\s\S]*?endobj\n/.exec(text)?.[0] ?? ''
  const at = text.length + 1
  const [number = ''] = listed.split(' ')
  const shorter = listed.replace('8 0 R', '').replace('/Count 3', '/Count 2')
  expect(shorter.length).toBeLessThan(listed.length)
  const xref = `xref\n${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
  const [root] = /\/Root \d+ 0 R/.exec(text) ?? []
  const prev = /startxref\n(\d+)/.exec(text)?.[1] ?? ''
  const trailer = `trailer\n<< ${root ?? ''} /Size 99 /Prev ${prev} >>\nstartxref\n${String(at + shorter.length)}\n%%EOF\n`
  const { people, told } = await read(Buffer.from(`${text}\n${shorter}${xref}${trailer}`, 'latin1'))
  expect([people, told]).toEqual([[1, 3], ['NOT_A_TABLE']])
})

test('a page that is listed twice is read once, and told beside the one it hides', async () => {
  const { people, told } = await read(changed('6 0 R 8 0 R', '6 0 R 6 0 R'))
  expect([people, told]).toEqual([
    [1, 3],
    ['CORRUPT', 'CORRUPT'],
  ])
})

test('a page that was written anew, and one within an attached file, are none that is missing', async () => {
  const text = three().toString('latin1')
  const again = /6 0 obj[\s\S]*?endobj\n/.exec(text)?.[0] ?? ''
  const attached =
    '99 0 obj\n<< /Length 40 >>\nstream\n<< /Type /Page /Parent 2 0 R >>\nendstream\nendobj\n'
  const { people, told } = await read(Buffer.from(text + again + attached, 'latin1'))
  expect([people, told]).toEqual([[1, 2, 3], []])
})
