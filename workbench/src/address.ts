import { useSyncExternalStore } from 'react'

/** Where the reader is: a screen and what it is asked for. Every address can be kept and sent. */
export interface Address {
  readonly screen: string
  readonly query: URLSearchParams
}

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}

function href(): string {
  return `${window.location.pathname}${window.location.search}`
}

export function useAddress(): Address {
  const now = useSyncExternalStore(subscribe, href)
  const url = new URL(now, window.location.origin)
  return { screen: url.pathname.slice(1), query: url.searchParams }
}

/** The part of the screen that the address names after `#`; empty where it names none. */
export function useAnchor(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash.slice(1))
}

/** Goes to an address of the workbench; back and forward work. */
export function go(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (to === href()) return
  if (replace) window.history.replaceState(null, '', to)
  else window.history.pushState(null, '', to)
  for (const listener of listeners) listener()
}

/** The address with some of its questions changed; null takes one away. */
export function withQuery(
  { screen, query }: Address,
  changes: Readonly<Record<string, string | null>>,
): string {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  const asked = next.toString()
  return `/${screen}${asked ? `?${asked}` : ''}`
}
