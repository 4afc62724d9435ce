import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { visible } from '../../../kernel/records.ts'

/** A resolution as another room's decision rests on it: which body of which place, in which session, about what. */
export interface Decided {
  id: string
  text: string
  body: { id: string; title: string; kind: string; provinceId: string | null; clusterId: string | null }
  session: { id: string; number: number; state: string } | null
  /** The day of its session, else the day it says of itself; null where no paper gives one. */
  decidedOn: string | null
  /** Records that it decides about, whether or not the actor sees them. */
  concerns: readonly { id: string; kind: string; clusterId: string | null }[]
}

/** The resolution within the actor's sight, or null. */
export async function findDecided(db: Db | Tx, actor: Actor | null, id: string): Promise<Decided | null> {
  const row = await db
    .selectFrom('resolutions')
    .innerJoin('records', 'records.id', 'resolutions.id')
    .innerJoin('bodies', 'bodies.id', 'resolutions.body_id')
    .innerJoin('records as body', 'body.id', 'bodies.id')
    .leftJoin('sessions', 'sessions.id', 'resolutions.session_id')
    .select([
      'resolutions.id as id',
      'resolutions.text as text',
      'resolutions.decided_on as ownDay',
      'bodies.id as bodyId',
      'bodies.kind_code as bodyKind',
      'body.title as bodyTitle',
      'body.province_id as provinceId',
      'body.cluster_id as clusterId',
      'sessions.id as sessionId',
      'sessions.number as number',
      'sessions.state as state',
      'sessions.held_on as heldOn',
    ])
    .where('resolutions.id', '=', id)
    .where(visible(actor))
    .executeTakeFirst()
  if (!row) return null
  const concerns = await db
    .selectFrom('links')
    .innerJoin('records', 'records.id', 'links.to_id')
    .select(['records.id as id', 'records.kind as kind', 'records.cluster_id as clusterId'])
    .where('links.from_id', '=', id)
    .where('links.kind', '=', 'decides')
    .execute()
  return {
    id: row.id,
    text: row.text,
    body: {
      id: row.bodyId,
      title: row.bodyTitle,
      kind: row.bodyKind,
      provinceId: row.provinceId,
      clusterId: row.clusterId,
    },
    session: row.sessionId === null ? null : { id: row.sessionId, number: row.number!, state: row.state! },
    decidedOn: row.heldOn ?? row.ownDay,
    concerns,
  }
}
