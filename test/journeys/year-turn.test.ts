import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanView } from '../../src/modules/plans/plans.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, pdf, percentText, read } from './hand.ts'

const carriedTitle = 'حضور گروهی در نمایشگاه تخصصی'
let stage: Stage
let deputy: Page
let expert: Page
let agent: Page
let second: string
let third: string

beforeAll(async () => {
  stage = await openStage()
  deputy = await stage.enter('deputy')
  expert = await stage.enter('expert')
  agent = await stage.enter('agent', { width: 390, height: 844 })
  const { rows } = await read<{ rows: { id: string; trade: string }[] }>(
    expert,
    '/api/clusters?province=IR-30&limit=100',
  )
  const cluster = rows.find((row) => row.trade === 'پلاستیک')!.id
  const { plan } = await read<{ plan: PlanView }>(expert, `/api/clusters/${cluster}/plan`)
  second = plan.years.find((year) => year.n === 2)!.id
  third = plan.years.find((year) => year.n === 3)!.id
})
afterAll(() => stage?.close())

const openYear = async (page: Page) => {
  await page.goto(`/plan-years/${second}`)
  await page.getByRole('heading', { level: 1, name: 'سند برنامه عمل سال دوم' }).waitFor()
}
const unfinished = (title: string): Locator =>
  deputy
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: deputy.getByRole('heading', { level: 3, name: title }) })
const spent = (page: Page, note: string) =>
  page.getByRole('table', { name: 'هزینه‌های ثبت‌شده' }).getByRole('row').filter({ hasText: note })

test('the first thing a deputy sees is what is late, why, with whom and when it will be done', async () => {
  await openYear(deputy)
  // it is read by itself, a moment after the page
  await deputy.getByRole('heading', { level: 2, name: 'چه عقب است، چرا و نزد کیست' }).waitFor()
  const heads = await deputy.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()
  expect(heads[0]).toBe('چه عقب است، چرا و نزد کیست')
  const late = deputy.getByRole('table', { name: 'چه عقب است، چرا و نزد کیست' })
  // past its finish of 30 Dey by sixteen days, on the critical path
  await late.getByRole('row', { name: /تشکیل کنسرسیوم صادراتی.*۱۶ روز.*بحرانی/ }).waitFor()
  // a claim waits for the supervisor, by name
  await late.getByRole('row', { name: /شناسایی نیازهای فناورانه.*در انتظار ناظر.*حمید وثوق/ }).waitFor()
  await deputy.getByText(/کل کار در .* پایان می‌یابد/).waitFor()
  await expectAccessible(deputy)
})

test('the expert records spending with its paper and corrects it downwards; both stand', async () => {
  await openYear(expert)
  await expert.getByRole('button', { name: 'ثبت هزینه' }).click()
  const dialog = expert.getByRole('dialog', { name: 'ثبت هزینه' })
  await choose(dialog.getByRole('combobox', { name: 'فعالیت' }), 'مطالعه دو بازار', /مطالعه دو بازار/)
  await dialog.getByRole('textbox', { name: 'مبلغ' }).fill('۱۲۰۰۰۰۰۰۰')
  await dialog.getByText('صد و بیست میلیون ریال').waitFor()
  await choose(dialog.getByRole('combobox', { name: 'منبع' }), 'شرکت', /شرکت شهرک‌ها/)
  await dialog.getByRole('textbox', { name: 'بابت' }).fill('گزارش بازار نخست')
  await dialog.getByRole('button', { name: 'ثبت هزینه' }).click()
  // without its paper it is refused, and what was typed stays
  await dialog.getByText(/سند هزینه پیوست نشده است/).waitFor()
  const chooser = expert.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: /^فایل/ }).click()
  await (await chooser).setFiles([{ name: 'فاکتور.pdf', mimeType: 'application/pdf', buffer: pdf('Invoice') }])
  await dialog.getByRole('button', { name: 'برداشتن فاکتور.pdf' }).waitFor()
  await dialog.getByRole('button', { name: 'ثبت هزینه' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await spent(expert, 'گزارش بازار نخست').getByText('۱۲۰٬۰۰۰٬۰۰۰').waitFor()
  await spent(expert, 'گزارش بازار نخست').getByRole('link', { name: 'فاکتور.pdf' }).waitFor()

  await expert.getByRole('button', { name: 'اصلاح هزینه «گزارش بازار نخست»' }).click()
  const correction = expert.getByRole('dialog')
  await correction.getByRole('textbox', { name: 'مبلغ درست' }).fill('۹۰۰۰۰۰۰۰')
  await correction.getByRole('button', { name: 'ثبت اصلاح' }).click()
  await correction.getByText('علت اصلاح را بنویسید.').waitFor()
  await correction.getByRole('textbox', { name: 'چرا اصلاح می‌شود؟' }).fill('پیش‌پرداخت دو بار آمده بود')
  await correction.getByRole('button', { name: 'ثبت اصلاح' }).click()
  await correction.waitFor({ state: 'hidden' })
  await spent(expert, 'گزارش بازار نخست')
    .getByText(/از ۱۲۰٬۰۰۰٬۰۰۰ به ۹۰٬۰۰۰٬۰۰۰ ریال.*«پیش‌پرداخت دو بار آمده بود»/)
    .waitFor()
  // the deputy reads it and has no such button
  await openYear(deputy)
  await spent(deputy, 'گزارش بازار نخست').getByText('۹۰٬۰۰۰٬۰۰۰').first().waitFor()
  expect(await deputy.getByRole('button', { name: 'ثبت هزینه' }).count()).toBe(0)
})

test('whoever may not close a year is offered nothing of it', async () => {
  for (const page of [expert, agent]) {
    await openYear(page)
    expect(await page.getByRole('link', { name: 'گردش سال' }).count()).toBe(0)
    await page.goto(`/plan-years/${second}/turn`)
    await page.getByText('گردش سال با معاون یا مدیرعامل است').waitFor()
    expect(await page.getByRole('button', { name: /^بستن سال/ }).count()).toBe(0)
  }
})

test('closing asks of every unfinished activity and of every waiting claim', async () => {
  await openYear(deputy)
  await deputy.getByRole('link', { name: 'گردش سال' }).click()
  await deputy.getByRole('heading', { level: 1, name: 'گردش سال دوم' }).waitFor()
  await deputy.getByRole('button', { name: 'بستن سال دوم' }).click()
  await unfinished(carriedTitle).getByText('بگویید چه می‌شود.').waitFor()
  await deputy.getByText('به اظهارها رسیدگی کنید یا بی نتیجه ماندن آن‌ها را بپذیرید.').waitFor()
  expect(await deputy.getByRole('dialog').count()).toBe(0)
  // a claim on its way holds the carrying
  const held = unfinished('مطالعه دو بازار صادراتی هدف')
  expect(await held.getByRole('radio', { name: 'به سال سوم می‌رود' }).isDisabled()).toBe(true)
  await expectAccessible(deputy)
})

test('one activity is carried with its cause, the others are left, and the year is closed for good', async () => {
  const rows = deputy
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: deputy.getByRole('radiogroup') })
  const count = await rows.count()
  expect(count).toBe(7)
  for (let place = 0; place < count; place++) {
    const row = rows.nth(place)
    const isCarried = (await row.getByRole('heading', { level: 3 }).textContent())?.includes(carriedTitle)
    await row.getByRole('radio', { name: isCarried ? 'به سال سوم می‌رود' : 'رها می‌شود' }).check()
    await choose(row.getByRole('combobox', { name: 'علت' }), isCarried ? 'دیر رسیدن اعتبار' : 'دیگر لازم نیست')
  }
  await deputy.getByRole('checkbox', { name: 'می‌پذیرم که این ۳ اظهار بی نتیجه بماند' }).check()
  await deputy.getByRole('button', { name: 'بستن سال دوم' }).click()
  const dialog = deputy.getByRole('dialog', { name: 'سال دوم بسته شود؟' })
  await dialog.getByText(/بستن برگشت ندارد/).waitFor()
  await dialog.getByText('۱ فعالیت به پیش‌نویس سال سوم می‌رود').waitFor()
  await dialog.getByText('۶ فعالیت رها می‌شود').waitFor()
  await dialog.getByText('۳ اظهار بی نتیجه می‌ماند').waitFor()
  await dialog.getByRole('button', { name: 'بستن سال دوم' }).click()
  await deputy.getByText(/این سال بسته شده است: هشت فعالیت/).waitFor()
  const results = deputy.getByRole('table', { name: 'نتیجه اقدام‌ها و برنامه سال بعد' })
  await results
    .getByRole('row', { name: new RegExp(`${carriedTitle}.*نه واحد غرفه داشتند.*سال سوم؛ دیر رسیدن اعتبار`) })
    .waitFor()
  await expectAccessible(deputy)
})

test('the next year’s draft holds the rest and says where it came from', async () => {
  await deputy.goto(`/plan-years/${third}/draft`)
  await deputy.getByText('از ردیف ۲-۲ سال دوم؛ علت: دیر رسیدن اعتبار').waitFor()
  // 10 of the old year, of which 30 % are left
  const { draft } = await read<{ draft: { activities: { title: string; weight: string; start: string | null }[] } }>(
    deputy,
    `/api/plan-years/${third}`,
  )
  expect(draft.activities.find((one) => one.title === carriedTitle)).toMatchObject({ weight: '3', start: null })
  await deputy.getByText(/۱ فعالیت ناتمام به این سال آورده شده است/).waitFor()
})

test('a closed year takes no spending, and all years stand on one line', async () => {
  await openYear(expert)
  const button = expert.getByRole('button', { name: 'ثبت هزینه' })
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  expect(await button.getAttribute('title')).toMatch(/این سال بسته شده است و هزینه آن دیگر تغییر نمی‌کند/)
  await expert.getByRole('link', { name: /در یک خط/ }).click()
  await expert.getByRole('heading', { level: 2, name: 'همه سال‌ها در یک خط' }).waitFor()
  await expert.getByRole('img', { name: 'پیشرفت همه سال‌های برنامه در یک خط' }).waitFor()
  // 0.33 × 92.25 + 0.33 × 68.7
  await expert.getByText(percentText(53.1)).first().waitFor()
})
