import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { movableClock } from '../../src/kernel/clock.ts'
import type { Ctx } from '../../src/kernel/context.ts'
import type { Db } from '../../src/kernel/db/tables.ts'
import { newId } from '../../src/kernel/ids.ts'
import { insertRecord } from '../../src/kernel/records.ts'
import { runVerb } from '../../src/kernel/verb.ts'
import { type Anchor, appendJournal, parseAnchor, verifyJournal } from '../../src/modules/journal/index.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { alborz, castActor, zanjan } from '../world/directory.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { type DemoIds, demoIds, journalLength, type Reply } from '../world/refusals.ts'

describe('chains', () => {
  let database: TestDatabase
  let db: Db
  let ctx: Ctx
  let record: string
  beforeAll(async () => {
    database = await testDatabase()
    db = database.db
    const actor = await castActor(db, 'کارشناس', [{ role: 'expert', reachKind: 'province', reachId: alborz }])
    ctx = { db, clock: movableClock('2017-02-04'), actor, requestId: 'test', appendJournal }
    record = await db.transaction().execute((tx) => insertRecord(tx, new Date(), { kind: 'cluster', title: 'خوشه' }))
  })
  afterAll(() => database.close())

  const write = (chain: string | null, say: Partial<Parameters<Parameters<typeof runVerb>[2]>[1]> | object = {}) =>
    runVerb(ctx, 'test.write', async (_tx, entry) =>
      entry({ recordId: record, provinceId: chain, after: { words: 'متن' }, ...say }),
    )
  const broken = async (anchors: Anchor[] = []) =>
    (await verifyJournal(db, anchors)).flatMap((one) => (one.broken ? [{ chain: one.chain, ...one.broken }] : []))

  test('fifty verbs at once in one province, and others beside them, leave no gap', async () => {
    await Promise.all([
      ...Array.from({ length: 50 }, () => write(alborz)),
      ...Array.from({ length: 10 }, () => write(zanjan)),
      write(null),
    ])
    const reports = await verifyJournal(db)
    expect(reports.map(({ chain, entries, broken: what }) => [chain, entries, what])).toEqual([
      [zanjan, 10, null],
      [alborz, 50, null],
      ['nation', 1, null],
    ])
  })

  test('looked through while people write, no chain seems broken', async () => {
    let writing = true
    const written = (async () => {
      for (let n = 0; n < 60; n++) await write(null)
    })().finally(() => {
      writing = false
    })
    let looked = 0
    while (writing) {
      expect(await broken()).toEqual([])
      looked += 1
    }
    await written
    expect(looked).toBeGreaterThan(3)
  })

  test('a verb that fails leaves neither row nor entry; one without an entry, or with two, is not committed', async () => {
    const before = await journalLength(db)
    const title = async () =>
      (await db.selectFrom('records').select('title').where('id', '=', record).executeTakeFirstOrThrow()).title
    const change = (end: (entry: (line: { recordId: string; provinceId: string }) => void) => void) =>
      runVerb(ctx, 'test.change', async (tx, entry) => {
        await tx.updateTable('records').set({ title: 'عوض شد' }).where('id', '=', record).execute()
        end(entry)
      })
    const line = { recordId: record, provinceId: alborz }
    await expect(change(() => undefined)).rejects.toThrow(/without a journal entry/)
    await expect(
      change((entry) => {
        entry(line)
        entry(line)
      }),
    ).rejects.toThrow(/second journal entry/)
    await expect(
      change((entry) => {
        entry(line)
        throw new Error('late')
      }),
    ).rejects.toThrow('late')
    await expect(change((entry) => entry({ ...line, recordId: newId() }))).rejects.toThrow()
    expect(await title()).toBe('خوشه')
    expect(await journalLength(db)).toBe(before)
    expect(await broken()).toEqual([])
  })

  test('ids in capitals, half letters, zero width and deep values leave the chain whole', async () => {
    await write(alborz, {
      recordId: record.toUpperCase(),
      forPersonId: ctx.actor.personId.toUpperCase(),
      reason: 'نیم\ud800حرف و نیم‌فاصله \u2028',
      before: { number: 0.1 + 0.2, list: [null, { ی: 'ي' }], absent: undefined },
      after: { at: new Date('2017-02-04T00:00:00.123Z'), '\u20ac': 1, '\r': 2 },
    })
    expect(await broken()).toEqual([])
  })

  describe('tampered with by somebody who can switch triggers off', () => {
    const switched = (how: 'disable' | 'enable') =>
      sql`alter table journal_entries ${sql.raw(how)} trigger user`.execute(db)
    let anchors: Anchor[]
    beforeEach(async () => {
      anchors = (await verifyJournal(db)).flatMap((report) => report.head ?? [])
      await sql`create temp table if not exists nothing (x int)`.execute(db)
      await sql`drop table if exists kept_entries`.execute(db)
      await sql`drop table if exists kept_heads`.execute(db)
      await sql`create table kept_entries as select * from journal_entries`.execute(db)
      await sql`create table kept_heads as select * from journal_heads`.execute(db)
      await switched('disable')
    })
    afterEach(async () => {
      await sql`delete from journal_entries`.execute(db)
      await sql`insert into journal_entries select * from kept_entries`.execute(db)
      await sql`delete from journal_heads`.execute(db)
      await sql`insert into journal_heads select * from kept_heads`.execute(db)
      await switched('enable')
      expect(await broken()).toEqual([])
    })
    const at7 = sql`chain = ${alborz} and seq = 7`

    test.each([
      ['the verb', sql`verb = 'test.other'`],
      ['the actor', sql`actor_id = null`],
      ['the time', sql`at = at + interval '1 second'`],
      ['the record', sql`record_id = null`],
      ['the person it was done for', sql`for_person_id = record_id`],
      ['the organisation it was done for', sql`for_organisation_id = record_id`],
      ['the reason', sql`reason = 'دیگر'`],
      ['the request', sql`request_id = 'other'`],
    ])('%s changed in its column shows', async (_what, change) => {
      await sql`update journal_entries set ${change} where ${at7}`.execute(db)
      expect(await broken()).toEqual([{ chain: alborz, seq: 7, what: 'columns' }])
    })

    test('changed words show, also with their hash made to fit', async () => {
      await sql`update journal_entries set canonical = replace(canonical, 'متن', 'متنی') where ${at7}`.execute(db)
      expect(await broken()).toEqual([{ chain: alborz, seq: 7, what: 'hash' }])
      await sql`update journal_entries set hash = encode(sha256(convert_to(previous_hash || canonical, 'utf8')), 'hex') where ${at7}`.execute(
        db,
      )
      expect(await broken()).toEqual([{ chain: alborz, seq: 8, what: 'previousHash' }])
    })

    test('a row taken from the middle shows, also when the rest is numbered anew', async () => {
      await sql`delete from journal_entries where ${at7}`.execute(db)
      expect(await broken()).toEqual([{ chain: alborz, seq: 8, what: 'gap' }])
      for (let seq = 8; seq <= 51; seq++)
        await sql`update journal_entries set seq = seq - 1 where chain = ${alborz} and seq = ${seq}`.execute(db)
      expect(await broken()).toEqual([{ chain: alborz, seq: 7, what: 'previousHash' }])
    })

    test('two rows that changed places show', async () => {
      await sql`update journal_entries set seq = 1007 where ${at7}`.execute(db)
      await sql`update journal_entries set seq = 7 where chain = ${alborz} and seq = 8`.execute(db)
      await sql`update journal_entries set seq = 8 where chain = ${alborz} and seq = 1007`.execute(db)
      expect(await broken()).toEqual([{ chain: alborz, seq: 7, what: 'previousHash' }])
    })

    test('a cut end shows by the head, and with the head set back by an anchor', async () => {
      await sql`delete from journal_entries where chain = ${alborz} and seq > 40`.execute(db)
      expect(await broken()).toEqual([{ chain: alborz, seq: 40, what: 'headDiffers' }])
      await sql`update journal_heads set seq = 40, hash = (select hash from journal_entries where chain = ${alborz} and seq = 40) where chain = ${alborz}`.execute(
        db,
      )
      expect(await broken()).toEqual([])
      expect(await broken(anchors)).toEqual([{ chain: alborz, seq: 51, what: 'cut' }])
    })

    test('a whole chain that is gone shows by its anchor', async () => {
      await sql`delete from journal_entries where chain = ${zanjan}`.execute(db)
      await sql`delete from journal_heads where chain = ${zanjan}`.execute(db)
      expect(await broken()).toEqual([])
      expect(await broken(anchors)).toEqual([{ chain: zanjan, seq: 10, what: 'cut' }])
    })

    test('a head that is gone shows, and so does a chain without its entries', async () => {
      await sql`delete from journal_heads where chain = ${alborz}`.execute(db)
      await sql`delete from journal_entries where chain = ${zanjan}`.execute(db)
      expect(await broken()).toEqual([
        { chain: zanjan, seq: 0, what: 'headDiffers' },
        { chain: alborz, seq: 51, what: 'headMissing' },
      ])
    })

    test('a false anchor among true ones of the same number is not overlooked', async () => {
      const [anchor] = anchors.filter((one) => one.chain === alborz)
      const forged = { ...anchor!, hash: 'f'.repeat(64) }
      for (const given of [
        [forged, anchor!],
        [anchor!, forged],
      ])
        expect(await broken(given)).toEqual([{ chain: alborz, seq: 51, what: 'anchorDiffers' }])
    })
  })

  test('an anchor is read as it is printed, and nothing else is', () => {
    const hash = 'a'.repeat(64)
    expect(parseAnchor(` IR-30:12:${hash} `)).toEqual({ chain: 'IR-30', seq: 12, hash })
    for (const text of ['', 'IR-30:12', `IR-30:x:${hash}`, `IR-30:12:${hash}0`, `IR-30:12:${'A'.repeat(64)}`])
      expect(parseAnchor(text)).toBeNull()
  })
})

describe('the journal through the API', () => {
  let demo: DemoHouse
  let ids: DemoIds
  let agent: Caller
  beforeAll(async () => {
    demo = await demoHouse()
    ids = await demoIds(demo)
    agent = await demo.as('agent')
  })
  afterAll(() => demo.close())

  test('an address in capitals is the same record, and its entry keeps the chain whole', async () => {
    const year = ((await agent('GET', `/api/plan-years/${ids.third.toUpperCase()}`)) as Reply).body
    const saved: Reply = await agent('PUT', `/api/plan-years/${ids.third.toUpperCase()}/draft`, {
      version: year.version,
      activities: year.draft.activities.map((one: { itemId: string }) => ({
        ...one,
        itemId: one.itemId.toUpperCase(),
      })),
    })
    expect(saved.body.error).toBeUndefined()
    expect(saved.body.itemIds).toEqual(year.draft.activities.map((one: { itemId: string }) => one.itemId))
    const reports = await verifyJournal(demo.house.db)
    expect(reports.filter((report) => report.broken)).toEqual([])
  })

  test('history of a record is read with its names, and not by a neighbour', async () => {
    const history = ((await agent('GET', `/api/records/${ids.third}/history?limit=3`)) as Reply).body
    expect(history.lines[0]).toMatchObject({ verb: 'plans.writeDraft', chain: 'IR-30', record: { id: ids.third } })
    expect(history.lines[0].by.name).not.toBe('')
    const zanjani = await demo.as('zanjan')
    expect((await zanjani('GET', `/api/records/${ids.third}/history`)).status).toBe(404)
    const elsewhere = (
      (await zanjani('GET', `/api/records/${ids.clusterElsewhere}/history?with=${ids.third}`)) as Reply
    ).body
    expect(elsewhere.lines.every((line: { record: { id: string } }) => line.record.id !== ids.third)).toBe(true)
  })
})
