/** Check characters as the standards say, written anew for these lists. */

const sumOf = (s: string, weights: readonly number[], value: (c: string) => number): number =>
  weights.reduce((sum, w, i) => sum + w * value(s.charAt(i)), 0)

/** GB 11643: of seventeen digits all eighteen characters. */
export function identity(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return seventeen + '10X98765432'.charAt(sumOf(seventeen, weights, Number) % 11)
}

/** ISO/IEC 7812: with the last digit. */
export function luhn(digits: string): string {
  const sum = [...digits].reverse().reduce((all, c, i) => {
    const twice = Number(c) * (i % 2 === 0 ? 2 : 1)
    return all + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}

/** GB 32100: of seventeen characters all eighteen. */
export function creditCode(seventeen: string): string {
  const all = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  return seventeen + all.charAt((31 - (sumOf(seventeen, weights, (c) => all.indexOf(c)) % 31)) % 31)
}

/** GB 16735: the ninth character of seventeen. */
export function vin(seventeen: string): string {
  const letters = 'ABCDEFGH..JKLMN.P.R..STUVWXYZ'
  const values = '12345678..12345.7.9..23456789'
  const value = (c: string) => (c >= 'A' ? Number(values.charAt(letters.indexOf(c))) : Number(c))
  const rest = sumOf(seventeen, [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2], value) % 11
  return seventeen.slice(0, 8) + (rest === 10 ? 'X' : String(rest)) + seventeen.slice(9)
}

/** Of a letter and six digits: `A123456(3)`. */
export function hongKong(letter: string, six: string): string {
  const sum = 324 + 8 * (letter.charCodeAt(0) - 55) + sumOf(six, [7, 6, 5, 4, 3, 2], Number)
  return `${letter}${six}(${'0123456789A'.charAt((11 - (sum % 11)) % 11)})`
}
