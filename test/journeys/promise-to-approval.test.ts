import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProgressView, ReceiptsView } from '../../src/modules/commitments/commitments.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { deskRow, pdf, percentText, png, read } from './hand.ts'

const activity = 'دوره‌های آموزشی مدیران و کارکنان واحدها'
const result = 'دو دوره پایانی برگزار شد و گواهی‌ها داده شد.'
const lowered = 'گواهی یکی از دو دوره پیوست نیست.'

let stage: Stage
let agent: Page
let supervisor: Page
let expert: Page
let director: Page
let year: string
/** Whole figure and receipts before anything happened, as the server says them. */
let before: ReceiptsView

beforeAll(async () => {
  stage = await openStage()
  agent = await stage.enter('agent', { width: 390, height: 844 })
  supervisor = await stage.enter('supervisor')
  expert = await stage.enter('expert')
  director = await stage.enter('md')
})
afterAll(() => stage?.close())

const receipts = () => read<ReceiptsView>(director, `/api/records/${year}/receipts?line=approved`)
const backToDesk = async (page: Page) => {
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
}
const verifyRow = (page: Page) => deskRow(page, new RegExp(`تأیید اظهار .*${activity}`))
const approveRow = (page: Page) => deskRow(page, new RegExp(`تصویب پیشرفت .*${activity}`))

test('the agent claims progress on a phone, with evidence', async () => {
  await agent.getByRole('link', { name: 'نمای خوشه' }).click()
  await agent
    .getByRole('link', { name: /سال دوم|۱۳۹۵/ })
    .first()
    .click()
  await agent.getByRole('heading', { level: 1, name: 'سند برنامه عمل سال دوم' }).waitFor()
  year = new URL(agent.url()).pathname.split('/').at(-1)!
  before = await receipts()
  expect(await verifyRow(supervisor).count()).toBe(0)

  await agent.getByRole('link', { name: 'ثبت پیشرفت', exact: true }).click()
  await agent.getByRole('checkbox', { name: new RegExp(activity) }).check()
  await agent.getByRole('button', { name: 'آغاز اظهار' }).click()
  await agent.getByRole('heading', { level: 1, name: activity }).waitFor()
  await agent.getByRole('button', { name: 'بیشتر' }).click()
  await agent.getByRole('button', { name: 'بیشتر' }).click()
  await agent
    .getByRole('slider')
    .and(agent.getByLabel(/به چند درصد رسیده است/))
    .waitFor()
  expect(await agent.getByRole('slider').inputValue()).toBe('95')
  await agent.getByLabel('چه نتیجه‌ای داد؟').fill(result)
  const chooser = agent.waitForEvent('filechooser')
  await agent.getByRole('button', { name: /^فایل/ }).click()
  await (await chooser).setFiles([
    { name: 'گواهی دوره.pdf', mimeType: 'application/pdf', buffer: pdf('Certificate') },
    { name: 'عکس کلاس.png', mimeType: 'image/png', buffer: png() },
  ])
  await agent.getByRole('button', { name: 'برداشتن گواهی دوره.pdf' }).waitFor()
  await agent.getByRole('img', { name: 'عکس کلاس.png' }).waitFor()
  await expectAccessible(agent)
  await agent.getByRole('button', { name: 'فرستادن برای ناظر' }).click()
  await agent.getByRole('heading', { level: 1, name: 'اظهار شما نزد ناظر است' }).waitFor()
  const after = Number(before.percent) + leafOf(before).share * 10
  await agent.getByText(percentText(after)).first().waitFor()
  await agent.getByRole('link', { name: 'بازگشت به کارتابل' }).click()
  await agent.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
})

/** The activity's approved percent and its share of the whole, from the weights of all activities. */
const leafOf = (sum: ReceiptsView) => {
  const leaf = sum.leaves.find((one) => one.title === activity)!
  const weights = sum.leaves.reduce((total, one) => total + Number(one.weights[0]), 0)
  return { percent: Number(leaf.percent), share: Number(leaf.weights[0]) / weights }
}

test('the supervisor finds it on the desk, sees the evidence and lowers it with a reason', async () => {
  await backToDesk(supervisor)
  await verifyRow(supervisor).getByText(result).waitFor()
  expect(await approveRow(expert).count()).toBe(0)
  await verifyRow(supervisor).getByRole('link').first().click()
  await supervisor.getByRole('heading', { level: 1, name: activity }).waitFor()
  await supervisor.getByRole('blockquote').filter({ hasText: result }).waitFor()
  const shown = supervisor.getByRole('main').getByRole('img', { name: 'عکس کلاس.png' })
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(8)
  await expectAccessible(supervisor)

  await supervisor.getByRole('button', { name: 'کاستن با علت' }).click()
  await supervisor.getByLabel('تأیید با چه مقدار؟').fill('۹۰')
  // lowering without a reason is refused under the field, and what was typed stays
  await supervisor.getByRole('button', { name: `تأیید با ${percentText(90)}` }).click()
  await supervisor.getByText('علت را بنویسید تا اظهارکننده بداند چه باید کند.').waitFor()
  expect(await supervisor.getByLabel('تأیید با چه مقدار؟').inputValue()).toBe('۹۰')
  await supervisor.getByLabel('چرا کمتر؟').fill(lowered)
  await supervisor.getByRole('button', { name: `تأیید با ${percentText(90)}` }).click()
  await supervisor.getByText('اظهار تأیید شد و برای تصویب رفت').waitFor()
  expect((await receipts()).percent).toBe(before.percent)
})

test('the expert finds it on the desk and approves', async () => {
  await backToDesk(supervisor)
  expect(await verifyRow(supervisor).count()).toBe(0)
  await backToDesk(expert)
  await approveRow(expert).getByText(lowered).waitFor()
  await approveRow(expert).getByRole('link').first().click()
  await expert.getByRole('button', { name: `تصویب با ${percentText(90)}` }).click()
  await expert.getByText('پیشرفت تصویب شد').waitFor()
  await backToDesk(expert)
  await expect.poll(() => expert.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(0)
  expect(await approveRow(expert).count()).toBe(0)
})

test('the managing director sees the whole moved exactly as the weights say, and why', async () => {
  await director.goto(`/plan-years/${year}`)
  const now = await receipts()
  const was = leafOf(before)
  expect(leafOf(now).percent).toBe(90)
  expect(Number(now.percent)).toBeCloseTo(Number(before.percent) + was.share * (90 - was.percent), 9)
  expect(Number(now.recomputed)).toBe(Number(now.percent))

  await director.getByRole('button', { name: percentText(Number(now.percent)), exact: true }).click()
  const margin = director.getByRole('complementary', { name: 'حاشیه' })
  await margin.getByRole('heading', { name: `چرا ${percentText(Number(now.percent))}؟` }).waitFor()
  await margin.getByRole('button', { name: activity }).click()
  const receipt = margin.getByRole('region', { name: `رسید: ${activity}` })
  await receipt.getByText('اظهار مریم رستگار').waitFor()
  await receipt.getByText(/^تأیید ناظر: /).waitFor()
  await receipt.getByText(lowered).waitFor()
  await receipt.getByText(/^تصویب /).waitFor()
  await expectAccessible(director)
})

test('the receipt leads to the very file', async () => {
  const file = director.getByRole('link', { name: /گواهی دوره\.pdf/ })
  const bytes = await director.request.get((await file.getAttribute('href'))!)
  expect(bytes.status()).toBe(200)
  expect(bytes.headers()['content-type']).toBe('application/pdf')
  expect(Buffer.compare(await bytes.body(), pdf('Certificate'))).toBe(0)
  const opened = director.waitForEvent('popup')
  await director.getByRole('link', { name: /عکس کلاس\.png/ }).click()
  const photo = await opened
  await photo.waitForLoadState()
  expect(await photo.evaluate(() => document.contentType)).toBe('image/png')
  await photo.close()
})

test('the managing director takes it to the council’s notice', async () => {
  await director.getByRole('button', { name: 'استحضار شورا', exact: true }).click()
  const dialog = director.getByRole('dialog')
  await dialog.getByRole('button', { name: 'ثبت استحضار شورا' }).click()
  await director.getByText(/پیشرفت به استحضار شورا رسید/).waitFor()
  const now = await read<ProgressView>(director, `/api/records/${year}/progress`)
  expect(now.whole.noted).toBe(now.whole.approved)
})

test('the history names four people and their deeds', async () => {
  await director.goto(`/records/${year}/history`)
  const lines = director.getByRole('main').getByRole('listitem')
  const deeds = [
    ['مریم رستگار', /پیشرفت «.*» را ۹۵ درصد اظهار کرد/],
    ['حمید وثوق', /اظهار «.*» را تأیید کرد/],
    ['سعید امینی', /پیشرفت «.*» را تصویب کرد/],
  ] as const
  for (const [name, deed] of deeds)
    await lines.filter({ hasText: name }).filter({ hasText: activity }).filter({ hasText: deed }).first().waitFor()
  await lines
    .filter({ hasText: 'جهانگیر شاهمرادی' })
    .filter({ hasText: /پیشرفت را به استحضار شورا رساند/ })
    .first()
    .waitFor()
})
