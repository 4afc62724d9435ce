import type { TurnActivity } from '../../turn/turn.schema.ts'

export type Fate = 'carry' | 'later' | 'leave'

/** What somebody chose for one unfinished activity, complete or not. */
export interface Choice {
  fate: Fate | null
  /** A code of the catalogue, `other` for own words, or nothing chosen yet. */
  cause: string | null
  words: string
}
export const noChoice: Choice = { fate: null, cause: null, words: '' }
export const OTHER = 'other'

/** The cause as it is stored: a code, or the words written in its place; null while it is open. */
export function causeOf({ cause, words }: Choice): string | null {
  if (cause === OTHER) return words.trim() || null
  return cause
}

export interface Decided {
  carry: { code: string; cause: string }[]
  left: { code: string; cause: string }[]
  later: string[]
  /** Activities of which something is still to be said. */
  open: { itemId: string; missing: 'fate' | 'cause' }[]
}

/** Choices as the two deeds take them: what is carried now, and what the closing says of the rest. */
export function decided(activities: readonly TurnActivity[], choices: ReadonlyMap<string, Choice>): Decided {
  const found: Decided = { carry: [], left: [], later: [], open: [] }
  for (const { itemId, code, state } of activities) {
    if (state !== 'open') continue
    const choice = choices.get(itemId) ?? noChoice
    const cause = causeOf(choice)
    if (choice.fate === null) found.open.push({ itemId, missing: 'fate' })
    else if (choice.fate === 'later') found.later.push(code)
    else if (cause === null) found.open.push({ itemId, missing: 'cause' })
    else if (choice.fate === 'carry') found.carry.push({ code, cause })
    else found.left.push({ code, cause })
  }
  return found
}

/** Fates that an activity can have now. Carried now only into an open draft, and only when none of its claims waits. */
export function fatesOf(
  activity: Pick<TurnActivity, 'canCarry' | 'waiting'>,
  next: { draft: boolean } | undefined,
): { fate: Fate; open: boolean }[] {
  const movable = activity.canCarry === true
  const held = activity.canCarry === 'commitments.carryClaimWaits'
  return [
    { fate: 'carry', open: movable && next?.draft === true },
    { fate: 'later', open: movable || held },
    { fate: 'leave', open: true },
  ]
}
