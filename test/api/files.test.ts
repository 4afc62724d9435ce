import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import {
  type DemoIds,
  demoIds,
  type Expected,
  expectNothingStored,
  expectRefusal,
  type Reply,
} from '../world/refusals.ts'

let demo: DemoHouse
let ids: DemoIds
let port: number
const cookies: Record<string, string> = {}
const call: Record<string, Caller> = {}
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  for (const name of ['agent', 'expert', 'zanjan', 'auditor', 'national', 'admin']) {
    const signed = await demo.signIn(`${name}@khoosheh.example`, demoPassword)
    cookies[name] = signed.cookie
    call[name] = signed.call
  }
  await demo.app.listen({ port: 0, host: '127.0.0.1' })
  port = (demo.app.server.address() as AddressInfo).port
})
afterAll(() => demo.close())

const boundary = '----part'
const type = `multipart/form-data; boundary=${boundary}`
const opening = (name: string, field = 'file') =>
  Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  )
const ending = Buffer.from(`\r\n--${boundary}--\r\n`)

const pdf = (words = 'گزارش') => Buffer.from(`%PDF-1.4\n% ${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(512, 0x90)])

const upload = async (
  name: string,
  bytes: Buffer,
  { as = 'agent', size }: { as?: string; size?: number } = {},
): Promise<Reply> => {
  const reply = await demo.app.inject({
    method: 'POST',
    url: `/api/files${size === undefined ? '' : `?size=${size}`}`,
    headers: { cookie: cookies[as]!, 'content-type': type },
    payload: Buffer.concat([opening(name), bytes, ending]),
  })
  return { status: reply.statusCode, body: reply.json() }
}

/** Everything that lies in the folder of uploads, unfinished ones too. */
const onDisk = () =>
  existsSync(demo.filesFolder) ? readdirSync(demo.filesFolder, { recursive: true }).map(String).sort() : []
const unfinished = () => onDisk().filter((path) => path.startsWith(`incoming/`))

const refusedUpload = async (send: () => Promise<Reply>, expected: Expected) => {
  const before = onDisk()
  const problem = expectRefusal(await expectNothingStored(demo.house.db, send), expected)
  expect(onDisk().filter((path) => path !== 'incoming')).toEqual(before.filter((path) => path !== 'incoming'))
  return problem
}

describe('what is uploaded', () => {
  test.each([
    ['a program named report.pdf', 'report.pdf', program, 'kernel.fileTypeRefused'],
    ['a picture named report.pdf', 'report.pdf', png, 'kernel.fileTypeDiffers'],
    ['a report named photo.png', 'photo.png', pdf(), 'kernel.fileTypeDiffers'],
    [
      'a page named note.txt',
      'note.txt',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'kernel.fileTypeRefused',
    ],
    [
      'a drawing that runs',
      'x.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'kernel.fileTypeRefused',
    ],
    ['bytes that say nothing', 'x.pdf', Buffer.alloc(64, 7), 'kernel.fileTypeRefused'],
    ['text with a zero byte', 'x.txt', Buffer.from('الف\0ب'), 'kernel.fileTypeRefused'],
    [
      'an archive',
      'x.zip',
      Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(60)]),
      'kernel.fileTypeRefused',
    ],
    ['nothing at all', 'empty.pdf', Buffer.alloc(0), 'kernel.fileEmpty'],
  ])('%s is refused and nothing stays behind', async (_what, name, bytes, code) => {
    await refusedUpload(() => upload(name, bytes), { status: 422, code, says: [name], ownWords: [name] })
  })

  test('fewer bytes than were announced are no file', () =>
    refusedUpload(() => upload('half.pdf', pdf(), { size: pdf().length + 900 }), {
      status: 422,
      code: 'kernel.fileIncomplete',
      says: ['half.pdf'],
    }))

  test('a request without a file names the part', async () => {
    const empty = await demo.app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { cookie: cookies.agent!, 'content-type': type },
      payload: `--${boundary}--\r\n`,
    })
    expectRefusal(
      { status: empty.statusCode, body: empty.json() },
      { status: 422, code: 'kernel.fileMissing', field: 'file' },
    )
    const json = await demo.app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { cookie: cookies.agent! },
      payload: {},
    })
    expectRefusal(
      { status: json.statusCode, body: json.json() },
      { status: 422, code: 'kernel.fileMissing', field: 'file' },
    )
  })

  test('a path in the name is left off', async () => {
    for (const name of ['../../etc/passwd.pdf', 'C:\\\\secret\\\\passwd.pdf', '/root/passwd.pdf']) {
      const reply = await upload(name, pdf())
      expect(reply.status).toBe(200)
      expect(reply.body.name).toBe('passwd.pdf')
    }
    expect(onDisk().every((path) => /^(incoming(\/.*)?|[0-9a-f]{2}(\/[0-9a-f]{62})?)$/.test(path))).toBe(true)
  })

  test('a Persian name comes back as it was, and its bytes too', async () => {
    const name = 'گزارش پیشرفت دی‌ماه.pdf'
    const { body } = await upload(name, pdf('دی'))
    const got = await demo.app.inject({
      method: 'GET',
      url: `/api/files/${body.id}`,
      headers: { cookie: cookies.agent! },
    })
    expect(got.statusCode).toBe(200)
    expect(got.rawPayload.equals(pdf('دی'))).toBe(true)
    expect(decodeURIComponent(String(got.headers['content-disposition']))).toContain(name)
    expect(got.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' })
    expect(got.headers['content-security-policy']).toContain('sandbox')
  })

  test('the same bytes twice are kept once, under two names', async () => {
    const [one, two] = [await upload('a.pdf', pdf('یکی')), await upload('b.pdf', pdf('یکی'))]
    expect(one.body.id).not.toBe(two.body.id)
    const rows = await demo.house.db
      .selectFrom('files')
      .select('hash')
      .where('id', 'in', [one.body.id, two.body.id])
      .execute()
    expect(new Set(rows.map((row) => row.hash)).size).toBe(1)
  })

  test.each(['auditor', 'national'])('%s uploads nothing', async (as) => {
    await refusedUpload(() => upload('a.pdf', pdf(), { as }), { status: 403, code: 'kernel.notYourRole' })
  })

  test('whoever has not signed in uploads nothing', async () => {
    const reply = await demo.app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { 'content-type': type },
      payload: Buffer.concat([opening('a.pdf'), pdf(), ending]),
    })
    expectRefusal({ status: reply.statusCode, body: reply.json() }, { status: 401, code: 'kernel.signInFirst' })
  })
})

/** Sends an upload over a real connection, chunk by chunk; resolves with the reply, or null when the connection was cut. */
const sendSlowly = (
  bytes: number,
  { cutAfter, chunked = false }: { cutAfter?: number; chunked?: boolean } = {},
): Promise<Reply | null> =>
  new Promise((resolve, reject) => {
    const [head, tail] = [opening('film.mp4'), ending]
    const sending = request(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/files',
        headers: {
          cookie: cookies.agent!,
          'content-type': type,
          ...(chunked ? {} : { 'content-length': head.length + bytes + tail.length }),
        },
      },
      (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('end', () => resolve({ status: reply.statusCode!, body: JSON.parse(Buffer.concat(parts).toString()) }))
      },
    )
    sending.on('error', (error) => (cutAfter === undefined ? reject(error) : resolve(null)))
    sending.write(head)
    const chunk = Buffer.alloc(1024 * 1024, 1)
    let sent = 0
    const more = () => {
      if (sending.destroyed) return
      if (cutAfter !== undefined && sent >= cutAfter) {
        sending.destroy()
        return
      }
      if (sent >= bytes) {
        sending.end(tail)
        return
      }
      sent += chunk.length
      if (sending.write(chunk)) setImmediate(more)
      else sending.once('drain', more)
    }
    more()
  })

describe('large and broken uploads over a real connection', () => {
  test.each([
    ['announced', false],
    ['in chunks of unknown number', true],
  ])('60 MB %s are refused with 413 and the limit, and nothing stays behind', async (_how, chunked) => {
    const problem = await refusedUpload(async () => (await sendSlowly(60 * 1024 * 1024, { chunked }))!, {
      status: 413,
      code: 'kernel.fileTooLarge',
      says: ['۵۰', 'film.mp4'],
      ownWords: ['film.mp4'],
    })
    expect(problem.message.en).toContain('50')
    expect(unfinished()).toEqual([])
  })

  test('a connection cut in the middle leaves no temporary file and no row', async () => {
    await expectNothingStored(demo.house.db, async () => {
      expect(await sendSlowly(30 * 1024 * 1024, { cutAfter: 8 * 1024 * 1024 })).toBeNull()
      for (let tries = 0; unfinished().length > 0 && tries < 50; tries++) await pause(100)
      expect(unfinished()).toEqual([])
    })
  })

  test('a body that ends before its last boundary is refused, not kept', async () => {
    const head = opening('report.pdf')
    const reply = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        const body = Buffer.concat([head, pdf()])
        socket.write(
          `POST /api/files HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookies.agent}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
        )
        socket.write(body)
      })
      let text = ''
      socket.on('data', (part) => {
        text += part.toString()
      })
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
      socket.setTimeout(8_000, () => socket.destroy(new Error('no answer')))
    })
    expect(reply).toMatch(/^HTTP\/1\.1 422/)
    expect(reply).toContain('kernel.fileIncomplete')
    expect(unfinished()).toEqual([])
  })

  test('the house still answers', async () => {
    const reply = await fetch(`http://127.0.0.1:${port}/api/health`)
    expect(await reply.json()).toMatchObject({ status: 'ok' })
  })
})

describe('who sees a file', () => {
  const item = () => ids.item('کنسرسیوم صادراتی خوشه پلاستیک')
  const claim = { asOf: '2017-02-01', value: '92', result: 'با پیوست' }

  test('a loose file is its uploader’s alone', async () => {
    const { body } = await upload('loose.pdf', pdf('تنها'))
    for (const name of ['expert', 'zanjan', 'auditor', 'admin'])
      expectRefusal(await call[name]!('GET', `/api/files/${body.id}`), { status: 404, code: 'kernel.notFound' })
    expectRefusal(await demo.anonymous('GET', `/api/files/${body.id}`), { status: 404, code: 'kernel.notFound' })
    expect((await call.agent!('GET', `/api/files/${body.id}`)).status).toBe(200)
  })

  test('the file of another’s upload cannot be attached', async () => {
    const { body } = await upload('theirs.pdf', pdf('دیگری'), { as: 'expert' })
    const reply = await expectNothingStored(demo.house.db, () =>
      call.agent!('POST', `/api/items/${item()}/claims`, { ...claim, fileIds: [body.id] }),
    )
    expectRefusal(reply, { status: 422, code: 'kernel.fileNotYours', field: 'fileIds' })
  })

  test('attached, it is seen through its record only, and hangs on no second one', async () => {
    const { body } = await upload('evidence.pdf', pdf('مدرک'))
    const made = (await call.agent!('POST', `/api/items/${item()}/claims`, {
      ...claim,
      fileIds: [body.id.toUpperCase()],
    })) as Reply
    expect(made.status).toBe(200)
    for (const name of ['agent', 'expert', 'auditor'])
      expect((await call[name]!('GET', `/api/files/${body.id}`)).status).toBe(200)
    expectRefusal(await call.zanjan!('GET', `/api/files/${body.id}`), { status: 404, code: 'kernel.notFound' })
    expectRefusal(await demo.anonymous('GET', `/api/files/${body.id}`), { status: 404, code: 'kernel.notFound' })
    const again = await expectNothingStored(demo.house.db, () =>
      call.agent!('POST', `/api/items/${item()}/claims`, { ...claim, fileIds: [body.id] }),
    )
    expectRefusal(again, { status: 422, code: 'kernel.fileNotYours', field: 'fileIds' })
  })

  test('a file whose bytes are lost is a defect that says nothing of the machine', async () => {
    const { body } = await upload('lost.pdf', pdf('گم'))
    const row = await demo.house.db
      .selectFrom('files')
      .select('hash')
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow()
    const { rmSync } = await import('node:fs')
    rmSync(join(demo.filesFolder, row.hash.slice(0, 2), row.hash.slice(2)))
    const reply = await demo.app.inject({
      method: 'GET',
      url: `/api/files/${body.id}`,
      headers: { cookie: cookies.agent! },
    })
    expect(reply.statusCode).toBe(500)
    expect(reply.json().error.code).toBe('kernel.defect')
    expect(reply.body).not.toContain(demo.filesFolder)
  })
})
