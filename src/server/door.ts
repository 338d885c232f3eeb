import { randomBytes, timingSafeEqual } from 'node:crypto'

/** What a request says of where it comes from. */
export interface Knock {
  readonly method: string
  readonly host: string | null
  readonly origin: string | null
  /** Sec-Fetch-Site: what the browser knows of the page that asks. */
  readonly site: string | null
  readonly cookie: string | null
  /** A page that only looks how far a run is does not keep the door open. */
  readonly background: boolean
}

/** Why somebody stays outside: another origin, no session, or a session that was idle too long. */
export type Refused = 'origin' | 'stranger' | 'locked'

/** A cookie does not know the port: each workbench of this machine has one by its own name. */
export function cookieName(host: string | undefined): string {
  const port = /:(\d+)$/.exec(host ?? '')?.[1]
  return port === undefined ? 'shuzheng' : `shuzheng-${port}`
}

/** Sessions that a browser names, of this workbench or of another on this machine. */
export function sessionsIn(cookie: string | null | undefined): string[] {
  const found = (cookie ?? '').matchAll(/(?:^|;\s*)shuzheng(?:-\d+)?=([\w-]+)/g)
  return [...found].flatMap((match) => match[1] ?? [])
}

/**
 * The door of the workbench: loopback names only, no request from another page, and a session that begins with an
 * address that opens once. After `idle` milliseconds without a request of a person the session ends by itself.
 */
export class Door {
  readonly #idle: number
  readonly #clock: () => number
  readonly #sessions = new Map<string, number>()
  #hosts: ReadonlySet<string> = new Set()
  #token: string | null = null

  constructor(idle: number, clock: () => number = () => performance.now()) {
    this.#idle = idle
    this.#clock = clock
  }

  /** From now on only these are asked for; the port is known once the server listens. */
  listensOn(port: number): void {
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  }

  /** A new word for one opening; the one before is void. */
  newToken(): string {
    this.#token = randomBytes(24).toString('base64url')
    return this.#token
  }

  /** Opens a session for the word, once; null when it is not the word. */
  enter(token: string): string | null {
    if (this.#token === null || !same(token, this.#token)) return null
    this.#token = null
    const session = randomBytes(32).toString('base64url')
    this.#sessions.set(session, this.#clock())
    return session
  }

  /** Is the request from here, whoever sends it? */
  fromHere({ host, origin, site }: Knock): boolean {
    if (host === null || !this.#hosts.has(host)) return false
    if (origin !== null && origin !== `http://${host}`) return false
    return site === null || site === 'same-origin' || site === 'none'
  }

  /** Null: come in. */
  refuses(knock: Knock): Refused | null {
    if (!this.fromHere(knock)) return 'origin'
    // Cookies do not know ports: whatever changes something must come from our own page, and say so.
    if (knock.method !== 'GET' && knock.origin === null) return 'origin'
    const session = this.#sessionOf(knock.cookie)
    if (session === null) return 'stranger'
    const now = this.#clock()
    if (now - (this.#sessions.get(session) ?? 0) > this.#idle) {
      // It stays known as locked: who comes back is told why, not that he is a stranger.
      this.#sessions.set(session, -Infinity)
      return 'locked'
    }
    if (!knock.background) this.#sessions.set(session, now)
    return null
  }

  /** Ends every session. */
  lock(): void {
    for (const session of this.#sessions.keys()) this.#sessions.set(session, -Infinity)
  }

  #sessionOf(cookie: string | null): string | null {
    const given = sessionsIn(cookie)
    return [...this.#sessions.keys()].find((own) => given.some((g) => same(own, g))) ?? null
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
