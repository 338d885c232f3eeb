/** Memory of its own: smaller buffers may lie in one that others use too. */
const OWN_MEMORY = 256 << 10

/**
 * Frees the memory in which these bytes lie; nobody may look at any of it again. For large buffers that would otherwise wait
 * for the garbage collector, which knows little of them: unpacked chunks had it run for every 6 MB, a sixth of a reader's
 * time, and kept many times their memory.
 */
export function giveBack({ buffer }: ArrayBufferView): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= OWN_MEMORY) buffer.transfer(0)
}
