import { expect, test } from 'vitest'
import { annexTitle, outline } from './outline.ts'
import type { Section } from './paper.ts'

const leaf = (title: string): Section => ({ title, blocks: [] })

test('numbers sections as official papers do: 一、 （一） 1.', () => {
  const tree: readonly Section[] = [
    leaf('甲'),
    { title: '乙', blocks: [], sections: [{ ...leaf('丙'), sections: [leaf('丁')] }, leaf('戊')] },
  ]
  const texts = outline(tree).flatMap((line) => (line.kind === 'heading' ? [line.text] : []))
  expect(texts).toEqual(['一、甲', '二、乙', '（一）丙', '1. 丁', '（二）戊'])
})

test('goes on after ten', () => {
  const lines = outline(Array.from({ length: 12 }, () => leaf('节')))
  expect(lines.at(-1)).toMatchObject({ text: '十二、节' })
})

test('names annexes', () => expect(annexTitle(leaf('文件'), 2)).toBe('附表三　文件'))
