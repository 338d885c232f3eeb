/**
 * Hyphens and dashes of all kinds: programs for texts put longer ones into numbers (138–0013–8000), and people type what their
 * keyboard has for one. In what RE2 and JavaScript have in common, for a class of characters.
 */
export const DASHES =
  '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63\ufe58\u2043\u02d7\u2500\u2501\u30fc\uff70'

/** Between the pieces of a number in a text: a blank, a stop, or a dash with or without blanks around it (138 - 0013 - 8000). */
export const BETWEEN_PIECES = `(?: ?[${DASHES}] ?|[ .])`

/** A mobile number in its three pieces (138 0013 8000, 1380-013-8000), or in one. */
export const MOBILE_IN_PIECES = `1[3-9][0-9](?:[0-9]{8}|${BETWEEN_PIECES}[0-9]{4}${BETWEEN_PIECES}[0-9]{4}|[0-9]${BETWEEN_PIECES}[0-9]{3}${BETWEEN_PIECES}[0-9]{4})`
