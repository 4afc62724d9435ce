import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/fa/index.ts'
import { readWord } from '../../src/modules/papers/word/read.ts'
import { countPages } from '../../src/modules/papers/word/typeset.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, deskRow, pdf, percentText, read, typedDay } from './hand.ts'

/**
 * The agent of Alborz plastic calls the 7th session of the council and carries it to its final minutes; what it resolved is notified, done
 * with proof and confirmed, and its figure is the same wherever it stands.
 */
let stage: Stage
let agent: Page
let deputy: Page
let liaison: Page
let session: string
let resolution: string
const spoken = 'دوره آموزش قالب‌سازی برگزار شود.'
const amended = 'دوره آموزش قالب‌سازی با مدرسی دکتر حسامی برگزار شود.'
const text = 'گزارش پیشرفت سال دوم خوانده شد و اعضا پرسش کردند.'

beforeAll(async () => {
  stage = await openStage()
  agent = await stage.enter('agent')
  const bodies = await read<{ rows: { id: string; kind: string }[] }>(agent, '/api/bodies')
  const council = bodies.rows.find((row) => row.kind === 'steering_council')!.id
  await agent.goto(`/bodies/${council}`)
})
afterAll(() => stage?.close())

const dialog = (page: Page) => page.getByRole('dialog')
/** Does the deed of the open window and waits until it is gone. */
async function confirm(page: Page, verb: string | RegExp): Promise<void> {
  await dialog(page).getByRole('button', { name: verb }).first().click()
  await dialog(page).waitFor({ state: 'hidden' })
}
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .click()

test('the agent calls the 7th session; the invitation is late, and it is said', async () => {
  await press(agent, 'دعوت به جلسه بعد')
  await dialog(agent).getByRole('heading', { name: 'دعوت به جلسه ۷' }).waitFor()
  await dialog(agent).getByLabel('روز جلسه').fill('۱۳۹۵/۱۱/۱۶')
  await dialog(agent).getByLabel('ساعت آغاز').fill('۱۰:۰۰')
  await dialog(agent).getByLabel('محل برگزاری').fill('شرکت شهرک‌های صنعتی استان البرز')
  await confirm(agent, 'دعوت کنید')
  await agent
    .getByRole('link', { name: /جلسه ۷|جلسه هفتم/ })
    .first()
    .click()
  await agent.getByRole('heading', { level: 1, name: /^جلسه هفتم شورای راهبری/ }).waitFor()
  session = agent.url().split('/').at(-1)!
  await press(agent, 'دعوت')
  await dialog(agent)
    .getByText(/تا جلسه ۰ روز مانده است/)
    .waitFor()
  await confirm(agent, 'دعوت کنید')
  await agent.getByText('بی‌پاسخ').first().waitFor()
  const file = await agent.request.get(`/api/sessions/${session}/calendar`)
  expect(await file.text()).toContain('DTSTART:20170204T063000Z')
  await expectAccessible(agent)
})

test('a member answers from the desk', async () => {
  liaison = await stage.enter('liaison', { width: 390, height: 844 })
  await deskRow(liaison, /^پاسخ به دعوت/)
    .getByRole('link')
    .first()
    .click()
  await liaison.getByRole('heading', { level: 1, name: /^جلسه هفتم/ }).waitFor()
  await press(liaison, 'پاسخ به دعوت')
  await dialog(liaison).getByLabel('می‌آید', { exact: true }).check()
  await confirm(liaison, 'ثبت کنید')
  await liaison.getByText('می‌آید').first().waitFor()
  await expectAccessible(liaison)
})

test('the agenda fills itself and is put in order', async () => {
  await press(agent, 'پر کردن دستور')
  const proposed = dialog(agent).getByRole('checkbox')
  await proposed.first().waitFor()
  const count = await proposed.count()
  expect(count).toBeGreaterThan(1)
  await confirm(agent, /^افزودن/)
  const items = agent.locator('ol.agenda > li')
  await expect.poll(() => items.count()).toBe(count)
  const noting = items.filter({ hasText: 'در انتظار استحضار' })
  await noting.waitFor()
  // the progress comes first
  const place = async () => (await items.allTextContents()).findIndex((one) => one.includes('در انتظار استحضار'))
  for (let at = await place(); at > 0; at -= 1) {
    await noting.getByRole('button', { name: /^بالا بردن/ }).click()
    await expect.poll(place).toBe(at - 1)
  }
  await press(agent, 'افزودن بند')
  await dialog(agent).getByLabel('عنوان بند').fill('گزارش نمایشگاه پلاستیک')
  await confirm(agent, 'بیفزایید')
  await expect.poll(() => items.count()).toBe(count + 1)
  await expectAccessible(agent)
})

test('without a quorum nothing is resolved; with it the council notes the progress and resolves two things', async () => {
  await press(agent, 'آغاز جلسه')
  await dialog(agent).getByLabel('ساعت', { exact: true }).fill('۱۰:۰۰')
  await confirm(agent, 'آغاز کنید')
  await agent.getByText('حد نصاب نیست').waitFor()
  await press(agent, 'ثبت حاضران')
  await dialog(agent).getByLabel('ساعت', { exact: true }).fill('۱۰:۰۰')
  const members = dialog(agent).getByRole('checkbox')
  const count = await members.count()
  for (let place = 0; place < 4; place += 1) await members.nth(place).check()
  await confirm(agent, /^ثبت ۴ نفر/)
  await press(agent, 'ثبت مصوبه')
  await dialog(agent).getByLabel('متن مصوبه').fill('زودتر از حد نصاب')
  await dialog(agent).getByLabel('ساعت تصویب').fill('۱۰:۰۰')
  await dialog(agent).getByRole('button', { name: 'ثبت مصوبه' }).click()
  await dialog(agent)
    .getByText(/در ساعت ۱۰:۰۰ حد نصاب نبود/)
    .first()
    .waitFor()
  await expectAccessible(agent, '[role=dialog]')
  await press(agent, 'بستن')
  await dialog(agent).waitFor({ state: 'hidden' })
  await press(agent, 'ثبت حاضران')
  await dialog(agent).getByLabel('ساعت', { exact: true }).fill('۱۰:۰۱')
  for (let place = 0; place < count - 4; place += 1) await members.nth(place).check()
  await confirm(agent, /^ثبت/)
  await agent.getByText('حد نصاب هست').waitFor()
  await expectAccessible(agent)

  await press(agent, 'ثبت مصوبه')
  await dialog(agent).getByLabel('متن مصوبه').fill('پیشرفت سال دوم به استحضار شورا رسید.')
  await dialog(agent).getByLabel('ساعت تصویب').fill('۱۰:۰۲')
  await dialog(agent)
    .getByRole('combobox', { name: /اثر مصوبه/ })
    .click()
  await agent.getByRole('option', { name: /به استحضار مرجع می‌رسد/ }).click()
  await confirm(agent, 'ثبت مصوبه')
  for (const resolved of [spoken, 'غرفه مشترک نمایشگاه پلاستیک گرفته شود.']) {
    await press(agent, 'ثبت مصوبه')
    await dialog(agent).getByLabel('متن مصوبه').fill(resolved)
    if (resolved === spoken) {
      // who answers for it until when was said in the session
      await choose(dialog(agent).getByLabel('نهاد مسئول'), 'دانشگاه آزاد', /دانشگاه آزاد/)
      await dialog(agent)
        .getByLabel('مهلت')
        .fill(typedDay(addDays(stage.house.clock.today(), 40)))
    }
    await dialog(agent).getByLabel('ساعت تصویب').fill('۱۰:۰۲')
    await dialog(agent).getByLabel('رأی‌گیری شد').check()
    await confirm(agent, 'ثبت مصوبه')
    await agent.getByText(resolved).first().waitFor()
  }
  await agent.getByRole('textbox', { name: /^شرح «.*استحضار/ }).fill(text)
  await agent.getByText('ذخیره شد.').first().waitFor()
})

test('two secretaries at once keep both texts', async () => {
  const expert = await stage.enter('expert')
  await expert.goto(`/sessions/${session}`)
  const box = (page: Page) => page.getByRole('textbox', { name: /^شرح «.*استحضار/ })
  await expect.poll(() => box(expert).inputValue()).toBe(text)
  await box(expert).fill(`${text} رئیس تشکر کرد.`)
  await expert.getByText('ذخیره شد.').first().waitFor()
  await box(agent).fill(`${text} عامل پاسخ داد.`)
  await agent.getByText(/در این میان همین بخش را نوشته است/).waitFor()
  await agent.locator('.stale ins', { hasText: 'عامل پاسخ داد' }).waitFor()
  await agent.locator('.stale del', { hasText: 'رئیس تشکر کرد' }).waitFor()
  await expectAccessible(agent)
  await press(agent, 'متن من بماند')
  await agent.getByText(/در این میان همین بخش را نوشته است/).waitFor({ state: 'hidden' })
  await expect.poll(() => box(expert).inputValue(), { timeout: 30_000 }).toBeTruthy()
})

test('the session ends; its minutes go out and two remarks come from desks', async () => {
  await press(agent, 'پایان جلسه')
  await dialog(agent).getByLabel('ساعت پایان').fill('۱۲:۰۰')
  await confirm(agent, 'پایان دهید')
  await agent.getByText('نرسید').first().waitFor()
  await agent.getByText('پیش‌نویس', { exact: true }).first().waitFor()
  await press(agent, 'فرستادن صورت‌جلسه')
  await confirm(agent, 'فرستادن صورت‌جلسه')
  await agent.getByText('در انتظار ملاحظه').first().waitFor()

  deputy = await stage.enter('deputy')
  for (const [page, said] of [
    [deputy, 'نام مدرس دوره نیامده است.'],
    [liaison, 'پاسخ عامل کامل نیست.'],
  ] as const) {
    await page.goto('/')
    await deskRow(page, /^ملاحظه بر صورت‌جلسه/)
      .getByRole('link')
      .first()
      .click()
    await press(page, 'نوشتن ملاحظه')
    await dialog(page).getByLabel('ملاحظه', { exact: true }).fill(said)
    await confirm(page, 'بفرستید')
    await page.getByText(said).waitFor()
    await page.getByText(spoken).first().waitFor()
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
    await expect.poll(() => deskRow(page, /^ملاحظه بر صورت‌جلسه/).count()).toBe(0)
  }
})

test('with open remarks they do not become final; amended and answered they do, and the progress is noted', async () => {
  await agent.reload()
  await press(agent, 'نهایی کردن صورت‌جلسه')
  await dialog(agent).getByRole('button', { name: 'نهایی کنید' }).click()
  await dialog(agent)
    .getByText(/۲ ملاحظه پاسخ ندارد/)
    .first()
    .waitFor()
  await press(agent, 'بستن')
  await dialog(agent).waitFor({ state: 'hidden' })
  const box = agent.getByRole('textbox', { name: /^شرح «.*استحضار/ })
  await box.fill(`${await box.inputValue()} مدرس دوره دکتر حسامی است.`)
  await agent.getByText('ذخیره شد.').first().waitFor()
  await agent.locator('ins', { hasText: 'مدرس دوره' }).waitFor()
  // the wording of the resolution too; before the minutes are final it is not notified
  await agent.getByRole('link', { name: spoken }).click()
  await agent.getByText('صورت‌جلسه آن هنوز نهایی نیست.').waitFor()
  resolution = new URL(agent.url()).pathname
  expect(await agent.getByRole('button', { name: 'ابلاغ مصوبه', exact: true }).isDisabled()).toBe(true)
  await press(agent, 'کارهای دیگر')
  await agent.getByRole('menuitem', { name: 'اصلاح مصوبه' }).click()
  await dialog(agent).getByLabel('متن مصوبه').fill(amended)
  await confirm(agent, 'ثبت کنید')
  await agent.locator('ins', { hasText: 'حسامی' }).waitFor()
  await expectAccessible(agent)
  await agent.goto(`/sessions/${session}`)
  await agent.getByRole('row').locator('ins', { hasText: 'حسامی' }).waitFor()
  for (const how of ['در متن آمد', 'پذیرفته نشد']) {
    await press(agent, 'پاسخ به ملاحظه')
    await dialog(agent).getByLabel(how).check()
    await dialog(agent).getByLabel('توضیح').fill('بر پایه یادداشت جلسه.')
    await confirm(agent, 'ثبت کنید')
  }
  await expectAccessible(agent)
  await press(agent, 'نهایی کردن صورت‌جلسه')
  await dialog(agent)
    .getByText(/به استحضار مرجع می‌رسد/)
    .waitFor()
  await confirm(agent, 'نهایی کنید')
  await agent.getByText(/نهایی شد .* و دیگر تغییر نمی‌کند/).waitFor()
  await agent.getByText('انجام شد', { exact: true }).waitFor()
  expect(await agent.getByRole('textbox', { name: /^شرح/ }).count()).toBe(0)
  const { effects } = await read<{ effects: { appliedAt: string | null }[] }>(agent, `/api/sessions/${session}/minutes`)
  expect(effects.map((one) => one.appliedAt !== null)).toEqual([true])
  await press(agent, 'افزودن الحاقیه')
  await dialog(agent).getByLabel('متن الحاقیه').fill('تاریخ دوره ۱۵ اسفند است.')
  await confirm(agent, 'بیفزایید')
  await agent.getByText('تاریخ دوره ۱۵ اسفند است.').waitFor()
  await expectAccessible(agent)
})

test('the minutes go out as Word and PDF, are read, and anybody can tell them from an altered copy', async () => {
  await press(agent, 'ساختن صورت‌جلسه')
  await press(agent, 'ساختن سند')
  await agent.getByText(/^در انتظار امضای/).waitFor()
  const [file] = await Promise.all([
    agent.waitForEvent('download'),
    agent.getByRole('link', { name: 'Word', exact: true }).first().click(),
  ])
  const { body } = await readWord(readFileSync((await file.path())!))
  const words = JSON.stringify(body)
  for (const said of [amended, 'پیشرفت سال دوم به استحضار شورا رسید.', 'مدرس دوره دکتر حسامی است.', 'دانشگاه آزاد'])
    expect(words).toContain(said)
  // the addendum came later and what was spoken first was amended
  expect(words).not.toContain(spoken)
  const [row] = (await read<{ rows: { pdfFile: string; checkCode: string }[] }>(agent, `/api/papers?record=${session}`))
    .rows
  const printed = await (await agent.request.get(`/api/files/${row!.pdfFile}`)).body()
  expect(countPages(printed)).toBeGreaterThanOrEqual(1)
  const stranger = await stage.visit('stranger')
  await stranger.goto(`/check/${row!.checkCode}`)
  const give = (buffer: Buffer) =>
    stranger.locator('input[type=file]').setInputFiles({ name: 'صورت‌جلسه.pdf', mimeType: 'application/pdf', buffer })
  await give(printed)
  await stranger.getByText('«صورت‌جلسه.pdf» همان فایل PDF صادرشده است').waitFor()
  const altered = Buffer.from(printed)
  altered[altered.length - 30]! ^= 1
  await give(altered)
  await stranger.getByText('«صورت‌جلسه.pdf» همان فایل صادرشده نیست').waitFor()
})

test('in effect, it is notified; the responsible body finds it on its desk, accepts, does it and attaches the proof', async () => {
  await agent.goto(resolution)
  await press(agent, 'ابلاغ مصوبه')
  await confirm(agent, 'ابلاغ کنید')
  await agent.getByText(/ابلاغ شده است و مسئول آن تا .* می‌تواند اعتراض کند/).waitFor()
  await liaison.goto('/')
  await deskRow(liaison, new RegExp(`پذیرش یا اعتراض.*${amended}`))
    .getByRole('button', { name: 'پاسخ', exact: true })
    .click()
  await confirm(liaison, 'ثبت پذیرش')
  await deskRow(liaison, new RegExp(`اجرای مصوبه.*${amended}`))
    .getByRole('link', { name: 'گزارش اجرا', exact: true })
    .click()
  await liaison.getByLabel(/به چند درصد رسیده است/).fill('100')
  await liaison.getByLabel('چه نتیجه‌ای داد؟').fill('دوره با ۲۴ نفر برگزار شد.')
  const chooser = liaison.waitForEvent('filechooser')
  await liaison.getByRole('button', { name: /^فایل/ }).click()
  await (await chooser).setFiles([{ name: 'گواهی دوره.pdf', mimeType: 'application/pdf', buffer: pdf('Course') }])
  await liaison.getByRole('button', { name: 'برداشتن گواهی دوره.pdf' }).waitFor()
  await press(liaison, 'فرستادن برای تصویب')
  await liaison.getByRole('heading', { level: 1, name: /اظهار شما/ }).waitFor()
})

test('the secretariat confirms, and the figure moves on every screen', async () => {
  const director = await stage.enter('md')
  await director.goto(resolution)
  await director
    .getByRole('button', { name: percentText(0), exact: true })
    .first()
    .waitFor()
  await agent.goto('/')
  await deskRow(agent, new RegExp(`تأیید اجرا.*${amended}`))
    .getByRole('button', { name: 'تأیید اجرا', exact: true })
    .click()
  await dialog(agent)
    .getByRole('link', { name: /گواهی دوره\.pdf/ })
    .waitFor()
  await confirm(agent, 'ثبت نظر')
  await director.reload()
  await director
    .getByRole('button', { name: percentText(100), exact: true })
    .first()
    .waitFor()
  for (const path of ['/resolutions', `/sessions/${session}`]) {
    await director.goto(path)
    await director.getByRole('row').filter({ hasText: amended }).getByText('اجراشده').waitFor()
  }
  await director.goto(`/records/${session}/history`)
  await director
    .getByRole('complementary', { name: 'حاشیه' })
    .getByRole('listitem')
    .filter({ hasText: amended })
    .getByText(new RegExp(percentText(100)))
    .first()
    .waitFor()
  for (const page of [agent, liaison]) {
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
    await expect.poll(() => deskRow(page, new RegExp(amended)).count()).toBe(0)
  }
})
