import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatJalali } from '../../src/kernel/fa/index.ts'
import { registerPerson } from '../../src/modules/directory/index.ts'
import { createAccount, grant, setPasswordByLink } from '../../src/modules/identity/index.ts'
import { verifyJournal } from '../../src/modules/journal/index.ts'
import { closeYear, freezeYear, openYear, writeActivities } from '../../src/modules/plans/index.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import {
  type DemoIds,
  demoIds,
  type Expected,
  expectNothingStored,
  expectRefusal,
  expectRefused,
  journalLength,
  type Reply,
} from '../world/refusals.ts'

let demo: DemoHouse
let ids: DemoIds
let agent: Caller
let supervisor: Caller
let expert: Caller
let deputy: Caller
let md: Caller
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  ;[agent, supervisor, expert, deputy, md] = (await Promise.all(
    ['agent', 'supervisor', 'expert', 'deputy', 'md'].map((name) => demo.as(name)),
  )) as [Caller, Caller, Caller, Caller, Caller]
})
afterAll(() => demo.close())

const refused = (caller: Caller, request: Parameters<typeof expectRefused>[2], expected: Expected) =>
  expectRefused(demo.house.db, caller, request, expected)

let day = 0
/** A claim on its own new day, so that claims of several tests do not hide one another. */
const claimed = async (
  value: string,
  change: Record<string, unknown> = {},
  part = 'کنسرسیوم صادراتی خوشه پلاستیک',
): Promise<string> => {
  day += 1
  const asOf = `2017-01-${String(10 + day).padStart(2, '0')}`
  const reply: Reply = await agent('POST', `/api/items/${ids.item(part)}/claims`, {
    asOf,
    value,
    result: `گزارش روز ${asOf}`,
    reason: 'برای آزمون',
    ...change,
  })
  expect(reply.body.error).toBeUndefined()
  return reply.body.claimId
}
const step = (caller: Caller, claim: string, noun: string, body: unknown = {}) =>
  caller('POST', `/api/claims/${claim}/${noun}`, body) as Promise<Reply>
const stateOf = async (claim: string) => ((await agent('GET', `/api/claims/${claim}`)) as Reply).body
const approvedOf = async (asOf: string, part = 'کنسرسیوم صادراتی خوشه پلاستیک') => {
  const { body } = (await agent('GET', `/api/records/${ids.second}/progress?asOf=${asOf}`)) as Reply
  return body.items.find((item: { itemId: string }) => item.itemId === ids.item(part)).lines
}

describe('the ladder with four people', () => {
  test('claimed, verified lower with a reason, approved, noted by a resolution: each line has its value and each deed one entry', async () => {
    const before = await journalLength(demo.house.db)
    const id = await claimed('95', { asOf: '2017-02-03' })
    expect((await step(supervisor, id, 'verification', { value: '93', reason: 'یک امضا مانده است' })).status).toBe(200)
    expect(await approvedOf('2017-02-03')).toMatchObject({ claimed: '95', verified: '93', approved: '90' })
    expect((await step(expert, id, 'approval')).status).toBe(200)
    expect((await step(agent, id, 'noting', { decisionId: ids.resolution })).status).toBe(200)
    expect(await approvedOf('2017-02-03')).toMatchObject({ claimed: '95', verified: '93', approved: '93', noted: '93' })
    const claim = await stateOf(id)
    expect(claim).toMatchObject({ state: 'settled', awaits: null })
    expect(claim.steps.map((one: { kind: string }) => one.kind)).toEqual(['verify', 'approve', 'note'])
    expect(claim.steps[2].decision.id).toBe(ids.resolution)
    expect(
      new Set([claim.by.id, ...claim.steps.slice(0, 2).map((one: { by: { id: string } }) => one.by.id)]).size,
    ).toBe(3)
    expect(await journalLength(demo.house.db)).toBe(before + 4)
  })

  test('returned with a reason, corrected by a new claim; both stay readable', async () => {
    const first = await claimed('91')
    await refused(supervisor, ['POST', `/api/claims/${first}/return`, {}], {
      status: 422,
      code: 'commitments.reasonNeeded',
      field: 'reason',
    })
    await refused(supervisor, ['POST', `/api/claims/${first}/return`, { reason: 'عکس نیست', value: '5' }], {
      status: 422,
      code: 'kernel.invalid',
      field: 'value',
    })
    expect((await step(supervisor, first, 'return', { reason: 'عکس پیوست نشده است' })).status).toBe(200)
    await refused(supervisor, ['POST', `/api/claims/${first}/verification`, {}], {
      status: 422,
      code: 'commitments.alreadyReturned',
    })
    const second = await claimed('91')
    expect((await step(supervisor, second, 'verification')).status).toBe(200)
    expect(await stateOf(first)).toMatchObject({ state: 'returned' })
    expect(await stateOf(second)).toMatchObject({ state: 'waiting', awaits: 'approve' })
  })

  test('withdrawn by its author only, and only before anybody acted', async () => {
    const id = await claimed('91')
    await refused(expert, ['POST', `/api/claims/${id}/withdrawal`, {}], {
      status: 422,
      code: 'commitments.onlyClaimant',
    })
    expect((await step(agent, id, 'withdrawal')).status).toBe(200)
    await refused(agent, ['POST', `/api/claims/${id}/withdrawal`, {}], {
      status: 422,
      code: 'commitments.alreadyWithdrawn',
    })
    await refused(supervisor, ['POST', `/api/claims/${id}/verification`, {}], {
      status: 422,
      code: 'commitments.alreadyWithdrawn',
    })
    const other = await claimed('91')
    await step(supervisor, other, 'verification')
    await refused(agent, ['POST', `/api/claims/${other}/withdrawal`, {}], {
      status: 422,
      code: 'commitments.alreadyStepped',
    })
  })

  test('a verifier may not raise, nor lower in silence; an approver not above the verified', async () => {
    const id = await claimed('92')
    await refused(supervisor, ['POST', `/api/claims/${id}/verification`, { value: '92.5', reason: 'بیشتر است' }], {
      status: 422,
      code: 'commitments.valueAboveClaim',
      field: 'value',
      says: ['۹۲٫۵', '۹۲'],
    })
    await refused(supervisor, ['POST', `/api/claims/${id}/verification`, { value: '91' }], {
      status: 422,
      code: 'commitments.reasonNeeded',
      field: 'reason',
    })
    await refused(supervisor, ['POST', `/api/claims/${id}/verification`, { value: '-1', reason: 'x' }], {
      status: 422,
      code: 'commitments.valueOutOfRange',
      field: 'value',
    })
    await refused(expert, ['POST', `/api/claims/${id}/approval`, {}], {
      status: 422,
      code: 'commitments.notVerifiedYet',
    })
    await step(supervisor, id, 'verification', { value: '91', reason: 'یک سند کم است' })
    await refused(expert, ['POST', `/api/claims/${id}/approval`, { value: '92' }], {
      status: 422,
      code: 'commitments.valueAboveVerified',
      field: 'value',
      says: ['۹۱'],
    })
    await refused(agent, ['POST', `/api/claims/${id}/noting`, {}], { status: 422, code: 'commitments.notApprovedYet' })
    await step(expert, id, 'approval')
    await refused(agent, ['POST', `/api/claims/${id}/noting`, { value: '50' }], {
      status: 422,
      code: 'commitments.valueChangedByNote',
      field: 'value',
    })
    await refused(agent, ['POST', `/api/claims/${id}/noting`, { decisionId: ids.clusterId }], {
      status: 422,
      code: 'commitments.decisionUnknown',
      field: 'decisionId',
    })
    await refused(expert, ['POST', `/api/claims/${id}/approval`, {}], {
      status: 422,
      code: 'commitments.alreadyApproved',
    })
  })

  test('roles hold: an agent verifies nothing, a supervisor claims nothing, a neighbour sees nothing', async () => {
    const id = await claimed('92')
    await refused(agent, ['POST', `/api/claims/${id}/verification`, {}], { status: 403, code: 'kernel.notYourRole' })
    await refused(supervisor, ['POST', `/api/items/${ids.item('کنسرسیوم صادراتی خوشه پلاستیک')}/claims`, {}], {
      status: 403,
      code: 'kernel.notYourRole',
    })
    const zanjani = await demo.as('zanjan')
    await refused(zanjani, ['POST', `/api/claims/${id}/approval`, {}], { status: 404, code: 'kernel.notFound' })
    await refused(zanjani, ['GET', `/api/claims/${id}`], { status: 404, code: 'kernel.notFound' })
  })
})

describe('one claim, one deed', () => {
  test('twenty parallel requests with one key are one claim and one entry', async () => {
    const before = await journalLength(demo.house.db)
    const body = {
      asOf: '2017-01-09',
      value: '91',
      result: 'دکمه بیست بار زده شد',
      reason: 'آزمون',
      key: 'double-click-1',
    }
    const replies = (await Promise.all(
      Array.from({ length: 20 }, () =>
        agent('POST', `/api/items/${ids.item('کنسرسیوم صادراتی خوشه پلاستیک')}/claims`, body),
      ),
    )) as Reply[]
    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 200))
    expect(new Set(replies.map((reply) => reply.body.claimId)).size).toBe(1)
    expect(await journalLength(demo.house.db)).toBe(before + 1)
    const { length } = await demo.house.db
      .selectFrom('claims')
      .select('id')
      .where('idempotency_key', '=', 'double-click-1')
      .execute()
    expect(length).toBe(1)
  })

  test('the same key with another text is a conflict: what arrived first is not silently kept', () =>
    refused(
      agent,
      [
        'POST',
        `/api/items/${ids.item('کنسرسیوم صادراتی خوشه پلاستیک')}/claims`,
        { asOf: '2017-01-09', value: '92', result: 'نوشته دیگر', reason: 'آزمون', key: 'double-click-1' },
      ],
      { status: 409, code: 'commitments.keySentOtherwise' },
    ))

  test('the same key for another item is a conflict, not another’s answer', () =>
    refused(
      agent,
      [
        'POST',
        `/api/items/${ids.item('نمایشگاه تخصصی')}/claims`,
        { asOf: '2017-01-09', value: '91', result: 'x', key: 'double-click-1' },
      ],
      { status: 409, code: 'commitments.keyUsed' },
    ))

  test('of two approvers at once exactly one wins; the other is refused by name', async () => {
    const id = await claimed('92')
    await step(supervisor, id, 'verification')
    const before = await journalLength(demo.house.db)
    const replies = await Promise.all(
      [expert, deputy, md, expert, deputy].map((caller) => step(caller, id, 'approval')),
    )
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
    for (const loser of replies.filter((reply) => reply.status !== 200))
      expectRefusal(loser, { status: 422, code: 'commitments.alreadyApproved' })
    expect(await journalLength(demo.house.db)).toBe(before + 1)
  })

  test('verified and returned at once: one of the two', async () => {
    const id = await claimed('92')
    const replies = await Promise.all([
      step(supervisor, id, 'verification'),
      step(expert, id, 'return', { reason: 'ناقص است' }),
      step(agent, id, 'withdrawal'),
    ])
    expect(replies.every((reply) => reply.status < 500)).toBe(true)
    const claim = await stateOf(id)
    const kinds = claim.steps.map((one: { kind: string }) => one.kind)
    // returning after verifying is allowed, nothing after an end is
    expect([['verify'], ['return'], ['withdraw'], ['verify', 'return']]).toContainEqual(kinds)
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(kinds.length)
  })

  test('all that is approved is noted at once, and a second time there is nothing to note', async () => {
    const reply: Reply = await agent('POST', `/api/records/${ids.second}/noting`, { decisionId: ids.resolution })
    expect(reply.status).toBe(200)
    expect(reply.body.noted).toBeGreaterThan(0)
    await refused(agent, ['POST', `/api/records/${ids.second}/noting`, {}], {
      status: 422,
      code: 'commitments.nothingToNote',
    })
  })

  test('one file sent twice in a claim hangs on it once', async () => {
    const boundary = 'xyz'
    const cookie = (await demo.signIn('agent@khoosheh.example', 'nokhostin-gam-1395')).cookie
    const upload = await demo.app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nسند\r\n--${boundary}--\r\n`,
    })
    const file = upload.json().id
    const id = await claimed('92', { fileIds: [file, file] })
    expect((await stateOf(id)).files).toHaveLength(1)
  })
})

describe('three persons', () => {
  const person = async (email: string, roles: readonly ('agentTeam' | 'supervisor' | 'expert')[]) => {
    const { house } = demo
    const { id } = await registerPerson(house.ctx(), { givenName: 'دو', familyName: `نقشه ${roles.join('')}` })
    const account = await createAccount(house.ctx(), house.identity, { personId: id, keys: { email } })
    const password = 'anar-barg-sepidar-1395'
    await setPasswordByLink(house.ctx(), house.identity, { token: account.link.path.split('#').at(-1)!, password })
    for (const role of roles)
      await grant(house.ctx(), {
        personId: id,
        role,
        reachKind: 'cluster',
        reachId: ids.clusterId,
        from: house.clock.today(),
      })
    return (await demo.signIn(email, password)).call
  }

  test('whoever claims does not verify, return or approve it, whatever roles they hold; the refusal says why', async () => {
    const both = await person('both@khoosheh.example', ['agentTeam', 'supervisor', 'expert'])
    const item = ids.item('مطالعه دو بازار')
    const made: Reply = await both('POST', `/api/items/${item}/claims`, {
      asOf: '2017-02-02',
      value: '40',
      result: 'گزارش بازار دوم',
    })
    expect(made.status).toBe(200)
    const id = made.body.claimId
    const why = { status: 422, code: 'commitments.samePerson', says: ['سه نفر'] }
    await refused(both, ['POST', `/api/claims/${id}/verification`, {}], why)
    await refused(both, ['POST', `/api/claims/${id}/return`, { reason: 'خودم' }], why)
    const view = ((await both('GET', `/api/claims/${id}`)) as Reply).body
    expect(view.may.verify).toBe('commitments.samePerson')
    await step(supervisor, id, 'verification')
    await refused(both, ['POST', `/api/claims/${id}/approval`, {}], why)
    const other = await claimed('40', {}, 'مطالعه دو بازار')
    expect((await step(both, other, 'verification')).status).toBe(200)
    await refused(both, ['POST', `/api/claims/${other}/approval`, {}], why)
  })

  test('whoever typed a claim for another counts as its claimant', async () => {
    const typist = await person('typist@khoosheh.example', ['agentTeam', 'supervisor'])
    const { body: people } = (await typist('GET', '/api/persons?limit=5')) as Reply
    const other = people.rows[0].id as string
    const made: Reply = await typist('POST', `/api/items/${ids.item('مطالعه دو بازار')}/claims`, {
      asOf: '2017-02-01',
      value: '41',
      result: 'تلفنی',
      onBehalf: { how: 'phone', personId: other.toUpperCase() },
    })
    expect(made.body.error).toBeUndefined()
    await refused(typist, ['POST', `/api/claims/${made.body.claimId}/verification`, {}], {
      status: 422,
      code: 'commitments.samePerson',
    })
  })
})

describe('a year of its own', () => {
  /** A frozen year with a milestone and a percentage, opened by the office. */
  const yearOf = async (n: number, fiscalYear: number) => {
    const { house } = demo
    const ctx = house.ctx()
    const expertCtx = {
      ...ctx,
      actor: {
        ...ctx.actor,
        grants: [{ id: 'x', role: 'deputy' as const, reachKind: 'nation' as const, reachId: null }],
      },
    }
    const { planYearId } = await openYear(expertCtx, ids.planId, { n, fiscalYear })
    const activity = (code: string, measure: 'percent' | 'milestone') => ({
      code,
      title: `کار ${code}`,
      weight: '50',
      measure,
      start: '2017-01-01',
      finish: '2017-03-01',
      strategyId: null,
      type: null,
      executor: null,
      partner: null,
      expectedResult: null,
      ownerPersonId: null,
      ownerOrganisationId: null,
      unit: null,
      target: null,
      shares: [],
      after: [],
    })
    const written = await writeActivities(expertCtx, planYearId, {
      version: 1,
      activities: [activity('a', 'milestone'), activity('b', 'percent')],
    })
    await freezeYear(expertCtx, planYearId, { version: written.version, decisionId: null })
    return { planYearId, milestone: written.itemIds[0]!, percent: written.itemIds[1]!, expertCtx }
  }

  test('a milestone is reached or not: no claim and no verifier leaves it in the middle', async () => {
    const { milestone } = await yearOf(4, 1398)
    await refused(
      agent,
      ['POST', `/api/items/${milestone}/claims`, { asOf: '2017-02-01', value: '50', result: 'نیمه' }],
      { status: 422, code: 'commitments.milestoneValue', field: 'value' },
    )
    const made: Reply = await agent('POST', `/api/items/${milestone}/claims`, {
      asOf: '2017-02-01',
      value: '100',
      result: 'رسید',
    })
    await refused(
      supervisor,
      ['POST', `/api/claims/${made.body.claimId}/verification`, { value: '50', reason: 'نیمه' }],
      { status: 422, code: 'commitments.milestoneValue', field: 'value' },
    )
  })

  test('a closed year takes no claim and no deciding step; its council may still note', async () => {
    const { planYearId, percent, expertCtx } = await yearOf(5, 1399)
    const first: Reply = await agent('POST', `/api/items/${percent}/claims`, {
      asOf: '2017-02-01',
      value: '50',
      result: 'نیمه',
    })
    await step(supervisor, first.body.claimId, 'verification')
    await step(expert, first.body.claimId, 'approval')
    const second: Reply = await agent('POST', `/api/items/${percent}/claims`, {
      asOf: '2017-02-02',
      value: '60',
      result: 'بیشتر',
    })
    const closing = (await Promise.all(
      [1, 2, 3].map(() =>
        md('POST', `/api/plan-years/${planYearId}/closing`, {
          left: ['a', 'b'].map((code) => ({ code, cause: 'late_funding' })),
          waiting: [second.body.claimId],
        }),
      ),
    )) as Reply[]
    expect(closing.map((reply) => reply.status).sort()).toEqual([200, 422, 422])
    const closed = { status: 422, code: 'commitments.treeClosed' }
    await refused(
      agent,
      ['POST', `/api/items/${percent}/claims`, { asOf: '2017-02-03', value: '70', result: 'دیر' }],
      closed,
    )
    await refused(supervisor, ['POST', `/api/claims/${second.body.claimId}/verification`, {}], closed)
    await refused(supervisor, ['POST', `/api/claims/${second.body.claimId}/return`, { reason: 'دیر' }], closed)
    await refused(agent, ['POST', `/api/claims/${second.body.claimId}/withdrawal`, {}], closed)
    await refused(expert, ['POST', `/api/plan-years/${planYearId}/revision`, { reason: 'دیر' }], closed)
    await expect(closeYear(expertCtx, planYearId)).rejects.toMatchObject({ code: 'commitments.treeClosed' })
    expect((await step(agent, first.body.claimId, 'noting', { decisionId: ids.resolution })).status).toBe(200)
  })

  test('the claim of an activity that a new version dropped can still be settled', async () => {
    const { planYearId, milestone, percent } = await yearOf(6, 1400)
    const made: Reply = await agent('POST', `/api/items/${percent}/claims`, {
      asOf: '2017-02-01',
      value: '50',
      result: 'نیمه',
    })
    expect(
      ((await agent('POST', `/api/plan-years/${planYearId}/revision`, { reason: 'کار دوم کنار رفت' })) as Reply).status,
    ).toBe(200)
    const { body } = (await agent('GET', `/api/plan-years/${planYearId}`)) as Reply
    const kept = body.draft.activities.find((one: { itemId: string }) => one.itemId === milestone)
    const saved: Reply = await agent('PUT', `/api/plan-years/${planYearId}/draft`, {
      version: body.version,
      activities: [{ ...kept, weight: '100' }],
    })
    expect(saved.body.error).toBeUndefined()
    expect(
      ((await expert('POST', `/api/plan-years/${planYearId}/freezing`, { version: saved.body.version })) as Reply)
        .status,
    ).toBe(200)
    expect((await step(supervisor, made.body.claimId, 'verification')).status).toBe(200)
    await refused(agent, ['POST', `/api/items/${percent}/claims`, { asOf: '2017-02-02', value: '60', result: 'x' }], {
      status: 404,
      code: 'kernel.notFound',
    })
  })
})

test('the journal of all this is whole', async () => {
  const reports = await expectNothingStored(demo.house.db, () => verifyJournal(demo.house.db))
  expect(reports.filter((report) => report.broken)).toEqual([])
  expect(formatJalali(demo.house.clock.today())).toContain('۱۳۹۵')
})
