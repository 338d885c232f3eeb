/**
 * The shape of `law/**.yaml`. Only the compiler runs it; the rest of the house takes its types.
 */
import { z } from 'zod'
import { counting, funnelStep, population, reading, tiering } from './schema/counting.ts'
import { instrumentFile } from './schema/instruments.ts'
import { incomeTest, slangWord } from './schema/money.ts'
import { limit, quantity } from './schema/standards.ts'
import { calendarFile, clock, clockFact, ground } from './schema/time.ts'

export { calendarFile, instrumentFile }

/** One schema a file of `law/rules/`. */
export const ruleFiles = {
  'quantities.yaml': z.strictObject({ quantities: z.array(quantity).min(1) }),
  'counting.yaml': z.strictObject({ counting: z.array(counting).min(1) }),
  'readings.yaml': z.strictObject({ readings: z.array(reading).min(1) }),
  'tiers.yaml': z.strictObject({ tiering }),
  'funnel.yaml': z.strictObject({ funnel: z.array(funnelStep).length(15) }),
  'limits.yaml': z.strictObject({ limits: z.array(limit).min(1) }),
  'income.yaml': z.strictObject({ income: z.array(incomeTest).min(1) }),
  'slang.yaml': z.strictObject({ slang: z.array(slangWord).min(1) }),
  'populations.yaml': z.strictObject({ populations: z.array(population).min(1) }),
  'grounds.yaml': z.strictObject({ grounds: z.array(ground).min(1) }),
  'clocks.yaml': z.strictObject({
    facts: z.array(clockFact).min(1),
    clocks: z.array(clock).min(1),
  }),
} as const

export type InstrumentFile = z.infer<typeof instrumentFile>
export type QuantityFile = z.infer<typeof quantity>
export type LimitFile = z.infer<typeof limit>
export type CountingFile = z.infer<typeof counting>
export type ReadingFile = z.infer<typeof reading>
export type TieringFile = z.infer<typeof tiering>
export type FunnelFile = z.infer<typeof funnelStep>
export type GroundFile = z.infer<typeof ground>
export type ClockFile = z.infer<typeof clock>
export type CalendarFile = z.infer<typeof calendarFile>
export type IncomeFile = z.infer<typeof incomeTest>
export type SlangFile = z.infer<typeof slangWord>
export type PopulationFile = z.infer<typeof population>
