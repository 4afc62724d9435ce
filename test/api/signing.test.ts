import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { appoint, endPost } from '../../src/modules/directory/index.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'

let demo: DemoHouse
let paperId: string
let checkCode: string
const call: Record<string, Caller> = {}
const cookies: Record<string, string> = {}
const person: Record<string, string> = {}

function picture(side = 80, dot = 200): string {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 8
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side, dot)])
  const rows = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))
  const mark = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]).toString(
    'base64',
  )
}
const ask = (as: string, method: Parameters<Caller>[0], url: string, body?: unknown) =>
  call[as]!(method, url, body) as Promise<{ status: number; body: unknown }>
const sign = (as: string, body: object, id = paperId) => ask(as, 'POST', `/api/papers/${id}/signing`, body)
const refused = (reply: { status: number; body: unknown }) => [
  reply.status,
  (reply.body as { error?: { code: string } }).error?.code,
]

/** A notified resolution of the province, and its letter with a signer. */
async function letter(signerId: string | undefined): Promise<{ id: string; checkCode: string; recordId: string }> {
  const rows = async (url: string) => ((await ask('expert', 'GET', url)).body as { rows: { id: string }[] }).rows
  const { body } = await ask('expert', 'POST', '/api/resolutions', {
    bodyId: (await rows('/api/bodies'))[0]!.id,
    text: 'مقرر شد فهرست واحدها به‌روز شود.',
    responsibleOrganisationId: (await rows('/api/organisations?limit=1'))[0]!.id,
    deadline: '2017-06-21',
  })
  const { id } = body as { id: string }
  const { version } = (await ask('expert', 'GET', `/api/resolutions/${id}`)).body as { version: number }
  await ask('expert', 'POST', `/api/resolutions/${id}/notification`, { version })
  const made = await ask('expert', 'POST', '/api/papers', {
    recordId: id,
    kind: 'resolution-notification',
    ...(signerId ? { signerId } : {}),
  })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return { ...(made.body as { id: string; checkCode: string }), recordId: id }
}

beforeAll(async () => {
  demo = await demoHouse()
  for (const name of ['expert', 'md', 'deputy', 'agent', 'admin', 'zanjan']) {
    const signed = await demo.signIn(`${name}@khoosheh.example`, demoPassword)
    cookies[name] = signed.cookie
    call[name] = signed.call
    const me = (await ask(name, 'GET', '/api/me')).body as { person?: { id: string } }
    person[name] = me.person!.id
  }
  const made = await letter(person.md)
  const { content } = await demo.house.db
    .selectFrom('papers')
    .select('content')
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow()
  // the signer's own post, not the maker's
  expect(content).toMatchObject({ signer_post: 'مدیرعامل' })
  paperId = made.id
  checkCode = made.checkCode
})
afterAll(() => demo.close())

describe('a signature is kept by its owner', () => {
  test.each([
    ['words', Buffer.from('<svg/>').toString('base64'), 'papers.notPicture'],
    ['marks that are no base64', '%%%', 'papers.notPicture'],
    ['a dot', picture(1), 'papers.pictureSize'],
    ['a cut picture', picture().slice(0, 80), 'papers.pictureBroken'],
    ['a heavy picture', 'A'.repeat(500_000), 'papers.pictureTooLarge'],
  ])('%s is refused at its field', async (_said, bytes, code) => {
    const reply = await ask('md', 'PUT', '/api/account/signature', { picture: bytes })
    expect(reply.status).toBe(422)
    expect(reply.body).toMatchObject({ error: { fields: [{ path: 'picture', code }] } })
  })

  test('who has none cannot sign, and is told so', async () =>
    expect(refused(await sign('md', { kind: 'signature', confirm: true }))).toEqual([409, 'papers.noPicture']))

  test('its owner reads it and nobody else, the administrator neither', async () => {
    expect((await ask('md', 'PUT', '/api/account/signature', { picture: picture() })).status).toBe(200)
    const own = (await ask('md', 'GET', '/api/account/signature')).body as { signature: { shown: string } | null }
    expect(own.signature?.shown).toBe(`data:image/png;base64,${picture()}`)
    for (const other of ['admin', 'deputy', 'expert'])
      expect((await ask(other, 'GET', '/api/account/signature')).body).toEqual({ signature: null, stamps: [] })
    // it is no file of the house: there is no address by which it could be fetched
    const hash = createHash('sha256').update(Buffer.from(picture(), 'base64')).digest('hex')
    expect(await demo.house.db.selectFrom('files').selectAll().where('hash', '=', hash).execute()).toEqual([])
    const lines = await demo.house.db
      .selectFrom('journal_entries')
      .select('canonical')
      .where('verb', '=', 'papers.keepSignature')
      .execute()
    expect(lines).toHaveLength(1)
    expect(lines[0]!.canonical).not.toContain(picture().slice(0, 40))
  })
})

describe('a paper is signed by the one whom it names', () => {
  test('and by nobody else: not by who made it, not by the administrator; nobody out of sight finds it', async () => {
    await ask('expert', 'PUT', '/api/account/signature', { picture: picture(90) })
    await ask('deputy', 'PUT', '/api/account/signature', { picture: picture(91) })
    expect(refused(await sign('expert', { kind: 'signature', confirm: true }))).toEqual([403, 'papers.notSigner'])
    expect(refused(await sign('deputy', { kind: 'signature', confirm: true }))).toEqual([403, 'papers.notSigner'])
    expect((await sign('zanjan', { kind: 'signature', confirm: true })).status).toBe(404)
  })

  test('a substitute signs for nobody: with the substitution and after it has been withdrawn', async () => {
    const today = demo.house.clock.today()
    const given = await ask('md', 'POST', '/api/people-access/substitutions', {
      fromPersonId: person.md,
      toPersonId: person.deputy,
      from: today,
      until: today,
    })
    expect(given.status, JSON.stringify(given.body)).toBe(200)
    expect(refused(await sign('deputy', { kind: 'signature', confirm: true }))).toEqual([403, 'papers.notSigner'])
  })

  test('not without the confirming word', async () => {
    for (const body of [
      { kind: 'signature' },
      { kind: 'signature', confirm: false },
      { kind: 'seal', confirm: true },
      {},
    ])
      expect((await sign('md', body)).status).toBe(422)
  })

  test('puts a file beside the paper, which does not change; the journal and the check address say who and when', async () => {
    const before = await demo.house.db
      .selectFrom('papers')
      .selectAll()
      .where('id', '=', paperId)
      .executeTakeFirstOrThrow()
    const reply = await sign('md', { kind: 'signature', confirm: true })
    expect(reply.status, JSON.stringify(reply.body)).toBe(200)
    const { pdfFile, pdfHash } = reply.body as { pdfFile: string; pdfHash: string }
    expect(
      await demo.house.db.selectFrom('papers').selectAll().where('id', '=', paperId).executeTakeFirstOrThrow(),
    ).toEqual(before)
    const file = await demo.app.inject({ url: `/api/files/${pdfFile}`, headers: { cookie: cookies.expert! } })
    expect(file.statusCode).toBe(200)
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(pdfHash)
    expect(file.rawPayload.toString('latin1')).toMatch(/\/Subtype\s*\/Image/)
    const checked = (await demo.app.inject({ url: `/api/checks/${checkCode}` })).json()
    expect(checked.signings).toMatchObject([{ kind: 'signature', pdfHash }])
    expect(checked.signings[0].name).not.toBe('')
    expect(JSON.stringify(checked)).not.toContain(person.md)
    const [line] = await demo.house.db
      .selectFrom('journal_entries')
      .select('canonical')
      .where('verb', '=', 'papers.sign')
      .execute()
    expect(line!.canonical).toContain(pdfHash)
  })

  test('twice is refused', async () =>
    expect(refused(await sign('md', { kind: 'signature', confirm: true }))).toEqual([409, 'papers.signedAlready']))

  test('the picture stays on what was signed after its owner gave it up', async () => {
    expect((await ask('md', 'DELETE', '/api/account/signature')).status).toBe(200)
    const kept = await demo.house.db
      .selectFrom('kept_pictures')
      .select('bytes')
      .where('person_id', '=', person.md!)
      .execute()
    expect(kept).toEqual([{ bytes: null }])
    const { signings } = (await demo.app.inject({ url: `/api/checks/${checkCode}` })).json()
    expect(signings).toHaveLength(1)
  })

  test('a paper that names nobody of the directory is not signed', async () => {
    const other = await letter(undefined)
    await ask('md', 'PUT', '/api/account/signature', { picture: picture() })
    expect(refused(await sign('md', { kind: 'signature', confirm: true }, other.id))).toEqual([
      409,
      'papers.namesNobody',
    ])
  })
})

describe('a stamp is put by the one who holds it', () => {
  let organisationId: string
  let postId: string
  const stamp = (as: string) => sign(as, { kind: 'stamp', organisationId, confirm: true })

  test('nobody stamps for an office that keeps none; a holder has a post there', async () => {
    const office = await demo.house.db
      .selectFrom('records')
      .select('id')
      .where('kind', '=', 'organisation')
      .where('province_id', '=', 'IR-30')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('posts')
              .select('id')
              .whereRef('organisation_id', '=', 'records.id')
              .where('person_id', '=', person.expert!),
          ),
        ),
      )
      .executeTakeFirstOrThrow()
    organisationId = office.id
    expect(refused(await stamp('expert'))).toEqual([409, 'papers.noStamp'])
    const keep = (as: string) =>
      ask(as, 'PUT', '/api/letters/stamps', { organisationId, holderId: person.expert, picture: picture(120) })
    expect(refused(await keep('agent'))[0]).toBe(403)
    expect(refused(await keep('expert'))).toEqual([422, 'papers.holderNoPost'])
    const made = await appoint(demo.house.ctx(), person.expert!, {
      organisationId,
      title: 'مسئول دبیرخانه',
      from: '2016-03-20',
      isPublic: false,
    })
    postId = (made as { id: string }).id
    expect((await keep('expert')).status).toBe(200)
  })

  test('its holder puts it beside the signature, another person does not', async () => {
    expect(refused(await stamp('deputy'))).toEqual([403, 'papers.notHolder'])
    expect((await stamp('expert')).status).toBe(200)
    const { signings } = (await demo.app.inject({ url: `/api/checks/${checkCode}` })).json()
    expect(signings.map((one: { kind: string }) => one.kind)).toEqual(['signature', 'stamp'])
    expect(refused(await stamp('expert'))).toEqual([409, 'papers.signedAlready'])
  })

  test('not after the post has ended', async () => {
    const other = await letter(undefined)
    for (const post of await demo.house.db
      .selectFrom('posts')
      .selectAll()
      .where('person_id', '=', person.expert!)
      .where('organisation_id', '=', organisationId)
      .where('until_day', 'is', null)
      .execute())
      await endPost(demo.house.ctx(), post.id, { until: '2017-01-01' } as never)
    expect(postId).toBeTruthy()
    expect(refused(await sign('expert', { kind: 'stamp', organisationId, confirm: true }, other.id))).toEqual([
      403,
      'papers.postEnded',
    ])
  })
})
