import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/fa/index.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, deskRow, typedDay } from './hand.ts'

/**
 * Lorestan's committee after its first session asked for the agencies' members: an institution names its own, seats come and end, the rules
 * get a new edition, a committee of experts stands under it, and a session is called off.
 */
let stage: Stage
let expert: Page
let heritage: Page
let address = ''
let today = ''

const title = 'کمیته توسعه خوشه‌های کسب‌وکار لرستان'
const seat = 'مدیرکل میراث فرهنگی، گردشگری و صنایع دستی'

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert.lorestan')
  heritage = await stage.enter('heritage', { width: 390, height: 844 })
  today = stage.house.clock.today()
  await expert.goto('/bodies')
  await expert.getByRole('link', { name: title }).first().click()
  await expert.getByRole('heading', { level: 1, name: title }).waitFor()
  address = new URL(expert.url()).pathname
})
afterAll(() => stage?.close())

const dialog = (page: Page) => page.getByRole('dialog')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
async function confirm(page: Page, verb: string): Promise<void> {
  await dialog(page).getByRole('button', { name: verb, exact: true }).click()
  await dialog(page).waitFor({ state: 'hidden' })
}
async function ofSeat(name: string, deed: string): Promise<void> {
  await press(expert, `تغییر کرسی «${name}»`)
  await expert.getByRole('menuitem', { name: deed }).click()
}
const margin = () => expert.getByRole('complementary')

test('the seat gets its institution, and the institution is asked for its member', async () => {
  await ofSeat(seat, 'نهاد دارنده')
  await choose(dialog(expert).getByRole('combobox', { name: 'نهاد' }), 'میراث فرهنگی', 'اداره میراث فرهنگی لرستان')
  await confirm(expert, 'ثبت کنید')
  await margin().getByText('اداره میراث فرهنگی لرستان').waitFor()
  await ofSeat(seat, 'درخواست معرفی نماینده')
  await dialog(expert)
    .getByLabel('تا روز')
    .fill(typedDay(addDays(today, 10)))
  await dialog(expert).getByLabel('توضیح برای نهاد').fill('بنا بر مصوبه نخستین جلسه کمیته')
  await expectAccessible(expert, '[role=dialog]')
  await confirm(expert, 'بفرستید')
  await margin().getByRole('link', { name: 'معرفی نماینده خواسته شده است' }).waitFor()
})

test('the institution finds it on its desk, on a phone, and names its member', async () => {
  await heritage.goto('/')
  await deskRow(heritage, new RegExp(`معرفی نماینده برای کرسی «${seat}»`))
    .getByRole('link', { name: 'معرفی نماینده', exact: true })
    .click()
  await dialog(heritage).getByRole('button', { name: 'معرفی کنید' }).click()
  await dialog(heritage).getByText('نماینده را از دفترچه برگزینید یا نام او را بنویسید، نه هر دو.').waitFor()
  await choose(dialog(heritage).getByRole('combobox', { name: 'شخص از دفترچه' }), 'سپهوند', /فریبا سپهوند/)
  await dialog(heritage).getByLabel('شماره نامه معرفی').fill('۱۲۳/۹۵')
  await expectAccessible(heritage, '[role=dialog]')
  await confirm(heritage, 'معرفی کنید')
  await heritage.getByText('فریبا سپهوند معرفی شده است و حکم او هنوز ثبت نشده است.').waitFor()
  await expectAccessible(heritage)
  await heritage.goto('/')
  await heritage.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
  await expect.poll(() => deskRow(heritage, /معرفی نماینده برای کرسی/).count()).toBe(0)
})

test('the office finds who was named on its desk and seats her by order', async () => {
  await expert.goto('/')
  await deskRow(expert, /حکم فریبا سپهوند/)
    .getByRole('link', { name: 'ثبت حکم', exact: true })
    .click()
  expect(await dialog(expert).getByRole('combobox', { name: 'شخص' }).inputValue()).toBe('فریبا سپهوند')
  await dialog(expert).getByRole('textbox', { name: 'شماره حکم' }).fill('۹۵/۷')
  await confirm(expert, 'نشاندن عضو')
  await expert.getByText('فریبا سپهوند بر این کرسی نشسته است.').waitFor()
  await expectAccessible(expert)
  await expert.goto(address)
  await margin().getByText('فریبا سپهوند').waitFor()
})

test('a seat beyond the standing ones is added, and ended with its day; one that the rules ask for is not', async () => {
  const count = async () => Number(/^(\d+)/.exec(toLatin(await expert.getByText(/کرسی دارد و/).innerText()))?.[1])
  const before = await count()
  await press(expert, 'افزودن کرسی')
  await choose(dialog(expert).getByRole('combobox', { name: 'نوع کرسی' }), 'کرسی دیگر')
  await dialog(expert).getByLabel('عنوان کرسی').fill('نماینده صندوق ضمانت')
  await expectAccessible(expert, '[role=dialog]')
  await confirm(expert, 'کرسی را بیفزایید')
  await expect.poll(count).toBe(before + 1)
  await ofSeat('نماینده صندوق ضمانت', 'پایان کرسی')
  await dialog(expert).getByLabel('علت').fill('عضویت صندوق پذیرفته نشد')
  await confirm(expert, 'پایان کرسی')
  await margin()
    .getByText(/نماینده صندوق ضمانت.*تا/)
    .first()
    .waitFor()
  await press(expert, 'تغییر کرسی «مدیرعامل شرکت شهرک‌های صنعتی استان»')
  await expert.getByRole('menuitem', { name: 'نشاندن عضو' }).waitFor()
  expect(await expert.getByRole('menuitem', { name: 'پایان کرسی' }).count()).toBe(0)
  await expert.keyboard.press('Escape')
})

test('a new edition of the rules shows what it would change, and holds from its day', async () => {
  await margin().getByRole('link', { name: 'گشودن' }).and(expert.locator('[href$="/rules"]')).click()
  await expert.getByRole('heading', { level: 1, name: 'آیین کار' }).waitFor()
  await expectAccessible(expert)
  await press(expert, 'ویرایش تازه')
  await dialog(expert).getByText('هنوز چیزی را تغییر نداده‌اید.').waitFor()
  await choose(dialog(expert).getByRole('combobox', { name: /^حد نصاب/ }), 'دو سوم', 'دو سوم کرسی‌های دارای رأی')
  await dialog(expert)
    .getByText(/از [۰-۹]+ کرسی دارای رأی اکنون [۰-۹]+ کرسی لازم است و پس از آن [۰-۹]+ کرسی/)
    .waitFor()
  await dialog(expert).getByText('پس از آن: حضور بیش از دو سوم از کرسی‌های دارای رأی').waitFor()
  await expectAccessible(expert, '[role=dialog]')
  await dialog(expert).getByLabel('به موجب چه حکم یا مصوبه‌ای؟').fill('حکم معاون برنامه‌ریزی استانداری')
  await dialog(expert)
    .getByLabel('از روز')
    .fill(typedDay(addDays(today, 30)))
  await confirm(expert, 'تصویب کنید')
  await margin().getByText('ویرایش ۲').waitFor()
  await margin().getByText('هنوز نیامده').waitFor()
  await expert
    .getByText(/حضور بیش از نیمی از کرسی‌های دارای رأی/)
    .first()
    .waitFor()
})

test('a committee of experts is established under it, and each names the other', async () => {
  await expert.goto('/bodies')
  await press(expert, 'ثبت مرجع تصمیم')
  await choose(dialog(expert).getByRole('combobox', { name: 'نوع' }), 'کارشناسی', 'کمیته کارشناسی')
  await choose(dialog(expert).getByRole('combobox', { name: 'استان' }), 'لرستان')
  await choose(dialog(expert).getByRole('combobox', { name: 'مرجع بالادست' }), 'کمیته توسعه', title)
  await dialog(expert).getByRole('textbox', { name: 'عنوان' }).fill('کمیته کارشناسی خوشه‌های لرستان')
  await dialog(expert).getByRole('button', { name: 'ثبت مرجع تصمیم' }).click()
  await expert.getByRole('heading', { level: 1, name: 'کمیته کارشناسی خوشه‌های لرستان' }).waitFor()
  await margin().getByRole('link', { name: title }).click()
  await expert.getByRole('heading', { level: 1, name: title }).waitFor()
  await margin().getByRole('link', { name: 'کمیته کارشناسی خوشه‌های لرستان' }).waitFor()
  await expectAccessible(expert)
})

test('a session is called off: its number stays, whoever was invited is told, its agenda goes on to the next', async () => {
  const call = async (number: string, day: string) => {
    await expert.goto(address)
    await press(expert, 'دعوت به جلسه بعد')
    await dialog(expert)
      .getByRole('heading', { name: `دعوت به جلسه ${number}` })
      .waitFor()
    await dialog(expert).getByLabel('روز جلسه').fill(typedDay(day))
    await dialog(expert).getByLabel('محل برگزاری').fill('استانداری لرستان')
    await confirm(expert, 'دعوت کنید')
    await expert.getByRole('link', { name: `جلسه ${number}` }).click()
    await expert.getByRole('heading', { level: 2, name: 'دستور جلسه', exact: true }).waitFor()
  }
  await call('۲', addDays(today, 12))
  await press(expert, 'افزودن بند')
  await dialog(expert).getByLabel('عنوان بند').fill('گزارش واگذاری خوشه ورشو')
  await confirm(expert, 'بیفزایید')
  await press(expert, 'دعوت')
  await confirm(expert, 'دعوت کنید')
  await heritage.goto('/')
  await deskRow(heritage, /^پاسخ به دعوت/).waitFor()

  await press(expert, 'کارهای دیگر')
  await expert.getByRole('menuitem', { name: 'لغو جلسه' }).click()
  await dialog(expert).getByText('شماره ۲ با همین جلسه می‌ماند').waitFor()
  await dialog(expert).getByRole('button', { name: 'جلسه را لغو کنید' }).click()
  await dialog(expert).getByText('این خانه خالی است. آن را پر کنید.').waitFor()
  await dialog(expert).getByLabel('علت لغو').fill('مأموریت رئیس کمیته')
  await expectAccessible(expert, '[role=dialog]')
  await confirm(expert, 'جلسه را لغو کنید')
  await expert.getByText(/لغو شد\. علت: مأموریت رئیس کمیته/).waitFor()
  await expectAccessible(expert)
  const file = await expert.request.get(`/api${new URL(expert.url()).pathname}/calendar`)
  expect(await file.text()).toContain('METHOD:CANCEL')
  await heritage.goto('/')
  await heritage.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
  await expect.poll(() => deskRow(heritage, /^پاسخ به دعوت/).count()).toBe(0)
  // what was told to whom stands with the office
  await expert.goto('/messages')
  await expert
    .getByText(/دعوت شده بود لغو شد\. علت: مأموریت رئیس کمیته/)
    .first()
    .waitFor()

  await call('۳', addDays(today, 20))
  await press(expert, 'پر کردن دستور')
  const carried = dialog(expert).getByRole('listitem').filter({ hasText: 'گزارش واگذاری خوشه ورشو' })
  await carried.getByText('از جلسه ۲ که لغو شد').waitFor()
  await press(expert, 'بستن')
  await expert.goto(address)
  await expert.getByRole('row').filter({ hasText: 'جلسه ۲' }).getByText('لغوشده').waitFor()
})

/** Digits as a program reads them. */
function toLatin(text: string): string {
  return text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)))
}
