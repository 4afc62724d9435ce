import { z } from 'zod'
import sample from '../../../../content/gates.json' with { type: 'json' }

const text = z.string().trim().min(1, 'kernel.required').max(2000, 'kernel.tooLong')
const Both = { fa: text, en: text }
const Code = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'clusters.badCode')
const ClauseId = z.string().regex(/^\d{1,3}\.\d{1,3}$/, 'clusters.badClause')
const Weight = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, 'kernel.badDecimal')

/** Bodies that may decide of a cluster: those of a province or of the cluster itself. */
export const decidingBodies = ['provincial_committee', 'expert_committee', 'steering_council'] as const

const Clause = z.looseObject({ id: ClauseId, label_fa: text, label_en: text, ...Both })
/** A condition or a block; `required: false` keeps it readable and asks for nothing. */
const Sentence = z.looseObject({ code: Code, ...Both, clause: ClauseId, required: z.boolean().optional() })
const gateFields = {
  code: Code,
  ...Both,
  entry_conditions: z.array(Sentence),
  required_documents: z.array(z.looseObject({ document: Code, required: z.boolean(), clause: ClauseId })),
  deciding_body: z.enum(decidingBodies, 'clusters.noSuchBodyKind'),
  decision_clause: ClauseId,
  default_phase_weight: Weight,
  blocks: z.array(Sentence),
}
const Year = z.looseObject({ ...gateFields, year: z.number().int() })
const Gate = z.looseObject({ ...gateFields, order: z.number().int(), years: z.array(Year).optional() })

/** Content of an edition of the by-law, as content/gates.json has it. Parts that no rule reads stay as they are. */
export const GatesContent = z
  .looseObject({
    general_blocks: z.array(Sentence),
    articles: z.array(z.looseObject({ id: z.string().min(1), ...Both, clauses: z.array(Clause).min(1) })).min(1),
    documents: z.array(z.looseObject({ code: Code, ...Both })),
    stages: z.array(Gate),
    delegation: z.looseObject({ report_every_months: z.number().int().min(1).max(24) }),
    stop_causes: z.array(z.looseObject({ code: Code, ...Both })).min(1),
  })
  .superRefine((content, problems) => {
    const said = (path: (string | number)[], message: string) => problems.addIssue({ code: 'custom', path, message })
    const skeleton = (stages: readonly { code: string; years?: readonly { code: string }[] | undefined }[]) =>
      stages.map(({ code, years = [] }) => [code, ...years.map((year) => year.code)].join()).join()
    if (skeleton(content.stages) !== skeleton(sample.stages)) return said(['stages'], 'clusters.stagesFixed')
    const general = new Set(content.general_blocks.map(({ code }) => code))
    if (!sample.general_blocks.every(({ code }) => general.has(code)))
      said(['general_blocks'], 'clusters.generalBlocksFixed')
    const clauses = new Set(content.articles.flatMap((article) => article.clauses.map(({ id }) => id)))
    const documents = new Set(content.documents.map(({ code }) => code))
    const asks = (gate: z.infer<typeof Year> | z.infer<typeof Gate>, path: (string | number)[]) => {
      if (!clauses.has(gate.decision_clause)) said([...path, 'decision_clause'], 'clusters.noSuchClause')
      for (const part of ['entry_conditions', 'required_documents', 'blocks'] as const)
        for (const [place, { clause }] of gate[part].entries())
          if (!clauses.has(clause)) said([...path, part, place, 'clause'], 'clusters.noSuchClause')
      for (const [place, { document }] of gate.required_documents.entries())
        if (!documents.has(document))
          said([...path, 'required_documents', place, 'document'], 'clusters.noSuchDocument')
    }
    for (const [place, { clause }] of content.general_blocks.entries())
      if (!clauses.has(clause)) said(['general_blocks', place, 'clause'], 'clusters.noSuchClause')
    for (const [place, stage] of content.stages.entries()) {
      asks(stage, ['stages', place])
      for (const [year, own] of (stage.years ?? []).entries()) asks(own, ['stages', place, 'years', year])
      if (stage.years && total(stage.years) !== total([stage]))
        said(['stages', place, 'years'], 'clusters.yearWeightsDiffer')
    }
    if (total(content.stages) !== 1_000_000) said(['stages'], 'clusters.phaseWeightsNot100')
  })
export type GatesContent = z.output<typeof GatesContent>

/** Phase weights in ten-thousandths, so that a total is exact. */
function total(stages: readonly { default_phase_weight: string }[]): number {
  const exact = ({ default_phase_weight: weight }: { default_phase_weight: string }) => {
    const [whole, part = ''] = weight.split('.')
    return Number(whole) * 10_000 + Number(part.padEnd(4, '0'))
  }
  return stages.reduce((sum, stage) => sum + exact(stage), 0)
}
