import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyJournal } from '../../src/modules/journal/index.ts'
import { closeYear, openYear } from '../../src/modules/plans/index.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { looseFile } from '../world/papers.ts'
import {
  type Body,
  type DemoIds,
  demoIds,
  type Expected,
  expectRefused,
  journalLength,
  type Reply,
} from '../world/refusals.ts'

let demo: DemoHouse
let ids: DemoIds
const callers = {} as Record<'agent' | 'supervisor' | 'expert' | 'deputy' | 'md' | 'zanjan', Caller>

beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  for (const name of ['agent', 'supervisor', 'expert', 'deputy', 'md', 'zanjan'] as const)
    callers[name] = await demo.as(name)
})
afterAll(() => demo.close())

const refused = (who: keyof typeof callers, request: Parameters<typeof expectRefused>[2], expected: Expected) =>
  expectRefused(demo.house.db, callers[who], request, expected)
const get = async (who: keyof typeof callers, url: string) => ((await callers[who]('GET', url)) as Reply).body

const market = () => ids.item('مطالعه دو بازار')
const spending = { amount: '50000000', spentOn: '2017-02-01', note: 'خرید گزارش', fundingSource: 'company' }
const spend = async (change: object = {}) =>
  (await callers.expert('POST', `/api/items/${market()}/spending`, {
    ...spending,
    fileId: await looseFile(demo, 'expert'),
    ...change,
  })) as Reply

describe('spending', () => {
  const wrong: [string, object, string, string][] = [
    ['of nothing', { amount: '0' }, 'commitments.spendingNotPositive', 'amount'],
    ['of less than nothing', { amount: '-5' }, 'kernel.invalid', 'amount'],
    ['tomorrow', { spentOn: '2017-02-05' }, 'commitments.spentInFuture', 'spentOn'],
    ['without its paper', {}, 'commitments.paperNeeded', 'fileId'],
    ['from a source without a name', { fundingSource: ' ' }, 'kernel.invalid', 'fundingSource'],
    ['of another kind', { kind: 'gold' }, 'kernel.invalid', 'kind'],
  ]
  test.each(wrong)('%s is refused on its field', async (_name, change, code, field) => {
    await refused('expert', ['POST', `/api/items/${market()}/spending`, { ...spending, ...change }], {
      status: 422,
      code,
      field,
    })
  })

  test('is for the expert and the agent, and the neighbour sees nothing of it', async () => {
    for (const who of ['deputy', 'md', 'supervisor'] as const)
      await refused(who, ['POST', `/api/items/${market()}/spending`, spending], {
        status: 403,
        code: 'kernel.notYourRole',
      })
    expect(((await callers.zanjan('GET', `/api/records/${ids.second}/money`)) as Reply).status).toBe(404)
    expect(((await callers.zanjan('GET', `/api/records/${ids.second}/late`)) as Reply).status).toBe(404)
  })

  test('waits for a frozen baseline, and a closed year takes none', async () => {
    const { rows } = { rows: (await get('expert', `/api/plan-years/${ids.third}`)).draft.activities as Body[] }
    await refused('expert', ['POST', `/api/items/${rows[0].itemId}/spending`, spending], {
      status: 422,
      code: 'commitments.spendingNotFrozen',
    })
    await refused('expert', ['POST', `/api/items/${ids.item('نشست‌های اعتمادسازی')}/spending`, spending], {
      status: 422,
      code: 'commitments.spendingClosed',
    })
  })

  test('is corrected downwards and withdrawn by entries of their own; the first stays, and so does what was known', async () => {
    const before = await get('expert', `/api/records/${ids.second}/money`)
    const made = await spend()
    expect(made.status).toBe(200)
    const correct = (amount: string, reason: string) =>
      callers.expert('POST', `/api/spending/${made.body.id}/corrections`, { amount, reason }) as Promise<Reply>
    const known = demo.house.clock.now().toISOString()
    expect((await correct('30000000', 'بخشی پس داده شد')).body).toEqual({ amount: '30000000' })
    const after = await get('expert', `/api/records/${ids.second}/money`)
    expect(Number(after.spent) - Number(before.spent)).toBe(30_000_000)
    const entry = after.spending.find((one: Body) => one.id === made.body.id)
    expect(entry).toMatchObject({ first: '50000000', amount: '30000000', source: 'company' })
    expect(entry.file.name).toBe('فاکتور.pdf')
    expect(entry.corrections).toMatchObject([{ from: '50000000', to: '30000000', reason: 'بخشی پس داده شد' }])
    const then = await get('expert', `/api/records/${ids.second}/money?knownAt=${encodeURIComponent(known)}`)
    expect(Number(then.spent) - Number(before.spent)).toBeGreaterThanOrEqual(30_000_000)
    await refused(
      'expert',
      ['POST', `/api/spending/${made.body.id}/corrections`, { amount: '30000000', reason: 'همان' }],
      {
        status: 422,
        code: 'commitments.spendingSame',
        field: 'amount',
      },
    )
    expect((await correct('0', 'ثبت اشتباه')).status).toBe(200)
    const gone = await get('expert', `/api/records/${ids.second}/money`)
    expect(gone.spent).toBe(before.spent)
    expect(gone.spending.find((one: Body) => one.id === made.body.id).corrections).toHaveLength(2)
    // an entry of the table itself is never rewritten
    await expect(
      demo.house.db.updateTable('spending').set({ amount: '1' }).where('id', '=', made.body.id).execute(),
    ).rejects.toThrow()
    await expect(demo.house.db.deleteFrom('spending').where('id', '=', made.body.id).execute()).rejects.toThrow()
  })

  const bad: [string, object, string, string][] = [
    ['without a reason', { amount: '1' }, 'kernel.invalid', 'reason'],
    ['with an empty reason', { amount: '1', reason: ' ' }, 'kernel.invalid', 'reason'],
    ['below zero', { amount: '-1', reason: 'x' }, 'kernel.invalid', 'amount'],
    [
      'with the paper of nobody',
      { amount: '1', reason: 'x', fileId: '01a20738-1471-75b2-b527-000000000000' },
      'kernel.fileNotYours',
      'fileId',
    ],
  ]
  test.each(bad)('a correction %s is refused on its field', async (_name, body, code, field) => {
    const [entry] = (await get('expert', `/api/records/${ids.second}/money`)).spending
    await refused('expert', ['POST', `/api/spending/${entry.id}/corrections`, body], { status: 422, code, field })
  })

  test('a correction of what is not there, or of a neighbour, is a 404; by the deputy a 403', async () => {
    const [entry] = (await get('expert', `/api/records/${ids.second}/money`)).spending
    const body = { amount: '1', reason: 'x' }
    const nowhere = '01a20738-1471-75b2-b527-000000000000'
    expect(((await callers.expert('POST', `/api/spending/${nowhere}/corrections`, body)) as Reply).status).toBe(404)
    const neighbour = await demo.as('expert.zanjan')
    expect(((await neighbour('POST', `/api/spending/${entry.id}/corrections`, body)) as Reply).status).toBe(404)
    await refused('deputy', ['POST', `/api/spending/${entry.id}/corrections`, body], {
      status: 403,
      code: 'kernel.notYourRole',
    })
  })

  test('two corrections at once follow each other, and nothing falls below zero', async () => {
    const made = await spend({ note: 'همزمان' })
    const replies = (await Promise.all(
      ['0', '10000000', '0'].map((amount) =>
        callers.expert('POST', `/api/spending/${made.body.id}/corrections`, { amount, reason: 'همزمان' }),
      ),
    )) as Reply[]
    expect(replies.every((reply) => [200, 422].includes(reply.status))).toBe(true)
    const entry = (await get('expert', `/api/records/${ids.second}/money`)).spending.find(
      (one: Body) => one.id === made.body.id,
    )
    expect(['0', '10000000']).toContain(entry.amount)
    for (const one of entry.corrections) expect(Number(one.to)).toBeGreaterThanOrEqual(0)
  })

  test('cost performance is told over what was really spent, and says why where there is none', async () => {
    const at = (asOf: string) => get('expert', `/api/records/${ids.second}/money?asOf=${asOf}`)
    // the cooperative alone: 1050 million of budget at 100 %, 850 million spent by 29 Aban
    const early = await at('2016-08-09')
    expect(early.cpi).toEqual({ value: null, why: 'noSpending' })
    const now = await at('2017-01-31')
    const sums = now.items
      .filter((one: Body) => one.spent !== null && one.spent !== '0')
      .reduce((all: number[], one: Body) => [all[0]! + Number(one.earned), all[1]! + Number(one.spent)], [0, 0])
    expect(Number(now.cpi.value)).toBeCloseTo(sums[0] / sums[1], 12)
    expect(now.items.find((one: Body) => one.spent === null).cpi).toEqual({ value: null, why: 'noSpending' })
  })
})

describe('the draft’s budget', () => {
  const put = async (shares: object[]) => {
    const view = await get('agent', `/api/plan-years/${ids.third}`)
    const activities = view.draft.activities.map((one: Body, place: number) => (place === 0 ? { ...one, shares } : one))
    return ['PUT', `/api/plan-years/${ids.third}/draft`, { version: view.version, activities }] as const
  }
  const share = { fundingSource: 'company', cash: '5' }
  test.each([
    ['a unit without its amount', { ...share, nonMoneyUnit: 'نفر-روز' }, 'plans.shareUnitNeeded'],
    ['an amount without its unit', { ...share, nonMoney: '3' }, 'plans.shareUnitNeeded'],
    ['an amount of nothing', { ...share, nonMoney: '0', nonMoneyUnit: 'روز' }, 'plans.shareNotPositive'],
    ['no source', { ...share, fundingSource: ' ' }, 'plans.shareSourceNeeded'],
  ])('with %s is refused on its row', async (_name, one, code) => {
    await refused('agent', [...(await put([one]))], { status: 422, code, field: 'activities.0.shares', ownWords: [] })
  })

  test('keeps cash, kind and what is no money, with network and evidence, over a revision too', async () => {
    const kept = [{ fundingSource: 'bank', cash: '0', inKind: '7', nonMoney: '12.5', nonMoneyUnit: 'نفر-روز' }]
    const [method, url, body] = await put(kept)
    body.activities[0] = { ...body.activities[0], network: 'شبکه صادرات', evidence: 'قرارداد' }
    expect(((await callers.agent(method, url, body)) as Reply).status).toBe(200)
    const { draft } = await get('agent', `/api/plan-years/${ids.third}`)
    expect(draft.activities[0]).toMatchObject({ shares: kept, network: 'شبکه صادرات', evidence: 'قرارداد' })
  })
})

describe('weights of the years', () => {
  const put = async (weights: object[]) => {
    const { plan } = await get('deputy', `/api/clusters/${ids.clusterId}/plan`)
    return ['PUT', `/api/plans/${ids.planId}/year-weights`, { version: plan.version, weights }] as const
  }
  const three = (...weights: string[]) => weights.map((weight, place) => ({ n: place + 1, weight }))
  test.each([
    ['that do not total a hundred', three('33', '33', '33'), 'commitments.yearWeightsNot100', 'weights'],
    ['of nothing', three('0', '50', '50'), 'commitments.yearWeightWrong', 'weights'],
    ['of which one is missing', three('50', '50'), 'plans.yearUnweighed', 'weights'],
    [
      'of a year that is not there',
      [...three('25', '25', '25'), { n: 7, weight: '25' }],
      'plans.yearUnknown',
      'weights.3.n',
    ],
    ['with a year twice', [...three('25', '25', '25'), { n: 1, weight: '25' }], 'commitments.yearTwice', 'weights'],
  ])('%s are refused', async (_name, weights, code, field) => {
    await refused('deputy', [...(await put(weights))], { status: 422, code, field })
  })

  test('are written by deputy, director and expert, change the one line and no year', async () => {
    await refused('agent', [...(await put(three('20', '40', '40')))], { status: 403, code: 'kernel.notYourRole' })
    const [method, url, body] = await put(three('20', '40', '40'))
    expect(((await callers.deputy(method, url, body)) as Reply).status).toBe(200)
    await refused('deputy', [method, url, body], { status: 409, code: 'kernel.stale' })
    const { plan } = await get('deputy', `/api/clusters/${ids.clusterId}/plan`)
    const [first, second] = plan.years
    expect(Number(plan.line.approved)).toBeCloseTo(0.2 * Number(first.approved) + 0.4 * Number(second.approved), 10)
    expect(plan.line.points.find((point: Body) => point.date === plan.asOf).approved).toBe(plan.line.approved)
    expect(plan.line.points.filter((point: Body) => point.date > plan.asOf && point.approved !== null)).toEqual([])
  })

  test('say nothing of the days of a taken-over year before its first state; the plan of those days is known', async () => {
    const { plan } = await get('deputy', `/api/clusters/${ids.clusterId}/plan`)
    const [first, second] = plan.years
    // the states of 1394 were taken over as of its 29 Esfand
    expect([first.silentUntil, second.silentUntil]).toEqual(['2016-03-19', null])
    const before = plan.line.points.filter((point: Body) => point.date < '2016-03-19')
    expect(before.length).toBeGreaterThan(20)
    expect(before.filter((point: Body) => point.approved !== null || point.planned === null)).toEqual([])
    expect(plan.line.points.find((point: Body) => point.date === '2016-03-19').approved).not.toBeNull()
  })
})

describe('closing a year', () => {
  const closing = (body?: object) => ['POST', `/api/plan-years/${ids.second}/closing`, body] as const
  const turn = () => get('deputy', `/api/plan-years/${ids.second}/turn`)

  test('is shown and done by deputy and director only', async () => {
    for (const who of ['agent', 'supervisor', 'expert'] as const) {
      await refused(who, ['GET', `/api/plan-years/${ids.second}/turn`], { status: 403, code: 'kernel.notYourRole' })
      await refused(who, [...closing({})], { status: 403, code: 'kernel.notYourRole' })
    }
    expect(((await callers.zanjan('GET', `/api/plan-years/${ids.second}/turn`)) as Reply).status).toBe(404)
  })

  test('names every unfinished activity and every waiting claim, and closes nothing', async () => {
    for (const body of [undefined, {}]) {
      const problem = await refused('deputy', [...closing(body)], {
        status: 422,
        code: 'plans.unfinishedUndecided',
        field: 'left',
      })
      expect(problem.fields.filter((one) => one.code === 'plans.unfinishedUndecided')).toHaveLength(7)
      expect(problem.fields.filter((one) => one.code === 'plans.claimWaits')).toHaveLength(3)
    }
    await refused('deputy', [...closing({ left: [{ code: '۱-۲', cause: ' ' }] })], {
      status: 422,
      code: 'kernel.invalid',
      field: 'left.0.cause',
    })
  })

  test('refuses a draft that was never frozen', async () => {
    await refused('deputy', ['POST', `/api/plan-years/${ids.third}/closing`, {}], {
      status: 422,
      code: 'plans.closeNotFrozen',
    })
  })

  test('with all said it is done once, with one entry; what waited never comes to anything', async () => {
    const view = await turn()
    const open = view.activities.filter((one: Body) => one.state === 'open')
    const waiting = open.flatMap((one: Body) => one.waiting.map((claim: Body) => claim.claimId))
    const [carried, ...others] = open.toSorted((one: Body) => (one.canCarry === true ? -1 : 1))
    const into = view.later[0].id
    const moved = (await callers.deputy('POST', `/api/plan-years/${ids.second}/carrying`, {
      into,
      items: [{ code: carried.code, cause: 'late_funding' }],
    })) as Reply
    expect(moved.status).toBe(200)
    const body = {
      left: others.slice(1).map((one: Body) => ({ code: one.code, cause: 'external' })),
      later: [others[0].code],
      waiting,
    }
    const before = await journalLength(demo.house.db)
    const replies = (await Promise.all([1, 2].map(() => callers.md(...closing(body))))) as Reply[]
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422])
    expect((await journalLength(demo.house.db)) - before).toBe(1)
    expect((await verifyJournal(demo.house.db)).every((report) => report.broken === null)).toBe(true)
    for (const claim of waiting)
      await refused('supervisor', ['POST', `/api/claims/${claim}/verification`, {}], {
        status: 422,
        code: 'commitments.treeClosed',
      })
    // nothing is late in a closed year, and its results are there for all who see it
    expect((await get('agent', `/api/records/${ids.second}/late`)).late).toEqual([])
    const closed = await get('agent', `/api/plan-years/${ids.second}`)
    expect(closed.carriedOut).toMatchObject([
      { itemId: carried.itemId, cause: 'late_funding', other: { planYearId: into, n: 3 } },
    ])
    expect(closed.activities.find((one: Body) => one.itemId === carried.itemId).result).toBe(carried.result)
    expect((await get('agent', `/api/plan-years/${into}`)).carriedIn).toMatchObject([
      { title: carried.title, cause: 'late_funding', other: { planYearId: ids.second, code: carried.code } },
    ])
    // what was put off can still be carried
    const after = (await turn()).activities.find((one: Body) => one.code === others[0].code)
    expect(after.state).toBe('open')
  })

  test('the next year need not be open: what is put off waits for it', async () => {
    const ctx = demo.house.ctx()
    const nation = { id: 'x', role: 'deputy' as const, reachKind: 'nation' as const, reachId: null }
    const deputyCtx = { ...ctx, actor: { ...ctx.actor, grants: [nation] } }
    const { planYearId } = await openYear(deputyCtx, ids.planId, { n: 5, fiscalYear: 1399 })
    await expect(closeYear(deputyCtx, planYearId)).rejects.toMatchObject({ code: 'plans.closeNotFrozen' })
  })
})
