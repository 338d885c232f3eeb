import { BANK_FORMS } from './forms/banks.ts'
import { EXPORT_FORMS } from './forms/exports.ts'
import type { Form } from './forms/form.ts'
import { WARRANT_FORMS } from './forms/warrants.ts'

/** The first that fits is taken: forms with words before those without, narrow before wide. */
export const FORMS: readonly Form[] = [...WARRANT_FORMS, ...EXPORT_FORMS, ...BANK_FORMS]

/** A table whose columns are understood by their names alone. */
export const BY_NAMES: Form = {
  id: 'by-names',
  title: '流水（版式未登记，按列名识别）',
  needs: [],
}
