/** A piece of SQL with its values kept apart from its text. */
export class Sql {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings
    this.values = values
  }
}

/** Writes SQL. Anything in `${}` is a value bound to a parameter, unless it is itself `Sql`. */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  const texts: string[] = [strings[0] ?? '']
  const bound: unknown[] = []
  values.forEach((value, i) => {
    const after = strings[i + 1] ?? ''
    if (value instanceof Sql) splice(texts, bound, value, after)
    else {
      bound.push(value)
      texts.push(after)
    }
  })
  return new Sql(texts, bound)
}

function splice(texts: string[], bound: unknown[], inner: Sql, after: string): void {
  texts.push((texts.pop() ?? '') + (inner.strings[0] ?? ''))
  inner.values.forEach((v, j) => {
    bound.push(v)
    texts.push(inner.strings[j + 1] ?? '')
  })
  texts.push((texts.pop() ?? '') + after)
}

/** Names a table or column; never splice a name any other way. */
export function id(...path: string[]): Sql {
  return new Sql([path.map((p) => `"${p.replaceAll('"', '""')}"`).join('.')], [])
}

/** Constant text of ours; never anything that came from outside. Only numbers and our own ids may be spliced. */
export function raw(constant: string): Sql {
  return new Sql([constant], [])
}

export function join(parts: readonly Sql[], by = sql`, `): Sql {
  const texts: string[] = ['']
  const bound: unknown[] = []
  parts.forEach((part, i) => {
    if (i > 0) splice(texts, bound, by, '')
    splice(texts, bound, part, '')
  })
  return new Sql(texts, bound)
}

export function text(q: Sql): string {
  return q.strings.reduce((all, s, i) => (i === 0 ? s : `${all}$${String(i)}${s}`), '')
}

/** A named statement whose result others read by its name. */
export interface Step {
  readonly name: string
  readonly query: Sql
}
