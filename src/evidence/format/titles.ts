/** What the program can do with a format: lists it reads or may come to read, containers, pictures, all else. */
export type FormatKind =
  'empty' | 'list' | 'container' | 'image' | 'media' | 'document' | 'program' | 'other'

/** Every format that is told apart, with its kind and its name for people. */
export const FORMATS = {
  empty: ['empty', '空文件 / empty file'],
  text: ['list', '文本列表（csv、tsv、txt） / delimited text'],
  xlsx: ['list', 'Excel 工作簿（xlsx） / Excel workbook'],
  xlsm: ['list', 'Excel 启用宏的工作簿（xlsm） / Excel workbook with macros'],
  xlsb: ['list', 'Excel 二进制工作簿（xlsb） / Excel binary workbook'],
  xls: ['list', 'Excel 97-2003 工作簿（xls） / Excel 97-2003 workbook'],
  ods: ['list', '开放文档电子表格（ods） / OpenDocument spreadsheet'],
  fods: ['list', '开放文档表格（单一 XML 文件，fods） / flat OpenDocument spreadsheet'],
  numbers: ['list', '苹果 Numbers 表格 / Apple Numbers spreadsheet'],
  uof: ['list', '标文通文档（uof、uos、uot、uop） / UOF document'],
  'xml-spreadsheet': ['list', 'XML 表格 2003 / XML Spreadsheet 2003'],
  html: ['list', '网页（html） / HTML page'],
  'chat-text': ['list', '聊天记录（文本） / conversation, text'],
  'chat-json': ['list', '聊天记录（JSON） / conversation, JSON'],
  'chat-html': ['list', '聊天记录（网页） / conversation, page'],
  json: ['list', 'JSON 数据 / JSON data'],
  xml: ['list', 'XML 数据 / XML data'],
  sql: ['list', '数据库导出脚本（SQL） / SQL dump'],
  sqlite: ['list', 'SQLite 数据库 / SQLite database'],
  access: ['list', 'Access 数据库（mdb、accdb） / Access database'],
  dbf: ['list', 'dBASE 数据表（dbf） / dBASE table'],
  dif: ['list', 'DIF 数据交换表（dif） / DIF table'],
  sylk: ['list', 'SYLK 表格（slk） / SYLK table'],
  vcf: ['list', '电子名片（vcf） / vCard contacts'],
  ics: ['list', '日历（ics） / iCalendar'],
  ldif: ['list', '目录或通讯录导出（ldif） / LDIF directory export'],
  eml: ['list', '电子邮件（eml、mbox） / e-mail message'],
  msg: ['list', 'Outlook 邮件（msg） / Outlook message'],
  tnef: ['list', 'Outlook 富文本附件（winmail.dat） / Outlook rich text attachment'],
  statistics: [
    'list',
    '统计软件数据（SAS、SPSS、Stata、HDF5、Feather） / data of statistics software',
  ],
  pst: ['list', 'Outlook 数据文件（pst） / Outlook data file'],
  parquet: ['list', 'Parquet 数据表 / Parquet table'],
  plist: ['list', '苹果属性列表 / Apple property list'],
  'encrypted-office': ['list', '加密的 Office 文档 / encrypted Office document'],
  docx: ['document', 'Word 文档（docx） / Word document'],
  'word-xml': ['document', 'Word 文档（单一 XML 文件） / Word document as one XML file'],
  doc: ['document', 'Word 97-2003 文档（doc） / Word 97-2003 document'],
  pptx: ['document', '演示文稿（pptx） / presentation'],
  ppt: ['document', '演示文稿 97-2003（ppt） / PowerPoint 97-2003 presentation'],
  vsdx: ['document', 'Visio 绘图（vsdx） / Visio drawing'],
  vsd: ['document', 'Visio 绘图（vsd） / Visio drawing'],
  odt: ['document', '开放文档文本（odt、odp） / OpenDocument text'],
  'office-part': ['document', '办公文档的内部文件（XML） / inner file of an office document'],
  ofd: ['document', '版式文档（OFD） / OFD document'],
  xps: ['document', '版式文档（xps、oxps） / XPS document'],
  epub: ['document', '电子书（epub） / e-book'],
  pdf: ['document', 'PDF 文档 / PDF document'],
  rtf: ['document', 'RTF 文档 / rich text document'],
  ps: ['document', 'PostScript 文档 / PostScript document'],
  chm: ['document', '帮助文件（chm） / compiled help'],
  ole: ['document', 'OLE 复合文档 / OLE compound document'],
  zip: ['container', 'ZIP 压缩包 / ZIP archive'],
  rar: ['container', 'RAR 压缩包 / RAR archive'],
  '7z': ['container', '7z 压缩包 / 7z archive'],
  gz: ['container', 'gzip 压缩文件 / gzip file'],
  bz2: ['container', 'bzip2 压缩文件 / bzip2 file'],
  xz: ['container', 'xz 压缩文件 / xz file'],
  lzma: ['container', 'lzma 压缩文件 / lzma file'],
  zst: ['container', 'zstd 压缩文件 / zstd file'],
  lz4: ['container', 'lz4 压缩文件 / lz4 file'],
  'encoded-text': [
    'container',
    '编码文本（uuencode、base64、quoted-printable） / file encoded as text',
  ],
  z: ['container', 'compress 压缩文件（Z） / compress file'],
  tar: ['container', 'tar 归档 / tar archive'],
  cpio: ['container', 'cpio 归档 / cpio archive'],
  cab: ['container', 'CAB 压缩包 / cabinet archive'],
  lha: ['container', 'LHA 压缩包 / LHA archive'],
  arj: ['container', 'ARJ 压缩包 / ARJ archive'],
  ar: ['container', 'ar 归档 / ar archive'],
  xar: ['container', 'xar 归档 / xar archive'],
  wim: ['container', 'WIM 映像 / Windows image'],
  apk: ['container', '安卓安装包或 Java 包 / Android or Java package'],
  iso: ['container', '光盘映像（iso） / disc image'],
  'disk-image': ['container', '磁盘映像 / disk image'],
  'android-backup': ['container', '安卓备份 / Android backup'],
  'other-archive': [
    'container',
    '不能打开的压缩包（RPM、ACE、StuffIt、ALZ、EGG、ZPAQ 等） / archive that is not opened',
  ],
  'other-packed': [
    'container',
    '不能打开的压缩文件（lzip、lzop、Snappy、lrzip 等） / packed file that is not opened',
  ],
  'encrypted-file': ['other', '加密的文件（PGP、OpenSSL、KeePass、LUKS） / encrypted file'],
  jpg: ['image', 'JPEG 图片 / JPEG picture'],
  png: ['image', 'PNG 图片 / PNG picture'],
  gif: ['image', 'GIF 图片 / GIF picture'],
  bmp: ['image', 'BMP 图片 / BMP picture'],
  webp: ['image', 'WebP 图片 / WebP picture'],
  tiff: ['image', 'TIFF 图片 / TIFF picture'],
  heic: ['image', 'HEIC、AVIF 图片 / HEIC or AVIF picture'],
  ico: ['image', '图标 / icon'],
  psd: ['image', 'Photoshop 图片 / Photoshop picture'],
  svg: ['image', 'SVG 图形 / SVG drawing'],
  audio: ['media', '音频 / audio'],
  video: ['media', '视频 / video'],
  exe: ['program', 'Windows 程序 / Windows program'],
  elf: ['program', 'Linux 程序 / Linux program'],
  program: ['program', '程序代码（Java、Mac、安卓） / compiled program'],
  lnk: ['other', '快捷方式（lnk） / shortcut'],
  registry: ['other', '注册表或事件日志 / registry hive or event log'],
  pcap: ['other', '网络抓包（pcap） / packet capture'],
  binary: ['other', '无法识别的二进制文件 / unknown binary file'],
} as const satisfies Record<string, readonly [FormatKind, string]>

export type FormatId = keyof typeof FORMATS

/** A format as it was known by content: its id, its name for people (`中文 / English`), what kind it is of. */
export interface Format {
  readonly format: FormatId
  readonly title: string
  readonly kind: FormatKind
}

export function formatOf(id: FormatId): Format {
  const [kind, title] = FORMATS[id]
  return { format: id, title, kind }
}
