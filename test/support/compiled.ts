import { enableCompileCache } from 'node:module'

/**
 * Readers that a test starts take compiled code from where this process takes it (`NODE_COMPILE_CACHE` of vitest.config.ts).
 * The variable is set when this process runs already, and it has to be told: without it each reader compiles all for itself,
 * a second of processor for a list of three lines.
 */
enableCompileCache(process.env['NODE_COMPILE_CACHE'])
