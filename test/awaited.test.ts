import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../src/kernel/db/tables.ts'
import { claimState } from '../src/modules/commitments/ladder.ts'
import { type DemoHouse, demoHouse } from './world/house.ts'

let demo: DemoHouse
let db: Db
beforeAll(async () => {
  demo = await demoHouse()
  db = demo.house.db
})
afterAll(() => demo.close())

/** What each claim waits for by the rule of the ladder, beside what the database keeps. */
async function bothWays() {
  const { rows: claims } = await sql<{ id: string; ladder: never; takenOver: boolean; awaits: string | null }>`
    select claims.id, trees.ladder, claims.taken_over as "takenOver", claims.awaits from claims
    join items on items.id = claims.item_id join trees on trees.id = items.tree_id order by claims.id`.execute(db)
  const steps = Map.groupBy(
    await db.selectFrom('steps').select(['claim_id', 'kind']).execute(),
    (step) => step.claim_id,
  )
  return claims.map(({ id, ladder, takenOver, awaits }) => {
    const taken = (steps.get(id) ?? []).map(({ kind }) => ({ kind }))
    return { id, kept: awaits, ruled: claimState(ladder, { takenOver }, taken as never).awaits }
  })
}

describe('the step that a claim waits for', () => {
  test('is kept as the rule of the ladder says, for every claim of the demo', async () => {
    const all = await bothWays()
    expect(new Set(all.map(({ ruled }) => ruled)).size).toBe(4)
    expect(all.filter(({ kept, ruled }) => kept !== ruled)).toEqual([])
  })

  test('moves with each step, and a return ends it', async () => {
    const { rows } = await sql<{ id: string }>`select id from claims where awaits = 'verify' limit 1`.execute(db)
    const supervisor = await demo.as('supervisor')
    expect((await supervisor('POST', `/api/claims/${rows[0]!.id}/verification`, {})).status).toBe(200)
    expect((await bothWays()).find(({ id }) => id === rows[0]!.id)).toMatchObject({ kept: 'approve', ruled: 'approve' })
    const expert = await demo.as('expert')
    expect((await expert('POST', `/api/claims/${rows[0]!.id}/return`, { reason: 'سند خوانا نیست' })).status).toBe(200)
    expect((await bothWays()).filter(({ kept, ruled }) => kept !== ruled)).toEqual([])
    expect((await bothWays()).find(({ id }) => id === rows[0]!.id)!.kept).toBeNull()
  })

  test('is rewritten by nobody, and nothing else of a claim is', async () => {
    const { rows } = await sql<{ id: string }>`select id from claims where awaits = 'note' limit 1`.execute(db)
    const { id } = rows[0]!
    await expect(sql`update claims set awaits = null where id = ${id}`.execute(db)).rejects.toThrow(
      /follows from its steps/,
    )
    await expect(sql`update claims set value = 1 where id = ${id}`.execute(db)).rejects.toThrow(/append-only/)
    await expect(sql`delete from claims where id = ${id}`.execute(db)).rejects.toThrow(/append-only/)
  })

  test('is filled by the migration for what was claimed before', async () => {
    const before = await bothWays()
    const { migrations } = await import('../src/migrations/index.ts')
    await db.transaction().execute(async (tx) => {
      await sql`drop trigger claims_await on claims`.execute(tx)
      await sql`drop trigger claims_unchanged on claims`.execute(tx)
      await sql`drop trigger steps_move_claim on steps`.execute(tx)
      await sql`drop function claims_await, steps_move_claim, awaited_step`.execute(tx)
      await sql`drop index steps_returned`.execute(tx)
      await sql`alter table claims drop column awaits`.execute(tx)
      await migrations['0043_awaited']!.up(tx as never)
    })
    expect(await bothWays()).toEqual(before)
  })
})
