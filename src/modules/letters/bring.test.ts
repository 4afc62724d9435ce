import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import { Refusal } from '../../kernel/errors.ts'
import { askedOf } from '../meetings/agenda/agenda.store.ts'
import { storyOf } from '../meetings/following/story.read.ts'
import { addAgendaItem, callSession, minuteResolution, notifyResolution, sendOut } from '../meetings/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import { askedOfSender, bringAnswer } from './bring.verbs.ts'
import { letters, registerIncoming, registerOutgoing } from './index.ts'
import type { BringAnswer } from './letters.schema.ts'
import { lettersOfRecord, letterView } from './letters.view.ts'

/** A letter that comes in settles what was asked of its sender: a point sent out, a notified resolution. */
let database: TestDatabase
let world: MeetingWorld
let n = 0

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings, letters])
})
beforeEach(() => world.clock.moveTo('2017-02-04'))
afterAll(() => database.close())

const expert = () => world.as(world.expert)
const letter = async (dated: string, organisationId = world.bank) =>
  (
    await registerIncoming(expert(), {
      direction: 'incoming',
      number: `۹۵/پ/${++n}`,
      dated,
      organisationId,
      subject: 'پاسخ بانک',
      receiverRole: 'expert',
    })
  ).id
const bring = async (id: string, input: Omit<BringAnswer, 'version'>) =>
  bringAnswer(expert(), id, { version: (await letterView(expert(), id)).version, ...input })
const refused = async (deed: Promise<unknown>) => {
  const error = await deed.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('it was not refused')
  return [error.status, error.code]
}
const tied = async (id: string) => (await letterView(expert(), id)).about.map((one) => [one.link, one.kind, one.id])

describe('a point sent out for remarks', () => {
  let session: string
  let asked: string
  beforeEach(async () => {
    session = (await callSession(expert(), world.council, { heldOn: '2017-02-20' })).id
    const item = await addAgendaItem(expert(), session, { title: 'تعرفه برق شهرک' })
    await sendOut(expert(), item.id, { organisationIds: [world.bank, world.company], due: '2017-02-15' })
    asked = (await askedOf(database.db, session)).find((one) => one.organisationId === world.bank)!.id
  })

  test('is answered by a letter of the one it went to; both name each other, and it waits no more', async () => {
    world.clock.moveTo('2017-02-06')
    const id = await letter('2017-02-05')
    expect((await askedOfSender(expert(), id)).remarks.map((one) => one.id)).toContain(asked)
    await bring(id, { what: 'remark', id: asked, text: 'با تعرفه موافقیم' })
    const answer = (await askedOf(database.db, session)).find((one) => one.id === asked)!
    expect(answer).toMatchObject({ answer: 'با تعرفه موافقیم', answeredBy: id })
    expect(await tied(id)).toEqual([['answers', 'session', session]])
    expect((await lettersOfRecord(expert(), session)).map((one) => one.id)).toEqual([id])
    expect((await askedOfSender(expert(), id)).remarks.map((one) => one.id)).not.toContain(asked)
    // a second letter of the same sender finds nothing left to answer
    expect(await refused(bring(await letter('2017-02-06'), { what: 'remark', id: asked }))).toEqual([
      422,
      'letters.notAskedOfIt',
    ])
  })

  test('is not answered by another’s letter, by an older one, by one of ours, nor by who may not see it', async () => {
    expect(await refused(bring(await letter('2017-02-04', world.company), { what: 'remark', id: asked }))).toEqual([
      422,
      'letters.notAskedOfIt',
    ])
    expect(await refused(bring(await letter('2017-02-03'), { what: 'remark', id: asked }))).toEqual([
      422,
      'letters.olderThanAsked',
    ])
    const ours = await registerOutgoing(expert(), {
      direction: 'outgoing',
      dated: '2017-02-04',
      organisationId: world.bank,
      subject: 'پیگیری',
    })
    expect(await refused(bring(ours.id, { what: 'remark', id: asked }))).toEqual([409, 'letters.notIncoming'])
    const id = await letter('2017-02-04')
    expect(await refused(bringAnswer(world.as(world.stranger), id, { version: 1, what: 'remark', id: asked }))).toEqual(
      [404, 'kernel.notFound'],
    )
    expect((await askedOf(database.db, session)).find((one) => one.id === asked)!.answer).toBeNull()
    expect(await tied(id)).toEqual([])
  })
})

describe('a notified resolution', () => {
  const notified = async () => {
    const { id } = await minuteResolution(expert(), {
      bodyId: world.council,
      text: 'تسهیلات داده شود',
      responsibleOrganisationId: world.bank,
      deadline: '2017-06-21',
    })
    await notifyResolution(expert(), id, { version: 1 })
    return id
  }
  const story = async (id: string) => storyOf(expert(), id)

  test('is accepted by the letter of the notified body, on the letter’s day; the letter is named in its story', async () => {
    const resolution = await notified()
    world.clock.moveTo('2017-02-12')
    const id = await letter('2017-02-09')
    expect((await askedOfSender(expert(), id)).resolutions.map((one) => one.id)).toContain(resolution)
    await bring(id, { what: 'accept', id: resolution })
    expect((await story(resolution)).at(-1)).toMatchObject({
      what: 'accept',
      on: '2017-02-09',
      reason: 'پاسخ بانک',
      said: { how: 'letter' },
      record: { id },
    })
    expect(await tied(id)).toEqual([['answers', 'resolution', resolution]])
    expect((await lettersOfRecord(expert(), resolution)).map((one) => one.id)).toEqual([id])
    expect((await askedOfSender(expert(), id)).resolutions.map((one) => one.id)).not.toContain(resolution)
    // whoever sees the resolution and not the letter reads that it was said, and by which letter not
    expect((await storyOf({ ...expert(), actor: world.actor(world.stranger) }, resolution)).at(-1)?.record).toBeNull()
  })

  test('is objected to by a letter of the fifteenth day, typed later; a letter of the sixteenth is too late and stays untied', async () => {
    const [late, timely] = [await notified(), await notified()]
    world.clock.moveTo('2017-02-25')
    const tooLate = await letter('2017-02-20')
    expect(await refused(bring(tooLate, { what: 'object', id: late, text: 'اعتبار نیست' }))).toEqual([
      409,
      'meetings.objectionLate',
    ])
    expect(await tied(tooLate)).toEqual([])
    const id = await letter('2017-02-19')
    await bring(id, { what: 'object', id: timely, text: 'اعتبار نیست' })
    expect((await story(timely)).at(-1)).toMatchObject({ what: 'object', on: '2017-02-19', record: { id } })
  })

  test('is not answered by a letter written before it was notified', async () => {
    const resolution = await notified()
    expect(await refused(bring(await letter('2017-02-01'), { what: 'accept', id: resolution }))).toEqual([
      422,
      'letters.olderThanAsked',
    ])
  })
})
