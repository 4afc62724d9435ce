import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type PromiseWorld, promiseWorld, refusalOf } from '../../../test/world/promises.ts'
import { newId } from '../../kernel/ids.ts'
import { addParty } from '../../kernel/records.ts'
import { endTree, findMirrored, openTree, rebuildPoints, wholesOf } from './index.ts'
import { progressView } from './progress.view.ts'
import { receiptsView } from './receipts.view.ts'

let database: TestDatabase
let world: PromiseWorld
beforeAll(async () => {
  database = await testDatabase()
  world = await promiseWorld(database.db)
})
afterAll(() => database.close())

const mirror = (treeId: string, itemId: string | null = null) => ({
  source: 'mirrored' as const,
  mirrors: { treeId, itemId },
})
/** A frozen project of the neighbour province: a road (60) and power (40). */
async function project() {
  const { term, promise, freeze, treeOf } = world
  const [road, power] = [newId(), newId()]
  const recordId = await promise('neighbour', 'شهرک لرستان', 'IR-15', [
    term(road, 'جاده شهرک', '60'),
    term(power, 'برق شهرک', '40'),
  ])
  await freeze('neighbour', recordId)
  return { recordId, treeId: await treeOf(recordId), road, power }
}

describe('a mirrored leaf', () => {
  test('has the figure of what it reads, whole tree or item, and its receipts hold', async () => {
    const { term, promise, freeze, reach, as, clock } = world
    const park = await project()
    const [whole, item, own] = [newId(), newId(), newId()]
    const flagship = await promise('expert', 'طرح پیشران', 'IR-30', [
      term(whole, 'شهرک', '50', mirror(park.treeId)),
      term(item, 'جاده', '30', mirror(park.treeId, park.road)),
      term(own, 'کار خود ما', '20'),
    ])
    await freeze('expert', flagship)
    clock.moveTo('2016-06-01')
    const before = clock.now().toISOString()
    clock.advance(1000)
    await reach(park.road, { asOf: '2016-05-20', value: '50' }, { claims: 'neighbourAgent', approves: 'neighbour' })
    await reach(own, { asOf: '2016-05-25', value: '10' }, { claims: 'agent', approves: 'expert' })
    const view = await progressView(as('expert'), flagship, {})
    const lines = Object.fromEntries(view.items.map((one) => [one.itemId, one.lines.approved]))
    // 60 % of 50; the road itself; 0.5 × 30 + 0.3 × 50 + 0.2 × 10
    expect(lines).toEqual({ [whole]: '30', [item]: '50', [own]: '10' })
    expect(view.whole.approved).toBe('32')
    const then = await progressView(as('expert'), flagship, { asOf: '2016-05-22' })
    expect(then.whole.approved).toBe('30')
    expect((await progressView(as('expert'), flagship, { knownAt: before })).whole.approved).toBe('0')
    const sum = (await receiptsView(as('nation'), flagship, { line: 'approved' }))!
    expect([sum.percent, sum.recomputed]).toEqual(['32', '32'])
    // a list reads points: those of this tree were renewed by the claims of the other
    const inList = async (asOf: string, knownAt: string) =>
      (await wholesOf(world.db, as('nation'), [flagship], { asOf, knownAt })).get(flagship)?.approved
    const now = clock.now().toISOString()
    expect([
      await inList(clock.today(), now),
      await inList('2016-05-22', now),
      await inList(clock.today(), before),
    ]).toEqual(['32', '30', '0'])
    const points = () =>
      world.db
        .selectFrom('points')
        .selectAll()
        .orderBy('tree_id')
        .orderBy('line')
        .orderBy('item_id')
        .orderBy('from_day')
        .orderBy('known_from')
        .execute()
    const kept = await points()
    await rebuildPoints(world.db, as('nation'), [park.recordId, flagship])
    expect(await points()).toEqual(kept)
    const [first, second] = sum.leaves
    expect(first!.mirrored).toMatchObject({ seen: true, recordId: park.recordId, title: 'شهرک لرستان', percent: '30' })
    expect(first!.mirrored!.leaves!.map((leaf) => [leaf.title, leaf.percent, leaf.claim?.result ?? null])).toEqual([
      ['جاده شهرک', '50', 'انجام شد'],
      ['برق شهرک', '0', null],
    ])
    expect(second!.mirrored).toMatchObject({ title: 'جاده شهرک', itemId: park.road, recomputed: '50' })
  })

  test('shows who may not see the other record its figure, and nothing else of it', async () => {
    const { term, promise, freeze, reach, as, clock } = world
    const park = await project()
    const flagship = await promise('expert', 'طرح با آینه', 'IR-30', [
      term(newId(), 'سهم استان دیگر', '100', mirror(park.treeId)),
    ])
    await freeze('expert', flagship)
    clock.advance(1000)
    const claimId = await reach(
      park.power,
      { asOf: clock.today(), value: '25' },
      { claims: 'neighbourAgent', approves: 'neighbour' },
    )
    const hidden = (await receiptsView(as('expert'), flagship, { line: 'approved' }))!
    expect(hidden.percent).toBe('10')
    expect(hidden.leaves[0]!.mirrored).toMatchObject({
      seen: false,
      recordId: null,
      itemId: null,
      title: null,
      version: null,
      percent: '10',
      recomputed: '10',
      leaves: null,
    })
    const said = JSON.stringify([hidden, await progressView(as('expert'), flagship, {})])
    for (const secret of [
      park.recordId,
      park.treeId,
      park.road,
      park.power,
      claimId,
      'شهرک لرستان',
      'برق',
      'neighbour',
    ])
      expect(said).not.toContain(secret)
    const seen = (await receiptsView(as('nation'), flagship, { line: 'approved' }))!
    expect(JSON.stringify(seen)).toContain(claimId)
    // whoever becomes a party of the other record sees behind the mirror from then on
    await database.db
      .transaction()
      .execute((tx) => addParty(tx, park.recordId, { personId: as('expert').actor.personId, as: 'custodian' }))
    const party = (await receiptsView(as('expert'), flagship, { line: 'approved' }))!
    expect(party.leaves[0]!.mirrored).toMatchObject({ seen: true, title: 'شهرک لرستان' })
  })

  test('of a mirror hides what lies two records behind, also where the record between is seen', async () => {
    const { term, promise, freeze, treeOf, as } = world
    const park = await project()
    const between = await promise('expert', 'میانی', 'IR-30', [term(newId(), 'بند میانی', '100', mirror(park.treeId))])
    await freeze('expert', between)
    const top = await promise('expert', 'بالا', 'IR-30', [
      term(newId(), 'بند بالا', '100', mirror(await treeOf(between))),
    ])
    await freeze('expert', top)
    const sum = (await receiptsView(as('expert'), top, { line: 'approved' }))!
    const middle = sum.leaves[0]!.mirrored!
    expect(middle).toMatchObject({ seen: true, title: 'میانی' })
    expect(middle.leaves![0]).toMatchObject({ title: 'بند میانی', mirrored: { seen: false, leaves: null } })
    expect(JSON.stringify(sum)).not.toContain('جاده')
  })

  test('of a closed tree keeps what it read then', async () => {
    const { term, promise, freeze, reach, work, as, clock } = world
    const park = await project()
    const flagship = await promise('expert', 'بسته', 'IR-30', [term(newId(), 'بند', '100', mirror(park.treeId))])
    await freeze('expert', flagship)
    clock.advance(1000)
    const by = { claims: 'neighbourAgent', approves: 'neighbour' }
    await reach(park.road, { asOf: clock.today(), value: '40' }, by)
    await work('expert', async (one) => endTree(one, (await openTree(one.tx, as('expert'), flagship)).tree))
    clock.advance(86_400_000)
    await reach(park.road, { asOf: clock.today(), value: '90' }, by)
    expect((await progressView(as('expert'), flagship, {})).whole.approved).toBe('24')
    expect((await progressView(as('neighbour'), park.recordId, {})).whole.approved).toBe('54')
  })

  test('can name only what its writer sees and what is there', async () => {
    const park = await project()
    const { as, db } = { ...world, db: database.db }
    const find = (name: string, itemId: string | null = null) =>
      findMirrored(db, as(name).actor, { recordId: park.recordId, itemId })
    expect(await find('expert')).toBeNull()
    expect(await find('nation')).toEqual({ treeId: park.treeId, itemId: null })
    expect(await find('neighbour', park.road)).toEqual({ treeId: park.treeId, itemId: park.road })
    expect(await find('neighbour', newId())).toBeNull()
    const { term, promise, freeze, treeOf } = world
    const other = await promise('expert', 'دیگر', 'IR-30', [term(newId(), 'بند', '100')])
    const wrong = await promise('expert', 'نادرست', 'IR-30', [
      term(newId(), 'بند گم', '100', mirror(await treeOf(other), park.road)),
    ])
    expect(await refusalOf(freeze('expert', wrong))).toMatchObject({
      code: 'commitments.mirrorUnknown',
      details: { title: 'بند گم' },
    })
  })
})

describe('a circle of mirrors', () => {
  test('is refused at freezing with its way, and nothing is frozen', async () => {
    const { term, promise, freeze, write, treeOf } = world
    const [a1, b1] = [newId(), newId()]
    const a = await promise('expert', 'الف', 'IR-30', [term(a1, 'بند الف', '100')])
    const b = await promise('expert', 'ب', 'IR-30', [term(b1, 'بند ب', '100', mirror(await treeOf(a)))])
    await freeze('expert', b)
    await write('expert', a, [term(a1, 'بند الف', '100', mirror(await treeOf(b), b1))])
    const refused = await refusalOf(freeze('expert', a))
    expect(refused).toMatchObject({ code: 'commitments.mirrorCycle', status: 422 })
    expect([...(refused.details.cycle as string[])].sort()).toEqual(['الف', 'بند الف', 'بند ب'])
    const versions = await database.db
      .selectFrom('versions')
      .select('frozen_at')
      .where('tree_id', '=', await treeOf(a))
      .execute()
    expect(versions).toEqual([{ frozen_at: null }])
  })

  test('is refused across versions: what an old version mirrors still counts for its days', async () => {
    const { term, promise, freeze, write, revise, treeOf } = world
    const [a1, b1] = [newId(), newId()]
    const a = await promise('expert', 'نسخه‌دار', 'IR-30', [term(a1, 'بند الف', '100')])
    const b = await promise('expert', 'تازه', 'IR-30', [term(b1, 'بند ب', '100')])
    await write('expert', a, [term(a1, 'بند الف', '100', mirror(await treeOf(b)))])
    await freeze('expert', a)
    await revise('expert', a)
    await write('expert', a, [term(a1, 'بند الف', '100')])
    await freeze('expert', a)
    await write('expert', b, [term(b1, 'بند ب', '100', mirror(await treeOf(a)))])
    expect(await refusalOf(freeze('expert', b))).toMatchObject({ code: 'commitments.mirrorCycle' })
  })

  test('another’s draft binds nobody, and of two that are frozen at once one is refused', async () => {
    const { term, promise, freeze, write, treeOf } = world
    const pair = async () => {
      const [a1, b1] = [newId(), newId()]
      const a = await promise('expert', 'این', 'IR-30', [term(a1, 'بند این', '100')])
      const b = await promise('expert', 'آن', 'IR-30', [term(b1, 'بند آن', '100', mirror(await treeOf(a)))])
      await write('expert', a, [term(a1, 'بند این', '100', mirror(await treeOf(b)))])
      return [a, b] as const
    }
    for (let round = 0; round < 5; round++) {
      const both = await Promise.allSettled((await pair()).map((one) => freeze('expert', one)))
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      const lost = both.find((one) => one.status === 'rejected') as PromiseRejectedResult
      expect(lost.reason.code).toBe('commitments.mirrorCycle')
    }
  })

  test('does not name what its writer may not see', async () => {
    const { term, promise, freeze, write, treeOf } = world
    const [a1, b1] = [newId(), newId()]
    const a = await promise('expert', 'پیدا', 'IR-30', [term(a1, 'بند پیدا', '100')])
    const b = await promise('neighbour', 'پنهان', 'IR-15', [term(b1, 'بند پنهان', '100', mirror(await treeOf(a)))])
    await freeze('neighbour', b)
    await write('expert', a, [term(a1, 'بند پیدا', '100', mirror(await treeOf(b)))])
    const { details } = await refusalOf(freeze('expert', a))
    expect([...(details.cycle as string[])].sort()).toEqual(['بند پیدا', 'پیدا'])
  })
})
