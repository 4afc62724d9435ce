import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { type MeetingWorld, meetingWorld } from '../../../test/world/meetings.ts'
import { enterHistoricSession, minuteResolution } from '../meetings/index.ts'
import { meetings } from '../meetings/meetings.module.ts'
import { listAskedByMe, listMine } from './desk.store.ts'
import { handOverDesk, type Receiver } from './handover.ts'
import { answerReferral, refer, take } from './index.ts'

let database: TestDatabase
let world: MeetingWorld
let session: string
let successor: string
let colleague: string
const page = { limit: 200, offset: 0 }

beforeAll(async () => {
  database = await testDatabase()
  world = await meetingWorld(database.db, [meetings])
  successor = await world.person('عامل تازه', { role: 'agentTeam', reachKind: 'cluster', reachId: world.cluster })
  colleague = await world.person('کارشناس دوم', { role: 'expert', reachKind: 'province', reachId: 'IR-30' })
  const source = { mark: 'document' as const, source: 'D0' }
  session = (await enterHistoricSession(world.as(world.expert), world.council, { number: 6, source })).id
})
afterAll(() => database.close())

const minute = async (text: string) => {
  world.clock.advance(1000)
  const { id } = await minuteResolution(world.as(world.expert), { sessionId: session, text })
  return { recordId: id, item: { what: 'meetings.complete', subjectId: id } }
}
const desk = (who: string) => listMine(database.db, world.waiting, world.actor(who), world.clock.today(), page)
/** What stands on somebody's desk about one record, with the exact subject. */
const about = async (who: string, recordId: string) => (await desk(who)).filter((row) => row.record_id === recordId)
const whats = async (who: string, recordId: string) => (await about(who, recordId)).map((row) => row.what)
const handOver = (fromPersonId: string, to: Receiver, within = { clusterId: world.cluster }) => {
  world.clock.advance(1000)
  const ctx = world.as(world.director)
  return database.db
    .transaction()
    .execute((tx) => handOverDesk(tx, ctx, world.waiting, { fromPersonId, to, within, note: 'تحویل' }))
}
const toAgent = (resolution: Awaited<ReturnType<typeof minute>>) =>
  refer(world.as(world.expert), world.waiting, {
    ...resolution,
    toPersonId: world.agent,
    purpose: 'forAction',
    note: 'جهت اقدام',
  })

describe('a desk handed over', () => {
  test('what was referred to the one who leaves stands on the successor’s desk; the answer goes to who asked', async () => {
    const resolution = await minute('واگذاری یک')
    await toAgent(resolution)
    expect(await whats(world.agent, resolution.recordId)).toEqual(['desk.referral'])
    const handed = await handOver(world.agent, { personId: successor })
    expect(handed).toMatchObject([{ recordId: resolution.recordId, what: 'desk.referral' }])
    expect(await whats(world.agent, resolution.recordId)).toEqual([])
    const [row] = await about(successor, resolution.recordId)
    expect(row).toMatchObject({ what: 'desk.referral', details: { note: 'جهت اقدام', from: world.expert } })
    // the room's own work is still passed on, so it does not come back to the role
    expect(await whats(world.expert, resolution.recordId)).toEqual([])
    await answerReferral(world.as(successor), row!.subject_id, { answer: 'انجام شد' })
    expect(await whats(world.expert, resolution.recordId)).toEqual(['meetings.complete'])
    const { rows } = await listAskedByMe(
      database.db,
      world.waiting,
      world.actor(world.expert),
      world.clock.today(),
      page,
    )
    expect(rows.find((one) => one.record_id === resolution.recordId)).toMatchObject({
      answer: 'انجام شد',
      to_person_id: successor,
    })
  })

  test('what the one who leaves had passed on comes back to the successor, not to an empty desk', async () => {
    const resolution = await minute('واگذاری دو')
    await toAgent(resolution)
    const [own] = await about(world.agent, resolution.recordId)
    await refer(world.as(world.agent), world.waiting, {
      recordId: resolution.recordId,
      item: { what: 'desk.referral', subjectId: own!.subject_id },
      toPersonId: world.director,
      purpose: 'forAction',
      note: 'نظر شما',
    })
    await handOver(world.agent, { personId: successor })
    const [onward] = await about(world.director, resolution.recordId)
    expect(onward!.what).toBe('desk.referral')
    expect(await whats(successor, resolution.recordId)).toEqual([])
    await answerReferral(world.as(world.director), onward!.subject_id, { answer: 'موافقم' })
    expect(await whats(successor, resolution.recordId)).toEqual(['desk.referral'])
    expect(await whats(world.agent, resolution.recordId)).toEqual([])
  })

  test('what came from the successor comes back to the successor’s own work', async () => {
    const resolution = await minute('واگذاری سه')
    await refer(world.as(colleague), world.waiting, {
      ...resolution,
      toPersonId: world.expert,
      purpose: 'forAction',
      note: '',
    })
    expect(await handOver(world.expert, { personId: colleague })).toEqual([])
    expect(await whats(colleague, resolution.recordId)).toEqual(['meetings.complete'])
  })

  test('may go to a role; what was taken is put back; what a role is asked stays with it', async () => {
    const referred = await minute('واگذاری چهار')
    await toAgent(referred)
    const taken = await minute('برداشته')
    await take(world.as(colleague), world.waiting, taken.item)
    await handOver(world.agent, { role: 'expert' })
    expect(await whats(colleague, referred.recordId)).toEqual(['desk.referral'])
    expect((await about(world.expert, taken.recordId))[0]).toMatchObject({ role: 'expert', taken_by: colleague })
    await handOver(colleague, { personId: world.expert })
    expect((await about(world.expert, taken.recordId))[0]).toMatchObject({ role: 'expert', taken_by: null })
  })

  test('nothing of another place moves', async () => {
    const elsewhere = await world.record('cluster', 'خوشه دیگر', { provinceId: 'IR-30' })
    const resolution = await minute('واگذاری پنج')
    await toAgent(resolution)
    expect(await handOver(world.agent, { personId: successor }, { clusterId: elsewhere })).toEqual([])
    expect(await whats(world.agent, resolution.recordId)).toEqual(['desk.referral'])
  })
})
