/** What this device keeps of what somebody typed: by person and by record, for a month. Pure; see `draft.ts` for the store. */

const day = 86_400_000
/** Days that a half-written text waits for its writer. */
export const daysKept = 30

export const draftHead = 'khoosheh.draft.'
/** Name of a draft in the browser's store: nobody reads another's, on a machine that several share. */
export const draftName = (personId: string, form: string): string => `${draftHead}${personId}.${form}`

/** Which of the names in the store are this person's. */
export const namesOf = (personId: string, names: readonly string[]): string[] =>
  names.filter((name) => name.startsWith(`${draftHead}${personId}.`) || name === `khoosheh.opened.${personId}`)

export interface KeptDraft<Value> {
  /** Instant of the last key. */
  at: string
  /** Version of the record that stood on screen when it was written, where it has one. */
  version?: number
  /** The form as it was opened then, so that a change of others can be told from one's own. */
  was?: Value
  value: Value
}

/** A draft as it goes into the store. */
export const writeDraft = <Value>(value: Value, at: Date, on?: { version: number; was: Value }): string =>
  JSON.stringify({ at: at.toISOString(), ...on, value })

/**
 * What stands in the store, or null: nothing, nothing readable, older than a month, or no more than the empty form says.
 *
 * @param first the form as it would open without it; a field that the stored one lacks comes from here
 */
export function readDraft<Value extends object>(text: string | null, first: Value, now: Date): KeptDraft<Value> | null {
  if (text === null) return null
  try {
    const kept = JSON.parse(text) as Partial<KeptDraft<Value>> | null
    const at = Date.parse(kept?.at ?? '')
    if (!kept || typeof kept.value !== 'object' || kept.value === null || Number.isNaN(at)) return null
    if (isOld(kept.at, now)) return null
    const value = { ...first, ...kept.value }
    if (JSON.stringify(value) === JSON.stringify(first)) return null
    return {
      at: new Date(at).toISOString(),
      ...(typeof kept.version === 'number' && kept.was ? { version: kept.version, was: kept.was } : {}),
      value,
    }
  } catch {
    return null
  }
}

/** Whether what was typed at that instant has waited for its writer long enough; what has no instant is no draft of ours. */
export const isOld = (at: string | undefined, now: Date): boolean =>
  Number.isNaN(Date.parse(at ?? '')) || now.getTime() - Date.parse(at!) > daysKept * day

/**
 * The house's day while the house cannot be asked: the day it said last, moved on by as many days as have passed on this device since.
 *
 * @param said the house's day when it was asked, `on` the device's day then, `now` the device's day; ISO days
 */
export function dayMeanwhile(said: string, on: string, now: string): string {
  const passed = Math.round((Date.parse(`${now}T00:00:00Z`) - Date.parse(`${on}T00:00:00Z`)) / day)
  if (!(passed > 0)) return said
  return new Date(Date.parse(`${said}T00:00:00Z`) + passed * day).toISOString().slice(0, 10)
}
