import { countedUnder } from '../../count/under-key.ts'
import type { Database } from '../../db/database.ts'
import { ShuzhengError } from '../../errors.ts'
import { KEY_CHOICES, type KeyChoice } from '../../records/record-query.ts'
import type { TierCounts } from '../../report.ts'
import { askedOf, type FolderCount } from '../count-folder.ts'
import { keptKeys, keepKeys } from './report.ts'

/** What the whole would count by one key (去重依据), those that lack it by their own. */
export interface UnderKey {
  readonly key: KeyChoice
  readonly tiers: TierCounts
}

/**
 * What the whole would count by each other key, worked out beside whoever looks at the count, once: it is kept with the
 * report. An index of a key that the examiner chose tells nothing of others.
 */
export class UnderKeys {
  readonly #counted: FolderCount
  readonly #chosen: KeyChoice | null
  #answers: Promise<readonly UnderKey[]> | null = null
  #beside: Database | null = null
  #stopped = false

  constructor(counted: FolderCount, chosen: KeyChoice | null) {
    this.#counted = counted
    this.#chosen = chosen
  }

  /** Nothing where it was stopped. What failed is tried again by who asks next. */
  answers(): Promise<readonly UnderKey[]> {
    this.#answers ??= this.#work().catch((error: unknown) => {
      this.#answers = null
      throw error
    })
    return this.#answers
  }

  /** Ends the work, so that the index can be closed. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#beside?.interrupt()
    await this.#answers?.catch(() => undefined)
  }

  async #work(): Promise<readonly UnderKey[]> {
    if (this.#chosen !== null) return []
    const { session } = this.#counted
    const kept = await keptKeys(session)
    if (kept !== null) return kept
    const db = await session.db.beside()
    this.#beside = db
    try {
      this.#goOn()
      const found = await this.#counts(db)
      // Kept only so that it need not be worked out again: an index whose folder is gone answers all the same.
      await keepKeys({ db, names: session.names }, found).catch(() => undefined)
      return found
    } catch (error) {
      if (this.#stopped) return []
      throw error
    } finally {
      this.#beside = null
      session.db.leave(db)
    }
  }

  /** What is interrupted between two statements runs on until it is asked. */
  #goOn(): void {
    if (this.#stopped) throw new ShuzhengError('run/stopped')
  }

  async #counts(db: Database): Promise<UnderKey[]> {
    const [places, , decisions] = askedOf(this.#counted)
    const { keys } = this.#counted.report
    const found: UnderKey[] = []
    for (const key of KEY_CHOICES) {
      if (keys.find((k) => k.key === key)?.counted == null) continue
      this.#goOn()
      found.push({ key, tiers: await countedUnder(db, key, places, decisions) })
    }
    return found
  }
}
