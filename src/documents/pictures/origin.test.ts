import { describe, expect, test } from 'vitest'
import { NO_ORIGIN, type OriginEdge } from '../../report/origin.ts'
import { PAGE_ROOM } from './chain/picture.ts'
import { originGraph, originPictures } from './origin.ts'

function edge(from: string, to: string, more: Partial<OriginEdge> = {}): OriginEdge {
  return {
    from,
    to,
    directed: true,
    shared: 30,
    kinds: ['order', 'damage'],
    ways: ['copy'],
    'or-from': [],
    'or-to': [],
    through: [],
    sentence: '',
    ...more,
  }
}

describe('the picture of origins', () => {
  const report = {
    ...NO_ORIGIN,
    batches: ['b1', 'b2', 'b3', 'b4'].map((id) => ({
      id,
      people: 90,
      'left-out': { values: 0, most: 0 },
    })),
    edges: [
      edge('b1', 'b2'),
      edge('b2', 'b3', { directed: false }),
      edge('b1', 'b3', { through: ['b2'] }),
    ],
  }

  test('draws edges that stand by themselves, broken and without an end where no direction is claimed', () => {
    const { edges, units } = originGraph(report)
    expect(units).toHaveLength(3)
    expect(edges.map(({ directed, dashed, above }) => [directed, dashed, above])).toEqual([
      [true, false, '共有30人'],
      [false, true, '共有30人'],
    ])
    const [picture] = originPictures(report, PAGE_ROOM)
    expect(picture?.text.match(/<polygon/g)).toHaveLength(1)
    expect(picture?.text).toContain('方向不明　同序、同损')
  })

  test('is not drawn where there is nothing to draw', () => {
    expect(originPictures(NO_ORIGIN, PAGE_ROOM)).toEqual([])
  })

  test('directions that go in a circle, or come from itself, are drawn each once', () => {
    const edges = [edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('a', 'a')]
    const text = originPictures({ ...NO_ORIGIN, edges }, PAGE_ROOM)
      .map((picture) => picture.text)
      .join('')
    expect(text.match(/data-line/g)).toHaveLength(4)
  })
})
