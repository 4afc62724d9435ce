import { z } from 'zod'
import { Id, IsoDate, OnBehalf, Prose } from '../../../kernel/http/schema.ts'
import { Named } from '../meetings.schema.ts'

const Said = Prose.min(1, 'kernel.required')

/** What a resolution brings about: of which kind, in which record, and what the room still needs to know. */
export const SetEffect = z.strictObject({
  what: z.string().regex(/^[a-z]\w*\.[a-zA-Z]\w*$/, 'kernel.badFormat'),
  recordId: Id,
  details: z.record(z.string().max(40), z.string().max(300)).default({}),
})
export type SetEffect = z.input<typeof SetEffect>

export const ChangeEffect = z.strictObject({ effect: SetEffect.nullable() })

export const OpenMinutes = z.strictObject({ sessionId: Id })

export const WriteSection = z.strictObject({
  /** Null: what was said outside any item. */
  itemId: Id.nullable(),
  /** The section's version that was on screen; 0 where nothing was written yet. */
  version: z.int().min(0),
  text: z.string().max(50_000, 'kernel.tooLong'),
})
export type WriteSection = z.input<typeof WriteSection>

export const Circulate = z.strictObject({ due: IsoDate })

export const MakeRemark = z.strictObject({
  itemId: Id.nullable().default(null),
  /** Left out: whoever sat has nothing to remark. */
  text: Said.optional(),
  /** For whom it is typed, and how it was said. */
  personId: Id.optional(),
  how: OnBehalf.shape.how.optional(),
})
export type MakeRemark = z.input<typeof MakeRemark>

export const AnswerRemark = z.strictObject({ how: z.enum(['taken', 'notTaken']), text: Said })
export type AnswerRemark = z.input<typeof AnswerRemark>

export const Finalise = z.strictObject({ sure: z.literal(true) })

export const AddAddendum = z.strictObject({ text: Said })

const Remark = z.object({
  id: z.uuid(),
  itemId: z.uuid().nullable(),
  person: Named.nullable(),
  text: z.string().nullable(),
  at: z.date(),
  answer: z.object({ how: z.enum(['taken', 'notTaken']), text: z.string() }).nullable(),
})

export const Minutes = z.object({
  state: z.enum(['draft', 'circulated', 'final']).nullable(),
  /** A draft is read by the secretariat only. */
  readable: z.boolean(),
  circulatedAt: z.date().nullable(),
  remarksDue: z.string().nullable(),
  finalAt: z.date().nullable(),
  finalBy: Named.nullable(),
  sections: z.array(
    z.object({
      itemId: z.uuid().nullable(),
      text: z.string(),
      version: z.number(),
      by: Named.nullable(),
      at: z.date(),
      /** As it went out, where it was amended since. */
      circulated: z.string().nullable(),
    }),
  ),
  remarks: z.array(Remark),
  addenda: z.array(z.object({ id: z.uuid(), text: z.string(), by: Named.nullable(), at: z.date() })),
  /** Who sat and has not said anything about the circulated minutes yet. */
  outstanding: z.array(Named),
  effects: z.array(
    z.object({
      resolutionId: z.uuid(),
      number: z.number(),
      what: z.string(),
      record: Named,
      says: z.object({ fa: z.string(), en: z.string() }),
      appliedAt: z.date().nullable(),
      /** Why it could not be applied now. */
      problem: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
    }),
  ),
  may: z.record(z.string(), z.union([z.literal(true), z.string()])),
})
export type Minutes = z.infer<typeof Minutes>

export const EffectOffers = z.object({
  rows: z.array(
    z.object({
      what: z.string(),
      category: z.string(),
      recordId: z.uuid(),
      title: z.string(),
      details: z.record(z.string(), z.string()),
      /** What is still to be named, as `organisationId` of the details. */
      asks: z.literal('organisation').optional(),
      says: z.object({ fa: z.string(), en: z.string() }),
    }),
  ),
})
export type EffectOffers = z.infer<typeof EffectOffers>
