import type { z } from 'zod'

type Path = readonly (string | number)[]

/** What a schema is made of, as far as its fields go. */
interface Made {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly in?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly values?: readonly unknown[]
}

/** The fields that may stand at a path; of several forms those of the one whose `kind` was written, else of all. */
export function fieldsAt(schema: z.ZodType, path: Path, input: unknown): string[] {
  const forms = formsAt(schema, path, input)
  return [...new Set(forms.flatMap((form) => Object.keys(madeOf(form).shape ?? {})))]
}

function formsAt(schema: z.ZodType, path: Path, input: unknown): z.ZodType[] {
  const [step, ...rest] = path
  const forms = formsOf(schema, input)
  if (step === undefined) return forms
  const next = (input as Readonly<Record<string | number, unknown>> | null | undefined)?.[step]
  return forms.flatMap((form) => {
    const { shape, element } = madeOf(form)
    const inner = typeof step === 'number' ? element : shape?.[step]
    return inner ? formsAt(inner, rest, next) : []
  })
}

/** Without what wraps it: optional, default, refined, one of several. */
function formsOf(schema: z.ZodType, input: unknown): z.ZodType[] {
  const { innerType, options, in: source } = madeOf(schema)
  if (innerType) return formsOf(innerType, input)
  if (source) return formsOf(source, input)
  if (!options) return [schema]
  const forms = options.flatMap((option) => formsOf(option, input))
  const own = forms.filter((form) => isKind(form, input))
  return own.length > 0 ? own : forms
}

function isKind(form: z.ZodType, input: unknown): boolean {
  const kind = madeOf(form).shape?.['kind']
  const written = (input as { readonly kind?: unknown } | null | undefined)?.kind
  return kind !== undefined && (madeOf(kind).values ?? []).includes(written)
}

function madeOf(schema: z.ZodType): Made {
  return schema.def
}
