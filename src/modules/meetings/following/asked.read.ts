import './following.tables.ts'
import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { visible } from '../../../kernel/records.ts'
import { answered, lifeJoins, lifeState } from './life.sql.ts'

/** A point that was sent out to an organisation for written remarks and is not answered. */
export interface AskedRemark {
  id: string
  sessionId: string
  session: string
  item: string
  due: string
  askedAt: Date
}

/** A resolution that was notified to an organisation and to which it has said neither yes nor no. */
export interface AskedAnswer {
  id: string
  title: string
  version: number
  notifiedOn: string
  /** Last day of objecting; null: nothing of it is open to objection. */
  objectionUntil: string | null
}

/** What bodies wait to hear from an organisation in writing, as far as the actor sees it, soonest due first. */
export async function askedOfOrganisation(
  { db, actor, clock }: Pick<Ctx, 'db' | 'actor' | 'clock'>,
  organisationId: string,
): Promise<{ remarks: AskedRemark[]; resolutions: AskedAnswer[] }> {
  const { rows: remarks } = await sql<AskedRemark>`
    select asked.id, records.id as "sessionId", records.title as session, item.title as item, asked.due, asked.made_at as "askedAt"
    from session_remarks asked join records on records.id = asked.session_id join agenda_items item on item.id = asked.agenda_item_id
    where asked.kind = 'asked' and asked.organisation_id = ${organisationId}::uuid and ${visible(actor)}
      and not exists (select 1 from session_remarks answer where answer.to_remark = asked.id)
      and not exists (select 1 from minutes where minutes.session_id = asked.session_id and minutes.state = 'final')
    order by asked.due, asked.id limit 50`.execute(db)
  const today = clock.today()
  const { rows: resolutions } = await sql<AskedAnswer>`
    select * from (
      select resolution.id, records.title, records.version, notice.notified_on as "notifiedOn",
        notice.objection_until as "objectionUntil", ${lifeState(today)} as state
      from resolutions resolution ${lifeJoins(today)} join records on records.id = resolution.id
      where notice.organisation_id = ${organisationId}::uuid and resolution.ended is null and ${visible(actor)}
        and not ${answered('accept')} and not ${answered('object')}
    ) open where state in ('notified', 'accepted', 'inExecution', 'expired')
    order by "objectionUntil" nulls last, id limit 50`.execute(db)
  return {
    remarks,
    resolutions: resolutions.map(({ id, title, version, notifiedOn, objectionUntil }) => ({
      id,
      title,
      version,
      notifiedOn,
      objectionUntil,
    })),
  }
}
