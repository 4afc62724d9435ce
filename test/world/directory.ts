import { type ActiveGrant, type Actor, reachOf } from '../../src/kernel/actor.ts'
import { type MovableClock, movableClock } from '../../src/kernel/clock.ts'
import type { Ctx } from '../../src/kernel/context.ts'
import type { Db } from '../../src/kernel/db/tables.ts'
import { newId } from '../../src/kernel/ids.ts'
import { insertRecord } from '../../src/kernel/records.ts'
import { loadReference } from '../../src/modules/directory/index.ts'
import { appendJournal } from '../../src/modules/journal/index.ts'

export const alborz = 'IR-30'
export const zanjan = 'IR-19'

/** An actor with grants; its person is a bare record, so that what it enters has a name. */
export async function castActor(
  db: Db,
  name: string,
  grants: readonly (Pick<ActiveGrant, 'role' | 'reachKind' | 'reachId'> & Partial<ActiveGrant>)[],
): Promise<Actor> {
  const personId = newId()
  await db
    .transaction()
    .execute((tx) => insertRecord(tx, new Date('2026-01-01'), { id: personId, kind: 'person', title: name }))
  const full = grants.map((grant, at) => ({ ...grant, id: `grant${at}` }))
  return { accountId: newId(), personId, name, grants: full, reach: reachOf(full) }
}

/** Divisions loaded, an expert in two provinces, a deputy and somebody of the nation; the clock stands in Azar 1405. */
export async function directoryWorld(db: Db) {
  const clock: MovableClock = movableClock('2026-11-23')
  await loadReference(db, clock.now())
  const inProvince = (role: ActiveGrant['role'], reachId: string) => [{ role, reachKind: 'province' as const, reachId }]
  const cast = {
    expert: await castActor(db, 'کارشناس البرز', inProvince('expert', alborz)),
    deputy: await castActor(db, 'معاون البرز', inProvince('deputy', alborz)),
    auditor: await castActor(db, 'حسابرس البرز', inProvince('auditor', alborz)),
    supervisor: await castActor(db, 'ناظر البرز', inProvince('supervisor', alborz)),
    zanjani: await castActor(db, 'کارشناس زنجان', inProvince('expert', zanjan)),
    administrator: await castActor(db, 'مدیر سامانه', [{ role: 'administrator', reachKind: 'nation', reachId: null }]),
  }
  const as = (actor: Actor): Ctx => ({ db, clock, actor, requestId: 'test', appendJournal })
  return { clock, cast, as }
}
