/**
 * Which key a request carries, so that the house does it once: one that is sent again because no answer came carries the key of the first
 * time; one that is sent again on purpose, after an answer, carries a new one. Pure, over the list of what was not answered yet.
 */
export interface Unanswered {
  /** What was asked: method, address and body in short. */
  asked: string
  key: string
  /** Milliseconds since 1970. */
  at: number
}

const dayMs = 86_400_000
const most = 30

/** The key for a request, and the list with it. */
export function keyFor(
  list: readonly Unanswered[],
  asked: string,
  now: number,
  make: () => string,
): { key: string; list: Unanswered[] } {
  const young = list.filter((one) => now - one.at < dayMs)
  const open = young.find((one) => one.asked === asked)
  if (open) return { key: open.key, list: young }
  const key = make()
  return { key, list: [...young, { asked, key, at: now }].slice(-most) }
}

/** The house has answered, by yes or by a refusal: the next such request is another. No answer, or one of something in between, is none. */
export const settledBy = (status: number): boolean => status > 0 && status < 500

export const without = (list: readonly Unanswered[], key: string): Unanswered[] => list.filter((one) => one.key !== key)

/** A short text for a long one (53 bits): told apart by it are the few requests that are open at once. */
export function shortOf(text: string): string {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    one = Math.imul(one ^ code, 2654435761)
    two = Math.imul(two ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36)
}
