import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitPeriods, visitRuns } from '../../src/modules/agency/visits.rules.ts'
import { verifyJournal } from '../../src/modules/journal/index.ts'
import { type AgencyWorld, agencyWorld } from '../world/agency.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { type Body, type DemoIds, demoIds, type Expected, expectRefused } from '../world/refusals.ts'

let demo: DemoHouse
let ids: DemoIds
let world: AgencyWorld
let agent: Caller
let supervisor: Caller
let expert: Caller
let deputy: Caller
let md: Caller
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  world = agencyWorld(demo)
  ;[agent, supervisor, expert, deputy, md] = (await Promise.all(
    ['agent', 'supervisor', 'expert', 'deputy', 'md'].map((name) => demo.as(name)),
  )) as [Caller, Caller, Caller, Caller, Caller]
})
afterAll(() => demo.close())

const refused = (caller: Caller, request: Parameters<typeof expectRefused>[2], expected: Expected) =>
  expectRefused(demo.house.db, caller, request, expected)
const deskOf = async (call: Caller, what: string) =>
  ((await call('GET', '/api/desk?limit=200')) as { body: Body }).body.mine.filter((row: Body) => row.what === what)
const agentChosen = (clusterId: string) => {
  const ctx = demo.house.ctx()
  return ctx.conditions!.agent_chosen!(ctx.db, ctx, clusterId, { stage: 'diagnostic', yearBehind: null })
}
const contractOf = async (call: Caller, clusterId: string, what = 'agent') =>
  (await world.view(call, clusterId)).contracts.find((one: Body) => one.what === what && one.endedOn === null)

describe('who sees what', () => {
  test('the office and the auditor see all amounts, each side its own, the nation none', async () => {
    const seen: Record<string, string> = {}
    for (const name of ['expert', 'deputy', 'md', 'auditor', 'agent', 'supervisor', 'national', 'admin']) {
      const view = await world.view(await demo.as(name), ids.clusterId)
      seen[name] = view.contracts.map((one: Body) => `${one.what} ${one.money?.amount ?? 'none'}`).join(', ')
    }
    const all = 'agent 6400000000, supervisor 1200000000'
    const none = 'agent none, supervisor none'
    expect(seen).toEqual({
      expert: all,
      deputy: all,
      md: all,
      auditor: all,
      agent: 'agent 6400000000, supervisor none',
      supervisor: 'agent none, supervisor 1200000000',
      national: none,
      admin: none,
    })
  })

  test('for a unit’s owner, a member and a neighbour province there is no such page', async () => {
    for (const name of ['unit', 'liaison', 'zanjan']) {
      const reply = await (await demo.as(name))('GET', `/api/clusters/${ids.clusterId}/agency`)
      expect(`${name} ${reply.status >= 403}`).toBe(`${name} true`)
      expect(JSON.stringify(reply.body)).not.toContain('قرارداد')
    }
  })

  test('no amount stands in any line of the journal, nor in a title', async () => {
    const { rows } = await sql<{ words: string }>`
      select canonical as words from journal_entries where verb like 'agency.%'
      union all select title from records where kind in ('tender', 'contract', 'statement', 'visit')`.execute(
      demo.house.db,
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { words } of rows) expect(words).not.toMatch(/6400000000|1344000000|1280000000|1200000000/)
  })
})

describe('the demo’s contract', () => {
  test('pays what is approved: the closed first year by a statement, what was paid before is not paid again', async () => {
    const { money, phases } = await contractOf(expert, ids.clusterId)
    // 16 + 11 + 21 percent of 6.4 milliard are approved: 27 paid before the product, 21 by statement 1
    expect([money.approved, money.paid, money.payable]).toEqual(['3072000000', '3072000000', '0'])
    expect(phases.map((one: Body) => `${one.stage} ${one.approvedBy?.kind ?? 'open'} ${one.paid}`)).toEqual([
      'diagnostic gate 16',
      'action_plan gate 11',
      'implementation_y1 year 21',
      'implementation_y2 open 0',
      'implementation_y3 open 0',
      'final_monitoring open 0',
      'handed_over open 0',
    ])
  })

  test('the statement of the open second year cannot be checked, approved or paid, and says why', async () => {
    const { money } = await contractOf(expert, ids.clusterId)
    const [second] = money.statements
    expect(second.why.map((one: Body) => one.code)).toEqual(['agency.phaseNotApproved', 'agency.aboveApproved'])
    expect(second.may.check).toBe('agency.phaseNotApproved')
    await refused(expert, ['POST', `/api/statements/${second.id}/check`, {}], {
      status: 422,
      code: 'agency.aboveApproved',
      field: 'phases',
      says: ['۱٬۲۸۰٬۰۰۰٬۰۰۰', 'پیاده‌سازی سال دوم'],
    })
    await refused(md, ['POST', `/api/statements/${second.id}/payment`, { paper: 'حواله' }], {
      status: 409,
      code: 'agency.notThisStep.submit',
    })
    expect((await deskOf(expert, 'agency.checkStatement')).map((row: Body) => row.subjectId)).toEqual([second.id])
  })

  test('claimed progress pays nothing: the second year stands far above zero and nothing of it is payable', async () => {
    const { body } = (await expert('GET', `/api/records/${ids.second}/progress`)) as { body: Body }
    expect(Number(body.whole.approved)).toBeGreaterThan(50)
    expect((await contractOf(expert, ids.clusterId)).money.payable).toBe('0')
  })

  test('a phase that was paid is not paid twice', async () => {
    const { id } = await contractOf(agent, ids.clusterId)
    const ask = (stage: string) => ({ submittedOn: '2017-02-01', phases: [{ stage, weight: '5' }], amount: '100' })
    await refused(agent, ['POST', `/api/contracts/${id}/statements`, ask('implementation_y1')], {
      status: 409,
      code: 'agency.phasePaid',
      field: 'phases.0.stage',
      says: ['پیاده‌سازی سال اول'],
    })
    await refused(agent, ['POST', `/api/contracts/${id}/statements`, ask('diagnostic')], {
      status: 409,
      code: 'agency.phasePaid',
    })
    await refused(agent, ['POST', `/api/contracts/${id}/statements`, ask('implementation_y2')], {
      status: 409,
      code: 'agency.phaseAsked',
    })
    await refused(
      agent,
      ['POST', `/api/contracts/${id}/statements`, { ...ask('implementation_y3'), amount: '900000000' }],
      { status: 422, code: 'agency.aboveClaimed', field: 'amount', says: ['۳۲۰٬۰۰۰٬۰۰۰'] },
    )
    await refused(
      agent,
      ['POST', `/api/contracts/${id}/statements`, { ...ask('implementation_y3'), submittedOn: '2017-02-05' }],
      { status: 422, code: 'agency.futureDay', field: 'submittedOn' },
    )
  })

  test('a supervisor submits nothing for the agent, and sees the contract without its money', async () => {
    const { id } = await contractOf(supervisor, ids.clusterId)
    await refused(
      supervisor,
      [
        'POST',
        `/api/contracts/${id}/statements`,
        { submittedOn: '2017-02-01', phases: [{ stage: 'implementation_y3', weight: '1' }], amount: '1' },
      ],
      { status: 403, code: 'agency.notYourContract' },
    )
  })

  test('a statement only grows: neither its amount nor a step once taken can be changed in the database', async () => {
    const { db } = demo.house
    const { id } = await db.selectFrom('statements').select('id').where('state', '=', 'pay').executeTakeFirstOrThrow()
    const message = /further steps only/
    await expect(sql`update statements set amount = 1 where id = ${id}`.execute(db)).rejects.toThrow(message)
    await expect(sql`update statements set steps = '[]' where id = ${id}`.execute(db)).rejects.toThrow(message)
    await expect(
      sql`update statements set steps = jsonb_set(steps, '{0,by}', '"somebody"') where id = ${id}`.execute(db),
    ).rejects.toThrow(message)
    await expect(sql`delete from statements where id = ${id}`.execute(db)).rejects.toThrow(message)
  })
})

describe('visits', () => {
  const parts = { team: 'دیدار شد', stakeholders: 'دیدار شد', progress: 'خوب', late: '', advice: '', payment: '' }
  const report = { heldOn: '2017-02-01', judgement: 'onTrack', parts }

  test('are due every two months in implementation; the one without a visit is missing', async () => {
    const { periods } = await world.view(supervisor, ids.clusterId)
    // the stage was entered on 11 Ordibehesht 1395
    expect(
      periods.map((one: Body) => `${one.months.map((month: Body) => month.month).join('–')} ${one.state}`),
    ).toEqual(['10–11 due', '8–9 held', '6–7 missing', '4–5 held', '2–3 held'])
  })

  test('one is not reported before its day', async () => {
    await refused(
      supervisor,
      ['POST', `/api/clusters/${ids.clusterId}/visit-reports`, { ...report, heldOn: '2017-02-05' }],
      { status: 422, code: 'agency.visitInFuture', field: 'heldOn', says: ['۱۷ بهمن ۱۳۹۵'] },
    )
    const planned = (await world.view(supervisor, ids.clusterId)).visits.find((one: Body) => one.state === 'planned')
    await refused(supervisor, ['POST', `/api/visits/${planned.id}/report`, { ...report, heldOn: '2017-12-01' }], {
      status: 422,
      code: 'agency.visitInFuture',
    })
  })

  test('a report without whom it met is refused at its parts; one planned for yesterday is not planned', async () => {
    await refused(
      supervisor,
      ['POST', `/api/clusters/${ids.clusterId}/visit-reports`, { ...report, parts: { ...parts, stakeholders: ' ' } }],
      { status: 422, code: 'agency.reportIncomplete', field: 'parts.stakeholders' },
    )
    await refused(supervisor, ['POST', `/api/clusters/${ids.clusterId}/visits`, { plannedOn: '2017-02-03' }], {
      status: 422,
      code: 'agency.plannedInPast',
      field: 'plannedOn',
    })
  })

  test('the agent reports no visit; the expert types the paper form, and both days stay', async () => {
    await refused(agent, ['POST', `/api/clusters/${ids.clusterId}/visit-reports`, report], {
      status: 403,
      code: 'kernel.notYourRole',
    })
    const planned = (await deskOf(supervisor, 'agency.reportVisit'))[0]
    const { id } = await world.post(expert, `/api/visits/${planned.subjectId}/report`, { ...report, onPaper: true })
    const { body: visit } = (await supervisor('GET', `/api/visits/${id}`)) as { body: Body }
    expect(visit).toMatchObject({
      plannedOn: '2017-01-31',
      heldOn: '2017-02-01',
      onPaper: true,
      late: false,
      state: 'reported',
    })
    expect(visit.reportedBy.name).not.toBe('')
    const entry = await demo.house.db
      .selectFrom('journal_entries')
      .select('for_person_id')
      .where('record_id', '=', id)
      .where('verb', '=', 'agency.reportVisit')
      .executeTakeFirstOrThrow()
    expect(entry.for_person_id).not.toBeNull()
    expect(await deskOf(supervisor, 'agency.reportVisit')).toEqual([])
    await refused(supervisor, ['POST', `/api/visits/${id}/report`, report], {
      status: 409,
      code: 'agency.visitReported',
    })
    await refused(supervisor, ['POST', `/api/visits/${id}/cancellation`, { reason: 'اشتباه' }], {
      status: 409,
      code: 'agency.visitReported',
    })
  })

  test('the demo’s paper visit was typed more than ten days after its day, and says so', async () => {
    const { visits } = await world.view(supervisor, ids.clusterId)
    expect(visits.filter((one: Body) => one.late).map((one: Body) => [one.heldOn, one.onPaper])).toEqual([
      ['2016-08-02', true],
    ])
  })

  test('what the desk says is due is the period of the rules, in the diagnosis and in implementation', async () => {
    for (const [trade, stage, since] of [
      ['شیشه', 'diagnostic', '2016-11-25'],
      ['چرم', 'implementation_y1', '2016-10-10'],
      ['سرامیک', 'implementation_y1', '2016-12-25'],
      ['عسل', 'action_plan', '2017-02-02'],
    ] as const) {
      const clusterId = await world.cluster(trade, stage, since)
      const personId = await world.person(`ناظر ${trade}`)
      await world.post(md, `/api/clusters/${clusterId}/supervision`, {
        ...world.terms(trade),
        personId,
        noConflict: true,
      })
      const { rows } = await demo.house.db.executeQuery<Body>(
        demo.house.modules
          .find((one) => one.name === 'agency')!
          .waiting!.find((one) => one.what === 'agency.visitDue')!
          .select('2017-02-04')
          .compile(demo.house.db),
      )
      const due = rows.find((row) => row.record_id === clusterId)
      const expected = visitPeriods(visitRuns([{ stage, from: since }]), [], '2017-02-04').at(-1)!
      expect(`${trade} ${due?.due}`).toBe(`${trade} ${expected.until}`)
      expect(due.since.toISOString()).toBe(new Date(`${expected.from}T00:00:00+03:30`).toISOString())
      await world.post(expert, `/api/clusters/${clusterId}/visit-reports`, { ...report, heldOn: '2017-02-03' })
      expect(await deskOf(expert, 'agency.visitDue')).toEqual([])
    }
  })
})

describe('a tender', () => {
  let clusterId: string
  let tender: { id: string; bids: string[]; people: string[] }
  beforeAll(async () => {
    clusterId = await world.cluster('مبلمان')
    tender = await world.tender(clusterId, 'داوطلب')
  })

  test('shows each offer’s score with its parts, computed; nobody but the office sees them', async () => {
    const [shown] = (await world.view(deputy, clusterId)).tenders
    expect(shown.bids.map((one: Body) => [one.total, one.place])).toEqual([
      ['81', 1],
      ['79', 2],
    ])
    expect(shown.bids[1].parts.map((one: Body) => [one.code, one.weight, one.score, one.points])).toEqual([
      ['technical_interview', '50', '90', '45'],
      ['documents', '30', '60', '18'],
      ['price', '20', '80', '16'],
    ])
    expect((await world.view(await demo.as('national'), clusterId)).tenders[0].bids).toBeNull()
  })

  test('an offer of a team of two is refused, and one person in two posts', async () => {
    const [first, second] = tender.people as [string, string]
    const bid = { party: { personId: first }, price: '1', team: world.team([first, second]) }
    const whole = { ...bid, team: world.team(tender.people.slice(0, 3)) }
    await refused(expert, ['POST', `/api/tenders/${tender.id}/bids`, whole], {
      status: 409,
      code: 'agency.bidsAlready',
    })
    const stranger = await world.person('تنها')
    await refused(expert, ['POST', `/api/tenders/${tender.id}/bids`, { ...bid, party: { personId: stranger } }], {
      status: 422,
      code: 'agency.teamShort',
      field: 'team',
      says: ['۲ نفر', '۳ نفر'],
    })
    const twice = [...world.team([first, second]), { personId: first, part: 'secretary' }]
    await refused(
      expert,
      ['POST', `/api/tenders/${tender.id}/bids`, { ...bid, party: { personId: stranger }, team: twice }],
      { status: 409, code: 'agency.onePost', field: 'team.2.personId' },
    )
  })

  test('the winner against the order of the scores needs a reason; the expert names none', async () => {
    await refused(md, ['POST', `/api/tenders/${tender.id}/decision`, { winnerId: tender.bids[1] }], {
      status: 422,
      code: 'agency.winnerReason',
      field: 'reason',
    })
    await refused(expert, ['POST', `/api/tenders/${tender.id}/decision`, { winnerId: tender.bids[0] }], {
      status: 403,
      code: 'kernel.notYourRole',
    })
    await refused(
      md,
      [
        'POST',
        `/api/tenders/${tender.id}/engagement`,
        { ...world.terms('1'), team: world.team(tender.people.slice(0, 3)) },
      ],
      {
        status: 422,
        code: 'agency.tenderNotDecided',
      },
    )
  })

  test('has one winner: a second is refused with the name of the first', async () => {
    const before = await agentChosen(clusterId)
    expect(before).toEqual({ holds: false })
    expect((await deskOf(md, 'agency.decideTender')).map((row: Body) => row.subjectId)).toEqual([tender.id])
    await world.post(md, `/api/tenders/${tender.id}/decision`, { winnerId: tender.bids[0] })
    expect(await deskOf(md, 'agency.decideTender')).toEqual([])
    expect((await deskOf(md, 'agency.engage')).map((row: Body) => row.subjectId)).toEqual([tender.id])
    await refused(md, ['POST', `/api/tenders/${tender.id}/decision`, { winnerId: tender.bids[1], reason: 'بهتر' }], {
      status: 409,
      code: 'agency.tenderDecided',
      says: ['داوطلب الف'],
    })
    await refused(md, ['POST', `/api/tenders/${tender.id}/failure`, { reason: 'بی‌نتیجه' }], {
      status: 409,
      code: 'agency.tenderDecided',
    })
  })

  test('leads to a contract with a team of at least three and phases of exactly 100', async () => {
    const url = `/api/tenders/${tender.id}/engagement`
    const team = world.team(tender.people.slice(0, 3))
    await refused(md, ['POST', url, { ...world.terms('۱۲'), team: team.slice(0, 2) }], {
      status: 422,
      code: 'agency.teamShort',
      field: 'team',
    })
    await refused(
      md,
      ['POST', url, { ...world.terms('۱۲', { phases: [{ stage: 'diagnostic', weight: '90' }] }), team }],
      {
        status: 422,
        code: 'agency.phasesBelow100',
        field: 'phases',
        says: ['۹۰', '۱۰'],
      },
    )
    await refused(md, ['POST', url, { ...world.terms('۱۲'), team: world.team(tender.people.slice(3)) }], {
      status: 422,
      code: 'agency.agentNotParty',
      field: 'team',
    })
    const { id } = await world.post(md, url, { ...world.terms('۱۲'), team })
    const view = await world.view(md, clusterId)
    expect(view.team.map((one: Body) => one.part)).toEqual(['agent', 'agentAssistant', 'secretary'])
    expect(view.tenders[0].signed).toBe(true)
    expect(await agentChosen(clusterId)).toMatchObject({ holds: true })
    await refused(md, ['POST', url, { ...world.terms('۱۳'), team }], { status: 409, code: 'agency.inForce.agent' })
    await submitted(id)
  })

  /** A statement goes its way once its phase is approved and a visit of its period is reported; three people, three steps. */
  async function submitted(contractId: string) {
    const ask = { submittedOn: '2017-02-04', phases: [{ stage: 'diagnostic', weight: '40' }], amount: '400000000' }
    const onBehalf = { personId: tender.people[0], how: 'phone' }
    const { id } = await world.post(expert, `/api/contracts/${contractId}/statements`, { ...ask, onBehalf })
    await refused(expert, ['POST', `/api/statements/${id}/check`, {}], { status: 422, code: 'agency.aboveApproved' })
    const source = { mark: 'example' }
    await world.post(expert, `/api/clusters/${clusterId}/stages`, { stage: 'action_plan', since: '2017-02-03', source })
    await refused(expert, ['POST', `/api/statements/${id}/check`, {}], {
      status: 422,
      code: 'agency.visitReportMissing',
      field: 'visit',
    })
    await world.post(expert, `/api/clusters/${clusterId}/visit-reports`, {
      heldOn: '2017-02-02',
      judgement: 'onTrack',
      parts: { team: 'الف', stakeholders: 'ب', progress: 'پ', late: '', advice: '', payment: '' },
    })
    await world.post(expert, `/api/statements/${id}/check`)
    await refused(deputy, ['POST', `/api/statements/${id}/payment`, { paper: '۱' }], {
      status: 403,
      code: 'kernel.notYourRole',
    })
    expect((await deskOf(deputy, 'agency.approveStatement'))[0].subjectId).toBe(id)
    await world.post(deputy, `/api/statements/${id}/approval`)
    expect((await deskOf(md, 'agency.payStatement'))[0].subjectId).toBe(id)
    await world.post(md, `/api/statements/${id}/payment`, { paper: 'حواله ۷' })
    expect((await contractOf(md, clusterId)).money).toMatchObject({ paid: '400000000', payable: '0' })
    expect(await deskOf(md, 'agency.payStatement')).toEqual([])
  }
})

describe('a hand-over', () => {
  test('the new agent finds the desk, the seat and the list; the old one sees the cluster’s agency no more', async () => {
    const people = await Promise.all(['رستگاری تازه', 'دستیار تازه', 'منشی تازه'].map((name) => world.person(name)))
    const successor = await world.account(people[0]!)
    const old = (await world.view(md, ids.clusterId)).team.find((one: Body) => one.part === 'agent').person
    const { body: referral } = (await expert('POST', '/api/desk/referrals', {
      recordId: ids.clusterId,
      toPersonId: old.id,
      purpose: 'forAction',
      note: 'فهرست واحدها را تازه کنید',
    })) as { body: Body }
    const corrections = await deskOf(agent, 'commitments.correct')
    expect(corrections.length).toBeGreaterThan(0)
    expect(await deskOf(agent, 'desk.referral')).toHaveLength(1)

    const body = {
      party: { personId: people[0] },
      ...world.terms('۹۵/۱', { from: '2017-02-04' }),
      team: world.team(people),
      reason: 'کناره‌گیری عامل پیشین',
    }
    const url = `/api/clusters/${ids.clusterId}/agent-handover`
    await refused(md, ['POST', url, { ...body, team: body.team.slice(0, 2) }], {
      status: 422,
      code: 'agency.teamShort',
      field: 'team',
    })
    await refused(expert, ['POST', url, body], { status: 403, code: 'kernel.notYourRole' })
    await world.post(md, url, body)

    const view = await world.view(md, ids.clusterId)
    const ended = view.contracts.find((one: Body) => one.endCause === 'replaced')
    expect(ended.endedOn).toBe('2017-02-03')
    expect(ended.handover.to.name).toBe('نمونه رستگاری تازه')
    expect(ended.handover.activities.length).toBeGreaterThan(3)
    expect(ended.handover.statements).toHaveLength(1)
    expect(ended.handover.resolutions.length).toBeGreaterThan(0)
    expect(ended.handover.documents.length).toBeGreaterThan(0)
    expect(ended.handover.seats.map((one: Body) => one.fa)).toHaveLength(1)
    expect(ended.handover.desk.map((one: Body) => one.what).sort()).toEqual(
      [...corrections.map(() => 'commitments.correct'), 'desk.referral'].sort(),
    )
    expect(view.team.map((one: Body) => one.person.name)).toContain('نمونه رستگاری تازه')

    const found = await deskOf(successor, 'desk.referral')
    expect(found.map((row: Body) => row.referral.about?.what ?? row.referral.note).sort()).toEqual(
      [...corrections.map(() => 'commitments.correct'), 'فهرست واحدها را تازه کنید'].sort(),
    )
    // work asked of the role follows the role
    const contract = await contractOf(successor, ids.clusterId)
    const ask = { submittedOn: '2017-02-04', phases: [{ stage: 'action_plan', weight: '1' }], amount: '1' }
    const { id: statement } = await world.post(successor, `/api/contracts/${contract.id}/statements`, ask)
    await world.post(expert, `/api/statements/${statement}/return`, { reason: 'پیوست ندارد' })
    expect((await deskOf(successor, 'agency.correctStatement')).map((row: Body) => row.asked.role)).toEqual([
      'agentTeam',
    ])
    // the council asks its secretary, and that seat passed on
    expect((await deskOf(successor, 'meetings.complete')).length).toBeGreaterThan(0)
    expect(await deskOf(agent, 'meetings.complete')).toEqual([])
    expect((await agent('GET', `/api/clusters/${ids.clusterId}/agency`)).status).toBe(403)
    expect(await deskOf(agent, 'commitments.correct')).toEqual([])
    expect(await deskOf(agent, 'desk.referral')).toEqual([])

    // an answer goes to the one who asked first
    const anew = found.find((row: Body) => row.referral.note === 'فهرست واحدها را تازه کنید')
    expect(anew.subjectId).not.toBe(referral.id)
    await successor('POST', `/api/desk/referrals/${anew.subjectId}/answer`, { answer: 'انجام شد' })
    const { body: asked } = (await expert('GET', '/api/desk?tab=askedByMe')) as { body: Body }
    expect(JSON.stringify(asked)).toContain('انجام شد')
    // the statement on its way stays with the ended contract
    expect(ended.money.statements[0].state).toBe('submit')
  })

  test('an expert of the office hands over too, with the access', async () => {
    const person = await world.person('کارشناس تازه')
    const call = await world.account(person)
    const old = await demo.house.db
      .selectFrom('grants')
      .select('person_id')
      .where('role', '=', 'expert')
      .where('reach_id', '=', 'IR-30')
      .executeTakeFirstOrThrow()
    const url = '/api/provinces/IR-30/expert-handover'
    const body = { fromPersonId: old.person_id, toPersonId: person, on: '2017-02-04', reason: 'جابه‌جایی' }
    await refused(md, ['POST', url, { ...body, toPersonId: old.person_id }], {
      status: 409,
      code: 'agency.samePerson',
      field: 'toPersonId',
    })
    await refused(deputy, ['POST', url, body], { status: 403, code: 'kernel.notYourRole' })
    const before = await deskOf(expert, 'commitments.approve')
    await world.post(md, url, body)
    expect(await deskOf(call, 'commitments.approve')).toHaveLength(before.length)
    expect((await expert('GET', `/api/clusters/${ids.clusterId}/agency`)).status).toBe(403)
    expect((await call('GET', `/api/clusters/${ids.clusterId}/agency`)).status).toBe(200)
  })

  test('the agent leaves with the umbrella network and its paper; without the paper it is refused', async () => {
    const organisation = await demo.house.db
      .selectFrom('records')
      .select(['id', 'title'])
      .where('kind', '=', 'organisation')
      .where('province_id', '=', 'IR-30')
      .executeTakeFirstOrThrow()
    const url = `/api/clusters/${ids.clusterId}/agent-exit`
    await refused(md, ['POST', url, { organisationId: organisation.id, on: '2017-02-04', fileIds: [] }], {
      status: 422,
      code: 'kernel.invalid',
      field: 'fileIds',
    })
    const account = await demo.house.db
      .selectFrom('accounts')
      .innerJoin('records', 'records.id', 'accounts.person_id')
      .select('accounts.id')
      .where('records.title', 'like', '%شاهمرادی')
      .executeTakeFirstOrThrow()
    const [content] = await demo.house.db.selectFrom('file_contents').select('hash').limit(1).execute()
    const fileId = '01a20738-1471-75b2-b527-0000000000aa'
    await demo.house.db
      .insertInto('files')
      .values({
        id: fileId,
        hash: content!.hash,
        name: 'صورت‌جلسه تحویل.pdf',
        uploaded_by: account.id,
        uploaded_at: new Date('2017-02-04T08:00:00Z'),
        record_id: null,
        attached_at: null,
      })
      .execute()
    await world.post(md, url, { organisationId: organisation.id, on: '2017-02-04', fileIds: [fileId] })
    const ended = (await world.view(md, ids.clusterId)).contracts.find((one: Body) => one.endCause === 'exit')
    expect(ended.handover).toMatchObject({ to: { name: organisation.title }, papers: [{ name: 'صورت‌جلسه تحویل.pdf' }] })
    await refused(md, ['POST', url, { organisationId: organisation.id, on: '2017-02-04', fileIds: [fileId] }], {
      status: 422,
      code: 'agency.noContract',
    })
  })
})

test('the journal is whole after all of it', async () => {
  const reports = await verifyJournal(demo.house.db)
  expect(reports.map((report) => report.broken)).toEqual(reports.map(() => null))
})
