/** Where this user's key and caches lie; nobody else may look in (0700). */
export interface PrivateFolders {
  readonly config: string
  readonly cache: string
}

export function privateFolders(env?: NodeJS.ProcessEnv): PrivateFolders
