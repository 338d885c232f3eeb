import { expect, test } from 'vitest'
import { mediumText } from './suit-words.ts'

test.each([
  ['中国消费者报', '《中国消费者报》'],
  ['《中国消费者报》', '《中国消费者报》'],
  ['法治日报、检察日报', '《法治日报》、《检察日报》'],
  ['检察日报或者正义网', '《检察日报》或者正义网'],
  ['市级以上媒体', '市级以上媒体'],
  ['省级以上报刊', '省级以上报刊'],
  ['某报', '某报'],
  ['正义网', '正义网'],
  ['法治日报社官网', '法治日报社官网'],
])('where to apologise: %s → %s', (medium, shown) => {
  expect(mediumText(medium)).toBe(shown)
})
