/** What is said of bytes that are no characters of the encoding in which a file was read. */
export function undecodableText(places: number, encoding: string): string {
  const n = String(places)
  return `${n}处字节不能按${encoding}解码，以U+FFFD代替 / ${n} byte sequences are not valid ${encoding}`
}
