/** Keeps compiled code in the user's own cache, from here on. */
export function keepCompiled(): void
