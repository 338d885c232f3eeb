import { z } from 'zod'

export const tier = z.enum(['A', 'B', 'C'])
