import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { type NameOf, namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { provenanceOf, secretariesOf } from '../bodies/bodies.store.ts'
import { policy } from '../meetings.policy.ts'
import { gapsOf, stateOf } from '../meetings.rules.ts'
import {
  concernsOf,
  findResolutionRow,
  listResolutionRows,
  type Only,
  type ResolutionRow,
} from './resolutions.store.ts'

const shown = (row: ResolutionRow, nameOf: NameOf) => ({
  id: row.id,
  version: row.version,
  number: row.number,
  text: row.text,
  category: row.category,
  state: stateOf({ notified: row.notifiedAt !== null, asksForWork: row.asksForWork }),
  body: { id: row.bodyId, name: row.bodyTitle },
  session:
    row.sessionId === null
      ? null
      : { id: row.sessionId, number: row.sessionNumber!, title: row.sessionTitle!, heldOn: row.heldOn },
  decidedOn: row.decidedOn ?? row.heldOn,
  clusterId: row.clusterId,
  responsibleOrganisation: nameOf(row.responsibleOrganisationId),
  responsiblePerson: nameOf(row.responsiblePersonId),
  deadline: row.deadline,
  gaps: row.asksForWork ? gapsOf(row) : [],
  notifiedAt: row.notifiedAt,
  agendaItemId: row.agendaItemId,
  decidedAt: row.decidedAt,
  vote:
    row.votesFor === null ? null : { for: row.votesFor, against: row.votesAgainst!, abstaining: row.votesAbstaining! },
})

const namesIn = (ctx: Pick<Ctx, 'db'>, rows: readonly ResolutionRow[]) =>
  namesOf(
    ctx.db,
    rows.flatMap((row) => [row.responsibleOrganisationId, row.responsiblePersonId]),
  )

/** Resolutions of a session, of a body, or about a record, within the actor's sight, as pages show them. */
export async function listResolutionsOf(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  of: { sessionId: string } | { bodyId: string } | { recordId: string },
  only: Only = {},
) {
  const rows = await listResolutionRows(ctx.db, ctx.actor, of, only)
  const nameOf = await namesIn(ctx, rows)
  return rows.map((row) => shown(row, nameOf))
}

/** One resolution with what it decides about and what the actor may do, or 404. */
export async function showResolution(ctx: Ctx, id: string) {
  const row = await findResolutionRow(ctx.db, ctx.actor, id)
  if (!row) throw notFound()
  const [nameOf, concerns, provenance, secretaryIds] = await Promise.all([
    namesIn(ctx, [row]),
    concernsOf(ctx.db, ctx.actor, id),
    provenanceOf(ctx.db, id),
    secretariesOf(ctx.db, row.bodyId, ctx.clock.today()),
  ])
  const facts = { where: row, secretaryIds }
  return {
    ...shown(row, nameOf),
    concerns,
    provenance,
    may: {
      complete:
        row.notifiedAt === null ? may(policy['meetings.complete'], ctx.actor, row, facts) : 'meetings.alreadyNotified',
      notify:
        row.notifiedAt !== null
          ? 'meetings.alreadyNotified'
          : gapsOf(row).length > 0
            ? 'meetings.notComplete'
            : may(policy['meetings.notify'], ctx.actor, row, facts),
    },
  }
}
