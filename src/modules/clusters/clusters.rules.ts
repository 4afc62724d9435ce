import { conflict, type Refusal, refuse } from '../../kernel/errors.ts'
import { STOPPED, type Stage, stageByCode, stages } from './clusters.bylaw.ts'
import type { Part } from './clusters.tables.ts'

/** One row of a cluster's history of stages. Days are of Tehran, instants UTC text. */
export interface StageRow {
  stage: string
  reached: boolean
  since: string | null
  takenOver: boolean
  source: string | null
  decisionId: string | null
  /** Why: the cause of a stop, the reason of a withdrawal. */
  reason: string | null
  /** Day in Tehran of `enteredAt`. */
  enteredOn: string
  enteredAt: string
}

export interface When {
  asOf: string
  knownAt: string
}

/**
 * What is known at an instant of the stages reached by a day: per stage its latest row, where that row does not take it back.
 * A stage without a known day holds from the day on which it was entered; before that nobody can say. A row that takes a stage back
 * with a day (a stop that was lifted) ends it from that day on: before it, the stage stands in the past as it stood.
 */
export function reachedStages(rows: readonly StageRow[], when: When): Map<string, StageRow> {
  const known = rows.filter((row) => row.enteredAt <= when.knownAt).sort(byEntry)
  const reached = new Map<string, StageRow>()
  for (const [stage, own] of Map.groupBy(known, (row) => row.stage)) {
    const standing = spells(own).find(
      ({ row, until }) => (row.since ?? row.enteredOn) <= when.asOf && (until === null || when.asOf < until),
    )
    if (standing) reached.set(stage, standing.row)
  }
  return reached
}
const byEntry = (one: StageRow, other: StageRow) => (one.enteredAt < other.enteredAt ? -1 : 1)

/** The times in which a stage stood: a further row corrects the last one unless that has ended. */
function spells(rows: readonly StageRow[]): { row: StageRow; until: string | null }[] {
  const found: { row: StageRow; until: string | null }[] = []
  for (const row of rows) {
    const last = found.at(-1)
    const isOpen = last !== undefined && last.until === null
    if (!row.reached && row.since !== null && isOpen) last.until = row.since
    else {
      if (isOpen) found.pop()
      if (row.reached) found.push({ row, until: null })
    }
  }
  return found
}

/** The present stage: stopped where a stop stands, else the furthest of those reached; null where none is known. */
export function presentStage(reached: ReadonlyMap<string, StageRow>): StageRow | null {
  const stopped = reached.get(STOPPED)
  if (stopped) return stopped
  return furthest(reached)
}

/** The furthest stage on the way, whether stopped or not. */
export function furthest(reached: ReadonlyMap<string, StageRow>): StageRow | null {
  const last = stages.findLast((stage) => stage.order !== null && reached.has(stage.code))
  return last ? reached.get(last.code)! : null
}

/** The stage whose gate comes next, null at the end of the way. Implementation without a year leads to its first year. */
export function nextStage(reached: ReadonlyMap<string, StageRow>): Stage | null {
  const here = furthest(reached)
  const order = here ? stageByCode(here.stage)!.order! : -1
  const later = stages.filter((stage) => stage.order !== null && stage.order > order)
  const [next] = later
  // the gate into implementation is the gate into its first year
  if (next?.code === 'implementation') return later[1] ?? next
  return next ?? null
}

/**
 * May this stage be taken over with this day? Refuses a code that is no stage, a day in the future, and a day that contradicts the
 * order of the by-law: a later stage is not reached before an earlier one, as far as their days are known.
 * `reached` are all stages that stand now, whatever their day.
 */
export function checkTakenOver(
  reached: ReadonlyMap<string, StageRow>,
  entry: { stage: string; since: string | null },
  today: string,
): Stage {
  const stage = stageByCode(entry.stage)
  if (!stage) throw refuse('clusters.unknownStage', {}, [{ path: 'stage', code: 'clusters.unknownStage' }])
  const { since } = entry
  if (since !== null && since > today) throw futureDay('since', since)
  if (since === null) return stage
  for (const [code, row] of reached) {
    const other = stageByCode(code)!
    if (row.since === null || code === stage.code || other.order === null) continue
    // a stop stands after everything; on the way the order of the by-law counts
    const before = stage.order === null || other.order < stage.order
    if (before ? row.since <= since : since <= row.since) continue
    const details = {
      stage: stage.fa,
      stageEn: stage.en,
      since,
      other: other.fa,
      otherEn: other.en,
      otherSince: row.since,
    }
    const name = before ? 'clusters.stageBeforeEarlier' : 'clusters.stageAfterLater'
    throw refuse(name, details, [{ path: 'since', code: name, details }])
  }
  return stage
}

const futureDay = (path: string, day: string): Refusal =>
  refuse('clusters.futureDay', { day }, [{ path, code: 'clusters.futureDay', details: { day } }])

/** Parts that persons take, parts that organisations take; a member may be either. */
export const partsOfPersons: readonly Part[] = [
  'agent',
  'agentAssistant',
  'secretary',
  'supervisor',
  'expert',
  'member',
]
export const partsOfOrganisations: readonly Part[] = ['supportInstitution', 'member', 'custodian', 'executingAgency']
/** Parts that one holds at a time. */
const single: readonly Part[] = ['agent', 'supervisor', 'custodian', 'executingAgency']
/** Posts of the development side: nobody holds two (by-law 5.2), and who supervises is none of the team (5.3). */
const posts: readonly Part[] = ['agent', 'agentAssistant', 'secretary', 'supervisor']

/** One row of the people of a cluster. */
export interface Assignment {
  id: string
  part: Part
  personId: string | null
  organisationId: string | null
  name: string
  from: string | null
  until: string | null
}

/** In force on a day, both ends included; unknown ends are open. */
export const inForce = (row: Pick<Assignment, 'from' | 'until'>, day: string): boolean =>
  (row.from === null || row.from <= day) && (row.until === null || day <= row.until)

const overlap = (one: Pick<Assignment, 'from' | 'until'>, other: Pick<Assignment, 'from' | 'until'>): boolean =>
  (one.from === null || other.until === null || one.from <= other.until) &&
  (other.from === null || one.until === null || other.from <= one.until)

/**
 * May this assignment stand beside the others of the cluster? Refuses a part taken by another, two posts of one person, an assistant
 * before an agent, days in the future or reversed.
 * @throws 422 `partNotFor`, `futureDay`, `termReversed`, `agentFirst`; 409 `alreadyAssigned`, `partTaken`, `onePost` with the name that stands there
 */
export function checkAssignment(
  existing: readonly Assignment[],
  entry: Omit<Assignment, 'id' | 'name'>,
  today: string,
): void {
  const { part, from, until } = entry
  const owner = entry.personId === null ? 'organisationId' : 'personId'
  const fits = (owner === 'personId' ? partsOfPersons : partsOfOrganisations).includes(part)
  if (!fits) throw refuse('clusters.partNotFor', {}, [{ path: owner, code: 'clusters.partNotFor' }])
  if (from !== null && from > today) throw futureDay('from', from)
  if (until !== null && until > today) throw futureDay('until', until)
  if (from !== null && until !== null && until < from)
    throw refuse('clusters.termReversed', {}, [{ path: 'until', code: 'clusters.termReversed' }])
  const others = existing.filter((row) => overlap(row, entry))
  const same = (row: Assignment) => (entry.personId ?? entry.organisationId) === (row.personId ?? row.organisationId)
  const twin = others.find((row) => row.part === part && same(row))
  if (twin) throw conflict('clusters.alreadyAssigned', {}, [{ path: owner, code: 'clusters.alreadyAssigned' }])
  const holder = single.includes(part) ? others.find((row) => row.part === part) : undefined
  if (holder)
    throw conflict('clusters.partTaken', { name: holder.name }, [
      { path: owner, code: 'clusters.partTaken', details: { name: holder.name } },
    ])
  const post = posts.includes(part) ? others.find((row) => posts.includes(row.part) && same(row)) : undefined
  if (post) throw conflict('clusters.onePost', {}, [{ path: 'personId', code: 'clusters.onePost' }])
  const needsAgent = part === 'agentAssistant' && (until === null || until >= today)
  if (needsAgent && !existing.some((row) => row.part === 'agent' && inForce(row, today)))
    throw refuse('clusters.agentFirst', {}, [{ path: 'part', code: 'clusters.agentFirst' }])
}

/** May it end on that day? */
export function checkEnd(row: Pick<Assignment, 'from' | 'until'>, until: string, today: string): void {
  if (until > today) throw futureDay('until', until)
  if (row.from !== null && until < row.from)
    throw refuse('clusters.termReversed', {}, [{ path: 'until', code: 'clusters.termReversed' }])
  if (row.until !== null && row.until <= until) throw conflict('clusters.alreadyEnded', { until: row.until })
}
