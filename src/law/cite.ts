import { ShuzhengError } from '../errors.ts'
import type { Sure } from '../report.ts'
import type { Instrument, LawBook, Provision } from './book.ts'
import { inForce } from './period.ts'

/** An article with what it says and how it is named in a sentence. */
export interface Citation {
  /** `fashi-2017-10/5.1.5` */
  readonly cite: string
  /** 解释第五条第一款第五项 */
  readonly label: string
  /** The instrument's full title and number. */
  readonly instrument: string
  readonly gist: string
  readonly sure: Sure
  readonly checked: string | null
  readonly from: string | null
  readonly to: string | null
}

/**
 * The article behind `fashi-2017-10/5.1.5`, on a day if one is given (its last version otherwise).
 * Throws `law/no-such-article` when there is none, or none in force on that day.
 */
export function cite(book: LawBook, ref: string, on?: string): Citation {
  const found = provisionOf(book, ref, on)
  if (!found) throw new ShuzhengError('law/no-such-article', { cite: on ? `${ref} ${on}` : ref })
  const { instrument, provision } = found
  return {
    cite: ref,
    label: articleLabel(instrument, ref),
    instrument: instrument.number
      ? `${instrument.title}（${instrument.number}）`
      : instrument.title,
    ...provision,
  }
}

/** The version of an article in force on a day, its last version without a day; undefined when there is none. */
export function provisionOf(
  book: Pick<LawBook, 'instruments'>,
  ref: string,
  on?: string,
): { readonly instrument: Instrument; readonly provision: Provision } | undefined {
  const [id = '', article = ''] = ref.split('/')
  const instrument = own(book.instruments, id)
  const versions = own(instrument?.articles ?? {}, article) ?? []
  const provision = on === undefined ? versions.at(-1) : versions.find((v) => inForce(v, on))
  return instrument && provision ? { instrument, provision } : undefined
}

/** The name of an article in a sentence: 解释第五条第一款第五项, 刑法第二百五十三条之一第三款. */
export function articleLabel(instrument: Pick<Instrument, 'short'>, ref: string): string {
  const article = ref.slice(ref.indexOf('/') + 1)
  const [, number, inserted, paragraph, item] =
    /^(\d+)(?:-(\d+))?(?:\.(\d+))?(?:\.(\d+))?$/.exec(article) ?? []
  if (number === undefined) return instrument.short
  return [
    `${instrument.short}第${numeral(number)}条`,
    inserted ? `之${numeral(inserted)}` : '',
    paragraph ? `第${numeral(paragraph)}款` : '',
    item ? `第${numeral(item)}项` : '',
  ].join('')
}

/** Chinese numeral of an article number, 1–9999: 253 → 二百五十三, 1034 → 一千零三十四. */
export function numeral(digits: string): string {
  const signs = '零一二三四五六七八九'
  const units = ['千', '百', '十', '']
  const words = [...digits.padStart(4, '0')].map((d, place) =>
    d === '0' ? '零' : `${signs[Number(d)] ?? ''}${units[place] ?? ''}`,
  )
  const text = words
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
  return text.startsWith('一十') ? text.slice(1) : text
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
