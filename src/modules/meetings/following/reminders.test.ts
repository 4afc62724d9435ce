import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../../test/world/meetings.ts'
import { systemActor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { JobHouse } from '../../../kernel/jobs.ts'
import { silentLog } from '../../../kernel/log.ts'
import { listMine } from '../../desk/index.ts'
import { adoptEdition, draftEdition, writeEdition } from '../../editions/index.ts'
import { appendJournal } from '../../journal/index.ts'
import { meetings } from '../meetings.module.ts'
import { showResolution } from '../resolutions/resolutions.read.ts'
import { minuteResolution, notifyResolution } from '../resolutions/resolutions.verbs.ts'
import { enterHistoricSession } from '../sessions/sessions.verbs.ts'
import { endUndone, putOffResolution } from './following.verbs.ts'
import { sampleFollowUp } from './reminders.content.ts'
import { remindAll, reminderJob } from './reminders.job.ts'
import { listForAgenda } from './reminders.store.ts'
import { followUpSubject } from './reminders.subject.ts'

let database: TestDatabase
let world: MeetingWorld
let session: string
const subjects = { followUp: followUpSubject }

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  session = (
    await enterHistoricSession(world.as(world.expert), world.council, { number: 6, source: { mark: 'takenOver' } })
  ).id
})
afterAll(() => database.close())

const house = (): Ctx => ({
  db: database.db,
  clock: world.clock,
  actor: systemActor,
  requestId: newId(),
  appendJournal,
})
const jobHouse = (): JobHouse => ({
  worker: 'test',
  stopping: false,
  log: silentLog,
  ctxOf: async () => house(),
})
const made = async (deadline = '2017-03-10') => {
  world.clock.moveTo('2017-02-04')
  const { id } = await minuteResolution(world.as(world.expert), {
    sessionId: session,
    text: 'بانک پاسخ دهد.',
    responsibleOrganisationId: world.bank,
    deadline,
  })
  await notifyResolution(world.as(world.expert), id, { version: 1 })
  return id
}
const remindersOf = async (id: string) =>
  (await showResolution(world.as(world.expert), id)).story
    .filter((line) => line.what === 'reminder')
    .map((line) => [line.whom, line.on])
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
const day = async (today: string) => {
  world.clock.moveTo(today)
  await reminderJob.step(jobHouse())
}
const journalled = async () =>
  (
    await sql<{ count: string }>`select count(*) from journal_entries where verb = 'meetings.remind'`.execute(
      database.db,
    )
  ).rows[0]!.count

test('a resolution that nobody does is reminded of, reported, and sent back to the next session; once each', async () => {
  const id = await made()
  for (const today of ['2017-03-02', '2017-03-03', '2017-03-04']) await day(today)
  expect(await remindersOf(id)).toEqual([['responsible', '2017-03-03']])
  await day('2017-03-17')
  expect(await desk(world.expert, id)).toEqual(['meetings.followUp'])
  expect(await desk(world.director, id)).toEqual([])
  await day('2017-03-24')
  // nobody sits in the chair's seat, so the managing director is told
  expect(await desk(world.director, id)).toEqual(['meetings.escalated'])
  await day('2017-03-31')
  await day('2017-04-30')
  expect(await remindersOf(id)).toEqual([
    ['responsible', '2017-03-03'],
    ['responsible', '2017-03-13'],
    ['secretary', '2017-03-17'],
    ['chair', '2017-03-24'],
    ['agenda', '2017-03-31'],
  ])
  const agenda = () => listForAgenda(database.db, world.actor(world.expert), world.council, world.clock.today())
  expect((await agenda()).map((one) => one.id)).toEqual([id])
  await endUndone(world.as(world.expert), id, { version: 2, cause: 'no_answer' })
  expect(await agenda()).toEqual([])
  for (const who of [world.expert, world.director]) expect(await desk(who, id)).toEqual([])
})

/** Grants as the house itself keeps them, for whoever asks the database and not the world. */
async function holdsReally(personId: string, role: string, reachKind: string, reachId: string): Promise<void> {
  const { db } = database
  const at = world.clock.now()
  await sql`insert into login_users (id, name, email, email_verified, created_at, updated_at)
    values (${personId}, 'کسی', ${`${personId}@khoosheh.example`}, true, ${at}, ${at})`.execute(db)
  await sql`insert into accounts (id, person_id, created_at) values (${personId}, ${personId}, ${at})`.execute(db)
  await sql`insert into grants (id, person_id, role, reach_kind, reach_id, from_day, granted_at)
    values (${newId()}, ${personId}, ${role}, ${reachKind}, ${reachId}, '2017-01-01', ${at})`.execute(db)
}

test('who is asked on the desk is told by message too, each occasion once', async () => {
  const banker = await world.person('رابط بانک', { role: 'member', reachKind: 'organisation', reachId: world.bank })
  await holdsReally(banker, 'member', 'organisation', world.bank)
  await holdsReally(world.expert, 'expert', 'province', world.province)
  await holdsReally(world.director, 'managingDirector', 'province', world.province)
  const id = await made()
  for (const today of ['2017-03-03', '2017-03-03', '2017-03-17', '2017-03-24', '2017-03-31']) {
    world.clock.moveTo(today)
    await remindAll(house())
  }
  const told = await database.db
    .selectFrom('messages')
    .select(['name', 'kind', 'person_id'])
    .where('record_id', '=', id)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  expect(told.map((one) => [one.name, one.kind, one.person_id])).toEqual([
    ['meetings.notified', 'notification', banker],
    ['meetings.reminder', 'reminder', banker],
    ['meetings.reminder', 'reminder', banker],
    ['meetings.escalation', 'escalation', world.expert],
    ['meetings.escalation', 'escalation', world.director],
  ])
})

test('a process killed in the middle of a day begins it again and repeats nothing', async () => {
  const ids = [await made(), await made(), await made()]
  world.clock.moveTo('2017-03-10')
  const all = () =>
    database.db
      .selectFrom('resolution_reminders')
      .select(['resolution_id', 'rule'])
      .where('resolution_id', 'in', ids)
      .orderBy('id')
      .execute()
  await remindAll(house())
  const first = await all()
  expect(first).toHaveLength(3)
  const before = await journalled()
  // two at once, and once more
  await Promise.all([remindAll(house()), remindAll(house())])
  await remindAll(house())
  expect(await all()).toEqual(first)
  expect(await journalled()).toBe(before)
  for (const id of ids) await endUndone(world.as(world.expert), id, { version: 2, cause: 'no_answer' })
})

test('a new deadline is reminded of anew', async () => {
  const id = await made('2017-05-20')
  await day('2017-05-20')
  await putOffResolution(world.as(world.expert), id, { version: 2, deadline: '2017-06-20', reason: 'اعتبار دیر رسید.' })
  await day('2017-06-20')
  expect(await remindersOf(id)).toEqual([
    ['responsible', '2017-05-20'],
    ['responsible', '2017-06-20'],
  ])
  await endUndone(world.as(world.expert), id, { version: 3, cause: 'no_answer' })
})

test('a rule edited today changes who is reminded tomorrow, and its preview says so', async () => {
  const id = await made('2017-08-01')
  await day('2017-08-02')
  const director = world.as(world.director)
  const draft = await draftEdition(director, subjects, {
    subject: 'followUp',
    provinceId: world.province,
    code: 'ویرایش ۱',
  })
  const [set] = sampleFollowUp.sets
  const content = {
    sets: [
      { ...set!, rules: set!.rules.map((rule) => (rule.code === 'escalate_chair' ? { ...rule, when_days: 2 } : rule)) },
    ],
  }
  await writeEdition(director, subjects, draft.id, { version: 1, content })
  const [change] = await followUpSubject.preview(director, world.province, content)
  expect(change).toMatchObject({ recordId: id, appears: [{ fa: expect.stringContaining('رئیس') }], vanishes: [] })
  await adoptEdition(director, subjects, draft.id, { version: 2, validFrom: '2017-08-03' })
  // the rules of the day stand: what the sample asked for today is written already
  await reminderJob.step(jobHouse())
  expect(await remindersOf(id)).toEqual([['responsible', '2017-08-01']])
  await day('2017-08-03')
  expect(await remindersOf(id)).toEqual([
    ['responsible', '2017-08-01'],
    ['chair', '2017-08-03'],
  ])
})
