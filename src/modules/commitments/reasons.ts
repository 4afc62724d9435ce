import type { CarryCode } from './carry.ts'
import type { ClaimCode } from './claim.rules.ts'
import type { WhyUndefined } from './earnedValue.ts'
import type { Forecast } from './forecast.ts'
import type { FreezeCode } from './freeze.ts'
import type { StepCode } from './ladder.ts'
import type { YearCode } from './progress/years.ts'
import type { ScheduleCode } from './schedule/network.ts'
import type { Details } from './verdict.ts'

/** Every reason the pure rules of this engine can give. */
export type ReasonCode =
  | FreezeCode
  | 'mirrorCycle'
  | ClaimCode
  | StepCode
  | CarryCode
  | YearCode
  | WhyUndefined
  | NonNullable<Forecast['why']>

/** Sentences with `{name}` for a detail; a language that lacks one does not compile. */
export type ReasonWords = {
  readonly schedule: Readonly<Record<ScheduleCode, string>>
}

/** Puts details into a sentence; a list becomes `a ← b ← c`, in the direction of the arrow given. */
export const fillSentence = (sentence: string, details: Details, arrow = ' ← '): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name]
    return Array.isArray(value) ? [...value, value[0]].join(arrow) : String(value ?? '')
  })
