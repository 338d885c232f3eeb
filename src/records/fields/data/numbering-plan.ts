/**
 * Numbers of mobile users, by the first four digits of eleven. Source: Telecommunications Network Numbering Plan
 * (电信网编号计划, MIIT, 2017 edition and the grants announced since), checked against the carrier list of libphonenumber
 * (Apache-2.0, commit f7e3e88, 2026-07-17). As of 2026-07.
 *
 * A prefix counts from its first grant on and is never taken away: a list may be of any year.
 */
export const MOBILE_PREFIXES: readonly {
  readonly from: number
  readonly to: number
  readonly of: string
}[] = [
  { from: 1300, to: 1349, of: '移动、联通、电信（1349 为卫星移动）' },
  { from: 1350, to: 1399, of: '移动' },
  { from: 1400, to: 1419, of: '物联网（联通140，电信141）' },
  { from: 1440, to: 1469, of: '物联网（移动144，联通146），145 数据卡' },
  { from: 1470, to: 1499, of: '数据卡、物联网（移动147、148，电信149）' },
  { from: 1500, to: 1539, of: '移动、电信153' },
  { from: 1550, to: 1599, of: '移动、联通' },
  { from: 1610, to: 1629, of: '虚拟运营商、广电（161、162）' },
  { from: 1650, to: 1679, of: '虚拟运营商（165、167），联通166' },
  {
    from: 1700,
    to: 1799,
    of: '虚拟运营商（170、171），移动172、178，电信173、177、174，联通175、176',
  },
  { from: 1800, to: 1899, of: '移动、联通、电信' },
  { from: 1900, to: 1939, of: '电信190、191、193，广电192' },
  { from: 1950, to: 1999, of: '移动195、197、198，联通196，电信199' },
]
