import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import type { ClusterView } from '../../src/modules/clusters/clusters.schema.ts'
import { sampleGates } from '../../src/modules/clusters/gates/bylaw.ts'
import type { GatesContent } from '../../src/modules/clusters/gates/gates.content.schema.ts'
import type { EditionsView, EditionView, PreviewView } from '../../src/modules/editions/editions.schema.ts'
import { verifyJournal } from '../../src/modules/journal/index.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { expectMessage, type Reply, storedNow } from '../world/refusals.ts'

let demo: DemoHouse
let expert: Caller
let director: Caller
const clusters: Record<string, string> = {}
let committee: string

beforeAll(async () => {
  demo = await demoHouse()
  expert = await demo.as('expert.lorestan')
  director = await demo.as('lorestan')
  const { body } = (await expert('GET', '/api/clusters?province=IR-15&limit=100')) as Reply
  for (const { trade, id } of body.rows) clusters[trade] = id
  const bodies = (await expert('GET', '/api/bodies?provinceId=IR-15')) as Reply
  committee = bodies.body.rows[0].id
})
afterAll(() => demo.close())

const ask = async (call: Caller, method: Parameters<Caller>[0], url: string, body?: unknown) =>
  (await call(method, url, body)) as Reply
const view = async (trade: string, call = expert) =>
  (await ask(call, 'GET', `/api/clusters/${clusters[trade]}`)).body as ClusterView
const refused = async (call: Caller, url: string, body: unknown) => {
  const before = await storedNow(demo.house.db)
  const reply = await ask(call, 'POST', url, body)
  expect(reply.status, JSON.stringify(reply.body)).toBeGreaterThanOrEqual(400)
  expectMessage(reply.body.error.message)
  for (const field of reply.body.error.fields) expectMessage(field.message)
  expect(await storedNow(demo.house.db)).toEqual(before)
  return reply.body.error as { code: string; fields: { path: string; message: { fa: string; en: string } }[] }
}

/** A loose file of the expert, sent as a browser sends it. */
let files = 0
async function upload(): Promise<string> {
  files += 1
  const { cookie } = await demo.signIn('expert.lorestan@khoosheh.example', demoPassword)
  const head = `--cut\r\nContent-Disposition: form-data; name="file"; filename="${files}.txt"\r\nContent-Type: text/plain\r\n\r\n`
  const reply = await demo.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=cut' },
    payload: `${head}سند ${files}\r\n--cut--\r\n`,
  })
  return reply.json().id
}

let sessions = 1
/** A resolution of a session of the committee held today. */
async function resolve(bodyId: string, concerns: string[], text = 'مصوب شد.'): Promise<string> {
  sessions += 1
  const today = demo.house.clock.today()
  const held = await ask(expert, 'POST', `/api/bodies/${bodyId}/historic-sessions`, {
    number: sessions,
    heldOn: today,
    source: { mark: 'example', source: '' },
  })
  expect(held.status, JSON.stringify(held.body)).toBe(200)
  const made = await ask(expert, 'POST', '/api/resolutions', {
    sessionId: held.body.id,
    text,
    category: 'gate_decision',
    concerns,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return made.body.id
}

async function fill(trade: string, skip: readonly string[] = []) {
  const { next } = await view(trade)
  const at = demo.house.clock.today()
  for (const line of next!.lines) {
    if (skip.includes(line.code) || line.state === 'fulfilled') continue
    if (line.kind === 'document') {
      const { status, body } = await ask(expert, 'POST', `/api/clusters/${clusters[trade]}/papers`, {
        stage: next!.code,
        code: line.code,
        dated: at,
        number: '۱',
        fileId: await upload(),
      })
      expect(status, JSON.stringify(body)).toBe(200)
    }
    if (line.kind === 'condition' && line.stated) {
      const said = { stage: next!.code, code: line.code, holds: !line.negative, dated: at }
      const { status, body } = await ask(expert, 'POST', `/api/clusters/${clusters[trade]}/statements`, said)
      expect(status, JSON.stringify(body)).toBe(200)
    }
  }
  return next!.code
}

describe('the honey cluster, whose papers are not whole', () => {
  test('shows each thing that its next gate asks for, with its clause and how it stands', async () => {
    const { next, edition } = await view('عسل')
    expect(next?.code).toBe('diagnostic')
    expect(edition).toMatchObject({ id: null, example: true })
    const state = Object.fromEntries(next!.lines.map((line) => [line.code, line.state]))
    expect(state).toMatchObject({
      earlier_gate: 'fulfilled',
      feasible: 'fulfilled',
      team_of_three: 'open',
      supervisor_set: 'open',
      feasibility_report: 'fulfilled',
      support_letters: 'open',
      provincial_committee: 'open',
    })
    const report = next!.lines.find((line) => line.code === 'feasibility_report')!.paper!
    expect(report).toMatchObject({ number: 'ع/۱۲۰', edition: '۱', marks: [{ mark: 'example' }] })
    expect(report.file?.name).toMatch(/امکان‌سنجی/)
    expect((await ask(expert, 'GET', `/api/files/${report.file!.id}`)).status).toBe(200)
  })

  test('keeps its papers from those who see only that it exists', async () => {
    const report = (await view('عسل')).next!.lines.find((line) => line.code === 'feasibility_report')!.paper!
    const stranger = await demo.as('expert')
    const seen = await view('عسل', stranger)
    expect(seen.next!.lines.length).toBeGreaterThan(8)
    expect(seen.next!.lines.every((line) => line.state === null && line.paper === null)).toBe(true)
    expect(seen.next!.closedBy).toBeNull()
    for (const call of [stranger, demo.anonymous])
      expect((await ask(call, 'GET', `/api/files/${report.file!.id}`)).status).toBe(404)
  })

  test('is refused its diagnostic study without the documents, each named with its clause', async () => {
    const decisionId = await resolve(committee, [clusters.عسل!])
    const { code, fields } = await refused(expert, `/api/clusters/${clusters.عسل}/gates/diagnostic`, { decisionId })
    expect(code).toBe('clusters.gateClosed')
    const said = Object.fromEntries(fields.map((field) => [field.path, field.message.fa]))
    expect(said['gate.support_letters']).toContain('نامه آمادگی نهادهای پشتیبان')
    expect(said['gate.support_letters']).toContain('ماده ۴ بند ۲')
    expect(said['gate.team_of_three']).toContain('ماده ۵ بند ۲')
    expect(Object.keys(said)).not.toContain('gate.feasibility_report')
  })
})

describe('a feasibility without its documents, a later gate before an earlier one', () => {
  test('nylon: nothing on file', async () => {
    const decisionId = await resolve(committee, [clusters.نایلون!])
    const { code, fields } = await refused(expert, `/api/clusters/${clusters.نایلون}/gates/feasibility`, { decisionId })
    expect(code).toBe('clusters.gateClosed')
    expect(fields.map((field) => field.path)).toEqual([
      'gate.on_priority_list',
      'gate.recent_negative',
      'gate.priority_table',
      'gate.feasibility_terms',
      'gate.expert_opinion',
    ])
  })

  test('nylon: the diagnostic study before feasibility', async () => {
    const decisionId = await resolve(committee, [clusters.نایلون!])
    const { fields } = await refused(expert, `/api/clusters/${clusters.نایلون}/gates/diagnostic`, { decisionId })
    expect(fields[0]).toMatchObject({ path: 'gate.earlier_gate' })
    expect(fields[0]!.message.fa).toContain('ماده ۱ بند ۲')
  })

  test('nylon: opens with everything, dated to the session, told in its history and tied to the resolution', async () => {
    const own = clusters.نایلون!
    expect(await fill('نایلون')).toBe('feasibility')
    const decisionId = await resolve(committee, [own])
    const { version, next } = await view('نایلون')
    expect(next!.closedBy).toBe(0)
    expect(
      (await ask(await demo.as('expert'), 'POST', `/api/clusters/${own}/gates/feasibility`, { decisionId })).status,
    ).toBe(403)
    const done = await ask(expert, 'POST', `/api/clusters/${own}/gates/feasibility`, { decisionId, version })
    expect([done.status, done.body]).toEqual([200, { stage: 'feasibility' }])
    const after = await view('نایلون')
    expect(after.stage).toMatchObject({ code: 'feasibility', since: demo.house.clock.today(), takenOver: false })
    expect(after.path.find((step) => step.code === 'feasibility')!.decision!.id).toBe(decisionId)
    // the next gate has a file of its own: what was filed for this one is not filed for it
    expect(after.next!.lines.filter((line) => line.kind === 'document').every((line) => line.paper === null)).toBe(true)
    expect((await refused(expert, `/api/clusters/${own}/gates/feasibility`, { decisionId })).code).toBe(
      'clusters.gatePassed',
    )
    expect((await refused(expert, `/api/clusters/${own}/stages/feasibility/withdrawal`, { reason: 'x' })).code).toBe(
      'clusters.decidedStage',
    )
    const history = await ask(director, 'GET', `/api/records/${own}/history`)
    expect(history.body.lines.map((line: { verb: string }) => line.verb)).toContain('clusters.openGate')
  })
})

describe('the resolution', () => {
  test.each<[string, () => Promise<string>, string]>([
    ['about another cluster', () => resolve(committee, [clusters.سنگ!]), 'clusters.decisionElsewhere'],
    ['that nobody has', async () => '01a20738-1471-75b2-b527-000000000000', 'clusters.noSuchResolution'],
    [
      'of another province',
      async () =>
        (
          await demo.house.db
            .selectFrom('records')
            .select('id')
            .where('kind', '=', 'resolution')
            .where('province_id', '=', 'IR-30')
            .executeTakeFirstOrThrow()
        ).id,
      'clusters.noSuchResolution',
    ],
  ])('%s is refused', async (_, decision, code) => {
    await fill('خیارشور')
    const decisionId = await decision()
    const found = await refused(expert, `/api/clusters/${clusters.خیارشور}/gates/feasibility`, { decisionId })
    expect(found.code).toBe(code)
    expect(found.fields[0]!.path).toBe('decisionId')
  })

  test('of the other kind of body is refused', async () => {
    const own = clusters.خیارشور!
    const council = await ask(expert, 'POST', '/api/bodies', {
      kind: 'steering_council',
      title: 'شورای راهبری خیارشور',
      clusterId: own,
    })
    const decisionId = await resolve(council.body.id, [own])
    const found = await refused(expert, `/api/clusters/${own}/gates/feasibility`, { decisionId })
    expect(found.code).toBe('clusters.decisionWrongBody')
    expect(found.fields[0]!.message.fa).toContain('کمیته استانی')
  })
})

describe('papers and statements', () => {
  const paper = async (more: object = {}) => ({
    stage: 'feasibility',
    code: 'feasibility_terms',
    dated: demo.house.clock.today(),
    number: '۷',
    fileId: await upload(),
    ...more,
  })
  const url = () => `/api/clusters/${clusters.برنج‌کوبی}/papers`

  test.each<[string, object, string]>([
    ['of a day to come', { dated: '2090-01-01' }, 'clusters.futureDay'],
    ['that the gate does not ask for', { code: 'handover_record' }, 'clusters.unknownDocument'],
    ['of a stage that is none', { stage: 'dream' }, 'clusters.unknownStage'],
    ['without a number', { number: ' ' }, 'kernel.invalid'],
    ['with another’s file', { fileId: '01a20738-1471-75b2-b527-000000000000' }, 'kernel.fileNotYours'],
    ['without a file', { fileId: undefined }, 'kernel.invalid'],
  ])('a document %s is refused', async (_, more, code) => {
    expect((await refused(expert, url(), await paper(more))).code).toBe(code)
  })

  test('a new edition takes the place of the first, which stays; taking it back leaves the gate without it', async () => {
    const first = await ask(expert, 'POST', url(), await paper({ edition: '۱' }))
    const second = await ask(expert, 'POST', url(), await paper({ edition: '۲' }))
    const line = async () => (await view('برنج‌کوبی')).next!.lines.find((one) => one.code === 'feasibility_terms')!
    expect((await line()).paper).toMatchObject({ id: second.body.id, edition: '۲', mayWithdraw: true })
    const back = (id: string) => `/api/cluster-papers/${id}/withdrawal`
    expect((await refused(expert, back(first.body.id), { reason: 'x' })).code).toBe('clusters.paperGone')
    await ask(expert, 'POST', back(second.body.id), { reason: 'سند خوشه دیگری بود' })
    expect(await line()).toMatchObject({ paper: null, state: 'open' })
    const rows = await demo.house.db
      .selectFrom('cluster_papers')
      .selectAll()
      .where('code', '=', 'feasibility_terms')
      .where('cluster_id', '=', clusters.برنج‌کوبی!)
      .orderBy('made_at')
      .execute()
    expect(rows.map((row) => row.holds)).toEqual([true, true, false])
  })

  test('what the system counts is not stated, and a statement is the last one said', async () => {
    const own = clusters.عسل!
    const said = (code: string, holds: boolean) => ({
      stage: 'diagnostic',
      code,
      holds,
      dated: demo.house.clock.today(),
    })
    const statements = `/api/clusters/${own}/statements`
    expect((await refused(expert, statements, said('team_of_three', true))).code).toBe('clusters.knownAlready')
    expect((await refused(expert, statements, said('dream', true))).code).toBe('clusters.unknownCondition')
    const state = async () => (await view('عسل')).next!.lines.find((line) => line.code === 'feasible')!.state
    await ask(expert, 'POST', statements, said('feasible', false))
    expect(await state()).toBe('open')
    await ask(expert, 'POST', statements, said('feasible', true))
    expect(await state()).toBe('fulfilled')
  })
})

describe('stop and resume', () => {
  test('by the committee, with a cause and its report; back where it stood', async () => {
    const own = clusters.طیور!
    const before = (await view('طیور')).stage!.code
    const decisionId = await resolve(committee, [own])
    const stop = { cause: 'no_funding', decisionId }
    const url = `/api/clusters/${own}/stop`
    const { code, fields } = await refused(expert, url, stop)
    expect(code).toBe('clusters.gateClosed')
    expect(fields.map((field) => field.path)).toEqual(['gate.stop_report'])
    expect((await refused(expert, url, { ...stop, cause: 'boredom' })).code).toBe('clusters.unknownCause')
    expect((await refused(expert, `/api/clusters/${own}/gates/stopped`, { decisionId })).code).toBe(
      'clusters.stopInstead',
    )
    const report = {
      stage: 'stopped',
      code: 'stop_report',
      dated: demo.house.clock.today(),
      number: '۳',
      fileId: await upload(),
    }
    await ask(expert, 'POST', `/api/clusters/${own}/papers`, report)
    expect((await ask(expert, 'POST', url, stop)).status).toBe(200)
    expect(await view('طیور')).toMatchObject({ stage: { code: 'stopped' }, next: null, stoppedFor: 'نبود اعتبار' })
    expect((await refused(expert, url, stop)).code).toBe('clusters.alreadyStopped')
    const again = `/api/clusters/${own}/resumption`
    expect((await refused(expert, again, { reason: 'اعتبار رسید', decisionId })).code).toBe('clusters.decisionUsed')
    const back = await ask(expert, 'POST', again, {
      reason: 'اعتبار رسید',
      decisionId: await resolve(committee, [own]),
    })
    expect([back.status, back.body]).toEqual([200, { stage: before }])
    expect((await view('طیور')).stage!.code).toBe(before)
  })
})

describe('delegation', () => {
  const desk = async (call: Caller) =>
    ((await ask(call, 'GET', '/api/desk')).body.mine as { what: string; due: string | null }[]).filter(
      (row) => row.what === 'clusters.delegationReport',
    )

  test('waits on the custodian’s liaison until the report, then for the next one; the stage stays', async () => {
    const heritage = await demo.as('heritage')
    const agriculture = await demo.as('agriculture')
    const [asked] = await desk(heritage)
    // 10 Ordibehesht 1395 and three Jalali months: 10 Mordad
    expect(asked).toMatchObject({ due: '2016-07-31' })
    expect((await desk(agriculture))[0]).toMatchObject({ due: '2017-04-30' })
    expect(await desk(expert)).toEqual([])
    const url = `/api/clusters/${clusters.ورشو}/delegation-reports`
    const report = { text: 'کارگاه‌ها شناسایی شدند.', dated: demo.house.clock.today() }
    expect((await ask(agriculture, 'POST', url, report)).status).toBe(403)
    expect((await refused(heritage, url, { ...report, dated: '2016-01-01' })).code).toBe(
      'clusters.reportBeforeDelegation',
    )
    expect((await refused(heritage, url, { ...report, text: '' })).code).toBe('kernel.invalid')
    expect((await ask(heritage, 'POST', url, report)).status).toBe(200)
    const seen = await view('ورشو', heritage)
    expect(seen.stage!.code).toBe('identified')
    expect(seen.delegation).toMatchObject({
      custodian: { name: 'اداره میراث فرهنگی لرستان' },
      reports: [{ note: report.text }],
      mayReport: true,
    })
    // a custodian from elsewhere is a party: neither the study nor the plan is offered, and neither is there
    expect([seen.withinReach, seen.people === null]).toEqual([false, false])
    expect((await ask(heritage, 'GET', `/api/clusters/${clusters.ورشو}/diagnosis`)).status).toBe(404)
    expect((await view('ورشو', expert)).withinReach).toBe(true)
    expect((await desk(heritage))[0]!.due! > demo.house.clock.today()).toBe(true)
    expect((await refused(expert, `/api/clusters/${clusters.نایلون}/delegation-reports`, report)).code).toBe(
      'clusters.notDelegated',
    )
  })
})

describe('a province’s own edition', () => {
  let id: string
  const content = (): GatesContent => {
    const own = structuredClone(sampleGates)
    const feasibility = own.stages.find((stage) => stage.code === 'feasibility')!
    feasibility.required_documents.push({ document: 'field_visit_report', required: true, clause: '3.3' })
    feasibility.entry_conditions.find((one) => one.code === 'on_priority_list')!.required = false
    own.delegation.report_every_months = 6
    return own
  }

  test('is drafted from what is in force, once at a time, by the company only', async () => {
    const made = await ask(expert, 'POST', '/api/editions', {
      subject: 'gates',
      provinceId: 'IR-15',
      code: 'ویرایش ۱',
      title: 'آیین‌نامه لرستان',
    })
    id = made.body.id
    expect((await refused(expert, '/api/editions', { subject: 'gates', provinceId: 'IR-15' })).code).toBe(
      'editions.draftExists',
    )
    expect((await refused(expert, '/api/editions', { subject: 'dreams', provinceId: 'IR-15' })).code).toBe(
      'editions.unknownSubject',
    )
    expect(
      (await refused(await demo.as('admin'), '/api/editions', { subject: 'gates', provinceId: 'IR-15' })).code,
    ).toBe('editions.companyOnly')
    expect((await ask(await demo.as('expert'), 'GET', `/api/editions/${id}`)).status).toBe(404)
    const { body } = (await ask(expert, 'GET', `/api/editions/${id}`)) as { body: EditionView }
    expect(body.content).toEqual(sampleGates)
  })

  test('is written whole and stale-safe; what does not fit is named at its place', async () => {
    const { body } = (await ask(expert, 'GET', `/api/editions/${id}`)) as { body: EditionView }
    const wrong = content()
    wrong.stages[0]!.default_phase_weight = '5'
    const reply = await ask(expert, 'PUT', `/api/editions/${id}`, { version: body.version, content: wrong })
    expect([reply.status, reply.body.error.fields[0].path]).toEqual([422, 'content.stages'])
    expectMessage(reply.body.error.fields[0].message)
    expect(
      (await ask(expert, 'PUT', `/api/editions/${id}`, { version: body.version, content: content() })).status,
    ).toBe(200)
    const stale = await ask(expert, 'PUT', `/api/editions/${id}`, { version: body.version, content: content() })
    expect([stale.status, stale.body.error.code]).toEqual([409, 'kernel.stale'])
  })

  test('says first what it would change, cluster by cluster, with the clauses', async () => {
    const { rows } = (await ask(director, 'GET', `/api/editions/${id}/preview`)).body as PreviewView
    const trout = rows.find((row) => row.recordId === clusters['پرورش ماهی قزل‌آلا'])!
    expect(trout.about.fa).toBe('امکان‌سنجی')
    expect(trout.appears.map((one) => one.fa)).toEqual([
      'دست‌کم یکی از مدارک این دروازه ثبت نشده است: گزارش بازدید میدانی',
    ])
    expect(trout.appears[0]!.clause.fa).toBe('ماده ۳ بند ۳')
    expect(trout.vanishes.map((one) => one.fa)).toEqual(['خوشه در فهرست اولویت‌دار کمیته نیست'])
    // honey is past that gate
    expect(rows.map((row) => row.recordId)).not.toContain(clusters.عسل)
    expect((await ask(await demo.as('expert'), 'GET', `/api/editions/${id}/preview`)).status).toBe(404)
  })

  test('changes what blocks from its day on, and itself no more', async () => {
    const { body } = (await ask(expert, 'GET', `/api/editions/${id}`)) as { body: EditionView }
    const url = `/api/editions/${id}/adoption`
    const today = demo.house.clock.today()
    expect((await ask(expert, 'POST', url, { version: body.version, validFrom: today })).status).toBe(403)
    expect((await refused(director, url, { version: body.version, validFrom: '2016-01-01' })).code).toBe(
      'editions.validFromPast',
    )
    expect((await ask(director, 'POST', url, { version: body.version, validFrom: today })).status).toBe(200)
    const { next, edition } = await view('گیاهان دارویی')
    expect(edition).toMatchObject({ id, fa: 'ویرایش ۱', example: false })
    const codes = next!.lines.map((line) => line.code)
    expect(codes).toContain('field_visit_report')
    expect(codes).not.toContain('on_priority_list')
    // the neighbour keeps the sample, and the past its own edition
    const elsewhere = (await ask(await demo.as('zanjan'), 'GET', '/api/clusters?province=IR-19')).body.rows[0].id
    expect((await ask(await demo.as('zanjan'), 'GET', `/api/clusters/${elsewhere}`)).body.edition.id).toBeNull()
    const agriculture = await demo.as('agriculture')
    const trout = await view('پرورش ماهی قزل‌آلا', agriculture)
    expect(trout.delegation!.everyMonths).toBe(6)
    const desk = (await ask(agriculture, 'GET', '/api/desk')).body.mine as { what: string; due: string }[]
    expect(desk.find((row) => row.what === 'clusters.delegationReport')!.due).toBe(trout.delegation!.due)
    const again = await ask(expert, 'GET', `/api/editions/${id}`)
    expect((await refused(director, url, { version: again.body.version, validFrom: today })).code).toBe(
      'editions.notDraft',
    )
    await expect(
      demo.house.db.updateTable('editions').set({ code: 'x' }).where('id', '=', id).execute(),
    ).rejects.toThrow(/append-only/)
    const all = (await ask(await demo.as('expert'), 'GET', '/api/editions?subject=gates&province=IR-15'))
      .body as EditionsView
    expect(all.rows.map((row) => row.state)).toEqual(['adopted', 'sample'])
    expect(all.inForce.id).toBe(id)
  })

  test('a draft is laid aside with its reason and begins anew', async () => {
    const made = await ask(director, 'POST', '/api/editions', { subject: 'gates', provinceId: 'IR-15' })
    const url = `/api/editions/${made.body.id}/discarding`
    expect((await ask(director, 'POST', url, { version: 1, reason: 'لازم نیست' })).status).toBe(200)
    expect((await ask(director, 'POST', '/api/editions', { subject: 'gates', provinceId: 'IR-15' })).status).toBe(200)
  })
})

test('the journal is whole after all of it', async () => {
  const reports = await verifyJournal(demo.house.db)
  expect(reports.map((report) => report.broken)).toEqual(reports.map(() => null))
})
