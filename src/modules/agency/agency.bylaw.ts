import content from '../../../content/gates.json' with { type: 'json' }
import { exact, text } from './agency.decimal.ts'
import type { Post, ScoreWeight } from './agency.tables.ts'

/** A stage of the way as a contract speaks of it: stages and years of implementation, in order; implementation as a whole is its years. */
export interface WayStage {
  code: string
  fa: string
  en: string
  /** Year of implementation, null elsewhere. */
  year: number | null
  /** Share of the whole project that the by-law proposes. */
  weight: string
}

interface RawStage {
  code: string
  fa: string
  en: string
  default_phase_weight: string
  year?: number
  years?: readonly RawStage[]
}

const stageOf = ({ code, fa, en, year, default_phase_weight }: RawStage): WayStage => ({
  code,
  fa,
  en,
  year: year ?? null,
  weight: default_phase_weight,
})

/** Every phase that can be paid, in the order of the by-law. */
export const way: readonly WayStage[] = (content.stages as readonly RawStage[])
  .filter((stage) => stage.code !== 'stopped')
  .flatMap((stage) => (stage.years ?? [stage]).map(stageOf))

export const wayStage = (code: string): WayStage | undefined => way.find((stage) => stage.code === code)

const { min_people, selection } = content.agent_team
/** How many people a team has at least (by-law 5.2). */
export const leastPeople: number = min_people
/** Weights of the scores of a tender (by-law 5.1). */
export const scoreWeights: readonly ScoreWeight[] = selection.scores

const partOf: Readonly<Record<string, Post>> = {
  agent: 'agent',
  assistant: 'agentAssistant',
  office_secretary: 'secretary',
}
/** Posts that a team must fill, with how many each may have. */
export const teamPosts: readonly { part: Post; min: number; max: number | null }[] = content.agent_team.posts.map(
  ({ code, min, max }) => ({ part: partOf[code]!, min, max }),
)

/** How often the supervisor visits, by stage, in months (by-law 9.1). */
export const visitRhythm: readonly { stage: string; every: number }[] = content.supervisor_visits.map(
  ({ stage, every }) => ({ stage, every }),
)
/** Days within which a visit is reported (by-law 9.2). */
export const reportWithin: number = content.supervisor_visit_report.due_days
/** Parts of a visit's report with their words. */
export const reportParts: readonly { code: string; fa: string; en: string }[] = content.supervisor_visit_report.parts

/** What a hand-over between two agents lists, and who signs it (by-law 14). */
export const handoverPoints: readonly { code: string; fa: string; en: string }[] = content.agent_handover.checklist
export const handoverSigners: readonly { fa: string; en: string }[] = content.agent_handover.signed_by

/**
 * Phases proposed for a contract from a stage on: the by-law's weights of what is left, brought to a total of 100 in whole percents
 * (largest remainders first, then the earlier phase).
 */
export function proposedPhases(from = 'diagnostic'): { stage: string; weight: string }[] {
  const left = way.slice(
    Math.max(
      0,
      way.findIndex((stage) => stage.code === from),
    ),
  )
  const whole = left.reduce((sum, stage) => sum.plus(stage.weight), exact('0'))
  const shares = left.map((stage) => {
    const share = exact(stage.weight).times(100).div(whole)
    const down = share.round(0, 0)
    return { stage: stage.code, down, rest: share.minus(down) }
  })
  let missing = 100 - shares.reduce((sum, share) => sum + Number(share.down), 0)
  const first = shares.toSorted((one, other) => other.rest.cmp(one.rest))
  for (const share of first) {
    if (missing === 0) break
    share.down = share.down.plus(1)
    missing -= 1
  }
  return shares.map(({ stage, down }) => ({ stage, weight: text(down) }))
}
