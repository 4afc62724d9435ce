import content from '../../../content/gates.json' with { type: 'json' }

/** Words in both languages, as content gives them. */
export interface Both {
  fa: string
  en: string
}

/**
 * A stage of a cluster's life; a year of implementation is one too. Stages and their order are the product's own: editions of the
 * by-law say what each gate asks for (`gates/bylaw.ts`), never which stages there are.
 */
export interface Stage extends Both {
  code: string
  /** Place on the way; years of implementation stand between their stage and the next. Null: beside the way (stopped). */
  order: number | null
  /** Year of implementation, null elsewhere. */
  year: number | null
  /** The stage that a year belongs to, null elsewhere. */
  parent: string | null
}

/** Code of the stage that stands beside the way. */
export const STOPPED = 'stopped'

/** All stages in their order, each followed by its years, then stopped. */
export const stages: readonly Stage[] = content.stages.flatMap((stage) => {
  const { code, fa, en } = stage
  const years = 'years' in stage ? (stage.years ?? []) : []
  return [
    { code, fa, en, order: code === STOPPED ? null : stage.order * 10, year: null, parent: null },
    ...years.map(({ code, fa, en, year }) => ({
      code,
      fa,
      en,
      order: stage.order * 10 + year,
      year,
      parent: stage.code,
    })),
  ]
})

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
