import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import { Refusal } from '../../kernel/errors.ts'
import {
  appointToSeat,
  completeResolution,
  enterHistoricSession,
  minuteResolution,
  notifyResolution,
} from '../meetings/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import { countMine, listAskedByMe, listMine, listRecipients, listUnattended } from './desk.store.ts'
import { answerReferral, markSeen, postpone, putBack, refer, take, withdrawReferral } from './index.ts'

let database: TestDatabase
let world: MeetingWorld
let session: string
let colleague: string
const page = { limit: 200, offset: 0 }

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  colleague = await world.person('کارشناس دوم', { role: 'expert', reachKind: 'province', reachId: 'IR-30' })
  const source = { mark: 'document' as const, source: 'D0' }
  session = (await enterHistoricSession(world.as(world.expert), world.council, { number: 6, source })).id
})
afterAll(() => database.close())

/** A resolution without owner: it waits for the secretariat. */
const minute = async (text: string, deadline?: string) => {
  world.clock.advance(1000)
  const { id } = await minuteResolution(world.as(world.expert), {
    sessionId: session,
    text,
    ...(deadline ? { deadline } : {}),
  })
  return { id, recordId: id, item: { what: 'meetings.complete', subjectId: id } }
}
const desk = (who: string, putOff: 'with' | 'without' | 'only' = 'without') =>
  listMine(database.db, world.waiting, world.actor(who), world.clock.today(), { ...page, putOff })
/** What stands on somebody's desk about one record. */
const about = async (who: string, recordId: string) =>
  (await desk(who)).filter((row) => row.record_id === recordId).map((row) => row.what)
const unattended = async (who: string, recordId: string) =>
  (await listUnattended(database.db, world.waiting, world.actor(who), world.clock.today(), page)).rows
    .filter((row) => row.record_id === recordId)
    .map((row) => row.what)
const asked = async (who: string, recordId: string) =>
  (await listAskedByMe(database.db, world.waiting, world.actor(who), world.clock.today(), page)).rows.filter(
    (row) => row.record_id === recordId,
  )
const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return { code: error.code, status: error.status, details: error.details }
}
const toAgent = (resolution: { recordId: string; item: { what: string; subjectId: string } }) =>
  refer(world.as(world.expert), world.waiting, {
    recordId: resolution.recordId,
    item: resolution.item,
    toPersonId: world.agent,
    purpose: 'forAction',
    note: 'جهت اقدام',
  })

describe('a desk', () => {
  test('holds what is asked of the role over the record, and no other province sees it', async () => {
    const { id } = await minute('بی مسئول')
    expect(await about(world.expert, id)).toEqual(['meetings.complete'])
    expect(await about(colleague, id)).toEqual(['meetings.complete'])
    expect(await about(world.stranger, id)).toEqual([])
    expect(await about(world.director, id)).toEqual([])
  })

  test('empties by itself when the work is done', async () => {
    const { id } = await minute('تا تکمیل')
    await completeResolution(world.as(world.expert), id, {
      version: 1,
      responsibleOrganisationId: world.company,
      deadline: '2017-03-01',
    })
    expect(await about(world.expert, id)).toEqual(['meetings.notify'])
    await notifyResolution(world.as(world.expert), id, { version: 2 })
    expect(await about(world.expert, id)).toEqual([])
    expect(await unattended(world.expert, id)).toEqual([])
  })

  test('has a noting on nobody: it asks for no work', async () => {
    const { id } = await minuteResolution(world.as(world.expert), {
      sessionId: session,
      text: 'پیشرفت به آگاهی رسید.',
      category: 'progress_noting',
    })
    expect(await about(world.expert, id)).toEqual([])
    expect(await unattended(world.director, id)).toEqual([])
  })

  test('sorts overdue first, then by deadline, then the longest waiting; the counts come from the same rows', async () => {
    const far = await minute('دور', '2017-05-01')
    const open = await minute('بی مهلت')
    const late = await minute('گذشته', '2017-02-01')
    const soon = await minute('نزدیک', '2017-02-08')
    const rows = await desk(world.expert)
    const order = [late, soon, far, open].map(({ id }) => rows.findIndex((row) => row.subject_id === id))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
    const counts = await countMine(database.db, world.waiting, world.actor(world.expert), world.clock.today())
    expect(counts.waiting).toBe(rows.length)
    expect(counts.overdue + counts.week + counts.later).toBe(rows.length)
    expect(counts).toMatchObject({ overdue: 1, week: 1 })
  })

  test('shows an item once, though it is asked of one both as expert and as secretary', async () => {
    const seat = await database.db
      .selectFrom('seats')
      .select('id')
      .where('body_id', '=', world.council)
      .where('code', '=', 'secretary')
      .executeTakeFirstOrThrow()
    const sitting = { personId: colleague, until: '2017-02-04' }
    await appointToSeat(world.as(world.expert), seat.id, sitting)
    const { id } = await minute('دبیر و کارشناس')
    const row = (await desk(colleague)).filter((one) => one.record_id === id)
    expect(row).toMatchObject([{ person_id: colleague, role: null }])
  })

  test('of a substitute holds what is asked of the other, while it lasts', async () => {
    const resolution = await minute('جانشین')
    const { recordId, item } = resolution
    await refer(world.as(world.expert), world.waiting, {
      recordId,
      item,
      toPersonId: world.director,
      purpose: 'forAction',
    })
    const via = await world.person('جانشین مدیرعامل')
    expect(await about(via, resolution.id)).toEqual([])
    const grant = { role: 'managingDirector' as const, reachKind: 'province' as const, reachId: 'IR-30' }
    world.grants.set(via, [{ ...grant, viaPersonId: world.director }])
    expect(await about(via, resolution.id)).toEqual(['desk.referral'])
    world.grants.set(via, [])
    expect(await about(via, resolution.id)).toEqual([])
  })
})

describe('a referral', () => {
  test('moves the asking, not the duty: the referrer sees it under what he asked of others', async () => {
    const resolution = await minute('ارجاع')
    const { id } = await toAgent(resolution)
    expect(await about(world.expert, resolution.id)).toEqual([])
    expect(await about(colleague, resolution.id)).toEqual([])
    const [row] = (await desk(world.agent)).filter((one) => one.record_id === resolution.id)
    expect(row).toMatchObject({
      what: 'desk.referral',
      subject_id: id,
      details: { note: 'جهت اقدام', from: world.expert, rootWhat: 'meetings.complete' },
    })
    expect(await asked(world.expert, resolution.id)).toMatchObject([
      { id, now_person_id: world.agent, answered_at: null },
    ])
  })

  test('ends with the work it was about, whoever did it', async () => {
    const resolution = await minute('پایان با کار')
    await toAgent(resolution)
    await completeResolution(world.as(colleague), resolution.id, {
      version: 1,
      responsibleOrganisationId: world.company,
      deadline: '2017-03-01',
    })
    expect(await about(world.agent, resolution.id)).toEqual([])
    expect(await asked(world.expert, resolution.id)).toEqual([])
    expect(await about(world.expert, resolution.id)).toEqual(['meetings.notify'])
  })

  test('answered, the item goes back; the answer stays until it is seen', async () => {
    const resolution = await minute('پاسخ')
    const { id } = await toAgent(resolution)
    await answerReferral(world.as(world.agent), id, { answer: 'با بانک گفت‌وگو شد.' })
    expect(await about(world.agent, resolution.id)).toEqual([])
    expect(await about(world.expert, resolution.id)).toEqual(['meetings.complete'])
    expect(await asked(world.expert, resolution.id)).toMatchObject([{ answer: 'با بانک گفت‌وگو شد.' }])
    await markSeen(world.as(world.expert), world.waiting, { what: 'desk.answer', subjectId: id })
    expect(await asked(world.expert, resolution.id)).toEqual([])
    expect(await refusal(answerReferral(world.as(world.agent), id, { answer: 'دوباره' }))).toMatchObject({
      code: 'desk.referralClosed',
      status: 409,
    })
  })

  test('passed on, it lies with the last; withdrawn, all of it comes back', async () => {
    const resolution = await minute('دست به دست')
    const first = await toAgent(resolution)
    await refer(world.as(world.agent), world.waiting, {
      recordId: resolution.recordId,
      item: { what: 'desk.referral', subjectId: first.id },
      toPersonId: world.director,
      purpose: 'forAction',
    })
    expect(await about(world.agent, resolution.id)).toEqual([])
    expect(await about(world.director, resolution.id)).toEqual(['desk.referral'])
    expect(await asked(world.expert, resolution.id)).toMatchObject([{ now_person_id: world.director }])
    expect(await asked(world.agent, resolution.id)).toMatchObject([{ now_person_id: world.director }])
    expect(await refusal(withdrawReferral(world.as(world.agent), first.id, {}))).toMatchObject({
      code: 'desk.notReferrer',
    })
    await withdrawReferral(world.as(world.expert), first.id, {})
    expect(await about(world.director, resolution.id)).toEqual([])
    expect(await about(world.agent, resolution.id)).toEqual([])
    expect(await about(world.expert, resolution.id)).toEqual(['meetings.complete'])
  })

  test('to a role waits on all who hold it over the record', async () => {
    const resolution = await minute('به نقش')
    const { recordId, item } = resolution
    await refer(world.as(world.expert), world.waiting, { recordId, item, toRole: 'agentTeam', purpose: 'forAction' })
    expect(await about(world.agent, resolution.id)).toEqual(['desk.referral'])
    expect(await about(world.member, resolution.id)).toEqual([])
    const nobodyHolds = refer(world.as(world.expert), world.waiting, {
      recordId,
      toRole: 'supervisor',
      purpose: 'forAction',
    })
    expect(await refusal(nobodyHolds)).toMatchObject({ code: 'desk.nobodyHolds' })
  })

  test('for information, and a copy, ask nothing and go once seen', async () => {
    const resolution = await minute('برای آگاهی')
    const { recordId, item } = resolution
    await refer(world.as(world.expert), world.waiting, {
      recordId,
      item,
      toPersonId: world.director,
      purpose: 'forInformation',
      copies: [world.agent],
    })
    expect(await about(world.expert, resolution.id)).toEqual(['meetings.complete'])
    expect(await about(world.agent, resolution.id)).toEqual(['desk.copy'])
    const [row] = (await desk(world.director)).filter((one) => one.record_id === resolution.id)
    expect(row).toMatchObject({ what: 'desk.information' })
    await markSeen(world.as(world.director), world.waiting, { what: row!.what, subjectId: row!.subject_id })
    expect(await about(world.director, resolution.id)).toEqual([])
  })

  test('is refused by name: to oneself, to who cannot see it, of what is another’s, of what is settled', async () => {
    const resolution = await minute('نامجاز')
    const { recordId, item } = resolution
    const send = (from: string, to: string, what = item) =>
      refusal(
        refer(world.as(from), world.waiting, { recordId, item: what, toPersonId: to, purpose: 'forAction', note: '' }),
      )
    expect(await send(world.expert, world.expert)).toMatchObject({ code: 'desk.toYourself' })
    expect(await send(world.expert, world.stranger)).toMatchObject({ code: 'desk.cannotSee' })
    expect(await send(world.director, world.agent)).toMatchObject({ code: 'desk.notYours', status: 403 })
    expect(await send(world.stranger, world.agent)).toMatchObject({ code: 'kernel.notFound', status: 404 })
    expect(await send(world.expert, world.agent, { ...item, what: 'meetings.notify' })).toMatchObject({
      code: 'desk.settled',
      status: 409,
    })
    await toAgent(resolution)
    expect(await send(world.expert, world.director)).toMatchObject({
      code: 'desk.alreadyReferred',
      details: { name: 'عامل توسعه' },
    })
  })

  test('by two at once is made once', async () => {
    const { recordId, item } = await minute('هم‌زمان')
    const send = (from: string) =>
      refer(world.as(from), world.waiting, { recordId, item, toPersonId: world.agent, purpose: 'forAction' })
    const outcomes = await Promise.allSettled([send(world.expert), send(colleague)])
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('can be answered by the office for somebody who only phones', async () => {
    const resolution = await minute('تلفنی')
    const { id } = await toAgent(resolution)
    const forAgent = { answer: 'تلفنی گفت: انجام شد.', onBehalf: { personId: world.agent, how: 'phone' as const } }
    expect(await refusal(answerReferral(world.as(world.member), id, forAgent))).toMatchObject({ status: 403 })
    await answerReferral(world.as(colleague), id, forAgent)
    expect(await about(world.expert, resolution.id)).toEqual(['meetings.complete'])
  })
})

describe('taking, putting off, seeing', () => {
  test('who took an item is shown; another is refused by name; putting back frees it', async () => {
    const { item, id } = await minute('برداشتن')
    await take(world.as(world.expert), world.waiting, item)
    const [row] = (await desk(colleague)).filter((one) => one.record_id === id)
    expect(row).toMatchObject({ taken_by: world.expert })
    expect(await refusal(take(world.as(colleague), world.waiting, item))).toMatchObject({
      code: 'desk.takenBy',
      details: { name: 'کارشناس خوشه' },
    })
    expect(await refusal(putBack(world.as(colleague), world.waiting, item))).toMatchObject({ code: 'desk.notTaken' })
    await putBack(world.as(world.expert), world.waiting, item)
    await take(world.as(colleague), world.waiting, item)
  })

  test('put off, it leaves one’s own desk until the day and nobody else’s', async () => {
    const { item, id } = await minute('تعویق', '2017-02-20')
    await postpone(world.as(world.expert), world.waiting, { ...item, until: '2017-02-06' })
    expect(await about(world.expert, id)).toEqual([])
    expect(await about(colleague, id)).toEqual(['meetings.complete'])
    expect((await desk(world.expert, 'only')).map((row) => row.record_id)).toContain(id)
    const start = world.clock.now()
    world.clock.moveTo('2017-02-06')
    expect(await about(world.expert, id)).toEqual(['meetings.complete'])
    world.clock.moveTo(start)
    const tooFar = postpone(world.as(world.expert), world.waiting, { ...item, until: '2017-02-21' })
    expect(await refusal(tooFar)).toMatchObject({ code: 'desk.untilAfterDue' })
  })

  test('taken and put off end with the waiting they were made in', async () => {
    const { item, id } = await minute('از نو')
    await take(world.as(world.expert), world.waiting, item)
    await database.db
      .updateTable('resolutions')
      .set({ minuted_at: new Date(world.clock.now().getTime() + 5000) })
      .where('id', '=', id)
      .execute()
    const [row] = (await desk(colleague)).filter((one) => one.record_id === id)
    expect(row).toMatchObject({ taken_by: null })
  })

  test('seeing twice is one line in the journal', async () => {
    const { item } = await minute('رؤیت')
    const lines = async () =>
      Number(
        (
          await database.db
            .selectFrom('journal_entries')
            .select((eb) => eb.fn.countAll<string>().as('count'))
            .where('verb', '=', 'desk.see')
            .executeTakeFirstOrThrow()
        ).count,
      )
    const before = await lines()
    await markSeen(world.as(world.expert), world.waiting, item)
    await markSeen(world.as(world.expert), world.waiting, item)
    expect(await lines()).toBe(before + 1)
  })
})

describe('what waits for nobody', () => {
  test('is shown to those who answer for the province, once no living grant covers it', async () => {
    const { id } = await minute('بی متصدی')
    expect(await unattended(world.director, id)).toEqual([])
    const held = [world.expert, colleague].map((who) => [who, world.grants.get(who)!] as const)
    for (const [who] of held) world.grants.set(who, [])
    // the colleague sits as secretary, but nobody without a grant has a desk
    expect(await unattended(world.director, id)).toEqual(['meetings.complete'])
    expect(await unattended(world.stranger, id)).toEqual([])
    expect(await unattended(world.agent, id)).toEqual([])
    for (const [who, grants] of held) world.grants.set(who, [...grants])
    expect(await unattended(world.director, id)).toEqual([])
  })

  test('a referral to somebody who has left is among it', async () => {
    const resolution = await minute('رفته')
    const leaver = await world.person('رفتنی', { role: 'expert', reachKind: 'province', reachId: 'IR-30' })
    const { recordId, item } = resolution
    await refer(world.as(world.expert), world.waiting, { recordId, item, toPersonId: leaver, purpose: 'forAction' })
    world.grants.set(leaver, [])
    expect(await unattended(world.director, resolution.id)).toEqual(['desk.referral'])
  })
})

test('recipients are those who see the record, with the roles they hold over it', async () => {
  const { id } = await minute('گیرندگان')
  const people = await listRecipients(database.db, world.waiting, world.actor(world.expert), world.clock.today(), id)
  const of = (who: string) => people.find((one) => one.id === who)
  expect(of(world.agent)?.roles).toEqual(['agentTeam'])
  expect(of(world.member)?.roles).toEqual(['member'])
  expect(of(world.stranger)).toBeUndefined()
})
