import { sql } from 'kysely'
import { type ActiveGrant, type Actor, type ReachKind, type RoleName, reachOf } from '../../src/kernel/actor.ts'
import { type MovableClock, movableClock } from '../../src/kernel/clock.ts'
import type { Ctx } from '../../src/kernel/context.ts'
import type { Db } from '../../src/kernel/db/tables.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Manifest } from '../../src/kernel/manifest.ts'
import { insertRecord } from '../../src/kernel/records.ts'
import { waitingOf } from '../../src/modules/desk/index.ts'
import { appendJournal } from '../../src/modules/journal/index.ts'
import { establishBody } from '../../src/modules/meetings/index.ts'

interface Grant {
  role: RoleName
  reachKind: ReachKind
  reachId: string | null
  viaPersonId?: string
}

/** A small world for bodies and desks: people with grants that can end, a province, a cluster with its council. */
export async function meetingWorld(db: Db, manifests: readonly Manifest[]) {
  const clock: MovableClock = movableClock('2017-02-04')
  const grants = new Map<string, Grant[]>()
  const names = new Map<string, string>()

  const record = (
    kind: string,
    title: string,
    place: { provinceId?: string; clusterId?: string; organisationId?: string },
  ) =>
    db.transaction().execute(async (tx) => {
      const id = newId()
      await insertRecord(tx, clock.now(), {
        id,
        kind,
        title,
        ...place,
        ...(kind === 'cluster' ? { clusterId: id } : {}),
        ...(kind === 'person' || kind === 'organisation' ? { audience: 'public' as const } : {}),
      })
      return id
    })

  const person = async (name: string, ...held: Grant[]) => {
    const id = await record('person', name, {})
    grants.set(id, held)
    names.set(id, name)
    return id
  }
  const actor = (id: string): Actor => {
    const held: ActiveGrant[] = (grants.get(id) ?? []).map((grant, index) => ({ id: `${id}:${index}`, ...grant }))
    return { accountId: id, personId: id, name: names.get(id) ?? '', grants: held, reach: reachOf(held) }
  }
  const as = (id: string): Ctx => ({ db, clock, actor: actor(id), requestId: newId(), appendJournal })

  const livingGrants = () => {
    const rows = [...grants].flatMap(([personId, held]) => held.map((grant) => ({ personId, ...grant })))
    return sql<never>`select person_id, role, reach_kind, reach_id, via_person_id
      from jsonb_to_recordset(${JSON.stringify(
        rows.map((row) => ({
          person_id: row.personId,
          role: row.role,
          reach_kind: row.reachKind,
          reach_id: row.reachId,
          via_person_id: row.viaPersonId ?? null,
        })),
      )}::jsonb) as held(person_id uuid, role text, reach_kind text, reach_id text, via_person_id uuid)`
  }
  const waiting = waitingOf(manifests, { livingGrants })

  const province = 'IR-30'
  const cluster = await record('cluster', 'خوشه پلاستیک البرز', { provinceId: province })
  const company = await record('organisation', 'شرکت شهرک‌های صنعتی البرز', { provinceId: province })
  const bank = await record('organisation', 'بانک صنعت و معدن', {})
  const expert = await person('کارشناس خوشه', { role: 'expert', reachKind: 'province', reachId: province })
  const director = await person('مدیرعامل', { role: 'managingDirector', reachKind: 'province', reachId: province })
  const agent = await person('عامل توسعه', { role: 'agentTeam', reachKind: 'cluster', reachId: cluster })
  const stranger = await person('کارشناس زنجان', { role: 'expert', reachKind: 'province', reachId: 'IR-19' })
  const council = await establishBody(as(expert), {
    kind: 'steering_council',
    title: 'شورای راهبری توسعه خوشه پلاستیک استان البرز',
    clusterId: cluster,
    lastNumber: 6,
  })
  const member = await person('عضو شورا', { role: 'member', reachKind: 'body', reachId: council.id })

  return {
    clock,
    grants,
    record,
    person,
    actor,
    as,
    waiting,
    province,
    cluster,
    company,
    bank,
    expert,
    director,
    agent,
    stranger,
    member,
    council: council.id,
  }
}
export type MeetingWorld = Awaited<ReturnType<typeof meetingWorld>>
