/** What the service worker answers from the device, and what it leaves to the network. Pure. */

/** Caches of this app begin so; the rest of the name is the release. */
export const cacheHead = 'khoosheh-'

export type Way =
  /** The page itself: the newest from the house; the kept one only where the house cannot be reached. */
  | 'page'
  /** A file whose name changes with its content: what is kept is right for ever. */
  | 'file'
  /** Everything else, above all what the house answers: never kept, never touched. */
  | 'network'

/** @param origin of the worker itself; `isPage` whether the browser opens it as a page */
export function wayOf(request: { method: string; url: string; isPage: boolean }, origin: string): Way {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return 'network'
  if (url.pathname.startsWith('/assets/')) return 'file'
  // pages that the house writes itself, and files that it hands out
  if (/^\/(api|public|metrics)(\/|$)/.test(url.pathname)) return 'network'
  return request.isPage ? 'page' : 'network'
}

/**
 * Which caches go when a release takes over. The one before stays for pages that are still open in it; they ask for their own files until
 * they are opened anew.
 *
 * @param names in the order in which they were made
 */
export function outdated(names: readonly string[], now: string): string[] {
  const own = names.filter((name) => name.startsWith(cacheHead) && name !== now)
  return own.slice(0, -1)
}
