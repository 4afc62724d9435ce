import { z } from 'zod'
import { Id, Page } from '../../../kernel/http/schema.ts'
import { Named } from '../meetings.schema.ts'
import { Resolution } from '../resolutions/resolutions.schema.ts'
import { ageBands, lifeStates } from './life.rules.ts'

/** Filters of the register, as they stand in the address. They narrow what one may see, and never widen it. */
export const RegisterFilter = z.object({
  body: Id.optional(),
  kind: z.string().max(60).optional(),
  /** Category of content/catalogues.json; `none` for those without. */
  subject: z.string().max(60).optional(),
  state: z.enum(lifeStates).optional(),
  /** An organisation or a person. */
  responsible: Id.optional(),
  province: z.string().max(10).optional(),
  cluster: Id.optional(),
  overdue: z.literal('yes').optional(),
  age: z.enum(ageBands.map((band) => band.code)).optional(),
})
export type RegisterFilter = z.output<typeof RegisterFilter>
export const RegisterQuery = RegisterFilter.extend(Page.shape)
export type RegisterQuery = z.output<typeof RegisterQuery>

const Both = z.object({ fa: z.string(), en: z.string() })
export const RegisterLine = Resolution.extend({
  kindTitle: Both,
  provinceId: z.string().nullable(),
  categoryTitle: Both.nullable(),
})
export type RegisterLine = z.infer<typeof RegisterLine>

export const Register = z.object({
  today: z.string(),
  rows: z.array(RegisterLine),
})
export type Register = z.infer<typeof Register>

/** Execution of some resolutions: how many stand where, and the mean of what is approved of those that were notified. */
const Execution = z.object({
  total: z.number(),
  done: z.number(),
  running: z.number(),
  notDone: z.number(),
  overdue: z.number(),
  /** Percent with at most two places; null where nothing was notified. */
  mean: z.string().nullable(),
})
export type Execution = z.infer<typeof Execution>

export const RegisterSummary = z.object({
  today: z.string(),
  whole: Execution,
  byState: z.array(z.object({ state: z.enum(lifeStates), count: z.number() })),
  byAge: z.array(z.object({ age: z.enum(ageBands.map((band) => band.code)), count: z.number() })),
  byBody: z.array(Execution.extend({ body: Named, kind: z.string() })),
  bySubject: z.array(Execution.extend({ subject: z.string().nullable(), title: Both.nullable() })),
  /** Who may be chosen as responsible, most resolutions first. */
  responsible: z.array(Named.extend({ count: z.number() })),
  kinds: z.array(Both.extend({ code: z.string() })),
  /** Every subject of the catalogue, used or not. */
  subjects: z.array(Both.extend({ code: z.string() })),
})
export type RegisterSummary = z.infer<typeof RegisterSummary>
