import { z } from 'zod'

const text = z.string().trim().min(1, 'kernel.required').max(300, 'kernel.tooLong')
export const reminderWhom = ['responsible', 'secretary', 'chair', 'agenda'] as const

const Rule = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'kernel.badFormat'),
  /** Days after the deadline; before it negative. */
  when_days: z.int().min(-365, 'meetings.badRuleDays').max(365, 'meetings.badRuleDays'),
  to: z.enum(reminderWhom),
  fa: text,
  en: text,
})

const RuleSet = z.object({
  fa: text,
  en: text,
  /** Categories and kinds of body that it is for; empty: all. */
  categories: z.array(z.string().min(1).max(60)).max(100).default([]),
  kinds: z.array(z.string().min(1).max(60)).max(50).default([]),
  rules: z.array(Rule).max(30),
})

/** Content of an edition of the following-up rules: the first set that fits a resolution is the one that counts. */
export const FollowUpContent = z
  .object({ sets: z.array(RuleSet).min(1, 'kernel.required').max(30) })
  .superRefine(({ sets }, problems) => {
    for (const [place, { rules }] of sets.entries()) {
      const codes = new Set<string>()
      for (const [line, { code }] of rules.entries()) {
        if (codes.has(code))
          problems.addIssue({
            code: 'custom',
            path: ['sets', place, 'rules', line, 'code'],
            message: 'meetings.ruleTwice',
          })
        codes.add(code)
      }
    }
  })
export type FollowUpContent = z.output<typeof FollowUpContent>
export type FollowUpRule = z.output<typeof Rule>
