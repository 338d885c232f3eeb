/** The class of a cell cannot be told by the rules of this folder: SQL looks at it closely. */
export const OPEN = 127
