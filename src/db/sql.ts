/** A piece of SQL with its values kept apart from its text. */
export class Sql {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings
    this.values = values
  }
}
/**
 * Writes SQL. Anything in `${}` is a value bound to a parameter, unless it is itself `Sql`.
 */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  const texts: string[] = [strings[0] ?? '']
  const bound: unknown[] = []
  values.forEach((value, i) => {
    const after = strings[i + 1] ?? ''
    if (value instanceof Sql) {
      texts[texts.length - 1] += value.strings[0] ?? ''
      value.values.forEach((v, j) => {
        bound.push(v)
        texts.push(value.strings[j + 1] ?? '')
      })
      texts[texts.length - 1] += after
    } else {
      bound.push(value)
      texts.push(after)
    }
  })
  return new Sql(texts, bound)
}
/** Names a table or column; never splice a name any other way. */
export function id(...path: string[]): Sql {
  return new Sql([path.map((p) => `"${p.replaceAll('"', '""')}"`).join('.')], [])
}
export function join(parts: readonly Sql[], by = sql`, `): Sql {
  return parts.reduce((all, part, i) => (i === 0 ? part : sql`${all}${by}${part}`), sql``)
}
export function text(q: Sql): string {
  return q.strings.reduce((all, s, i) => (i === 0 ? s : `${all}$${i}${s}`), '')
}
export interface Step {
  readonly name: string
  readonly query: Sql
}
/** Turns named steps into one statement: every step but the last becomes a CTE. */
export function compose(steps: readonly Step[]): Sql {
  const last = steps.at(-1)
  if (!last) throw new Error('a pipeline needs at least one step')
  const ctes = steps.slice(0, -1).map((s) => sql`${id(s.name)} as (\n${s.query}\n)`)
  return ctes.length ? sql`with ${join(ctes, sql`,\n`)}\n${last.query}` : last.query
}
