import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../../test/world/meetings.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { listMine, listUnattended } from '../../desk/index.ts'
import {
  answerWritten,
  appointToSeat,
  closeWritten,
  establishBody,
  proposeWritten,
  seatsOfBody,
  withdrawWritten,
} from '../index.ts'
import { meetings } from '../meetings.module.ts'
import { showResolution } from '../resolutions/resolutions.read.ts'
import { writtenDocument } from './written.prints.ts'
import { showWritten, writtenOfBody } from './written.read.ts'

let database: TestDatabase
let world: MeetingWorld
/** Who sits in the voting seats, by the seat's code. */
const sits: Record<string, string> = {}
beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  const seats = await database.db
    .selectFrom('seats')
    .select(['id', 'code', 'voting', 'position'])
    .where('body_id', '=', world.council)
    .execute()
  for (const seat of seats.filter((one) => one.voting && one.position === 1)) {
    const personId = await world.person(`عضو ${seat.code}`, {
      role: 'member',
      reachKind: 'body',
      reachId: world.council,
    })
    await appointToSeat(world.as(world.expert), seat.id, { personId })
    sits[seat.code] = personId
  }
})
afterAll(() => database.close())
let day = 0
beforeEach(() => {
  // each tale begins on a day of its own
  world.clock.moveTo(new Date(Date.UTC(2017, 1, 5 + 20 * day++)))
})

const today = () => world.clock.today()
const later = (days: number) => {
  const at = new Date(`${today()}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}
const propose = (more: object = {}) =>
  proposeWritten(world.as(world.expert), world.council, { text: 'نمایشگاه مشترک برگزار شود.', due: later(7), ...more })
const answer = (who: string, id: string, said: 'agree' | 'against' | 'remark', more: object = {}) =>
  answerWritten(world.as(who), id, { answer: said, ...more })
const people = () => Object.values(sits)
const desk = async (who: string, id: string) =>
  (await listMine(database.db, world.waiting, world.actor(who), today(), { limit: 200, offset: 0, putOff: 'without' }))
    .filter((row) => row.record_id === id)
    .map((row) => row.what)
const refused = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return { code: error.code, status: error.status, field: error.fields[0]?.path }
}

test('is not sent where too few sit for a quorum', async () => {
  const { id } = await establishBody(world.as(world.expert), {
    kind: 'steering_council',
    title: 'شورای تازه',
    clusterId: await world.record('cluster', 'خوشه تازه', { provinceId: world.province }),
  })
  const asked = () => proposeWritten(world.as(world.expert), id, { text: 'آغاز شود.', due: later(7) })
  expect(await refused(asked())).toMatchObject({ code: 'meetings.nobodyVotes' })
  const seats = await seatsOfBody(world.as(world.expert), id)
  await appointToSeat(world.as(world.expert), seats.find((seat) => seat.code === 'chair')!.id, {
    personId: sits.chair!,
  })
  expect(await refused(asked())).toMatchObject({ code: 'meetings.tooFewSit', status: 409 })
})

test('two decisions at once wait each for itself with who sits in one seat', async () => {
  const one = await propose()
  const other = await propose({ text: 'بازار مشترک گشایش یابد.' })
  for (const who of people())
    for (const { id } of [one, other]) expect(await desk(who, id)).toEqual(['meetings.answerWritten'])
})

describe('a decision in writing', () => {
  test('waits on each voting member until answered, then on the secretariat, and once carried is a resolution with its votes', async () => {
    const { id } = await propose({ responsibleOrganisationId: world.company, deadline: later(60) })
    for (const who of people()) expect(await desk(who, id)).toEqual(['meetings.answerWritten'])
    expect(await desk(world.expert, id)).toEqual([])
    const [first, second, ...rest] = people()
    await answer(first!, id, 'against', { text: 'زمان آن کم است.' })
    expect(await desk(first!, id)).toEqual([])
    expect(await refused(closeWritten(world.as(world.expert), id))).toMatchObject({ code: 'meetings.answersOpen' })
    await answer(second!, id, 'remark', { text: 'با هزینه اتاق.' })
    for (const who of rest) await answer(who, id, 'agree')
    expect(await desk(world.expert, id)).toEqual(['meetings.closeWritten'])
    const { outcome, resolutionId } = await closeWritten(world.as(world.expert), id)
    expect(outcome).toBe('carried')
    const resolution = await showResolution(world.as(world.expert), resolutionId!)
    expect(resolution).toMatchObject({
      text: 'نمایشگاه مشترک برگزار شود.',
      session: null,
      decidedOn: today(),
      writtenId: id,
      deadline: later(60),
      gaps: [],
      vote: { for: rest.length, against: 1, abstaining: 1 },
    })
    for (const who of [...people(), world.expert]) expect(await desk(who, id)).toEqual([])
    expect((await writtenOfBody(world.as(world.expert), world.council))[0]).toMatchObject({ id, state: 'carried' })
  })

  test('is not carried where half are against, and says so; nothing changes after', async () => {
    const { id } = await propose()
    for (const [place, who] of people().entries()) await answer(who, id, place % 2 ? 'agree' : 'against')
    const outcome = await closeWritten(world.as(world.expert), id)
    expect(outcome).toEqual({ outcome: 'notAgreed', resolutionId: null })
    const view = await showWritten(world.as(world.expert), id)
    expect(view).toMatchObject({ state: 'notCarried', reason: 'notAgreed', resolution: null })
    expect(await refused(answer(people()[0]!, id, 'agree'))).toMatchObject({ code: 'meetings.writtenClosed' })
    expect(await refused(closeWritten(world.as(world.expert), id))).toMatchObject({ code: 'meetings.writtenClosed' })
    const printed = writtenDocument(view, 'fa', today())
    expect(printed.lead).toContain('بیش از نیمی از پاسخ‌دهندگان موافق نبودند')
    expect(JSON.stringify(printed)).not.toMatch(/[{][a-z]+[}]|undefined/)
  })

  test('whose last day is over takes no answer, and without a quorum is not carried', async () => {
    const { id } = await propose({ due: later(2) })
    await answer(people()[0]!, id, 'agree')
    world.clock.moveTo(new Date(`${later(3)}T08:00:00Z`))
    expect(await refused(answer(people()[1]!, id, 'agree'))).toMatchObject({
      code: 'meetings.writtenOver',
      status: 409,
    })
    expect(await desk(people()[1]!, id)).toEqual([])
    expect(await desk(world.expert, id)).toEqual(['meetings.closeWritten'])
    expect((await closeWritten(world.as(world.expert), id)).outcome).toBe('noQuorum')
  })

  test('an answer may be changed until it is closed, and typed for a member with how it was said', async () => {
    const { id } = await propose()
    const [first, second] = people()
    await answer(first!, id, 'agree')
    await answer(first!, id, 'against')
    const seatId = (await showWritten(world.as(world.expert), id)).answers.find(
      (one) => one.person?.id === second,
    )!.seatId
    const typed = (more: object) => answer(world.expert, id, 'agree', { seatId, ...more })
    expect(await refused(typed({}))).toMatchObject({ code: 'meetings.howMissing', field: 'how' })
    await typed({ how: 'phone' })
    const { answers, vote } = await showWritten(world.as(world.expert), id)
    expect(vote).toEqual({ for: 1, against: 1, abstaining: 0 })
    expect(answers.find((one) => one.person?.id === second)).toMatchObject({ how: 'phone', mine: false })
    await withdrawWritten(world.as(world.expert), id, { reason: 'در جلسه مطرح می‌شود.' })
    for (const who of people()) expect(await desk(who, id)).toEqual([])
    const nobodys = await listUnattended(database.db, world.waiting, world.actor(world.director), today(), {
      limit: 200,
      offset: 0,
    })
    expect(nobodys.rows.filter((row) => row.record_id === id)).toEqual([])
  })

  test('is refused by name: a day gone by, what only final minutes bring about, who is not asked, who is no secretary', async () => {
    expect(await refused(propose({ due: later(-1) }))).toMatchObject({ code: 'meetings.duePast', field: 'due' })
    expect(await refused(propose({ category: 'plan_approval' }))).toMatchObject({
      code: 'meetings.notInWriting',
      field: 'category',
    })
    expect(await refused(propose({ deadline: later(3) }))).toMatchObject({
      code: 'meetings.deadlineBeforeAnswers',
      field: 'deadline',
    })
    const { id } = await propose()
    expect(await refused(answer(world.member, id, 'agree'))).toMatchObject({ code: 'meetings.notAsked', status: 403 })
    expect(await refused(answer(people()[0]!, id, 'remark'))).toMatchObject({
      code: 'meetings.remarkMissing',
      field: 'text',
    })
    expect(await refused(answer(world.stranger, id, 'agree'))).toMatchObject({ status: 404 })
    expect(
      await refused(proposeWritten(world.as(world.member), world.council, { text: 'x', due: later(7) })),
    ).toMatchObject({ status: 403 })
  })

  test('counts nobody whose term has ended meanwhile', async () => {
    const { id } = await propose({ due: later(5) })
    for (const who of people()) await answer(who, id, 'agree')
    const before = (await showWritten(world.as(world.expert), id)).vote.for
    const seat = (await seatsOfBody(world.as(world.expert), world.council)).find(
      (one) => sits[one.code] === people().at(-1),
    )!
    await database.db.updateTable('sittings').set({ valid_until: today() }).where('seat_id', '=', seat.id).execute()
    world.clock.moveTo(new Date(`${later(1)}T08:00:00Z`))
    expect((await showWritten(world.as(world.expert), id)).vote.for).toBe(before - 1)
  })
})
