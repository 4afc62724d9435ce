import { type Actor, covers } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { type NameOf, namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import { bodiesOf } from './clusters.bodies.ts'
import { STOPPED, type Stage, stageByCode, stages } from './clusters.bylaw.ts'
import { withFigures, yearOn, yearsByCluster, yearsOnDay } from './clusters.figures.ts'
import { clustersPolicy } from './clusters.policy.ts'
import { inForce, nextStage, presentStage, reachedStages, type StageRow, type When } from './clusters.rules.ts'
import type { ClusterLine, ClusterView, PathStep, StageCount } from './clusters.schema.ts'
import { type ClusterRow, findCluster, marksOf, type PersonRow, partyOf, peopleOf, stagesOf } from './clusters.store.ts'
import type { Part } from './clusters.tables.ts'
import { delegationView } from './delegation/delegation.view.ts'
import { bylawInForce } from './gates/bylaw.read.ts'
import type { Bylaw } from './gates/bylaw.ts'
import { bodyName } from './gates/gate.decision.ts'
import type { GateView } from './gates/gates.schema.ts'
import { gateView } from './gates/gates.view.ts'
import { papersOf } from './gates/papers.store.ts'
import { placeNames } from './places.ts'

/** Both dates of a question: today and now unless a past is asked for. */
export function whenOf(ctx: Ctx, asked: { asOf?: string | undefined; knownAt?: string | undefined }) {
  const today = ctx.clock.today()
  const asOf = asked.asOf ?? today
  const knownAt = asked.knownAt ? new Date(asked.knownAt).toISOString() : ctx.clock.now().toISOString()
  return { asOf, knownAt, isPast: asOf < today || asked.knownAt !== undefined }
}

/** Of which of these clusters does the actor see more than the public record: within reach, or a party. */
export async function insideOf(ctx: Ctx, rows: readonly ClusterRow[]): Promise<Set<string>> {
  const parties = await partyOf(
    ctx.db,
    ctx.actor,
    rows.map((row) => row.id),
  )
  return new Set(rows.filter((row) => parties.has(row.id) || within(ctx.actor, row)).map((row) => row.id))
}
const within = (actor: Actor, row: ClusterRow) =>
  actor.grants.some((grant) =>
    covers(grant, { provinceId: row.provinceId, clusterId: row.id, organisationId: row.organisationId }),
  )

/** The province or the cluster itself lies within reach: to be a party of it is less. */
const withinReach = ({ reach }: Actor, row: ClusterRow): boolean =>
  reach.nation || reach.provinceIds.includes(row.provinceId) || reach.clusterIds.includes(row.id)

const stageNow = (row: StageRow | null): ClusterLine['stage'] => {
  const stage = row && stageByCode(row.stage)
  return row && stage
    ? { code: stage.code, fa: stage.fa, en: stage.en, since: row.since, takenOver: row.takenOver, source: row.source }
    : null
}

const holderOf = (people: readonly PersonRow[], part: Part, day: string) => {
  const row = people.find((one) => one.part === part && inForce(one, day))
  return row ? { id: (row.personId ?? row.organisationId)!, name: row.name } : null
}

/** A cluster with its stage on that day; the rest of a line costs more and is asked for a page only. */
export interface Staged {
  row: ClusterRow
  reached: Map<string, StageRow>
  stage: StageRow | null
}

/** Those that were on the register then. */
export const onRegister = (rows: readonly ClusterRow[], { knownAt }: When): ClusterRow[] =>
  rows.filter((row) => row.createdAt.toISOString() <= knownAt)

/** The stage of every cluster that was on the register then. */
export async function stagesOn(ctx: Ctx, rows: readonly ClusterRow[], when: When): Promise<Staged[]> {
  const known = onRegister(rows, when)
  const all = await stagesOf(
    ctx.db,
    known.map((row) => row.id),
  )
  return known.map((row) => {
    const reached = reachedStages(all.get(row.id) ?? [], when)
    return { row, reached, stage: presentStage(reached) }
  })
}

/** How many stand at each stage; a year of implementation counts in its stage too. Stages without clusters are in the list with 0. */
export function countStages(staged: readonly Staged[]): StageCount[] {
  const codes = staged.flatMap(({ stage }) => {
    const found = stage && stageByCode(stage.stage)
    return found ? [found.code, ...(found.parent ? [found.parent] : [])] : []
  })
  return stages.map(({ code, fa, en, parent }) => ({
    code,
    fa,
    en,
    parent,
    count: codes.filter((one) => one === code).length,
  }))
}

/** Lines of the register for these clusters: stage, people in force and figures of the day's plan year alone, each only as far as visible. */
export async function clusterLines(ctx: Ctx, staged: readonly Staged[], when: When) {
  const rows = staged.map((one) => one.row)
  const ids = rows.map((row) => row.id)
  const current = [...(await yearsOnDay(ctx, ids, when.asOf)).values()]
  const [figures, inside, people, marks] = await Promise.all([
    withFigures(ctx, current, when),
    insideOf(ctx, rows),
    peopleOf(ctx.db, ids, when.knownAt),
    marksOf(ctx.db, ids),
  ])
  const yearOf = new Map(current.map((year, place) => [year.clusterId, figures[place]!]))
  const lines = staged.map(({ row, stage }): ClusterLine => {
    const own = people.filter((one) => one.clusterId === row.id)
    return {
      id: row.id,
      title: row.title,
      trade: row.trade,
      scope: row.scope,
      provinceId: row.provinceId,
      stage: stageNow(stage),
      agent: inside.has(row.id) ? holderOf(own, 'agent', when.asOf) : null,
      custodian: holderOf(own, 'custodian', when.asOf),
      year: yearOf.get(row.id) ?? null,
      marks: marks.get(row.id) ?? [],
    }
  })
  return { lines, inside }
}

/** The way of a cluster through the by-law. Years of implementation stand under it; stopped only where it stopped. */
function pathOf(staged: Staged, bylaw: Bylaw, marks: PathStep['marks'], nameOf: NameOf): PathStep[] {
  const here = [...stages].findLast((stage) => stage.order !== null && staged.reached.has(stage.code))
  return stages
    .filter((stage) => stage.code !== STOPPED || staged.reached.has(STOPPED))
    .map((stage) => {
      const row = staged.reached.get(stage.code)
      return {
        code: stage.code,
        fa: stage.fa,
        en: stage.en,
        parent: stage.parent,
        year: stage.year,
        state: stateOf(stage, here),
        entered: row !== undefined,
        since: row?.since ?? null,
        enteredAt: row?.enteredAt ?? null,
        takenOver: row?.takenOver ?? false,
        source: row?.source ?? null,
        decision: nameOf(row?.decisionId ?? null),
        decidingBody: bodyName(bylaw.gateOf(stage.code).decidingBody),
        marks: marks.filter((mark) => mark.field === `stage:${stage.code}`),
      }
    })
}

function stateOf(stage: Stage, here: Stage | undefined): PathStep['state'] {
  if (stage.order === null) return 'now'
  if (!here || stage.order > here.order!) return 'locked'
  return stage.code === here.code || stage.code === here.parent ? 'now' : 'past'
}

/** What the page says of itself; what depends on one paper or delegation is said beside it. */
const shownPermissions = [
  'clusters.register',
  'clusters.takeOverStage',
  'clusters.assign',
  'clusters.delegate',
  'clusters.filePaper',
  'clusters.attest',
  'clusters.openGate',
] as const

/** The page of a cluster. @throws 404 where it is not visible or was not on the register then */
export async function clusterView(
  ctx: Ctx,
  id: string,
  asked: { asOf?: string | undefined; knownAt?: string | undefined },
): Promise<ClusterView> {
  const when = whenOf(ctx, asked)
  const row = await findCluster(ctx.db, ctx.actor, id)
  const [staged] = row ? await stagesOn(ctx, [row], when) : []
  if (!row || !staged) throw notFound()
  const [years, inside, marksById, places, bodies, people, bylaw, papers] = await Promise.all([
    yearsByCluster(ctx, [id]),
    insideOf(ctx, [row]),
    marksOf(ctx.db, [id]),
    placeNames(ctx.db, row.countyId),
    bodiesOf(ctx, { clusterId: id }, when),
    peopleOf(ctx.db, [id], when.knownAt),
    bylawInForce(ctx.db, { provinceId: row.provinceId, day: when.asOf, knownAt: when.knownAt }),
    papersOf(ctx.db, [id]),
  ])
  const marks = marksById.get(id) ?? []
  const stopped = staged.stage?.stage === STOPPED
  const next = stopped ? null : nextStage(staged.reached)
  const isInside = inside.has(id)
  const where = { provinceId: row.provinceId, clusterId: id, organisationId: row.organisationId }
  const reader = {
    cluster: row,
    bylaw,
    reached: staged.reached,
    papers: papers.get(id) ?? [],
    marks,
    inside: isInside,
    when,
  }
  const [gate, delegation, own, nameOf] = await Promise.all([
    next && gateView(ctx, next.code, reader),
    isInside ? delegationView(ctx, row, bylaw, when, marks) : null,
    withFigures(ctx, years.get(id) ?? [], when),
    namesOf(ctx.db, [
      ...people.map((one) => one.decisionId),
      ...[...staged.reached.values()].map((one) => one.decisionId),
    ]),
  ])
  return {
    ...when,
    id,
    version: row.version,
    title: row.title,
    trade: row.trade,
    scope: row.scope,
    province: places.provinceOf(row.provinceId),
    county: places.county,
    isicCode: row.isicCode,
    note: row.note,
    stage: stageNow(staged.stage),
    path: pathOf(staged, bylaw, marks, nameOf),
    stages: stages.map(({ code, fa, en }) => ({ code, fa, en })),
    next: gate,
    stopCauses: [...bylaw.stopCauses],
    stoppedFor: stopped && isInside ? (staged.stage?.reason ?? null) : null,
    edition: bylaw.edition,
    people: isInside
      ? people.map((one) => ({
          id: one.id,
          part: one.part,
          person: one.personId ? { id: one.personId, name: one.name } : null,
          organisation: one.organisationId ? { id: one.organisationId, name: one.name } : null,
          from: one.from,
          until: one.until,
          now: inForce(one, when.asOf),
          decision: nameOf(one.decisionId),
          marks: marks.filter((mark) => mark.field === `person:${one.id}`),
        }))
      : null,
    withinReach: withinReach(ctx.actor, row),
    custodian: holderOf(people, 'custodian', when.asOf),
    delegation,
    executingAgency: holderOf(people, 'executingAgency', when.asOf),
    council: bodies.find((body) => body.kind === 'steering_council') ?? null,
    bodies,
    years: own,
    currentYearId: yearOn(own, when.asOf)?.recordId ?? null,
    marks: marks.filter((mark) => !mark.field.includes(':')),
    may: Object.fromEntries(
      shownPermissions.map((permission) => [
        permission.replace('clusters.', ''),
        when.isPast ? 'clusters.pastDate' : may(clustersPolicy[permission], ctx.actor, where, null),
      ]),
    ),
  }
}

/**
 * The gate into a stage as it stands today, asked for when somebody is about to decide it: the page itself shows the next one only.
 * @throws 404 where the cluster is not visible or the by-law has no such stage
 */
export async function gateOfCluster(ctx: Ctx, id: string, stage: string): Promise<GateView> {
  const when = whenOf(ctx, {})
  const row = await findCluster(ctx.db, ctx.actor, id)
  const [staged] = row ? await stagesOn(ctx, [row], when) : []
  if (!row || !staged || !stageByCode(stage)) throw notFound()
  const [inside, marks, bylaw, papers] = await Promise.all([
    insideOf(ctx, [row]),
    marksOf(ctx.db, [id]),
    bylawInForce(ctx.db, { provinceId: row.provinceId, day: when.asOf, knownAt: when.knownAt }),
    papersOf(ctx.db, [id]),
  ])
  return gateView(ctx, stage, {
    cluster: row,
    bylaw,
    reached: staged.reached,
    papers: papers.get(id) ?? [],
    marks: marks.get(id) ?? [],
    inside: inside.has(id),
    when,
  })
}
