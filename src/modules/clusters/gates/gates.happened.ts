import '../clusters.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import type { Happening, Span } from '../../../kernel/happened.ts'
import { visible } from '../../../kernel/records.ts'
import { stageByCode } from '../clusters.bylaw.ts'

/** Gates that a body opened within the days: the cluster, and the stage that it entered. Entries taken back since then are none. */
export async function gatesWithin(
  db: Db | Tx,
  actor: Actor | null,
  { from, to, provinceId }: Span,
): Promise<(Happening & { stage: { fa: string; en: string } })[]> {
  const { rows } = await sql<Happening & { code: string }>`
    select records.id as "recordId", records.title, null as of, records.province_id as "provinceId", entered.since as on,
      entered.entered_at as "knownAt", null as amount, entered.stage as code
    from cluster_stages entered join records on records.id = entered.cluster_id
    where entered.reached and entered.decision_id is not null and entered.since between ${from}::date and ${to}::date
      and not exists (select 1 from cluster_stages later where later.cluster_id = entered.cluster_id
        and later.stage = entered.stage and later.entered_at > entered.entered_at)
      and ${provinceId === null ? sql`true` : sql`records.province_id = ${provinceId}`} and ${visible(actor)}
    order by 5, 2, entered.id`.execute(db)
  return rows.map(({ code, ...row }) => {
    const stage = stageByCode(code)
    return { ...row, stage: { fa: stage?.fa ?? code, en: stage?.en ?? code } }
  })
}
