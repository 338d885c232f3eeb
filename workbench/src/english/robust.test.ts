import { expect, test } from 'vitest'
import { robustEnglish } from './robust.ts'

test.each([
  [
    '采用上列任何一种计算口径，均在5000条以上、50000条以下，档次不变。',
    'Under every reading: at least 5000 and fewer than 50000 records; the tier stays.',
  ],
  [
    '采用上列任何一种计算口径，第三项信息均不满50条，第五项信息均在5000条以上，按相应比例合计均达到数量标准，档次不变。',
    'Under every reading: item 3 fewer than 50 records, item 5 at least 5000 records, added up in proportion they reach the standard; the tier stays.',
  ],
  [
    '采用上列任何一种计算口径，均在5000条以上；是否达到更高的标准，取决于批次b1的数据，待查明。',
    'Under every reading: at least 5000 records; whether a higher standard is reached hangs on the data of batch b1 and is to be found out.',
  ],
  [
    '采用上列任何一种计算口径，计入均为0条，档次不变。',
    'Under every reading: nothing is counted; the tier stays.',
  ],
  [
    '采用上列任何一种计算口径，均在5000条以上、50000条以下，档次不变。以上按现列的信息类型；信息类型由人决定。',
    'Under every reading: at least 5000 and fewer than 50000 records; the tier stays. By the tiers as they stand; people decide on them.',
  ],
])('says %s', (chinese, english) => {
  expect(robustEnglish(chinese)).toBe(english)
})

test('leaves a sentence that names readings as the paper has it', () => {
  expect(robustEnglish('按“计入”达到，按“不计入”未达到；须由检察官确定口径并说明理由。')).toBeNull()
})
