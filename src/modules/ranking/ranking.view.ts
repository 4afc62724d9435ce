import { dayInTehran } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { listFiles } from '../../kernel/files/attach.ts'
import { namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { listStanding } from '../clusters/index.ts'
import { listProvinces } from '../directory/index.ts'
import { listBodies } from '../meetings/index.ts'
import { criteriaInForce } from './criteria.read.ts'
import { rankingPolicy } from './ranking.policy.ts'
import { isCandidate, tiesOf } from './ranking.rules.ts'
import type { Cell, RankingsView, RoundLine, RoundView } from './ranking.schema.ts'
import { getRound, listRounds, listVisits, type RoundRow } from './ranking.store.ts'
import type { CriterionScoresTable } from './ranking.tables.ts'
import { bodyName } from './sign.verbs.ts'
import { rankingOf } from './standing.ts'

export async function provinceOf(ctx: Ctx, code: string) {
  const province = (await listProvinces(ctx.db)).find((one) => one.code === code)
  if (!province) throw notFound()
  return { code, fa: province.fa, en: province.en }
}

const lineOf = (
  row: Pick<RoundRow, 'id' | 'state' | 'opened_at' | 'decided_on' | 'signed_at'>,
  title: string,
): RoundLine => ({
  id: row.id,
  title,
  state: row.state,
  openedOn: dayInTehran(row.opened_at),
  decidedOn: row.decided_on,
  signedOn: row.signed_at ? dayInTehran(row.signed_at) : null,
})

/** The rounds of a province within sight, and what the next one would be opened with. @throws 404 for a code that is no province */
export async function rankingsView(ctx: Ctx, code: string): Promise<RankingsView> {
  const province = await provinceOf(ctx, code)
  const [rounds, { edition, content }, clusters] = await Promise.all([
    listRounds(ctx.db, ctx.actor, code),
    criteriaInForce(ctx.db, { provinceId: code, day: ctx.clock.today() }),
    listStanding(ctx, code),
  ])
  const rows = rounds.map((row) => lineOf(row, row.title))
  const running = rows.find((row) => row.state === 'open' || row.state === 'presented')
  const mayOpen = may(rankingPolicy['ranking.open'], ctx.actor, { provinceId: code }, null)
  return {
    province,
    rows,
    current: (running ?? rows.find((row) => row.state === 'signed'))?.id ?? null,
    edition: { id: edition.id, fa: edition.fa, en: edition.en, example: edition.example },
    candidates: clusters.filter((one) => isCandidate(content, one)).length,
    may: { open: running ? 'ranking.alreadyRunning' : mayOpen },
  }
}

/** A round whole: its criteria, each cluster's place and scores with their evidence. @throws 404 */
export async function roundView(ctx: Ctx, id: string): Promise<RoundView> {
  const record = await getRecord(ctx.db, ctx.actor, id, 'prioritisation')
  const round = await getRound(ctx.db, id)
  const { content, candidates, cells, placed } = await rankingOf(ctx, ctx.db, round)
  const [province, inForce, visits, bodies] = await Promise.all([
    provinceOf(ctx, round.province_id),
    criteriaInForce(ctx.db, { provinceId: round.province_id, day: ctx.clock.today() }),
    listVisits(ctx.db, id),
    listBodies(ctx.db, ctx.actor, { provinceId: round.province_id }),
  ])
  const scores = [...cells.values()].flatMap((own) => [...own.values()].flat())
  const [nameOf, files] = await Promise.all([
    namesOf(ctx.db, [
      round.opened_by,
      round.presented_by,
      round.signed_by,
      round.decision_id,
      ...scores.map((row) => row.made_by),
    ]),
    listFiles(
      ctx.db,
      scores.flatMap((row) => row.file_ids),
    ),
  ])
  const given = (row: CriterionScoresTable) => ({
    score: row.score,
    evidence: row.evidence,
    source: row.source,
    asOf: row.as_of,
    files: row.file_ids.flatMap((one) => {
      const file = files.get(one)
      return file ? [{ id: file.id, name: file.name, size: file.size, mediaType: file.mediaType }] : []
    }),
    by: nameOf(row.made_by),
    at: row.made_at.toISOString(),
  })
  const corrected = new Set(visits.map((one) => one.replaces))
  const standingVisits = visits.filter((one) => !corrected.has(one.id))
  const out = new Map(round.left_out.map((one) => [one.clusterId, one.reason]))
  const signed = new Map(round.ranking?.map((one) => [one.clusterId, one]))
  const where = { provinceId: round.province_id }
  const allowed = (permission: keyof typeof rankingPolicy, ...states: string[]) =>
    states.includes(round.state)
      ? may(rankingPolicy[permission], ctx.actor, where, null)
      : (`ranking.is_${round.state}` as const)
  return {
    ...lineOf(round, record.title),
    version: record.version,
    province,
    edition: { id: round.edition_id, fa: round.edition_fa, en: round.edition_en, example: round.edition_id === null },
    newerEdition:
      round.state === 'open' && inForce.edition.id !== round.edition_id
        ? { fa: inForce.edition.fa, en: inForce.edition.en }
        : null,
    criteria: content.criteria.map(({ code, fa, en, weight, asks, anchors, evidence }) => ({
      code,
      fa,
      en,
      weight,
      asks,
      anchors: anchors.map((one) => ({ score: one.score, fa: one.fa, en: one.en })),
      evidence,
    })),
    disqualifiers: content.disqualifiers,
    decidingBody: bodyName(content.deciding_body),
    bodies: bodies
      .filter((one) => one.kind === content.deciding_body && one.clusterId === null)
      .map((one) => ({ id: one.id, name: one.title })),
    clusters: placed.map((one) => {
      const own = cells.get(one.clusterId)
      const line = signed.get(one.clusterId)
      return {
        clusterId: one.clusterId,
        title: one.title,
        custodian: candidates.find((other) => other.id === one.clusterId)?.custodian ?? null,
        // what was signed stands as it was signed
        place: line?.place ?? one.place,
        score: line?.score ?? one.score,
        least: one.least,
        most: one.most,
        settled: one.settled,
        leftOut: out.get(one.clusterId) ?? null,
        chosen: line?.chosen ?? false,
        cells: one.parts.map((part): Cell => {
          const rows = own?.get(part.criterion) ?? []
          const last = rows.at(-1)
          return {
            criterion: part.criterion,
            standing: part.standing,
            points: part.points,
            n: last?.n ?? 0,
            given: last ? given(last) : null,
            earlier: rows.slice(0, -1).reverse().map(given),
          }
        }),
        visits: standingVisits.filter((visit) => visit.cluster_id === one.clusterId).length,
      }
    }),
    ties: tiesOf(placed).map((tie) => ({ ...tie, clusterIds: [...tie.clusterIds] })),
    openedBy: nameOf(round.opened_by),
    presentedBy: nameOf(round.presented_by),
    signedBy: nameOf(round.signed_by),
    decision: nameOf(round.decision_id),
    reason: round.reason,
    may: {
      score: allowed('ranking.score', 'open'),
      present: allowed('ranking.present', 'open'),
      abandon: allowed('ranking.open', 'open'),
      takeEdition: allowed('ranking.open', 'open'),
      reopen: allowed('ranking.reopen', 'presented'),
      sign: allowed('ranking.sign', 'presented'),
    },
  }
}
