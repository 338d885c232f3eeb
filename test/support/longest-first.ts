import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take longest, the longest first: begun last, one of them would keep a single core busy while the others have
 * nothing left. What is not named here follows in the order that vitest chooses.
 */
const LONGEST = [
  'test/proof/kill.test.ts',
  'test/proof/kill-mixed.test.ts',
  'test/cases/chongqing.test.ts',
  'test/count/many-layouts.test.ts',
  'test/count/shared-data.test.ts',
  'test/cases/rows-of-persons.test.ts',
  'test/cases/several-in-row.test.ts',
  'test/proof/no-room.test.ts',
  'test/count/left-out.test.ts',
  'test/proof/requests.test.ts',
  'test/count/metamorphic.test.ts',
  'test/cases/contract.test.ts',
  'test/pack.test.ts',
  'test/cases/verify.test.ts',
  'test/cases/stories.test.ts',
  'test/cases/traded-lists.test.ts',
  'test/cases/reconcile.test.ts',
  'test/case-folder/counted.test.ts',
  'test/statements/unseen.test.ts',
  'test/cases/overlap.test.ts',
  'test/cases/statement-in-part.test.ts',
  'test/properties/going-on.test.ts',
  'test/proof/archives.test.ts',
  'test/cases/case-file-decisions.test.ts',
  'test/cases/sample.test.ts',
  'test/proof/residue.test.ts',
  'test/proof/same-bytes.test.ts',
  'test/cases/examples.test.ts',
  'test/cases/worked-trades.test.ts',
  'test/cases/masked-case.test.ts',
  'test/cases/pictures.test.ts',
  'test/readme.test.ts',
  'test/count/per-person-reference.test.ts',
  'test/browser/accessible.test.ts',
  'test/browser/whole-road.test.ts',
  'test/browser/layout.test.ts',
  'test/browser/hostile.test.ts',
  'test/browser/by-hand.test.ts',
  'test/browser/two-clicks.test.ts',
]

/** Begins with the files that take longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((file) => moduleId.replaceAll('\\', '/').endsWith(`/${file}`))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
