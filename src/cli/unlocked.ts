import type { FolderCount } from '../case/count-folder.ts'
import { triedPasswords } from '../case/intake/case-passwords.ts'
import type { CountRequest } from '../case/request.ts'

/**
 * Enters in the journal of the case what passwords opened, where a name is given (`--by`, `SHUZHENG_BY`); else says how.
 * Nobody writes in silence.
 */
export async function journalUnlocked(
  { evidence, files }: FolderCount,
  request: CountRequest,
  by: string | undefined,
): Promise<string> {
  const folder = evidence.caseFolder
  if (folder === null) return ''
  const { enterUnlocked, unwritten } = await import('../case/journal/unlocked.ts')
  const count = String(unwritten(folder, files).length)
  if (count === '0') return ''
  if ((by ?? process.env['SHUZHENG_BY'] ?? '').trim() === '') {
    return `口令打开的加密文件 ${count} 个尚未记入操作记录：加 --by 姓名 即记入 / opened by a password and not in the journal: ${count}; --by NAME enters them\n`
  }
  const { writer } = await import('./case/case-journal.ts')
  enterUnlocked(folder, files, triedPasswords(evidence, request), writer({ by }))
  return `口令打开的加密文件 ${count} 个已记入操作记录 / entered in the journal: ${count}\n`
}
