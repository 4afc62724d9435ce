import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import {
  acceptResolution,
  answerInvitation,
  answerWritten,
  appointToSeat,
  callSession,
  endUndone,
  enterHistoricSession,
  invite,
  minuteResolution,
  notifyResolution,
  proposeWritten,
  withdrawWritten,
} from '../meetings/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import { listAskedInRooms } from './asked.store.ts'
import { askedOfOthers } from './desk.view.ts'
import { refer } from './index.ts'

/** What one asked of others through the rooms stands among one's own askings until it is done, and among nobody else's. */
let database: TestDatabase
let world: MeetingWorld
let session: string
let liaison: string
beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  liaison = await world.person('رابط شرکت', { role: 'member', reachKind: 'organisation', reachId: world.company })
  const source = { mark: 'document' as const, source: 'D0' }
  session = (await enterHistoricSession(world.as(world.expert), world.council, { number: 6, source })).id
})
afterAll(() => database.close())

const asked = async (who: string, recordId: string) =>
  (await listAskedInRooms(database.db, meetings.asked!, world.actor(who), world.clock.today(), 100)).rows
    .filter((row) => row.record_id === recordId)
    .map(({ what, to_name: of, due }) => ({ what, of, due }))
const version = async (id: string) =>
  (await database.db.selectFrom('records').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version
const notified = async (text: string, deadline: string) => {
  const { id } = await minuteResolution(world.as(world.expert), {
    sessionId: session,
    text,
    responsibleOrganisationId: world.company,
    deadline,
  })
  await notifyResolution(world.as(world.expert), id, { version: await version(id) })
  return id
}

test('a resolution that one notified stands there with who, since when and until when, till it has ended', async () => {
  const id = await notified('نامه به بانک', '2017-03-01')
  const line = { what: 'meetings.notified', of: 'شرکت شهرک‌های صنعتی البرز', due: '2017-03-01' }
  expect(await asked(world.expert, id)).toEqual([line])
  expect(await asked(world.director, id)).toEqual([])
  await acceptResolution(world.as(liaison), id, { version: await version(id) })
  expect(await asked(world.expert, id)).toEqual([line])
  await endUndone(world.as(world.expert), id, { version: await version(id), cause: 'circumstances' })
  expect(await asked(world.expert, id)).toEqual([])
})

test('of invitations and written decisions those are named who are silent', async () => {
  const seats = await database.db
    .selectFrom('seats')
    .select(['id', 'voting'])
    .where('body_id', '=', world.council)
    .execute()
  const people: string[] = []
  for (const [place, seat] of seats.filter((one) => one.voting).entries()) {
    const personId = await world.person(`عضو ${place}`)
    await appointToSeat(world.as(world.expert), seat.id, { personId })
    people.push(personId)
  }
  const { id } = await callSession(world.as(world.expert), world.council, { heldOn: '2017-02-20' })
  await invite(world.as(world.expert), id, {})
  const [one] = await asked(world.expert, id)
  expect(one).toMatchObject({ what: 'meetings.invited', due: '2017-02-20' })
  expect(one!.of!.split('، ')).toHaveLength(people.length)
  for (const invitation of await database.db
    .selectFrom('invitations')
    .select(['id', 'person_id'])
    .where('session_id', '=', id)
    .where('person_id', '<>', people[0]!)
    .execute())
    await answerInvitation(world.as(invitation.person_id!), invitation.id, { answer: 'comes' })
  expect(await asked(world.expert, id)).toMatchObject([{ of: 'عضو 0' }])

  const written = await proposeWritten(world.as(world.expert), world.council, { text: 'نشان مشترک', due: '2017-02-25' })
  for (const who of people.slice(1)) await answerWritten(world.as(who), written.id, { answer: 'agree' })
  expect(await asked(world.expert, written.id)).toEqual([{ what: 'meetings.written', of: 'عضو 0', due: '2017-02-25' }])
  expect(await asked(people[0]!, written.id)).toEqual([])
  await withdrawWritten(world.as(world.expert), written.id, { reason: 'در جلسه' })
  expect(await asked(world.expert, written.id)).toEqual([])
})

test('beside referrals, overdue first; a page ends where it should, and the total counts both', async () => {
  const late = await notified('دیر', '2017-02-05')
  const { id: record } = await minuteResolution(world.as(world.expert), { sessionId: session, text: 'ارجاع' })
  await refer(world.as(world.expert), world.waiting, {
    recordId: record,
    item: { what: 'meetings.complete', subjectId: record },
    toPersonId: world.agent,
    purpose: 'forAction',
    due: '2017-02-10',
  })
  world.clock.moveTo(new Date('2017-02-07T08:00:00Z'))
  const page = (limit: number, offset: number) =>
    askedOfOthers(world.as(world.expert), world.waiting, meetings.asked!, {}, { limit, offset })
  const whole = await page(100, 0)
  expect(whole.rows[0]).toMatchObject({ record: { id: late }, group: 'overdue', referral: false })
  const referral = whole.rows.find((row) => row.referral)
  expect(referral).toMatchObject({ record: { id: record }, now: { person: { id: world.agent } } })
  expect(whole.total).toBe(whole.rows.length)
  const pieces = [...(await page(1, 0)).rows, ...(await page(1, 1)).rows, ...(await page(100, 2)).rows]
  expect(pieces.map((row) => [row.what, row.id])).toEqual(whole.rows.map((row) => [row.what, row.id]))
})
