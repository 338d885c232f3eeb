/** Chinese and English of a next step. */
type Step = readonly [zh: string, en: string]

/** What to do here, where the words of the problem name a command: who works in a browser has never seen one. */
const HERE: Readonly<Record<string, Step>> = {
  'run/no-folder': ['换一个可写的文件夹', 'choose a folder that can be written to'],
  'evidence/output-inside-input': [
    '换一个检材之外的文件夹',
    'choose a folder outside the evidence',
  ],
  'evidence/no-space': [
    '腾出磁盘空间后再做一次；已完成的部分都保存着',
    'free some disk space and do it again; what was done is kept',
  ],
  'rows/no-run': ['到“选择检材”再核算一次', 'count again under Choose'],
  'rows/bad-report': ['到“文书”重新写出', 'write the papers again under Papers'],
  'reconcile/unreadable': [
    '请核对是不是这个文件；另存为 xlsx 或者 csv 后再比对',
    'check that it is the right file; save it as xlsx or csv and compare again',
  ],
  'overlap/no-batches': [
    '到“案件事实”的“批次”写明每批的文件',
    'name the files of each batch under Facts',
  ],
  'overlap/too-many': [
    '到“案件事实”把文件归成批次，按批次比较',
    'put the files into batches under Facts, and compare those',
  ],
  'journal/none': ['到“案件与操作记录”建立案件', 'make a case under Case and journal'],
  'journal/broken': [
    '到“案件与操作记录”点“检查记录”列出全部问题；用备份或者案件包恢复',
    'press Check the chain under Case and journal; restore it from a backup or a pack',
  ],
  'journal/no-writer': ['填写办理人姓名', 'give your name'],
  'journal/empty': ['到“案件事实”录入第一项', 'enter the first fact under Facts'],
  'journal/bad-pack': [
    '请对方在“案件与操作记录”重新装包',
    'have the pack made again under Case and journal',
  ],
  'sample/report-changed': ['重新核算后再抽取', 'count again, then draw'],
  'sample/nothing': ['另选信息类型', 'choose other tiers'],
  'sample/too-many': [
    '先只抽第五项；第三、四项用核算台账逐条核实',
    'draw item 5 alone; check the others by the ledger',
  ],
  'sample/sheet-there': ['移走该表后再抽取', 'move it away, then draw'],
  'sample/other-draw': ['核对表头的抽样编号，选对应的那次抽样', 'choose the draw that it names'],
  'sample/password': ['填写表的口令', 'give the password of the sheet'],
}

/** The next step in the workbench; the one of the problem itself where it names no command. */
export function nextStep(code: string, remedy: string): Step {
  const [zh = remedy, en = zh] = remedy.split(' / ')
  return HERE[code] ?? [zh, en]
}
