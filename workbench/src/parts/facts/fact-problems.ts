import type { Told } from '../../client.ts'

/** Problems of a save, by the path of the field: `declared.at-least`. */
export type FieldProblems = Readonly<Record<string, string>>

/** What a refusal says of the fields: `没有保存：id：…；declared.about：…` by the path of each; nothing of another kind. */
export function problemsIn(problem: Told | null): FieldProblems {
  switch (problem?.code) {
    case 'facts/invalid':
      return ofEach(problem.zh)
    case 'facts/same-id':
      return { id: problem.zh }
    case 'facts/not-yaml': {
      const field = problem.zh.split('：').at(-1) ?? ''
      return field === '全部' ? {} : { [field]: '这里的文字读不出；每行写一个字段，冒号后空一格' }
    }
    default:
      return {}
  }
}

function ofEach(zh: string): FieldProblems {
  const told = zh.replace(/^没有保存：/, '').split(/；(?=[\w-]+(?:\.[\w-]+)*：)/)
  return Object.fromEntries(
    told.flatMap((each) => {
      const [, at, text] = /^([\w-]+(?:\.[\w-]+)*)：(.*)$/s.exec(each) ?? []
      return at === undefined || text === undefined ? [] : [[at, text] as const]
    }),
  )
}

/** Those that still stand: a field that was changed since is judged when it is saved again. */
export function standing(problems: FieldProblems, then: unknown, now: unknown): FieldProblems {
  return Object.fromEntries(
    Object.entries(problems).filter(([at]) => {
      const path = at.split('.')
      return JSON.stringify(statedAt(then, path)) === JSON.stringify(statedAt(now, path))
    }),
  )
}

/** What is stated at a path; of what was written as text the whole of it. */
function statedAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return value
  return statedAt((value as Readonly<Record<string, unknown>>)[step], rest)
}

/** Problems of what lies under a path, by the rest of their paths. */
export function below(problems: FieldProblems, path: string): FieldProblems {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([at, text]) =>
      at.startsWith(`${path}.`) ? [[at.slice(path.length + 1), text]] : [],
    ),
  )
}
