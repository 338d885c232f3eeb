import { countRead, moneyOf, nameAgain, type FolderCount } from '../count-folder.ts'
import { readEvidence } from '../read-evidence.ts'
import type { Progress } from '../intake/progress.ts'
import type { CountRequest } from '../request.ts'
import { identityOf } from './identity.ts'
import { keepReport, keptReport } from './report.ts'
import { UnderKeys } from './under-keys.ts'

/** A count with everything to be looked at prepared in its index. */
export interface OpenCount {
  /** For whatever the report, the files and the kept grid answer; its temporary tables may not be there. */
  readonly counted: FolderCount
  /** The same, with the temporary tables that a count leaves: after it was opened they are made when first asked for. */
  whole(): Promise<FolderCount>
  /** What it would count by other keys. */
  readonly underKeys: UnderKeys
}

/**
 * Opens what was counted before if nothing has changed since, else counts and keeps what pages ask for. To open costs
 * nothing that grows with the rows.
 *
 * @throws ShuzhengError as {@link countFolder}
 */
export async function openCount(given: CountRequest, progress: Progress): Promise<OpenCount> {
  const folder = await readEvidence(given, progress, 'serve')
  const { session } = folder
  const money = await moneyOf(folder)
  const identity = identityOf(folder, money)
  const report = await closedOnFailure(session, () => keptReport(session, identity))
  if (report !== null) {
    const counted: FolderCount = { ...folder, report }
    let named: Promise<void> | null = null
    return {
      counted,
      underKeys: new UnderKeys(counted, given.key),
      whole: async () => {
        named ??= nameAgain(folder).catch((error: unknown) => {
          named = null
          throw error
        })
        await named
        return counted
      },
    }
  }
  const counted = await countRead(folder, money, progress)
  await closedOnFailure(session, () => keepReport(session, identity, counted.report))
  const underKeys = new UnderKeys(counted, given.key)
  return { counted, underKeys, whole: () => Promise.resolve(counted) }
}

async function closedOnFailure<T>(session: { close(): void }, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    session.close()
    throw error
  }
}
