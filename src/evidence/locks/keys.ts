/** A password of the list by its line; line 0 is one that a program gives by itself and that is no secret. */
export interface Key {
  readonly password: string
  readonly line: number
}

/** What a password opened; or that none did, and how many of the list were tried. */
export type Found<T> =
  | { readonly key: Key; readonly opened: T }
  | { readonly key: null; readonly tried: number; readonly of: number }

export interface Lock<T> {
  /** What the password opens, null when it is another one. */
  readonly opens: (password: string) => T
  /** Steps that one try costs (the spin count that the file states). */
  readonly rounds: number
  /** Passwords that a program gives by itself, before those of the list. */
  readonly own?: readonly string[]
}

/**
 * Steps that are spent on one file: of 100,000 for a password, what Office asks, the first five thousand of the list. A
 * file that asks for ten million gets fifty. What was not tried is said.
 */
const MOST_STEPS = 500_000_000
/** Costs of a try beside its steps. */
const LEAST_STEPS = 2000

/** Passwords that opened something in this process: the files of one seizure mostly have one. */
const opened = new Set<string>()

/** The list of passwords (`--passwords`), as it is tried on one file after the other. */
export class Keys {
  readonly #keys: readonly Key[]
  readonly #alive: () => void

  constructor(passwords: readonly string[] = [], alive: () => void = () => undefined) {
    const known = new Set<string>()
    this.#keys = passwords.flatMap((password, i) => {
      if (password === '' || known.has(password)) return []
      known.add(password)
      return [{ password, line: i + 1 }]
    })
    this.#alive = alive
  }

  /** The first password that opens the lock; those that opened other files before are tried first. */
  find<T>(lock: Lock<T | null>): Found<T> {
    for (const key of this.#tries(lock)) {
      const result = lock.opens(key.password)
      if (result !== null) return this.#opened(key, result)
    }
    return this.#none(lock)
  }

  /** The same for a lock that takes its time. */
  async findLater<T>(lock: Lock<Promise<T | null>>): Promise<Found<T>> {
    for (const key of this.#tries(lock)) {
      const result = await lock.opens(key.password)
      if (result !== null) return this.#opened(key, result)
    }
    return this.#none(lock)
  }

  *#tries({ rounds, own = [] }: Lock<unknown>): Generator<Key> {
    const likely = this.#keys.filter((key) => opened.has(key.password))
    const others = this.#keys.filter((key) => !opened.has(key.password))
    const given = [...likely, ...others].slice(0, most(rounds))
    for (const key of [...own.map((password) => ({ password, line: 0 })), ...given]) {
      this.#alive()
      yield key
    }
  }

  #opened<T>(key: Key, result: T): Found<T> {
    opened.add(key.password)
    return { key, opened: result }
  }

  #none({ rounds }: Lock<unknown>): Found<never> {
    const of = this.#keys.length
    return { key: null, tried: Math.min(most(rounds), of), of }
  }
}

function most(rounds: number): number {
  return Math.floor(MOST_STEPS / Math.max(LEAST_STEPS, rounds))
}
