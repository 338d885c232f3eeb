import { createHash, randomBytes } from 'node:crypto'
import { sessionsIn } from './door.ts'

/** Clear text that is open: for what, since when nobody has used it, and when it locks by itself, in milliseconds. */
export interface SittingView {
  readonly purpose: string
  readonly by: string
  /** Milliseconds until it locks if nobody looks. */
  readonly left: number
}

/** How long nobody may look at clear text until it is masked again, in milliseconds. */
const SITTING = 10 * 60_000

interface Opened {
  readonly session: string
  readonly folder: string
  readonly purpose: string
  readonly by: string
  used: number
}

/**
 * One opening of clear text (design section 6): for one session of one browser and one case. It ends by a word, after a
 * while without use, with the session (a door that has locked knows no cookie of before), or when another place is opened.
 */
export class Sitting {
  readonly #idle: number
  readonly #clock: () => number
  #opened: Opened | null = null

  constructor(idle: number = SITTING, clock: () => number = () => performance.now()) {
    this.#idle = idle
    this.#clock = clock
  }

  /** The one before ends. The journal has been written already: what is not written down is not opened. */
  open(cookie: string | undefined, folder: string, purpose: string, by: string): void {
    this.#opened = { session: sessionOf(cookie), folder, purpose, by, used: this.#clock() }
  }

  /** What is open for this browser and this case; looking at that does not keep it open. */
  view(cookie: string | undefined, folder: string | null): SittingView | null {
    const opened = this.#opened
    if (opened === null) return null
    const left = this.#idle - (this.#clock() - opened.used)
    if (left <= 0 || opened.folder !== folder) {
      this.lock()
      return null
    }
    if (opened.session !== sessionOf(cookie)) return null
    return { purpose: opened.purpose, by: opened.by, left: Math.ceil(left) }
  }

  /** Is it open to be used now? A use keeps it open. */
  uses(cookie: string | undefined, folder: string | null): boolean {
    const open = this.view(cookie, folder) !== null
    if (open && this.#opened) this.#opened.used = this.#clock()
    return open
  }

  lock(): void {
    this.#opened = null
  }
}

/** A session is known by a digest of its cookie; two without one are not the same. */
function sessionOf(cookie: string | undefined): string {
  const given = sessionsIn(cookie).toSorted().join(' ')
  return createHash('sha256')
    .update(given || randomBytes(16).toString('hex'))
    .digest('hex')
}
