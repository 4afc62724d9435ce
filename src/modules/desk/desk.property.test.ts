import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import { Refusal } from '../../kernel/errors.ts'
import { claimProgress } from '../commitments/index.ts'
import {
  acceptResolution,
  answerInvitation,
  answerObjection,
  answerRemark,
  answerWritten,
  appointToSeat,
  callSession,
  circulate,
  closeWritten,
  completeResolution,
  confirmExecution,
  endUndone,
  enterHistoricSession,
  finaliseMinutes,
  holdSession,
  invite,
  makeRemark,
  minuteResolution,
  notifyResolution,
  objectToResolution,
  openMinutes,
  proposeWritten,
  seatsOfBody,
  withdrawWritten,
} from '../meetings/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import { countMine, type DeskRow, listMine, listUnattended } from './desk.store.ts'
import { answerReferral, postpone, putBack, refer, take, withdrawReferral } from './index.ts'

/**
 * Settled ⇒ on no desk; waiting ⇒ on at least one desk of a living grant, or on the list of what waits for nobody.
 * Held against a model that knows only what each resolution still lacks, over random histories in which people also come and go.
 */
let database: TestDatabase
let world: MeetingWorld
let session: string
let people: string[]
/** Works in the company that answers for every resolution here. */
let liaison: string
let full: Map<string, readonly unknown[]>
const page = { limit: 500, offset: 0 }

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  const second = await world.person('کارشناس دوم', { role: 'expert', reachKind: 'province', reachId: 'IR-30' })
  liaison = await world.person('رابط شرکت', { role: 'member', reachKind: 'organisation', reachId: world.company })
  people = [world.expert, second, world.agent, world.member, liaison]
  full = new Map(people.map((who) => [who, world.grants.get(who)!]))
  const source = { mark: 'takenOver' as const }
  session = (await enterHistoricSession(world.as(world.expert), world.council, { number: 6, source })).id
})
afterAll(() => database.close())

type Stage = 'incomplete' | 'complete' | 'notified' | 'objected' | 'accepted' | 'claimed' | 'done' | 'ended'
/** What each stage asks of somebody; nothing of what is settled. */
const asks: Readonly<Record<Stage, string | null>> = {
  incomplete: 'meetings.complete',
  complete: 'meetings.notify',
  notified: 'meetings.answer',
  objected: 'meetings.answerObjection',
  accepted: 'meetings.execute',
  claimed: 'meetings.confirm',
  done: null,
  ended: null,
}
interface Known {
  id: string
  stage: Stage
}

const acts = [
  'minute',
  'complete',
  'notify',
  'answerNotice',
  'settle',
  'claim',
  'confirm',
  'end',
  'refer',
  'answer',
  'withdraw',
  'take',
  'putBack',
  'putOff',
  'leave',
  'return',
] as const
const history = fc.array(
  fc.record({
    // what changes the asking comes most often
    act: fc.constantFrom(
      ...acts,
      'minute',
      'complete',
      'complete',
      'notify',
      'notify',
      'answerNotice',
      'answerNotice',
      'claim',
      'confirm',
      'refer',
      'refer',
      'refer',
    ),
    who: fc.nat({ max: 4 }),
    whom: fc.nat({ max: 4 }),
    which: fc.nat({ max: 20 }),
    toRole: fc.boolean(),
  }),
  { minLength: 8, maxLength: 26 },
)

/** The office keeps the rooms going whoever has left; it stands outside the people whose grants end. */
const office = () => world.as(world.director)

/** A refusal by name is a fair answer to a random wish; anything else is a defect. */
const orRefused = async <T>(call: Promise<T>): Promise<T | null> => {
  try {
    return await call
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

const deskOf = (who: string) =>
  listMine(database.db, world.waiting, world.actor(who), world.clock.today(), { ...page, putOff: 'with' })
const nobodys = async () =>
  (await listUnattended(database.db, world.waiting, world.actor(world.director), world.clock.today(), page)).rows

/** Some of it waits at the notification, in the reach of the company. */
const isAbout = (row: DeskRow, id: string) => [row.record_id, row.subject_id, row.details.rootSubject].includes(id)

/** The liaison with the grants of old: what was answered was answered, whoever has left since. */
function asLiaison() {
  const now = world.grants.get(liaison)!
  world.grants.set(liaison, [...full.get(liaison)!] as never)
  const ctx = world.as(liaison)
  world.grants.set(liaison, now)
  return ctx
}

const versionOf = async (id: string) =>
  (await database.db.selectFrom('records').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version

async function check(resolutions: readonly Known[]) {
  const desks = await Promise.all([...people, world.director].map(async (who) => ({ who, rows: await deskOf(who) })))
  const unattended = await nobodys()
  for (const { id, stage } of resolutions) {
    const on = desks.filter(({ rows }) => rows.some((row) => isAbout(row, id)))
    const what = asks[stage]
    const waits = what !== null
    expect(on.length > 0 || unattended.some((row) => isAbout(row, id))).toBe(waits)
    // never both: what somebody has on his desk does not wait for nobody
    if (on.some(({ who }) => world.grants.get(who)!.length > 0))
      expect(unattended.filter((row) => isAbout(row, id))).toEqual([])
    for (const { rows } of desks)
      for (const row of rows.filter((one) => isAbout(one, id)))
        expect(row.what === 'desk.referral' ? row.details.rootWhat : row.what).toBe(what)
  }
  for (const { who, rows } of desks) {
    const keys = rows.map((row) => `${row.what} ${row.subject_id}`)
    expect(new Set(keys).size).toBe(keys.length)
    const shown = await listMine(database.db, world.waiting, world.actor(who), world.clock.today(), page)
    const counts = await countMine(database.db, world.waiting, world.actor(who), world.clock.today())
    expect(counts.waiting).toBe(shown.length)
  }
}

async function act(
  step: { act: (typeof acts)[number]; who: number; whom: number; which: number; toRole: boolean },
  resolutions: Known[],
) {
  world.clock.advance(60_000)
  const who = people[step.who]!
  const ctx = world.as(who)
  const one = resolutions[step.which % Math.max(resolutions.length, 1)]
  const rows = await deskOf(who)
  const row = rows[step.which % Math.max(rows.length, 1)]
  const item = row && { what: row.what, subjectId: row.subject_id }
  switch (step.act) {
    case 'minute': {
      const made = await minuteResolution(office(), { sessionId: session, text: `مصوبه ${step.which}` })
      resolutions.push({ id: made.id, stage: 'incomplete' })
      break
    }
    case 'complete':
      if (one?.stage === 'incomplete') {
        await completeResolution(office(), one.id, {
          version: await versionOf(one.id),
          responsibleOrganisationId: world.company,
          deadline: step.toRole ? '2017-03-01' : '2017-04-01',
        })
        one.stage = 'complete'
      }
      break
    case 'notify':
      if (one?.stage === 'complete') {
        await notifyResolution(office(), one.id, { version: await versionOf(one.id) })
        one.stage = 'notified'
      }
      break
    case 'answerNotice':
      if (one?.stage === 'notified') {
        const version = await versionOf(one.id)
        if (step.toRole) await acceptResolution(asLiaison(), one.id, { version })
        else await objectToResolution(asLiaison(), one.id, { version, reason: 'اعتراض' })
        one.stage = step.toRole ? 'accepted' : 'objected'
      }
      break
    case 'settle':
      if (one?.stage === 'objected') {
        const verdict = step.toRole ? 'uphold' : 'reject'
        await answerObjection(office(), one.id, { version: await versionOf(one.id), verdict, reason: 'پاسخ' })
        one.stage = verdict === 'uphold' ? 'complete' : 'accepted'
      }
      break
    case 'claim':
      if (one?.stage === 'accepted') {
        const item = await database.db
          .selectFrom('items')
          .innerJoin('trees', 'trees.id', 'items.tree_id')
          .select('items.id')
          .where('trees.record_id', '=', one.id)
          .executeTakeFirstOrThrow()
        const asOf = world.clock.today()
        await claimProgress(asLiaison(), item.id, { asOf, value: '100', result: 'انجام شد', fileIds: [] })
        one.stage = 'claimed'
      }
      break
    case 'confirm':
      if (one?.stage === 'claimed') {
        const { id: claimId } = await database.db
          .selectFrom('claims')
          .innerJoin('items', 'items.id', 'claims.item_id')
          .innerJoin('trees', 'trees.id', 'items.tree_id')
          .select('claims.id')
          .where('trees.record_id', '=', one.id)
          .executeTakeFirstOrThrow()
        await confirmExecution(office(), one.id, { version: await versionOf(one.id), claimId, verdict: 'approve' })
        one.stage = 'done'
      }
      break
    case 'end':
      if (one && asks[one.stage] !== null && one.stage !== 'claimed') {
        await endUndone(office(), one.id, { version: await versionOf(one.id), cause: 'circumstances' })
        one.stage = 'ended'
      }
      break
    case 'refer':
      if (row && item)
        await orRefused(
          refer(ctx, world.waiting, {
            recordId: row.record_id,
            item,
            purpose: 'forAction',
            ...(step.toRole ? { toRole: step.whom % 2 ? 'agentTeam' : 'expert' } : { toPersonId: people[step.whom]! }),
          }),
        )
      break
    case 'answer':
      if (row?.what === 'desk.referral') await answerReferral(ctx, row.subject_id, { answer: 'پاسخ' })
      break
    case 'withdraw': {
      const sent = await database.db
        .selectFrom('referrals')
        .select('id')
        .where('from_person_id', '=', who)
        .where('answered_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst()
      if (sent) await orRefused(withdrawReferral(ctx, sent.id, {}))
      break
    }
    case 'take':
      if (item) await orRefused(take(ctx, world.waiting, item))
      break
    case 'putBack':
      if (item) await orRefused(putBack(ctx, world.waiting, item))
      break
    case 'putOff':
      if (item) await orRefused(postpone(ctx, world.waiting, { ...item, until: '2017-02-20' }))
      break
    case 'leave':
      world.grants.set(who, [])
      break
    case 'return':
      world.grants.set(who, [...full.get(who)!] as never)
      break
  }
}

test('settled work is on no desk, waiting work on a living desk or on the list for nobody', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      for (const who of people) world.grants.set(who, [...full.get(who)!] as never)
      const resolutions: Known[] = []
      await act({ act: 'minute', who: 0, whom: 0, which: 0, toRole: false }, resolutions)
      for (const step of steps) {
        await act(step, resolutions)
        await check(resolutions)
      }
      // leave no open work to the next history
      for (const one of resolutions)
        for (const last of ['confirm', 'end'] as const)
          await act({ act: last, who: 0, whom: 0, which: resolutions.indexOf(one), toRole: false }, resolutions)
      await check(resolutions)
    }),
    // a failure is told as it was found: shrinking a history costs minutes on a database
    { numRuns: 7, endOnFailure: true },
  )
}, 120_000)

/** A session as the model knows it: who has still to speak, and where its minutes stand. */
interface KnownSession {
  id: string
  day: string
  minutes: 'none' | 'draft' | 'circulated' | 'final'
  held: boolean
  invited: Set<string>
  answered: Set<string>
  spoken: Set<string>
  due: string
}
const deeds = ['invite', 'answer', 'hold', 'begin', 'circulate', 'remark', 'nothing', 'finalise', 'nextDay'] as const
const sessionHistory = fc.array(
  fc.record({
    deed: fc.constantFrom(...deeds, 'answer', 'remark', 'circulate', 'begin', 'hold', 'invite'),
    who: fc.nat({ max: 1 }),
    days: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 6, maxLength: 24 },
)

test('a session waits on who is invited, on its secretariat, on who sat, and once settled on nobody', async () => {
  for (const who of people) world.grants.set(who, [...full.get(who)!] as never)
  const seats = await seatsOfBody(world.as(world.expert), world.council)
  const sat = [world.agent, world.member] as const
  for (const [code, personId] of [
    ['secretary', world.agent],
    ['university', world.member],
  ] as const)
    await appointToSeat(world.as(world.expert), seats.find((seat) => seat.code === code)!.id, { personId })
  const later = (days: number) => {
    const at = new Date(`${world.clock.today()}T00:00:00Z`)
    at.setUTCDate(at.getUTCDate() + days)
    return at.toISOString().slice(0, 10)
  }
  const expected = (one: KnownSession): string[] => {
    const today = world.clock.today()
    const wanted: [string, string][] = []
    if (!one.held && one.day >= today)
      for (const who of one.invited) if (!one.answered.has(who)) wanted.push([who, 'meetings.answerInvitation'])
    const secretariat = (what: string) => wanted.push([world.agent, what], [world.expert, what])
    const silent = sat.filter((who) => !one.spoken.has(who))
    if (one.minutes === 'draft') secretariat('meetings.circulate')
    if (one.minutes === 'circulated' && one.due >= today)
      for (const who of silent) wanted.push([who, 'meetings.remark'])
    if (one.minutes === 'circulated' && (one.due < today || silent.length === 0)) secretariat('meetings.finalise')
    return wanted.map(([who, what]) => `${world.actor(who).name} ${what}`).sort()
  }
  const found = async (one: KnownSession): Promise<string[]> => {
    const rows = await Promise.all(
      [world.agent, world.member, world.expert].map(async (who) =>
        (await deskOf(who))
          .filter((row) => row.record_id === one.id)
          .map((row) => `${world.actor(who).name} ${row.what}`),
      ),
    )
    return rows.flat().sort()
  }
  const secretary = () => world.as(world.agent)
  await fc.assert(
    fc.asyncProperty(sessionHistory, async (steps) => {
      const day = later(2)
      const { id } = await callSession(office(), world.council, { heldOn: day })
      const none = { invited: new Set<string>(), answered: new Set<string>(), spoken: new Set<string>() }
      const one: KnownSession = { id, day, minutes: 'none', held: false, due: day, ...none }
      for (const { deed, who, days } of steps) {
        const person = sat[who]!
        world.clock.advance(deed === 'nextDay' ? 86_400_000 : 60_000)
        if (deed === 'invite' && !one.held) {
          await invite(secretary(), id, {})
          for (const each of sat) one.invited.add(each)
        }
        if (deed === 'answer' && !one.held && one.invited.has(person)) {
          const { id: invitation } = await database.db
            .selectFrom('invitations')
            .select('id')
            .where('session_id', '=', id)
            .where('person_id', '=', person)
            .executeTakeFirstOrThrow()
          await answerInvitation(world.as(person), invitation, { answer: 'comes' })
          one.answered.add(person)
        }
        if (deed === 'hold' && !one.held) {
          await holdSession(secretary(), id, { heldOn: world.clock.today() })
          one.held = true
        }
        if (deed === 'begin' && one.held && one.minutes === 'none') {
          await openMinutes(secretary(), id)
          one.minutes = 'draft'
        }
        if (deed === 'circulate' && one.minutes === 'draft') {
          one.due = later(days)
          await circulate(secretary(), id, { due: one.due })
          one.minutes = 'circulated'
        }
        if (
          (deed === 'remark' || deed === 'nothing') &&
          one.minutes === 'circulated' &&
          one.due >= world.clock.today()
        ) {
          const made = await makeRemark(world.as(person), id, deed === 'remark' ? { text: 'ملاحظه' } : {})
          if (deed === 'remark') await answerRemark(secretary(), made.id, { how: 'taken', text: 'آمد' })
          one.spoken.add(person)
        }
        if (deed === 'finalise' && one.minutes === 'circulated') {
          await finaliseMinutes(secretary(), id)
          one.minutes = 'final'
        }
        expect(await found(one)).toEqual(expected(one))
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 120_000)

/** A decision in writing as the model knows it. */
interface KnownDecision {
  id: string
  due: string
  state: 'open' | 'closed'
  asked: Set<string>
  silent: Set<string>
}
const wishes = ['answer', 'answerAgain', 'answerAll', 'close', 'withdraw', 'nextDay'] as const
const decisionHistory = fc.record({
  days: fc.integer({ min: 0, max: 3 }),
  steps: fc.array(
    fc.record({ wish: fc.constantFrom(...wishes, 'answer', 'answer', 'close'), who: fc.nat({ max: 3 }) }),
    { minLength: 4, maxLength: 16 },
  ),
})

test('a decision in writing waits on whoever has not answered, then on its secretariat, and once closed on nobody', async () => {
  for (const who of people) world.grants.set(who, [...full.get(who)!] as never)
  const asked: string[] = []
  let secretary = ''
  const seats = await database.db
    .selectFrom('seats')
    .leftJoin('sittings', 'sittings.seat_id', 'seats.id')
    .select(['seats.id', 'seats.code', 'sittings.person_id as personId'])
    .where('seats.body_id', '=', world.council)
    .where('seats.voting', '=', true)
    .execute()
  for (const seat of seats) {
    const personId = seat.personId ?? (await world.person(`عضو ${seat.code}`, full.get(world.member)![0] as never))
    if (!seat.personId) await appointToSeat(world.as(world.expert), seat.id, { personId })
    asked.push(personId)
    if (seat.code === 'secretary') secretary = personId
  }
  // the office's experts, and whoever sits as secretary
  const secretariat = [world.expert, people[1]!, secretary]
  const expected = (one: KnownDecision): string[] => {
    const open = one.state === 'open'
    const over = one.due < world.clock.today()
    const toAnswer = open && !over ? [...one.silent] : []
    const toClose = open && (over || one.silent.size === 0)
    return [
      ...toAnswer.map((who) => `${world.actor(who).name} meetings.answerWritten`),
      ...(toClose ? secretariat.map((who) => `${world.actor(who).name} meetings.closeWritten`) : []),
    ].sort()
  }
  const found = async (one: KnownDecision) => {
    const rows = await Promise.all(
      [...new Set([...asked, ...people])].map(async (who) =>
        (await deskOf(who))
          .filter((row) => row.record_id === one.id)
          .map((row) => `${world.actor(who).name} ${row.what}`),
      ),
    )
    return rows.flat().sort()
  }
  await fc.assert(
    fc.asyncProperty(decisionHistory, async ({ days, steps }) => {
      const due = new Date(`${world.clock.today()}T00:00:00Z`)
      due.setUTCDate(due.getUTCDate() + days)
      const until = due.toISOString().slice(0, 10)
      const { id } = await proposeWritten(office(), world.council, { text: 'تصمیم کتبی', due: until })
      const one: KnownDecision = { id, due: until, state: 'open', asked: new Set(asked), silent: new Set(asked) }
      for (const { wish, who } of steps) {
        const person = asked[who % asked.length]!
        world.clock.advance(wish === 'nextDay' ? 86_400_000 : 60_000)
        if (wish === 'answerAll' && one.state === 'open' && one.due >= world.clock.today())
          for (const each of one.silent) {
            await answerWritten(world.as(each), id, { answer: 'agree' })
            one.silent.delete(each)
          }
        if (wish === 'answer' || wish === 'answerAgain') {
          const done = await orRefused(
            answerWritten(world.as(person), id, { answer: who % 2 ? 'agree' : 'against' }).then(() => true),
          )
          expect(done === true).toBe(one.state === 'open' && one.due >= world.clock.today())
          if (done) one.silent.delete(person)
        }
        if (wish === 'close') {
          const ripe = one.due < world.clock.today() || one.silent.size === 0
          const done = await orRefused(closeWritten(office(), id))
          expect(done !== null).toBe(one.state === 'open' && ripe)
          if (done) one.state = 'closed'
        }
        if (
          wish === 'withdraw' &&
          (await orRefused(withdrawWritten(office(), id, { reason: 'پس گرفته شد' }).then(() => 1)))
        )
          one.state = 'closed'
        expect(await found(one)).toEqual(expected(one))
        // with everybody's grants in force nothing of it waits for nobody
        if (one.state === 'closed') expect((await nobodys()).filter((row) => row.record_id === id)).toEqual([])
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 120_000)
