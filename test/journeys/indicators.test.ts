import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './browser.ts'

let stage: Stage
let expert: Page

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert.zanjan')
})
afterAll(() => stage?.close())

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })
const dialog = (page: Page) => page.getByRole('dialog')
const pick = async (page: Page, field: string, text: string) => {
  await dialog(page).getByRole('combobox', { name: field }).fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

test('an expert records a baseline, sets a target and enters an actual; what is wrong is said at its field', async () => {
  await expert.goto('/clusters?province=IR-19')
  await expert.getByRole('link', { name: /چاقو/ }).first().click()
  await expert.getByRole('navigation').getByRole('link', { name: 'شاخص‌ها' }).click()
  await expert.getByRole('heading', { level: 1, name: /شاخص‌های خوشه چاقو/ }).waitFor()
  await expectAccessible(expert)

  await expert.getByRole('button', { name: 'کارهای دیگر', exact: true }).click()
  await expert.getByRole('menuitem', { name: 'ثبت خط پایه' }).click()
  await pick(expert, 'شاخص', 'اشتغال خوشه')
  await dialog(expert).getByRole('textbox', { name: 'مقدار' }).fill('۲۰۰')
  await dialog(expert).getByRole('button', { name: 'ثبت خط پایه' }).click()
  await dialog(expert).getByText('روز این عدد نوشته نشده است', { exact: false }).waitFor()
  await dialog(expert).getByRole('textbox', { name: 'در روز' }).fill('۱۳۹۵/۰۱/۱۵')
  await dialog(expert).getByRole('textbox', { name: 'منبع' }).fill('گزارش شناختی، نسخه ۲')
  await dialog(expert).getByRole('button', { name: 'ثبت خط پایه' }).click()
  await row(expert, 'اشتغال خوشه.*۲۰۰').waitFor()

  await expert.getByRole('button', { name: 'کارهای «اشتغال خوشه»' }).click()
  await expert.getByRole('menuitem', { name: 'تعیین هدف' }).click()
  await dialog(expert).getByRole('textbox', { name: 'هدف' }).fill('۳۰۰')
  await dialog(expert)
    .getByRole('radio', { name: /دستی ثبت می‌شود/ })
    .check()
  await dialog(expert).getByRole('textbox', { name: 'منبع' }).fill('سند برنامه عمل')
  await dialog(expert).getByRole('button', { name: 'تعیین هدف' }).click()
  await row(expert, 'اشتغال خوشه.*۳۰۰').waitFor()

  await expert.getByRole('button', { name: 'ثبت مقدار', exact: true }).click()
  await pick(expert, 'شاخص', 'اشتغال خوشه')
  await dialog(expert).getByRole('textbox', { name: 'مقدار' }).fill('۲۵۰')
  await dialog(expert).getByRole('textbox', { name: 'منبع' }).fill('فهرست بیمه، آذر')
  await dialog(expert).getByRole('button', { name: 'ثبت مقدار' }).click()
  // half the way from 200 to 300
  await row(expert, 'اشتغال خوشه.*٪?۵۰').waitFor()
  await row(expert, 'اشتغال خوشه').getByRole('button', { name: /۲۵۰/ }).click()
  await expert.getByText('فهرست بیمه، آذر').last().waitFor()
  await expectAccessible(expert)
})

test('a managing director sees the province’s targets of the year on one page and asks why a counted figure', async () => {
  const director = await stage.enter('zanjan')
  await director.goto('/provinces/IR-19')
  await director.getByRole('link', { name: 'هدف‌های شاخص سال' }).click()
  await director.getByRole('heading', { level: 1, name: 'هدف‌های شاخص سال ۱۳۹۵، استان زنجان' }).waitFor()
  expect(await director.getByRole('row').count()).toBe(7)
  await row(director, 'واحد احیاشده').getByRole('button', { name: /«?۲/ }).first().click()
  await director.getByRole('heading', { name: 'چرا ۲ واحد؟' }).waitFor()
  await expectAccessible(director)
  await director.getByRole('link', { name: 'کفش‌دوزی نمونه ب' }).click()
  await director.getByRole('heading', { level: 1, name: 'کفش‌دوزی نمونه ب' }).waitFor()
})

test('what waits on the desk leads to the year that is to be reported, and the report says what is missing', async () => {
  await expert.goto('/desk')
  await expert
    .getByText(/شاخص‌های استان زنجان در سالی که ۲۹ اسفند ۱۳۹۴ پایان یافت/)
    .first()
    .waitFor()
  await expert
    .getByRole('link', { name: 'رسیدگی' })
    .or(expert.getByRole('button', { name: 'رسیدگی' }))
    .first()
    .click()
  await expert.getByRole('heading', { level: 1, name: /هدف‌های شاخص سال/ }).waitFor()
  await expert.getByRole('link', { name: 'سال ۱۳۹۴' }).click()
  await expert.getByRole('button', { name: 'ثبت گزارش سال' }).click()
  await dialog(expert).getByRole('button', { name: 'ثبت گزارش سال' }).click()
  await dialog(expert).getByText('محقق نشده و علتی برای آن نوشته نشده است', { exact: false }).waitFor()
  await dialog(expert).getByRole('button', { name: 'انصراف' }).click()
  await expert.getByRole('button', { name: 'کارهای «تور صنعتی و فناوری»' }).click()
  await expert.getByRole('menuitem', { name: 'نوشتن علت' }).click()
  await pick(expert, 'علت محقق نشدن', 'نرسیدن اعتبار')
  await dialog(expert).getByRole('button', { name: 'نوشتن علت' }).click()
  await expert.getByText('علت: نرسیدن اعتبار').waitFor()
  await expert.getByRole('button', { name: 'ثبت گزارش سال' }).click()
  await dialog(expert).getByRole('button', { name: 'ثبت گزارش سال' }).click()
  await expert.getByText('گزارش کرد؛ هدف‌های آن ثابت است', { exact: false }).waitFor()
})
