import { PageBar } from '../tabs.tsx'

/** How many of how many, and the way to the others, where a part of a tree holds more than it shows. */
export function Pages(asked: Omit<Parameters<typeof PageBar>[0], 'unit'>) {
  return asked.part.all <= asked.each ? null : <PageBar {...asked} />
}
