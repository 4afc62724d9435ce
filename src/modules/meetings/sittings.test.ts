import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/errors.ts'
import { fromJalali } from '../../kernel/fa/index.ts'
import { getRecord } from '../../kernel/records.ts'
import { changeAgendaItem, removeAgendaItem } from './agenda/agenda.verbs.ts'
import { listCandidates } from './agenda/candidates.read.ts'
import { enterAnswer, sendOut } from './agenda/sent-out.verbs.ts'
import { showInvitations } from './calling/calling.view.ts'
import { showSitting } from './holding/holding.view.ts'
import {
  addAddendum,
  addAgendaItem,
  answerInvitation,
  answerRemark,
  appointToSeat,
  callAgain,
  callSession,
  changeCall,
  circulate,
  closeSitting,
  endSitting,
  endUndone,
  fillAgenda,
  finaliseMinutes,
  findSession,
  holdSession,
  invite,
  makeRemark,
  minuteResolution,
  notifyResolution,
  openMinutes,
  openSitting,
  orderAgenda,
  recordArrivals,
  recordLeaving,
  recordVote,
  writeSection,
} from './index.ts'
import { meetings } from './meetings.module.ts'
import { minutesFields } from './minutes/minutes.read.ts'
import { showMinutes } from './minutes/minutes.view.ts'
import { amendResolution } from './resolutions/amend.verbs.ts'
import { showResolution } from './resolutions/resolutions.read.ts'

let database: TestDatabase
let world: MeetingWorld
/** A person on each voting seat that the quorum of six is made of. */
const people: Record<string, string> = {}
const seatIds: Record<string, string> = {}
const seated = ['chair', 'deputy', 'secretary', 'actor', 'industry', 'association', 'university'] as const

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  for (const code of seated) {
    const seat = await database.db
      .selectFrom('seats')
      .select('id')
      .where('body_id', '=', world.council)
      .where('code', '=', code)
      .where('position', '=', 1)
      .executeTakeFirstOrThrow()
    seatIds[code] = seat.id
    people[code] =
      code === 'secretary' ? world.agent : code === 'university' ? world.member : await world.person(`دارنده ${code}`)
    await appointToSeat(world.as(world.expert), seat.id, { personId: people[code]!, from: '2016-01-01' })
  }
})
afterAll(() => database.close())

const withPorts = (ctx: Ctx): Ctx => ({ ...ctx, agenda: meetings.agenda ?? [], effects: {} })
/** The agent, who sits as secretary. */
const secretary = () => withPorts(world.as(world.agent))
const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return { code: error.code, status: error.status, details: error.details, fields: error.fields.map((one) => one.code) }
}
const came = (...codes: (typeof seated)[number][]) =>
  codes.map((code) => ({ as: 'member' as const, seatId: seatIds[code]!, personId: people[code]! }))
const called = async (more: Parameters<typeof callSession>[2] = {}) =>
  (await callSession(secretary(), world.council, { heldOn: world.clock.today(), startsAt: '10:00', ...more })).id
const sitting = async (...codes: (typeof seated)[number][]) => {
  const id = await called()
  await openSitting(secretary(), id, { at: '10:00' })
  if (codes.length > 0) await recordArrivals(secretary(), id, { at: '10:00', arrivals: came(...codes) })
  return id
}
const six = ['chair', 'secretary', 'actor', 'industry', 'association', 'university'] as const
const versionOf = async (id: string) => (await findSession(database.db, world.actor(world.agent), id))!.version
const itemsOf = async (id: string) =>
  database.db.selectFrom('agenda_items').selectAll().where('session_id', '=', id).orderBy('position').execute()
const waitsFor = async (personId: string, what: string, subject?: string) => {
  const today = world.clock.today()
  for (const one of meetings.waiting!.filter((each) => each.what === what)) {
    const { rows } = await one.select(today).execute(database.db)
    if (rows.some((row) => row.person_id === personId && (subject === undefined || row.record_id === subject)))
      return true
  }
  return false
}

describe('calling', () => {
  test('whoever sits that day is invited with guests, once; who is invited sees the session', async () => {
    const id = await called({ heldOn: '2017-02-20' })
    await endSitting(world.as(world.expert), (await sittingOf('industry')).id, { until: '2017-02-19' })
    const outsider = world.stranger
    const first = await invite(secretary(), id, {
      guests: [{ personId: outsider }, { name: 'یوسفی', organisation: 'شرکت ملی صنایع پتروشیمی' }],
    })
    expect(first).toEqual({ invited: seated.length - 1 + 2 })
    expect(await invite(secretary(), id, {})).toEqual({ invited: 0 })
    expect(await findSession(database.db, world.actor(outsider), id)).toBeDefined()
    expect(await findSession(database.db, world.actor(outsider), await called())).toBeUndefined()
    await database.db
      .updateTable('sittings')
      .set({ valid_until: null })
      .where('id', '=', (await sittingOf('industry')).id)
      .execute()
    const shown = await showInvitations(secretary(), id)
    expect(shown.toInvite).toBe(1)
    expect(shown.late).toBeNull()
  })

  test('an invitation later than the rules ask is said, not refused', async () => {
    const id = await called({ heldOn: '2017-02-08' })
    expect((await showInvitations(secretary(), id)).late).toEqual({ days: 4, asked: 7 })
    expect(await invite(secretary(), id, {})).toEqual({ invited: seated.length })
  })

  test('is answered by oneself, or typed with how it was said; answered it leaves the desk', async () => {
    const id = await called({ heldOn: '2017-02-20' })
    await invite(secretary(), id, { guests: [{ name: 'مهمان' }] })
    const { rows } = await showInvitations(withPorts(world.as(world.member)), id)
    const own = rows.find((row) => row.mine)!
    expect(await waitsFor(world.member, 'meetings.answerInvitation', id)).toBe(true)
    const other = rows.find((row) => row.person?.id === people.chair)!
    expect(await refusal(answerInvitation(world.as(world.member), other.id, { answer: 'comes' }))).toMatchObject({
      code: 'meetings.notSecretary',
      status: 403,
    })
    expect(await refusal(answerInvitation(secretary(), other.id, { answer: 'comes' }))).toMatchObject({
      code: 'meetings.howMissing',
    })
    expect(await refusal(answerInvitation(world.as(world.member), own.id, { answer: 'substitute' }))).toMatchObject({
      code: 'meetings.substituteMissing',
    })
    await answerInvitation(world.as(world.member), own.id, { answer: 'substitute', substitute: 'دکتر رضایی' })
    await answerInvitation(secretary(), other.id, { answer: 'excused', how: 'phone' })
    expect(await waitsFor(world.member, 'meetings.answerInvitation', id)).toBe(false)
    const after = (await showInvitations(secretary(), id)).rows
    expect(after.find((row) => row.id === own.id)).toMatchObject({ answer: 'substitute', substitute: 'دکتر رضایی' })
    expect(after.find((row) => row.id === other.id)).toMatchObject({ answer: 'excused', how: 'phone' })
  })

  test('a changed call is the same event told anew; 30 Esfand of the leap year 1395 is a day', async () => {
    const id = await called({ heldOn: '2017-03-01' })
    const leap = fromJalali(1395, 12, 30)
    expect(leap).toEqual({ ok: true, iso: '2017-03-20' })
    await changeCall(secretary(), id, { version: await versionOf(id), heldOn: '2017-03-20', endsAt: '12:00' })
    const session = (await findSession(database.db, world.actor(world.agent), id))!
    expect(session).toMatchObject({ heldOn: '2017-03-20', endsAt: '12:00', callChanges: 1 })
    expect(await refusal(changeCall(secretary(), id, { version: session.version, endsAt: '09:00' }))).toMatchObject({
      code: 'meetings.endsBeforeItBegins',
    })
    expect(await refusal(changeCall(secretary(), id, { version: 1, place: 'کرج' }))).toMatchObject({
      code: 'kernel.stale',
    })
  })

  test('is told to everybody of the register who is invited, each occasion once', async () => {
    const told = async (id: string) => {
      const rows = await database.db
        .selectFrom('messages')
        .select(['name', 'person_id', 'details'])
        .where('record_id', '=', id)
        .orderBy('written_at')
        .execute()
      return rows.map((row) => ({ ...row, details: row.details as Record<string, unknown> }))
    }
    const names = async (id: string) => Object.entries(Object.groupBy(await told(id), (row) => row.name))
    const id = await called({ heldOn: '2017-02-20' })
    await invite(secretary(), id, { guests: [{ name: 'یوسفی' }] })
    await invite(secretary(), id, {})
    // a guest who is in no register is told by the secretariat
    expect((await names(id)).map(([name, rows]) => [name, rows!.length])).toEqual([['meetings.invited', seated.length]])
    expect(new Set((await told(id)).map((row) => row.person_id)).size).toBe(seated.length)
    expect((await told(id))[0]!.details).toMatchObject({ day: '2017-02-20', place: '—' })
    await changeCall(secretary(), id, { version: await versionOf(id), place: 'کرج', startsAt: '10:00' })
    // nothing was changed: nothing is told
    await changeCall(secretary(), id, { version: await versionOf(id), place: 'کرج' })
    await changeCall(secretary(), id, { version: await versionOf(id), heldOn: '2017-02-22' })
    const after = Object.fromEntries(await names(id))
    expect(after['meetings.callChanged']).toHaveLength(2 * seated.length)
    expect(after['meetings.callChanged']![0]!.details).toMatchObject({ time: '10:00', place: 'کرج' })
    expect(after['meetings.callChanged']!.at(-1)!.details).toMatchObject({ day: '2017-02-22' })
  })
})

const sittingOf = (code: string) =>
  database.db
    .selectFrom('sittings')
    .select('id')
    .where('seat_id', '=', seatIds[code]!)
    .where('substitute_of', 'is', null)
    .executeTakeFirstOrThrow()

describe('an agenda', () => {
  test('fills itself: open resolutions and what was not reached, nothing twice', async () => {
    const earlier = await sitting(...six)
    const left = await addAgendaItem(secretary(), earlier, { title: 'گزارش نمایشگاه' })
    const done = await addAgendaItem(secretary(), earlier, { title: 'برنامه سال سوم' })
    const open = await minuteResolution(secretary(), {
      sessionId: earlier,
      agendaItemId: done.id,
      text: 'آموزش برگزار شود',
    })
    await closeSitting(secretary(), earlier, { at: '12:00' })
    expect((await itemsOf(earlier)).map((item) => item.reached)).toEqual([false, true])

    const id = await called()
    const session = { id, body_id: world.council, held_on: world.clock.today() }
    const proposed = await listCandidates(database.db, secretary(), session)
    expect(proposed.map((one) => [one.what, one.subject_id])).toEqual([
      ['meetings.item', left.id],
      ['meetings.resolution', open.id],
    ])
    const items = proposed.map((one) => ({
      what: one.what,
      subjectId: one.subject_id,
      title: String(one.details.title),
    }))
    await fillAgenda(secretary(), id, { items })
    expect(await listCandidates(database.db, secretary(), session)).toEqual([])
    expect(await refusal(fillAgenda(secretary(), id, { items: items.slice(0, 1) }))).toMatchObject({
      code: 'meetings.noLongerProposed',
      status: 409,
    })

    const [first, second] = await itemsOf(id)
    expect(first).toMatchObject({ title: 'گزارش نمایشگاه', carried_from: left.id })
    await orderAgenda(secretary(), id, { version: await versionOf(id), items: [second!.id, first!.id] })
    expect((await itemsOf(id)).map((item) => item.id)).toEqual([second!.id, first!.id])
    expect(
      await refusal(orderAgenda(secretary(), id, { version: await versionOf(id), items: [second!.id, second!.id] })),
    ).toMatchObject({ code: 'meetings.notTheAgenda' })
    await removeAgendaItem(secretary(), second!.id)
    expect((await itemsOf(id)).map((item) => item.position)).toEqual([1])
    // taken off, the resolution is proposed again
    expect((await listCandidates(database.db, secretary(), session)).map((one) => one.what)).toEqual([
      'meetings.resolution',
    ])
    // ended, it is open no more
    await endUndone(secretary(), open.id, { cause: 'no_budget', version: 1 })
    expect(await listCandidates(database.db, secretary(), session)).toEqual([])
  })

  test('what another does not see is not proposed to him', async () => {
    const session = { id: await called(), body_id: world.council, held_on: null }
    expect(await listCandidates(database.db, withPorts(world.as(world.stranger)), session)).toEqual([])
  })

  test('an item is sent out for written remarks, and its answer is entered once', async () => {
    const id = await called({ heldOn: '2017-02-20' })
    const item = await addAgendaItem(secretary(), id, { title: 'تعرفه برق شهرک' })
    await sendOut(secretary(), item.id, { organisationIds: [world.bank, world.company], due: '2017-02-15' })
    expect(
      await refusal(sendOut(secretary(), item.id, { organisationIds: [world.bank], due: '2017-02-01' })),
    ).toMatchObject({
      code: 'meetings.duePast',
    })
    const [asked] = await database.db.selectFrom('session_remarks').select('id').where('session_id', '=', id).execute()
    await enterAnswer(secretary(), asked!.id, { text: 'موافقیم' })
    expect(await refusal(enterAnswer(secretary(), asked!.id, { text: 'مخالفیم' }))).toMatchObject({
      code: 'meetings.remarkAnswered',
    })
    expect(await refusal(removeAgendaItem(secretary(), item.id))).toMatchObject({ code: 'meetings.itemInUse' })
  })
})

describe('a sitting', () => {
  test('a resolution without quorum at its minute is refused with the clause; with it, it keeps minute and votes', async () => {
    const id = await sitting('chair', 'secretary', 'actor', 'industry', 'association')
    const early = await refusal(minuteResolution(secretary(), { sessionId: id, text: 'الف', decidedAt: '10:10' }))
    expect(early).toMatchObject({
      code: 'meetings.noQuorum',
      status: 409,
      details: { present: 5, needed: 6, at: '10:10' },
      fields: ['meetings.noQuorum'],
    })
    expect(early.details.clause).toContain('بیش از نیمی')
    await recordArrivals(secretary(), id, { at: '10:20', arrivals: came('university') })
    const vote = { for: 4, against: 1, abstaining: 1 }
    const made = await minuteResolution(secretary(), { sessionId: id, text: 'ب', decidedAt: '10:30', vote })
    expect(
      await refusal(minuteResolution(secretary(), { sessionId: id, text: 'پ', decidedAt: '10:10' })),
    ).toMatchObject({
      code: 'meetings.noQuorum',
    })
    const lost = { for: 3, against: 2, abstaining: 1 }
    expect(
      await refusal(minuteResolution(secretary(), { sessionId: id, text: 'ت', decidedAt: '10:30', vote: lost })),
    ).toMatchObject({ code: 'meetings.notCarried' })
    expect(
      await refusal(recordVote(secretary(), made.id, { at: '10:30', for: 7, against: 0, abstaining: 0 })),
    ).toMatchObject({
      code: 'meetings.moreVotes',
    })
    const row = await database.db
      .selectFrom('resolutions')
      .selectAll()
      .where('id', '=', made.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ decided_at: '10:30:00', votes_for: 4, votes_against: 1, votes_abstaining: 1 })
  })

  test('whose term ended yesterday is not a member today; nobody stands in for an empty seat', async () => {
    const id = await sitting()
    const { id: term } = await sittingOf('university')
    const set = (until: string | null) =>
      database.db.updateTable('sittings').set({ valid_until: until }).where('id', '=', term).execute()
    await set('2017-02-03')
    expect(await refusal(recordArrivals(secretary(), id, { at: '10:00', arrivals: came('university') }))).toMatchObject(
      {
        code: 'meetings.termEnded',
        details: { name: 'عضو شورا', until: '2017-02-03' },
      },
    )
    const substitute = { as: 'substitute' as const, seatId: seatIds.university!, name: 'دکتر رضایی' }
    expect(await refusal(recordArrivals(secretary(), id, { at: '10:00', arrivals: [substitute] }))).toMatchObject({
      code: 'meetings.seatEmpty',
    })
    await set('2017-02-04')
    expect(await recordArrivals(secretary(), id, { at: '10:00', arrivals: [substitute] })).toEqual({ recorded: 1 })
    await set(null)
    expect(await refusal(recordArrivals(secretary(), id, { at: '10:05', arrivals: came('university') }))).toMatchObject(
      {
        code: 'meetings.alreadyThere',
      },
    )
  })

  test('closing without a quorum is refused with the clause; the session is called again under its number', async () => {
    const id = await sitting('chair', 'secretary', 'industry')
    expect(await refusal(closeSitting(secretary(), id, { at: '11:00' }))).toMatchObject({
      code: 'meetings.closedWithoutQuorum',
      status: 409,
      details: { present: 3, needed: 6, total: 11, missing: 'فعال خوشه' },
    })
    const before = (await findSession(database.db, world.actor(world.agent), id))!
    await callAgain(secretary(), id, { heldOn: '2017-02-11', reason: 'به حد نصاب نرسید' })
    const after = (await findSession(database.db, world.actor(world.agent), id))!
    expect(after).toMatchObject({ state: 'planned', heldOn: '2017-02-11', number: before.number, callChanges: 1 })
    expect((await showSitting(secretary(), id)).attendance).toEqual([])
  })

  test('the quorum of the moment follows who leaves', async () => {
    const id = await sitting(...six)
    expect((await showSitting(secretary(), id)).quorum).toMatchObject({
      present: 6,
      needed: 6,
      holds: true,
      since: '10:00',
    })
    const { attendance } = await showSitting(secretary(), id)
    const chair = attendance.find((one) => one.seatId === seatIds.chair)!
    await recordLeaving(secretary(), chair.id, { at: '11:30' })
    world.clock.moveTo(`${world.clock.today()}T08:30:00Z`)
    expect((await showSitting(secretary(), id)).quorum).toMatchObject({ at: '12:00', present: 5, holds: false })
    // it had one, so it took place
    await closeSitting(secretary(), id, { at: '12:10' })
    expect(await findSession(database.db, world.actor(world.agent), id)).toMatchObject({
      state: 'held',
      endsAt: '12:10',
    })
  })

  test('a body that types minutes afterwards still holds without attendance', async () => {
    const id = await called()
    await holdSession(secretary(), id, { heldOn: world.clock.today() })
    await minuteResolution(secretary(), { sessionId: id, text: 'بی‌حضور ثبت‌شده' })
    expect(
      await refusal(
        minuteResolution(secretary(), {
          sessionId: id,
          text: 'با رأی',
          decidedAt: '10:00',
          vote: { for: 1, against: 0, abstaining: 0 },
        }),
      ),
    ).toMatchObject({ code: 'meetings.noAttendance' })
    await openMinutes(secretary(), id)
    expect((await minutesFields(database.db, secretary(), id)).quorum_sentence).toBe('حضور ثبت نشده است')
  })
})

describe('minutes', () => {
  test('from draft to final, with remarks, amendment and an addendum; then nothing changes them', async () => {
    const id = await sitting(...six)
    const item = await addAgendaItem(secretary(), id, { title: 'پیشرفت سال دوم' })
    await writeSection(secretary(), id, { itemId: item.id, version: 0, text: 'گزارش خوانده شد.' })
    const made = await minuteResolution(secretary(), { sessionId: id, agendaItemId: item.id, text: 'آموزش برگزار شود' })
    const member = withPorts(world.as(world.member))
    expect((await showMinutes(member, id)).readable).toBe(false)
    expect(await refusal(circulate(secretary(), id, { due: '2017-02-11' }))).toMatchObject({
      code: 'meetings.notHeldYet',
    })
    await closeSitting(secretary(), id, { at: '23:00' })
    expect(await waitsFor(world.agent, 'meetings.circulate', id)).toBe(true)
    expect(await findSession(database.db, world.actor(world.agent), id)).toMatchObject({ chairPersonId: people.chair })
    await circulate(secretary(), id, { due: '2017-02-11' })
    expect(await waitsFor(world.agent, 'meetings.circulate', id)).toBe(false)
    expect(await waitsFor(world.member, 'meetings.remark', id)).toBe(true)
    expect(await waitsFor(world.agent, 'meetings.finalise', id)).toBe(false)
    expect(await showMinutes(member, id)).toMatchObject({ state: 'circulated', readable: true, may: { remark: true } })

    const remark = await makeRemark(member, id, { itemId: item.id, text: 'رقم آموزش ۴۰ نفر است.' })
    expect(await waitsFor(world.member, 'meetings.remark', id)).toBe(false)
    expect(await refusal(makeRemark(withPorts(world.as(world.stranger)), id, { text: 'من' }))).toMatchObject({
      status: 404,
    })
    expect(await refusal(makeRemark(world.as(world.director), id, { text: 'من نبودم' }))).toMatchObject({
      code: 'meetings.didNotSit',
    })
    // the agent sat too and has nothing to say; the others say so by phone
    await makeRemark(secretary(), id, {})
    for (const code of ['chair', 'actor', 'industry', 'association'] as const)
      await makeRemark(secretary(), id, { personId: people[code]!, how: 'phone' })
    expect(await waitsFor(world.agent, 'meetings.finalise', id)).toBe(true)
    expect(await refusal(finaliseMinutes(secretary(), id))).toMatchObject({
      code: 'meetings.remarksOpen',
      details: { count: 1 },
    })

    await writeSection(secretary(), id, { itemId: item.id, version: 1, text: 'گزارش خوانده شد. آموزش ۴۰ نفر است.' })
    await answerRemark(secretary(), remark.id, { how: 'taken', text: 'در متن آمد.' })
    expect((await showMinutes(member, id)).sections[0]).toMatchObject({
      text: 'گزارش خوانده شد. آموزش ۴۰ نفر است.',
      circulated: 'گزارش خوانده شد.',
    })
    await finaliseMinutes(secretary(), id)
    expect(await waitsFor(world.agent, 'meetings.finalise', id)).toBe(false)

    const final = { code: 'meetings.minutesFinal', status: 409 }
    expect(await refusal(writeSection(secretary(), id, { itemId: item.id, version: 2, text: 'دیگر' }))).toMatchObject(
      final,
    )
    expect(await refusal(minuteResolution(secretary(), { sessionId: id, text: 'دیر' }))).toMatchObject(final)
    expect(await refusal(addAgendaItem(secretary(), id, { title: 'دیر' }))).toMatchObject(final)
    expect(await refusal(changeAgendaItem(secretary(), item.id, { title: 'دیگر' }))).toMatchObject(final)
    expect(
      await refusal(recordVote(secretary(), made.id, { at: '10:10', for: 6, against: 0, abstaining: 0 })),
    ).toMatchObject(final)
    expect(await refusal(makeRemark(member, id, { text: 'دیر' }))).toMatchObject(final)
    expect(await refusal(finaliseMinutes(secretary(), id))).toMatchObject(final)
    // nor by hand in the database
    const { db } = database
    const byHand = [
      () => db.updateTable('minutes').set({ state: 'draft' }).where('session_id', '=', id).execute(),
      () => db.updateTable('minutes_sections').set({ body: 'x' }).where('session_id', '=', id).execute(),
      () => db.deleteFrom('attendances').where('session_id', '=', id).execute(),
      () => db.updateTable('resolutions').set({ text: 'x' }).where('id', '=', made.id).execute(),
      () => db.updateTable('sessions').set({ held_on: '2017-01-01' }).where('id', '=', id).execute(),
      () => db.deleteFrom('minutes').where('session_id', '=', id).execute(),
    ]
    for (const attempt of byHand) await expect(attempt()).rejects.toThrow(/final minutes never change|append-only/)
    // its owner may still be found later
    await db.updateTable('resolutions').set({ deadline: '2017-06-01' }).where('id', '=', made.id).execute()

    await addAddendum(secretary(), id, { text: 'نام مدرس دکتر رضایی است.' })
    const shown = await showMinutes(member, id)
    expect(shown.addenda.map((one) => one.text)).toEqual(['نام مدرس دکتر رضایی است.'])
    const fields = await minutesFields(db, secretary(), id)
    expect(fields).toMatchObject({
      minutes_state: 'نهایی',
      present_voting: '۶',
      total_voting: '۱۱',
      start_time: '۱۰:۰۰',
      end_time: '۲۳:۰۰',
    })
    expect(fields.resolutions).toHaveLength(1)
    expect(fields.attendees).toHaveLength(6)
    expect(fields.absentees.map((one) => one.attendance)).toEqual(['غایب'])
    expect(fields.agenda[0]!.discussion_line).toBe('گزارش خوانده شد. آموزش ۴۰ نفر است.')
  })

  test('the wording of a resolution is put right until they are final; it is in effect, and notified, only then', async () => {
    const id = await sitting(...six)
    const made = await minuteResolution(secretary(), {
      sessionId: id,
      text: 'دوره آموزشی برگزار شود.',
      responsibleOrganisationId: world.bank,
      deadline: '2017-06-01',
    })
    const version = async () => (await showResolution(secretary(), made.id)).version
    const amended = async (text: string, category: string | null = null) =>
      amendResolution(secretary(), made.id, { version: await version(), text, category })
    await amended('دوره آموزشی قالب‌سازی برگزار شود.')
    await closeSitting(secretary(), id, { at: '23:00' })
    await circulate(secretary(), id, { due: '2017-02-11' })
    const member = withPorts(world.as(world.member))
    expect(await showResolution(member, made.id)).toMatchObject({ circulated: null, minutesOpen: true })
    // who sat says what is missing; the wording changes, and what went out stands beside it
    const remark = await makeRemark(member, id, { text: 'شمار نفرات نیامده است.' })
    await amended('دوره آموزشی قالب‌سازی برای ۴۰ نفر برگزار شود.', 'bank')
    await answerRemark(secretary(), remark.id, { how: 'taken', text: 'در متن آمد.' })
    expect(await showResolution(member, made.id)).toMatchObject({
      text: 'دوره آموزشی قالب‌سازی برای ۴۰ نفر برگزار شود.',
      circulated: 'دوره آموزشی قالب‌سازی برگزار شود.',
      category: 'bank',
    })
    const { title } = await getRecord(database.db, secretary().actor, made.id)
    expect(title).toBe('دوره آموزشی قالب‌سازی برای ۴۰ نفر برگزار شود.')

    const notify = async () => notifyResolution(secretary(), made.id, { version: await version() })
    expect(await refusal(notify())).toMatchObject({ code: 'meetings.notInEffect', status: 409 })
    expect((await showResolution(secretary(), made.id)).may).toMatchObject({
      notify: 'meetings.notInEffect',
      amend: true,
    })
    expect(await waitsFor(world.agent, 'meetings.notify', made.id)).toBe(false)
    expect(await refusal(amended('دوره آموزشی قالب‌سازی برای ۴۰ نفر برگزار شود.', 'bank'))).toMatchObject({
      code: 'meetings.nothingToAmend',
      status: 422,
    })
    expect(await refusal(amended('متن', 'ناشناس'))).toMatchObject({ code: 'meetings.unknownCategory' })
    const stale = amendResolution(secretary(), made.id, { version: 1, text: 'متن', category: null })
    expect(await refusal(stale)).toMatchObject({ code: 'kernel.stale' })
    const outsider = amendResolution(world.as(world.member), made.id, {
      version: await version(),
      text: 'متن',
      category: null,
    })
    expect(await refusal(outsider)).toMatchObject({ code: 'meetings.notSecretary', status: 403 })

    for (const code of ['chair', 'actor', 'industry', 'association'] as const)
      await makeRemark(secretary(), id, { personId: people[code]!, how: 'phone' })
    await finaliseMinutes(secretary(), id)
    const fields = await minutesFields(database.db, secretary(), id)
    expect(fields.resolutions[0]).toMatchObject({ resolution_text: 'دوره آموزشی قالب‌سازی برای ۴۰ نفر برگزار شود.' })
    expect(await refusal(amended('دیگر'))).toMatchObject({ code: 'meetings.textFinal', status: 409 })
    expect(await waitsFor(world.agent, 'meetings.notify', made.id)).toBe(true)
    await notify()
    expect(await showResolution(secretary(), made.id)).toMatchObject({
      state: 'notified',
      minutesOpen: false,
      may: { amend: 'meetings.alreadyNotified' },
    })
  })

  test('two secretaries at once: the second gets the first’s text and loses none of his own', async () => {
    const id = await sitting(...six)
    const write = (who: string, version: number, text: string) =>
      writeSection(world.as(who), id, { itemId: null, version, text })
    await write(world.agent, 0, 'خواندن گزارش')
    await write(world.expert, 1, 'خواندن گزارش و پرسش رئیس')
    expect(await refusal(write(world.agent, 1, 'خواندن گزارش و پاسخ عامل'))).toMatchObject({
      code: 'meetings.sectionStale',
      status: 409,
      details: { by: 'کارشناس خوشه', version: 2, text: 'خواندن گزارش و پرسش رئیس' },
    })
    expect(await write(world.agent, 2, 'خواندن گزارش و پرسش رئیس و پاسخ عامل')).toEqual({ version: 3 })
  })

  test('remarks end with the last day in Tehran', async () => {
    const id = await sitting(...six)
    await closeSitting(secretary(), id, { at: '23:00' })
    const due = world.clock.today()
    await circulate(secretary(), id, { due })
    const member = world.as(world.member)
    world.clock.moveTo(`${due}T20:29:00Z`)
    const { id: last } = await makeRemark(member, id, { text: 'در دقیقه آخر' })
    world.clock.moveTo(`${due}T20:31:00Z`)
    expect(await refusal(makeRemark(member, id, { text: 'یک دقیقه دیرتر' }))).toMatchObject({
      code: 'meetings.remarksClosed',
    })
    // nobody else spoke, and the day is over: it waits to become final
    expect(await waitsFor(world.agent, 'meetings.finalise', id)).toBe(true)
    expect(await waitsFor(people.chair!, 'meetings.remark', id)).toBe(false)
    await answerRemark(secretary(), last, { how: 'notTaken', text: 'در جلسه گفته نشد.' })
    await finaliseMinutes(secretary(), id)
  })
})
