import type { GatesContent } from '../../gates/gates.content.schema.ts'
import { factCode } from '../../gates/opposites.rules.ts'

export type Content = GatesContent
export type Stage = Content['stages'][number]
export type GateOfStage = Pick<
  Stage,
  | 'code'
  | 'fa'
  | 'en'
  | 'entry_conditions'
  | 'blocks'
  | 'required_documents'
  | 'deciding_body'
  | 'decision_clause'
  | 'default_phase_weight'
>
export type Clause = Content['articles'][number]['clauses'][number]

/** Stages with their years behind them, as the by-law lists its gates. */
export const gatesOf = (content: Content): GateOfStage[] =>
  content.stages.flatMap((stage) => [stage, ...(stage.years ?? [])])

/** The content with one gate changed, wherever it stands. */
export const withGate = (content: Content, code: string, change: Partial<GateOfStage>): Content => ({
  ...content,
  stages: content.stages.map((stage) => ({
    ...stage,
    ...(stage.code === code ? change : {}),
    ...(stage.years ? { years: stage.years.map((year) => (year.code === code ? { ...year, ...change } : year)) } : {}),
  })) as Content['stages'],
})

/** The content with the words of one clause changed. */
export const withClause = (content: Content, id: string, words: Partial<Pick<Clause, 'fa' | 'en'>>): Content => ({
  ...content,
  articles: content.articles.map((article) => ({
    ...article,
    clauses: article.clauses.map((clause) => (clause.id === id ? { ...clause, ...words } : clause)),
  })),
})

/** Switches what a gate asks for on or off; a thing that is off stays readable. */
export const withAsked = (
  content: Content,
  gate: GateOfStage,
  part: 'entry_conditions' | 'required_documents' | 'blocks',
  place: number,
  required: boolean,
): Content =>
  withGate(content, gate.code, {
    [part]: (gate[part] as { required?: boolean }[]).map((one, at) => (at === place ? { ...one, required } : one)),
  } as Partial<GateOfStage>)

/** Asks for one more document; a name that the by-law does not have yet joins its list. */
export function withDocument(
  content: Content,
  gate: GateOfStage,
  added: { code: string } | { fa: string; en: string },
  clause: string,
): Content {
  const code = 'code' in added ? added.code : freeCode(content)
  const documents =
    'code' in added ? content.documents : [...content.documents, { code, fa: added.fa, en: added.en || added.fa }]
  const required_documents = [...gate.required_documents, { document: code, required: true, clause }]
  return withGate({ ...content, documents }, gate.code, { required_documents })
}

function freeCode(content: Content): string {
  const taken = new Set(content.documents.map((one) => one.code))
  let nth = 1
  while (taken.has(`own_${nth}`)) nth += 1
  return `own_${nth}`
}

/** Sum of the stages' weights and of the years', as text; what is no number counts nothing. */
export function weightsOf(content: Content): { total: string; years: string; whole: string } {
  const exact = (text: string) => (/^\d{1,3}(\.\d{1,4})?$/.test(text) ? Math.round(Number(text) * 10_000) : 0)
  const sum = (gates: readonly { default_phase_weight: string }[]) =>
    String(gates.reduce((total, gate) => total + exact(gate.default_phase_weight), 0) / 10_000)
  const parent = content.stages.find((stage) => stage.years)
  return {
    total: sum(content.stages),
    years: sum(parent?.years ?? []),
    whole: parent?.default_phase_weight ?? '0',
  }
}

/** Every clause by its number. */
export const clausesOf = (content: Content): Map<string, Clause> =>
  new Map(content.articles.flatMap((article) => article.clauses.map((clause) => [clause.id, clause])))

/** Blocks that say more than a condition of the same gate the other way round, with their places. */
export const ownBlocks = (gate: GateOfStage) =>
  gate.blocks
    .map((block, place) => ({ block, place }))
    .filter(({ block }) => !gate.entry_conditions.some((condition) => condition.code === factCode(block.code)))
