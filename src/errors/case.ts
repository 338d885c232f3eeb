import type { Wording } from './wording.ts'

/** Errors of the facts of a case and their journal. */
export const CASE = {
  'count/whole-aside': {
    exit: 2,
    zh: '整份文件或者整张表不计入，不能只取回其中几行',
    en: 'a whole file or sheet was set aside; single rows of it cannot be taken back',
    remedy:
      '先撤回该项决定，再就其余各行分别决定 / take the decision back, then decide on the other rows',
  },
  'count/not-aside': {
    exit: 2,
    zh: '所选各行没有人工决定不计入的',
    en: 'none of these rows was set aside by a person',
    remedy:
      '软件判定不计入的，按字段更正或者计算口径处理 / what the software set aside is moved by a correction or a reading',
  },
  'facts/moved': {
    exit: 2,
    zh: '这期间别人改过案件事实（操作记录已到第{number}号），没有保存',
    en: 'somebody else changed the case meanwhile (journal at no. {number}); nothing was saved',
    remedy: '看过新内容后再保存一次 / look at the newer state, then save again',
  },
  'facts/settled': {
    exit: 2,
    zh: '这一处不一致已经有了决定，没有保存',
    en: 'this disagreement has been decided already; nothing was saved',
    remedy: '看新内容；要改的，改该项事实 / look at the newer state, and change the fact itself',
  },
  'facts/invalid': {
    exit: 2,
    zh: '没有保存：{problems}',
    en: 'not saved: {problems}',
    remedy: '按所列各处改正后再保存 / correct what is listed, then save again',
  },
  'facts/not-yaml': {
    exit: 2,
    zh: '这一栏的文字不能读取：{field}',
    en: 'the text of this field cannot be read: {field}',
    remedy: '每行写作“字段: 值”，冒号用半角，后加一个空格 / write each line as field: value',
  },
  'facts/same-id': {
    exit: 2,
    zh: '已有同一标识：{id}',
    en: 'the id is taken: {id}',
    remedy: '换一个标识，或者改动已有的一项 / take another id, or change the entry there',
  },
  'case/invalid': {
    exit: 2,
    zh: '{file}：{problems}',
    en: 'the case file has mistakes',
    remedy: '按所列行号改正后再运行；写法见 docs/case-file.md / correct the lines named',
  },
  'journal/none': {
    exit: 2,
    zh: '此处没有案件的操作记录（case.db）：{path}',
    en: 'no case journal (case.db) at {path}',
    remedy: 'shuzheng case new 文件夹 --by 姓名',
  },
  'journal/exists': {
    exit: 2,
    zh: '此文件夹已有案件：{path}',
    en: 'the folder holds a case already: {path}',
    remedy:
      '在“选择检材”打开这个案件，或者换一个文件夹（shuzheng case log 文件夹）/ open that case, or choose another folder',
  },
  'journal/busy': {
    exit: 3,
    zh: '操作记录正被另一程序写入：{path}',
    en: 'another process is writing the journal: {path}',
    remedy: '稍后再试 / try again in a moment',
  },
  'journal/not-writable': {
    exit: 2,
    zh: '操作记录不能写入（只读的光盘或者文件夹）：{path}',
    en: 'the journal cannot be written to (read-only disc or folder): {path}',
    remedy:
      '把案件文件夹复制到可写的位置再录入 / copy the case folder to a place that can be written to',
  },
  'journal/unreadable': {
    exit: 3,
    zh: 'case.db 打不开或者不是操作记录：{path}',
    en: 'case.db is damaged or is no journal: {path}',
    remedy: '用备份或者案件包恢复 / restore it from a backup or a pack',
  },
  'journal/broken': {
    exit: 3,
    zh: '操作记录不完整或者被改动过：{problem}',
    en: 'the journal is not whole or was altered',
    remedy:
      'shuzheng case check 文件夹 列出全部问题；用备份或者案件包恢复 / shuzheng case check lists all of it',
  },
  'journal/no-writer': {
    exit: 2,
    zh: '没有说明操作人：{problem}',
    en: 'nobody is named as the one who writes',
    remedy: '--by 姓名，或者设环境变量 SHUZHENG_BY / --by NAME, or set SHUZHENG_BY',
  },
  'journal/not-text': {
    exit: 2,
    zh: '案件文件不能按 UTF-8 文本读取：{path}',
    en: 'the case file is not UTF-8 text, or is over 16 MB: {path}',
    remedy: '另存为 UTF-8（不超过16MB）后再试 / save it as UTF-8',
  },
  'journal/empty': {
    exit: 2,
    zh: '案件中还没有录入任何事实：{path}',
    en: 'no fact has been entered in this case yet: {path}',
    remedy: 'shuzheng case import case.yaml 文件夹 --by 姓名',
  },
  'journal/file-there': {
    exit: 2,
    zh: '文件已存在，内容不同：{path}',
    en: 'a file with other content is there already: {path}',
    remedy: '--out 另起文件名 / choose another name with --out',
  },
  'journal/bad-pack': {
    exit: 2,
    zh: '案件包不能并入：{problem}',
    en: 'the pack cannot be merged: {path}',
    remedy: '请对方重新生成 shuzheng case pack 文件夹 --out 文件 / have the pack made again',
  },
  'journal/other-case': {
    exit: 2,
    zh: '案件包属于另一案件：{path}',
    en: 'the pack is of another case: {path}',
    remedy: '核对文件夹与案件包 / check which folder and which pack belong together',
  },
  'case/bad-key': {
    exit: 3,
    zh: '密钥文件损坏：{path}',
    en: 'the key file is damaged: {path}',
    remedy: '移走该文件后重新运行；旧的缓存将重建 / move it away and run again; caches are rebuilt',
  },
} as const satisfies Record<string, Wording>
