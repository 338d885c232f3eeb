import type { Wording } from './wording.ts'

/** Errors of what is asked of the program, and what breaks in it. */
export const REQUESTS = {
  'cli/unknown-command': {
    exit: 2,
    zh: '没有这个命令：{command}{meant}',
    en: 'no such command: {command}',
    remedy: 'shuzheng --help',
  },
  'fault/internal': {
    exit: 3,
    zh: '程序内部出错：{where}',
    en: 'an internal fault: {where}',
    remedy: '请保留检材与 run.json 并报告此问题 / keep the evidence and run.json, and report this',
  },
  'server/busy': {
    exit: 2,
    zh: '核算正在进行',
    en: 'a count is going on',
    remedy: '等它完成，或者先停止 / wait for it, or stop it first',
  },
  'server/nothing-open': {
    exit: 2,
    zh: '还没有核算结果',
    en: 'nothing has been counted yet',
    remedy: '选择一个文件夹 / choose a folder',
  },
  'server/no-case': {
    exit: 2,
    zh: '打开的是文件夹，还没有建立案件',
    en: 'a bare folder is open; there is no case yet',
    remedy: '先建立案件 / make a case of it first',
  },
  'server/bad-request': {
    exit: 2,
    zh: '请求有误：{field}',
    en: 'wrong request: {field}',
    remedy: '重新载入页面 / reload the page',
  },
  'server/port-taken': {
    exit: 2,
    zh: '端口 {port} 已被占用',
    en: 'port {port} is taken',
    remedy: 'shuzheng serve --port 0',
  },
  'server/not-built': {
    exit: 2,
    zh: '工作台还没有生成',
    en: 'the workbench has not been built',
    remedy: 'npm run workbench',
  },
  'cli/bad-flag': {
    exit: 2,
    zh: '参数不对：{problem}',
    en: 'a flag or argument is wrong or missing{at}',
    remedy: 'shuzheng {command} --help',
  },
  'run/no-folder': {
    exit: 2,
    zh: '不能在此处建立文件夹：{path}',
    en: 'no folder can be made at {path}',
    remedy:
      '以 --out、--temp 另选可写的位置 / choose a place that can be written to with --out or --temp',
  },
  'run/not-written': {
    exit: 3,
    zh: '写不进此处：{path}（{code}）',
    en: 'cannot be written to: {path} ({code})',
    remedy:
      '关闭正在打开的报告，核对权限和磁盘，或以 --out、--temp 另选位置 / close reports that are open, check rights and disk, or choose another place',
  },
  'run/stopped': {
    exit: 130,
    zh: '已停止：读完的部分已保留',
    en: 'stopped; what was read is kept',
    remedy: '再次运行同一命令即从断点继续 / run the same command again: it goes on from there',
  },
  'db/failed': {
    exit: 3,
    zh: '内部计算失败（{step}：{kind}）',
    en: 'an internal computation failed ({step}: {kind})',
    remedy: '请保留检材与 run.json 并报告此问题 / keep the evidence and run.json, and report this',
  },
  'law/missing': {
    exit: 3,
    zh: '找不到法律数据：{path}',
    en: 'no law data at {path}',
    remedy: '请核对安装是否完整 / check that the installation is whole',
  },
  'law/stale': {
    exit: 3,
    zh: '法律数据已改动而未重新校核：{file}',
    en: 'the law data was changed and not checked again: {file}',
    remedy: 'npm run law',
  },
  'law/invalid': {
    exit: 3,
    zh: '法律数据有误：\n{problems}',
    en: 'the law data is wrong:\n{problems}',
    remedy: '按所列文件和字段改正 / correct the file and field named',
  },
  'law/no-such-article': {
    exit: 3,
    zh: '法律数据中没有此条文：{cite}',
    en: 'the law data has no such article: {cite}',
    remedy: '请报告此问题 / report this',
  },
  'ledger/open': {
    exit: 3,
    zh: '台账不平衡：{ledger} 差 {difference}',
    en: 'ledger does not close: {ledger} differs by {difference}',
    remedy: '请保留检材与 run.json 并报告此问题 / keep the evidence and run.json, and report this',
  },
} as const satisfies Record<string, Wording>
