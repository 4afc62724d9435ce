import type { Details } from '../verdict.ts'

export type RelationType = 'FS' | 'SS' | 'FF' | 'SF'
export const RELATION_TYPES: readonly RelationType[] = ['FS', 'SS', 'FF', 'SF']

export type ActivityId = string | number
export type Activity = { readonly id: ActivityId; readonly name?: string; readonly duration: number }
export type Relation = {
  readonly from: ActivityId
  readonly to: ActivityId
  readonly type: RelationType
  readonly lag: number
}
export type Network = { readonly activities: readonly Activity[]; readonly relations: readonly Relation[] }

export type ScheduleCode =
  | 'notJson'
  | 'notAnObject'
  | 'activitiesMissing'
  | 'relationsMissing'
  | 'casesWrong'
  | 'caseIdWrong'
  | 'caseTwice'
  | 'activityWrong'
  | 'idWrong'
  | 'idTwice'
  | 'durationWrong'
  | 'relationWrong'
  | 'relationEndWrong'
  | 'unknownActivity'
  | 'typeWrong'
  | 'lagWrong'
  | 'circular'
  | 'tooLarge'

/** A schedule that cannot be computed: the reason by name, where it lies (`activities[3]`), and in which case. */
export class ScheduleRefused extends Error {
  readonly code: ScheduleCode
  readonly details: Details
  constructor(code: ScheduleCode, details: Details = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.code = code
    this.details = details
  }
}
