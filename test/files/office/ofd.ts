import { zipOf, type Part } from '../zip/build.ts'

/** Text at a place of a page, in millimetres from the upper left corner; `steps` as the format writes them. */
export interface OfdText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly steps?: string
  /** Further attributes of the object. */
  readonly more?: string
}

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
export const ofdXml = (tag: string, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ofd:${tag} ${NAMESPACE}>${body}</ofd:${tag}>`

/** The objects of a page: letters of 4 mm, the boundary of each at its upper left corner. */
export const ofdTexts = (texts: readonly OfdText[]) =>
  texts
    .map(({ x, y, text, steps = stepsOf(text), more = '' }, i) => {
      const code = `<ofd:TextCode X="0" Y="4" DeltaX="${steps}">${text}</ofd:TextCode>`
      return `<ofd:TextObject ID="${String(i + 100)}" Boundary="${String(x)} ${String(y)} 90 5" Font="3" Size="4" ${more}>${code}</ofd:TextObject>`
    })
    .join('')

function stepsOf(text: string): string {
  const letters = Array.from(text).slice(0, -1)
  return letters.map((letter) => (letter < '\u2e80' ? '2' : '4')).join(' ')
}

/** A page, drawn upon the templates of these numbers. */
export const ofdPage = (body: string, templates: readonly string[] = []) =>
  ofdXml(
    'Page',
    templates.map((id) => `<ofd:Template TemplateID="${id}" ZOrder="Background"/>`).join('') +
      `<ofd:Content><ofd:Layer ID="9">${body}</ofd:Layer></ofd:Content>`,
  )

/** A package of these pages; `common` stands in the common data of the document, `lists` behind its pages. */
export function ofdOf(
  pages: readonly string[],
  { common = '', lists = '', parts = [] }: { common?: string; lists?: string; parts?: Part[] } = {},
): Uint8Array {
  const listed = pages
    .map((_, i) => `<ofd:Page ID="${String(i + 1)}" BaseLoc="Pages/Page_${String(i)}/Content.xml"/>`)
    .join('')
  const document = `<ofd:CommonData>${common}</ofd:CommonData><ofd:Pages>${listed}</ofd:Pages>${lists}`
  const body =
    '<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>'
  return zipOf([
    { name: 'OFD.xml', data: ofdXml('OFD', body) },
    { name: 'Doc_0/Document.xml', data: ofdXml('Document', document) },
    ...pages.map((data, i) => ({ name: `Doc_0/Pages/Page_${String(i)}/Content.xml`, data })),
    ...parts,
  ])
}

/** A list of forty lines a page, its columns so many millimetres from the left. */
export function listAsOfd(list: readonly (readonly string[])[], left: readonly number[]): Uint8Array {
  const pages: OfdText[][] = []
  list.forEach((row, r) => {
    if (r % 40 === 0) pages.push([])
    row.forEach((text, c) => {
      if (text !== '') pages.at(-1)?.push({ x: left[c] ?? 0, y: 20 + (r % 40) * 6, text })
    })
  })
  return ofdOf(pages.map((texts) => ofdPage(ofdTexts(texts))))
}
