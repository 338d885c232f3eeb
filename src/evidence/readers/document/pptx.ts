import type { TakeInside } from '../../containers/inside.ts'
import { openZip } from '../../containers/zip.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { handOnEmbedded } from '../embedded.ts'
import { contactLinks } from '../contact-links.ts'
import { Package } from '../xlsx/package.ts'
import { readPart, tellParts } from './beside.ts'
import { withPeople } from './with-people.ts'
import { SlideContent } from './slide-content.ts'

/** Parts that hold text, and what they are. */
const SLIDES: readonly (readonly [RegExp, string])[] = [
  [/^ppt\/slides\/slide\d+\.xml$/, '幻灯片'],
  [/^ppt\/notesslides\/notesslide\d+\.xml$/, '备注'],
  [/^ppt\/comments\/[^/]+\.xml$/, '批注'],
  [/^ppt\/diagrams\/data\d*\.xml$/, '图示'],
]
/** What all slides have; most of it says where text belongs. */
const MASTER = /^ppt\/(?:slidemasters|slidelayouts|notesmasters|handoutmasters)\/[^/]+\.xml$/
const MOST_PARTS = 5000

/** Reads the tables and lines of a presentation (pptx), slide by slide, then its notes, comments and diagrams. */
export async function readPptx(
  source: ByteSource,
  sink: ReadSink,
  inside?: TakeInside,
): Promise<void> {
  const pack = new Package(source, openZip(source), {})
  for (const { code, message } of pack.directory.issues) {
    if (code !== 'NAME_ENCODING' && code !== 'UNSAFE_NAME') sink.issue({ code, message })
  }
  const parts = partsOf(pack.paths())
  if (parts.length > MOST_PARTS) sink.issue({ code: 'LIMIT', message: TOO_MANY })
  for (const { path, name } of parts.slice(0, MOST_PARTS)) await readSlide(pack, path, name, sink)
  for (const path of pack
    .paths()
    .filter((one) => MASTER.test(one))
    .slice(0, MOST_PARTS))
    await readSlide(pack, path, '母版', withPeople(sink))
  tellParts(pack, sink)
  handOnEmbedded(source, pack, inside, sink)
}

const TOO_MANY = '幻灯片和备注过多，其余未读 / too many slides and notes'

async function readSlide(pack: Package, path: string, name: string, sink: ReadSink): Promise<void> {
  const links = await contactLinks(pack, path)
  await readPart(pack, path, name, (out) => new SlideContent(out, links), sink)
  links.read(sink, `${name} 链接`)
}

function partsOf(paths: readonly string[]): { readonly path: string; readonly name: string }[] {
  return SLIDES.flatMap(([pattern, kind]) =>
    paths
      .filter((path) => pattern.test(path))
      .map((path) => ({ path, number: numberOf(path) }))
      .sort((a, b) => a.number - b.number || (a.path < b.path ? -1 : 1))
      .map(({ path, number }) => ({ path, name: `${kind} ${String(number)}` })),
  )
}

/** The first number in the name of a part. */
function numberOf(path: string): number {
  return Number(/\d{1,9}/.exec(path.slice(path.lastIndexOf('/')))?.[0] ?? 0)
}
