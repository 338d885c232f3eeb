import type { ConditionState, PackItem, RouteReport } from '../../report/procedure.ts'

/** ✓ 符合, ✗ 不符合: how a condition stands. */
export const CONDITION: Readonly<Record<ConditionState, string>> = {
  met: '✓ 符合',
  'not-met': '✗ 不符合',
  unknown: '待查',
  none: '不适用',
}

export const PACK: Readonly<Record<PackItem['state'], string>> = {
  there: '✓ 齐',
  missing: '✗ 缺',
  unknown: '待查',
}

export const ROUTE: Readonly<Record<RouteReport['state'], string>> = {
  open: '条件齐备',
  closed: '有条件不符合',
  unknown: '有条件待查',
}
