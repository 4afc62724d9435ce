import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/fa/index.ts'
import { lorestanHouse } from '../world/lorestan.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, deskRow, typedDay } from './hand.ts'

/**
 * The first session of Lorestan's committee as D4 tells it: at the governor's office, nobody's attendance told; two resolutions with neither
 * owner nor day, two clusters delegated.
 */
let stage: Stage
let expert: Page
let director: Page
let sessionAddress = ''
let training = ''

const title = 'کمیته توسعه خوشه‌های کسب‌وکار لرستان'
const introduce = 'دستگاه‌های اجرایی مرتبط برای عضویت در کمیته معرفی شوند.'
const train = 'جلسه‌ای برای تربیت کارشناسان دستگاه‌ها به‌عنوان عامل توسعه خوشه برگزار شود.'
const delegations = [
  { text: 'توسعه خوشه ورشو به اداره میراث فرهنگی واگذار شود.', trade: 'ورشو', to: 'اداره میراث فرهنگی لرستان' },
  {
    text: 'توسعه خوشه پرورش ماهی قزل‌آلا به سازمان جهاد کشاورزی واگذار شود.',
    trade: 'پرورش ماهی قزل‌آلا',
    to: 'سازمان جهاد کشاورزی لرستان',
  },
]

beforeAll(async () => {
  stage = await openStage(lorestanHouse)
  expert = await stage.enter('expert.lorestan')
  director = await stage.enter('lorestan', { width: 390, height: 844 })
})
afterAll(() => stage?.close())

const dialog = (page: Page) => page.getByRole('dialog')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
async function confirm(page: Page, verb: string): Promise<void> {
  await dialog(page).getByRole('button', { name: verb, exact: true }).click()
  await dialog(page).waitFor({ state: 'hidden' })
}
async function more(page: Page, what: string): Promise<void> {
  await press(page, 'کارهای دیگر')
  await page.getByRole('menuitem', { name: what }).click()
}
const toDesk = async (page: Page) => {
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
}

test('the committee is established and its secretary takes his seat', async () => {
  await expert.goto('/bodies')
  await press(expert, 'ثبت مرجع تصمیم')
  await choose(dialog(expert).getByRole('combobox', { name: 'نوع' }), 'کمیته استانی', 'کمیته استانی توسعه خوشه‌ها')
  await choose(dialog(expert).getByRole('combobox', { name: 'استان' }), 'لرستان')
  await dialog(expert).getByRole('textbox', { name: 'عنوان' }).fill(title)
  await dialog(expert).getByRole('button', { name: 'ثبت مرجع تصمیم' }).click()
  await expert.getByRole('heading', { level: 1, name: title }).waitFor()
  await expert.getByText('هنوز جلسه‌ای نداشته است.').waitFor()
  await expert.getByRole('button', { name: 'تغییر کرسی «مدیرعامل شرکت شهرک‌های صنعتی استان»' }).click()
  await expert.getByRole('menuitem', { name: 'نشاندن عضو' }).click()
  await choose(dialog(expert).getByRole('combobox', { name: 'شخص' }), 'محمدی', /فرزاد محمدی/)
  await confirm(expert, 'نشاندن عضو')
  await expert.getByRole('complementary').getByText('فرزاد محمدی').waitFor()
  await expectAccessible(expert)
})

test('its first session is called to the governor’s office with what it heard on its agenda', async () => {
  await press(expert, 'دعوت به جلسه بعد')
  await dialog(expert).getByRole('heading', { name: 'دعوت به جلسه ۱' }).waitFor()
  await dialog(expert).getByLabel('روز جلسه').fill(typedDay(stage.house.clock.today()))
  await dialog(expert).getByLabel('محل برگزاری').fill('استانداری لرستان')
  await confirm(expert, 'دعوت کنید')
  await expert.getByRole('link', { name: 'جلسه ۱' }).click()
  await expert.getByRole('heading', { level: 1, name: `جلسه اول ${title}` }).waitFor()
  sessionAddress = new URL(expert.url()).pathname
  for (const item of ['چگونگی شکل‌گیری خوشه‌ها و نیازهای آن‌ها', 'سیزده خوشه شناسایی‌شده استان']) {
    await press(expert, 'افزودن بند')
    await dialog(expert).getByLabel('عنوان بند').fill(item)
    await confirm(expert, 'بیفزایید')
    await expert.getByRole('heading', { level: 3, name: item }).waitFor()
  }
})

test('who sat is not told, so nobody is entered; two resolutions are minuted as they were spoken', async () => {
  await more(expert, 'ثبت برگزاری')
  await confirm(expert, 'ثبت کنید')
  await expert.getByText(/این جلسه .* برگزار شده است/).waitFor()
  for (const text of [introduce, train]) {
    await press(expert, 'ثبت مصوبه')
    await dialog(expert).getByLabel('متن مصوبه').fill(text)
    await confirm(expert, 'ثبت مصوبه')
    await expert.getByRole('link', { name: text }).waitFor()
  }
  await expert.getByText('۲ مصوبه مسئول یا مهلت ندارد.').waitFor()
})

test('two clusters are delegated, each to an organisation that must be named', async () => {
  for (const [place, { text, trade, to }] of delegations.entries()) {
    await press(expert, 'ثبت مصوبه')
    await dialog(expert).getByLabel('متن مصوبه').fill(text)
    await choose(
      dialog(expert).getByRole('combobox', { name: /^اثر مصوبه/ }),
      trade,
      new RegExp(`سپردن توسعه «.*${trade}`),
    )
    if (place === 0) {
      await dialog(expert).getByRole('button', { name: 'ثبت مصوبه' }).click()
      await dialog(expert).getByText('این خانه خالی است. آن را پر کنید.').waitFor()
      await expectAccessible(expert, '[role=dialog]')
    }
    await choose(dialog(expert).getByRole('combobox', { name: /^به کدام دستگاه/ }), to.slice(0, 12), to)
    await confirm(expert, 'ثبت مصوبه')
    await expert.getByRole('link', { name: text }).waitFor()
  }
})

test('the minutes go to whoever has a seat, he has nothing to remark, and final they delegate', async () => {
  await more(expert, 'نوشتن صورت‌جلسه')
  await expert
    .getByRole('textbox', { name: /^شرح «چگونگی/ })
    .fill('روند شکل‌گیری خوشه‌ها و نیاز آن‌ها به نهادهای پشتیبان گزارش شد.')
  await expert.getByText('ذخیره شد.').first().waitFor()
  for (const { to } of delegations)
    await expert.getByText(new RegExp(`با نهایی شدن صورت‌جلسه، توسعه «.*» به «${to}» سپرده می‌شود`)).waitFor()
  await press(expert, 'فرستادن صورت‌جلسه')
  await confirm(expert, 'فرستادن صورت‌جلسه')
  await expert.getByText('در انتظار ملاحظه').first().waitFor()

  await toDesk(director)
  await deskRow(director, /^ملاحظه بر صورت‌جلسه/)
    .getByRole('link')
    .first()
    .click()
  await press(director, 'ملاحظه‌ای ندارم')
  await director.getByText('ملاحظه‌ای ندارند: فرزاد محمدی.').waitFor()

  await expert.reload()
  await press(expert, 'نهایی کردن صورت‌جلسه')
  await confirm(expert, 'نهایی کنید')
  await expert.getByText(/نهایی شد .* و دیگر تغییر نمی‌کند/).waitFor()
  await expect.poll(() => expert.getByText('انجام شد', { exact: true }).count()).toBe(2)
  await expectAccessible(expert)
})

test('one without an owner is refused by name, and the refusal leads to the form that completes it', async () => {
  await expert.getByRole('link', { name: train }).click()
  await expert.getByText('تا مسئول و مهلت معلوم نشود، ابلاغ نمی‌شود.').waitFor()
  training = new URL(expert.url()).pathname
  await more(expert, 'ابلاغ مصوبه')
  await press(expert, 'ابلاغ کنید')
  await dialog(expert).getByText('مسئول اجرای این مصوبه نوشته نشده است. دستگاه یا فرد مسئول را برگزینید.').waitFor()
  await dialog(expert).getByText('مهلت این مصوبه نوشته نشده است. آخرین روز انجام آن را بنویسید.').waitFor()
  await expectAccessible(expert, '[role=dialog]')
  await dialog(expert).getByRole('button', { name: 'تکمیل مصوبه' }).click()
  const complete = expert.getByRole('dialog', { name: 'تکمیل مصوبه' })
  await choose(complete.getByLabel('نهاد مسئول'), 'شرکت شهرک', 'شرکت شهرک‌های صنعتی لرستان')
  await choose(complete.getByLabel('شخص مسئول'), 'محمدی', /فرزاد محمدی/)
  await complete.getByLabel('مهلت').fill(typedDay(addDays(stage.house.clock.today(), 45)))
  await complete.getByLabel('از کجا معلوم شد؟').fill('نامه دبیرخانه کمیته')
  await complete.getByRole('button', { name: 'ثبت کنید' }).click()
  await complete.waitFor({ state: 'hidden' })
})

test('complete it is notified, and the liaison finds it on his desk; the other stays open as it was spoken', async () => {
  await press(expert, 'ابلاغ مصوبه')
  await confirm(expert, 'ابلاغ کنید')
  await expert.getByText(/ابلاغ شده است و مسئول آن تا .* می‌تواند اعتراض کند/).waitFor()
  await toDesk(director)
  await deskRow(director, new RegExp(`پذیرش یا اعتراض.*${train}`)).waitFor()
  await toDesk(expert)
  await deskRow(expert, new RegExp(`تکمیل مصوبه.*${introduce}`)).waitFor()
  expect(await deskRow(expert, new RegExp(`تکمیل مصوبه.*${train}`)).count()).toBe(0)
})

test('each custodian finds its cluster on its desk, and the cluster says who decided', async () => {
  for (const [account, { trade, to }] of [
    ['heritage', delegations[0]!],
    ['agriculture', delegations[1]!],
  ] as const) {
    const custodian = await stage.enter(account, { width: 390, height: 844 })
    await deskRow(custodian, new RegExp(`گزارش «.*${trade}.*» که توسعه آن به دستگاه شما سپرده شده است`))
      .getByRole('link')
      .first()
      .click()
    await dialog(custodian).waitFor()
    await press(custodian, 'بستن')
    await dialog(custodian).waitFor({ state: 'hidden' })
    await custodian.getByText(`به ${to} سپرده شده است`).first().waitFor()
    await expectAccessible(custodian)
  }
  await expert.goto(sessionAddress)
  await expert.getByRole('link', { name: delegations[0]!.text }).click()
  await expert.getByRole('main').getByRole('link', { name: /ورشو/ }).first().waitFor()
  expect(training).not.toBe(new URL(expert.url()).pathname)
})
