import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { readSheet } from '../../src/kernel/sheets.ts'
import type { ClusterView } from '../../src/modules/clusters/clusters.schema.ts'
import type { EditionsView, EditionView, PreviewView } from '../../src/modules/editions/editions.schema.ts'
import { verifyJournal } from '../../src/modules/journal/index.ts'
import type { CriteriaContent } from '../../src/modules/ranking/index.ts'
import type { RankingsView, RoundView, VisitsView } from '../../src/modules/ranking/ranking.schema.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { type Expected, expectRefused, type Reply } from '../world/refusals.ts'

let demo: DemoHouse
let expert: Caller
let director: Caller
let neighbour: Caller
let committee: string
let today: string
const clusters: Record<string, string> = {}
let round: string

beforeAll(async () => {
  demo = await demoHouse()
  expert = await demo.as('expert.lorestan')
  director = await demo.as('lorestan')
  neighbour = await demo.as('expert')
  today = demo.house.clock.today()
  const { body } = (await expert('GET', '/api/clusters?province=IR-15&limit=100')) as Reply
  for (const { trade, id } of body.rows) clusters[trade] = id
  committee = ((await expert('GET', '/api/bodies?provinceId=IR-15')) as Reply).body.rows[0].id
})
afterAll(() => demo.close())

const ask = async (call: Caller, method: Parameters<Caller>[0], url: string, body?: unknown) =>
  (await call(method, url, body)) as Reply
const fine = async (call: Caller, method: Parameters<Caller>[0], url: string, body?: unknown) => {
  const reply = await ask(call, method, url, body)
  expect(reply.status, `${method} ${url} ${JSON.stringify(reply.body)}`).toBe(200)
  return reply.body
}
const refused = (call: Caller, request: Parameters<typeof expectRefused>[2], expected: Expected) =>
  expectRefused(demo.house.db, call, request, expected)
const view = async (id = round): Promise<RoundView> => fine(expert, 'GET', `/api/prioritisations/${id}`)
const at = (trade: string, criterion: string) =>
  `/api/prioritisations/${round}/clusters/${clusters[trade]}/scores/${criterion}`
const proof = () => ({ evidence: 'فهرست واحدها با شناسه', source: 'اتحادیه، نامه ۱۲', asOf: today })

let files = 0
async function upload(account = 'expert.lorestan'): Promise<string> {
  files += 1
  const { cookie } = await demo.signIn(`${account}@khoosheh.example`, demoPassword)
  const head = `--cut\r\nContent-Disposition: form-data; name="file"; filename="${files}.txt"\r\nContent-Type: text/plain\r\n\r\n`
  const reply = await demo.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=cut' },
    payload: `${head}گواه ${files}\r\n--cut--\r\n`,
  })
  return reply.json().id
}

/** Scores a cluster in every criterion; `score` may differ by criterion. */
async function scoreAll(trade: string, score: (criterion: string) => number) {
  const { criteria, clusters: ranked } = await view()
  const cells = ranked.find((one) => one.clusterId === clusters[trade])!.cells
  for (const [place, { code }] of criteria.entries())
    await fine(expert, 'PUT', at(trade, code), { after: cells[place]!.n, score: score(code), ...proof() })
}

let sessions = 1
async function resolve({
  bodyId = committee,
  call = expert,
  heldOn = today,
  concerns = [] as string[],
} = {}): Promise<string> {
  sessions += 1
  const source = { mark: 'example', source: '' }
  const held = await fine(call, 'POST', `/api/bodies/${bodyId}/historic-sessions`, { number: sessions, heldOn, source })
  return (await fine(call, 'POST', '/api/resolutions', { sessionId: held.id, text: 'رتبه‌بندی تصویب شد.', concerns })).id
}

describe('opening a round', () => {
  test('before it a province has none, and says what it would be opened with', async () => {
    const none: RankingsView = await fine(expert, 'GET', '/api/provinces/IR-15/prioritisations')
    expect(none).toMatchObject({ rows: [], current: null, edition: { id: null, example: true }, may: { open: true } })
    // thirteen identified, of which stone and honey have gone on
    expect(none.candidates).toBe(11)
  })

  test('is refused to whoever may not, and for no province', async () => {
    for (const call of [director, neighbour])
      await refused(call, ['POST', '/api/provinces/IR-15/prioritisations', {}], {
        status: 403,
        code: 'kernel.notYourRole',
      })
    expect((await ask(expert, 'POST', '/api/provinces/IR-99/prioritisations', {})).status).toBe(404)
  })

  test('two who open at once open one', async () => {
    const replies = await Promise.all(
      ['۱', '۲'].map((title) => ask(expert, 'POST', '/api/provinces/IR-15/prioritisations', { title: `دور ${title}` })),
    )
    expect(replies.map((one) => one.status).toSorted()).toEqual([200, 409])
    round = replies.find((one) => one.status === 200)!.body.id
    const { clusters: ranked, criteria } = await view()
    expect([ranked.length, criteria.length]).toEqual([11, 12])
    expect(ranked.every((one) => one.place === null && one.least === '20' && one.most === '100')).toBe(true)
    await refused(expert, ['POST', '/api/provinces/IR-15/prioritisations', {}], {
      status: 409,
      code: 'ranking.alreadyRunning',
    })
  })

  test('a neighbour does not see it', async () => {
    expect((await ask(neighbour, 'GET', `/api/prioritisations/${round}`)).status).toBe(404)
    expect((await fine(neighbour, 'GET', '/api/provinces/IR-15/prioritisations')).rows).toEqual([])
  })
})

describe('a score', () => {
  const good = { after: 0, score: 3 }
  test.each<[string, () => [string, unknown], Partial<Expected>]>([
    ['of six', () => [at('نایلون', 'size'), { ...good, score: 6 }], { code: 'kernel.invalid', field: 'score' }],
    ['of zero', () => [at('نایلون', 'size'), { ...good, score: 0 }], { code: 'kernel.invalid', field: 'score' }],
    [
      'of two and a half',
      () => [at('نایلون', 'size'), { ...good, score: 2.5 }],
      { code: 'kernel.invalid', field: 'score' },
    ],
    ['that is left out', () => [at('نایلون', 'size'), { after: 0 }], { code: 'kernel.invalid', field: 'score' }],
    [
      'of a criterion that is none',
      () => [at('نایلون', 'mood'), good],
      { code: 'ranking.noSuchCriterion', field: 'criterion' },
    ],
    [
      'of a cluster that has gone on',
      () => [at('سنگ', 'size'), good],
      { code: 'ranking.notCandidate', field: 'cluster' },
    ],
    [
      'with evidence of tomorrow',
      () => [at('نایلون', 'size'), { ...good, asOf: '2017-02-06' }],
      { code: 'ranking.futureDay', field: 'asOf' },
    ],
    [
      'with a file that is not there',
      () => [at('نایلون', 'size'), { ...good, fileIds: ['01a20738-1471-75b2-b527-000000000000'] }],
      { code: 'kernel.fileNotYours', field: 'fileIds' },
    ],
    [
      'with an unknown field',
      () => [at('نایلون', 'size'), { ...good, weight: '50' }],
      { code: 'kernel.invalid', field: 'weight' },
    ],
  ])('%s is refused on its field and nothing is stored', async (_, request, expected) => {
    await refused(expert, ['PUT', ...request()], { status: 422, code: '', ...expected } as Expected)
  })

  test('by the managing director is refused: the office scores', async () => {
    expect((await ask(director, 'PUT', at('نایلون', 'size'), good)).status).toBe(403)
    expect((await ask(neighbour, 'PUT', at('نایلون', 'size'), good)).status).toBe(404)
  })

  test('of two people at once: the second is told what stands, and what stood stays in the history', async () => {
    const fileIds = [await upload()]
    const [one, other] = await Promise.all([
      ask(expert, 'PUT', at('نایلون', 'size'), { ...good, ...proof(), fileIds }),
      ask(expert, 'PUT', at('نایلون', 'size'), { ...good, score: 5 }),
    ])
    expect([one.status, other.status].toSorted()).toEqual([200, 409])
    const first = one.status === 200 ? 3 : 5
    await refused(expert, ['PUT', at('نایلون', 'size'), { ...good, score: 4 }], { status: 409, code: 'kernel.stale' })
    await fine(expert, 'PUT', at('نایلون', 'size'), { after: 1, score: 4, ...proof(), fileIds: [await upload()] })
    const cell = (await view()).clusters.find((one) => one.clusterId === clusters.نایلون)!.cells[0]!
    expect(cell).toMatchObject({ n: 2, standing: 'settled', points: '8', given: { score: 4 } })
    expect(cell.given!.files).toHaveLength(1)
    expect(cell.earlier.map((one) => one.score)).toEqual([first])
    expect((await ask(expert, 'GET', `/api/files/${cell.given!.files[0]!.id}`)).status).toBe(200)
    expect((await ask(neighbour, 'GET', `/api/files/${cell.given!.files[0]!.id}`)).status).toBe(404)
  })

  test('without evidence is kept and marked, and counts as not known', async () => {
    await fine(expert, 'PUT', at('نایلون', 'trust'), { after: 0, score: 5 })
    const { cells, score } = (await view()).clusters.find((one) => one.clusterId === clusters.نایلون)!
    expect(cells.find((one) => one.criterion === 'trust')).toMatchObject({
      standing: 'noEvidence',
      points: null,
      given: { score: 5 },
    })
    expect(score).toBeNull()
  })

  test('may say that nobody knows yet', async () => {
    await fine(expert, 'PUT', at('نایلون', 'market'), { after: 0, score: null })
    const { cells } = (await view()).clusters.find((one) => one.clusterId === clusters.نایلون)!
    expect(cells.find((one) => one.criterion === 'market')).toMatchObject({ standing: 'unknown', n: 1 })
  })
})

describe('a field visit', () => {
  const url = () => `/api/prioritisations/${round}/clusters/${clusters.نایلون}/visits`
  const answers = [{ question: 'FQ-01', answer: 'دوازده واحد', by: 'رئیس اتحادیه' }]
  const good = { visitedOn: '2017-01-20', visitors: 'کارشناس و یک همکار', answers }

  test.each<[string, object, Partial<Expected>]>([
    ['of tomorrow', { visitedOn: '2017-02-06' }, { code: 'ranking.futureDay', field: 'visitedOn' }],
    ['without visitors', { visitors: ' ' }, { code: 'kernel.invalid', field: 'visitors' }],
    ['without an answer', { answers: [] }, { code: 'kernel.invalid', field: 'answers' }],
    [
      'with an answer of nobody',
      { answers: [{ ...answers[0], by: '' }] },
      { code: 'kernel.invalid', field: 'answers.0.by' },
    ],
    [
      'with a question that is none',
      { answers: [{ ...answers[0], question: 'FQ-99' }] },
      { code: 'ranking.noSuchQuestion', field: 'answers.0.question' },
    ],
    [
      'that corrects none',
      { replaces: '01a20738-1471-75b2-b527-000000000000' },
      { code: 'ranking.noSuchVisit', field: 'replaces' },
    ],
  ])('%s is refused on its field', async (_, change, expected) => {
    await refused(expert, ['POST', url(), { ...good, ...change }], { status: 422, code: '', ...expected } as Expected)
  })

  test('has its own day, and a correction takes its place once', async () => {
    const { id } = await fine(expert, 'POST', url(), good)
    await fine(expert, 'POST', url(), { ...good, visitedOn: '2017-01-21', replaces: id })
    await refused(expert, ['POST', url(), { ...good, replaces: id }], { status: 409, code: 'ranking.visitCorrected' })
    const seen: VisitsView = await fine(expert, 'GET', url())
    expect(seen.questions).toHaveLength(33)
    expect(seen.rows.map((one) => [one.visitedOn, one.replaces])).toEqual([['2017-01-21', id]])
  })
})

/** Trades in the order of their scores; the second and third share one. */
const order = ['زیتون', 'انار', 'ورشو'] as const
const tradeOf = (part: string) => Object.keys(clusters).find((one) => one.includes(part))!
let signed: RoundView

describe('from scores to a signed ranking', () => {
  const present = (leftOut: unknown[] = [], version = 0) => ({ version, leftOut })

  test('a missing evidence keeps it from the committee, each at its place', async () => {
    await scoreAll(tradeOf(order[0]), () => 5)
    // 10×5 + 90×3, ÷5 = 64 either way: size for specialisation
    await scoreAll(tradeOf(order[1]), (code) => (code === 'size' ? 5 : 3))
    await scoreAll(tradeOf(order[2]), (code) => (code === 'specialisation' ? 5 : 3))
    const now = await view()
    expect(now.clusters.slice(0, 3).map((one) => [one.place, one.score])).toEqual([
      [1, '100'],
      [2, '64'],
      [2, '64'],
    ])
    expect(now.ties).toMatchObject([{ place: 2, differsIn: 'size' }])
    const { fields } = await refused(
      expert,
      ['POST', `/api/prioritisations/${round}/presentation`, present([], now.version)],
      { status: 409, code: 'ranking.unfinished', field: `clusters.${clusters.نایلون}.trust` },
    )
    expect(fields.find((one) => one.path === `clusters.${clusters.نایلون}.trust`)!.message.fa).toMatch(/گواه/)
    // eleven candidates, three finished, one with one settled criterion
    expect(fields).toHaveLength(8 * 12 - 1)
  })

  test('the unfinished are left out by name, with the reason', async () => {
    const { clusters: ranked, version } = await view()
    const open = ranked
      .filter((one) => !one.settled)
      .map((one) => ({ clusterId: one.clusterId, reason: 'هنوز بازدید نشده' }))
    await refused(
      expert,
      [
        'POST',
        `/api/prioritisations/${round}/presentation`,
        present([{ clusterId: clusters.سنگ, reason: 'x' }], version),
      ],
      { status: 422, code: 'ranking.notCandidate', field: 'leftOut.0' },
    )
    await refused(expert, ['POST', `/api/prioritisations/${round}/presentation`, present(open, version + 1)], {
      status: 409,
      code: 'kernel.stale',
    })
    await fine(expert, 'POST', `/api/prioritisations/${round}/presentation`, present(open, version))
    expect((await view()).state).toBe('presented')
    await refused(expert, ['PUT', at(tradeOf(order[0]), 'size'), { after: 1, score: 1 }], {
      status: 409,
      code: 'ranking.is_presented',
    })
    const desk = await fine(director, 'GET', '/api/desk')
    expect(JSON.stringify(desk)).toContain('ranking.sign')
  })

  test('taken back it is scored further, and made ready again', async () => {
    const now = await view()
    await fine(director, 'POST', `/api/prioritisations/${round}/reopening`, {
      version: now.version,
      reason: 'پرسش کمیته',
    })
    const open = await view()
    expect([open.state, open.clusters.some((one) => one.leftOut)]).toEqual(['open', false])
    const leftOut = open.clusters
      .filter((one) => !one.settled)
      .map((one) => ({ clusterId: one.clusterId, reason: 'هنوز بازدید نشده' }))
    await fine(expert, 'POST', `/api/prioritisations/${round}/presentation`, present(leftOut, open.version))
  })

  test('is signed only with a fit resolution, by whom it is given to', async () => {
    const { version } = await view()
    const url = `/api/prioritisations/${round}/signature`
    const chosen = [clusters[tradeOf(order[0])]!]
    const sign = (decisionId: string, change: object = {}) => ({ version, decisionId, chosen, ...change })
    const own = await resolve()
    expect((await ask(expert, 'POST', url, sign(own))).status).toBe(403)
    expect((await ask(neighbour, 'POST', url, sign(own))).status).toBe(403)
    const bodies = await fine(neighbour, 'GET', '/api/bodies?provinceId=IR-30')
    const elsewhere = await resolve({ bodyId: bodies.rows[0].id, call: neighbour })
    // of another province’s body: not in this director’s sight
    await refused(director, ['POST', url, sign(elsewhere)], {
      status: 422,
      code: 'ranking.noSuchResolution',
      field: 'decisionId',
    })
    await refused(director, ['POST', url, sign(await resolve({ heldOn: '2017-01-02' }))], {
      status: 422,
      code: 'ranking.decisionTooEarly',
      field: 'decisionId',
    })
    await refused(director, ['POST', url, sign(await resolve({ concerns: [clusters.سنگ!] }))], {
      status: 422,
      code: 'ranking.decisionElsewhere',
      field: 'decisionId',
    })
    await refused(director, ['POST', url, sign(own, { chosen: [] })], {
      status: 422,
      code: 'kernel.invalid',
      field: 'chosen',
    })
    await refused(director, ['POST', url, sign(own, { chosen: [clusters.نایلون!] })], {
      status: 422,
      code: 'ranking.notRanked',
      field: 'chosen',
    })
    await refused(director, ['POST', url, sign(own, { chosen: [clusters[tradeOf(order[1])]!] })], {
      status: 422,
      code: 'ranking.passedOver',
      field: 'reason',
      says: [tradeOf(order[0])],
    })
    await refused(director, ['POST', url, sign(own, { version: version - 1 })], { status: 409, code: 'kernel.stale' })
    const replies = await Promise.all([ask(director, 'POST', url, sign(own)), ask(director, 'POST', url, sign(own))])
    expect(replies.map((one) => one.status).toSorted()).toEqual([200, 409])
    signed = await view()
    expect(signed).toMatchObject({ state: 'signed', decidedOn: today, decision: { id: own } })
    expect(signed.clusters[0]).toMatchObject({ place: 1, score: '100', chosen: true })
  })

  test('a signed one takes nothing more, in the database neither', async () => {
    const { version } = signed
    for (const [address, body] of [
      ['reopening', { version, reason: 'x' }],
      ['abandoning', { version, reason: 'x' }],
      ['edition', { version }],
      ['presentation', { version }],
    ] as const)
      await refused(expert, ['POST', `/api/prioritisations/${round}/${address}`, body], {
        status: 409,
        code: 'ranking.is_signed',
      })
    const { db } = demo.house
    const change = db.updateTable('prioritisations').set({ reason: 'x' }).where('id', '=', round).execute()
    await expect(change).rejects.toThrow()
    await expect(db.deleteFrom('criterion_scores').execute()).rejects.toThrow()
  })

  test('tells the gate who is on the priority list; nobody states it then', async () => {
    const stands = async (trade: string) => {
      const found: ClusterView = await fine(expert, 'GET', `/api/clusters/${clusters[trade]}`)
      return found.next!.lines.find((line) => line.code === 'on_priority_list')!
    }
    expect(await stands(tradeOf(order[0]))).toMatchObject({ state: 'fulfilled', stated: false })
    expect(await stands(tradeOf(order[1]))).toMatchObject({ state: 'open', stated: false })
    expect(await stands('نایلون')).toMatchObject({ state: 'open', stated: false })
  })

  test('is exported with every score and its evidence', async () => {
    const { cookie } = await demo.signIn('expert.lorestan@khoosheh.example', demoPassword)
    const reply = await demo.app.inject({
      url: `/api/prioritisations/${round}/ranking.xlsx`,
      headers: { cookie },
    })
    const rows = await readSheet(reply.rawPayload, 100)
    expect(rows[0]!.cells.slice(0, 3)).toEqual(['رتبه', 'خوشه', 'امتیاز'])
    expect(rows[1]!.cells.slice(0, 3)).toEqual(['1', signed.clusters[0]!.title, '100'])
    expect(rows).toHaveLength(12)
  })
})

describe('an edition of the criteria', () => {
  let draft: EditionView & { content: CriteriaContent }
  const read = async (id: string) => (await fine(expert, 'GET', `/api/editions/${id}`)) as typeof draft
  const weights = (content: CriteriaContent, change: Record<string, string>): CriteriaContent => ({
    ...content,
    criteria: content.criteria.map((one) => ({ ...one, weight: change[one.code] ?? one.weight })),
  })

  test('whose weights total 99 is refused at its place', async () => {
    const { id } = await fine(expert, 'POST', '/api/editions', {
      subject: 'criteria',
      provinceId: 'IR-15',
      code: 'ویرایش ۱',
    })
    draft = await read(id)
    await refused(
      expert,
      ['PUT', `/api/editions/${id}`, { version: draft.version, content: weights(draft.content, { size: '9' }) }],
      { status: 422, code: 'kernel.invalid', field: 'content.criteria' },
    )
  })

  test('shows who would move from which place to which, and moves nobody', async () => {
    const content = weights(draft.content, { size: '2', specialisation: '18' })
    await fine(expert, 'PUT', `/api/editions/${draft.id}`, { version: draft.version, content })
    const preview: PreviewView = await fine(expert, 'GET', `/api/editions/${draft.id}/preview`)
    // specialisation now weighs more: 18×5 + 82×3 = 336, ÷5 = 67.2; the other 2×5 + 98×3 = 304, ÷5 = 60.8
    expect(preview.rows.map((one) => [one.title, one.moves])).toEqual([
      [expect.stringContaining(order[1]), { from: 2, to: 3, scoreFrom: '64', scoreTo: '60.8' }],
    ])
    draft = await read(draft.id!)
    await fine(director, 'POST', `/api/editions/${draft.id}/adoption`, { version: draft.version, validFrom: today })
    expect((await view()).clusters).toEqual(signed.clusters)
    const inForce: EditionsView = await fine(expert, 'GET', '/api/editions?subject=criteria&province=IR-15')
    expect(inForce.inForce.id).toBe(draft.id)
  })

  test('a new round is opened with it; one that runs takes a later one only when it is asked to', async () => {
    const { id } = await fine(expert, 'POST', '/api/provinces/IR-15/prioritisations', {})
    round = id
    const opened = await view()
    expect(opened.edition.id).toBe(draft.id)
    await refused(expert, ['POST', `/api/prioritisations/${id}/edition`, { version: opened.version }], {
      status: 409,
      code: 'ranking.sameEdition',
    })
    await fine(expert, 'PUT', at('نایلون', 'size'), { after: 0, score: 4, ...proof() })
    await fine(expert, 'PUT', at('نایلون', 'trust'), { after: 0, score: 4, ...proof() })
    const next = await fine(expert, 'POST', '/api/editions', {
      subject: 'criteria',
      provinceId: 'IR-15',
      code: 'ویرایش ۲',
    })
    const second = await read(next.id)
    const content = structuredClone(second.content)
    content.criteria.find((one) => one.code === 'size')!.anchors[3]!.fa = '۶۰ تا ۹۹ واحد'
    await fine(expert, 'PUT', `/api/editions/${next.id}`, { version: second.version, content })
    const written = await read(next.id)
    await fine(director, 'POST', `/api/editions/${next.id}/adoption`, { version: written.version, validFrom: today })
    const before = await view()
    expect([before.edition.id, before.newerEdition?.fa]).toEqual([draft.id, 'ویرایش ۲'])
    await fine(expert, 'POST', `/api/prioritisations/${id}/edition`, { version: before.version })
    const cells = (await view()).clusters.find((one) => one.clusterId === clusters.نایلون)!.cells
    expect(cells.slice(0, 3).map((one) => one.standing)).toEqual(['anchorChanged', 'unknown', 'settled'])
  })

  test('a round is ended without a ranking only with the reason, and the signed list stays in force', async () => {
    const { version } = await view()
    await refused(expert, ['POST', `/api/prioritisations/${round}/abandoning`, { version }], {
      status: 422,
      code: 'kernel.invalid',
      field: 'reason',
    })
    await fine(expert, 'POST', `/api/prioritisations/${round}/abandoning`, {
      version,
      reason: 'کمیته منتظر آمار تازه است',
    })
    const { rows, current }: RankingsView = await fine(expert, 'GET', '/api/provinces/IR-15/prioritisations')
    expect(rows.map((one) => one.state)).toEqual(['abandoned', 'signed'])
    expect(current).toBe(signed.id)
  })
})

test('the journal holds every deed in an unbroken chain, and reads in both languages', async () => {
  const history = await fine(expert, 'GET', `/api/records/${signed.id}/history?limit=200`)
  const verbs = new Set(history.lines.map((one: { verb: string }) => one.verb))
  for (const verb of ['open', 'score', 'enterVisit', 'present', 'reopen', 'sign'])
    expect(verbs).toContain(`ranking.${verb}`)
  const reports = await verifyJournal(demo.house.db)
  expect(reports.map((report) => report.broken)).toEqual(reports.map(() => null))
})
