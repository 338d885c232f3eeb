import type { SlangWord } from '../../law/book.ts'

type Role = SlangWord['role']

/** The slang of the trade, ready to be looked for in messages: the longest word first. */
export interface Glossary {
  words(role: Role): readonly string[]
  /** Words of a message that say something by themselves, each once, in order. */
  in(text: string): readonly SlangWord[]
}

export function glossaryOf(slang: readonly SlangWord[]): Glossary {
  const sorted = slang.toSorted((a, b) => b.word.length - a.word.length)
  const byRole = new Map<Role, string[]>()
  for (const { role, word } of sorted) byRole.set(role, [...(byRole.get(role) ?? []), word])
  // Units stand in every other word: they tell something beside a number only.
  const alone = sorted.filter((s) => s.alone !== false && s.role !== 'unit')
  return {
    words: (role) => byRole.get(role) ?? [],
    in: (text) => {
      const found = alone.flatMap((s) => {
        const at = text.indexOf(s.word)
        return at < 0 ? [] : [{ s, at }]
      })
      return found
        .toSorted((a, b) => a.at - b.at || b.s.word.length - a.s.word.length)
        .map(({ s }) => s)
    },
  }
}
