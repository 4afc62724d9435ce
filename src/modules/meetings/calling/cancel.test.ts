import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../../test/world/meetings.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { addDays } from '../../../kernel/fa/index.ts'
import { changeAgendaItem } from '../agenda/agenda.verbs.ts'
import { listCandidates } from '../agenda/candidates.read.ts'
import {
  addAgendaItem,
  appointToSeat,
  attachPapers,
  callSession,
  cancelSession,
  findSession,
  holdSession,
  invite,
  lastSessionsOf,
  minuteResolution,
  openSitting,
} from '../index.ts'
import { meetings } from '../meetings.module.ts'
import { sessionCalendar } from './calling.view.ts'

let database: TestDatabase
let world: MeetingWorld
const why = 'رئیس شورا در مأموریت است'

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  for (const [code, personId] of [
    ['secretary', world.agent],
    ['university', world.member],
  ] as const) {
    const { id } = await database.db
      .selectFrom('seats')
      .select('id')
      .where('body_id', '=', world.council)
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    await appointToSeat(world.as(world.expert), id, { personId, from: '2016-01-01' })
  }
})
afterAll(() => database.close())

const refusalOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return { code: error.code, details: error.details }
}
const secretary = (): Ctx => ({ ...world.as(world.agent), agenda: meetings.agenda ?? [], effects: {} })
const sessionOf = async (id: string) => (await findSession(database.db, world.actor(world.agent), id))!
const called = async (days = 20, agenda: { title: string }[] = []) => {
  const heldOn = addDays(world.clock.today(), days)
  return callSession(secretary(), world.council, { heldOn, startsAt: '10:00', agenda })
}
const cancel = async (id: string, carryTo?: string) =>
  cancelSession(secretary(), id, {
    version: (await sessionOf(id)).version,
    reason: why,
    ...(carryTo ? { carryTo } : {}),
  })
const proposedTo = async (id: string) =>
  (
    await listCandidates(database.db, secretary(), {
      id,
      body_id: world.council,
      held_on: (await sessionOf(id)).heldOn,
    })
  ).map((one) => one.title)
const itemsOf = async (id: string) =>
  (
    await database.db
      .selectFrom('agenda_items')
      .select(['title'])
      .where('session_id', '=', id)
      .orderBy('position')
      .execute()
  ).map((item) => item.title)

test('its number stays with it, the next session gets the next, and it counts as no session held', async () => {
  const { id, number } = await called()
  await cancel(id)
  expect(await sessionOf(id)).toMatchObject({ state: 'cancelled', cancelledReason: why, number })
  expect((await called(30)).number).toBe(number + 1)
  const [last] = await lastSessionsOf(database.db, world.actor(world.agent), [world.council], {
    asOf: addDays(world.clock.today(), 60),
    knownAt: world.clock.now().toISOString(),
  })
  expect(last).toMatchObject({ id: null, later: false })
})

test('whoever is invited is told once, with the reason, and the invitation leaves the desk', async () => {
  const { id } = await called()
  await invite(secretary(), id, { guests: [{ name: 'مهمان بی‌حساب' }] })
  const waiting = async () => {
    const select = meetings.waiting!.find((one) => one.what === 'meetings.answerInvitation')!
    return (await select.select(world.clock.today()).execute(database.db)).rows.filter((row) => row.record_id === id)
  }
  expect(await waiting()).toHaveLength(2)
  await cancel(id)
  expect(await waiting()).toEqual([])
  const told = await database.db
    .selectFrom('messages')
    .select(['name', 'details'])
    .where('record_id', '=', id)
    .where('key', 'like', 'meetings.calledOff/%')
    .execute()
  expect(told).toHaveLength(2)
  expect(told[0]).toMatchObject({ name: 'meetings.calledOff', details: { reason: why } })
})

test('its calendar file takes the event out, as a further change of the same event', async () => {
  const { id } = await called()
  const before = (await sessionCalendar(secretary(), id))!
  await cancel(id)
  const after = (await sessionCalendar(secretary(), id))!
  const lineOf = (file: string, name: string) => file.split('\r\n').find((line) => line.startsWith(name))
  expect([lineOf(before, 'METHOD'), lineOf(before, 'SEQUENCE')]).toEqual(['METHOD:PUBLISH', 'SEQUENCE:0'])
  expect([lineOf(after, 'METHOD'), lineOf(after, 'SEQUENCE')]).toEqual(['METHOD:CANCEL', 'SEQUENCE:1'])
  expect(lineOf(after, 'UID')).toBe(lineOf(before, 'UID'))
})

test('its agenda is proposed to the next session, or moves to a called one and is then proposed no more', async () => {
  const { id } = await called(20, [{ title: 'گزارش نمایشگاه' }, { title: 'بودجه سال آینده' }])
  const next = await called(40, [{ title: 'سخن آغاز' }])
  await cancel(id)
  expect(await proposedTo(next.id)).toEqual(expect.arrayContaining(['گزارش نمایشگاه', 'بودجه سال آینده']))

  const other = await called(25, [{ title: 'بازدید از کارگاه‌ها' }])
  expect(await cancel(other.id, next.id)).toEqual({ carried: 1 })
  expect(await itemsOf(next.id)).toEqual(['سخن آغاز', 'بازدید از کارگاه‌ها'])
  expect(await proposedTo((await called(60)).id)).not.toContain('بازدید از کارگاه‌ها')
})

test('its agenda goes to no other body, no session that is not called, and not to itself', async () => {
  const { id } = await called(20, [{ title: 'یک بند' }])
  const off = await called(30)
  await cancel(off.id)
  expect(await refusalOf(cancel(id, id))).toMatchObject({ code: 'meetings.cannotCarryThere' })
  expect(await refusalOf(cancel(id, off.id))).toMatchObject({ code: 'meetings.calledOff' })
  expect(await sessionOf(id)).toMatchObject({ state: 'planned' })
})

test('nothing more is done with it, and each refusal says that it was called off', async () => {
  const { id } = await called(0, [{ title: 'یک بند' }])
  await cancel(id)
  const item = await database.db
    .selectFrom('agenda_items')
    .select('id')
    .where('session_id', '=', id)
    .executeTakeFirstOrThrow()
  const today = world.clock.today()
  for (const deed of [
    () => cancel(id),
    () => openSitting(secretary(), id, { at: '10:00' }),
    () => holdSession(secretary(), id, { heldOn: today }),
    () => invite(secretary(), id, {}),
    () => addAgendaItem(secretary(), id, { title: 'دیر' }),
    () => changeAgendaItem(secretary(), item.id, { title: 'دیر' }),
    () => attachPapers(secretary(), id, { fileIds: [] }),
    () => minuteResolution(secretary(), { sessionId: id, text: 'دیر' }),
  ])
    expect(await refusalOf(deed())).toMatchObject({ code: 'meetings.calledOff', details: { reason: why } })
})

test('what sits, was held, or is of another is not called off', async () => {
  const { id } = await called(0)
  await openSitting(secretary(), id, { at: '10:00' })
  expect(await refusalOf(cancel(id))).toMatchObject({ code: 'meetings.notPlanned' })
  const other = await called(10)
  const version = (await sessionOf(other.id)).version
  const deed = cancelSession(world.as(world.member), other.id, { version, reason: why })
  expect(await refusalOf(deed)).toMatchObject({ code: 'meetings.notSecretary' })
  const stale = cancelSession(secretary(), other.id, { version: version - 1, reason: why })
  expect(await refusalOf(stale)).toMatchObject({ code: 'kernel.stale' })
})
