import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { refuse } from '../../../kernel/errors.ts'
import type { DecidingBody, Effects } from '../../../kernel/manifest.ts'
import { getRecord, type RecordRow, touchRecord, visible } from '../../../kernel/records.ts'
import { runVerb } from '../../../kernel/verb.ts'
import { fill } from '../../../kernel/words.ts'
import { bodyKindOf, bodyKinds } from '../../meetings/index.ts'
import { STOPPED } from '../clusters.bylaw.ts'
import { named } from '../clusters.entry.ts'
import { checkAssignment } from '../clusters.rules.ts'
import { peopleOf } from '../clusters.store.ts'
import { en } from '../gates/gates.en.ts'
import { fa } from '../gates/gates.fa.ts'
import { putDelegation } from '../people.verbs.ts'

const decides = (kind: string) => bodyKindOf(kind)?.decides.includes('delegation') ?? false
const field = 'effect.details.organisationId'

/** Delegation is decided by the kind of body whose rules say so (by-law 13.1), for clusters of its own province. */
function checkBody(body: DecidingBody, cluster: RecordRow): void {
  if (decides(body.kind) && body.clusterId === null && body.provinceId === cluster.provinceId) return
  const kind = bodyKinds.find((one) => one.decides.includes('delegation'))
  throw refuse('clusters.delegationNotThatBody', { body: kind?.fa ?? '—', bodyEn: kind?.en ?? '—' })
}

const custodianOf = (db: Db | Tx, ctx: Ctx, details: Readonly<Record<string, string>>) => {
  const given = details.organisationId
  if (!given) throw refuse('kernel.required', {}, [{ path: field, code: 'kernel.required' }])
  return named(db, ctx, 'organisation', field, given, 'clusters.noSuchOrganisation')
}

/** The committee delegates a cluster's development to an agency, dated to its session, when the minutes become final. */
export const delegationEffects: Effects = {
  'clusters.delegate': {
    category: 'delegation',
    says: ({ title, details }) => {
      const key = details.organisation ? 'effect.delegate' : 'effect.delegateOpen'
      return { fa: fill(fa[key], { title, ...details }), en: fill(en[key], { title, ...details }) }
    },
    async offers(db, ctx, body) {
      if (!decides(body.kind) || body.provinceId === null) return []
      const today = ctx.clock.today()
      const { rows } = await sql<{ id: string; title: string }>`
        select records.id, records.title from clusters cluster join records on records.id = cluster.id
        where records.province_id = ${body.provinceId} and ${visible(ctx.actor)}
          and not exists (select 1 from cluster_people person where person.cluster_id = cluster.id and person.part = 'custodian'
            and coalesce(person.until_day, 'infinity'::date) >= ${today}::date)
          and not coalesce((select stage.reached from cluster_stages stage where stage.cluster_id = cluster.id and stage.stage = ${STOPPED}
            order by stage.entered_at desc, stage.id desc limit 1), false)
        order by records.title`.execute(db)
      return rows.map(({ id, title }) => ({ recordId: id, title, details: {}, asks: 'organisation' as const }))
    },
    async complete(db, ctx, details) {
      const custodian = await custodianOf(db, ctx, details)
      return { organisationId: custodian.id, organisation: custodian.title }
    },
    async check(db, ctx, { recordId, details, decidedOn, body }) {
      const cluster = await getRecord(db, ctx.actor, recordId, 'cluster')
      checkBody(body, cluster)
      const custodian = await custodianOf(db, ctx, details)
      const assignment = {
        part: 'custodian' as const,
        personId: null,
        organisationId: custodian.id,
        from: decidedOn,
        until: null,
      }
      checkAssignment(await peopleOf(db, [recordId]), assignment, ctx.clock.today())
    },
    apply: (_tx, ctx, { recordId, details, resolutionId, decidedOn, body }) =>
      runVerb(ctx, 'clusters.delegate', async (tx, entry) => {
        const cluster = await getRecord(tx, ctx.actor, recordId, 'cluster')
        checkBody(body, cluster)
        await touchRecord(tx, cluster, null)
        const { custodian } = await putDelegation(tx, ctx, cluster, {
          organisationId: details.organisationId ?? '',
          resolutionId,
          ...(decidedOn ? { from: decidedOn } : {}),
        })
        entry({
          recordId,
          provinceId: cluster.provinceId,
          after: { custodian: custodian.id, name: custodian.title, resolution: resolutionId, from: decidedOn },
        })
      }),
  },
}
