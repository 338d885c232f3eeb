import { workbenchPages } from '../../src/server/workbench.ts'

/** The pages are built before the first test file, and not by two of them at once into one folder. */
export default async function setup(): Promise<void> {
  await workbenchPages()
}
