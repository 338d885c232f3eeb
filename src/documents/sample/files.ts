/** Names of what a sample leaves. Clear text stands in the call sheet alone. */
export const CALL_SHEET = '抽样核实表.xlsx'
export const SAMPLE_FILES = {
  draw: 'sample.json',
  results: 'sample-results.json',
  page: '抽样核实说明.html',
  sheet: CALL_SHEET,
  run: 'sample-run.json',
} as const
