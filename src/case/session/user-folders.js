/**
 * Where this user's key and caches lie. Plain JavaScript, because compiled code lies there too: what is loaded before that is
 * known has its types taken off anew at every start.
 */
import { homedir, platform } from 'node:os'
import { join } from 'node:path'

export function privateFolders(env = process.env) {
  const home = homedir()
  if (platform() === 'win32') {
    const local = env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
    return { config: join(local, 'shuzheng'), cache: join(local, 'shuzheng', 'cache') }
  }
  return {
    config: join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'shuzheng'),
    cache: join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'shuzheng'),
  }
}
