import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'

/** Ages at the time of conduct: four groups that add up to what is counted, with the day before and after. */
const base = workspace('ages')

/** One person a line, with a name and a number of his own. */
async function agesOf(header: string, cells: readonly string[], to: string | null) {
  const lines = cells.map(
    (c, i) => `${NAMES[i % NAMES.length] ?? ''},138001${String(38_000 + i)},${c}`,
  )
  const csv = ['姓名,电话,' + header, ...lines].join('\n')
  const conduct = to === null ? null : { from: '2015-01-01', to }
  const report = await counted([folderOf(base, { '名单.csv': csv })], { conduct })
  addUp(report)
  const { basis, ...groups } = report.ages
  return { groups, basis, counted: report.records.counted }
}

const NAMES = ['王小明', '李晓红', '张建国', '陈志强', '刘玉梅', '杨丽娟', '赵桂兰']

function addUp({ ages, records }: Report) {
  const { basis: _basis, ...groups } = ages
  const sum = Object.values(groups).reduce((all, n) => all + n, 0)
  expect(sum).toBe(records.counted)
}

/** Births with the group that each must fall into, for one last day of the conduct. */
const BIRTHS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '2021-10-26': {
    'under-14': ['2007-10-26', '2007-10-27', '2021-10-26'],
    '14-17': ['2007-10-25', '2003-10-26', '2003-10-27', '2005-10-26'],
    adult: ['2003-10-25', '1960-01-11'],
    unknown: ['2021-10-27'],
  },
  '2018-02-28': {
    'under-14': ['2004-02-28', '2004-02-29', '2004-03-01'],
    '14-17': ['2004-02-27', '2000-02-29'],
    adult: ['1999-12-31', '2000-02-27'],
  },
  '2018-03-01': {
    'under-14': ['2004-03-01'],
    '14-17': ['2004-02-28', '2004-02-29', '2000-03-01', '2000-03-02'],
    adult: ['2000-02-28', '2000-02-29'],
  },
  '2020-02-29': {
    'under-14': ['2006-03-01'],
    '14-17': ['2006-02-27', '2006-02-28', '2002-03-01', '2004-02-29'],
    adult: ['2002-02-28', '1990-02-28'],
  },
  '2022-01-01': {
    'under-14': ['2008-01-01'],
    '14-17': ['2007-12-31', '2004-01-01'],
    adult: ['2003-12-31', '1980-06-06', '1970-06-06', '1990-06-06'],
  },
}

describe('the last day of the conduct against the birthday', () => {
  test.for(Object.entries(BIRTHS))('%s', async ([to, births]) => {
    const { groups } = await agesOf('出生日期', Object.values(births).flat(), to)
    const wanted = Object.entries(births).map(([group, days]) => [group, days.length])
    const none = { 'under-14': 0, '14-17': 0, adult: 0, unknown: 0 }
    expect(groups).toEqual({ ...none, ...Object.fromEntries(wanted) })
  })
})

test('a list that only states ages: as it states them, with the basis; the dates change nothing', async () => {
  const cells = ['13', '14', '17', '18', '0', '8岁', '99']
  for (const to of ['2021-10-26', null]) {
    const { groups, basis } = await agesOf('年龄', cells, to)
    expect(groups).toEqual({ 'under-14': 3, '14-17': 2, adult: 2, unknown: 0 })
    expect(basis).toMatch(/按名单所载.*名单形成日期不明，上下一岁/)
  }
})

test('without a day of conduct nobody with a birth date has an age', async () => {
  const cells = ['2010-01-01', '2003-05-06', '1980-07-08', '1990-09-10']
  const { groups } = await agesOf('出生日期', cells, null)
  expect(groups).toEqual({ 'under-14': 0, '14-17': 0, adult: 0, unknown: 4 })
})

test('the birth date goes before the age that the list states', async () => {
  const cells = ['2010-01-01,20', '2003-05-06,20', '1980-07-08,20', '1990-09-10,20']
  const { groups } = await agesOf('出生日期,年龄', cells, '2021-10-26')
  expect(groups).toEqual({ 'under-14': 1, '14-17': 0, adult: 3, unknown: 0 })
})
