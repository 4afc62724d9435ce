import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, notFound, Refusal, refuse } from '../../kernel/errors.ts'
import { faDigits } from '../../kernel/fa/index.ts'
import type { AgendaRow, AgendaSelect, DecidingBody, Effects } from '../../kernel/manifest.ts'
import { visible } from '../../kernel/records.ts'
import { fill } from '../../kernel/words.ts'
import { type OpenTree, openTree, readyDraft } from '../commitments/index.ts'
import { bodyKindOf } from '../meetings/index.ts'
import { en } from './plans.en.ts'
import { fa } from './plans.fa.ts'
import { yearDays } from './plans.rules.ts'
import { getYear } from './plans.store.ts'
import { freezeByResolution } from './years.verbs.ts'

/** Drafts of a cluster's plan years that nobody has frozen. */
const drafts = (clusterId: ReturnType<typeof sql>) => sql`
  select record.id, record.title, record.version, draft.n, draft.drafted_at as since
  from records record
  join plan_years year on year.id = record.id
  join trees tree on tree.record_id = record.id and tree.closed_at is null
  join versions draft on draft.tree_id = tree.id and draft.frozen_at is null
  where record.cluster_id = ${clusterId}`

/** The plan is approved by the cluster's own body, of a kind whose rules give it the action plan. */
const decides = (body: DecidingBody): boolean =>
  body.clusterId !== null && (bodyKindOf(body.kind)?.decides.includes('action_plan') ?? false)

/** The year with its draft as it stands, if it could be frozen. @throws 404, and what keeps it from that */
async function readyYear(db: Db | Tx, ctx: Ctx, planYearId: string): Promise<OpenTree> {
  const open = await openTree(db, ctx, planYearId)
  if (open.record.kind !== 'planYear') throw notFound()
  const year = await getYear(db, planYearId)
  readyDraft(open.tree, yearDays(year.fiscal_year), ctx.counters)
  return open
}

const isReady = (db: Db | Tx, ctx: Ctx, planYearId: string): Promise<boolean> =>
  readyYear(db, ctx, planYearId).then(
    () => true,
    (problem) => {
      if (problem instanceof Refusal) return false
      throw problem
    },
  )

/** A draft that nothing keeps from being frozen is proposed to the council that approves it. */
export const plansAgenda: readonly AgendaSelect[] = [
  {
    what: 'plans.freeze',
    title: (details) => faDigits(fill(fa['candidate.freeze'], details)),
    select: () => sql<AgendaRow>`
      select 'plans.freeze' as what, draft.id as subject_id, draft.id as record_id, draft.since, null::date as due,
        jsonb_build_object('title', draft.title, 'n', draft.n) as details
      from asking cross join lateral (${drafts(sql`asking.cluster_id`)}) draft`,
    async keep(db, ctx, body, rows) {
      if (!decides(body)) return []
      const kept: AgendaRow[] = []
      for (const row of rows) if (await isReady(db, ctx, row.record_id)) kept.push(row)
      return kept
    },
  },
]

/** A council approves the draft that lies before it: it becomes the baseline when the minutes become final, if it still is that draft. */
export const plansEffects: Effects = {
  'plans.freeze': {
    category: 'plan_approval',
    says: ({ title, details }) => {
      const values = { title, ...details }
      return { fa: faDigits(fill(fa['effect.freeze'], values)), en: fill(en['effect.freeze'], values) }
    },
    async offers(db, ctx, body) {
      if (!decides(body)) return []
      const { rows } = await sql<{ id: string; title: string; version: number; n: number }>`
        select draft.id, draft.title, draft.version, draft.n from (${drafts(sql`${body.clusterId}::uuid`)}) draft
        join records on records.id = draft.id where ${visible(ctx.actor)} order by draft.title`.execute(db)
      const offers = []
      for (const { id, title, version, n } of rows)
        if (await isReady(db, ctx, id))
          offers.push({ recordId: id, title, details: { n: String(n), version: String(version) } })
      return offers
    },
    async check(db, ctx, { recordId, details, body }) {
      const { record } = await readyYear(db, ctx, recordId)
      if (!decides(body) || record.clusterId !== body.clusterId) throw refuse('plans.notThatBody')
      if (record.version !== Number(details.version)) throw conflict('plans.draftMoved', { title: record.title })
    },
    async apply(_tx, ctx, { recordId, details, resolutionId }) {
      await freezeByResolution(ctx, recordId, { version: Number(details.version), decisionId: resolutionId })
    },
  },
}
