import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { looseFile } from '../world/papers.ts'
import { demoIds } from '../world/refusals.ts'

/** Resolutions take effect when the minutes become final: through the API, on the council of Alborz plastic in the demo. */
let demo: DemoHouse
let agent: Caller
let expert: Caller
let council: string
let session: string
let number: number
let planYear: string

// biome-ignore lint/suspicious/noExplicitAny: replies of many routes
type Row = any
type Reply = { status: number; body: Row }
const ask = async (who: Caller, method: Parameters<Caller>[0], url: string, body?: unknown) =>
  (await who(method, url, body)) as Reply
const done = async (who: Caller, method: Parameters<Caller>[0], url: string, body?: unknown) => {
  const reply = await ask(who, method, url, body)
  expect([method, url, reply.status, reply.status >= 400 ? reply.body : null]).toEqual([method, url, 200, null])
  return reply.body
}

beforeAll(async () => {
  demo = await demoHouse()
  agent = await demo.as('agent')
  expert = await demo.as('expert')
  const bodies = await done(agent, 'GET', '/api/bodies')
  council = bodies.rows.find((row: { kind: string }) => row.kind === 'steering_council').id
}, 120_000)
afterAll(() => demo.close())

async function sit() {
  const today = demo.house.clock.today()
  const made = await done(agent, 'POST', `/api/bodies/${council}/sessions`, { heldOn: today, startsAt: '10:00' })
  session = made.id
  number = made.number
  await done(agent, 'POST', `/api/sessions/${session}/opening`, { at: '00:00' })
  const { seats } = await done(agent, 'GET', `/api/sessions/${session}/sitting`)
  const arrivals = seats
    .filter((seat: Row) => seat.voting && seat.member)
    .map((seat: Row) => ({ as: 'member', seatId: seat.id, personId: seat.member.id }))
  await done(agent, 'POST', `/api/sessions/${session}/attendance`, { at: '00:00', arrivals })
}
const circulated = async () => {
  await done(agent, 'POST', `/api/sessions/${session}/closure`, { at: '23:59' })
  await done(agent, 'POST', `/api/sessions/${session}/minutes/circulation`, { due: demo.house.clock.today() })
}
const finalise = () => ask(agent, 'POST', `/api/sessions/${session}/minutes/finalisation`, { sure: true })
const waitingToNote = async () => {
  const { rows } = await done(agent, 'GET', `/api/sessions/${session}/effects`)
  return rows.filter((row: Row) => row.what === 'commitments.note')
}

describe('the council of Alborz plastic notes the progress', () => {
  test('its 7th session is proposed the progress, and open resolutions', async () => {
    await sit()
    expect(number).toBe(7)
    const { rows } = await done(agent, 'GET', `/api/sessions/${session}/agenda/candidates`)
    const kinds = rows.map((row: Row) => row.what)
    expect(kinds).toContain('commitments.note')
    expect(kinds).toContain('meetings.resolution')
    planYear = rows.find((row: Row) => row.what === 'commitments.note').record.id
  })

  test('an effect that can no longer be applied keeps the minutes open and says why', async () => {
    const offers = await waitingToNote()
    expect(offers.map((one: Row) => one.recordId)).toEqual([planYear])
    const effect = { what: 'commitments.note', recordId: planYear }
    const text = 'پیشرفت سال دوم به استحضار شورا رسید.'
    const made = await done(agent, 'POST', '/api/resolutions', { sessionId: session, text, effect })
    const early = await done(agent, 'GET', `/api/sessions/${session}/minutes`)
    expect(early.effects).toMatchObject([{ resolutionId: made.id, problem: null, appliedAt: null }])
    await circulated()
    // meanwhile somebody notes it by hand
    await done(expert, 'POST', `/api/records/${planYear}/noting`, {})
    const refused = await finalise()
    expect(refused.status).toBe(409)
    expect(refused.body.error).toMatchObject({ code: 'meetings.effectsRefused' })
    expect(refused.body.error.fields.map((field: Row) => [field.path, field.code])).toEqual([
      ['resolutions.1', 'meetings.effectOf'],
      ['resolutions.1', 'commitments.nothingToNote'],
    ])
    const minutes = await done(agent, 'GET', `/api/sessions/${session}/minutes`)
    expect(minutes).toMatchObject({
      state: 'circulated',
      effects: [{ problem: { code: 'commitments.nothingToNote' } }],
    })
    // without its effect the resolution stands, and the minutes become final
    await done(agent, 'PUT', `/api/resolutions/${made.id}/effect`, { effect: null })
    expect((await finalise()).body).toEqual({ applied: 0 })
  })

  test('applied, every claim is noted with the resolution, in one transaction with the minutes', async () => {
    // a claim is approved after the last noting
    const { db } = demo.house
    const waiting = await db
      .selectFrom('claims')
      .innerJoin('items', 'items.id', 'claims.item_id')
      .innerJoin('trees', 'trees.id', 'items.tree_id')
      .innerJoin('steps', 'steps.claim_id', 'claims.id')
      .select('claims.id as id')
      .where('trees.record_id', '=', planYear)
      .where('steps.kind', '=', 'verify')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('steps as later')
              .select('later.id')
              .whereRef('later.claim_id', '=', 'claims.id')
              .where('later.kind', 'in', ['approve', 'return', 'withdraw']),
          ),
        ),
      )
      .executeTakeFirstOrThrow()
    await done(expert, 'POST', `/api/claims/${waiting.id}/approval`, {})
    await sit()
    expect(number).toBe(8)
    const [offer] = await waitingToNote()
    const made = await done(agent, 'POST', '/api/resolutions', {
      sessionId: session,
      text: 'پیشرفت به استحضار شورا رسید.',
      effect: { what: 'commitments.note', recordId: offer.recordId },
    })
    const shown = await done(agent, 'GET', `/api/resolutions/${made.id}`)
    expect(shown).toMatchObject({ category: 'progress_noting', state: 'decided', concerns: [{ id: planYear }] })
    await circulated()
    expect((await finalise()).body).toEqual({ applied: 1 })
    const steps = await db.selectFrom('steps').select(['claim_id', 'kind']).where('decision_id', '=', made.id).execute()
    expect(steps).toEqual([{ claim_id: waiting.id, kind: 'note' }])
    const verbs = await db
      .selectFrom('journal_entries')
      .select('verb')
      .where('record_id', 'in', [planYear, session])
      .where('verb', 'in', ['commitments.note', 'meetings.finalise'])
      .orderBy('seq', 'desc')
      .limit(2)
      .execute()
    expect(verbs.map((one) => one.verb)).toEqual(['meetings.finalise', 'commitments.note'])
    expect(await waitingToNote()).toEqual([])
  })

  test('a body of another place may not note it', async () => {
    const lorestan = await demo.as('expert.lorestan')
    const bodies = await done(lorestan, 'GET', '/api/bodies')
    const other = bodies.rows[0].id
    const held = await done(lorestan, 'GET', `/api/bodies/${other}/sessions`)
    const reply = await ask(lorestan, 'POST', '/api/resolutions', {
      sessionId: held.rows.find((row: Row) => row.state !== 'planned').id,
      text: 'x',
      effect: { what: 'commitments.note', recordId: planYear },
    })
    expect([404, 422]).toContain(reply.status)
  })
})

describe('a provincial committee opens a gate', () => {
  test('it is proposed once nothing but the decision is missing; the stage is entered with the final minutes', async () => {
    const office = await demo.as('expert.lorestan')
    const today = demo.house.clock.today()
    const bodies = await done(office, 'GET', '/api/bodies')
    const committee = bodies.rows.find((row: Row) => row.kind === 'provincial_committee').id
    const { id: cluster } = (await done(office, 'GET', '/api/clusters?q=نایلون')).rows[0]
    const called = await done(office, 'POST', `/api/bodies/${committee}/sessions`, { heldOn: today })
    const proposed = async () =>
      (await done(office, 'GET', `/api/sessions/${called.id}/agenda/candidates`)).rows
        .filter((row: Row) => row.what === 'clusters.gate')
        .map((row: Row) => row.title)
    expect(await proposed()).toEqual([])
    const { next } = await done(office, 'GET', `/api/clusters/${cluster}`)
    for (const one of next.lines.filter((line: Row) => line.state !== 'fulfilled')) {
      const common = { stage: next.code, code: one.code, dated: today }
      if (one.kind === 'document') {
        const fileId = await looseFile(demo, 'expert.lorestan', `${one.code}.pdf`)
        await done(office, 'POST', `/api/clusters/${cluster}/papers`, { ...common, number: '۱', fileId })
      } else if (one.kind === 'condition' && one.stated)
        await done(office, 'POST', `/api/clusters/${cluster}/statements`, { ...common, holds: !one.negative })
    }
    expect(await proposed()).toEqual(['خوشه نایلون لرستان: دروازه «امکان‌سنجی»'])
    const offer = (await done(office, 'GET', `/api/sessions/${called.id}/effects`)).rows[0]
    expect(offer).toMatchObject({ what: 'clusters.gate', recordId: cluster, details: { stage: 'feasibility' } })

    // its minutes are typed afterwards, without attendance
    await done(office, 'POST', `/api/sessions/${called.id}/holding`, { heldOn: today })
    await done(office, 'POST', `/api/sessions/${called.id}/minutes`, { begin: true })
    const effect = { what: offer.what, recordId: cluster, details: offer.details }
    const text = 'امکان‌سنجی خوشه نایلون آغاز شود.'
    const made = await done(office, 'POST', '/api/resolutions', { sessionId: called.id, text, effect })
    expect((await done(office, 'GET', `/api/clusters/${cluster}`)).stage.code).toBe('identified')
    await done(office, 'POST', `/api/sessions/${called.id}/minutes/circulation`, { due: today })
    expect(await done(office, 'POST', `/api/sessions/${called.id}/minutes/finalisation`, { sure: true })).toEqual({
      applied: 1,
    })
    const after = await done(office, 'GET', `/api/clusters/${cluster}`)
    expect(after.stage).toMatchObject({ code: 'feasibility', since: today, takenOver: false })
    const stage = await demo.house.db
      .selectFrom('cluster_stages')
      .select('decision_id')
      .where('cluster_id', '=', cluster)
      .where('stage', '=', 'feasibility')
      .executeTakeFirstOrThrow()
    expect(stage.decision_id).toBe(made.id)
  })
})

describe('a provincial committee delegates clusters', () => {
  test('to an organisation that is named; a second decision on the same cluster keeps the minutes open', async () => {
    const office = await demo.as('expert.lorestan')
    const today = demo.house.clock.today()
    const bodies = await done(office, 'GET', '/api/bodies')
    const committee = bodies.rows.find((row: Row) => row.kind === 'provincial_committee').id
    const { id: cluster } = (await done(office, 'GET', '/api/clusters?q=خیارشور')).rows[0]
    const organisation = async (q: string) =>
      (await done(office, 'GET', `/api/organisations?q=${encodeURIComponent(q)}`)).rows[0].id
    const agriculture = await organisation('جهاد کشاورزی لرستان')
    const { id } = await done(office, 'POST', `/api/bodies/${committee}/sessions`, { heldOn: today })
    await done(office, 'POST', `/api/sessions/${id}/holding`, { heldOn: today })
    await done(office, 'POST', `/api/sessions/${id}/minutes`, { begin: true })
    const { rows: offers } = await done(office, 'GET', `/api/sessions/${id}/effects`)
    const offer = offers.find((row: Row) => row.what === 'clusters.delegate' && row.recordId === cluster)
    expect(offer).toMatchObject({ category: 'delegation', asks: 'organisation' })
    // what is delegated already is not offered again
    const varsho = (await done(office, 'GET', '/api/clusters?q=ورشو')).rows[0].id
    expect(offers.some((row: Row) => row.recordId === varsho && row.what === 'clusters.delegate')).toBe(false)

    const resolve = (details: Record<string, string>, recordId = cluster) =>
      ask(office, 'POST', '/api/resolutions', {
        sessionId: id,
        text: 'توسعه خوشه سپرده شود.',
        effect: { what: 'clusters.delegate', recordId, details },
      })
    const refusal = async (reply: Promise<Reply>) => {
      const { status, body } = await reply
      return [status, body.error.code, ...body.error.fields.map((one: Row) => one.path)]
    }
    expect(await refusal(resolve({}))).toEqual([422, 'kernel.required', 'effect.details.organisationId'])
    expect(await refusal(resolve({ organisationId: cluster }))).toEqual([
      422,
      'clusters.noSuchOrganisation',
      'effect.details.organisationId',
    ])
    expect((await refusal(resolve({ organisationId: agriculture }, varsho)))[1]).toBe('clusters.partTaken')
    const made = await resolve({ organisationId: agriculture })
    expect(made.status).toBe(200)
    const other = await resolve({ organisationId: await organisation('میراث فرهنگی لرستان') })
    expect(other.status).toBe(200)
    expect((await done(office, 'GET', `/api/clusters/${cluster}`)).custodian).toBeNull()

    await done(office, 'POST', `/api/sessions/${id}/minutes/circulation`, { due: today })
    const finalise = () => ask(office, 'POST', `/api/sessions/${id}/minutes/finalisation`, { sure: true })
    const refused = await finalise()
    expect(refused.body.error.code).toBe('meetings.effectsRefused')
    expect(refused.body.error.fields.map((one: Row) => one.code)).toContain('clusters.partTaken')
    expect((await done(office, 'GET', `/api/clusters/${cluster}`)).custodian).toBeNull()
    await done(office, 'PUT', `/api/resolutions/${other.body.id}/effect`, { effect: null })
    expect((await finalise()).body).toEqual({ applied: 1 })
    const after = await done(office, 'GET', `/api/clusters/${cluster}`)
    expect(after).toMatchObject({ custodian: { id: agriculture }, delegation: { since: today } })
    const custodian = await demo.as('agriculture')
    expect((await done(custodian, 'GET', `/api/clusters/${cluster}`)).custodian.id).toBe(agriculture)
  })

  test('a council delegates none: the by-law gives that to the committee', async () => {
    const offers = await done(agent, 'GET', `/api/sessions/${session}/effects`)
    expect(offers.rows.some((row: Row) => row.what === 'clusters.delegate')).toBe(false)
  })
})

describe('the council of Alborz plastic approves the plan of its third year', () => {
  let third: string
  let resolution: string
  const year = () => done(expert, 'GET', `/api/plan-years/${third}`)
  const write = async (change: (one: Row, at: number) => Row) => {
    const { version, draft } = await year()
    await done(agent, 'PUT', `/api/plan-years/${third}/draft`, { version, activities: draft.activities.map(change) })
  }
  const offered = async (): Promise<Row[]> =>
    (await done(agent, 'GET', `/api/sessions/${session}/effects`)).rows.filter(
      (row: Row) => row.what === 'plans.freeze',
    )
  const proposed = async (): Promise<Row[]> =>
    (await done(agent, 'GET', `/api/sessions/${session}/agenda/candidates`)).rows.filter(
      (row: Row) => row.what === 'plans.freeze',
    )

  test('a draft that could not be frozen is neither proposed nor offered; a whole one is', async () => {
    third = (await demoIds(demo)).third
    await sit()
    expect([await offered(), await proposed()]).toEqual([[], []])
    await write((one) => (one.weight === '14.9' ? { ...one, weight: '15' } : one))
    expect(await proposed()).toMatchObject([{ record: { id: third } }])
    const [offer] = await offered()
    expect(offer.says.fa).toContain('خط مبنا می‌شود')
    const { id } = await done(agent, 'POST', '/api/resolutions', {
      sessionId: session,
      text: 'برنامه سال سوم تصویب شد.',
      effect: { what: offer.what, recordId: offer.recordId, details: offer.details },
    })
    resolution = id
    // it gives nobody a task
    expect(await done(agent, 'GET', `/api/resolutions/${id}`)).toMatchObject({
      category: 'plan_approval',
      state: 'decided',
      gaps: [],
    })
  })

  test('changed after the resolution it is not what the council saw: the minutes stay open and say why', async () => {
    await circulated()
    await write((one, at) => (at === 0 ? { ...one, title: `${one.title} (تازه)` } : one))
    const refused = await finalise()
    expect(refused.status).toBe(409)
    expect(refused.body.error.fields.map((field: Row) => [field.path, field.code])).toEqual([
      ['resolutions.1', 'meetings.effectOf'],
      ['resolutions.1', 'plans.draftMoved'],
    ])
    expect((await year()).draft).not.toBeNull()
  })

  test('given again as it stands, it is the baseline with the final minutes, and rests on the resolution', async () => {
    const [offer] = await offered()
    await done(agent, 'PUT', `/api/resolutions/${resolution}/effect`, {
      effect: { what: offer.what, recordId: offer.recordId, details: offer.details },
    })
    const { draft } = await year()
    expect((await finalise()).body).toEqual({ applied: 1 })
    const now = await year()
    expect(now.draft).toBeNull()
    const { db } = demo.house
    const frozen = await db
      .selectFrom('versions')
      .innerJoin('trees', 'trees.id', 'versions.tree_id')
      .select(['versions.n as n', 'versions.decision_id as decisionId'])
      .where('trees.record_id', '=', third)
      .where('frozen_at', 'is not', null)
      .execute()
    expect(frozen).toEqual([{ n: draft.n, decisionId: resolution }])
    const decisions = await done(agent, 'GET', `/api/records/${third}/decisions`)
    expect(decisions.earlier).toMatchObject([{ id: resolution, branches: [{ id: session }] }])
    expect([await offered(), await proposed()]).toEqual([[], []])
  })

  test('a committee approves no plan', async () => {
    const committee = await demo.as('expert.lorestan')
    const bodies = await done(committee, 'GET', '/api/bodies')
    const { id } = bodies.rows.find((row: Row) => row.kind === 'provincial_committee')
    const made = await done(committee, 'POST', `/api/bodies/${id}/sessions`, { heldOn: demo.house.clock.today() })
    const { rows } = await done(committee, 'GET', `/api/sessions/${made.id}/effects`)
    expect(rows.filter((row: Row) => row.what === 'plans.freeze')).toEqual([])
  })
})
