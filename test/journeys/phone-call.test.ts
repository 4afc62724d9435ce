import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, percentText } from './hand.ts'

const unit = 'پلاستیک‌سازی نمونه الف'
const activity = 'دوره‌های آموزشی مدیران و کارکنان واحدها'

let stage: Stage
let expert: Page

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert')
})
afterAll(() => stage?.close())

test('the expert types what a unit said on the phone', async () => {
  await expert.getByRole('link', { name: 'واحدها و سازمان‌ها' }).click()
  await expert.getByRole('searchbox', { name: 'جست‌وجوی نام یا شناسه' }).fill('نمونه الف')
  await expert.getByRole('link', { name: unit }).click()
  await expert.getByRole('heading', { level: 1, name: unit }).waitFor()
  await expert.getByRole('button', { name: 'ثبت اطلاعات' }).click()
  const form = expert.getByRole('dialog', { name: 'ثبت اطلاعات تازه' })
  await choose(form.getByLabel('چه چیزی تغییر کرده است؟'), 'اشتغال')
  await form.getByLabel('اشتغال', { exact: true }).fill('۴۶')
  await form.getByLabel('از چه تاریخی').fill('۱۵ بهمن ۱۳۹۵')
  await form.getByLabel('منبع').fill('گفت‌وگو با مدیر واحد')
  await form.getByRole('radio', { name: 'واحد، با تلفن' }).check()
  await expectAccessible(expert)
  await form.getByRole('button', { name: 'ثبت اطلاعات' }).click()
  await expert.getByText('اشتغال ثبت شد').waitFor()
  await expert
    .getByRole('table', { name: 'اطلاعات واحد' })
    .getByRole('row', { name: /اشتغال.*۴۶ نفر.*۱۵ بهمن ۱۳۹۵/ })
    .waitFor()
  await expert
    .getByRole('region', { name: 'همه گفته‌ها' })
    .getByRole('listitem')
    .filter({ hasText: '۴۶ نفر' })
    .getByText(/ثبت از سعید امینی/)
    .waitFor()
})

test('the history says who typed, for whom and how it was said', async () => {
  await expert.getByRole('complementary', { name: 'حاشیه' }).getByRole('link', { name: 'تاریخچه' }).click()
  const line = expert.getByRole('main').getByRole('listitem').filter({ hasText: 'سعید امینی' })
  await line.getByText(`به نمایندگی از ${unit}، تلفنی`).waitFor()
  await line.getByText('اطلاعات تاریخ‌دار واحد را ثبت کرد').waitFor()
})

test('the owner sees on a phone what was typed in the unit’s name', async () => {
  const owner = await stage.enter('unit', { width: 390, height: 844 })
  await owner.getByRole('link', { name: 'واحدها', exact: true }).click()
  await owner.getByRole('link', { name: unit }).click()
  await owner.getByRole('heading', { level: 1, name: unit }).waitFor()
  await owner.getByText('۴۶ نفر').first().waitFor()
  await expectAccessible(owner)
})

test('a claim typed after a call stands in the name of whoever said it', async () => {
  await expert.goto('/clusters?province=IR-30')
  await expert.getByRole('link', { name: 'خوشه پلاستیک البرز' }).click()
  await expert
    .getByRole('link', { name: /سال دوم/ })
    .first()
    .click()
  await expert.getByRole('link', { name: 'ثبت پیشرفت', exact: true }).click()
  await expert.getByRole('checkbox', { name: new RegExp(activity) }).check()
  await expert.getByRole('button', { name: 'آغاز اظهار' }).click()
  await expert.getByRole('button', { name: 'بیشتر' }).click()
  await expert.getByLabel('چه نتیجه‌ای داد؟').fill('دوره هفتم برگزار شد.')
  await expert.getByText(/تاریخ اظهار: .*به نام خودم/).click()
  await expert.getByRole('radio', { name: 'شخص دیگر' }).check()
  // who and how are asked for, and what was written stays
  await expert.getByRole('button', { name: 'فرستادن برای ناظر' }).click()
  await expert.getByText('نام کسی را که از سوی او ثبت می‌کنید، و اینکه چگونه گفت، برگزینید.').waitFor()
  expect(await expert.getByLabel('چه نتیجه‌ای داد؟').inputValue()).toBe('دوره هفتم برگزار شد.')
  await choose(expert.getByLabel('کدام شخص؟'), 'رستگار', /مریم رستگار/)
  await expert.getByRole('radio', { name: 'تلفنی' }).check()
  await expert.getByRole('button', { name: 'فرستادن برای ناظر' }).click()
  await expert.getByRole('heading', { level: 1, name: 'اظهار شما نزد ناظر است' }).waitFor()
  await expert.getByRole('link', { name: activity }).click()
  await expert.getByRole('heading', { level: 1, name: activity }).waitFor()
  await expert.getByText(`مریم رستگار پیشرفت این فعالیت را تا`).waitFor()
  await expert.getByRole('main').getByText(percentText(90)).first().waitFor()
  await expert.getByText('ثبت سعید امینی، تلفنی').first().waitFor()
})

test('whoever typed a claim sees why they cannot approve it', async () => {
  const address = expert.url()
  const supervisor = await stage.enter('supervisor')
  await supervisor.goto(address)
  await supervisor.getByRole('button', { name: `تأیید با ${percentText(90)}` }).click()
  await supervisor.getByText('اظهار تأیید شد و برای تصویب رفت').waitFor()
  await expert.reload()
  const approve = expert.getByRole('button', { name: `تصویب با ${percentText(90)}` })
  await expect.poll(() => approve.getAttribute('aria-disabled')).toBe('true')
  await expert.getByText(/اظهارکننده، تأییدکننده و تصویب‌کننده باید سه نفر باشند/).waitFor()
})
