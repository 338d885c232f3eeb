import { useEffect } from 'react'
import { useAddress, useAnchor } from './address.ts'

/** A screen asks for what it shows: so long what stands above the part may still grow, in ms. */
const GROWS = 5000
/** Whoever moves the screen is not moved back. */
const MOVED = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const

/** Brings the part of the screen that the address names into sight, and keeps it there until all above it is drawn. */
export function useAnchored(): void {
  const anchor = useAnchor()
  const { screen, query } = useAddress()
  const asked = query.toString()
  useEffect(() => {
    if (anchor === '') return
    const show = () => document.getElementById(decodeURIComponent(anchor))?.scrollIntoView()
    const drawn = new MutationObserver(show)
    const leave = () => {
      drawn.disconnect()
      clearTimeout(later)
      for (const moved of MOVED) window.removeEventListener(moved, leave)
    }
    const later = setTimeout(leave, GROWS)
    drawn.observe(document.body, { childList: true, subtree: true })
    for (const moved of MOVED) window.addEventListener(moved, leave, { passive: true })
    show()
    return leave
  }, [anchor, screen, asked])
}
