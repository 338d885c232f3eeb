/** What binary workbooks write of an error, and what Excel shows ([MS-XLS] 2.5.10, [MS-XLSB] 2.5.97.2). */
export const ERROR_VALUES: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
}
