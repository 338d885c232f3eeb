/**
 * Makes a folder with all that leads to it, level by level: asked for all at once, Node never comes back from where none can
 * be made (/proc/x).
 *
 * @param path from the root
 * @throws what the system says of the level that cannot be made
 */
export function makeLevels(path: string, mode?: number): void
