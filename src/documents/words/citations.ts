import type { LawBook } from '../../law/book.ts'
import { articleLabel } from '../../law/cite.ts'
import { shown } from '../safe.ts'

/** How a citation of the record, e.g. `fashi-2017-10/5.1.5`, is written for people. */
export type Citing = (cite: string) => string

const SERIES: Readonly<Record<string, string>> = { fashi: '法释', fafa: '法发' }
const NUMBERED = /^(fashi|fafa)-(\d{4})-(\d{1,4})$/

/** Without the law data: the number of the instrument where its id tells it, else the id. */
export const citedById: Citing = (cite) => {
  const [id = ''] = cite.split('/')
  const found = NUMBERED.exec(id)
  if (!found) return shown(cite, 'name')
  const [, series = '', year = '', number = ''] = found
  return shown(
    articleLabel({ short: `${SERIES[series] ?? ''}〔${year}〕${number}号` }, cite),
    'name',
  )
}

/**
 * With the law data: the article by its name in a sentence, and the number of the instrument.
 *
 * @example 'fashi-2017-10/5.1.5' → '解释第五条第一款第五项（法释〔2017〕10号）'
 */
export function citedBy(book: Pick<LawBook, 'instruments'>): Citing {
  return (cite) => {
    const [id = ''] = cite.split('/')
    if (!Object.hasOwn(book.instruments, id)) return citedById(cite)
    const instrument = book.instruments[id]
    if (instrument === undefined) return citedById(cite)
    const number = instrument.number === null ? '' : `（${instrument.number}）`
    return shown(articleLabel(instrument, cite) + number, 'name')
  }
}
