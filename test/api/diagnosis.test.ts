import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChangesView, DiagnosisView, ReportView } from '../../src/modules/diagnosis/diagnosis.schema.ts'
import type { ChainView } from '../../src/modules/plans/chain/chain.schema.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { demoIds, type Expected, expectRefused, type Reply } from '../world/refusals.ts'

let demo: DemoHouse
let agent: Caller
let supervisor: Caller
let expert: Caller
let cluster: string
let planId: string
/** The knife cluster of Zanjan: nobody has written a study of it. */
let knife: string

beforeAll(async () => {
  demo = await demoHouse()
  agent = await demo.as('agent')
  supervisor = await demo.as('supervisor')
  expert = await demo.as('expert')
  const known = await demoIds(demo)
  cluster = known.clusterId
  planId = known.planId
  const row = await demo.house.db
    .selectFrom('clusters')
    .select('id')
    .where('trade', '=', 'چاقو')
    .executeTakeFirstOrThrow()
  knife = row.id
})
afterAll(() => demo.close())

const ask = (caller: Caller, ...request: Parameters<Caller>) => caller(...request) as Promise<Reply>
const refused = (caller: Caller, request: Parameters<typeof expectRefused>[2], expected: Expected) =>
  expectRefused(demo.house.db, caller, request, expected)
const study = async (caller: Caller, id: string) =>
  (await ask(caller, 'GET', `/api/clusters/${id}/diagnosis`)).body as DiagnosisView
const report = async (caller: Caller, id: string) =>
  (await ask(caller, 'GET', `/api/diagnostic-reports/${id}`)).body as ReportView
const lastOf = async (caller: Caller, id: string) => report(caller, (await study(caller, id)).editions.at(-1)!.id)
const done = async (caller: Caller, ...request: Parameters<Caller>) => {
  const reply = await ask(caller, ...request)
  expect([request[1], reply.status, reply.body.error?.code]).toEqual([request[1], 200, undefined])
  return reply.body
}
const waits = async (caller: Caller) => {
  const { body } = await ask(caller, 'GET', '/api/desk?limit=100')
  return (body.mine as { what: string }[]).map((one) => one.what).filter((what) => what.startsWith('diagnosis.'))
}
const knows = (code: string, id: string) => {
  const ctx = demo.house.ctx()
  return ctx.conditions![code]!(ctx.db, ctx, id, { stage: 'action_plan', yearBehind: null })
}
const at = (view: { id: string }, noun: string) => `/api/diagnostic-reports/${view.id}/${noun}`

describe('the study of the demo', () => {
  test('stands in two editions; the second is accepted and waits on the expert, who has no resolution yet', async () => {
    const { editions } = await study(agent, cluster)
    expect(editions.map((one) => [one.n, one.state, one.remarks, one.openRemarks])).toEqual([
      [1, 'returned', 4, 0],
      [2, 'accepted', 0, 0],
    ])
    expect(await waits(expert)).toEqual(['diagnosis.approve'])
    expect([await waits(agent), await waits(supervisor)]).toEqual([[], []])
    const view = await report(agent, editions[1]!.id)
    expect(view.marks).toContainEqual({ field: '', mark: 'example', source: '' })
    expect(view.points.filter((one) => one.kind === 'pressure')).toHaveLength(3)
    expect(view.earlier.map((one) => [one.section, one.state])).toEqual([
      ['production', 'taken'],
      ['environment', 'taken'],
      ['actors', 'answered'],
      ['baseline', 'taken'],
    ])
  })

  test('what changed is told section by section with the remark that asked for it', async () => {
    const { editions } = await study(agent, cluster)
    const { body } = await ask(supervisor, 'GET', `/api/diagnostic-reports/${editions[1]!.id}/changes`)
    const changes = body as ChangesView
    expect([changes.before.n, changes.after.n]).toEqual([1, 2])
    expect(changes.sections.map((one) => one.code)).toEqual([
      'summary',
      'production',
      'environment',
      'actors',
      'baseline',
    ])
    const production = changes.sections[1]!
    expect(production.pieces.filter((one) => one.what !== 'same')).toEqual([
      { what: 'removed', text: 'می‌آید.' },
      { what: 'added', text: 'می‌آید و نیمی از آن از واسطه خریده می‌شود.' },
      { what: 'removed', text: 'نزدیک به ۶۰' },
      { what: 'added', text: 'در ۴۲ واحد بازدیدشده ۵۴' },
    ])
    expect(production.remarks.map((one) => one.state)).toEqual(['taken'])
    expect(changes.sections[3]).toMatchObject({ code: 'actors', added: 0, removed: 0 })
    expect(changes.points.map((one) => [one.what, one.kind])).toEqual([
      ['added', 'threat'],
      ['added', 'pressure'],
    ])
    const first = `/api/diagnostic-reports/${editions[0]!.id}`
    await refused(agent, ['GET', `${first}/changes`], { status: 422, code: 'diagnosis.noEarlier', field: 'since' })
  })

  test('the plan’s chain goes from pressure points to strategies to activities', async () => {
    const chain = (await ask(agent, 'GET', `/api/plans/${planId}/chain`)).body as ChainView
    expect(chain.edition).toMatchObject({ n: 2, accepted: true })
    const textOf = new Map(chain.points.map((one) => [one.id, one.text]))
    expect(chain.strategies.map((one) => one.pressurePointIds.map((id) => textOf.get(id)))).toEqual([
      ['خرید یکجای مواد اولیه'],
      ['نام تجاری و صادرات مشترک'],
      ['پیوند واحدها با صنایع بزرگ و دانشگاه'],
    ])
    expect(chain.strategies.every((one) => one.activities.some((activity) => activity.n === 2))).toBe(true)
    const url = `/api/plans/${planId}/answered-points`
    const body = {
      version: chain.version,
      answers: [{ strategyId: chain.strategies[0]!.id, pressurePointIds: [planId] }],
    }
    await refused(agent, ['PUT', url, body], {
      status: 422,
      code: 'plans.pointUnknown',
      field: 'answers.0.pressurePointIds',
    })
    await refused(agent, ['PUT', url, { version: chain.version - 1, answers: [] }], {
      status: 409,
      code: 'kernel.stale',
    })
    await refused(supervisor, ['PUT', url, { version: chain.version, answers: [] }], {
      status: 403,
      code: 'kernel.notYourRole',
    })
  })

  test('is there for nobody outside its reach', async () => {
    const neighbour = await demo.as('expert.zanjan')
    const { editions } = await study(agent, cluster)
    for (const url of [`/api/clusters/${cluster}/diagnosis`, `/api/diagnostic-reports/${editions[0]!.id}`])
      expect([url, (await ask(neighbour, 'GET', url)).status]).toEqual([url, 404])
    const body = { version: 0, text: 'x' }
    expect(
      (await ask(neighbour, 'PUT', `/api/diagnostic-reports/${editions[0]!.id}/sections/limits`, body)).status,
    ).toBe(404)
  })

  test('is known to the gate: accepted, and no remark open; of a cluster without a submitted edition nothing is known', async () => {
    expect(await knows('diagnostic_done', cluster)).toEqual({ holds: true })
    expect(await knows('remarks_open', cluster)).toEqual({ holds: false, details: { count: 0 } })
    expect([await knows('diagnostic_done', knife), await knows('remarks_open', knife)]).toEqual([null, null])
  })
})

describe('a submitted edition does not change', () => {
  test.each<[string, () => Promise<[Parameters<Caller>[0], string, unknown]>, Expected]>([
    [
      'its text',
      async () => ['PUT', at(await lastOf(agent, cluster), 'sections/limits'), { version: 1, text: 'دیگر' }],
      { status: 409, code: 'diagnosis.frozen', says: ['ویرایش ۲'] },
    ],
    [
      'its lists',
      async () => ['PUT', at(await lastOf(agent, cluster), 'points'), { version: 2, points: [] }],
      { status: 409, code: 'diagnosis.frozen' },
    ],
    [
      'handed in again',
      async () => {
        const view = await lastOf(agent, cluster)
        return ['POST', at(view, 'submission'), { version: view.version }]
      },
      { status: 409, code: 'diagnosis.frozen' },
    ],
  ])('%s', async (_, request, expected) => {
    await refused(agent, await request(), expected)
  })

  test('nor by hand in the database', async () => {
    const { id } = await lastOf(agent, cluster)
    const { db } = demo.house
    await expect(
      db.updateTable('diagnostic_sections').set({ body: 'دیگر' }).where('report_id', '=', id).execute(),
    ).rejects.toThrow('a submitted edition does not change')
    await expect(db.deleteFrom('diagnostic_points').where('report_id', '=', id).execute()).rejects.toThrow()
    await expect(db.deleteFrom('diagnostic_steps').where('report_id', '=', id).execute()).rejects.toThrow('append-only')
  })
})

describe('who may do what', () => {
  test('the supervisor does not write, the agent does not judge, the auditor does neither', async () => {
    const view = await lastOf(agent, cluster)
    const no = { status: 403, code: 'kernel.notYourRole' }
    const remark = { section: 'limits', text: 'نظر' }
    await refused(agent, ['POST', at(view, 'remarks'), remark], no)
    await refused(agent, ['POST', at(view, 'acceptance'), { version: view.version }], no)
    await refused(agent, ['POST', at(view, 'approval'), { version: view.version }], no)
    await refused(supervisor, ['PUT', at(view, 'sections/limits'), { version: 1, text: 'x' }], no)
    await refused(supervisor, ['POST', `/api/clusters/${cluster}/diagnostic-reports`, { reason: 'x' }], no)
    await refused(await demo.as('auditor'), ['POST', at(view, 'remarks'), remark], no)
  })

  test('a remark on an accepted edition is refused, and so is judging it again', async () => {
    const view = await lastOf(supervisor, cluster)
    const judged = { status: 409, code: 'diagnosis.judged', says: ['ویرایش ۲'] }
    await refused(supervisor, ['POST', at(view, 'remarks'), { section: 'limits', text: 'نظر' }], judged)
    await refused(supervisor, ['POST', at(view, 'return'), { version: view.version }], judged)
    await refused(supervisor, ['POST', at(view, 'acceptance'), { version: view.version }], judged)
  })
})

describe('a first edition of another cluster', () => {
  let zanjan: Caller
  let draft: string
  beforeAll(async () => {
    zanjan = await demo.as('expert.zanjan')
    draft = (await done(zanjan, 'POST', `/api/clusters/${knife}/diagnostic-reports`, {})).id
  })

  test('is refused empty, with each section named', async () => {
    const view = await report(zanjan, draft)
    const problem = await refused(zanjan, ['POST', at(view, 'submission'), { version: view.version }], {
      status: 422,
      code: 'diagnosis.incomplete',
      field: 'sections.geography',
      says: ['۱۲ بخش', 'جغرافیا و پیشینه'],
    })
    expect(problem.fields).toHaveLength(12)
    expect(await knows('diagnostic_done', knife)).toBe(null)
  })

  test('is written by two at once in two sections, and by one after the other in one', async () => {
    const url = `/api/diagnostic-reports/${draft}/sections`
    const [one, two] = await Promise.all([
      ask(zanjan, 'PUT', `${url}/limits`, { version: 0, text: 'سرمایه در گردش کم است.' }),
      ask(zanjan, 'PUT', `${url}/potentials`, { version: 0, text: 'چاقوی دست‌ساز نام آشناست.' }),
    ])
    expect([one.status, two.status, one.body.version]).toEqual([200, 200, 1])
    const stale = { status: 409, code: 'kernel.stale' }
    await refused(zanjan, ['PUT', `${url}/limits`, { version: 0, text: 'دیگر' }], stale)
    await refused(zanjan, ['PUT', `${url}/limits`, { version: 7, text: 'دیگر' }], stale)
    await refused(zanjan, ['PUT', `${url}/dreams`, { version: 0, text: 'x' }], {
      status: 422,
      code: 'diagnosis.unknownSection',
      field: 'section',
    })
    await refused(zanjan, ['PUT', `${url}/limits`, { version: 1, text: 'x'.repeat(10_001) }], {
      status: 422,
      code: 'kernel.invalid',
      field: 'text',
    })
    expect((await report(zanjan, draft)).sections.find((section) => section.code === 'limits')).toMatchObject({
      text: 'سرمایه در گردش کم است.',
      version: 1,
    })
  })

  test('has lists whose pressure points rest on their entries', async () => {
    const url = `/api/diagnostic-reports/${draft}/points`
    const weakness = { key: 'w', kind: 'weakness', text: 'فولاد نامرغوب', weight: 5 }
    const pressure = {
      key: 'p',
      kind: 'pressure',
      text: 'خرید یکجای فولاد',
      evidence: 'گفت‌وگو با ده کارگاه',
      from: ['w'],
    }
    const send = (points: unknown[], version = 0) =>
      ['PUT', url, { version, points }] as [Parameters<Caller>[0], string, unknown]
    await refused(zanjan, send([{ ...pressure, from: ['x'] }]), {
      status: 422,
      code: 'diagnosis.fromUnknown',
      field: 'points.0.from',
    })
    await refused(zanjan, send([{ ...weakness, weight: 6 }]), {
      status: 422,
      code: 'kernel.invalid',
      field: 'points.0.weight',
    })
    await refused(zanjan, send([{ ...weakness, id: knife }]), {
      status: 422,
      code: 'diagnosis.pointElsewhere',
      field: 'points.0.id',
    })
    expect(await done(zanjan, ...send([weakness, pressure]))).toEqual({ version: 1 })
    await refused(zanjan, send([]), { status: 409, code: 'kernel.stale' })
    const { points } = await report(zanjan, draft)
    expect(points.map(({ kind, position, from }) => [kind, position, from])).toEqual([
      ['weakness', 1, []],
      ['pressure', 1, [points.find((one) => one.kind === 'weakness')!.id]],
    ])
  })

  test('stands alone: no second draft beside it, and it is not handed in stale', async () => {
    await refused(zanjan, ['POST', `/api/clusters/${knife}/diagnostic-reports`, { reason: 'x' }], {
      status: 409,
      code: 'diagnosis.draftExists',
    })
    const view = await report(zanjan, draft)
    await refused(zanjan, ['POST', at(view, 'submission'), { version: view.version - 1 }], {
      status: 409,
      code: 'kernel.stale',
    })
  })
})

describe('an edition from its draft to the council', () => {
  let third: string
  const now = () => report(agent, third)
  const versioned = async (caller: Caller, noun: string, more: object = {}) =>
    ask(caller, 'POST', `/api/diagnostic-reports/${third}/${noun}`, { version: (await now()).version, ...more })

  test('the next edition needs its reason, and is a copy that keeps the identity of every point', async () => {
    const url = `/api/clusters/${cluster}/diagnostic-reports`
    await refused(agent, ['POST', url, {}], { status: 422, code: 'diagnosis.reasonNeeded', field: 'reason' })
    const before = await lastOf(agent, cluster)
    third = (await done(agent, 'POST', url, { reason: 'آمار تازه' })).id
    const view = await now()
    expect([view.n, view.state, view.reason]).toEqual([3, 'draft', 'آمار تازه'])
    expect(view.points.map((one) => one.id)).toEqual(before.points.map((one) => one.id))
    expect(view.sections.map((one) => [one.text, one.file?.id])).toEqual(
      before.sections.map((one) => [one.text, one.file?.id]),
    )
    await refused(supervisor, ['POST', at(view, 'remarks'), { section: 'limits', text: 'نظر' }], {
      status: 409,
      code: 'diagnosis.notSubmitted',
    })
    // what was accepted stays accepted for the gate and the plan while a new edition is written
    expect(await knows('diagnostic_done', cluster)).toEqual({ holds: true })
    expect(((await ask(agent, 'GET', `/api/plans/${planId}/chain`)).body as ChainView).edition).toMatchObject({ n: 2 })
  })

  test('submitted, it waits on the supervisor, whose remarks hold it until each has its answer', async () => {
    expect((await versioned(agent, 'submission')).status).toBe(200)
    expect([await waits(supervisor), await waits(expert)]).toEqual([['diagnosis.judge'], []])
    await refused(supervisor, ['POST', `/api/diagnostic-reports/${third}/return`, { version: (await now()).version }], {
      status: 409,
      code: 'diagnosis.noRemark',
    })
    for (const [section, text] of [
      ['limits', 'ناروشن است.'],
      ['points', 'وزن تهدیدها نوشته شود.'],
      ['support', 'به خطا نوشته شد.'],
    ])
      await done(supervisor, 'POST', `/api/diagnostic-reports/${third}/remarks`, { section, text })
    await refused(supervisor, ['POST', `/api/diagnostic-reports/${third}/remarks`, { section: 'dreams', text: 'x' }], {
      status: 422,
      code: 'diagnosis.unknownSection',
      field: 'section',
    })
    await refused(supervisor, ['POST', `/api/diagnostic-reports/${third}/remarks`, { section: 'limits', text: ' ' }], {
      status: 422,
      code: 'kernel.invalid',
      field: 'text',
    })
    const [limits, , support] = (await now()).remarks
    await refused(agent, ['POST', `/api/diagnostic-remarks/${limits!.id}/answers`, { how: 'taken' }], {
      status: 409,
      code: 'diagnosis.notGivenBack',
    })
    await done(supervisor, 'POST', `/api/diagnostic-remarks/${support!.id}/withdrawal`, { reason: 'اشتباه' })
    const accepting: Parameters<typeof expectRefused>[2] = [
      'POST',
      `/api/diagnostic-reports/${third}/acceptance`,
      { version: (await now()).version },
    ]
    await refused(supervisor, accepting, { status: 409, code: 'diagnosis.remarksOpen', says: ['۲ نظر'] })
    expect((await versioned(supervisor, 'return')).status).toBe(200)
    expect(await knows('remarks_open', cluster)).toEqual({ holds: true, details: { count: 2 } })
    expect([await waits(agent), await waits(supervisor)]).toEqual([['diagnosis.answer'], []])
  })

  test('answered, it goes back to the supervisor; a promise for the next edition keeps it from being accepted', async () => {
    const [limits, points] = (await now()).remarks
    const answer = (id: string) => `/api/diagnostic-remarks/${id}/answers`
    await refused(agent, ['POST', answer(limits!.id), { how: 'answered' }], {
      status: 422,
      code: 'diagnosis.answerNeeded',
      field: 'text',
    })
    await refused(agent, ['POST', `/api/clusters/${cluster}/diagnostic-reports`, { reason: 'x' }], {
      status: 409,
      code: 'diagnosis.remarksUnanswered',
    })
    await done(agent, 'POST', answer(limits!.id), { how: 'taken' })
    await done(agent, 'POST', answer(points!.id), { how: 'answered', text: 'وزن‌ها در فهرست هست.' })
    expect([await waits(agent), await waits(supervisor)]).toEqual([['diagnosis.revise'], []])
    expect((await versioned(supervisor, 'acceptance')).body.error.code).toBe('diagnosis.remarksTaken')
    await done(agent, 'POST', answer(limits!.id), { how: 'answered', text: 'در بخش ظرفیت‌ها روشن شده است.' })
    expect([await waits(agent), await waits(supervisor)]).toEqual([[], ['diagnosis.judge']])
    expect((await versioned(supervisor, 'acceptance')).status).toBe(200)
    expect(await waits(expert)).toEqual(['diagnosis.approve'])
  })

  test('the council’s approval names a resolution of its own held session, or the day', async () => {
    const { db } = demo.house
    const url = `/api/diagnostic-reports/${third}/approval`
    const refuse = async (more: object, expected: Expected) =>
      refused(expert, ['POST', url, { version: (await now()).version, ...more }], expected)
    await refuse({}, { status: 422, code: 'diagnosis.dayNeeded', field: 'approvedOn' })
    await refuse({ approvedOn: '2017-02-05' }, { status: 422, code: 'diagnosis.futureDay', field: 'approvedOn' })
    await refuse({ decisionId: cluster }, { status: 422, code: 'diagnosis.noSuchResolution', field: 'decisionId' })
    const council = await db
      .selectFrom('bodies')
      .innerJoin('records', 'records.id', 'bodies.id')
      .select('bodies.id')
      .where('records.cluster_id', '=', cluster)
      .executeTakeFirstOrThrow()
    const resolution = (of: object) =>
      done(expert, 'POST', '/api/resolutions', {
        text: 'گزارش شناختی تصویب شد.',
        category: 'plan_approval',
        concerns: [cluster],
        ...of,
      })
    const today = demo.house.clock.today()
    const other = await done(expert, 'POST', '/api/bodies', {
      kind: 'provincial_committee',
      title: 'کمیته استانی البرز',
      provinceId: 'IR-30',
    })
    const outside = await resolution({ bodyId: other.id, decidedOn: today })
    await refuse(
      { decisionId: outside.id },
      { status: 422, code: 'diagnosis.decisionWrongBody', field: 'decisionId', says: ['کمیته استانی البرز'] },
    )
    const early = await resolution({ bodyId: council.id, decidedOn: today })
    await refuse({ decisionId: early.id }, { status: 422, code: 'diagnosis.decisionNoSession', field: 'decisionId' })
    const planned = await done(expert, 'POST', `/api/bodies/${council.id}/sessions`, {})
    await done(expert, 'POST', `/api/sessions/${planned.id}/holding`, { heldOn: today })
    const held = await resolution({ sessionId: planned.id })
    const reply = await ask(expert, 'POST', url, { version: (await now()).version, decisionId: held.id })
    expect(reply.status).toBe(200)
    const view = await now()
    expect(view.state).toBe('approved')
    expect(view.steps.at(-1)).toMatchObject({
      step: 'approve',
      decision: { id: held.id },
      dated: today,
    })
    expect(await waits(expert)).toEqual([])
    await refuse({ decisionId: early.id }, { status: 409, code: 'diagnosis.approvedAlready' })
    const history = await ask(expert, 'GET', `/api/records/${third}/history`)
    expect(history.body.lines.map((line: { verb: string }) => line.verb)).toContain('diagnosis.approve')
  })
})
