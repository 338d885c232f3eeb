import { isCommonHan, isHan } from './han.ts'

/** Encodings of Japanese and Korean: lists of foreigners, and of those who deal with them. */
export type ForeignEncoding = 'shift_jis' | 'euc-jp' | 'euc-kr'

/** Enough for a decision, and it bounds the time. */
const LOOK_AT = 64 * 1024
const ALL: readonly ForeignEncoding[] = ['shift_jis', 'euc-jp', 'euc-kr']

/**
 * Which of them a text is in that reads well in no Chinese encoding: without one broken byte, and made of kana and common
 * characters, or of frequent syllables of Korean. Null for anything else.
 */
export function foreignEncoding(sample: Uint8Array): ForeignEncoding | null {
  return ALL.find((encoding) => readsWell(sample, encoding)) ?? null
}

function readsWell(sample: Uint8Array, encoding: ForeignEncoding): boolean {
  const cut = sample.length > LOOK_AT
  const text = new TextDecoder(encoding).decode(sample.subarray(0, LOOK_AT))
  const tally = count(cut ? text.replace(/\ufffd$/, '') : text)
  if (tally.broken > 0 || tally.wide < 4) return false
  return encoding === 'euc-kr' ? isKorean(tally) : isJapanese(tally)
}

interface Tally {
  /** Whatever is not ASCII. */
  wide: number
  broken: number
  /** Full-width kana. */
  kana: number
  /** Common Han characters. */
  han: number
  hangul: number
  frequent: number
}

function count(text: string): Tally {
  const tally = { wide: 0, broken: 0, kana: 0, han: 0, hangul: 0, frequent: 0 }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    tally.wide++
    if (unit === 0xfffd) tally.broken++
    else if (unit >= 0x3041 && unit <= 0x30fe) tally.kana++
    else if (isHan(unit) && (isCommonHan(unit) || JAPANESE.includes(text.charAt(i)))) tally.han++
    else if (unit >= 0xac00 && unit <= 0xd7a3) tally.hangul++
    if (KOREAN.includes(text.charAt(i))) tally.frequent++
  }
  return tally
}

/** Characters as Japan writes them, of names, addresses and headers. */
const JAPANESE =
  '氏郎県区丁番号沢辺浜渋駅崎藤斎斉桜広関団塩栄楽気黒実収処図単売帰応歳児発読続変円様込畑働峠辻榊笹'

function isJapanese({ wide, kana, han }: Tally): boolean {
  return (kana + han) * 10 >= wide * 7 && (kana >= 2 || han >= 6)
}

/** Syllables of surnames, given names, addresses and headers. */
const KOREAN =
  '김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민수영희지훈연늘호동진현경은미숙자준선상철인재원기혜아나다라가을를의에는도로시군읍면길번름화소특별광역서울부산대인천학교사회전일월년남여생'

function isKorean({ wide, hangul, frequent }: Tally): boolean {
  return hangul * 10 >= wide * 8 && frequent * 10 >= hangul * 4
}
