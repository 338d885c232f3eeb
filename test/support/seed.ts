import { configureGlobal } from 'fast-check'

/**
 * One seed for every property, so that a run proves the same on every machine and a failure is seen again by running
 * again. `SHUZHENG_SEED=random` looks where nobody has looked yet; `SHUZHENG_SEED=<number>` goes back there.
 */
const asked = process.env['SHUZHENG_SEED'] ?? '20261122'
if (asked !== 'random') configureGlobal({ seed: Number(asked) })
