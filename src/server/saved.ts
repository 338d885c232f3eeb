/** Says by which name a file is to be saved. */
export function saved(name: string): { readonly 'Content-Disposition': string } {
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  return {
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  }
}
