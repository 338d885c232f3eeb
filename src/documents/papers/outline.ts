import { numeral } from '../../law/cite.ts'
import type { Block, Section } from './paper.ts'

/** A heading with its number, or a block, in reading order. */
export type Line =
  { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string } | Block

/**
 * Sections in reading order with the numbers of Chinese official papers (GB/T 9704): 一、 then （一） then 1.
 *
 * @example third section, its second part → 三、结果 … （二）分人结果
 */
export function outline(sections: readonly Section[], level: 1 | 2 | 3 = 1): readonly Line[] {
  return sections.flatMap((section, i) => [
    { kind: 'heading', level, text: `${numbered(i + 1, level)}${section.title}` } as const,
    ...section.blocks,
    ...outline(section.sections ?? [], level === 1 ? 2 : 3),
  ])
}

function numbered(n: number, level: 1 | 2 | 3): string {
  if (level === 3) return `${String(n)}. `
  return level === 1 ? `${numeral(String(n))}、` : `（${numeral(String(n))}）`
}

/** 附表一　文件及完整性校验值 */
export function annexTitle(section: Section, i: number): string {
  return `附表${numeral(String(i + 1))}　${section.title}`
}
