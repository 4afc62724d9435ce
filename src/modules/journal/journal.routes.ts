import { z } from 'zod'
import { route } from '../../kernel/http/route.ts'
import { Id, Page } from '../../kernel/http/schema.ts'
import { namesOf } from '../../kernel/names.ts'
import { getRecord } from '../../kernel/records.ts'
import { HistoryView } from './journal.schema.ts'
import { listHistory } from './journal.store.ts'

export const journalRoutes = [
  route({
    method: 'GET',
    url: '/api/records/:id/history',
    permission: 'signedIn',
    summary: 'What was done to a record, newest first; `with` adds records that belong to it',
    params: z.object({ id: Id }),
    query: Page.extend({ with: z.string().max(4_000).optional() }),
    reply: HistoryView,
    handler: async ({ ctx, params, query }) => {
      await getRecord(ctx.db, ctx.actor, params.id)
      const others = (query.with ?? '').split(',').filter((id) => Id.safeParse(id).success)
      const rows = await listHistory(ctx.db, ctx.actor, [params.id, ...others], query)
      const nameOf = await namesOf(
        ctx.db,
        rows.flatMap((row) => [row.actorId, row.forPersonId, row.forOrganisationId]),
      )
      return {
        lines: rows.map((row) => {
          const said = JSON.parse(row.canonical) as {
            before: Record<string, unknown> | null
            after: Record<string, unknown> | null
          }
          return {
            at: row.at,
            verb: row.verb,
            by: nameOf(row.actorId),
            forWhom: nameOf(row.forPersonId) ?? nameOf(row.forOrganisationId),
            reason: row.reason,
            before: said.before,
            after: said.after,
            record: { id: row.recordId, kind: row.recordKind, title: row.recordTitle },
            chain: row.chain,
            seq: row.seq,
            hash: row.hash,
          }
        }),
      }
    },
  }),
]
