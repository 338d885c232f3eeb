import type { Told } from '../client.ts'

/** Problems of a save, by the path of the field: `declared.at-least`. */
export type FieldProblems = Readonly<Record<string, string>>

/** `没有保存：id：…；declared.about：…` → by the path of each field. */
export function problemsIn(problem: Told | null): FieldProblems {
  if (problem?.code !== 'facts/invalid') return {}
  const told = problem.zh.replace(/^没有保存：/, '').split(/；(?=[\w-]+(?:\.[\w-]+)*：)/)
  return Object.fromEntries(
    told.flatMap((each) => {
      const [, at, text] = /^([\w-]+(?:\.[\w-]+)*)：(.*)$/s.exec(each) ?? []
      return at === undefined || text === undefined ? [] : [[at, text] as const]
    }),
  )
}

/** Problems of what lies under a path, by the rest of their paths. */
export function below(problems: FieldProblems, path: string): FieldProblems {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([at, text]) =>
      at.startsWith(`${path}.`) ? [[at.slice(path.length + 1), text]] : [],
    ),
  )
}
