import { workbenchStart } from './launchers.ts'
import { nameOf, type Platform } from './platform.ts'

/**
 * 使用说明.txt of the packed folder: for a person who has the disc and nothing else. On Windows with the marks by which old
 * editors know UTF-8 and lines.
 */
export function packedReadme(platform: Platform, version: string): string {
  const text = textFor(platform, version)
  return platform.os === 'win32' ? `\ufeff${text.replaceAll('\n', '\r\n')}` : text
}

function textFor(platform: Platform, version: string): string {
  const command = platform.os === 'win32' ? 'shuzheng.cmd' : './shuzheng'
  const floor = platform.os === 'linux' ? LINUX : ''
  const check = platform.os === 'win32' ? '' : '\n核对本文件夹是否完整：sha256sum -c SHA256SUMS\n'
  return `数证 Shuzheng ${version}（${nameOf(platform)}）

把查获的名单数清楚，每个数字都能追到行。只作统计核对，不是鉴定意见。

不需要安装，不需要管理员权限，不联网。本文件夹可以是只读的（光盘）；报告写到当前文件夹的 out 或 --out 指定处。

双击“${workbenchStart(platform)}”，在浏览器中打开工作台；窗口不要关，按 Ctrl-C 结束。
浏览器：Chromium 116 以上（2023 年 8 月以后的 Chrome、Edge、360、奇安信、统信、麒麟等浏览器极速模式），不支持 IE。
没有自动打开浏览器的，把窗口里显示的地址（127.0.0.1，只在本机）贴到浏览器中。

在命令行中：

  ${command} serve               打开工作台
  ${command} count 文件夹        核算条数
  ${command} read 文件夹         里面有什么
  ${command} rows out/report.json --code BARE_PHONE
  ${command} --help
${floor}${check}
退出码：0 全部读取；1 有未读或未读完整；2 命令有误；3 故障。

Runs from here as it is: nothing to install, no network, the folder may be read-only. \`${command} --help\` says the rest.
Double-click \`${workbenchStart(platform)}\` for the workbench in a browser: Chromium 116 (August 2023) or later, on this machine alone.
Licences: LICENSE, NOTICE, THIRD_PARTY.md, licences/.
`
}

const LINUX = `
需要 glibc 2.28 以上（银河麒麟 V10、统信 UOS 20 及以后）。光盘若以 noexec 方式挂载，请先复制到本机磁盘。
`
