import type { KeyboardEvent } from 'react'

/** Escape closes the list or calendar on top and nothing under it. Goes on what floats inside a window. */
export function holdEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.preventDefault()
}

/**
 * Where menus, lists and popovers are hung: inside the page's own landmark, so that a screen reader meets them in the
 * text they belong to; without a frame (sign-in, public page) the library's own place at the end of the body.
 */
export function floatRoot(): { target?: HTMLElement } {
  const page = typeof document === 'undefined' ? null : document.getElementById('matn')
  return page ? { target: page } : {}
}
