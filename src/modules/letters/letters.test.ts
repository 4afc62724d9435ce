import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import { Refusal } from '../../kernel/errors.ts'
import { answerReferral, listMine, refer } from '../desk/index.ts'
import { listHistory } from '../journal/index.ts'
import { callSession, fillAgenda } from '../meetings/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import {
  attachLetter,
  correctLetter,
  fileLetter,
  layBefore,
  letters,
  markAnswered,
  registerIncoming,
  registerOutgoing,
  reopenLetter,
} from './index.ts'
import type { RegisterIncoming, RegisterOutgoing } from './letters.schema.ts'
import { lettersOfRecord, letterView, registerPage, registerSummary } from './letters.view.ts'
import { detachLetter } from './settle.verbs.ts'

let database: TestDatabase
let world: MeetingWorld
let n = 0

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings, letters])
})
afterAll(() => database.close())

const today = '2017-02-04'
const page = { limit: 100, offset: 0 }
const agent = () => world.as(world.agent)
const expert = () => world.as(world.expert)
const incoming = (more: Partial<RegisterIncoming> = {}, who = agent()) =>
  registerIncoming(who, {
    direction: 'incoming',
    number: `۹۵/${++n}`,
    dated: '2017-02-01',
    organisationId: world.bank,
    subject: 'تسهیلات واحدهای خوشه',
    receiverPersonId: world.agent,
    ...more,
  })
const outgoing = (more: Partial<RegisterOutgoing> = {}, who = agent()) =>
  registerOutgoing(who, {
    direction: 'outgoing',
    dated: today,
    organisationId: world.bank,
    subject: 'پاسخ درباره تسهیلات',
    ...more,
  })
const show = (id: string, who = agent()) => letterView(who, id)
const version = async (id: string) => (await show(id, expert())).version
const refused = async (deed: Promise<unknown>) => {
  const error = await deed.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('it was not refused')
  return [error.status, error.code, error.fields[0]?.path]
}
const onDesk = async (who: string, id: string) =>
  (await listMine(database.db, world.waiting, world.actor(who), world.clock.today(), page))
    .filter((row) => row.record_id === id)
    .map((row) => row.what)
const anyDesk = async (id: string) =>
  (await Promise.all([world.agent, world.expert, world.director, world.member].map((who) => onDesk(who, id)))).flat()

describe('a letter that came in', () => {
  test('stands in the register of its place with what is on it, and is named by number and subject', async () => {
    const { id } = await incoming({ number: '95 / 4421', about: [world.cluster] })
    expect(await show(id)).toMatchObject({
      number: '۹۵/۴۴۲۱',
      dated: '2017-02-01',
      party: { id: world.bank, name: 'بانک صنعت و معدن' },
      provinceId: 'IR-30',
      clusterId: world.cluster,
      state: 'kept',
      about: [{ id: world.cluster, link: 'cites' }],
    })
    const { title } = await database.db
      .selectFrom('records')
      .select('title')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(title).toBe('نامه ۹۵/۴۴۲۱: تسهیلات واحدهای خوشه')
    expect((await lettersOfRecord(agent(), world.cluster)).map((row) => row.id)).toContain(id)
  })

  test('is refused a second time, however its number and sender are typed, and the refusal points to it', async () => {
    const { id } = await incoming({ number: '۷۷/ك/۱', organisationId: world.bank })
    const again = incoming({ number: ' 77/ک/1', organisationId: undefined, partyName: 'بانك صنعت و معدن' })
    const error = (await again.catch((thrown: unknown) => thrown)) as Refusal
    expect([error.code, error.details.letter, error.fields[0]?.path]).toEqual(['letters.numberStands', id, 'number'])
    // another day, another sender, another office: another letter
    await incoming({ number: '۷۷/ک/۱', dated: '2017-02-02' })
    await incoming({ number: '۷۷/ک/۱', organisationId: undefined, partyName: 'بانک ملی' })
    await incoming({ number: '۷۷/ک/۱', receiverPersonId: undefined, receiverRole: 'expert' }, world.as(world.stranger))
  })

  test('does not point to a letter that whoever types may not see', async () => {
    const elsewhere = await world.record('cluster', 'خوشه سنگ', { provinceId: 'IR-30' })
    const other = await world.person('عامل سنگ', { role: 'agentTeam', reachKind: 'cluster', reachId: elsewhere })
    const { id } = await incoming({ number: '۸۸' })
    const error = (await incoming({ number: '۸۸', receiverPersonId: other }, world.as(other)).catch(
      (thrown: unknown) => thrown,
    )) as Refusal
    expect([error.code, error.details.letter]).toEqual(['letters.numberStandsUnseen', undefined])
    expect(await refused(show(id, world.as(other)))).toEqual([404, 'kernel.notFound', undefined])
  })

  test.each([
    [{ dated: '2017-02-05' }, 422, 'letters.datedAhead', 'dated'],
    [{ asksAnswer: true, due: '2017-01-31' }, 422, 'letters.dueBeforeLetter', 'due'],
    [{ due: '2017-03-01' }, 422, 'letters.dueUnasked', 'due'],
    [{ organisationId: '01a20738-1471-75b2-b527-000000000000' }, 422, 'letters.noSuchOrganisation', 'organisationId'],
    [{ organisationId: undefined }, 422, 'letters.partyMissing', 'organisationId'],
    [{ partyName: 'بانک' }, 422, 'letters.partyTwice', 'partyName'],
    [{ receiverRole: 'expert' as const }, 422, 'letters.receiverMissing', 'receiverPersonId'],
    [{ receiverPersonId: '01a20738-1471-75b2-b527-000000000000' }, 422, 'letters.noSuchPerson', 'receiverPersonId'],
    [{ answersId: '01a20738-1471-75b2-b527-000000000000' }, 422, 'letters.noSuchLetter', 'answersId'],
    [{ bodyId: '01a20738-1471-75b2-b527-000000000000' }, 422, 'letters.noSuchBody', 'bodyId'],
    [{ about: ['01a20738-1471-75b2-b527-000000000000'] }, 422, 'letters.noSuchRecord', 'about.0'],
    [{ fileIds: ['01a20738-1471-75b2-b527-000000000000'] }, 422, 'kernel.fileNotYours', 'fileIds'],
    [{ number: ' / ' }, 422, 'letters.badNumber', 'number'],
  ])('with %o is refused at the field', async (more, status, code, path) => {
    expect(await refused(incoming(more))).toEqual([status, code, path])
  })

  test('is registered by the office, not by whoever only sits in a body', async () => {
    expect(await refused(incoming({ clusterId: world.cluster }, world.as(world.member)))).toEqual([
      422,
      'letters.noSuchCluster',
      'clusterId',
    ])
    expect((await refused(incoming({ provinceId: 'IR-30' }, world.as(world.stranger))))[0]).toBeGreaterThanOrEqual(403)
  })
})

describe('a letter of ours', () => {
  test('takes the next number of its office and year, without a gap where one was refused', async () => {
    const numbers = [(await outgoing()).number]
    expect(await refused(outgoing({ dated: '2017-02-05' }))).toEqual([422, 'letters.datedAhead', 'dated'])
    numbers.push((await outgoing({}, expert())).number, (await outgoing({ dated: '2016-03-19' })).number)
    expect(numbers).toEqual(['۱۳۹۵/۱', '۱۳۹۵/۲', '۱۳۹۴/۱'])
  })

  test('30 Esfand of the leap year 1395 counts in 1395, the next day in 1396', async () => {
    const before = world.clock.now()
    world.clock.moveTo(new Date('2017-03-21T08:00:00Z'))
    expect((await outgoing({ dated: '2017-03-20' })).number).toMatch(/^۱۳۹۵\//)
    expect((await outgoing({ dated: '2017-03-21' })).number).toBe('۱۳۹۶/۱')
    world.clock.moveTo(before)
  })

  test('keeps the number of another system as typed, once a day', async () => {
    expect((await outgoing({ number: '110/95/33' })).number).toBe('۱۱۰/۹۵/۳۳')
    expect(await refused(outgoing({ number: '۱۱۰/۹۵/۳۳', organisationId: world.company }))).toEqual([
      409,
      'letters.numberStands',
      'number',
    ])
  })
})

describe('an answer', () => {
  test('is waited for by whom the letter came to, and by nobody once a letter of ours answers it', async () => {
    const { id } = await incoming({ asksAnswer: true, due: '2017-02-10' })
    expect(await onDesk(world.agent, id)).toEqual(['letters.answer'])
    const answer = await outgoing({ answersId: id })
    expect(await anyDesk(id)).toEqual([])
    expect(await show(id)).toMatchObject({ state: 'answered', answeredBy: [{ id: answer.id }] })
    expect(await show(answer.id)).toMatchObject({ answers: { id } })
  })

  test('to a letter for a role waits on that role, and a referral moves the asking', async () => {
    const { id } = await incoming({ asksAnswer: true, receiverPersonId: undefined, receiverRole: 'agentTeam' })
    const referral = await refer(agent(), world.waiting, {
      recordId: id,
      item: { what: 'letters.answer', subjectId: id },
      toPersonId: world.expert,
      purpose: 'forAction',
      note: 'پاسخ بانک آماده شود',
    })
    expect([await onDesk(world.agent, id), await onDesk(world.expert, id)]).toEqual([[], ['desk.referral']])
    await answerReferral(expert(), referral.id, { answer: 'متن آماده است' })
    expect([await onDesk(world.agent, id), await onDesk(world.expert, id)]).toEqual([['letters.answer'], []])
    await fileLetter(agent(), id, { version: await version(id), reason: 'برای آگاهی بود' })
    expect(await anyDesk(id)).toEqual([])
    expect(await refused(outgoing({ answersId: id }))).toEqual([409, 'letters.settledAlready', 'answersId'])
    await reopenLetter(agent(), id, { version: await version(id), reason: 'پاسخ می‌خواهد' })
    expect(await onDesk(world.agent, id)).toEqual(['letters.answer'])
  })

  test('registered before is named afterwards; one that fits not is refused', async () => {
    const { id } = await incoming({ asksAnswer: true })
    const early = await outgoing({ dated: '2017-01-20' })
    const answer = await outgoing()
    const other = await incoming()
    const mark = async (answerId: string) => markAnswered(agent(), id, { version: await version(id), answerId })
    expect(await refused(mark(early.id))).toEqual([422, 'letters.answerOlder', 'answerId'])
    expect(await refused(mark(other.id))).toEqual([422, 'letters.sameDirection', 'answerId'])
    await mark(answer.id)
    expect(await refused(mark(answer.id))).toEqual([409, 'letters.settledAlready', undefined])
    expect((await show(id)).settled).toMatchObject({ how: 'answered', by: { id: answer.id } })
  })

  test('that named the wrong letter is corrected: that one waits again, the right one is answered', async () => {
    const [wrong, right] = [await incoming({ asksAnswer: true }), await incoming({ asksAnswer: true })]
    const answer = await outgoing({ answersId: wrong.id })
    await correctLetter(agent(), answer.id, { version: await version(answer.id), answersId: right.id })
    expect([await onDesk(world.agent, wrong.id), await onDesk(world.agent, right.id)]).toEqual([['letters.answer'], []])
    expect((await show(answer.id)).answers?.id).toBe(right.id)
  })
})

describe('a correction', () => {
  test('keeps what stood before in the history and moves receiver and sight', async () => {
    const { id } = await incoming({ asksAnswer: true, receiverPersonId: world.stranger })
    expect((await show(id, world.as(world.stranger))).id).toBe(id)
    await correctLetter(agent(), id, {
      version: await version(id),
      number: '۹۵/۹۹۹',
      subject: 'تسهیلات بانکی',
      receiverRole: 'expert',
      reason: 'شماره از مهر برداشته شده بود',
    })
    expect(await show(id)).toMatchObject({ number: '۹۵/۹۹۹', receiver: { person: null, role: 'expert' } })
    expect(await refused(show(id, world.as(world.stranger)))).toEqual([404, 'kernel.notFound', undefined])
    const [line] = await listHistory(database.db, world.actor(world.agent), [id], { limit: 1, offset: 0 })
    const said = JSON.parse(line!.canonical) as { before: object; after: object }
    expect(said.before).toMatchObject({ subject: 'تسهیلات واحدهای خوشه', receiverPersonId: world.stranger })
    expect(said.after).toMatchObject({ number: '۹۵/۹۹۹', receiverRole: 'expert' })
  })

  test('changes neither a number of ours nor its year, and takes no number that stands', async () => {
    const own = await outgoing()
    const correct = async (id: string, more: object) =>
      correctLetter(agent(), id, { version: await version(id), ...more })
    expect(await refused(correct(own.id, { number: '۱۳۹۵/۹۹' }))).toEqual([422, 'letters.ownNumber', 'number'])
    expect(await refused(correct(own.id, { dated: '2016-03-10' }))).toEqual([422, 'letters.otherYear', 'dated'])
    const [one, other] = [await incoming(), await incoming()]
    expect(await refused(correct(other.id, { number: one.number }))).toEqual([409, 'letters.numberStands', 'number'])
    expect(await refused(correctLetter(agent(), one.id, { version: 99, subject: 'دیگر' }))).toEqual([
      409,
      'kernel.stale',
      undefined,
    ])
  })
})

describe('the agenda that fills itself', () => {
  test('is offered what lies before its body, and no longer what is settled', async () => {
    const { id } = await incoming({ number: '۹۵/۳۰۰', subject: 'زمین نمایشگاه' })
    const chair = () => ({ ...expert(), agenda: letters.agenda! })
    const item = { what: 'letters.decide', subjectId: id }
    const call = () => callSession(chair(), world.council, { heldOn: '2017-02-20' })
    const first = await call()
    expect((await refused(fillAgenda(chair(), first.id, { items: [item] })))[1]).toBe('meetings.noLongerProposed')
    await layBefore(agent(), id, { version: await version(id), bodyId: world.council })
    // the members of the body see it now
    expect((await show(id, world.as(world.member))).state).toBe('before')
    await fillAgenda(chair(), first.id, { items: [item] })
    const { title } = await database.db
      .selectFrom('agenda_items')
      .select('title')
      .where('session_id', '=', first.id)
      .executeTakeFirstOrThrow()
    expect(title).toBe('نامه ۹۵/۳۰۰ مورخ ۱۳۹۵/۱۱/۱۳ بانک صنعت و معدن: زمین نمایشگاه')
    expect((await show(id)).agendas.map((one) => one.id)).toEqual([first.id])
    expect((await lettersOfRecord(agent(), first.id)).map((row) => row.id)).toEqual([id])
    await outgoing({ answersId: id })
    const second = await call()
    expect((await refused(fillAgenda(chair(), second.id, { items: [item] })))[1]).toBe('meetings.noLongerProposed')
    expect((await refused(layBefore(agent(), id, { version: await version(id), bodyId: null })))[1]).toBe(
      'letters.settledAlready',
    )
  })
})

describe('what a letter is about', () => {
  test('is tied and untied; another letter is answered, not tied', async () => {
    const [one, other] = [await incoming(), await outgoing()]
    await attachLetter(agent(), one.id, { recordId: world.council, kind: 'answers' })
    expect((await show(one.id)).about).toMatchObject([{ id: world.council, link: 'answers' }])
    await detachLetter(agent(), one.id, { recordId: world.council, kind: 'answers' })
    expect((await show(one.id)).about).toEqual([])
    expect((await refused(attachLetter(agent(), one.id, { recordId: other.id, kind: 'answers' })))[1]).toBe(
      'letters.useAnswers',
    )
    expect((await refused(detachLetter(agent(), one.id, { recordId: world.council })))[1]).toBe('letters.noSuchRecord')
  })
})

describe('the register', () => {
  test('pages over equal days without loss or repeat, and its counts are those of its filters', async () => {
    const partyName = 'فرستنده صفحه‌ها'
    const made = []
    for (let at = 0; at < 7; at += 1)
      made.push(
        (
          await incoming({
            organisationId: undefined,
            partyName,
            asksAnswer: at < 3,
            ...(at < 2 ? { due: '2017-02-02' } : {}),
          })
        ).id,
      )
    world.clock.advance(2 * 86_400_000)
    const filter = { party: `name:${partyName}` }
    const read: string[] = []
    for (let after: string | undefined; ; after = read.at(-1)) {
      const { rows, more } = await registerPage(agent(), filter, { limit: 3, after })
      read.push(...rows.map((row) => row.id))
      if (!more) break
    }
    expect(read).toEqual(made.toReversed())
    expect(await registerSummary(agent(), filter)).toMatchObject({ total: 7, incoming: 7, open: 3, overdue: 2 })
    const found = async (q: string) => (await registerPage(agent(), { q }, { limit: 100 })).rows.length
    expect([await found('صفحه ها فرستنده'), await found('هیچ‌کس چنین ننوشت')]).toEqual([7, 0])
    expect((await registerPage(world.as(world.stranger), filter, { limit: 100 })).rows).toEqual([])
  })
})
