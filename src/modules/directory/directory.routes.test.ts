import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { alborz, directoryWorld, zanjan } from '../../../test/world/directory.ts'
import { buildServer, type House, jobHouse } from '../../app/server.ts'
import type { Actor } from '../../kernel/actor.ts'
import { contentStore } from '../../kernel/files/content.ts'
import { runWaiting } from '../../kernel/jobs.ts'
import { silentLog } from '../../kernel/log.ts'
import { readSheet, writeSheets } from '../../kernel/sheets.ts'
import { directory } from './directory.module.ts'
import type { ImportView } from './import/import.schema.ts'

let database: TestDatabase
let world: Awaited<ReturnType<typeof directoryWorld>>
let app: FastifyInstance
let caller: Actor | null = null
let house: House

beforeAll(async () => {
  database = await testDatabase()
  world = await directoryWorld(database.db)
  const files = contentStore(mkdtempSync(join(tmpdir(), 'khoosheh-files-')))
  house = {
    db: database.db,
    clock: world.clock,
    files,
    modules: [directory],
    actorOf: async () => caller,
    actorOfPerson: async (id) => Object.values(world.cast).find((actor) => actor.personId === id) ?? null,
  }
  app = await buildServer(house)
})
afterAll(async () => {
  await app.close()
  await database.close()
})

async function ask(actor: Actor | null, method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) {
  caller = actor
  const response = await app.inject({ method, url, ...(payload ? { payload } : {}) })
  return {
    status: response.statusCode,
    body: response.headers['content-type']?.toString().includes('json') ? response.json() : null,
    raw: response.rawPayload,
  }
}

const post = async (actor: Actor, url: string, payload: object) => {
  const { status, body } = await ask(actor, 'POST', url, payload)
  expect([status, body]).toMatchObject([200, { id: expect.any(String) }])
  return body.id as string
}

type Looked = ImportView & { counts: NonNullable<ImportView['counts']>; error: { code: string } }

/** Uploads a table as an XLSX file to the dry run. */
async function tryTable(actor: Actor, rows: (string | null)[][]) {
  const [head, ...body] = rows
  const bytes = await writeSheets([{ name: 'x', columns: head!.map((title) => ({ title: title! })), rows: body }])
  return tryFile(actor, 'units.xlsx', bytes)
}
async function tryFile(actor: Actor, name: string, bytes: Buffer) {
  caller = actor
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const request = new Request('http://x', { method: 'POST', body: form })
  const response = await app.inject({
    method: 'POST',
    url: '/api/units/imports',
    headers: { 'content-type': request.headers.get('content-type')! },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  const body = response.json()
  return response.statusCode === 200 ? look(actor, body.id) : { status: response.statusCode, body: body as Looked }
}

/** Lets the server do what waits, and looks at an import. */
async function look(actor: Actor, id: string, query = '?limit=100') {
  await runWaiting(directory.jobs!, jobHouse(house, silentLog))
  const { status, body } = await ask(actor, 'GET', `/api/units/imports/${id}${query}`)
  return { status, body: body as Looked }
}
const apply = (actor: Actor, id: string) => ask(actor, 'POST', `/api/units/imports/${id}/applying`, {})

describe('who sees what', () => {
  test('divisions and organisations are open; units and persons need a sign-in and a reach', async () => {
    expect((await ask(null, 'GET', '/api/provinces')).body).toHaveLength(31)
    expect((await ask(null, 'GET', '/api/counties?province=IR-30')).body.length).toBeGreaterThan(5)
    expect((await ask(null, 'GET', '/api/boundaries/provinces')).body.objects.provinces.geometries).toHaveLength(31)
    expect((await ask(null, 'GET', '/api/organisations')).status).toBe(200)
    expect((await ask(null, 'GET', '/api/units')).status).toBe(401)
    expect((await ask(world.cast.supervisor, 'POST', '/api/units', {})).status).toBe(403)
    const id = await post(world.cast.expert, '/api/units', { name: 'واحد دیده', provinceId: alborz })
    expect((await ask(world.cast.expert, 'GET', `/api/units/${id}`)).body).toMatchObject({
      name: 'واحد دیده',
      may: { correct: true, merge: false },
    })
    expect((await ask(world.cast.zanjani, 'GET', `/api/units/${id}`)).status).toBe(404)
    expect((await ask(world.cast.zanjani, 'GET', '/api/units?q=واحد دیده')).body).toMatchObject({
      total: 0,
      byState: { unknown: 0 },
    })
  })

  test('national code and mobile leave the server only to roles that may see them, and to oneself', async () => {
    const secret = { nationalCode: '0077766652', mobile: '09121234567', email: 'p@example.ir' }
    const office = await post(world.cast.expert, '/api/organisations', {
      name: 'دفتر رازداری',
      kind: 'office',
      provinceId: alborz,
    })
    const id = await post(world.cast.expert, '/api/persons', {
      givenName: 'نرگس',
      familyName: 'رازدار',
      organisationId: office,
      ...secret,
    })
    const page = async (actor: Actor) => (await ask(actor, 'GET', `/api/persons/${id}`)).body
    const contact = { ...secret, mobile: '+989121234567' }
    expect(await page(world.cast.expert)).toMatchObject({ sight: 'full', contact })
    expect(await page(world.cast.auditor)).toMatchObject({ contact })
    expect(await page(world.cast.supervisor)).toMatchObject({ sight: 'full', contact: null })
    expect((await ask(world.cast.zanjani, 'GET', `/api/persons/${id}`)).status).toBe(404)
    const oneself = { ...world.cast.zanjani, personId: id }
    expect(await page(oneself)).toMatchObject({ sight: 'full', contact })
    await post(world.cast.expert, `/api/persons/${id}/posts`, {
      organisationId: office,
      title: 'رئیس دفتر',
      isPublic: true,
    })
    await post(world.cast.expert, `/api/persons/${id}/posts`, { organisationId: office, title: 'عضو گروه درونی' })
    const stranger = await ask(world.cast.zanjani, 'GET', `/api/persons/${id}`)
    expect(stranger.body).toMatchObject({ sight: 'public', name: 'نرگس رازدار', contact: null, provinceId: null })
    expect(stranger.body.posts.map((row: { title: string }) => row.title)).toEqual(['رئیس دفتر'])
    const found = await ask(world.cast.zanjani, 'GET', '/api/persons?q=رازدار')
    expect(found.body.rows).toMatchObject([{ id, provinceId: null, posts: [{ title: 'رئیس دفتر' }] }])
    expect(found.raw.toString()).not.toContain('0077766652')
  })

  test('a wrong field is named in both languages', async () => {
    const answer = await ask(world.cast.expert, 'POST', '/api/units', {
      name: 'x',
      provinceId: alborz,
      nationalIdentifier: '12345678901',
    })
    expect(answer.status).toBe(422)
    expect(answer.body.error.fields[0]).toMatchObject({
      path: 'nationalIdentifier',
      code: 'directory.badNationalIdentifier',
    })
    expect(answer.body.error.fields[0].message.fa).toContain('یازده رقم')
  })
})

const head = ['نام واحد', 'شناسه ملی', 'استان', 'شهرستان', 'کد آیسیک', 'وضعیت واحد', 'اشتغال', 'تاریخ اطلاعات', 'منبع']

describe('import', () => {
  test('a dry run shows each row and changes nothing; it is applied exactly and once, with one journal entry', async () => {
    const { expert } = world.cast
    const existing = await post(expert, '/api/units', {
      name: 'کاشی سازان',
      provinceId: alborz,
      nationalIdentifier: '10320000021',
    })
    await post(world.cast.zanjani, '/api/units', {
      name: 'چاقوسازی دور',
      provinceId: zanjan,
      nationalIdentifier: '10320000036',
    })
    const run = await tryTable(expert, [
      [...head, 'ستون ناشناس'],
      ['نایلون کرج', '۱۰۳۲۰۰۰۰۰۱۷', 'البرز', 'ساوجبلاغ', '2220', 'فعال', '۴۵', '۱۴۰۵/۰۶/۳۱', 'پرسشنامه', 'x'],
      ['کاشی‌سازان البرز', '10320000021', 'البرز', null, '2392', 'نیمه راکد', '12', '1405/06/31', null, null],
      ['بی‌نشان', '10320000018', 'البز', null, '99999', 'خراب', 'ده', null, null, null],
      ['چاقو', '10320000036', 'البرز', null, null, null, null, null, null, null],
      ['تکراری', '10320000017', 'البرز', null, null, null, null, null, null, null],
      ['بیرون', '14001234562', 'زنجان', null, null, null, null, null, null, null],
      [null, null, 'البرز', null, null, 'فعال', null, '۱۴۰۶/۰۱/۰۱', null, null],
    ])
    expect(run.status).toBe(200)
    expect(run.body.counts).toEqual({ create: 1, change: 1, same: 0, refuse: 5, total: 7 })
    expect(run.body.headings!.ignored).toEqual(['ستون ناشناس'])
    const codes = (number: number) =>
      run.body.rows
        .find((row) => row.number === number)!
        .problems.map((problem) => `${problem.column.en}: ${problem.code.slice(10)}`)
    expect(codes(4)).toEqual([
      'National identifier: badNationalIdentifier',
      'Province: noSuchProvince',
      'ISIC code: badIsic',
      'Facts as of: factsFromNeeded',
      'Unit state: badState',
      'Employment: badJobs',
    ])
    expect(codes(5)).toEqual(['National identifier: keyHeldElsewhere'])
    expect(codes(6)).toEqual(['National identifier: repeatedInFile'])
    expect(codes(7)).toEqual(['Province: notYourPlace'])
    expect(codes(8)).toEqual(['Unit name: nameNeeded', 'Facts as of: factInFuture'])
    const changed = run.body.rows.find((row) => row.number === 3)!
    expect(changed).toMatchObject({ outcome: 'change', unitId: existing })
    expect(changed.changes.find((change) => change.column.en === 'Unit name')).toMatchObject({
      before: 'کاشی سازان',
      after: 'کاشی‌سازان البرز',
    })
    expect(JSON.stringify(run.body)).not.toContain('چاقوسازی دور')
    expect((await ask(expert, 'GET', '/api/units?q=نایلون کرج')).body.total).toBe(0)

    const entries = () =>
      database.db
        .selectFrom('journal_entries')
        .select(['chain', 'canonical'])
        .where('verb', '=', 'directory.importUnits')
        .execute()
    expect((await apply(world.cast.zanjani, run.body.id)).status).toBe(404)
    expect((await apply(expert, run.body.id)).status).toBe(200)
    expect((await look(expert, run.body.id)).body).toMatchObject({ state: 'applied', counts: run.body.counts })
    const found = await ask(expert, 'GET', '/api/units?q=نایلون کرج&asOf=2026-10-01')
    expect(found.body.rows).toMatchObject([
      {
        nationalIdentifier: '10320000017',
        county: { fa: 'ساوجبلاغ' },
        isic: { id: '2220' },
        state: 'active',
        jobs: '45',
      },
    ])
    expect((await ask(expert, 'GET', `/api/units/${existing}`)).body).toMatchObject({
      name: 'کاشی‌سازان البرز',
      facts: [{ value: 'semiStagnant', source: 'units.xlsx' }, { value: '12' }].map((fact) =>
        expect.objectContaining(fact),
      ),
    })
    const [entry, ...more] = await entries()
    expect(more).toEqual([])
    expect(entry!.chain).toBe(alborz)
    expect(JSON.parse(entry!.canonical).after).toMatchObject({
      fileName: 'units.xlsx',
      fileHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      counts: { create: 1, change: 1 },
    })
    expect((await apply(expert, run.body.id)).body.error.code).toBe('directory.importApplied')

    // bad rows come back in the same table with the reason, and can be tried again; the row that repeated a key is alone now
    const refused = await ask(expert, 'GET', `/api/units/imports/${run.body.id}/refused.xlsx`)
    const sheet = await readSheet(refused.raw, 100)
    expect(sheet).toHaveLength(6)
    expect(sheet[0]!.cells.at(-1)).toBe('علت')
    expect(sheet[1]!.cells.at(-1)).toContain('استان «البز» شناخته نشد')
    expect((await tryFile(expert, 'again.xlsx', refused.raw)).body.counts).toMatchObject({
      total: 5,
      refuse: 4,
      change: 1,
    })
  })

  test('the export comes in again and changes nothing', async () => {
    const { expert } = world.cast
    await post(expert, '/api/units', {
      name: 'بی‌کلید یک',
      provinceId: alborz,
      park: 'اشتهارد',
      facts: [
        {
          kind: 'capacity',
          value: '1200.5',
          measure: 'تن در سال',
          aspect: 'لوله',
          fromDay: '2026-05-01',
          source: 'پروانه',
        },
        { kind: 'operatingPermit', value: '12/345', untilDay: '2028-03-19', fromDay: '2026-05-01', source: 'پروانه' },
      ],
    })
    const exported = await ask(expert, 'GET', '/api/units/export.xlsx')
    const run = await tryFile(expert, 'units.xlsx', exported.raw)
    expect(run.body.counts).toMatchObject({ refuse: 0, change: 0, create: 0 })
    expect(run.body.counts.same).toBeGreaterThan(2)
    expect((await apply(expert, run.body.id)).body.error.code).toBe('directory.importNothing')
  })

  test('a row under which the register changed after the dry run is not applied and says so', async () => {
    const { expert } = world.cast
    const run = await tryTable(expert, [head, ['در راه', '10102345689', 'البرز', null, null, null, null, null, null]])
    await post(expert, '/api/units', { name: 'زودتر رسید', provinceId: alborz, nationalIdentifier: '10102345689' })
    await apply(expert, run.body.id)
    const { body } = await look(expert, run.body.id)
    expect(body).toMatchObject({ state: 'applied', counts: { create: 0, refuse: 1 } })
    expect(body.rows[0]!.problems[0]!.code).toBe('directory.importMoved')
    expect((await ask(expert, 'GET', '/api/units?q=در راه')).body.total).toBe(0)
  })

  test('rows without a key are not told apart by their name', async () => {
    const { expert } = world.cast
    await post(expert, '/api/units', { name: 'سنگ‌بری آرمان', provinceId: alborz })
    const row = (name: string) => [name, null, 'البرز', null, null, null, null, null, null]
    const run = await tryTable(expert, [head, row('سنگبری آرمان'), row('تازه یک'), row('تازه یک')])
    expect(run.body.rows.map((item) => item.problems.map((problem) => problem.code))).toEqual([
      ['directory.sameNameNoKey'],
      [],
      ['directory.nameRepeatedInFile'],
    ])
  })

  test('a pasted table is read too; a table without names, or a file that is none, is refused', async () => {
    const { expert } = world.cast
    const pasted = await ask(expert, 'POST', '/api/units/imports', { text: 'نام واحد\tاستان\nچسبانده\tالبرز' })
    expect((await look(expert, pasted.body.id)).body.counts).toMatchObject({ create: 1, total: 1 })
    expect((await tryTable(expert, [['استان'], ['البرز']])).body.state).toBe('headings')
    expect((await tryTable(expert, [head])).body.problem!.code).toBe('directory.importEmpty')
    expect((await tryFile(expert, 'x.xlsx', Buffer.from('nothing'))).body.error.code).toBe('kernel.sheetUnreadable')
    expect((await ask(world.cast.supervisor, 'POST', '/api/units/imports', { text: 'x' })).status).toBe(403)
  })

  test('5,000 rows go in within seconds', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [
      `واحد انبوه ${at}`,
      null,
      'البرز',
      'کرج',
      '2220',
      'فعال',
      '10',
      '1405/01/01',
      'آزمون',
    ])
    const began = performance.now()
    const run = await tryTable(world.cast.expert, [head, ...rows])
    const tried = performance.now()
    expect(run.body.counts.create).toBe(5_000)
    await apply(world.cast.expert, run.body.id)
    await look(world.cast.expert, run.body.id)
    console.info(`dry run ${Math.round(tried - began)} ms, apply ${Math.round(performance.now() - tried)} ms`)
    expect((await ask(world.cast.expert, 'GET', '/api/units?q=واحد انبوه')).body).toMatchObject({
      total: 5_000,
      byState: { active: 5_000 },
    })
    expect(performance.now() - began).toBeLessThan(60_000)
  }, 90_000)
})
