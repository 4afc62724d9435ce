import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './browser.ts'

const activity = 'دوره‌های آموزشی مدیران و کارکنان واحدها'
const words = 'یکی از دوره‌ها باطل شد و باید دوباره برگزار شود.'

let stage: Stage
let agent: Page
let expert: Page

beforeAll(async () => {
  stage = await openStage()
  agent = await stage.enter('agent', { width: 390, height: 844 })
  expert = await stage.enter('expert')
})
afterAll(() => stage?.close())

const result = () => agent.getByLabel('چه نتیجه‌ای داد؟')
const send = () => agent.getByRole('button', { name: 'فرستادن برای ناظر' }).click()

test('a claim below the approved figure asks for a reason in its place and survives a reload', async () => {
  await agent.getByRole('link', { name: 'نمای خوشه' }).click()
  await agent
    .getByRole('link', { name: /سال دوم/ })
    .first()
    .click()
  await agent.getByRole('link', { name: 'ثبت پیشرفت', exact: true }).click()
  await agent.getByRole('checkbox', { name: new RegExp(activity) }).check()
  await agent.getByRole('button', { name: 'آغاز اظهار' }).click()
  await agent.getByRole('button', { name: 'کمتر' }).click()
  await result().fill(words)
  await send()
  const reason = agent.getByRole('textbox', { name: 'چرا از آخرین عدد مصوب کمتر است؟' })
  await expect.poll(() => reason.getAttribute('aria-invalid')).toBe('true')
  await agent.getByText(/از .* مصوب کمتر است\. علت را بنویسید/).waitFor()
  await expectAccessible(agent)
  await agent.reload()
  await agent.getByText(/متن نیمه‌کاره از .* بازگردانده شد/).waitFor()
  expect(await result().inputValue()).toBe(words)
  expect(await agent.getByRole('slider').inputValue()).toBe('80')
})

test('a day that has not come is refused under its field', async () => {
  await agent.getByRole('textbox', { name: 'چرا از آخرین عدد مصوب کمتر است؟' }).fill('عدد پیشین نادرست بود')
  await agent.getByText(/تاریخ اظهار: .*به نام خودم/).click()
  const day = agent.getByRole('textbox', { name: 'تاریخ اظهار' })
  await day.fill('۱۷ بهمن ۱۳۹۵')
  await send()
  await expect.poll(() => day.getAttribute('aria-invalid')).toBe('true')
  await agent
    .getByText(/هنوز نرسیده است|بیرون از بازه است/)
    .first()
    .waitFor()
  expect(await result().inputValue()).toBe(words)
  await day.fill('۱۶ بهمن ۱۳۹۵')
})

test('a renamed program is refused where it was added, and a good file is taken beside it', async () => {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(510, 1)])
  const chooser = agent.waitForEvent('filechooser')
  await agent.getByRole('button', { name: /^فایل/ }).click()
  await (await chooser).setFiles([
    { name: 'گزارش.pdf', mimeType: 'application/pdf', buffer: program },
    { name: 'یادداشت.txt', mimeType: 'text/plain', buffer: Buffer.from('یادداشت دوره') },
  ])
  const files = agent.getByRole('listitem')
  await files
    .filter({ hasText: 'گزارش.pdf' })
    .getByText(/پذیرفته نیست|پذیرفته نمی‌شود|نوع/)
    .waitFor()
  await files.filter({ hasText: 'یادداشت.txt' }).getByText('بایت').waitFor()
  expect(await result().inputValue()).toBe(words)
  await agent.getByRole('button', { name: 'برداشتن گزارش.pdf' }).click()
  await send()
  await agent.getByRole('heading', { level: 1, name: 'اظهار شما نزد ناظر است' }).waitFor()
})

test('two people write one draft: the second sees what changed and loses nothing', async () => {
  const second = await stage.enter('agent')
  const openDraft = async (page: Page) => {
    await page.goto('/clusters?q=پلاستیک البرز')
    await page.getByRole('link', { name: 'خوشه پلاستیک البرز' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'خوشه پلاستیک البرز' }).waitFor()
    await page.goto(`${page.url().split('?')[0]}/plan`)
    await page.getByRole('link', { name: 'پیش‌نویس سال سوم' }).click()
    await page.getByRole('heading', { level: 1, name: 'پیش‌نویس نسخه ۱، سال سوم' }).waitFor()
  }
  await openDraft(expert)
  await openDraft(second)
  const cell = (page: Page, column: string, code: string) =>
    page.getByRole('textbox', { name: `${column}، ردیف ${code}` })
  await cell(expert, 'وزن', '۲-۲').fill('۱۴')
  await cell(expert, 'مجری', '۱-۱').fill('تعاونی تأمین')
  await expert.getByRole('button', { name: 'ذخیره پیش‌نویس' }).click()
  await expert.getByText('پیش‌نویس ذخیره شد').waitFor()

  await cell(second, 'وزن', '۲-۲').fill('۱۶')
  await cell(second, 'فعالیت', '۱-۲').fill('انبار مشترک مواد اولیه با باسکول')
  await second.getByRole('button', { name: 'ذخیره پیش‌نویس' }).click()
  const notice = second.getByRole('alert', { name: 'در این میان دیگری هم پیش‌نویس را تغییر داده است' })
  await notice.getByText(/وزن ردیف ۲-۲: شما «(16|۱۶)»، او «(14|۱۴)»/).waitFor()
  await notice.getByText(/تعاونی تأمین/).waitFor()
  await expectAccessible(second)
  expect(await cell(second, 'وزن', '۲-۲').inputValue()).toBe('۱۶')
  expect(await cell(second, 'فعالیت', '۱-۲').inputValue()).toBe('انبار مشترک مواد اولیه با باسکول')
  expect(await cell(second, 'مجری', '۱-۱').inputValue()).toBe('تعاونی تأمین')
  await second.getByRole('button', { name: 'ذخیره پیش‌نویس' }).click()
  await second.getByText('پیش‌نویس ذخیره شد').waitFor()
  await expert.reload()
  await expect.poll(() => cell(expert, 'وزن', '۲-۲').inputValue()).toBe('۱۶')
  expect(await cell(expert, 'مجری', '۱-۱').inputValue()).toBe('تعاونی تأمین')
})
