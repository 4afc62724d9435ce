import sampleContent from '../../../../content/gates.json' with { type: 'json' }
import type { Both } from '../clusters.bylaw.ts'
import { GatesContent } from './gates.content.schema.ts'

/** A sentence of the by-law with the number of its clause. */
export interface Sentence extends Both {
  code: string
  clause: string
}

/** What the by-law asks before a stage may begin. */
export interface Gate {
  code: string
  decidingBody: string
  decisionClause: string
  conditions: readonly Sentence[]
  /** Codes of conditions that the edition keeps but does not ask for. */
  conditionsOff: ReadonlySet<string>
  blocks: readonly Sentence[]
  documents: readonly (Sentence & { required: boolean })[]
}

/** A clause with its name and words. */
export interface Clause {
  id: string
  label: Both
  text: Both
}

export interface EditionName {
  /** Null: the sample that ships with the product. */
  id: string | null
  code: string
  fa: string
  en: string
  title: Both
  example: boolean
  validFrom: string | null
}

/** The by-law of one edition as the rules read it. */
export interface Bylaw {
  edition: EditionName
  /** The gate into that stage. @throws for a code that is no stage */
  gateOf: (stage: string) => Gate
  /** The clause of that number. @throws where there is none: shapes let no such content in */
  clauseOf: (id: string) => Clause
  earlierGate: Sentence
  documentMissing: Sentence
  decisionMissing: Sentence
  delegation: { reportEveryMonths: number; clause: string }
  stopCauses: readonly (Both & { code: string })[]
}

const sentence = ({ code, fa, en, clause }: Sentence): Sentence => ({ code, fa, en, clause })
const on = ({ required }: { required?: boolean | undefined }) => required !== false

/** Reads the by-law out of an edition's content. What is switched off asks for nothing. */
export function bylawOf(content: GatesContent, edition: EditionName): Bylaw {
  const names = new Map(content.documents.map((document) => [document.code, document]))
  const gateIn = (
    raw: GatesContent['stages'][number] | NonNullable<GatesContent['stages'][number]['years']>[number],
  ) => ({
    code: raw.code,
    decidingBody: raw.deciding_body,
    decisionClause: raw.decision_clause,
    conditions: raw.entry_conditions.filter(on).map(sentence),
    conditionsOff: new Set(raw.entry_conditions.filter((one) => !on(one)).map((one) => one.code)),
    blocks: raw.blocks.filter(on).map(sentence),
    documents: raw.required_documents.map(({ document, clause, required }) => {
      const { fa, en } = names.get(document)!
      return { code: document, fa, en, clause, required }
    }),
  })
  const gates = new Map(
    content.stages.flatMap((stage) => [stage, ...(stage.years ?? [])]).map((raw) => [raw.code, gateIn(raw)]),
  )
  const clauses = new Map(content.articles.flatMap((article) => article.clauses.map((clause) => [clause.id, clause])))
  const general = (code: string) => sentence(content.general_blocks.find((block) => block.code === code)!)
  return {
    edition,
    gateOf(stage) {
      const gate = gates.get(stage)
      if (!gate) throw new Error(`the by-law has no stage ${stage}`)
      return gate
    },
    clauseOf(id) {
      const clause = clauses.get(id)
      if (!clause) throw new Error(`the by-law has no clause ${id}`)
      return { id, label: { fa: clause.label_fa, en: clause.label_en }, text: { fa: clause.fa, en: clause.en } }
    },
    earlierGate: general('earlier_gate'),
    documentMissing: general('document_missing'),
    decisionMissing: general('decision_missing'),
    delegation: { reportEveryMonths: content.delegation.report_every_months, clause: '13.2' },
    stopCauses: content.stop_causes.map(({ code, fa, en }) => ({ code, fa, en })),
  }
}

/** The example by-law, in force where nobody has adopted one. */
export const sampleGates: GatesContent = GatesContent.parse(sampleContent)
const { code, fa, en, title } = sampleContent.edition
export const sampleName: EditionName = { id: null, code, fa, en, title, example: true, validFrom: null }
export const sampleBylaw: Bylaw = bylawOf(sampleGates, sampleName)
