import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { type NameOf, namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { provenanceOf, secretariesOf } from '../bodies/bodies.store.ts'
import type { Life } from '../following/following.schema.ts'
import { livesOf } from '../following/following.store.ts'
import { answersForIt, mayFollow, shownLife, storyOf } from '../following/story.read.ts'
import { policy } from '../meetings.policy.ts'
import { gapsOf, whyNotAmend } from '../meetings.rules.ts'
import { writtenBehind } from '../written/written.store.ts'
import { categories } from './categories.ts'
import {
  concernsOf,
  findResolutionRow,
  listResolutionRows,
  type Of,
  type Only,
  type ResolutionRow,
  resolutionRowsOf,
} from './resolutions.store.ts'

const shown = (row: ResolutionRow, nameOf: NameOf, life: Life) => ({
  id: row.id,
  version: row.version,
  number: row.number,
  text: row.text,
  category: row.category,
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
  ...life,
  agendaItemId: row.agendaItemId,
  decidedAt: row.decidedAt,
  circulated: row.circulatedText !== null && row.circulatedText !== row.text ? row.circulatedText : null,
  minutesOpen: minutesOpen(row),
  vote:
    row.votesFor === null ? null : { for: row.votesFor, against: row.votesAgainst!, abstaining: row.votesAbstaining! },
})

/** A session whose minutes were never written here (one entered as history) holds nothing back. */
const minutesOpen = (row: Pick<ResolutionRow, 'minutesState'>) =>
  row.minutesState !== null && row.minutesState !== 'final'

/** A subject in words; one that the content no longer holds shows its code. */
const titleOf = (code: string | null) => {
  if (code === null) return null
  const found = categories.find((one) => one.code === code)
  return { fa: found?.fa ?? code, en: found?.en ?? code }
}

const namesIn = (ctx: Pick<Ctx, 'db'>, rows: readonly ResolutionRow[]) =>
  namesOf(
    ctx.db,
    rows.flatMap((row) => [row.responsibleOrganisationId, row.responsiblePersonId]),
  )

/** Resolutions of a session, of a body, or about a record, within the actor's sight, as pages show them. */
export async function listResolutionsOf(ctx: Pick<Ctx, 'db' | 'actor' | 'clock'>, of: Of, only: Only = {}) {
  return showRows(ctx, await listResolutionRows(ctx.db, ctx.actor, of, only))
}

/** Resolutions of these ids within the actor's sight, in no order, with where they stand. */
export async function resolutionsByIds(ctx: Pick<Ctx, 'db' | 'actor' | 'clock'>, ids: readonly string[]) {
  const rows = await resolutionRowsOf(ctx.db, ctx.actor, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (await showRows(ctx, rows)).map((shownRow) => {
    const { provinceId, bodyKind } = byId.get(shownRow.id)!
    return { ...shownRow, provinceId, kind: bodyKind }
  })
}

async function showRows(ctx: Pick<Ctx, 'db' | 'clock'>, rows: readonly ResolutionRow[]) {
  const today = ctx.clock.today()
  const ids = rows.map((row) => row.id)
  const [nameOf, lives] = await Promise.all([namesIn(ctx, rows), livesOf(ctx.db, ids, today)])
  return rows.map((row) => shown(row, nameOf, shownLife(lives.get(row.id)!, today)))
}

/** One resolution with what it decides about and what the actor may do, or 404. */
export async function showResolution(ctx: Ctx, id: string) {
  const row = await findResolutionRow(ctx.db, ctx.actor, id)
  if (!row) throw notFound()
  const today = ctx.clock.today()
  const [nameOf, concerns, provenance, secretaryIds, lives, story, written] = await Promise.all([
    namesIn(ctx, [row]),
    concernsOf(ctx.db, ctx.actor, id),
    provenanceOf(ctx.db, id),
    secretariesOf(ctx.db, row.bodyId, today),
    livesOf(ctx.db, [id], today),
    storyOf(ctx, id),
    row.sessionId === null ? writtenBehind(ctx.db, id) : undefined,
  ])
  const facts = { where: row, secretaryIds }
  const life = lives.get(id)!
  const over = life.state === 'notDone' || life.state === 'cancelled' ? 'meetings.resolutionOver' : null
  return {
    ...shown(row, nameOf, shownLife(life, today)),
    categoryTitle: titleOf(row.category),
    concerns,
    provenance,
    story,
    writtenId: written?.id ?? null,
    answersForIt: answersForIt(ctx, row, life),
    may: {
      ...mayFollow(ctx, row, life, secretaryIds),
      complete:
        over ??
        (row.notifiedAt === null
          ? may(policy['meetings.complete'], ctx.actor, row, facts)
          : 'meetings.alreadyNotified'),
      notify:
        over ??
        (row.notifiedAt !== null
          ? 'meetings.alreadyNotified'
          : minutesOpen(row)
            ? 'meetings.notInEffect'
            : gapsOf(row).length > 0
              ? 'meetings.notComplete'
              : may(policy['meetings.notify'], ctx.actor, row, facts)),
      amend:
        over ??
        whyNotAmend({ minutes: row.minutesState, notified: row.notifiedAt !== null, written: written !== undefined }) ??
        may(policy['meetings.minute'], ctx.actor, row, facts),
    },
  }
}
