import type { Report } from '../../report.ts'

/**
 * What people have decided of the readings, beside the number of the whole: it moves the counts of persons only, and
 * nobody may take the number of the whole for one under that reading.
 *
 * @example bare-phones decided as 计入 → 口径“裸号是否计入”已由人决定为“计入裸号”：… 全案口径仍按默认口径计 100 条，照此为 112 条
 */
export function decidedReadings({ readings, records }: Report): readonly string[] {
  return readings
    .filter(({ decided, used }) => decided === true && !used)
    .map(
      ({ title, option, counted }) =>
        `口径“${title}”已由人决定为“${option}”：按人的条数已照此计算；全案口径仍按默认口径计 ${String(records.counted)} 条，照此为 ${String(counted)} 条`,
    )
}
