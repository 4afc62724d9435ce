import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { contentStore } from '../../src/kernel/files/content.ts'
import { readWord } from '../../src/modules/papers/word/read.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import { expectMessage, expectNothingStored, expectRefusal, type Reply } from '../world/refusals.ts'
import { smallNotification, wordTemplate } from '../world/word-template.ts'

let demo: DemoHouse
let today: string
let bodyId: string
let organisationId: string
const cookies: Record<string, string> = {}
const call: Record<string, Caller> = {}

beforeAll(async () => {
  demo = await demoHouse()
  for (const name of ['expert', 'md', 'agent', 'liaison', 'zanjan', 'admin', 'auditor']) {
    const signed = await demo.signIn(`${name}@khoosheh.example`, demoPassword)
    cookies[name] = signed.cookie
    call[name] = signed.call
  }
  today = demo.house.clock.today()
  const one = (kind: string) =>
    demo.house.db
      .selectFrom('records')
      .select(['id', 'cluster_id'])
      .where('kind', '=', kind)
      .where('province_id', '=', 'IR-30')
      .orderBy('cluster_id')
      .orderBy('created_at')
      .executeTakeFirstOrThrow()
  bodyId = (await one('body')).id
  organisationId = (await one('organisation')).id
})
afterAll(() => demo.close())

const ask = (as: string, method: Parameters<Caller>[0], url: string, body?: unknown) =>
  call[as]!(method, url, body) as Promise<Reply>

const boundary = '----part'
async function upload(as: string, bytes: Buffer, name = 'قالب.docx'): Promise<string> {
  const reply = await demo.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { cookie: cookies[as]!, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json().id
}
const download = async (url: string, as?: string) => {
  const reply = await demo.app.inject({ method: 'GET', url, headers: as ? { cookie: cookies[as]! } : {} })
  return { status: reply.statusCode, type: String(reply.headers['content-type']), bytes: reply.rawPayload }
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const textOf = async (word: Buffer) => {
  const { body, foot } = await readWord(word)
  return JSON.stringify([body, foot])
}

/** A resolution with owner and day, notified. */
async function notified(text: string): Promise<string> {
  const made = await ask('expert', 'POST', '/api/resolutions', {
    bodyId,
    text,
    responsibleOrganisationId: organisationId,
    deadline: '2017-06-21',
  })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  const { version } = (await ask('expert', 'GET', `/api/resolutions/${made.body.id}`)).body
  const reply = await ask('expert', 'POST', `/api/resolutions/${made.body.id}/notification`, { version })
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return made.body.id
}
const make = (recordId: string, more: object = {}, as = 'expert') =>
  ask(as, 'POST', '/api/papers', { recordId, kind: 'resolution-notification', ...more })
const counter = async () =>
  (await demo.house.db.selectFrom('letter_counters').select('last').where('office', '=', 'IR-30').executeTakeFirst())
    ?.last ?? 0

describe('the letter that notifies a resolution', () => {
  let resolution: string
  let made: { id: string; letterNumber: string; checkCode: string }

  test('is not made before the resolution is notified', async () => {
    const { body } = await ask('expert', 'POST', '/api/resolutions', { bodyId, text: 'هنوز نه' })
    const view = (await ask('expert', 'GET', `/api/papers?record=${body.id}`)).body
    expect(view.make).toMatchObject([{ code: 'resolution-notification', may: 'papers.notifyFirst' }])
    expectRefusal(await expectNothingStored(demo.house.db, () => make(body.id)), {
      status: 403,
      code: 'papers.notifyFirst',
    })
  })

  test('takes the office’s letterhead, number and words, in Word and in PDF', async () => {
    const letterhead = {
      provinceId: 'IR-30',
      year: 1395,
      organisation: 'شرکت شهرک‌های صنعتی البرز',
      slogan: 'اقتصاد مقاومتی؛ اقدام و عمل',
      pattern: 'سال/ص/شماره',
      digits: 3,
      firstNumber: 12,
    }
    expect((await ask('expert', 'PUT', '/api/letter-templates/letterhead', letterhead)).status).toBe(200)
    resolution = await notified('مقرر شد نمایشگاه تخصصی با همراهی اتاق برگزار شود.')
    const view = (await ask('expert', 'GET', `/api/papers?record=${resolution}`)).body
    expect(view).toMatchObject({ rows: [], make: [{ may: true, latest: [] }] })
    expect(view.make[0].asks.map((one: { field: string }) => one.field)).toContain('signer_name')
    const reply = await make(resolution, { fields: { signer_name: 'نام امضاکننده', copies: 'دبیرخانه شورا' } })
    expect(reply.status, JSON.stringify(reply.body)).toBe(200)
    made = reply.body
    expect(made.letterNumber).toBe('۱۳۹۵/ص/۰۱۲')
    const [row] = (await ask('expert', 'GET', `/api/papers?record=${resolution}`)).body.rows
    const word = await download(`/api/files/${row.wordFile}`, 'expert')
    const pdf = await download(`/api/files/${row.pdfFile}`, 'expert')
    expect([word.type, pdf.type]).toEqual([
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/pdf',
    ])
    const text = await textOf(word.bytes)
    for (const said of [
      'شرکت شهرک‌های صنعتی البرز',
      'اقتصاد مقاومتی؛ اقدام و عمل',
      '۱۳۹۵/ص/۰۱۲',
      'مقرر شد نمایشگاه تخصصی با همراهی اتاق برگزار شود.',
      '۳۱ خرداد ۱۳۹۶',
      'نام امضاکننده',
      'دبیرخانه شورا',
      made.checkCode,
      `http://localhost/check/${made.checkCode}`,
      `http://localhost/resolutions/${resolution}`,
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/[{}]{2}[a-z_]/)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('anybody may check it by its code, and learns nothing of what it says', async () => {
    const checked = (await demo.anonymous(
      'GET',
      `/api/checks/${made.checkCode.toLowerCase().replace('-', ' ')}`,
    )) as Reply
    const [row] = (await ask('expert', 'GET', `/api/papers?record=${resolution}`)).body.rows
    const [word, pdf] = await Promise.all(
      [row.wordFile, row.pdfFile].map(async (id) => (await download(`/api/files/${id}`, 'expert')).bytes),
    )
    expect(checked).toEqual({
      status: 200,
      body: {
        kind: { fa: 'ابلاغ مصوبه', en: 'Notification of a resolution' },
        letterNumber: '۱۳۹۵/ص/۰۱۲',
        dated: today,
        organisation: 'شرکت شهرک‌های صنعتی البرز',
        replaced: false,
        signings: [],
        signers: 0,
        wordHash: sha256(word!),
        pdfHash: sha256(pdf!),
      },
    })
    const altered = Buffer.from(pdf!)
    altered[altered.length - 20]! ^= 1
    expect(sha256(altered)).not.toBe(checked.body.pdfHash)
    const unknown = (await demo.anonymous('GET', '/api/checks/22222-22222')) as Reply
    expect(unknown.status).toBe(404)
    expectMessage(unknown.body.error.message)
    expect((await download(`/api/files/${row.pdfFile}`)).status).toBe(404)
  })

  test('is seen by who sees the resolution, not by a neighbour', async () => {
    expect((await ask('md', 'GET', `/api/papers?record=${resolution}`)).body.rows).toHaveLength(1)
    expect((await ask('zanjan', 'GET', `/api/papers?record=${resolution}`)).status).toBe(404)
    expect((await make(resolution, {}, 'zanjan')).status).toBe(404)
    expect((await make(resolution, {}, 'auditor')).status).toBe(403)
  })

  test('is made once; a later one replaces it, with the reason, and both stay', async () => {
    expectRefusal(await expectNothingStored(demo.house.db, () => make(resolution)), {
      status: 409,
      code: 'papers.alreadyMade',
    })
    expectRefusal(await make(resolution, { replaces: made.id }), {
      status: 422,
      code: 'kernel.invalid',
      field: 'reason',
    })
    const later = await make(resolution, { replaces: made.id, reason: 'نام گیرنده درست نبود' })
    expect(later.body.letterNumber).toBe('۱۳۹۵/ص/۰۱۳')
    expect((await make(resolution, { replaces: made.id, reason: 'بار دیگر' })).status).toBe(409)
    const rows = (await ask('expert', 'GET', `/api/papers?record=${resolution}`)).body.rows
    expect(rows.map((row: { letterNumber: string; replaced: boolean }) => [row.letterNumber, row.replaced])).toEqual([
      ['۱۳۹۵/ص/۰۱۳', false],
      ['۱۳۹۵/ص/۰۱۲', true],
    ])
    expect(((await demo.anonymous('GET', `/api/checks/${made.checkCode}`)) as Reply).body.replaced).toBe(true)
  })

  test('never changes in the database', async () => {
    for (const change of [
      sql`update papers set letter_number = 'x' where id = ${made.id}::uuid`,
      sql`delete from papers where id = ${made.id}::uuid`,
    ])
      await expect(change.execute(demo.house.db)).rejects.toThrow()
  })
})

describe('fifty letters at once', () => {
  test('fifty requests give fifty numbers, without gap or double', { timeout: 120_000 }, async () => {
    const ids: string[] = []
    for (let at = 0; at < 50; at += 1) ids.push(await notified(`مصوبه هم‌زمان ${at}`))
    const before = await counter()
    const replies = await Promise.all(ids.map((id) => make(id)))
    expect(replies.map((one) => one.status)).toEqual(ids.map(() => 200))
    const numbers = replies.map((one) => one.body.letterNumber as string).sort()
    expect(new Set(numbers).size).toBe(50)
    const rows = await demo.house.db.selectFrom('papers').select('n').where('office', '=', 'IR-30').execute()
    const given = rows.map((row) => row.n!).filter((n) => n > before)
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => before + 1 + at))
    expect(await counter()).toBe(before + 50)
  })

  test('of fifty requests for one resolution one makes the letter, and the others leave no gap', {
    timeout: 60_000,
  }, async () => {
    const id = await notified('یک مصوبه و پنجاه درخواست')
    const before = await counter()
    const replies = await Promise.all(Array.from({ length: 50 }, () => make(id)))
    expect(replies.filter((one) => one.status === 200)).toHaveLength(1)
    expect(new Set(replies.filter((one) => one.status !== 200).map((one) => one.body.error.code))).toEqual(
      new Set(['papers.alreadyMade']),
    )
    expect(await counter()).toBe(before + 1)
  })
})

describe('a template that an office has changed in Word', () => {
  const adopt = (as: string, fileId: string, more: object = {}) =>
    ask(as, 'POST', '/api/letter-templates', {
      kind: 'resolution-notification',
      locale: 'fa',
      provinceId: 'IR-30',
      fileId,
      name: 'قالب تازه',
      validFrom: today,
      ...more,
    })

  test('with a broken field is refused, each fault by name in both languages, and nothing is stored', async () => {
    const file = await upload(
      'expert',
      await wordTemplate(...smallNotification.slice(0, 4), ['{{responsible_bodi}} تا {{deadline'], ['{{/agenda}}']),
    )
    for (const send of [
      () => ask('expert', 'POST', '/api/letter-templates/check', { kind: 'resolution-notification', fileId: file }),
      () => adopt('expert', file),
    ]) {
      const reply = await expectNothingStored(demo.house.db, send)
      expect([reply.status, reply.body.error.code]).toEqual([422, 'papers.templateBroken'])
      const told = reply.body.error.fields.map((one: { code: string; message: { fa: string; en: string } }) => {
        expect(one.message.fa).toMatch(/[\u0600-\u06ff]/)
        expect(one.message.en).toMatch(/[a-z]{3}/)
        return [one.code.replace('papers.', ''), one.message.fa]
      })
      const codes = told.map(([code]: [string]) => code)
      expect(codes).toEqual(expect.arrayContaining(['unknownField', 'unclosedField', 'unopenedList', 'missingField']))
      const said = told.map(([, text]: [string, string]) => text).join('\n')
      for (const name of ['responsible_bodi', 'responsible_body', '{{deadline', 'agenda', 'verify_code'])
        expect(said).toContain(name)
    }
  })

  test('is tried, seen with example data, adopted, and used from its day on; the nation’s is the fall-back', async () => {
    const national = await upload('admin', await wordTemplate(...smallNotification, ['قالب سراسری']))
    expect((await adopt('admin', national, { provinceId: undefined, name: 'سراسری' })).status).toBe(200)
    const first = await make(await notified('با قالب سراسری'))
    const file = await upload('expert', await wordTemplate(...smallNotification, ['به قلم دفتر البرز']))
    const tried = await ask('expert', 'POST', '/api/letter-templates/check', {
      kind: 'resolution-notification',
      fileId: file,
    })
    expect(tried.body.used).toContain('letter_number')
    expect(tried.body.unused).toContain('copies')
    const seen = await download(
      `/api/letter-templates/file?kind=resolution-notification&province=IR-30&file=${file}&as=word`,
      'expert',
    )
    expect(await textOf(seen.bytes)).toContain('به قلم دفتر البرز')
    expect(
      (
        await download(
          `/api/letter-templates/file?kind=resolution-notification&province=IR-30&file=${file}&as=pdf`,
          'expert',
        )
      ).type,
    ).toBe('application/pdf')
    const taken = await adopt('expert', file)
    expect(taken.status, JSON.stringify(taken.body)).toBe(200)
    const second = await make(await notified('با قالب البرز'))
    const wordOf = async (id: string) => {
      const row = await demo.house.db
        .selectFrom('papers')
        .select(['word_hash', 'template_id'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return {
        text: await textOf(await buffer(contentStore(demo.filesFolder).read(row.word_hash))),
        template: row.template_id,
      }
    }
    expect((await wordOf(first.body.id)).text).toContain('قالب سراسری')
    const alborz = await wordOf(second.body.id)
    expect(alborz.text).toContain('به قلم دفتر البرز')
    expect(alborz.text).toContain(second.body.letterNumber)
    expect(alborz.template).toBe(taken.body.id)
    const office = (await ask('expert', 'GET', '/api/letter-templates?province=IR-30')).body
    const kind = office.kinds.find((one: { code: string }) => one.code === 'resolution-notification')
    expect(kind.templates.fa.map((one: { name: string; inForce: boolean }) => [one.name, one.inForce])).toEqual(
      expect.arrayContaining([
        ['قالب تازه', true],
        ['سراسری', false],
      ]),
    )
  })

  test('English stands beside Persian: each language has its own template, preview and slogan of the year', async () => {
    const slogan = 'اقتصاد مقاومتی؛ تولید و اشتغال'
    const letterhead = {
      provinceId: 'IR-30',
      year: 1395,
      organisation: 'شرکت شهرک‌های صنعتی البرز',
      slogan,
      pattern: 'سال/ص/شماره',
      digits: 3,
      firstNumber: 12,
    }
    expect((await ask('expert', 'PUT', '/api/letter-templates/letterhead', letterhead)).status).toBe(200)
    const broken = await upload('expert', await wordTemplate(...smallNotification, ['Due {{deadlin}} at the latest']))
    const refused = await ask('expert', 'POST', '/api/letter-templates/check', {
      kind: 'resolution-notification',
      fileId: broken,
    })
    const [fault] = refused.body.error.fields
    expect(fault).toMatchObject({ code: 'papers.unknownField', path: 'file' })
    for (const language of ['fa', 'en'] as const)
      for (const part of ['deadlin', 'deadline', 'Due {{deadlin}} at the latest'])
        expect(fault.message[language]).toContain(part)
    const file = await upload(
      'expert',
      await wordTemplate(...smallNotification, ['{{slogan}} — Our own English letter']),
    )
    for (const as of ['word', 'pdf'] as const) {
      const url = `/api/letter-templates/file?kind=resolution-notification&locale=en&province=IR-30&file=${file}&as=${as}`
      const seen = await download(url, 'expert')
      expect(seen.status).toBe(200)
      if (as === 'word') expect(await textOf(seen.bytes)).toContain(`${slogan} — Our own English letter`)
    }
    expect((await adopt('expert', file, { locale: 'en', name: 'English letter' })).status).toBe(200)
    const wordOf = async (locale: 'fa' | 'en') => {
      const made = await make(await notified(`نامه به زبان ${locale}`), { locale })
      expect(made.status, JSON.stringify(made.body)).toBe(200)
      const { word_hash } = await demo.house.db
        .selectFrom('papers')
        .select('word_hash')
        .where('id', '=', made.body.id)
        .executeTakeFirstOrThrow()
      return textOf(await buffer(contentStore(demo.filesFolder).read(word_hash)))
    }
    expect(await wordOf('en')).toContain(`${slogan} — Our own English letter`)
    expect(await wordOf('fa')).not.toContain('English letter')
  })

  test('is refused for a past day, for another’s office, from another’s file, and where it is no Word file', async () => {
    const file = await upload('expert', await wordTemplate(...smallNotification))
    expectRefusal(await adopt('expert', file, { validFrom: '2016-01-01' }), {
      status: 422,
      code: 'papers.validFromPast',
      field: 'validFrom',
    })
    expect((await adopt('expert', file, { provinceId: 'IR-19' })).status).toBe(403)
    expect((await adopt('admin', file, { provinceId: 'IR-30' })).body.error.code).toBe('papers.companyOnly')
    expect((await adopt('md', file)).status).toBe(404)
    const pdf = await upload(
      'expert',
      Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
      'قالب.pdf',
    )
    const reply = await adopt('expert', pdf)
    expect(reply.body.error.fields.map((one: { code: string }) => one.code)).toEqual(['papers.notWord'])
  })

  test('a pattern of numbers without year or number is refused', async () => {
    for (const pattern of ['ص/شماره', 'سال/ص', 'سالشماره'])
      expectRefusal(
        await ask('expert', 'PUT', '/api/letter-templates/letterhead', {
          provinceId: 'IR-30',
          year: 1396,
          organisation: 'شرکت',
          pattern,
          digits: 2,
          firstNumber: 1,
        }),
        { status: 422, code: 'papers.badPattern', field: 'pattern' },
      )
  })
})
