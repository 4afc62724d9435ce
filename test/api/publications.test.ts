import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { reachOf } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { registerCluster } from '../../src/modules/clusters/index.ts'
import { freezeDraft, openTrees, plantTree, takeOver, writeDraft } from '../../src/modules/commitments/index.ts'
import { registerOrganisation, registerPerson } from '../../src/modules/directory/index.ts'
import { establishBody, minuteResolution } from '../../src/modules/meetings/index.ts'
import { type DemoHouse, demoHouse } from '../world/house.ts'
import { type Expected, expectRefused } from '../world/refusals.ts'

let demo: DemoHouse
beforeAll(async () => {
  demo = await demoHouse()
})
afterAll(() => demo.close())

const page = async (url: string, cookie?: string) => {
  const reply = await demo.app.inject({ method: 'GET', url, headers: cookie ? { cookie } : {} })
  return { status: reply.statusCode, text: reply.body, headers: reply.headers }
}
/** Somebody of the office of a province that the demo tells nothing of. */
const office = (provinceId: string) => {
  const grants = [{ id: 'g', role: 'expert', reachKind: 'province', reachId: provinceId } as const]
  return demo.house.ctx({ accountId: '', personId: '', name: 'کارشناس', grants, reach: reachOf(grants) })
}
const resolutionsOf = (provinceId: string) =>
  demo.house.db
    .selectFrom('records')
    .select(['id', 'title', 'audience'])
    .where('kind', '=', 'resolution')
    .where('province_id', '=', provinceId)
    .execute()

describe('the public page of a province', () => {
  test('shows Lorestan’s thirteen clusters by stage and the four resolutions of its first committee, with what they leave open', async () => {
    const { status, text, headers } = await page('/public/IR-15')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(text).toContain('<html lang="fa" dir="rtl">')
    expect(text).toContain('۱۳ خوشه در این استان ثبت شده است')
    expect(text).toContain('خوشه ورشو لرستان')
    expect(text).toContain('توسعه خوشه ورشو به اداره میراث فرهنگی واگذار شود.')
    expect(text).toContain('کمیته توسعه خوشه‌های کسب‌وکار لرستان')
    // two name nobody, none has a deadline
    expect(text.match(/مسئول آن تعیین نشده است/g)).toHaveLength(2)
    expect(text.match(/مهلت آن تعیین نشده است/g)).toHaveLength(4)
    expect(text).toContain('از ۴ مصوبه منتشرشده هنوز هیچ‌یک به پایان نرسیده است')
  })

  test('shows and counts none of what is not public: Alborz has resolutions, plans and people, and its page knows its cluster alone', async () => {
    const hidden = (await resolutionsOf('IR-30')).filter((one) => one.audience !== 'public')
    expect(hidden.length).toBeGreaterThan(3)
    const { text } = await page('/public/IR-30')
    expect(text).toContain('خوشه پلاستیک البرز')
    expect(text).toContain('هنوز مصوبه‌ای از این استان برای همگان منتشر نشده است')
    const secret = await demo.house.db
      .selectFrom('records')
      .select(['title', 'kind'])
      .where('province_id', '=', 'IR-30')
      .where('audience', '<>', 'public')
      .execute()
    expect(new Set(secret.map((row) => row.kind)).size).toBeGreaterThan(4)
    // a title that a public record has too (the plan is called as its cluster) is no leak
    const open = await demo.house.db.selectFrom('records').select('title').where('audience', '=', 'public').execute()
    const titles = secret.map(({ title }) => title).filter((title) => !open.some((one) => one.title.includes(title)))
    expect(titles.length).toBeGreaterThan(10)
    for (const title of titles) expect(text).not.toContain(title)
    const index = await page('/public')
    expect(index.text).toMatch(/البرز<\/a> <span class="dim small">۱ خوشه<\/span>/)
  })

  test('is the same for whoever is signed in, even one who sees the whole nation', async () => {
    const { cookie } = await demo.signIn('national@khoosheh.example', demoPassword)
    expect((await page('/public/IR-30', cookie)).text).toBe((await page('/public/IR-30')).text)
    expect((await page('/public', cookie)).text).toBe((await page('/public')).text)
  })

  test('has no script and no style of its own within, and is light with its stylesheet', async () => {
    for (const url of ['/public', '/public/IR-15', '/public/IR-15?lang=en', '/public/nowhere']) {
      const { text, headers } = await page(url)
      expect(text).not.toMatch(/<script|<style|\son\w+=|javascript:/i)
      expect(headers['content-security-policy']).toContain("default-src 'self'")
      const sheet = /href="(\/public\/style\.css\?v=\w+)"/.exec(text)![1]!
      const { text: css } = await page(sheet)
      expect(css).toContain('--c-action:')
      expect(Buffer.byteLength(text) + Buffer.byteLength(css)).toBeLessThan(60_000)
    }
  })

  test('goes packed over the line to whoever can unpack it, the very same text', async () => {
    const plain = await page('/public/IR-15')
    const sheet = /href="(\/public\/style\.css\?v=\w+)"/.exec(plain.text)![1]!
    let bytes = 0
    for (const url of ['/public/IR-15', sheet]) {
      const packed = await demo.app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
      expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual(['gzip', 'accept-encoding'])
      expect(gunzipSync(packed.rawPayload).toString()).toBe((await page(url)).text)
      bytes += packed.rawPayload.length
    }
    expect(bytes).toBeLessThan(12_000)
  })

  test('what people wrote cannot become markup', async () => {
    await registerCluster(office('IR-20'), {
      trade: '<script>alert(1)</script>',
      provinceId: 'IR-20',
      scope: 'industry',
    })
    const { text } = await page('/public/IR-20')
    expect(text).not.toContain('<script>')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('says it in English too, in its own direction, and keeps the language from page to page', async () => {
    const { text } = await page('/public/IR-15?lang=en')
    expect(text).toContain('<html lang="en" dir="ltr">')
    expect(text).toContain('Industrial clusters of Lorestan')
    expect(text).toContain('href="/public?lang=en"')
    expect(
      text.replaceAll(/<bdi lang="fa"[^>]*>.*?<\/bdi>|<a class="btn"[^>]*>.*?<\/a>|\u2068.*?\u2069/g, ''),
    ).not.toMatch(/[\u0600-\u06ff]/)
  })

  test('a code that is no province is told so in a page, and wrong parts of an address do no harm', async () => {
    const missing = await page('/public/XX-99')
    expect([missing.status, missing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(missing.text).toContain('استانی با این نشانی نیست')
    expect((await page('/public/ir-15')).status).toBe(200)
    for (const query of ['clusters=-1', 'clusters=x', 'resolutions=999', 'lang=xx'])
      expect([query, (await page(`/public/IR-15?${query}`)).status]).toEqual([query, 200])
    expect((await page(`/public/${'x'.repeat(200)}`)).status).toBeLessThan(500)
  })

  test('a body outside every province stands on the list of provinces: the textile association’s board', async () => {
    const { text } = await page('/public')
    expect(text).toContain('هیئت مدیره انجمن صنایع نساجی ایران')
    expect(text).toContain('جلسه ۱۱۲۴')
    expect(text).toContain('ارتباط با مهمانان جلسه ادامه یابد.')
  })
})

describe('publishing', () => {
  const refused = (who: string, method: 'PUT' | 'POST', url: string, body: unknown, expected: Expected) =>
    demo.as(who).then((caller) => expectRefused(demo.house.db, caller, [method, url, body], expected))

  test('a resolution appears with the commitment’s figure, whoever is responsible only as an organisation, and goes again with its reason', async () => {
    const house = demo.house
    const ctx = office('IR-21')
    const { id: organisationId } = await registerOrganisation(ctx, {
      name: 'اداره نمونه یزد',
      kind: 'office',
      provinceId: 'IR-21',
    } as never)
    const body = await establishBody(ctx, {
      kind: 'provincial_committee',
      title: 'کمیته نمونه یزد',
      provinceId: 'IR-21',
    })
    const minuted = (number: number, more: object) =>
      minuteResolution(ctx, {
        bodyId: body.id,
        number,
        text: `مصوبه نمونه ${number}`,
        decidedOn: '2017-01-05',
        ...more,
      })
    const open = await minuted(11, { responsibleOrganisationId: organisationId, deadline: '2017-06-01' })
    await minuted(12, {})
    const person = await registerPerson(ctx, { familyName: 'ناپیدای نمونه', provinceId: 'IR-21' })
    const personal = await minuted(13, { responsiblePersonId: person.id })
    // its promise: one leaf, 40 percent as taken over on 1395/11/01
    await house.db.transaction().execute(async (tx) => {
      const work = { tx, clock: ctx.clock, actor: ctx.actor }
      const tree = async () => (await openTrees(tx, {}, [open.id])).byRecord.get(open.id)!
      await plantTree(work, open.id, { ladder: ['approve'], shape: 'single' })
      const itemId = newId()
      const leaf = {
        itemId,
        parentId: null,
        order: 1,
        title: 'اجرا',
        ownerPersonId: null,
        ownerOrganisationId: organisationId,
      }
      const term = {
        weight: '100',
        start: '2017-01-05',
        finish: '2017-06-01',
        measure: 'percent',
        source: 'claimed',
        counter: null,
      } as const
      await writeDraft(work, await tree(), { terms: [{ ...leaf, ...term }], precedence: [], shares: [] })
      await freezeDraft(work, await tree(), { decisionId: null, year: null })
      await takeOver(work, { itemId, asOf: '2017-01-20', value: '40', result: 'نمونه', measure: 'percent' })
    })
    const admin = await demo.as('admin')
    expect((await page('/public/IR-21')).text).not.toContain('مصوبه نمونه')
    for (const id of [open.id, personal.id])
      expect((await admin('PUT', `/api/records/${id}/publication`, { source: 'خبر نمونه' })).status).toBe(200)
    const { text } = await page('/public/IR-21')
    expect(text).toContain('مصوبه نمونه 11')
    expect(text).not.toContain('مصوبه نمونه 12')
    expect(text).toContain('اداره نمونه یزد')
    expect(text).toContain('مهلت: ۱۱ خرداد ۱۳۹۶')
    expect(text).toMatch(/<b>۴۰\u200f?٪<\/b>/)
    expect(text).not.toContain('ناپیدای نمونه')
    // published twice is one line in the journal
    expect((await admin('PUT', `/api/records/${open.id}/publication`, { source: 'خبر نمونه' })).status).toBe(200)
    const lines = await house.db
      .selectFrom('journal_entries')
      .select('verb')
      .where('record_id', '=', open.id)
      .where('verb', 'like', 'publications.%')
      .execute()
    expect(lines).toHaveLength(1)
    expect(
      (await admin('POST', `/api/records/${open.id}/publication/withdrawal`, { reason: 'متن آن بازنویسی می‌شود' }))
        .status,
    ).toBe(200)
    expect((await page('/public/IR-21')).text).not.toContain('مصوبه نمونه 11')
  })

  test('is for those who answer for the office; other kinds, what is for parties alone, and what is not published are refused', async () => {
    const [own] = await resolutionsOf('IR-30')
    const at = `/api/records/${own!.id}/publication`
    await refused('expert', 'PUT', at, { source: 'D0' }, { status: 403, code: 'kernel.notYourRole' })
    await refused('zanjan', 'PUT', at, { source: 'D0' }, { status: 404, code: 'kernel.notFound' })
    await refused('md', 'PUT', at, {}, { status: 422, code: 'kernel.invalid', field: 'source' })
    await refused(
      'md',
      'POST',
      `${at}/withdrawal`,
      { reason: 'خطا' },
      { status: 409, code: 'publications.notPublished' },
    )
    const session = await demo.house.db
      .selectFrom('records')
      .select('id')
      .where('kind', '=', 'session')
      .where('province_id', '=', 'IR-30')
      .executeTakeFirstOrThrow()
    await refused(
      'md',
      'PUT',
      `/api/records/${session.id}/publication`,
      { source: 'D0' },
      { status: 422, code: 'publications.notThisKind' },
    )
    await demo.house.db.updateTable('records').set({ audience: 'parties' }).where('id', '=', own!.id).execute()
    await refused('md', 'PUT', at, { source: 'D0' }, { status: 404, code: 'kernel.notFound' })
    await refused('admin', 'PUT', at, { source: 'D0' }, { status: 409, code: 'publications.partiesOnly' })
  })
})
