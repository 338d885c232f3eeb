import type { FormatId } from './titles.ts'

/** Formats known by fixed bytes. `at` is the offset; the first that fits decides, so longer ones come first. */
interface Magic {
  readonly format: FormatId
  readonly bytes: Uint8Array
  readonly at: number
}

const MAGIC: readonly Magic[] = [
  magic('ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  magic('zip', 'PK\x03\x04'),
  magic('zip', 'PK\x05\x06'),
  magic('zip', 'PK\x07\x08'),
  magic('zip', 'PK00PK'),
  magic('pdf', '%PDF-'),
  magic('rar', 'Rar!\x1a\x07'),
  magic('7z', '7z\xbc\xaf\x27\x1c'),
  magic('gz', '\x1f\x8b\x08'),
  magic('z', '\x1f\x9d'),
  magic('xz', '\xfd7zXZ\x00'),
  magic('zst', '\x28\xb5\x2f\xfd'),
  magic('lz4', '\x04\x22\x4d\x18'),
  magic('lz4', '\x02\x21\x4c\x18'),
  magic('ar', '!<arch>\n'),
  magic('xar', 'xar!\x00\x1c'),
  magic('wim', 'MSWIM\x00\x00\x00'),
  magic('cab', 'MSCF\x00\x00\x00\x00'),
  magic('tar', 'ustar', 257),
  magic('cpio', '070701'),
  magic('cpio', '070702'),
  magic('cpio', '070707'),
  magic('iso', 'CD001', 32769),
  magic('disk-image', 'EVF\x09\x0d\x0a\xff\x00'),
  magic('disk-image', 'EVF2\r\n\x81\x00'),
  magic('disk-image', 'LVF\x09\x0d\x0a\xff\x00'),
  magic('disk-image', 'LEF2\r\n\x81\x00'),
  magic('disk-image', 'ADSEGMENTEDFILE\x00'),
  magic('disk-image', 'AFF10\r\n\x00'),
  magic('disk-image', 'vhdxfile'),
  magic('disk-image', 'conectix'),
  magic('disk-image', '\x7f\x10\xda\xbe', 64),
  magic('disk-image', 'hsqs'),
  magic('disk-image', 'KDMV'),
  magic('disk-image', 'QFI\xfb'),
  magic('android-backup', 'ANDROID BACKUP\n'),
  magic('android-backup', 'MIUI BACKUP\n'),
  magic('rpm', '\xed\xab\xee\xdb'),
  magic('lzip', 'LZIP\x00'),
  magic('other-archive', '**ACE**', 7),
  magic('other-archive', 'StuffIt'),
  magic('other-archive', 'SIT!\x00'),
  magic('other-archive', '\xdc\xa7\xc4\xfd', 20),
  magic('other-archive', 'ALZ\x01'),
  magic('other-archive', 'EGGA\x00'),
  magic('other-archive', '7kSt\xa0\x31\x83\xd3'),
  magic('other-archive', 'TAPE\x00\x00\x03\x00'),
  magic('other-packed', '\xff\x06\x00\x00sNaPpY'),
  magic('other-packed', '\x89LZO\x00\r\n\x1a\n'),
  magic('lzip', 'LZIP\x01'),
  magic('other-packed', 'LRZI\x00'),
  magic('other-packed', 'RZIP\x02'),
  magic('encrypted-file', '-----BEGIN PGP MESSAGE-----'),
  magic('encrypted-file', 'Salted__'),
  magic('encrypted-file', '\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5'),
  magic('encrypted-file', 'LUKS\xba\xbe'),
  magic('sqlite', 'SQLite format 3\x00'),
  magic('access', 'Standard Jet DB', 4),
  magic('access', 'Standard ACE DB', 4),
  magic('pst', '!BDN'),
  magic('tnef', '\x78\x9f\x3e\x22'),
  magic('statistics', 'ARROW1\x00\x00'),
  magic('statistics', '\xc2\xea\x81\x60\xb3\x14\x11\xcf', 12),
  magic('statistics', '$FL2@(#)'),
  magic('statistics', '<stata_dta>'),
  magic('statistics', '\x89HDF\r\n\x1a\n'),
  magic('parquet', 'PAR1'),
  magic('plist', 'bplist00'),
  magic('jpg', '\xff\xd8\xff'),
  magic('png', '\x89PNG\r\n\x1a\n'),
  magic('gif', 'GIF87a'),
  magic('gif', 'GIF89a'),
  magic('tiff', 'II*\x00'),
  magic('tiff', 'MM\x00*'),
  magic('ico', '\x00\x00\x01\x00'),
  magic('psd', '8BPS\x00'),
  magic('webp', 'WEBP', 8),
  magic('audio', 'WAVEfmt', 8),
  magic('video', 'AVI LIST', 8),
  ...['heic', 'heix', 'heim', 'hevc', 'mif1', 'msf1', 'avif'].map((b) =>
    magic('heic', `ftyp${b}`, 4),
  ),
  magic('audio', 'ftypM4A', 4),
  magic('video', 'ftyp', 4),
  magic('video', 'moov', 4),
  magic('video', '\x1a\x45\xdf\xa3'),
  magic('video', 'FLV\x01'),
  magic('video', '\x00\x00\x01\xba'),
  magic('video', '\x30\x26\xb2\x75\x8e\x66\xcf\x11'),
  magic('audio', 'OggS\x00'),
  magic('audio', 'fLaC\x00'),
  magic('audio', 'ID3\x02'),
  magic('audio', 'ID3\x03'),
  magic('audio', 'ID3\x04'),
  magic('audio', '#!AMR'),
  magic('audio', '#!SILK'),
  magic('audio', '\x02#!SILK'),
  magic('audio', 'MThd\x00\x00'),
  magic('audio', '\xff\xfb'),
  magic('audio', '\xff\xf3'),
  magic('elf', '\x7fELF'),
  magic('program', '\xca\xfe\xba\xbe\x00'),
  magic('program', '\xcf\xfa\xed\xfe'),
  magic('program', 'dex\n03'),
  magic('lnk', 'L\x00\x00\x00\x01\x14\x02\x00'),
  magic('registry', 'regf'),
  magic('registry', 'ElfFile\x00'),
  magic('pcap', '\xd4\xc3\xb2\xa1'),
  magic('pcap', '\x0a\x0d\x0d\x0a'),
  magic('chm', 'ITSF\x03\x00'),
  magic('rtf', '{\\rtf'),
  magic('ps', '%!PS-Adobe'),
  magic('xls', '\x09\x08\x10\x00\x00\x06'),
  magic('xls', '\x09\x08\x08\x00\x00\x05'),
  magic('xls', '\x09\x04\x06\x00'),
  magic('xls', '\x09\x02\x06\x00'),
  magic('xls', '\x09\x00\x04\x00'),
  magic('xls', '\x09\x00\x06\x00'),
  // Worksheets of Lotus, Symphony and Quattro Pro for DOS; then later ones, and those of Works.
  ...['\x04\x04', '\x05\x04', '\x06\x04', '\x20\x51'].map((v) =>
    magic('lotus', `\x00\x00\x02\x00${v}`),
  ),
  ...['\x00\x10', '\x02\x10', '\x03\x10', '\x05\x10'].map((v) =>
    magic('old-spreadsheet', `\x00\x00\x1a\x00${v}`),
  ),
  ...['\x00\x00\x02\x00\x01\x10', '\x00\x00\x02\x00\x02\x10', '\xff\x00\x02\x00\x04\x04'].map((v) =>
    magic('old-spreadsheet', v),
  ),
]

function magic(format: FormatId, bytes: string, at = 0): Magic {
  return { format, bytes: Uint8Array.from(bytes, (c) => c.charCodeAt(0)), at }
}

/** The format whose fixed bytes stand in the head, null without one. */
export function formatByMagic(head: Uint8Array, name: string, size: number): FormatId | null {
  const found = MAGIC.find(({ bytes, at }) => holds(head, bytes, at))
  return found?.format ?? formatByFields(head, name, size)
}

function holds(head: Uint8Array, bytes: Uint8Array, at: number): boolean {
  return head.length >= at + bytes.length && bytes.every((byte, i) => head[at + i] === byte)
}

/** Formats whose signature is too short to be trusted alone; a field of their header must fit as well. */
function formatByFields(head: Uint8Array, name: string, size: number): FormatId | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (/^BZh[1-9](?:1A|\x17r)/.test(ascii(head, 0, 6))) return 'bz2'
  const packed = behindSkipped(head, view, name)
  if (packed !== null) return packed
  if (/^-lh\w-$/.test(ascii(head, 2, 5))) return 'lha'
  if (isBinaryCpio(head, view)) return 'cpio'
  if (isArj(head)) return 'arj'
  if (isOldTar(head)) return 'tar'
  if (isBitmap(head, view, size)) return 'bmp'
  if (isProgram(head, view)) return 'exe'
  if (isLzma(head, view, name)) return 'lzma'
  if (isBareSheet(head, view, size)) return 'xls'
  if (isBootSector(head)) return 'disk-image'
  return isDbase(head, name, size) ? 'dbf' : null
}

/** Frames that are to be passed over may stand in front of those of zstd and lz4; a mark of four bytes, and a length. */
function behindSkipped(head: Uint8Array, view: DataView, name: string): FormatId | null {
  let at = 0
  while (at + 8 <= head.length && view.getUint32(at, true) >>> 4 === 0x184d2a5) {
    at += 8 + view.getUint32(at + 4, true)
  }
  if (at === 0) return null
  if (at + 4 > head.length) return /\.lz4$/i.test(name) ? 'lz4' : 'zst'
  const mark = view.getUint32(at, true)
  if (mark === 0x184d2204 || mark === 0x184c2102) return 'lz4'
  return mark === 0xfd2fb528 ? 'zst' : null
}

/** Two bytes are the mark; then the kind of file must be one, and the name short and ended by a zero byte. */
function isBinaryCpio(head: Uint8Array, view: DataView): boolean {
  if (head.length < 28) return false
  const little = view.getUint16(0, true) === 0o070707
  if (!little && view.getUint16(0) !== 0o070707) return false
  const length = view.getUint16(20, little)
  const kind = view.getUint16(6, little) >> 12
  return (
    [1, 2, 4, 6, 8, 9, 10, 12].includes(kind) &&
    length > 1 &&
    length <= 1024 &&
    head[25 + length] === 0
  )
}

/** A mark of two bytes; then the length of a head, of its first part, and the kind of head that stands first. */
function isArj(head: Uint8Array): boolean {
  const length = (head[2] ?? 0) + 256 * (head[3] ?? 0)
  const first = head[4] ?? 0
  return (
    head[0] === 0x60 &&
    head[1] === 0xea &&
    length <= 2600 &&
    first >= 30 &&
    first < length &&
    head[10] === 2
  )
}

/** Tar before POSIX has no mark, but the checksum of its first header, in octal at 148 (its own eight bytes as blanks). */
function isOldTar(head: Uint8Array): boolean {
  if (head.length < 512 || head[0] === 0) return false
  const stated = /^ {0,6}[0-7]{1,6}[\0 ]/.exec(ascii(head, 148, 8))
  if (stated === null) return false
  const due = Number.parseInt(stated[0].trim(), 8)
  let [plain, signed] = [0, 0]
  for (let i = 0; i < 512; i++) {
    const byte = i >= 148 && i < 156 ? 32 : (head[i] ?? 0)
    plain += byte
    signed += byte > 127 ? byte - 256 : byte
  }
  return due === plain || due === signed
}

function ascii(head: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...head.subarray(at, at + length))
}

function isBitmap(head: Uint8Array, view: DataView, size: number): boolean {
  return (
    head.length >= 26 &&
    ascii(head, 0, 2) === 'BM' &&
    (view.getUint32(2, true) === size || view.getUint32(6, true) === 0)
  )
}

function isProgram(head: Uint8Array, view: DataView): boolean {
  if (head.length < 64 || ascii(head, 0, 2) !== 'MZ') return false
  const at = view.getUint32(60, true)
  return at + 2 > head.length || at < 64 || /^(?:PE|NE|LE|LX)$/.test(ascii(head, at, 2))
}

/** Packed before xz was: a mark of one byte, a window of a power of two, a size that is stated or not (all ones). */
function isLzma(head: Uint8Array, view: DataView, name: string): boolean {
  if (head.length < 14 || (head[0] ?? 0) >= 225) return false
  const size = view.getBigUint64(5, true)
  const window = view.getUint32(1, true)
  const usual = head[0] === 0x5d && window >= 4096 && (window & (window - 1)) === 0
  if (!/\.(?:lzma|tlz)$/i.test(name) && !(usual && size === 0xffff_ffff_ffff_ffffn)) return false
  return head[13] === 0 && (size === 0xffff_ffff_ffff_ffffn || size < 1n << 40n)
}

const LONGEST_RECORD = 8224
/** Kinds of stream that begin: a workbook, a sheet, a chart, a sheet of macros. */
const STREAMS: ReadonlySet<number> = new Set([0x05, 0x10, 0x20, 0x40, 0x0100])

/**
 * Records of a worksheet without a file around them, as web programs write them (`pack('ssssss', 0x809, 8, 0, 0x10, 0, 0)`):
 * one that begins a stream, of whatever version, and behind it records that fit in the file.
 */
function isBareSheet(head: Uint8Array, view: DataView, size: number): boolean {
  if (head.length < 16 || head[0] !== 0x09 || ![0, 2, 4, 8].includes(head[1] ?? 1)) return false
  const length = view.getUint16(2, true)
  if (![4, 6, 8, 16].includes(length) || !STREAMS.has(view.getUint16(6, true))) return false
  let at = 4 + length
  for (let records = 0; records < 3 && at < size && at + 4 <= head.length; records++) {
    if (view.getUint16(at, true) === 0x000a) return true
    const next = view.getUint16(at + 2, true)
    if (next > LONGEST_RECORD || (next === 0 && view.getUint16(at, true) === 0)) return false
    at += 4 + next
  }
  return at <= size
}

/** The first sector of a disk (its partitions are marked 00 or 80) or of a partition (a jump, and how long a sector is). */
function isBootSector(head: Uint8Array): boolean {
  if (head.length < 512 || head[510] !== 0x55 || head[511] !== 0xaa) return false
  const jumps = head[0] === 0xeb && head[2] === 0x90
  const marks = [446, 462, 478, 494].map((at) => head[at] ?? 1)
  return jumps || (marks.every((mark) => mark === 0 || mark === 0x80) && head[450] !== 0)
}

/** By its name, or by what its head says of itself: a day, how long head and rows are, and a mark where the columns end. */
export function isDbase(head: Uint8Array, name: string, size = head.length): boolean {
  if (head.length < 32 || !DBASE.has(head[0] ?? 0)) return false
  if (/\.dbf$/i.test(name)) return true
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const [month = 0, day = 0] = head.subarray(2, 4)
  const [rows, dataAt, row] = [
    view.getUint32(4, true),
    view.getUint16(8, true),
    view.getUint16(10, true),
  ]
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    dataAt > 64 &&
    dataAt % 32 === 1 &&
    head[dataAt - 1] === 0x0d &&
    row > 1 &&
    Math.abs(dataAt + rows * row - size) <= 1
  )
}

const DBASE: ReadonlySet<number> = new Set([0x02, 0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5])
