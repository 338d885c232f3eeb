/** Text at a place of a page, in points from the lower left corner. */
export interface Placed {
  readonly x: number
  readonly y: number
  readonly text: string
  /** It runs up the page (90) or down (-90). */
  readonly angle?: number
}

/** Objects of a PDF one after another with its table of places; the trailer names the first. */
function pdfOf(objects: readonly string[]): Buffer {
  let out = '%PDF-1.4\n'
  const at = objects.map((object, i) => {
    const here = out.length
    out += `${i + 1} 0 obj\n${object}\nendobj\n`
    return here
  })
  const start = out.length
  const places = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places}`
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')

/** A text as a PDF writes it outside of its pages. */
export const pdfText = (text: string) => `<FEFF${hex(text)}>`

const turn = (angle: number) =>
  angle === 0 ? '1 0 0 1' : `0 ${Math.sign(angle)} ${-Math.sign(angle)} 0`

/** A PDF of these pages, each with these annotations, and of further objects; its text in a font that is named and not brought along, as report systems write it. */
export function pdfWith(
  pages: readonly (readonly Placed[])[],
  {
    annotations = '',
    more = [],
    catalog = '',
    page = '',
    drawn = '',
  }: {
    annotations?: string
    more?: readonly string[]
    catalog?: string
    page?: string
    /** What each page draws besides its text. */
    drawn?: string
  } = {},
): Buffer {
  const kids = pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>',
  ]
  pages.forEach((texts, i) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + 2 * i} 0 R /Annots [${annotations}] ${page} >>`,
    )
    const shown = texts.map(
      ({ x, y, text, angle = 0 }) => `${turn(angle)} ${x} ${y} Tm <${hex(text)}> Tj`,
    )
    objects.push(stream(`${drawn} BT /F1 10 Tf ${shown.join('\n')} ET`))
  })
  return pdfOf([...objects, ...more])
}

/** A list as a table over so many pages as it needs, its header on the first. */
export function listAsPdf(list: readonly (readonly string[])[], left: readonly number[]): Buffer {
  const pages: Placed[][] = []
  list.forEach((row, r) => {
    const line = r % 40
    if (line === 0) pages.push([])
    row.forEach((text, c) => {
      if (text !== '') pages.at(-1)?.push({ x: left[c] ?? 0, y: 780 - line * 18, text })
    })
  })
  return pdfWith(pages)
}
