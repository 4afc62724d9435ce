import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerPerson } from '../../src/modules/directory/index.ts'
import { createAccount, setPasswordByLink } from '../../src/modules/identity/index.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, deskRow, read } from './hand.ts'

let stage: Stage
let expert: Page
let md: Page
/** A cluster in its diagnosis without an agent, and Alborz plastic with one. */
let glass: string
let plastic: string
const people = new Map<string, string>()
const password = 'گذرنامه باغ انار'

beforeAll(async () => {
  stage = await openStage()
  const ctx = () => stage.house.ctx()
  for (const name of ['بهار', 'بهمن', 'بابک', 'پروین', 'پیروز', 'پوران', 'تابان', 'ترانه', 'توکا'])
    people.set(
      name,
      (await registerPerson(ctx(), { givenName: name, familyName: 'آزموده', provinceId: 'IR-30' } as never)).id,
    )
  // the one who will replace an agent can sign in, and has no access yet
  const made = await createAccount(ctx(), stage.house.identity, {
    personId: people.get('تابان')!,
    keys: { email: 'taban@khoosheh.example' },
  })
  await setPasswordByLink(ctx(), stage.house.identity, { token: made.link.path.split('#').at(-1)!, password })
  ;[expert, md] = await Promise.all([stage.enter('expert'), stage.enter('md')])
  const registered = await expert.request.post('/api/clusters', {
    data: { trade: 'شیشه', provinceId: 'IR-30', scope: 'industry' },
  })
  glass = ((await registered.json()) as { id: string }).id
  await expert.request.post(`/api/clusters/${glass}/stages`, {
    data: { stage: 'diagnostic', since: '2017-01-10', source: { mark: 'example' } },
  })
  const found = await read<{ rows: { id: string }[] }>(expert, '/api/clusters?q=پلاستیک البرز')
  plastic = found.rows[0]!.id
})
afterAll(() => stage?.close())

const full = (name: string) => `${name} آزموده`
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const field = (place: Page | Locator, name: string) => place.getByLabel(name, { exact: true })

async function bid(page: Page, names: readonly string[], price: string, scores: readonly [string, string]) {
  await page.getByRole('button', { name: 'ثبت پیشنهاد' }).click()
  const form = dialog(page, 'ثبت پیشنهاد')
  await choose(field(form, 'شخص'), names[0]!, new RegExp(full(names[0]!)))
  await field(form, 'قیمت پیشنهادی').fill(price)
  await choose(field(form, 'دستیار عامل'), names[1]!, new RegExp(full(names[1]!)))
  return {
    form,
    whole: () => choose(field(form, 'منشی دفتر'), names[2]!, new RegExp(full(names[2]!))),
    send: () => form.getByRole('button', { name: 'ثبت پیشنهاد' }).click(),
    score: async () => {
      await page.getByText(`چرا این امتیاز؟ ${full(names[0]!)}`).click()
      await page
        .getByRole('group')
        .filter({ hasText: full(names[0]!) })
        .getByRole('button', { name: 'امتیاز دادن' })
        .click()
      const marks = dialog(page, `امتیاز ${full(names[0]!)}`)
      await field(marks, 'مصاحبه فنی').fill(scores[0])
      await field(marks, 'بررسی مدارک و سوابق').fill(scores[1])
      await marks.getByRole('button', { name: 'امتیاز دادن' }).click()
      await marks.waitFor({ state: 'hidden' })
    },
  }
}

test('a tender is opened, two offers come in; a team of two is refused with its reason', async () => {
  await expert.goto(`/clusters/${glass}`)
  await expert.getByRole('link', { name: 'عاملیت', exact: true }).click()
  await expert.getByRole('button', { name: 'گشودن مناقصه' }).click()
  await dialog(expert, 'گشودن مناقصه').getByRole('button', { name: 'گشودن مناقصه' }).click()
  await expert.getByText('هنوز پیشنهادی ثبت نشده است.').waitFor()
  const first = await bid(expert, ['بهار', 'بهمن', 'بابک'], '۸۰۰۰۰۰۰۰۰', ['۸۰', '۷۰'])
  await first.send()
  await first.form.getByText(/تیم ۲ نفر دارد؛ تیم توسعه باید دست‌کم ۳ نفر باشد/).waitFor()
  await expectAccessible(expert)
  await first.whole()
  await first.send()
  await first.form.waitFor({ state: 'hidden' })
  await first.score()
  const second = await bid(expert, ['پروین', 'پیروز', 'پوران'], '۱۰۰۰۰۰۰۰۰۰', ['۹۰', '۶۰'])
  await second.whole()
  await second.send()
  await second.form.waitFor({ state: 'hidden' })
  await second.score()
  const table = expert.getByRole('table', { name: 'مناقصه انتخاب عامل' })
  await table.getByRole('row', { name: /بهار آزموده.*۸۱/ }).waitFor()
  await table.getByRole('row', { name: /پروین آزموده.*۷۹/ }).waitFor()
  await expert.getByText(/مصاحبه فنی: ۸۰.* × ۵۰.* = ۴۰/).waitFor()
})

test('the managing director names the winner and signs; the team is at work', async () => {
  await md.goto(`/clusters/${glass}/agency`)
  await md.getByRole('button', { name: 'تعیین برنده' }).click()
  const decision = dialog(md, 'تعیین برنده')
  await decision.getByRole('radio', { name: /بهار آزموده/ }).check()
  await decision.getByRole('button', { name: 'تعیین برنده' }).click()
  await md.getByText('برنده: بهار آزموده').waitFor()
  await md.getByRole('button', { name: 'بستن قرارداد' }).click()
  const form = dialog(md, /بستن قرارداد/)
  await field(form, 'شماره قرارداد').fill('۹۵/۲۰۱')
  await field(form, 'پایان').fill('۱۳۹۸/۱۱/۱۶')
  await field(form, 'مطالعه شناختی').fill('۱۰')
  await form.getByText('جمع ۹۴؛ ۶ تا ۱۰۰ کم است').waitFor()
  await form.getByRole('button', { name: 'بستن قرارداد' }).click()
  await form.getByText(/جمع وزن فازها ۹۴ است؛ ۶ تا ۱۰۰ کم است/).waitFor()
  await field(form, 'مطالعه شناختی').fill('۱۶')
  await expectAccessible(md)
  await form.getByRole('button', { name: 'بستن قرارداد' }).click()
  await form.waitFor({ state: 'hidden' })
  await md.getByText('بهار آزموده عامل این خوشه است؛ ناظر فنی ندارد.').waitFor()
})

test('a statement above the approved phases is refused with its reason; within them it is checked, approved and paid', async () => {
  await expert.goto(`/clusters/${glass}/agency`)
  await expert.getByRole('button', { name: 'صورت‌وضعیت تازه' }).click()
  const form = dialog(expert, 'صورت‌وضعیت تازه')
  await form.getByRole('checkbox', { name: /مطالعه شناختی/ }).check()
  await field(form, 'مبلغ').fill('۹۰۰۰۰۰۰۰۰')
  await form.getByRole('button', { name: 'ارسال صورت‌وضعیت' }).click()
  // 16 percent of 800 millions
  await form.getByText(/از سهم فازهای خواسته‌شده \(۱۲۸٬۰۰۰٬۰۰۰ ریال\) بیشتر است/).waitFor()
  await field(form, 'مبلغ').fill('۱۲۸۰۰۰۰۰۰')
  await form.getByRole('button', { name: 'ارسال صورت‌وضعیت' }).click()
  await form.waitFor({ state: 'hidden' })
  const check = expert.getByRole('button', { name: 'بررسی شد' })
  await expert.getByText('اکنون پرداختنی نیست.').waitFor()
  await expert.getByText(/فاز «مطالعه شناختی» هنوز تأیید نشده است/).waitFor()
  expect(await check.getAttribute('aria-disabled')).toBe('true')
  await expectAccessible(expert)

  // the cluster passes the next gate and the supervisor's visit is typed from its paper
  await expert.request.post(`/api/clusters/${glass}/stages`, {
    data: { stage: 'action_plan', since: '2017-02-03', source: { mark: 'example' } },
  })
  await expert.getByRole('link', { name: 'گزارش بازدید' }).first().click()
  await field(expert, 'روز بازدید').fill('۱۳۹۵/۱۱/۱۷')
  await field(expert, 'دیدار با تیم توسعه').fill('دیدار شد.')
  await field(expert, 'دیدار با ذی‌نفعان').fill('با سه واحد دیدار شد.')
  await field(expert, 'وضعیت پیشرفت فعالیت‌ها').fill('گزارش شناختی آماده است.')
  await expert.getByRole('radio', { name: 'در مسیر' }).check()
  await expert.getByRole('checkbox', { name: 'از روی فرم چاپی نوشته می‌شود' }).check()
  await expert.getByRole('button', { name: 'ثبت گزارش' }).click()
  await expert
    .getByText(/روز ۱۷ بهمن ۱۳۹۵ هنوز نرسیده است/)
    .first()
    .waitFor()
  await field(expert, 'روز بازدید').fill('۱۳۹۵/۱۱/۱۶')
  await expert.getByRole('button', { name: 'ثبت گزارش' }).click()
  await expert.getByRole('heading', { level: 1, name: 'عاملیت' }).waitFor()
  await expert.getByText(/از روی فرم چاپی/).waitFor()

  await check.click()
  await dialog(expert, /بررسی شد/)
    .getByRole('button', { name: 'بررسی شد' })
    .click()
  await expert.getByText('در انتظار تصویب').waitFor()
  const deputy = await stage.enter('deputy')
  await deskRow(deputy, /تصویب صورت‌وضعیت ۱/)
    .getByRole('link')
    .first()
    .click()
  await deputy.getByRole('button', { name: 'تصویب' }).click()
  await dialog(deputy, /تصویب/).getByRole('button', { name: 'تصویب' }).click()
  await deputy.getByText('در انتظار پرداخت').waitFor()
  await md.goto('/')
  await deskRow(md, /پرداخت صورت‌وضعیت ۱/)
    .getByRole('link')
    .first()
    .click()
  await md.getByRole('button', { name: 'ثبت پرداخت' }).click()
  const payment = dialog(md, /ثبت پرداخت/)
  await field(payment, 'شماره سند پرداخت').fill('حواله ۴۴')
  await payment.getByRole('button', { name: 'ثبت پرداخت' }).click()
  await payment.waitFor({ state: 'hidden' })
  await md.getByText(/سند حواله ۴۴/).waitFor()
})

test('an agent is replaced, and the new one finds the desk', async () => {
  const agent = await stage.enter('agent')
  const before = await read<{ mine: { record: { title: string }; what: string }[] }>(agent, '/api/desk')
  expect(before.mine.length).toBeGreaterThan(0)
  await md.goto(`/clusters/${plastic}/agency`)
  await md.getByRole('button', { name: 'کارهای دیگر' }).click()
  await md.getByRole('menuitem', { name: 'تغییر عامل' }).click()
  const form = dialog(md, 'تغییر عامل')
  await form.getByText('آنچه امروز تحویل می‌شود').waitFor()
  await choose(field(form, 'شخص'), 'تابان', /تابان آزموده/)
  await choose(field(form, 'دستیار عامل'), 'ترانه', /ترانه آزموده/)
  await choose(field(form, 'منشی دفتر'), 'توکا', /توکا آزموده/)
  await field(form, 'شماره قرارداد').fill('۹۵/۲۰۲')
  await field(form, 'پایان').fill('۱۳۹۷/۱۱/۱۶')
  await field(form, 'مبلغ قرارداد').fill('۳۰۰۰۰۰۰۰۰۰')
  await field(form, 'علت').fill('کناره‌گیری عامل پیشین')
  await expectAccessible(md)
  await form.getByRole('button', { name: 'تغییر عامل' }).click()
  await form.waitFor({ state: 'hidden' })
  await md.getByText('با تغییر عامل در ۱۵ بهمن ۱۳۹۵ پایان یافت').waitFor()
  await md.getByText('فهرست تحویل').waitFor()

  const taban = await stage.visit('taban')
  await taban.goto('/')
  await taban.getByLabel('کد ملی، همراه یا رایانامه').fill('taban@khoosheh.example')
  await taban.getByLabel('گذرواژه', { exact: true }).fill(password)
  await taban.getByRole('button', { name: 'ورود', exact: true }).click()
  await taban.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
  const after = await read<{ mine: { record: { title: string } }[] }>(taban, '/api/desk')
  expect(after.mine.map((row) => row.record.title).toSorted()).toEqual(
    before.mine.map((row) => row.record.title).toSorted(),
  )
  await taban.goto(`/clusters/${plastic}/agency`)
  await taban.getByText('تابان آزموده عامل این خوشه است').waitFor()
  expect((await agent.request.get(`/api/clusters/${plastic}/agency`)).status()).toBe(403)
  expect((await read<{ mine: unknown[] }>(agent, '/api/desk')).mine).toEqual([])
})
