import { dayInTehran, systemClock } from '../../kernel/clock.ts'
import { ApiProblem } from '../api.ts'
import { device } from './device.ts'
import { draftHead, isOld, namesOf } from './kept.rules.ts'

/** Days after which an answer kept for use without the network is too old to write upon. */
const daysReadable = 14

export interface KeptRead<Answer> {
  /** Instant of the answer. */
  at: string
  /** The device's day then. */
  on: string
  answer: Answer
}

/**
 * Asks the house; where it cannot be reached, gives what it answered last on this device.
 *
 * @param key the person's id and a name
 * @param keep what of an answer may lie on this device; null: nothing
 */
export async function readKept<Answer, Kept extends Answer>(
  key: string | undefined,
  ask: () => Promise<Answer>,
  keep: (answer: Answer) => Kept | null,
  since: (kept: KeptRead<Kept>) => Answer = (kept) => kept.answer,
): Promise<Answer> {
  try {
    const answer = await ask()
    if (key !== undefined) await keepRead(key, keep(answer))
    return answer
  } catch (error) {
    if (key === undefined || !isSilent(error)) throw error
    const kept = await device.get<KeptRead<Kept>>('read', key).catch(() => undefined)
    if (!kept || systemClock().now().getTime() - Date.parse(kept.at) > daysReadable * 86_400_000) throw error
    return since(kept)
  }
}

/** Keeps an answer, or takes away what was kept where there is none to keep. A browser that keeps nothing is no trouble. */
export async function keepRead<Kept>(key: string, answer: Kept | null): Promise<void> {
  const at = systemClock().now()
  const kept: KeptRead<Kept> | null = answer && { at: at.toISOString(), on: dayInTehran(at), answer }
  await (kept ? device.put('read', key, kept) : device.remove('read', key)).catch(() => {})
}

/** The house was not reached: no answer, or one of something in between. */
export const isSilent = (error: unknown): boolean => error instanceof ApiProblem && error.status === 0

/** Takes away what was read, of everybody: a session ended, or another person came. What was typed stays for its writer. */
export const forgetReads = (): Promise<void> => device.clear('read').catch(() => {})

/** Takes away what others typed on this device and never came back for. Their own is left to whoever works here. */
export async function forgetOld(personId: string): Promise<void> {
  const now = systemClock().now()
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(draftHead)) continue
      const { at } = JSON.parse(localStorage.getItem(name) ?? '{}') as { at?: string }
      if (isOld(at, now)) localStorage.removeItem(name)
    }
    const waiting = await device.all<{ personId: string; key: string; at: string }>('waiting', '')
    for (const entry of waiting)
      if (entry.personId !== personId && isOld(entry.at, now)) {
        await device.remove('waiting', `${entry.personId}/${entry.key}`)
        await device.clear('files', `${entry.personId}/`)
      }
  } catch {
    // a browser that keeps nothing has nothing old
  }
}

/** Takes away all that this device keeps of a person: drafts, what was read, what waited to be sent. */
export async function forgetPerson(personId: string): Promise<void> {
  try {
    for (const name of namesOf(personId, Object.keys(localStorage))) localStorage.removeItem(name)
  } catch {
    // nothing was kept
  }
  await Promise.all([
    forgetReads(),
    device.clear('waiting', `${personId}/`).catch(() => {}),
    device.clear('files', `${personId}/`).catch(() => {}),
  ])
}
