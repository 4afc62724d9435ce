import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import { completeResolution, enterHistoricSession, minuteResolution } from '../meetings/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import { listMine } from './desk.store.ts'
import { atOnce, refer, take } from './index.ts'

let database: TestDatabase
let world: MeetingWorld
let session: string
let colleague: string
beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  colleague = await world.person('کارشناس دوم', { role: 'expert', reachKind: 'province', reachId: 'IR-30' })
  const source = { mark: 'document' as const, source: 'D0' }
  session = (await enterHistoricSession(world.as(world.expert), world.council, { number: 6, source })).id
})
afterAll(() => database.close())

const minute = async (text: string) => {
  world.clock.advance(1000)
  const { id } = await minuteResolution(world.as(world.expert), { sessionId: session, text })
  return { id, item: { what: 'meetings.complete', subjectId: id } }
}
const desk = (who: string) =>
  listMine(database.db, world.waiting, world.actor(who), world.clock.today(), { limit: 200, offset: 0 })
const entries = async (verb: string) =>
  (await database.db.selectFrom('journal_entries').select('seq').where('verb', '=', verb).execute()).length
const itemsOf = (rows: Awaited<ReturnType<typeof desk>>) =>
  rows.map((row) => ({ what: row.what, subjectId: row.subject_id }))

test('many are seen in one go, each with its own line in the journal, and leave the desk', async () => {
  const before = await entries('desk.see')
  for (const text of ['یکم', 'دوم', 'سوم']) {
    const { id, item } = await minute(text)
    const send = { recordId: id, item, toPersonId: world.director, purpose: 'forInformation' as const }
    await refer(world.as(world.expert), world.waiting, send)
  }
  const items = itemsOf((await desk(world.director)).filter((row) => row.what === 'desk.information'))
  expect(items).toHaveLength(3)
  expect(await atOnce(world.as(world.director), world.waiting, { act: 'seen', items })).toEqual({
    done: 3,
    refused: [],
  })
  expect((await desk(world.director)).filter((row) => row.what === 'desk.information')).toEqual([])
  expect(await entries('desk.see')).toBe(before + 3)
})

test('what one refuses stops none of the others, and is named with its reason', async () => {
  const free = await minute('آزاد')
  const held = await minute('در دست دیگری')
  const settled = await minute('تمام‌شده')
  await take(world.as(colleague), world.waiting, held.item)
  await completeResolution(world.as(colleague), settled.id, {
    version: 1,
    responsibleOrganisationId: world.company,
    deadline: '2017-03-01',
  })
  const items = [held.item, free.item, settled.item]
  const { done, refused } = await atOnce(world.as(world.expert), world.waiting, { act: 'take', items })
  expect(done).toBe(1)
  expect(refused.map((one) => [one.subjectId, one.refusal.code, one.refusal.details.name])).toEqual([
    [held.id, 'desk.takenBy', 'کارشناس دوم'],
    [settled.id, 'desk.settled', undefined],
  ])
  const takers = (await desk(world.expert)).map((row) => [row.subject_id, row.taken_by])
  expect(takers).toContainEqual([free.id, world.expert])
  expect(takers).toContainEqual([held.id, colleague])
})

test('work that waits is not ended by having been seen', async () => {
  const { id, item } = await minute('باز')
  const { done, refused } = await atOnce(world.as(world.expert), world.waiting, { act: 'seen', items: [item] })
  expect([done, refused[0]?.refusal.code]).toEqual([0, 'desk.notAtOnce'])
  expect((await desk(world.expert)).map((row) => row.subject_id)).toContain(id)
})

test('nobody takes what is asked of others', async () => {
  const { item } = await minute('نزد کارشناس')
  const { refused } = await atOnce(world.as(world.stranger), world.waiting, { act: 'take', items: [item] })
  expect(refused.map((one) => one.refusal.code)).toEqual(['desk.notYours'])
})
