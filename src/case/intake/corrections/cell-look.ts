/** Address of the module by which readers tell the classes of cells: compiled code runs `.js`, a checkout `.ts`. */
export function cellLook(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`../../../records/columns/plain/plain-cell.${extension}`, import.meta.url).href
}
