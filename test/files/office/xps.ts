import { zipOf } from '../zip/build.ts'

/** Letters of a page, in the measure of the page (96 an inch). */
export const glyphs = (x: number, y: number, text: string, more = '') =>
  `<Glyphs OriginX="${String(x)}" OriginY="${String(y)}" FontRenderingEmSize="14" FontUri="/f.odttf" UnicodeString="${text}" ${more}/>`

export const xpsPage = (body: string) =>
  `<FixedPage xmlns="http://schemas.microsoft.com/xps/2005/06" Width="794" Height="1123">${body}</FixedPage>`

/** A package of these pages, which lie in it in another order than that of their list. */
export const xpsOf = (pages: readonly string[]) =>
  zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: 'Seq.fdseq',
      data: '<FixedDocumentSequence><DocumentReference Source="/Documents/1/Doc.fdoc"/></FixedDocumentSequence>',
    },
    {
      name: 'Documents/1/Doc.fdoc',
      data: `<FixedDocument>${pages.map((_, i) => `<PageContent Source="Pages/${String(pages.length - i)}.fpage"/>`).join('')}</FixedDocument>`,
    },
    ...[...pages]
      .reverse()
      .map((data, i) => ({ name: `Documents/1/Pages/${String(i + 1)}.fpage`, data })),
  ])

/** A list of forty lines a page, its columns so far from the left. */
export function listAsXps(list: readonly (readonly string[])[], left: readonly number[]): Uint8Array {
  const pages: string[][] = []
  list.forEach((row, r) => {
    if (r % 40 === 0) pages.push([])
    row.forEach((text, c) => {
      if (text !== '') pages.at(-1)?.push(glyphs(left[c] ?? 0, 80 + (r % 40) * 24, text))
    })
  })
  return xpsOf(pages.map((all) => xpsPage(all.join(''))))
}
