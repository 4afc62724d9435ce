import { z } from 'zod'
import { Id, IsoDate, OnBehalf, Percent, Prose, ScreenVersion } from '../../../kernel/http/schema.ts'
import { Named } from '../meetings.schema.ts'
import { lifeStates, notDoneCauses } from './life.rules.ts'

const deed = { version: ScreenVersion, onBehalf: OnBehalf.optional() }

export const AcceptResolution = z.strictObject({
  ...deed,
  reason: Prose.optional(),
  /** The day it was said, where a letter or a call is typed later; left out: today. */
  on: IsoDate.optional(),
})
export type AcceptResolution = z.input<typeof AcceptResolution>

export const ObjectToResolution = z.strictObject({
  ...deed,
  reason: Prose.min(1, 'kernel.required'),
  on: IsoDate.optional(),
})
export type ObjectToResolution = z.input<typeof ObjectToResolution>

export const AnswerObjection = z.strictObject({
  ...deed,
  /** Upheld: it goes back to the secretary, to be put right and notified anew. Rejected: the execution goes on. */
  verdict: z.enum(['uphold', 'reject']),
  reason: Prose.min(1, 'kernel.required'),
})
export type AnswerObjection = z.input<typeof AnswerObjection>

export const ConfirmExecution = z.strictObject({
  ...deed,
  claimId: Id,
  /** Approved as claimed or with less, or sent back; both of the latter with the reason. */
  verdict: z.enum(['approve', 'return']),
  value: Percent.optional(),
  reason: Prose.optional(),
})
export type ConfirmExecution = z.input<typeof ConfirmExecution>

export const PutOffResolution = z.strictObject({
  ...deed,
  deadline: IsoDate,
  reason: Prose.min(1, 'kernel.required'),
})
export type PutOffResolution = z.input<typeof PutOffResolution>

export const EndUndone = z.strictObject({
  ...deed,
  cause: z.enum(notDoneCauses, 'meetings.causeMissing'),
  reason: Prose.optional(),
})
export type EndUndone = z.input<typeof EndUndone>

export const CancelResolution = z.strictObject({
  ...deed,
  /** The later resolution that cancels it. */
  byResolutionId: Id,
  reason: Prose.optional(),
})
export type CancelResolution = z.input<typeof CancelResolution>

/** The life of a resolution as pages show it. */
export const Life = z.object({
  state: z.enum(lifeStates),
  /** Percent of its commitment on the approved line; null where nothing is promised. */
  percent: z.string().nullable(),
  /** Last day of objecting, while one may. */
  objectionUntil: z.string().nullable(),
  /** Days past its deadline, while it is open; 0 where it is not late. */
  daysLate: z.number(),
})
export type Life = z.infer<typeof Life>

const Said = z.object({
  by: Named.nullable(),
  forWhom: Named.nullable(),
  how: z.string().nullable(),
  at: z.date(),
})

/** One thing that happened to it, oldest first. */
export const StoryLine = z.object({
  what: z.enum([
    'notified',
    'putOff',
    'accept',
    'object',
    'uphold',
    'reject',
    'reminder',
    'done',
    'notDone',
    'cancelled',
  ]),
  on: z.string(),
  /** Of a notification: until when it is to be done; whom it went to. */
  deadline: z.string().nullable(),
  notificationId: z.uuid().nullable(),
  reason: z.string().nullable(),
  cause: z.string().nullable(),
  decision: Named.nullable(),
  /** Of a reminder: whom the rule names, and the rule in words. */
  whom: z.enum(['responsible', 'secretary', 'chair', 'agenda']).nullable(),
  rule: z.object({ fa: z.string(), en: z.string() }).nullable(),
  said: Said.nullable(),
  /** The letter that brought an answer, where the reader sees it. */
  record: Named.nullable(),
})
export type StoryLine = z.infer<typeof StoryLine>
