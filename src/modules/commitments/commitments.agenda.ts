import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { refuse } from '../../kernel/errors.ts'
import { faDigits } from '../../kernel/fa/index.ts'
import type { AgendaRow, AgendaSelect, DecidingBody, Effects } from '../../kernel/manifest.ts'
import { getRecord, visible } from '../../kernel/records.ts'
import { fill } from '../../kernel/words.ts'
import { en } from './commitments.en.ts'
import { fa } from './commitments.fa.ts'
import { checkNoting, noteByResolution } from './noting.verbs.ts'

/** Promises of a cluster with approved progress that its council has not noted: one row a record. */
const toNote = (clusterId: ReturnType<typeof sql>) => sql`
  select tree.record_id, count(*)::integer as count, min(approval.made_at) as since
  from records place
  join trees tree on tree.record_id = place.id and tree.closed_at is null and 'note' = any(tree.ladder)
  join items item on item.tree_id = tree.id
  join claims claim on claim.item_id = item.id and claim.awaits = 'note'
  join steps approval on approval.claim_id = claim.id and approval.kind = 'approve'
  where place.cluster_id = ${clusterId}
  group by tree.record_id`

/** Approved progress that waits to be noted stands on the agenda of the cluster's own body. */
export const commitmentsAgenda: readonly AgendaSelect[] = [
  {
    what: 'commitments.note',
    title: (details) => faDigits(fill(fa['candidate.note'], details)),
    select: () => sql<AgendaRow>`
      select 'commitments.note' as what, waiting.record_id as subject_id, waiting.record_id, waiting.since, null::date as due,
        jsonb_build_object('title', record.title, 'count', waiting.count) as details
      from asking
      cross join lateral (${toNote(sql`asking.cluster_id`)}) waiting
      join records record on record.id = waiting.record_id`,
  },
]

/** Progress is noted by the body of the very cluster that promised it. */
async function checkBody(db: Db | Tx, actor: Actor, recordId: string, body: DecidingBody): Promise<void> {
  const record = await getRecord(db, actor, recordId)
  if (body.clusterId === null || record.clusterId !== body.clusterId) throw refuse('commitments.notThatBody')
}

/** A council takes knowledge of approved progress: the claims that wait for it are noted with the resolution when its minutes become final. */
export const commitmentsEffects: Effects = {
  'commitments.note': {
    category: 'progress_noting',
    says: (of) => ({ fa: fill(fa['effect.note'], of), en: fill(en['effect.note'], of) }),
    async offers(db, ctx, body) {
      if (body.clusterId === null) return []
      const { rows } = await sql<{ record_id: string; title: string; count: number }>`
        select waiting.record_id, waiting.count, records.title from (${toNote(sql`${body.clusterId}::uuid`)}) waiting
        join records on records.id = waiting.record_id where ${visible(ctx.actor)} order by records.title`.execute(db)
      return rows.map((row) => ({ recordId: row.record_id, title: row.title, details: { count: String(row.count) } }))
    },
    async check(db, ctx, { recordId, body }) {
      await checkBody(db, ctx.actor, recordId, body)
      await checkNoting(db, ctx, recordId)
    },
    async apply(_tx, ctx, { recordId, resolutionId }) {
      await noteByResolution(ctx, recordId, resolutionId)
    },
  },
}
