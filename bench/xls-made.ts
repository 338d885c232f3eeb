import { writeFileSync } from 'node:fs'
import { utils, write, type BookType, type WorkBook } from '@e965/xlsx'
import { HEADER, numbers, person } from './people.ts'

/** `node xls-made.ts biff8|xlsb ROWS FILE`: made-up people in ten sheets; texts are shared in xlsb and stand in their cells in xls. */
const SHEETS = 10

function workbook(rows: number): WorkBook {
  const below = numbers(20170601)
  const book = utils.book_new()
  for (let sheet = 1; sheet <= SHEETS; sheet++) {
    const people = Array.from({ length: rows / SHEETS }, () => {
      const [name, id, phone, school, age] = person(below)
      return [name, id, phone, school, Number(age)]
    })
    utils.book_append_sheet(book, utils.aoa_to_sheet([[...HEADER], ...people]), `名单${sheet}`)
  }
  return book
}

const [type = '', rows = '', file = ''] = process.argv.slice(2)
const options = { type: 'buffer', bookType: type as BookType, bookSST: type === 'xlsb' } as const
writeFileSync(file, write(workbook(Number(rows)), options) as Buffer)
