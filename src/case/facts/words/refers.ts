const PEOPLE = ['parties', 'accounts']
const REFERS: Readonly<Record<string, readonly string[]>> = {
  holder: ['parties'],
  user: ['parties'],
  users: ['parties'],
  who: ['parties'],
  'acts-for.for': ['parties'],
  from: PEOPLE,
  to: PEOPLE,
  of: PEOPLE,
  'obtained.by': PEOPLE,
  'groups.members': PEOPLE,
  against: ['parties', 'groups'],
  batch: ['batches'],
  batches: ['batches'],
  'part-of': ['batches'],
  'same-as': ['batches'],
  deals: ['transfers'],
  'populations.of': [],
  'decisions.by': [],
}

/** Sections of the things that a field names by their ids; none for a field of text. */
export function refersTo(section: string, field: string): readonly string[] {
  return REFERS[`${section}.${field}`] ?? REFERS[field] ?? []
}
