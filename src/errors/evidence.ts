import type { Wording } from './wording.ts'

/** Errors of the evidence: reading it, comparing it, and going back to its rows. */
export const EVIDENCE = {
  'evidence/no-path': {
    exit: 2,
    zh: '没有给出要读取的文件夹或文件',
    en: 'no folder or file given',
    remedy: 'shuzheng {command} 文件夹',
  },
  'evidence/path-missing': {
    exit: 2,
    zh: '路径不存在：{path}',
    en: 'path does not exist: {path}',
    remedy:
      '请核对路径；案件的检材写在 case.yaml 的 exhibits，不写的为 evidence/ / check the path; of a case: exhibits in case.yaml, or evidence/',
  },
  'evidence/path-twice': {
    exit: 2,
    zh: '同一处检材给了两次，或者一处在另一处之内：{path}',
    en: 'one place was given twice, or lies inside another: {path}',
    remedy:
      '每处只给一次；同一文件夹会被当作两份检材 / give each place once: it would be counted as two exhibits',
  },
  'evidence/output-inside-input': {
    exit: 2,
    zh: '输出位置在被读取的检材之内：{path}',
    en: 'the output would lie inside the evidence: {path}',
    remedy: '--out 另选检材之外的文件夹 / choose a folder outside the evidence',
  },
  'evidence/no-space': {
    exit: 3,
    zh: '磁盘空间不足，没有写完：{path}',
    en: 'the disk is full; not all was written: {path}',
    remedy:
      '腾出空间，或以 --temp、--out 另选位置，再次运行 / free some space, or choose another place with --temp or --out, and run again',
  },
  'hash-list/unreadable': {
    exit: 2,
    zh: '校验值清单打不开，或者没有一行写有校验值：{path}',
    en: 'the digest list cannot be opened, or no line of it holds a digest: {path}',
    remedy: '请核对路径；清单每行写“校验值 路径” / check the path; one “digest path” a line',
  },
  'passwords/unreadable': {
    exit: 2,
    zh: '口令表打不开，或者是空的：{path}',
    en: 'the list of passwords cannot be opened, or is empty: {path}',
    remedy:
      '请核对路径；每行写一个口令，UTF-8 或 GB18030 文本 / check the path; one password a line, as text',
  },
  'rows/no-run': {
    exit: 2,
    zh: '找不到与此报告对应的索引：{path}',
    en: 'the index of this report is not there any more: {path}',
    remedy: '重新运行 shuzheng count，再用新的 report.json / count again',
  },
  'rows/bad-report': {
    exit: 2,
    zh: '没有这个文件，或者不是本软件的 report.json：{path}',
    en: 'no such file, or not a report.json of this program: {path}',
    remedy:
      '给出核算时写出的 report.json，run.json 仍在它旁边 / name the report.json that a count wrote, with run.json beside it',
  },
  'verify/no-evidence': {
    exit: 2,
    zh: '检材已不在原处：{path}',
    en: 'the evidence is no longer where it was counted: {path}',
    remedy: '--evidence 现在的位置 / say where it lies now with --evidence',
  },
  'verify/no-request': {
    exit: 2,
    zh: '打不开此报告的读取条件（没有 run.json，或者报告在另一台机器上作出）：{path}',
    en: 'how this report was asked for cannot be opened (no run.json, or made on another machine): {path}',
    remedy:
      '以 --evidence 指明检材，并重写当时的 --key、--conduct、--kind 等 / name the evidence and the flags of the count again',
  },
  'reconcile/no-annex': {
    exit: 2,
    zh: '应给出检验报告附表和检材：没有 {what}',
    en: 'an annex and the evidence are needed: no {what}',
    remedy: 'shuzheng reconcile 附表.xlsx 检材文件夹',
  },
  'reconcile/annex-inside': {
    exit: 2,
    zh: '附表在被比对的检材之内，会与自己相符：{path}',
    en: 'the annex lies inside the evidence and would match itself: {path}',
    remedy: '把附表放到检材之外 / put the annex outside of the evidence',
  },
  'reconcile/unreadable': {
    exit: 2,
    zh: '附表中没有可比对的表：{path}（{reason}）',
    en: 'the annex holds no table to compare: {path} ({reason})',
    remedy:
      '请核对文件，或以 --header、--sheet、--encoding 指明 / check the file, or say how to read it',
  },
  'overlap/no-batches': {
    exit: 2,
    zh: '案件文件没有写明文件的批次，不能按批次比较',
    en: 'the case file has no batch with files to compare',
    remedy: '在 batches 中写 files，或者 --by file / name files, or compare by file',
  },
  'overlap/too-many': {
    exit: 2,
    zh: '要比较的名单有 {n} 个，超过 {limit} 个',
    en: '{n} lists are more than can be compared ({limit})',
    remedy: '--by folder 或者 --by exhibit / compare folders or exhibits',
  },
} as const satisfies Record<string, Wording>
