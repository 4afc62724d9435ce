import { z } from 'zod'
import { tenThousandths } from './weights.rules.ts'

const text = z.string().trim().min(1, 'kernel.required').max(2000, 'kernel.tooLong')
const Both = { fa: text, en: text }
const Code = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'ranking.badCode')
const Weight = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, 'kernel.badDecimal')

/** Bodies of a province that may decide on its priorities. */
export const decidingBodies = ['provincial_committee', 'expert_committee'] as const

const Criterion = z.looseObject({
  code: Code,
  ...Both,
  weight: Weight,
  asks: z.object(Both),
  /** What each score says, 1 to 5. */
  anchors: z.array(z.object({ score: z.number().int().min(1).max(5), ...Both })),
  /** What counts as evidence. */
  evidence: z.array(z.object(Both)).min(1, 'kernel.required'),
})

const Question = z.looseObject({
  code: z.string().min(1).max(20),
  topic: z.string(),
  topic_fa: text,
  topic_en: text,
  ...Both,
  informs_criterion: z.string().nullable(),
})

/** Content of an edition of the criteria, as content/criteria.json has it. Parts that no rule reads stay as they are. */
export const CriteriaContent = z
  .looseObject({
    criteria: z.array(Criterion).min(1, 'kernel.required').max(40),
    disqualifiers: z.array(z.object({ code: Code, ...Both })).default([]),
    field_questions: z.array(Question).max(200),
    /** Which clusters are ranked: those at these stages; with or without those that a custodian develops. */
    candidates: z
      .object({
        stages: z.array(z.enum(['identified', 'feasibility'])).min(1, 'kernel.required'),
        delegated: z.boolean(),
      })
      .default({ stages: ['identified'], delegated: true }),
    deciding_body: z.enum(decidingBodies, 'ranking.noSuchBodyKind').default('provincial_committee'),
  })
  .superRefine((content, problems) => {
    const said = (path: (string | number)[], message: string) => problems.addIssue({ code: 'custom', path, message })
    const codes = new Set<string>()
    for (const [place, { code, anchors }] of content.criteria.entries()) {
      if (codes.has(code)) said(['criteria', place, 'code'], 'ranking.criterionTwice')
      codes.add(code)
      if (anchors.map((one) => one.score).join() !== '1,2,3,4,5')
        said(['criteria', place, 'anchors'], 'ranking.fiveAnchors')
    }
    for (const [place, { informs_criterion: informs }] of content.field_questions.entries())
      if (informs !== null && !codes.has(informs))
        said(['field_questions', place, 'informs_criterion'], 'ranking.noSuchCriterion')
    if (content.criteria.reduce((sum, one) => sum + tenThousandths(one.weight), 0) !== 1_000_000)
      said(['criteria'], 'ranking.weightsNot100')
  })
export type CriteriaContent = z.output<typeof CriteriaContent>
export type Criterion = CriteriaContent['criteria'][number]
