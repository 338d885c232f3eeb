import { transcoder } from '../../encoding/decode.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { encodingOf, type Chosen } from '../html/html.ts'
import { XmlRows } from './rows.ts'
import { markRows, XmlShape } from './shape.ts'
import type { ElementWalk } from './walk.ts'

const CHUNK = 1 << 18

/**
 * Reads XML that holds data, of any size, as a stream, twice: the first pass counts what stands where, the second
 * gives the rows.
 *
 * Elements of which several stand beside one another are rows; what stands inside them, elements and attributes, is
 * columns with a dotted name. Rows inside rows are a grid of their own that names the row above, as in JSON. Fields that
 * are named by an attribute (`<column name="tel">`) have that name. Document types are skipped: nothing is included or
 * expanded.
 *
 * @returns the encoding of the file
 */
export function readXml(
  source: ByteSource,
  sink: ReadSink,
  { encoding }: { readonly encoding?: string | undefined } = {},
): string {
  const chosen = encodingOf(source, encoding)
  const shape = new XmlShape()
  feed(source, chosen, shape)
  markRows(shape.root)
  const rows = new XmlRows(shape.root, sink)
  const undecodable = feed(source, chosen, rows)
  const whole = (rows.finish() || rows.isOutside) && !rows.broken
  rows.end(whole)
  tell(rows, sink, whole)
  if (chosen.doubt) sink.issue({ code: 'RUNNER_UP_ENCODING', message: DOUBT })
  if (undecodable) sink.issue({ code: 'UNDECODABLE', message: UNDECODABLE })
  return chosen.encoding
}

const DOUBT =
  '文件写明的编码与内容不符，按内容解读 / the encoding that the file states does not fit; read by its content'
const UNDECODABLE =
  '有不能解码的字节，以 U+FFFD 代替 / bytes that cannot be decoded, shown as U+FFFD'

/** Hands the file on as UTF-8; says whether anything in it could not be decoded. */
function feed(source: ByteSource, { encoding, skip }: Chosen, to: ElementWalk): boolean {
  const coder = transcoder(encoding)
  const buffer = new Uint8Array(CHUNK)
  const out = new Uint8Array(CHUNK * coder.growth + 16)
  let bad = 0
  let kept = 0
  for (let at = skip, last = at >= source.size; !last;) {
    const got = source.read(at, buffer.subarray(kept))
    at += got
    last = at >= source.size || got === 0
    const done = coder.decode(buffer, 0, kept + got, last, out, 0)
    bad += done.bad
    to.feed(out.subarray(0, done.written))
    buffer.copyWithin(0, done.consumed, kept + got)
    kept = kept + got - done.consumed
  }
  return bad > 0
}

function tell(rows: XmlRows, sink: ReadSink, whole: boolean): void {
  const issue = (code: 'CORRUPT' | 'LIMIT', message: string) => {
    sink.issue({ code, message })
  }
  if (!whole)
    issue('CORRUPT', 'XML 损坏或被截断，读到此为止 / broken or cut short; read up to there')
  if (rows.stray > 0) {
    const many = String(rows.stray)
    issue(
      'CORRUPT',
      `${many}处标记不合XML规则，按文字读取 / ${many} signs against the rules of XML, read as text`,
    )
  }
  if (rows.tooDeep > 0)
    issue(
      'LIMIT',
      '嵌套超过64层，更深处的文字并入第64层 / nested deeper than 64: joined to the 64th',
    )
  if (rows.longTexts > 0)
    issue('LIMIT', '有超过32MB的值，只读开头 / values beyond 32 MB, only their beginning was read')
  if (rows.unreadRows > 0) {
    const many = String(rows.unreadRows)
    issue('LIMIT', `列表过多，${many}条未读 / too many lists, ${many} elements not read`)
  }
}
