import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../../test/world/meetings.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { commitments } from '../../commitments/commitments.module.ts'
import { claimProgress, takeStep, wholesOf } from '../../commitments/index.ts'
import { listMine } from '../../desk/index.ts'
import { meetings } from '../meetings.module.ts'
import { gapsOf } from '../meetings.rules.ts'
import { showResolution } from '../resolutions/resolutions.read.ts'
import { completeResolution, minuteResolution, notifyResolution } from '../resolutions/resolutions.verbs.ts'
import { enterHistoricSession } from '../sessions/sessions.verbs.ts'
import { livesOf } from './following.store.ts'
import {
  acceptResolution,
  answerObjection,
  cancelResolution,
  confirmExecution,
  endUndone,
  objectToResolution,
  putOffResolution,
} from './following.verbs.ts'
import { lifeStateOf } from './life.rules.ts'

/** The refusal that a call ends in: its code and its fields. */
const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return { code: error.code, status: error.status, details: error.details, fields: error.fields.map((one) => one.code) }
}

let database: TestDatabase
let world: MeetingWorld
let session: string
let clerk: string
let deputy: string
let count = 0

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings, commitments])
  session = (
    await enterHistoricSession(world.as(world.expert), world.council, {
      number: 6,
      heldOn: '2017-02-01',
      source: { mark: 'takenOver' },
    })
  ).id
  await minuteResolution(expert(), { sessionId: session, text: 'همکاری‌ها گسترش یابد.' })
  await minuteResolution(expert(), { sessionId: session, text: 'سند تصویب شد.', category: 'plan_approval' })
  clerk = await world.person('کارمند بانک', { role: 'member', reachKind: 'organisation', reachId: world.bank })
  deputy = await world.person('معاون', { role: 'deputy', reachKind: 'province', reachId: world.province })
})
afterAll(() => database.close())

const expert = () => world.as(world.expert)
const bank = () => world.as(clerk)
const shown = (id: string) => showResolution(expert(), id)
const version = async (id: string) => ({ version: (await shown(id)).version })

/** Minuted, and notified on 4 Feb 2017 where asked; the bank answers for it until 10 March. */
async function made(notify = true): Promise<string> {
  world.clock.moveTo('2017-02-04')
  count += 1
  const { id } = await minuteResolution(expert(), {
    sessionId: session,
    text: `بانک درباره موضوع ${count} پاسخ دهد.`,
    responsibleOrganisationId: world.bank,
    deadline: '2017-03-10',
  })
  if (notify) await notifyResolution(expert(), id, { version: 1 })
  return id
}
const desk = async (who: string, id: string) =>
  (
    await listMine(database.db, world.waiting, world.actor(who), world.clock.today(), {
      limit: 500,
      offset: 0,
      putOff: 'with',
    })
  )
    .filter((row) => row.subject_id === id)
    .map((row) => row.what)

const corrections = async (who: string) =>
  (
    await listMine(database.db, world.waiting, world.actor(who), world.clock.today(), {
      limit: 500,
      offset: 0,
      putOff: 'with',
    })
  )
    .filter((row) => row.what === 'commitments.correct')
    .map((row) => row.subject_id)

async function claim(id: string, value: string) {
  const item = await database.db
    .selectFrom('items')
    .innerJoin('trees', 'trees.id', 'items.tree_id')
    .select('items.id')
    .where('trees.record_id', '=', id)
    .executeTakeFirstOrThrow()
  return claimProgress(bank(), item.id, {
    asOf: world.clock.today(),
    value,
    result: 'بررسی شد',
    fileIds: [],
  })
}

describe('a notified resolution', () => {
  test('waits on the notified body, is accepted, done with proof and confirmed; then it is on no desk', async () => {
    const id = await made()
    expect(await shown(id)).toMatchObject({ state: 'notified', objectionUntil: '2017-02-19', percent: '0' })
    expect(await desk(clerk, id)).toEqual(['meetings.answer'])
    expect(await desk(world.stranger, id)).toEqual([])
    await acceptResolution(bank(), id, { ...(await version(id)) })
    expect(await shown(id)).toMatchObject({ state: 'accepted', objectionUntil: null })
    expect(await desk(clerk, id)).toEqual(['meetings.execute'])
    const half = await claim(id, '40')
    expect(await shown(id)).toMatchObject({ state: 'inExecution', percent: '0' })
    expect(await desk(world.expert, id)).toEqual(['meetings.confirm'])
    expect(
      await refusal(
        confirmExecution(bank(), id, { ...(await version(id)), claimId: half.claimId, verdict: 'approve' }),
      ),
    ).toMatchObject({ status: 403 })
    // it is judged here and not as a claim of a plan
    expect(await refusal(takeStep(expert(), half.claimId, 'approve', {}))).toMatchObject({
      code: 'commitments.roomJudges',
    })
    await confirmExecution(expert(), id, { ...(await version(id)), claimId: half.claimId, verdict: 'approve' })
    expect(await shown(id)).toMatchObject({ state: 'inExecution', percent: '40' })
    expect(await desk(clerk, id)).toEqual(['meetings.execute'])
    const { claimId } = await claim(id, '100')
    expect(await desk(clerk, id)).toEqual([])
    const back = { claimId, verdict: 'return' as const, reason: 'مستند نیست.' }
    await confirmExecution(world.as(deputy), id, { ...(await version(id)), ...back })
    expect(await desk(clerk, id)).toEqual([])
    expect(await corrections(clerk)).toContain(claimId)
    const again = await claim(id, '100')
    await confirmExecution(world.as(deputy), id, { ...(await version(id)), claimId: again.claimId, verdict: 'approve' })
    expect(await shown(id)).toMatchObject({ state: 'done', percent: '100', daysLate: 0 })
    for (const who of [clerk, world.expert, world.agent]) expect(await desk(who, id)).toEqual([])
  })

  test('is accepted by silence on the sixteenth day in Tehran', async () => {
    const id = await made()
    world.clock.moveTo('2017-02-19T20:29:00Z')
    expect((await shown(id)).state).toBe('notified')
    world.clock.moveTo('2017-02-19T20:30:00Z')
    expect((await shown(id)).state).toBe('accepted')
    expect(await desk(clerk, id)).toEqual(['meetings.execute'])
  })

  test('is objected to on day 15 at 23:59 in Tehran, and not on day 16, whatever the day is in UTC', async () => {
    const [one, other] = [await made(), await made()]
    world.clock.moveTo('2017-02-19T20:29:00Z')
    await objectToResolution(bank(), one, { ...(await version(one)), reason: 'در اختیار بانک نیست.' })
    expect((await shown(one)).state).toBe('objected')
    // half past midnight in Tehran; on a server in UTC it is still the nineteenth
    world.clock.moveTo('2017-02-19T21:00:00Z')
    expect(
      await refusal(objectToResolution(bank(), other, { ...(await version(other)), reason: 'دیر' })),
    ).toMatchObject({
      code: 'meetings.objectionLate',
      status: 409,
      details: { day: '2017-02-19' },
    })
    // the letter that came in time is typed by the secretariat for the bank
    await objectToResolution(expert(), other, {
      ...(await version(other)),
      reason: 'نامه بانک',
      on: '2017-02-18',
      onBehalf: { organisationId: world.bank, how: 'letter' },
    })
    expect((await shown(other)).story.at(-1)).toMatchObject({
      what: 'object',
      on: '2017-02-18',
      said: { forWhom: { id: world.bank }, how: 'letter' },
    })
  })

  test('waits on the secretariat once objected; upheld it is put right and notified anew, with a new window', async () => {
    const id = await made()
    await objectToResolution(bank(), id, { ...(await version(id)), reason: 'مهلت کوتاه است.' })
    expect(await desk(world.expert, id)).toEqual(['meetings.answerObjection'])
    expect(await desk(clerk, id)).toEqual([])
    expect(
      await refusal(answerObjection(bank(), id, { ...(await version(id)), verdict: 'reject', reason: 'نه' })),
    ).toMatchObject({
      status: 403,
    })
    await answerObjection(expert(), id, { ...(await version(id)), verdict: 'uphold', reason: 'پذیرفته است.' })
    expect((await shown(id)).state).toBe('minuted')
    world.clock.moveTo('2017-02-25')
    await completeResolution(expert(), id, { ...(await version(id)), deadline: '2017-04-10' })
    await notifyResolution(expert(), id, { ...(await version(id)) })
    expect(await shown(id)).toMatchObject({ state: 'notified', objectionUntil: '2017-03-12', deadline: '2017-04-10' })
    expect((await shown(id)).story.map((line) => line.what)).toEqual(['notified', 'object', 'uphold', 'notified'])
  })

  test('goes on where the objection is rejected with words', async () => {
    const id = await made()
    await objectToResolution(bank(), id, { ...(await version(id)), reason: 'نمی‌شود.' })
    await answerObjection(expert(), id, { ...(await version(id)), verdict: 'reject', reason: 'قانون روشن است.' })
    expect((await shown(id)).state).toBe('accepted')
    expect(await desk(clerk, id)).toEqual(['meetings.execute'])
    expect(await desk(world.expert, id)).toEqual([])
  })

  test('has one notification in force: a second is refused, a new deadline takes the place of the first', async () => {
    const id = await made()
    expect(await refusal(notifyResolution(expert(), id, { ...(await version(id)) }))).toMatchObject({
      code: 'meetings.alreadyNotified',
    })
    await acceptResolution(bank(), id, { ...(await version(id)) })
    const { claimId: some } = await claim(id, '30')
    await confirmExecution(expert(), id, { ...(await version(id)), claimId: some, verdict: 'approve' })
    world.clock.moveTo('2017-03-15')
    expect(await shown(id)).toMatchObject({ state: 'expired', daysLate: 5 })
    const back = putOffResolution(expert(), id, { ...(await version(id)), deadline: '2017-03-14', reason: 'علت' })
    expect(await refusal(back)).toMatchObject({
      code: 'meetings.deadlineNotLater',
      fields: ['meetings.deadlineNotLater'],
    })
    await putOffResolution(expert(), id, { ...(await version(id)), deadline: '2017-05-01', reason: 'تأخیر اعتبار' })
    expect(await shown(id)).toMatchObject({ state: 'inExecution', percent: '30', deadline: '2017-05-01', daysLate: 0 })
    const { count: inForce } = await database.db
      .selectFrom('resolutions')
      .innerJoin('resolution_notifications as notice', 'notice.id', 'resolutions.notification_id')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('resolutions.id', '=', id)
      .executeTakeFirstOrThrow()
    expect(inForce).toBe('1')
    expect(await refusal(objectToResolution(bank(), id, { ...(await version(id)), reason: 'نه' }))).toMatchObject({
      code: 'meetings.nothingToObject',
    })
  })

  test('ends as not done with its cause only, at the figure it has', async () => {
    const id = await made()
    await acceptResolution(bank(), id, { ...(await version(id)) })
    const { claimId } = await claim(id, '20')
    expect(await refusal(endUndone(expert(), id, { ...(await version(id)), cause: 'no_budget' }))).toMatchObject({
      code: 'commitments.claimWaits',
    })
    await confirmExecution(expert(), id, { ...(await version(id)), claimId, verdict: 'approve' })
    await endUndone(expert(), id, { ...(await version(id)), cause: 'no_budget', reason: 'اعتبار نرسید.' })
    expect(await shown(id)).toMatchObject({ state: 'notDone', percent: '20' })
    expect((await shown(id)).story.at(-1)).toMatchObject({ what: 'notDone', cause: 'no_budget' })
    for (const who of [clerk, world.expert]) expect(await desk(who, id)).toEqual([])
    expect(await refusal(endUndone(expert(), id, { ...(await version(id)), cause: 'no_budget' }))).toMatchObject({
      code: 'meetings.resolutionOver',
    })
    expect(await refusal(claim(id, '50'))).toMatchObject({ code: 'commitments.treeClosed' })
  })

  test('is cancelled by a later resolution, and not by an earlier one', async () => {
    const [first, second, third] = [await made(), await made(), await made(false)]
    const early = cancelResolution(expert(), second, { ...(await version(second)), byResolutionId: first })
    expect(await refusal(early)).toMatchObject({ code: 'meetings.cancelNotLater', fields: ['meetings.cancelNotLater'] })
    await cancelResolution(expert(), second, { ...(await version(second)), byResolutionId: third })
    expect((await shown(second)).state).toBe('cancelled')
    expect((await shown(third)).concerns).toMatchObject([{ id: second }])
    expect(await desk(clerk, second)).toEqual([])
  })

  test('is answered by the body itself, or for it with the words of how it came', async () => {
    const id = await made()
    expect(await refusal(acceptResolution(expert(), id, { ...(await version(id)) }))).toMatchObject({
      code: 'meetings.forWhomMissing',
      fields: ['meetings.forWhomMissing'],
    })
    expect(await refusal(acceptResolution(world.as(world.member), id, { ...(await version(id)) }))).toMatchObject({
      status: 403,
    })
    await acceptResolution(expert(), id, {
      ...(await version(id)),
      onBehalf: { organisationId: world.bank, how: 'phone' },
    })
    expect(await refusal(acceptResolution(bank(), id, { ...(await version(id)) }))).toMatchObject({
      code: 'meetings.alreadyAnswered',
    })
    expect(await refusal(acceptResolution(bank(), id, { version: 1 }))).toMatchObject({ code: 'kernel.stale' })
  })

  test('is not claimed by the people of another body', async () => {
    const id = await made()
    const other = await world.person('کارمند دیگر', {
      role: 'member',
      reachKind: 'organisation',
      reachId: world.company,
    })
    const item = await database.db
      .selectFrom('items')
      .innerJoin('trees', 'trees.id', 'items.tree_id')
      .select('items.id')
      .where('trees.record_id', '=', id)
      .executeTakeFirstOrThrow()
    const ask = { asOf: world.clock.today(), value: '10', result: 'متن', fileIds: [] }
    expect(await refusal(claimProgress(world.as(other), item.id, ask))).toMatchObject({ status: 404 })
  })

  test('stays objected while nobody answers', async () => {
    const id = await made()
    await objectToResolution(bank(), id, { ...(await version(id)), reason: 'نمی‌شود.' })
    world.clock.moveTo('2017-04-01')
    expect((await shown(id)).state).toBe('objected')
  })

  test('one that was never notified can be ended too, and waits for nobody then', async () => {
    const id = await made(false)
    await endUndone(expert(), id, { ...(await version(id)), cause: 'became_moot' })
    expect((await shown(id)).state).toBe('notDone')
    expect(await desk(world.expert, id)).toEqual([])
    expect(await refusal(notifyResolution(expert(), id, { ...(await version(id)) }))).toMatchObject({
      code: 'meetings.resolutionOver',
    })
  })
})

test('the database says of every life, on any day, what the rule says; its figure is that of the commitment', async () => {
  const rows = await database.db.selectFrom('resolutions').selectAll().execute()
  const ids = rows.map((row) => row.id)
  const endings = await database.db.selectFrom('resolution_endings').select(['resolution_id', 'kind']).execute()
  const met = new Set<string>()
  for (const today of [
    '2017-02-04',
    '2017-02-19',
    '2017-02-20',
    '2017-03-10',
    '2017-03-11',
    '2017-04-11',
    '2017-05-02',
  ]) {
    const lives = await livesOf(database.db, ids, today)
    const wholes = await wholesOf(database.db, {}, ids, { asOf: today, knownAt: '2018-01-01T00:00:00Z' })
    for (const row of rows) {
      const life = lives.get(row.id)!
      const whole = wholes.get(row.id)
      expect([life.approved, life.claimed]).toEqual(
        life.notice_id === null
          ? [null, null]
          : [whole?.approved ?? null, row.ended === null ? (whole?.claimed ?? null) : null],
      )
      const said = lifeStateOf(
        {
          asksForWork: row.asks_for_work,
          gaps: gapsOf({
            responsibleOrganisationId: row.responsible_organisation_id,
            responsiblePersonId: row.responsible_person_id,
            deadline: row.deadline,
          }).length,
          notification: life.notice_id ? { deadline: life.deadline!, objectionUntil: life.objection_until } : null,
          ...life,
          ending: endings.find((one) => one.resolution_id === row.id)?.kind ?? null,
        },
        today,
      )
      expect([row.text, today, life.state]).toEqual([row.text, today, said])
      met.add(said)
    }
  }
  expect([...met].sort()).toEqual([
    'accepted',
    'cancelled',
    'decided',
    'done',
    'expired',
    'inExecution',
    'incomplete',
    'minuted',
    'notDone',
    'notified',
    'objected',
  ])
})
