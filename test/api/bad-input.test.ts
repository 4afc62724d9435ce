import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import {
  type DemoIds,
  demoIds,
  type Expected,
  expectMessage,
  expectNothingStored,
  expectRefused,
  type Reply,
} from '../world/refusals.ts'

let demo: DemoHouse
let ids: DemoIds
let agent: Caller
let expert: Caller
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  agent = await demo.as('agent')
  expert = await demo.as('expert')
})
afterAll(() => demo.close())

const refused = (caller: Caller, request: Parameters<typeof expectRefused>[2], expected: Expected) =>
  expectRefused(demo.house.db, caller, request, expected)

const percentItem = () => ids.item('کنسرسیوم صادراتی خوشه پلاستیک')
const quantityItem = () => ids.item('نیازهای فناورانه')
const claim = { asOf: '2017-02-01', value: '92', result: 'اساسنامه ثبت شد' }

describe('a claim with something wrong in it', () => {
  const cases: [string, unknown, Partial<Expected> & { field?: string }][] = [
    ['without a body', {}, { code: 'kernel.invalid', field: 'asOf' }],
    ['without a result', { asOf: claim.asOf, value: '92' }, { code: 'kernel.invalid', field: 'result' }],
    ['with an empty result', { ...claim, result: '  ' }, { code: 'kernel.invalid', field: 'result' }],
    ['with 101 percent', { ...claim, value: '101' }, { code: 'kernel.invalid', field: 'value' }],
    ['with a number that is no text', { ...claim, value: 92 }, { code: 'kernel.invalid', field: 'value' }],
    ['with three decimals', { ...claim, value: '92.125' }, { code: 'kernel.invalid', field: 'value' }],
    ['with an unknown field', { ...claim, percent: '92' }, { code: 'kernel.invalid', field: 'percent' }],
    ['of 30 February', { ...claim, asOf: '2017-02-30' }, { code: 'kernel.invalid', field: 'asOf' }],
    ['of the 45th', { ...claim, asOf: '2017-01-45' }, { code: 'kernel.invalid', field: 'asOf' }],
    ['of month 13', { ...claim, asOf: '2017-13-01' }, { code: 'kernel.invalid', field: 'asOf' }],
    ['with a day that is a word', { ...claim, asOf: 'دیروز' }, { code: 'kernel.invalid', field: 'asOf' }],
    ['of the year zero', { ...claim, asOf: '0000-01-01' }, { code: 'kernel.invalid', field: 'asOf' }],
    [
      'with both a percent and a quantity',
      { ...claim, quantity: '3' },
      { code: 'commitments.percentNeeded', field: 'value' },
    ],
    [
      'dated tomorrow',
      { ...claim, asOf: '2017-02-05' },
      { code: 'commitments.asOfInFuture', field: 'asOf', says: ['۱۷ بهمن ۱۳۹۵', '۱۶ بهمن ۱۳۹۵'] },
    ],
    [
      'below the last approved value without a reason',
      { ...claim, value: '80' },
      { code: 'commitments.claimReasonNeeded', field: 'reason', says: ['۸۰', '۹۰'] },
    ],
    [
      'below it with a reason of blanks',
      { ...claim, value: '80', reason: '   ' },
      { code: 'commitments.claimReasonNeeded', field: 'reason' },
    ],
    ['on behalf of nobody', { ...claim, onBehalf: { how: 'phone' } }, { code: 'kernel.invalid', field: 'onBehalf' }],
    [
      'on behalf of a person that is not there',
      { ...claim, onBehalf: { how: 'phone', personId: '01a20738-1471-75b2-b527-000000000000' } },
      { code: 'kernel.halfOnBehalf', field: 'onBehalf.personId' },
    ],
    [
      'on behalf of what is no organisation',
      { ...claim, onBehalf: { how: 'phone', organisationId: '01a20738-1471-75b2-b527-000000000000' } },
      { code: 'kernel.halfOnBehalf', field: 'onBehalf.organisationId' },
    ],
    [
      'with a file that is not there',
      { ...claim, fileIds: ['01a20738-1471-75b2-b527-000000000000'] },
      { code: 'kernel.fileNotYours', field: 'fileIds' },
    ],
    [
      'with a text that no database keeps',
      { ...claim, result: 'الف\u0000ب' },
      { code: 'kernel.invalid', field: 'result' },
    ],
  ]
  test.each(cases)('%s is refused and nothing is stored', async (_name, body, expected) => {
    await refused(agent, ['POST', `/api/items/${percentItem()}/claims`, body], {
      status: 422,
      code: '',
      ...expected,
    } as Expected)
  })

  const quantities: [string, unknown, Partial<Expected>][] = [
    ['in percent', { ...claim }, { code: 'commitments.quantityNeeded', field: 'quantity' }],
    [
      'below zero',
      { asOf: claim.asOf, result: 'x', quantity: '-1' },
      { code: 'commitments.quantityNegative', field: 'quantity' },
    ],
    [
      'with three decimals',
      { asOf: claim.asOf, result: 'x', quantity: '1.125' },
      { code: 'commitments.tooManyDecimals', field: 'quantity' },
    ],
    [
      'larger than the house can keep',
      { asOf: claim.asOf, result: 'x', quantity: '999999999999999' },
      { code: 'kernel.invalid', field: 'quantity' },
    ],
  ]
  test.each(quantities)('of a quantity %s is refused on its field', async (_name, body, expected) => {
    await refused(agent, ['POST', `/api/items/${quantityItem()}/claims`, body], {
      status: 422,
      code: '',
      ...expected,
    } as Expected)
  })

  test('an item that is no id is refused on the address', () =>
    refused(agent, ['POST', '/api/items/12/claims', claim], { status: 422, code: 'kernel.invalid', field: 'id' }))

  test('below the last approved value it is taken with a reason', async () => {
    const reply: Reply = await agent('POST', `/api/items/${percentItem()}/claims`, {
      ...claim,
      value: '80',
      reason: 'دو عضو کنار رفتند',
    })
    expect(reply.status).toBe(200)
    const { body } = (await agent('GET', `/api/claims/${reply.body.claimId}`)) as Reply
    expect(body).toMatchObject({ value: '80', reason: 'دو عضو کنار رفتند', state: 'waiting', awaits: 'verify' })
    await agent('POST', `/api/claims/${reply.body.claimId}/withdrawal`, {})
  })

  test('before the first freezing nothing can be claimed', () =>
    refused(agent, ['POST', `/api/items/${ids.item('انبار مشترک')}/claims`, claim], {
      status: 422,
      code: 'commitments.notFrozenYet',
    }))

  test('a taken-over year that is closed, or an item of a neighbour, refuses or is not there', () =>
    demo.as('expert.zanjan').then((zanjani) =>
      refused(zanjani, ['POST', `/api/items/${percentItem()}/claims`, claim], {
        status: 404,
        code: 'kernel.notFound',
      }),
    ))
})

describe('money', () => {
  const spending = { amount: '12000000', spentOn: '2017-02-01', note: 'پیش‌پرداخت غرفه' }
  const cases: [string, unknown, Partial<Expected>][] = [
    [
      'tomorrow',
      { ...spending, spentOn: '2017-02-05' },
      { code: 'commitments.spentInFuture', field: 'spentOn', says: ['۱۷ بهمن ۱۳۹۵'] },
    ],
    ['of half a rial', { ...spending, amount: '0.5' }, { code: 'kernel.invalid', field: 'amount' }],
    ['without its paper’s words', { ...spending, note: '' }, { code: 'kernel.invalid', field: 'note' }],
    [
      'with the paper of nobody',
      { ...spending, fileId: '01a20738-1471-75b2-b527-000000000000' },
      { code: 'kernel.fileNotYours', field: 'fileId' },
    ],
  ]
  test.each(cases)('spent %s is refused on its field', async (_name, body, expected) => {
    await refused(expert, ['POST', `/api/items/${percentItem()}/spending`, body], {
      status: 422,
      code: '',
      ...expected,
    } as Expected)
  })
})

describe('a draft with something wrong in it', () => {
  const draftOf = async () => {
    const { body } = (await agent('GET', `/api/plan-years/${ids.third}`)) as Reply
    return { version: body.version as number, activities: body.draft.activities as Record<string, unknown>[] }
  }
  type Draft = Awaited<ReturnType<typeof draftOf>>
  const changed = (draft: Draft, place: number, change: Record<string, unknown>): Draft => ({
    ...draft,
    activities: draft.activities.map((one, at) => (at === place ? { ...one, ...change } : one)),
  })
  const nowhere = '01a20738-1471-75b2-b527-000000000000'

  const cases: [string, (draft: Draft) => unknown, Partial<Expected>][] = [
    ['no version', (draft) => ({ activities: draft.activities }), { code: 'kernel.invalid', field: 'version' }],
    [
      'a version that no database has',
      (draft) => ({ ...draft, version: 9e15 }),
      { code: 'kernel.invalid', field: 'version' },
    ],
    [
      'an activity without a title',
      (draft) => changed(draft, 2, { title: ' ' }),
      { code: 'kernel.invalid', field: 'activities.2.title' },
    ],
    [
      'a weight in words',
      (draft) => changed(draft, 1, { weight: 'ده' }),
      { code: 'kernel.invalid', field: 'activities.1.weight' },
    ],
    [
      'a weight below zero',
      (draft) => changed(draft, 1, { weight: '-4' }),
      { code: 'plans.weightOutOfRange', field: 'activities.1.weight' },
    ],
    [
      'a weight above 100',
      (draft) => changed(draft, 1, { weight: '100.5' }),
      { code: 'plans.weightOutOfRange', field: 'activities.1.weight' },
    ],
    [
      'a day that is none',
      (draft) => changed(draft, 0, { finish: '2017-02-30' }),
      { code: 'kernel.invalid', field: 'activities.0.finish' },
    ],
    [
      'a finish before its start',
      (draft) => changed(draft, 0, { start: '2017-06-01', finish: '2017-05-01' }),
      { code: 'plans.finishBeforeStart', field: 'activities.0.finish', says: ['۱۱ اردیبهشت ۱۳۹۶'] },
    ],
    [
      'a target of zero',
      (draft) => changed(draft, 0, { measure: 'quantity', target: '0' }),
      { code: 'plans.targetNotPositive', field: 'activities.0.target' },
    ],
    [
      'a code twice',
      (draft) => changed(draft, 1, { code: draft.activities[0]!.code }),
      { code: 'plans.codeTwice', field: 'activities.1.code' },
    ],
    [
      'an item twice',
      (draft) => changed(draft, 1, { itemId: draft.activities[0]!.itemId }),
      { code: 'plans.itemElsewhere', field: 'activities.1.itemId' },
    ],
    [
      'an item of another year',
      (draft) => changed(draft, 1, { itemId: percentItem() }),
      { code: 'plans.itemElsewhere', field: 'activities.1.itemId' },
    ],
    [
      'an item of nowhere',
      (draft) => changed(draft, 1, { itemId: nowhere }),
      { code: 'plans.itemElsewhere', field: 'activities.1.itemId' },
    ],
    [
      'a strategy of nowhere',
      (draft) => changed(draft, 1, { strategyId: nowhere }),
      { code: 'plans.strategyUnknown', field: 'activities.1.strategyId' },
    ],
    [
      'an owner of nowhere',
      (draft) => changed(draft, 1, { ownerPersonId: nowhere }),
      { code: 'plans.ownerUnknown', field: 'activities.1.ownerPersonId' },
    ],
    [
      'an organisation of nowhere',
      (draft) => changed(draft, 1, { ownerOrganisationId: nowhere }),
      { code: 'plans.ownerUnknown', field: 'activities.1.ownerOrganisationId' },
    ],
    [
      'an owner that is a cluster',
      (draft) => changed(draft, 1, { ownerPersonId: ids.clusterId }),
      { code: 'plans.ownerUnknown', field: 'activities.1.ownerPersonId' },
    ],
    [
      'an activity that waits for itself',
      (draft) => changed(draft, 1, { after: [{ code: draft.activities[1]!.code }] }),
      { code: 'plans.afterSelf', field: 'activities.1.after' },
    ],
    [
      'an activity that waits for what is not there',
      (draft) => changed(draft, 1, { after: [{ code: 'ی-۹' }] }),
      { code: 'plans.afterUnknown', field: 'activities.1.after' },
    ],
    [
      'an activity that waits twice for one',
      (draft) =>
        changed(draft, 1, {
          after: [{ code: draft.activities[0]!.code }, { code: draft.activities[0]!.code, type: 'SS' }],
        }),
      { code: 'plans.afterTwice', field: 'activities.1.after' },
    ],
    [
      'one source of money twice',
      (draft) =>
        changed(draft, 1, {
          shares: [
            { fundingSource: 'org', cash: '1' },
            { fundingSource: 'org', cash: '2' },
          ],
        }),
      { code: 'plans.shareTwice', field: 'activities.1.shares' },
    ],
    [
      'money in halves',
      (draft) => changed(draft, 1, { shares: [{ fundingSource: 'org', cash: '1.5' }] }),
      { code: 'kernel.invalid', field: 'activities.1.shares.0.cash' },
    ],
  ]
  test.each(cases)('%s: refused on its field, the draft stays', async (_name, spoil, expected) => {
    const draft = await draftOf()
    await refused(agent, ['PUT', `/api/plan-years/${ids.third}/draft`, spoil(draft)], {
      status: 422,
      code: '',
      ...expected,
    } as Expected)
  })

  test('what is only missing may be saved, and keeps the draft from being frozen by name', async () => {
    const draft = await draftOf()
    const open = changed(changed(draft, 0, { measure: 'quantity', target: null, finish: null }), 1, { weight: '0' })
    const saved: Reply = await agent('PUT', `/api/plan-years/${ids.third}/draft`, open)
    expect(saved.status).toBe(200)
    expect(((await agent('GET', `/api/records/${ids.third}/progress`)) as Reply).status).toBe(200)
    const problem = await refused(
      expert,
      ['POST', `/api/plan-years/${ids.third}/freezing`, { version: saved.body.version }],
      { status: 422, code: 'commitments.weightNotPositive' },
    )
    const [first, second] = draft.activities as [{ itemId: string; title: string }, { itemId: string; title: string }]
    expect(problem.fields.map((one) => [one.path, one.code])).toEqual(
      expect.arrayContaining([
        [`items.${second.itemId}`, 'commitments.weightNotPositive'],
        [`items.${first.itemId}`, 'commitments.targetNeeded'],
        [`items.${first.itemId}`, 'commitments.finishMissing'],
      ]),
    )
    expect(problem.message.fa).toContain(second.title)
    await agent('PUT', `/api/plan-years/${ids.third}/draft`, { ...draft, version: saved.body.version })
  })

  test('weights of 99.9 cannot be frozen, and the message says that 0.1 is missing', async () => {
    const { version } = await draftOf()
    const problem = await refused(expert, ['POST', `/api/plan-years/${ids.third}/freezing`, { version }], {
      status: 422,
      code: 'commitments.weightsMissing',
      field: 'items',
      says: ['۹۹٫۹', '۰٫۱'],
    })
    expect(problem.message.en).toContain('0.1')
    expect(problem.details).toMatchObject({ sum: '99.9', missing: '0.1' })
  })

  test('activities that wait for one another in a circle are named by their titles and cannot be frozen', async () => {
    const draft = await draftOf()
    const [a, b, c] = draft.activities as [Record<string, string>, Record<string, string>, Record<string, string>]
    const ring = draft.activities.map((one, place) => ({
      ...one,
      ...(place === 1 ? { weight: '15' } : {}),
      after: [[{ code: c.code }], [{ code: a.code }], [{ code: b.code }]][place] ?? [],
    }))
    const written: Reply = await agent('PUT', `/api/plan-years/${ids.third}/draft`, {
      version: draft.version,
      activities: ring,
    })
    expect(written.status).toBe(200)
    const problem = await refused(
      expert,
      ['POST', `/api/plan-years/${ids.third}/freezing`, { version: written.body.version }],
      {
        status: 422,
        code: 'commitments.precedenceCircular',
        says: [a.title!, b.title!, c.title!],
      },
    )
    expect(problem.message.fa).not.toMatch(/[0-9a-f]{8}-/)
    const { body } = (await agent('GET', `/api/plan-years/${ids.third}`)) as Reply
    expect(body.draft.problems.map((one: { code: string }) => one.code)).toEqual(['commitments.precedenceCircular'])
    for (const one of body.draft.problems) expectMessage(one.message)
    const back: Reply = await agent('PUT', `/api/plan-years/${ids.third}/draft`, {
      version: body.version,
      activities: draft.activities,
    })
    expect(back.status).toBe(200)
  })

  test('a draft that another has saved meanwhile is refused with both versions, and the other’s words stay', async () => {
    const mine = await draftOf()
    const theirs: Reply = await expert(
      'PUT',
      `/api/plan-years/${ids.third}/draft`,
      changed(mine, 0, { title: 'خرید تجمیعی ماهانه' }),
    )
    expect(theirs.status).toBe(200)
    const problem = await refused(
      agent,
      ['PUT', `/api/plan-years/${ids.third}/draft`, changed(mine, 0, { title: 'خرید هفتگی' })],
      {
        status: 409,
        code: 'kernel.stale',
      },
    )
    expect(problem.details).toEqual({ yours: mine.version, now: theirs.body.version })
    expect((await draftOf()).activities[0]).toMatchObject({ title: 'خرید تجمیعی ماهانه' })
  })

  test('of two people who save at once exactly one is stale', async () => {
    const draft = await draftOf()
    const replies = (await Promise.all(
      [agent, expert].map((caller, at) =>
        caller(
          'PUT',
          `/api/plan-years/${ids.third}/draft`,
          changed(draft, 0, { title: `هم‌زمان ${'الف'.repeat(at + 1)}` }),
        ),
      ),
    )) as Reply[]
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    const loser = replies.find((reply) => reply.status === 409)!
    expect(loser.body.error.details).toEqual({ yours: draft.version, now: draft.version + 1 })
  })

  test('a resolution that is not there decides nothing', async () => {
    const { version } = await draftOf()
    await refused(expert, ['POST', `/api/plan-years/${ids.third}/freezing`, { version, decisionId: nowhere }], {
      status: 422,
      code: 'commitments.decisionUnknown',
      field: 'decisionId',
    })
  })
})

describe('a plan and its years', () => {
  test('a cluster has one plan', () =>
    refused(expert, ['POST', '/api/plans', { clusterId: ids.clusterId }], { status: 409, code: 'plans.planExists' }))

  test('five people who open the plan of one cluster at once open one', async () => {
    const lorestan = await demo.as('expert.lorestan')
    const { id } = await demo.house.db
      .selectFrom('records')
      .select('id')
      .where('kind', '=', 'cluster')
      .where('province_id', '=', 'IR-15')
      .executeTakeFirstOrThrow()
    const replies = (await Promise.all(
      Array.from({ length: 5 }, () => lorestan('POST', '/api/plans', { clusterId: id })),
    )) as Reply[]
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409, 409, 409])
  })

  const years: [string, unknown, Partial<Expected>][] = [
    ['that stands already', { n: 2, fiscalYear: 1397 }, { status: 409, code: 'plans.yearExists', says: ['۲', '۱۳۹۷'] }],
    ['of a fiscal year that stands already', { n: 4, fiscalYear: 1395 }, { status: 409, code: 'plans.yearExists' }],
    ['zero', { n: 0, fiscalYear: 1397 }, { code: 'kernel.invalid', field: 'n' }],
    ['of the Gregorian calendar', { n: 4, fiscalYear: 2018 }, { code: 'kernel.invalid', field: 'fiscalYear' }],
    [
      'of a weight below zero',
      { n: 4, fiscalYear: 1397, yearWeight: '-1' },
      { code: 'kernel.invalid', field: 'yearWeight' },
    ],
    [
      'of a weight above 100',
      { n: 4, fiscalYear: 1397, yearWeight: '1000000' },
      { code: 'kernel.invalid', field: 'yearWeight' },
    ],
  ]
  test.each(years)('a year %s is refused', async (_name, body, expected) => {
    await refused(expert, ['POST', `/api/plans/${ids.planId}/years`, body], {
      status: 422,
      code: '',
      ...expected,
    } as Expected)
  })

  test('a strategy of another plan is refused on its field and nothing is lost', () =>
    agent('GET', `/api/clusters/${ids.clusterId}/plan`).then((reply) => {
      const { plan } = (reply as Reply).body
      return refused(
        agent,
        [
          'PUT',
          `/api/plans/${plan.id}/strategies`,
          { version: plan.version, strategies: [{ id: ids.clusterId, title: 'راهبرد بیگانه' }] },
        ],
        { status: 422, code: 'plans.strategyUnknown', field: 'strategies.0.id' },
      )
    }))

  const states: [string, unknown, Partial<Expected>][] = [
    [
      'above 100 percent',
      { value: '120' },
      { code: 'commitments.valueOutOfRange', field: 'states.0.value', says: ['۱۲۰', '۱۰۰'] },
    ],
    ['with neither value nor quantity', {}, { code: 'commitments.percentNeeded', field: 'states.0.value' }],
    ['with both', { value: '10', quantity: '3' }, { code: 'commitments.percentNeeded', field: 'states.0.value' }],
    [
      'dated tomorrow',
      { value: '10', asOf: '2017-02-05' },
      { code: 'commitments.asOfInFuture', field: 'states.0.asOf', says: ['۱۷ بهمن ۱۳۹۵'] },
    ],
    ['of an unknown activity', { value: '10', code: 'ب' }, { code: 'plans.codeUnknown', field: 'states.0.code' }],
  ]
  test.each(states)('a taken-over state %s is refused on its field', async (_name, change, expected) => {
    const row = await demo.house.db
      .selectFrom('activities')
      .select('code')
      .where('item_id', '=', percentItem())
      .executeTakeFirstOrThrow()
    const state = { code: row.code, asOf: '2016-12-01', result: 'وضعیت تحویل', ...(change as object) }
    await refused(expert, ['POST', `/api/plan-years/${ids.second}/taken-over`, { source: 'گزارش', states: [state] }], {
      status: 422,
      code: '',
      ...expected,
    } as Expected)
  })

  test('what is no plan year is not one because it has a tree', async () => {
    const { body } = (await expert('GET', `/api/plan-years/${ids.resolution}`)) as Reply
    expect(body.error.code).toBe('kernel.notFound')
  })
})

describe('questions about dates', () => {
  test.each([
    '2017-02-30',
    '2017-13-45',
    'x',
    '0000-01-01',
    '9999-12-31',
  ])('asOf=%s is refused on its field', async (asOf) => {
    await refused(agent, ['GET', `/api/records/${ids.second}/progress?asOf=${asOf}`], {
      status: 422,
      code: 'kernel.invalid',
      field: 'asOf',
    })
  })

  test('a day long before the plan draws no curve of centuries', async () => {
    const reply: Reply = await agent('GET', `/api/records/${ids.second}/progress?asOf=1921-03-21`)
    expect(reply.status).toBe(200)
    expect(reply.body.curve.length).toBeLessThan(700)
  })

  test('of a day to come nothing is known, and it is said at its field', () =>
    refused(agent, ['GET', `/api/records/${ids.second}/progress?asOf=2121-03-20`], {
      status: 422,
      code: 'kernel.dayToCome',
      field: 'asOf',
    }))

  test('an instant without its offset is refused', () =>
    refused(agent, ['GET', `/api/records/${ids.second}/progress?knownAt=2017-01-01`], {
      status: 422,
      code: 'kernel.invalid',
      field: 'knownAt',
    }))
})

describe('what is no request', () => {
  const raw = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    demo.app.inject({
      method: 'POST',
      url: '/api/session',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    })

  test.each([
    ['half a JSON', '{"name": "a"'],
    ['a poisoned JSON', '{"__proto__": {"x": 1}, "name": "a", "password": "b"}'],
    ['no JSON at all', 'سلام'],
  ])('%s is refused in both languages', async (_name, payload) => {
    const reply = await expectNothingStored(demo.house.db, () => raw(payload))
    expect(reply.statusCode).toBe(422)
    expectMessage(reply.json().error.message)
  })

  test('six megabytes of JSON are refused with 413', async () => {
    const reply = await raw(JSON.stringify({ name: 'a'.repeat(6 * 1024 * 1024), password: 'b' }))
    expect(reply.statusCode).toBe(413)
    expect(reply.json().error.code).toBe('kernel.tooLarge')
    expectMessage(reply.json().error.message)
  })

  test('an address that is not there answers in both languages', async () => {
    const reply = await demo.app.inject({ method: 'GET', url: '/api/nichts' })
    expect(reply.statusCode).toBe(404)
    expectMessage(reply.json().error.message)
  })

  test.each([
    ['another site by its Origin', { origin: 'https://evil.example' }],
    ['another site by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('a change asked for by %s is refused', async (_name, headers) => {
    const reply = await raw('{}', headers)
    expect(reply.statusCode).toBe(403)
    expect(reply.json().error.code).toBe('kernel.crossSite')
    expectMessage(reply.json().error.message)
  })
})
