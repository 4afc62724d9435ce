import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import { Refusal } from '../../kernel/errors.ts'
import {
  appointToSeat,
  callSession,
  completeResolution,
  endSitting,
  enterHistoricSession,
  establishBody,
  findBody,
  findSession,
  holdSession,
  listBodies,
  listResolutionsOf,
  listSessionsOfBody,
  minuteResolution,
  notifyResolution,
  resolutionsAbout,
  secretariesOf,
} from './index.ts'
import { meetings } from './meetings.module.ts'
import { showResolution } from './resolutions/resolutions.read.ts'

let database: TestDatabase
let world: MeetingWorld
beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
})
afterAll(() => database.close())

/** The refusal that a call ends in: its code and its fields. */
const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return {
    code: error.code,
    status: error.status,
    details: error.details,
    fields: error.fields.map((field) => field.code),
  }
}

const seatOf = async (bodyId: string, code: string) => {
  const seat = await database.db
    .selectFrom('seats')
    .select('id')
    .where('body_id', '=', bodyId)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return seat.id
}

const historic = (number: number) =>
  enterHistoricSession(world.as(world.expert), world.council, {
    number,
    source: { mark: 'document', source: 'D0' },
  })

describe('a body', () => {
  test('gets the standing seats of its kind, empty', async () => {
    const seats = await database.db.selectFrom('seats').selectAll().where('body_id', '=', world.council).execute()
    expect(seats.length).toBeGreaterThan(3)
    expect(seats.every((seat) => seat.organisation_id === null)).toBe(true)
  })

  test('stands where its cluster stands, and is its own body', async () => {
    const record = await database.db
      .selectFrom('records')
      .selectAll()
      .where('id', '=', world.council)
      .executeTakeFirstOrThrow()
    expect(record).toMatchObject({ province_id: 'IR-30', cluster_id: world.cluster, body_id: world.council })
  })

  test('is seen by its members, by its cluster, by its province, and by nobody else', async () => {
    for (const who of [world.expert, world.director, world.agent, world.member])
      expect(await findBody(database.db, world.actor(who), world.council)).toBeDefined()
    expect(await findBody(database.db, world.actor(world.stranger), world.council)).toBeUndefined()
    expect(await listBodies(database.db, world.actor(world.stranger), { clusterId: world.cluster })).toEqual([])
    expect(await listBodies(database.db, world.actor(world.agent), { clusterId: world.cluster })).toHaveLength(1)
  })

  test('is established once under one name', async () => {
    const again = establishBody(world.as(world.expert), {
      kind: 'steering_council',
      title: 'شورای راهبری توسعه خوشه پلاستیک استان البرز',
      clusterId: world.cluster,
    })
    expect(await refusal(again)).toMatchObject({ code: 'meetings.bodyExists', status: 409 })
  })

  test('a cluster has one council, whatever it is called, and of five who register a committee at once one does', async () => {
    const other = establishBody(world.as(world.expert), {
      kind: 'steering_council',
      title: 'شورای دیگر',
      clusterId: world.cluster,
    })
    expect(await refusal(other)).toMatchObject({
      code: 'meetings.bodyExists',
      details: { title: 'شورای راهبری توسعه خوشه پلاستیک استان البرز' },
    })
    const together = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        establishBody(world.as(world.expert), { kind: 'expert_committee', title: 'کارشناسی', provinceId: 'IR-30' }),
      ),
    )
    expect(together.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('needs the place its kind asks for, and one within sight', async () => {
    const without = establishBody(world.as(world.expert), { kind: 'steering_council', title: 'شورا' })
    expect(await refusal(without)).toMatchObject({ code: 'meetings.placeMissing' })
    const elsewhere = establishBody(world.as(world.stranger), {
      kind: 'steering_council',
      title: 'شورا',
      clusterId: world.cluster,
    })
    expect(await refusal(elsewhere)).toMatchObject({ code: 'meetings.placeUnknown' })
    const far = establishBody(world.as(world.stranger), {
      kind: 'provincial_committee',
      title: 'کمیته',
      provinceId: 'IR-30',
    })
    expect(await refusal(far)).toMatchObject({ code: 'kernel.notYourRole', status: 403 })
  })
})

describe('a seat', () => {
  test('holds one member at a time; a term that ended yesterday makes room', async () => {
    const seat = await seatOf(world.council, 'chair')
    const first = await appointToSeat(world.as(world.expert), seat, { personId: world.director, until: '2017-02-10' })
    const taken = appointToSeat(world.as(world.expert), seat, { personId: world.member, from: '2017-02-10' })
    expect(await refusal(taken)).toMatchObject({ code: 'meetings.seatTaken', details: { name: 'مدیرعامل' } })
    await appointToSeat(world.as(world.expert), seat, { personId: world.member, from: '2017-02-11' })
    await appointToSeat(world.as(world.expert), seat, { personId: world.agent, substituteOf: first.id })
    await endSitting(world.as(world.expert), first.id, { until: '2017-02-09' })
    const sitting = await database.db
      .selectFrom('sittings')
      .select('valid_until')
      .where('id', '=', first.id)
      .executeTakeFirstOrThrow()
    expect(sitting.valid_until).toBe('2017-02-09')
  })

  test('refuses a term that ends before it begins, and a person nobody knows', async () => {
    const seat = await seatOf(world.council, 'secretary')
    const reversed = appointToSeat(world.as(world.expert), seat, {
      personId: world.agent,
      from: '2017-03-01',
      until: '2017-02-01',
    })
    expect(await refusal(reversed)).toMatchObject({ code: 'meetings.termReversed' })
    const unknown = appointToSeat(world.as(world.expert), seat, { personId: world.council })
    expect(await refusal(unknown)).toMatchObject({ code: 'meetings.noSuchPerson' })
  })

  test('of the secretary makes its holder the secretary while the term lasts', async () => {
    const seat = await seatOf(world.council, 'secretary')
    await appointToSeat(world.as(world.expert), seat, { personId: world.agent, until: '2017-06-30' })
    expect(await secretariesOf(database.db, world.council, '2017-06-30')).toEqual([world.agent])
    expect(await secretariesOf(database.db, world.council, '2017-07-01')).toEqual([])
  })
})

describe('sessions', () => {
  test('the series goes on after the last number before the product, and counts in words', async () => {
    const { id, number } = await callSession(world.as(world.agent), world.council, { heldOn: '2017-02-13' })
    expect(number).toBe(7)
    expect(await findSession(database.db, world.actor(world.member), id)).toMatchObject({
      title: 'جلسه هفتم شورای راهبری توسعه خوشه پلاستیک استان البرز',
      state: 'planned',
      heldOn: '2017-02-13',
    })
  })

  test('the sixth is entered as history with what its paper says: no day', async () => {
    const { id } = await historic(6)
    expect(await findSession(database.db, world.actor(world.agent), id)).toMatchObject({
      state: 'history',
      heldOn: null,
    })
    const marks = await database.db
      .selectFrom('provenance')
      .select(['mark', 'source'])
      .where('record_id', '=', id)
      .execute()
    expect(marks).toEqual(
      expect.arrayContaining([
        { mark: 'takenOver', source: '' },
        { mark: 'document', source: 'D0' },
      ]),
    )
  })

  test('a number used already is refused and named', async () => {
    expect(await refusal(historic(6))).toMatchObject({
      code: 'meetings.numberUsed',
      status: 409,
      details: { number: 6 },
    })
  })

  test('two calls at once get two numbers, without a gap', async () => {
    const called = await Promise.all(
      Array.from({ length: 6 }, () => callSession(world.as(world.expert), world.council, {})),
    )
    expect(called.map((session) => session.number).toSorted((a, b) => a - b)).toEqual([8, 9, 10, 11, 12, 13])
  })

  test('a call that fails takes no number', async () => {
    const failed = callSession(world.as(world.expert), world.council, {
      agenda: [
        { title: 'بند', recordId: world.stranger },
        { title: 'بند', recordId: crypto.randomUUID() },
      ],
    })
    expect(await refusal(failed)).toMatchObject({ code: 'meetings.noSuchRecord' })
    expect((await callSession(world.as(world.expert), world.council, {})).number).toBe(14)
  })

  test('a series that restarts each year has a first session in each', async () => {
    const group = await establishBody(world.as(world.expert), {
      kind: 'facilitation_group',
      title: 'کارگروه تسهیل البرز',
      provinceId: 'IR-30',
      lastNumber: 20,
      year: 1395,
    })
    const call = (heldOn: string) => callSession(world.as(world.expert), group.id, { heldOn })
    expect((await call('2017-03-20')).number).toBe(21)
    expect((await call('2017-03-21')).number).toBe(1)
    const dateless = enterHistoricSession(world.as(world.expert), group.id, {
      number: 3,
      source: { mark: 'takenOver' },
    })
    expect(await refusal(dateless)).toMatchObject({ code: 'meetings.yearMissing' })
    await enterHistoricSession(world.as(world.expert), group.id, {
      number: 3,
      year: 1394,
      source: { mark: 'takenOver' },
    })
    expect(
      (await listSessionsOfBody(database.db, world.actor(world.expert), group.id)).map((one) => one.number),
    ).toEqual([1, 21, 3])
  })

  test('is neither called into the past nor held in the future', async () => {
    const past = callSession(world.as(world.expert), world.council, { heldOn: '2017-02-03' })
    expect(await refusal(past)).toMatchObject({ code: 'meetings.calledIntoThePast' })
    const { id } = await callSession(world.as(world.expert), world.council, { heldOn: '2017-02-20' })
    const early = holdSession(world.as(world.expert), id, { heldOn: '2017-02-20' })
    expect(await refusal(early)).toMatchObject({ code: 'meetings.notYetHeld' })
  })

  test('a member who is no secretary, and an expert elsewhere, may not call', async () => {
    expect(await refusal(callSession(world.as(world.member), world.council, {}))).toMatchObject({
      code: 'meetings.notSecretary',
      status: 403,
    })
    expect(await refusal(callSession(world.as(world.stranger), world.council, {}))).toMatchObject({
      code: 'kernel.notFound',
      status: 404,
    })
  })
})

describe('resolutions', () => {
  let session: string
  beforeAll(async () => {
    session = (await historic(5)).id
  })

  test('are minuted as they were spoken, without owner or date, and decide about records', async () => {
    const one = await minuteResolution(world.as(world.agent), {
      sessionId: session,
      text: 'مقرر شد همکاری‌ها گسترش یابد.',
      concerns: [world.cluster],
      source: { mark: 'document', source: 'D0' },
    })
    const two = await minuteResolution(world.as(world.agent), { sessionId: session, text: 'مصوبه دوم' })
    expect([one.number, two.number]).toEqual([1, 2])
    const shown = await showResolution(world.as(world.agent), one.id)
    expect(shown).toMatchObject({
      state: 'incomplete',
      gaps: ['responsible', 'deadline'],
      responsibleOrganisation: null,
      deadline: null,
      concerns: [{ id: world.cluster, kind: 'cluster', title: 'خوشه پلاستیک البرز' }],
    })
    expect((await showResolution(world.as(world.member), one.id)).concerns).toEqual([])
    const about = await resolutionsAbout(database.db, world.actor(world.agent), world.cluster)
    expect(about.map((row) => row.id)).toEqual([one.id])
    expect(await resolutionsAbout(database.db, world.actor(world.stranger), world.cluster)).toEqual([])
  })

  test('are not minuted in a session that was not held', async () => {
    const { id } = await callSession(world.as(world.expert), world.council, { heldOn: '2017-02-04' })
    const early = minuteResolution(world.as(world.expert), { sessionId: id, text: 'متن' })
    expect(await refusal(early)).toMatchObject({ code: 'meetings.notHeldYet', status: 409 })
    await holdSession(world.as(world.expert), id, { heldOn: '2017-02-04' })
    expect((await minuteResolution(world.as(world.expert), { sessionId: id, text: 'متن' })).number).toBe(1)
  })

  test('refuse a number used in their session, naming it', async () => {
    const twice = minuteResolution(world.as(world.expert), { sessionId: session, number: 1, text: 'متن' })
    expect(await refusal(twice)).toMatchObject({ code: 'meetings.resolutionNumberUsed', details: { number: 1 } })
  })

  test('cannot be notified until owner and deadline are there; then the owner sees them', async () => {
    const { id } = await minuteResolution(world.as(world.expert), { sessionId: session, text: 'بانک پاسخ دهد.' })
    const bankClerk = await world.person('کارمند بانک', {
      role: 'member',
      reachKind: 'organisation',
      reachId: world.bank,
    })
    expect(await refusal(notifyResolution(world.as(world.expert), id, { version: 1 }))).toMatchObject({
      code: 'meetings.notComplete',
      status: 422,
      fields: ['meetings.ownerMissing', 'meetings.deadlineMissing'],
    })
    await completeResolution(world.as(world.expert), id, { version: 1, responsibleOrganisationId: world.bank })
    expect(await refusal(notifyResolution(world.as(world.expert), id, { version: 2 }))).toMatchObject({
      fields: ['meetings.deadlineMissing'],
    })
    expect(await refusal(showResolution(world.as(bankClerk), id))).toMatchObject({ status: 404 })
    await completeResolution(world.as(world.expert), id, { version: 2, deadline: '2017-03-19' })
    await notifyResolution(world.as(world.expert), id, { version: 3 })
    expect(await showResolution(world.as(bankClerk), id)).toMatchObject({
      state: 'notified',
      deadline: '2017-03-19',
      responsibleOrganisation: { name: 'بانک صنعت و معدن' },
      may: { notify: 'meetings.alreadyNotified', complete: 'meetings.alreadyNotified' },
    })
    const late = completeResolution(world.as(world.expert), id, { version: 4, deadline: '2017-04-01' })
    expect(await refusal(late)).toMatchObject({ code: 'meetings.alreadyNotified', status: 409 })
  })

  test('a stale screen changes nothing', async () => {
    const { id } = await minuteResolution(world.as(world.expert), { sessionId: session, text: 'متن دیگر' })
    await completeResolution(world.as(world.expert), id, { version: 1, deadline: '2017-03-19' })
    const stale = completeResolution(world.as(world.director), id, { version: 1, deadline: '2017-05-01' })
    expect(await refusal(stale)).toMatchObject({ code: 'kernel.stale', status: 409 })
    expect((await showResolution(world.as(world.expert), id)).deadline).toBe('2017-03-19')
  })

  test('of a body whose session is not known are numbered by the body', async () => {
    const made = await minuteResolution(world.as(world.expert), { bodyId: world.council, text: 'تصمیم بی‌جلسه' })
    expect(made.number).toBe(1)
    const rows = await listResolutionsOf(world.as(world.expert), { bodyId: world.council })
    expect(rows.find((row) => row.id === made.id)).toMatchObject({ session: null, number: 1 })
  })

  test('leave one line each in the journal, and none when refused', async () => {
    const lines = async () =>
      (
        await database.db
          .selectFrom('journal_entries')
          .select((eb) => eb.fn.countAll<string>().as('count'))
          .executeTakeFirstOrThrow()
      ).count
    const before = Number(await lines())
    await minuteResolution(world.as(world.expert), {
      sessionId: session,
      text: 'واحد تلفنی گفت.',
      onBehalf: { personId: world.member, how: 'phone' },
    })
    await minuteResolution(world.as(world.member), { sessionId: session, text: 'نه' }).catch(() => null)
    expect(Number(await lines())).toBe(before + 1)
    const last = await database.db
      .selectFrom('journal_entries')
      .select(['verb', 'actor_id', 'for_person_id', 'chain'])
      .orderBy('at', 'desc')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(last).toEqual({
      verb: 'meetings.minute',
      actor_id: world.expert,
      for_person_id: world.member,
      chain: 'IR-30',
    })
  })
})
