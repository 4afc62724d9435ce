import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { alborz, castActor } from '../../../test/world/directory.ts'
import { tempFolder } from '../../../test/world/folders.ts'
import { systemActor } from '../../kernel/actor.ts'
import { movableClock } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { runWaiting } from '../../kernel/jobs.ts'
import { insertRecord } from '../../kernel/records.ts'
import { runVerb } from '../../kernel/verb.ts'
import { appendJournal } from '../journal/index.ts'
import type { Channel, DeliveryState } from './message.rules.ts'
import { type Sending, sendingJob } from './messages.job.ts'
import { takeDue } from './messages.store.ts'
import { chooseMessages, releaseMessages, sendAgain } from './messages.verbs.ts'
import { choicesView, messagesView } from './messages.view.ts'
import { fileSender } from './senders/file.sender.ts'
import type { Outcome, Sender } from './senders/sender.ts'
import { writeMessage } from './write.ts'

const clock = movableClock('2017-02-04T08:00:00Z')
let database: TestDatabase
let ctx: Ctx
let house: Ctx
let person: string
let record: string
let sent: { to: string; subject: string; text: string }[]

beforeAll(async () => {
  database = await testDatabase()
  const actor = await castActor(database.db, 'دبیر', [{ role: 'expert', reachKind: 'province', reachId: alborz }])
  ctx = { db: database.db, clock, actor, requestId: 'test', appendJournal }
  house = { ...ctx, actor: systemActor }
  person = actor.personId
  await sql`insert into persons (id, given_name, family_name, folded, mobile) values (${person}, 'دبیر', 'دبیر', 'دبیر', '+989121234567')`.execute(
    database.db,
  )
  record = await database.db
    .transaction()
    .execute((tx) => insertRecord(tx, clock.now(), { kind: 'cluster', title: 'خوشه پلاستیک', provinceId: alborz }))
})
afterAll(() => database.close())
beforeEach(async () => {
  sent = []
  clock.moveTo('2017-02-04T08:00:00Z')
  await database.db.deleteFrom('message_deliveries').execute()
  await database.db.deleteFrom('message_choices').execute()
  await database.db.deleteFrom('message_quiet').execute()
  await database.db.deleteFrom('settings').where('key', '=', 'messages').execute()
})

let written = 0
const write = (key = `test/${++written}`) =>
  runVerb(ctx, 'test.say', async (tx, entry) => {
    await writeMessage(tx, ctx, {
      key,
      kind: 'notification',
      personId: person,
      recordId: record,
      name: 'test.notified',
      details: { deadline: '2017-03-01' },
    })
    entry({ recordId: record, provinceId: alborz })
  })
const answering = (outcome: () => Outcome | Promise<Outcome>): Sender => ({
  channel: 'sms',
  async send(message) {
    const said = await outcome()
    sent.push(message)
    return said
  },
})
const works = answering(() => ({ sent: true }))
const sendingBy = (senders: readonly Sender[], installation: string | null = null): Sending => ({
  installation,
  senders,
  sentence: (name, values) => `${name} ${values.deadline}`,
})
const run = (sending: Sending) =>
  runWaiting([sendingJob(sending)], {
    worker: 'one',
    stopping: false,
    log: { info() {}, warn() {}, error() {} },
    ctxOf: async () => house,
  })
const states = async (): Promise<Record<string, DeliveryState>> => {
  const rows = await database.db.selectFrom('message_deliveries').select(['channel', 'state']).execute()
  return Object.fromEntries(rows.map((row) => [row.channel, row.state]))
}

describe('a message', () => {
  it('goes out once by each channel that has an address and a sender, with its words', async () => {
    await write()
    await run(sendingBy([works]))
    await run(sendingBy([works]))
    expect(sent).toEqual([
      expect.objectContaining({
        to: '+989121234567',
        subject: 'test.notified.subject 2017-03-01',
        text: 'test.notified.text 2017-03-01',
      }),
    ])
    // the person has no e-mail address in the register
    expect(await states()).toEqual({ sms: 'sent', email: 'noAddress' })
  })

  it('stands or falls with the verb that wrote it', async () => {
    const failing = runVerb(ctx, 'test.say', async (tx) => {
      await writeMessage(tx, ctx, {
        key: 'test/lost',
        kind: 'reminder',
        personId: person,
        recordId: record,
        name: 'test.notified',
        details: {},
      })
      throw new Error('the verb fails')
    })
    await expect(failing).rejects.toThrow('the verb fails')
    await run(sendingBy([works]))
    expect(sent).toEqual([])
  })

  it('of one key is written once, also by two at once', async () => {
    await Promise.all([write('test/same'), write('test/same'), write('test/same')])
    await run(sendingBy([works]))
    expect(sent).toHaveLength(1)
  })

  it('is handed over by one of several workers', async () => {
    for (let n = 0; n < 12; n++) await write()
    await Promise.all(Array.from({ length: 4 }, () => run(sendingBy([works]))))
    expect(sent).toHaveLength(12)
  })

  it('without a sender says so', async () => {
    await write()
    await run(sendingBy([]))
    expect((await states()).sms).toBe('noSender')
  })
})

describe('time', () => {
  it('what is written at night waits for the morning', async () => {
    clock.moveTo('2017-02-04T20:00:00Z')
    await write()
    await run(sendingBy([works]))
    expect(sent).toEqual([])
    clock.moveTo('2017-02-05T03:30:00Z')
    await run(sendingBy([works]))
    expect(sent).toHaveLength(1)
  })

  it('one’s own quiet hours and choices count', async () => {
    await chooseMessages(ctx, {
      choices: [{ kind: 'notification', channel: 'email', wanted: false }],
      quiet: { from: '11:00', until: '13:00' },
    })
    await write()
    expect(Object.keys(await states())).toEqual(['sms'])
    await run(sendingBy([works]))
    expect(sent).toEqual([])
    clock.moveTo('2017-02-04T09:30:00Z')
    await run(sendingBy([works]))
    expect(sent).toHaveLength(1)
    const view = await choicesView(ctx)
    expect(view.quiet).toEqual({ from: '11:00', until: '13:00' })
    expect(view.choices.filter((one) => !one.wanted)).toEqual([
      { kind: 'notification', channel: 'email', wanted: false },
    ])
  })
})

describe('what goes wrong', () => {
  it('a provider that took nothing is asked again, later each time, and at last it has failed', async () => {
    await write()
    const busy = answering(() => ({ sent: false, said: 'no line', again: true }))
    for (const minutes of [0, 1, 5, 30, 120]) {
      clock.advance(minutes * 60_000)
      await run(sendingBy([busy]))
    }
    expect(sent).toHaveLength(5)
    expect((await states()).sms).toBe('failed')
    const { rows } = await messagesView(ctx, { limit: 10, offset: 0 }, sendingBy([busy]))
    expect(rows.flatMap((row) => row.deliveries).find((one) => one.channel === 'sms')!.said).toBe('no line')
  })

  it('where nobody knows whether it went out it is never sent again by itself', async () => {
    await write()
    await run(sendingBy([answering(() => Promise.reject(new Error('line cut')))]))
    await run(sendingBy([works]))
    expect([sent.length, (await states()).sms]).toEqual([0, 'unsure'])
  })

  it('a process killed while it hands over leaves it unsure; a person may have it sent again', async () => {
    await write()
    // taken, and then the process dies: its lease runs out
    let taken = await takeDue(database.db, clock.now(), new Date(clock.now().getTime() - 1_000))
    while (taken && taken.channel !== 'sms')
      taken = await takeDue(database.db, clock.now(), new Date(clock.now().getTime() - 1_000))
    await run(sendingBy([works]))
    expect([sent.length, (await states()).sms]).toEqual([0, 'unsure'])
    await sendAgain(ctx, taken!.messageId, 'sms')
    await run(sendingBy([works]))
    expect([sent.length, (await states()).sms]).toEqual([1, 'sent'])
    await expect(sendAgain(ctx, taken!.messageId, 'sms')).rejects.toMatchObject({ code: 'messages.notAgain' })
  })

  it('a copy on another data folder sends nothing until an administrator releases it', async () => {
    await write()
    await run(sendingBy([works], 'first'))
    await write()
    await run(sendingBy([works], 'copy'))
    expect(sent).toHaveLength(1)
    expect((await messagesView(ctx, { limit: 10, offset: 0 }, sendingBy([works], 'copy'))).held).toBe(true)
    await expect(releaseMessages(ctx, 'copy')).rejects.toMatchObject({ code: 'kernel.notYourRole' })
    await releaseMessages(house, 'copy')
    await run(sendingBy([works], 'first'))
    expect(sent).toHaveLength(1)
    await run(sendingBy([works], 'copy'))
    expect(sent).toHaveLength(2)
    await expect(releaseMessages(house, 'copy')).rejects.toMatchObject({ code: 'messages.notHeld' })
  })
})

it('whoever does not see the record sees nothing told about it', async () => {
  await write()
  const stranger = await castActor(database.db, 'بیگانه', [{ role: 'expert', reachKind: 'province', reachId: 'IR-11' }])
  const { rows, total, byState } = await messagesView(
    { ...ctx, actor: stranger },
    { limit: 10, offset: 0 },
    sendingBy([]),
  )
  expect([rows.length, total, byState]).toEqual([0, 0, {}])
  const { id } = (await messagesView(ctx, { limit: 1, offset: 0 }, sendingBy([]))).rows[0]!
  await expect(sendAgain({ ...ctx, actor: stranger }, id, 'sms')).rejects.toMatchObject({ kind: 'notFound' })
})

it('for trial each text message is a file, the same one once', async () => {
  const folder = tempFolder()
  const sender = fileSender('sms' satisfies Channel, folder)
  const message = { to: '+989121234567', subject: 'ابلاغ', text: 'مصوبه ۳', key: 'a/sms' }
  expect(await sender.send(message)).toEqual({ sent: true })
  expect(await sender.send(message)).toEqual({ sent: true })
  const files = await readdir(folder)
  expect(files).toHaveLength(1)
  expect(await readFile(`${folder}/${files[0]}`, 'utf8')).toBe('+989121234567\nابلاغ\n\nمصوبه ۳\n')
})
