import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/world/database.ts'
import type { Actor, Reach } from './actor.ts'
import { newId } from './ids.ts'
import { addParty, insertRecord, seen, visible } from './records.ts'

let database: TestDatabase
const provinces = ['IR-30', 'IR-19']
const [clusters, organisations, bodies, people] = [0, 1, 2, 3].map(() => [newId(), newId()]) as [
  string[],
  string[],
  string[],
  string[],
]

beforeAll(async () => {
  database = await testDatabase()
  const any = <One>(list: readonly One[]) => fc.option(fc.constantFrom(...list), { nil: null })
  const drawn = fc.sample(
    fc.record({
      provinceId: any(provinces),
      clusterId: any(clusters),
      organisationId: any(organisations),
      bodyId: any(bodies),
      audience: fc.constantFrom('public' as const, 'reach' as const, 'parties' as const),
      kind: fc.constantFrom('resolution', 'letter'),
      person: any(people),
      organisation: any(organisations),
    }),
    400,
  )
  await database.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const { person, organisation, ...record } of drawn) {
      const id = await insertRecord(tx, new Date(), { ...record, title: 'رکورد' })
      if (person) await addParty(tx, id, { personId: person, as: 'responsible' })
      if (organisation) await addParty(tx, id, { organisationId: organisation, as: 'responsible' })
    }
  })
})
afterAll(() => database.close())

const some = (ids: readonly string[]) => fc.subarray([...ids])
const readers = fc.option(
  fc.record({
    nation: fc.constantFrom(true, false, false, false, false, false),
    provinceIds: some(provinces),
    clusterIds: some(clusters),
    organisationIds: some(organisations),
    bodyIds: some(bodies),
    personId: fc.constantFrom('', ...people),
  }),
  { nil: null },
)

test('what is listed as seen is what is visible, whoever looks', async () => {
  let found = 0
  await fc.assert(
    fc.asyncProperty(readers, async (reader) => {
      const actor = reader && ({ ...reader, reach: reader as unknown as Reach, grants: [] } as unknown as Actor)
      const ids = async (from: ReturnType<typeof sql>) =>
        (await sql<{ id: string }>`select id from (${from}) found order by id`.execute(database.db)).rows.map(
          ({ id }) => id,
        )
      const all = await ids(sql`select id from records where kind = 'resolution' and ${visible(actor)}`)
      const list = seen(actor, 'resolution')
      expect(list === null).toBe(reader?.nation === true)
      if (list) expect(await ids(sql`select id from ${list} seen`)).toEqual(all)
      found += all.length
    }),
    { numRuns: 60 },
  )
  expect(found).toBeGreaterThan(1_000)
})
