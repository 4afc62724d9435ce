import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../../test/world/meetings.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { addDays } from '../../../kernel/fa/index.ts'
import { quorumFacts } from '../holding/attendance.store.ts'
import { seatsNeeded } from '../holding/quorum.rules.ts'
import {
  addSeat,
  adoptEdition,
  appointToSeat,
  askForMember,
  callSession,
  endSeat,
  establishBody,
  findBody,
  giveSeat,
  nameMember,
  withdrawNomination,
} from '../index.ts'
import { meetings } from '../meetings.module.ts'
import { rulesOf, sittingIn } from './bodies.store.ts'
import type { EditionSettings } from './edition.rules.ts'
import { previewEdition, showRules } from './edition.view.ts'
import { showNomination } from './nominations.view.ts'

let database: TestDatabase
let world: MeetingWorld
beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
})
afterAll(() => database.close())

const expert = (): Ctx => world.as(world.expert)
const today = () => world.clock.today()
const refusalOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return { code: error.code, fields: error.fields.map((one) => one.path) }
}
const seatOf = async (code: string, position = 1) =>
  (
    await database.db
      .selectFrom('seats')
      .select('id')
      .where('body_id', '=', world.council)
      .where('code', '=', code)
      .where('position', '=', position)
      .executeTakeFirstOrThrow()
  ).id
/** The voting seats that the quorum of a day is counted of, and how many it needs. */
const quorumOn = async (day: string) => {
  const facts = await quorumFacts(database.db, { id: world.council, body_id: world.council, held_on: day })
  const voting = facts.seats.filter((seat) => seat.voting).length
  return { voting, needed: seatsNeeded(voting, facts.rules.quorum) }
}
const versionOf = async () => (await findBody(database.db, world.actor(world.expert), world.council))!.version

describe('seats beyond the standing ones', () => {
  test('a seat counts from its first day until its last, and in no session before or after', async () => {
    const from = addDays(today(), 10)
    const { id } = await addSeat(expert(), world.council, {
      code: 'support',
      title: { fa: 'نماینده صندوق', en: 'Fund' },
      organisationId: world.bank,
      voting: true,
      from,
    })
    expect([await quorumOn(addDays(from, -1)), await quorumOn(from)]).toEqual([
      { voting: 11, needed: 6 },
      { voting: 12, needed: 7 },
    ])
    const person = await world.person('نماینده صندوق')
    await appointToSeat(expert(), id, { personId: person, from })
    const until = addDays(from, 30)
    expect(await endSeat(expert(), id, { until, reason: 'صندوق منحل شد' })).toEqual({ ended: 1 })
    expect([await quorumOn(until), await quorumOn(addDays(until, 1))]).toEqual([
      { voting: 12, needed: 7 },
      { voting: 11, needed: 6 },
    ])
    expect(await sittingIn(database.db, world.council, 'support', until)).toEqual([person])
    expect(await sittingIn(database.db, world.council, 'support', addDays(until, 1))).toEqual([])
    expect(await refusalOf(appointToSeat(expert(), id, { personId: person, from: addDays(until, 1) }))).toEqual({
      code: 'meetings.seatOver',
      fields: ['from'],
    })
    expect(await refusalOf(endSeat(expert(), id, { until, reason: 'باز' }))).toMatchObject({
      code: 'meetings.seatOver',
    })
  })

  test('a seat that the rules ask for is not ended, nor one before its term began', async () => {
    const until = today()
    expect(await refusalOf(endSeat(expert(), await seatOf('chair'), { until, reason: 'x' }))).toMatchObject({
      code: 'meetings.seatRequired',
    })
    const { id } = await addSeat(expert(), world.council, {
      code: 'other',
      title: { fa: 'ناظر مالی', en: 'Auditor' },
      voting: false,
      from: addDays(today(), 5),
    })
    expect(await refusalOf(endSeat(expert(), id, { until, reason: 'x' }))).toMatchObject({
      code: 'meetings.termReversed',
    })
    await endSeat(expert(), id, { until: addDays(today(), 5), reason: 'لازم نشد' })
  })

  test('an institution out of sight holds no seat', async () => {
    const given = { code: 'other', title: { fa: 'الف', en: 'A' }, voting: false, organisationId: world.council }
    expect(await refusalOf(addSeat(expert(), world.council, given))).toEqual({
      code: 'meetings.noSuchOrganisation',
      fields: ['organisationId'],
    })
  })
})

describe('an institution names its member', () => {
  let liaison: string
  let seat: string
  const waits = async (what: string) => {
    const select = meetings.waiting!.find((one) => one.what === what)!
    return (await select.select(today()).execute(database.db)).rows
  }
  beforeAll(async () => {
    liaison = await world.person('رابط بانک', { role: 'member', reachKind: 'organisation', reachId: world.bank })
    seat = await seatOf('support', 2)
  })

  test('asked for, it stands in the institution’s own reach and on its desk; named, on the office’s', async () => {
    expect(await refusalOf(askForMember(expert(), seat, {}))).toMatchObject({ code: 'meetings.holderMissing' })
    await giveSeat(expert(), seat, { organisationId: world.bank })
    const { id } = await askForMember(expert(), seat, { due: addDays(today(), 7), note: 'معاون اعتبارات' })
    expect(await refusalOf(askForMember(expert(), seat, {}))).toMatchObject({ code: 'meetings.askedAlready' })
    expect(await waits('meetings.nameMember')).toMatchObject([
      { record_id: id, role: 'member', due: addDays(today(), 7), details: { organisation: 'بانک صنعت و معدن' } },
    ])
    expect(await findBody(database.db, world.actor(liaison), world.council)).toBeUndefined()

    const { version, may } = await showNomination(world.as(liaison), id)
    expect(may).toMatchObject({ name: true, own: true, seat: 'kernel.notYourRole' })
    expect(await refusalOf(nameMember(world.as(world.stranger), id, { version, name: 'کسی' }))).toMatchObject({
      code: 'kernel.notFound',
    })
    await nameMember(world.as(liaison), id, { version, name: 'نسرین صفایی', post: 'معاون اعتبارات', letter: '۱۲۳' })
    expect(await waits('meetings.nameMember')).toEqual([])
    expect(await waits('meetings.seatNamed')).toMatchObject([
      { record_id: id, role: 'expert', details: { name: 'نسرین صفایی' } },
    ])

    const person = await world.person('نسرین صفایی')
    await appointToSeat(expert(), seat, { personId: person, orderNumber: '۹۵/۱' })
    expect(await waits('meetings.seatNamed')).toEqual([])
    expect((await showNomination(expert(), id)).settled).toMatchObject({ seated: { id: person }, reason: null })
    const late = nameMember(world.as(liaison), id, { version: version + 1, name: 'دیگری' })
    expect(await refusalOf(late)).toMatchObject({ code: 'meetings.nominationOver' })
    expect(await refusalOf(askForMember(expert(), seat, {}))).toMatchObject({ code: 'meetings.seatFilled' })
  })

  test('the office types what came on paper, and says how it came', async () => {
    const other = await seatOf('association')
    await giveSeat(expert(), other, { organisationId: world.bank })
    const { id } = await askForMember(expert(), other, {})
    const { version } = await showNomination(expert(), id)
    const person = await world.person('عضو انجمن')
    const named = { version, personId: person }
    expect(await refusalOf(nameMember(expert(), id, named))).toEqual({ code: 'meetings.howMissing', fields: ['how'] })
    await nameMember(expert(), id, { ...named, how: 'letter' })
    expect((await showNomination(expert(), id)).named).toMatchObject({ name: 'عضو انجمن' })
    await withdrawNomination(expert(), id, { reason: 'کرسی به انجمن دیگری داده شد' })
    expect(await refusalOf(withdrawNomination(expert(), id, { reason: 'باز' }))).toMatchObject({
      code: 'meetings.nominationOver',
    })
    const again = await askForMember(expert(), other, {})
    await giveSeat(expert(), other, { organisationId: world.company })
    expect((await showNomination(expert(), again.id)).settled).toMatchObject({ seated: null })
  })
})

describe('editions of the rules', () => {
  const settings = async (): Promise<EditionSettings> => (await showRules(expert(), world.council)).settings
  const from = () => addDays(today(), 60)

  test('what it would change is shown first, with the called sessions that it meets', async () => {
    const soon = await callSession(expert(), world.council, { heldOn: addDays(from(), -1) })
    const later = await callSession(expert(), world.council, { heldOn: from() })
    const preview = await previewEdition(expert(), world.council, {
      validFrom: from(),
      settings: { ...(await settings()), mustInclude: ['chair'], fraction: '2/3', invitationDays: 90 },
    })
    expect(preview.changes.map((one) => one.what)).toEqual(['quorum', 'invitation'])
    expect(preview.quorum).toEqual({ seats: 11, before: 6, after: 8 })
    expect(preview.sessions.map(({ id, late }) => ({ id, late }))).toEqual([
      { id: later.id, late: { days: 60, asked: 90 } },
    ])
    expect(preview.sessions.map((one) => one.id)).not.toContain(soon.id)
    expect((await showRules(expert(), world.council)).editions).toHaveLength(1)
  })

  test('adopted it holds from its day on; sessions before keep the rules of their day', async () => {
    const given = { ...(await settings()), mustInclude: ['chair'], fraction: '2/3' as const }
    await adoptEdition(expert(), world.council, {
      version: await versionOf(),
      edition: 'ویرایش ۲',
      validFrom: from(),
      reason: 'مصوبه ۳ کمیته استانی',
      settings: given,
    })
    expect((await quorumOn(addDays(from(), -1))).needed).toBe(6)
    expect((await quorumOn(from())).needed).toBe(8)
    expect((await rulesOf(database.db, world.council, addDays(from(), -1))).rules.quorum.fraction).toBe('1/2')
    const shown = await showRules(expert(), world.council)
    expect(shown.editions.map(({ edition, state }) => [edition.fa, state])).toEqual([
      ['ویرایش ۲', 'coming'],
      ['نمونه ۱', 'inForce'],
    ])
    expect(shown.firstDay).toBe(addDays(from(), 1))
  })

  test('refuses a day gone by, a day before the last edition, what changes nothing, and an unknown seat', async () => {
    const edition = async (more: Partial<Parameters<typeof adoptEdition>[2]>) =>
      refusalOf(
        adoptEdition(expert(), world.council, {
          version: await versionOf(),
          edition: 'ویرایش ۳',
          validFrom: addDays(from(), 5),
          reason: 'آزمون',
          settings: { ...(await settings()), mustInclude: ['chair'], fraction: '2/3' },
          ...more,
        }),
      )
    expect(await edition({ validFrom: addDays(today(), -1) })).toEqual({
      code: 'meetings.editionInThePast',
      fields: ['validFrom'],
    })
    expect(await edition({ validFrom: from() })).toEqual({ code: 'meetings.editionTooEarly', fields: ['validFrom'] })
    expect(await edition({})).toMatchObject({ code: 'meetings.editionChangesNothing' })
    expect(await edition({ settings: { ...(await settings()), mustInclude: ['king'] } })).toEqual({
      code: 'meetings.noSuchSeatKind',
      fields: ['settings.mustInclude'],
    })
    expect(await edition({ version: 1 })).toMatchObject({ code: 'kernel.stale' })
  })
})

test('a working group stands under its council, an expert committee under the province’s committee, and neither under another kind', async () => {
  const group = await establishBody(expert(), {
    kind: 'working_group',
    title: 'کارگروه قالب‌سازی',
    parentId: world.council,
  })
  const row = await findBody(database.db, world.actor(world.expert), group.id)
  expect(row).toMatchObject({ parentId: world.council, clusterId: world.cluster, provinceId: world.province })
  const province = { provinceId: world.province }
  const above = await establishBody(expert(), { kind: 'provincial_committee', title: 'کمیته البرز', ...province })
  const under = { kind: 'expert_committee', title: 'کمیته کارشناسی البرز', ...province }
  const committee = await establishBody(expert(), { ...under, parentId: above.id })
  expect(await findBody(database.db, world.actor(world.expert), committee.id)).toMatchObject({ parentId: above.id })
  for (const parentId of [world.council, group.id])
    expect(await refusalOf(establishBody(expert(), { ...under, title: 'دیگری', parentId }))).toEqual({
      code: 'meetings.notItsParent',
      fields: ['parentId'],
    })
})
