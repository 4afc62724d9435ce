import content from '../../../content/gates.json' with { type: 'json' }

/** Words in both languages, as content gives them. */
export interface Both {
  fa: string
  en: string
}

/** A sentence of the by-law that keeps a gate closed, with its clause. */
export interface Block extends Both {
  code: string
  clause: string
}

/** A stage of the by-law; a year of implementation is one too. A gate is the decision into a stage. */
export interface Stage extends Both {
  code: string
  /** Place on the way; years of implementation stand between their stage and the next. Null: beside the way (stopped). */
  order: number | null
  /** Year of implementation, null elsewhere. */
  year: number | null
  /** The stage that a year belongs to, null elsewhere. */
  parent: string | null
  decidingBody: string
  decisionClause: string
  blocks: readonly Block[]
  documents: readonly (Both & { code: string; clause: string })[]
}

/** Year rows leave out what they share with implementation as a whole. */
interface RawStage extends Both {
  code: string
  order?: number
  year?: number
  deciding_body: string
  decision_clause: string
  blocks: readonly Block[]
  required_documents: readonly { document: string; clause: string }[]
  years?: readonly RawStage[]
}

const documents = new Map(content.documents.map((document) => [document.code, document]))

const stageOf = (raw: RawStage, order: number | null, parent: string | null = null): Stage => ({
  code: raw.code,
  fa: raw.fa,
  en: raw.en,
  order,
  year: raw.year ?? null,
  parent,
  decidingBody: raw.deciding_body,
  decisionClause: raw.decision_clause,
  blocks: raw.blocks.map(({ code, fa, en, clause }) => ({ code, fa, en, clause })),
  documents: raw.required_documents.map(({ document, clause }) => {
    const kind = documents.get(document)
    return { code: document, clause, fa: kind?.fa ?? document, en: kind?.en ?? document }
  }),
})

const raw = content.stages as readonly RawStage[]

/** Code of the stage that stands beside the way. */
export const STOPPED = 'stopped'

/** All stages in the order of the by-law, each followed by its years, then stopped. */
export const stages: readonly Stage[] = raw.flatMap((stage) => [
  stageOf(stage, stage.code === STOPPED ? null : stage.order! * 10),
  ...(stage.years ?? []).map((year) => stageOf(year, stage.order! * 10 + year.year!, stage.code)),
])

export const stageCodes: readonly string[] = stages.map((stage) => stage.code)

/** The stage of that code, or undefined. */
export const stageByCode = (code: string): Stage | undefined => stages.find((stage) => stage.code === code)

/** Stages in which an agent must be at work: from the diagnostic study until hand-over. */
export const stagesWithAgent: readonly string[] = (() => {
  const from = stageByCode('diagnostic')!.order!
  const until = stageByCode('handed_over')!.order!
  return stages
    .filter((stage) => stage.order !== null && stage.order >= from && stage.order < until)
    .map((stage) => stage.code)
})()

/** The edition whose clauses are named. */
export const edition: Both & { code: string; title: Both; example: boolean } = content.edition

const clauses = new Map(content.articles.flatMap((article) => article.clauses.map((clause) => [clause.id, clause])))

/** A clause with its name and words. */
export interface Clause {
  id: string
  label: Both
  text: Both
}

/** The clause of that number; content names no clause that it does not have. */
export function clauseOf(id: string): Clause {
  const clause = clauses.get(id)
  if (!clause) throw new Error(`content/gates.json has no clause ${id}`)
  return { id, label: { fa: clause.label_fa, en: clause.label_en }, text: { fa: clause.fa, en: clause.en } }
}

/** Why every gate stays closed here: no decision has been recorded. */
export const decisionMissing: Block = content.general_blocks.find((block) => block.code === 'decision_missing')!
