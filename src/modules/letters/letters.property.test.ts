import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import { Refusal } from '../../kernel/errors.ts'
import { answerReferral, listMine, refer, withdrawReferral } from '../desk/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import {
  correctLetter,
  fileLetter,
  layBefore,
  letters,
  registerIncoming,
  registerOutgoing,
  reopenLetter,
} from './index.ts'
import { letterView } from './letters.view.ts'

/**
 * A letter that asks for an answer waits on exactly one desk, whoever had it in hand; settled it waits on none, and its body's sessions are
 * offered it as long as it is open. Held against a model that knows only what was done, over random histories.
 */
let database: TestDatabase
let world: MeetingWorld

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings, letters])
})
afterAll(() => database.close())

const deeds = ['refer', 'return', 'takeBack', 'answer', 'file', 'reopen', 'lay', 'ask', 'unask', 'unanswer'] as const
const history = fc.array(fc.constantFrom(...deeds), { minLength: 5, maxLength: 16 })

interface Known {
  id: string
  asks: boolean
  settled: null | 'answered' | 'filed'
  answer: string | null
  referral: string | null
  before: boolean
}

const agent = () => world.as(world.agent)
const versionOf = async (id: string) => (await letterView(agent(), id)).version
let n = 0

async function act(deed: (typeof deeds)[number], one: Known): Promise<void> {
  const { id } = one
  const open = one.settled === null
  const waits = open && one.asks
  world.clock.advance(60_000)
  switch (deed) {
    case 'refer':
      if (waits && !one.referral) {
        const item = { what: 'letters.answer', subjectId: id }
        const to = { toPersonId: world.expert, purpose: 'forAction' as const, note: 'هامش' }
        one.referral = (await refer(agent(), world.waiting, { recordId: id, item, ...to })).id
      }
      break
    case 'return':
      if (waits && one.referral) {
        await answerReferral(world.as(world.expert), one.referral, { answer: 'دیده شد' })
        one.referral = null
      }
      break
    case 'takeBack':
      if (waits && one.referral) {
        await withdrawReferral(agent(), one.referral, {})
        one.referral = null
      }
      break
    case 'answer': {
      const written = registerOutgoing(agent(), {
        direction: 'outgoing',
        dated: world.clock.today(),
        organisationId: world.bank,
        subject: 'پاسخ',
        answersId: id,
      })
      if (one.settled === 'filed') {
        await expect(written).rejects.toThrow(Refusal)
        break
      }
      const made = (await written).id
      if (open) {
        one.answer = made
        one.settled = 'answered'
      }
      break
    }
    case 'unanswer':
      // a second letter that answers it keeps it answered
      if (one.settled === 'answered') {
        const others = (await letterView(agent(), id)).answeredBy.filter((answer) => answer.id !== one.answer)
        await correctLetter(agent(), one.answer!, { version: await versionOf(one.answer!), answersId: null })
        one.answer = others[0]?.id ?? null
        if (!one.answer) {
          one.settled = null
          one.referral = null
        }
      }
      break
    case 'file':
      if (open) {
        await fileLetter(agent(), id, { version: await versionOf(id), reason: 'برای آگاهی' })
        one.settled = 'filed'
      }
      break
    case 'reopen':
      if (one.settled === 'filed') {
        await reopenLetter(agent(), id, { version: await versionOf(id), reason: 'پاسخ می‌خواهد' })
        one.settled = null
        // what was referred before it was filed is history
        one.referral = null
      }
      break
    case 'lay':
      if (open) {
        one.before = !one.before
        await layBefore(agent(), id, { version: await versionOf(id), bodyId: one.before ? world.council : null })
      }
      break
    case 'ask':
    case 'unask':
      if (one.asks === (deed === 'ask')) break
      await correctLetter(agent(), id, { version: await versionOf(id), asksAnswer: deed === 'ask' })
      one.asks = deed === 'ask'
      break
  }
}

async function check(one: Known): Promise<void> {
  const desks = await Promise.all(
    [world.agent, world.expert, world.director].map(async (who) =>
      (
        await listMine(database.db, world.waiting, world.actor(who), world.clock.today(), { limit: 100, offset: 0 })
      ).flatMap((row) => (row.record_id === one.id ? [`${world.actor(who).name} ${row.what}`] : [])),
    ),
  )
  const waits = one.asks && one.settled === null
  const inHand = one.referral ? 'کارشناس خوشه desk.referral' : 'عامل توسعه letters.answer'
  expect(desks.flat()).toEqual(waits ? [inHand] : [])
  const { rows } = await sql<{ subject_id: string }>`
    with asking as (select ${world.council}::uuid as body_id)
    select one.subject_id from (${letters.agenda![0]!.select()}) one where one.subject_id = ${one.id}::uuid`.execute(
    database.db,
  )
  expect(rows.length === 1).toBe(one.before && one.settled === null)
}

test('what waits waits on one desk, what is settled on none, and agendas are offered what lies open before their body', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const { id } = await registerIncoming(agent(), {
        direction: 'incoming',
        number: `${++n}`,
        dated: '2017-02-01',
        organisationId: world.bank,
        subject: 'پرسش',
        receiverPersonId: world.agent,
        asksAnswer: true,
      })
      const one: Known = { id, asks: true, settled: null, answer: null, referral: null, before: false }
      await check(one)
      for (const step of steps) {
        await act(step, one)
        await check(one)
      }
    }),
    { numRuns: 15, endOnFailure: true },
  )
}, 120_000)
