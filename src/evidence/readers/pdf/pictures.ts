/** Smaller pictures are signs and letterheads: nobody reads a list in them. */
const LEAST_PIXELS = 300_000
/** A dictionary is looked for so far around the word that makes it a picture. */
const AROUND = 1500

/**
 * Large pictures of a PDF, counted in its bytes: a stream stands in the open with its dictionary, also in files whose other
 * objects are packed or locked. The mask of a picture is not counted beside it.
 */
export function largePictures(bytes: Uint8Array): number {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let pictures = 0
  let masks = 0
  for (let at = whole.indexOf('/Image'); at >= 0; at = whole.indexOf('/Image', at + 6)) {
    const dictionary = around(whole, at)
    if (dictionary === null || sizeOf(dictionary) < LEAST_PIXELS) continue
    pictures++
    if (/\/SMask\s+\d/.test(dictionary)) masks++
  }
  return Math.max(0, pictures - masks)
}

/** The dictionary in which `/Subtype /Image` stands at `at`; null for any other word that begins so. */
function around(bytes: Buffer, at: number): string | null {
  if (!/\/Subtype\s{0,10}$/.test(bytes.toString('latin1', Math.max(0, at - 18), at))) return null
  const before = bytes.toString('latin1', Math.max(0, at - AROUND), at)
  const after = bytes.toString('latin1', at, at + AROUND)
  if (/^\/Image\w/.test(after)) return null
  const begin = Math.max(before.lastIndexOf(' obj'), before.lastIndexOf('\nobj'), 0)
  const end = after.indexOf('stream')
  return before.slice(begin) + (end < 0 ? after : after.slice(0, end))
}

function sizeOf(dictionary: string): number {
  const number = (name: string) =>
    Number(new RegExp(`/${name}\\s{0,10}(\\d{1,7})`).exec(dictionary)?.[1] ?? 0)
  return number('Width') * number('Height')
}
