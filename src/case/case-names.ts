/** The facts of a case, in its folder. */
export const CASE_FILE = 'case.yaml'

/** The journal of a case folder: the only file in it that cannot be computed again. */
export const JOURNAL = 'case.db'
