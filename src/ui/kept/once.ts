import { systemClock } from '../../kernel/clock.ts'
import { newKey } from './keys.ts'
import { keyFor, settledBy, shortOf, type Unanswered, without } from './once.rules.ts'

const name = 'khoosheh.unanswered'
let list: readonly Unanswered[] = read()

/** Of this tab alone, so that it outlives a reload; nothing of what was asked can be read from it. */
function read(): readonly Unanswered[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
function write(next: readonly Unanswered[]): void {
  list = next
  try {
    sessionStorage.setItem(name, JSON.stringify(next))
  } catch {
    // kept in the page only
  }
}

/** The key of a change that is about to be asked for. */
export function onceKey(method: string, path: string, body: unknown): string {
  const next = keyFor(
    list,
    shortOf(`${method} ${path}\n${JSON.stringify(body)}`),
    systemClock().now().getTime(),
    newKey,
  )
  write(next.list)
  return next.key
}

/** It was answered with that status; 0: not at all. */
export function onceAnswered(key: string, status: number): void {
  if (settledBy(status)) write(without(list, key))
}
