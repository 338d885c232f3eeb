import { sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { isMarked } from './cell.ts'
import { PLAIN_WORDS } from './data/plain-words.ts'
import { maskAll } from './mask.ts'
import { normaliseText, textField } from './text.ts'

/** Kinds that no check digit or list proves: told by the words of the column, compared as text. */
export const PLAIN = {
  'student-no': numbered(told('student-no')),
  employer: told('employer'),
  'securities-account': numbered(told('securities-account')),
  broker: told('broker'),
  account: numbered(told('account')),
  password: { ...told('password'), mask: maskAll },
  track: told('track'),
  ethnicity: told('ethnicity'),
  education: told('education'),
  credit: told('credit'),
  health: told('health'),
  lodging: told('lodging'),
  'call-record': told('call-record'),
  trade: told('trade'),
  'order-no': numbered(told('order-no')),
  'sms-code': told('sms-code'),
} as const satisfies Partial<Record<Field['id'], Field>>

function told(kind: keyof typeof PLAIN_WORDS): Field {
  return textField(kind, PLAIN_WORDS[kind].split(' '))
}

/** A number without check digit that a spreadsheet held as a number of 10^15 or more has lost its last digits. */
function numbered(field: Field): Field {
  return {
    ...field,
    normalise: (cell) => sql`case when not ${isMarked(cell)} then ${normaliseText(cell)} end`,
  }
}
