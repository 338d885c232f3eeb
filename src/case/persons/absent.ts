import type { CaseFile } from '../facts/schema.ts'

/** How a case file says that nobody has brought a person in: its `state` is free text. */
const ABSENT = /^(?:未到案|在逃)/

/** 未到案, as the case file tells it. @example { state: '未到案（网上追逃）' } → true */
export function isAbsent({ state }: CaseFile['parties'][number]): boolean {
  return ABSENT.test(state?.trim() ?? '')
}
