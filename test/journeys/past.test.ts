import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProgressView } from '../../src/modules/commitments/commitments.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { deskRow, percentText, read } from './hand.ts'

let stage: Stage
let expert: Page
let year: string

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert')
  await expert.goto('/clusters?province=IR-30')
  await expert.getByRole('link', { name: 'خوشه پلاستیک البرز' }).first().click()
  await expert
    .getByRole('link', { name: /سال دوم/ })
    .first()
    .click()
  await expert.getByRole('heading', { level: 1, name: 'سند برنامه عمل سال دوم' }).waitFor()
  year = new URL(expert.url()).pathname.split('/').at(-1)!
})
afterAll(() => stage?.close())

const figure = (value: string | null) =>
  expert.getByRole('main').getByRole('button', { name: percentText(Number(value)), exact: true })
const approved = async (query = '') =>
  (await read<ProgressView>(expert, `/api/records/${year}/progress${query}`)).whole.approved

async function lookAt(day: string, known?: string) {
  await expert.getByRole('button', { name: /^به تاریخ/ }).click()
  const dialog = expert.getByRole('dialog', { name: 'نمایش در تاریخ دیگر' })
  await dialog.getByLabel('وضعیت در تاریخ').fill(day)
  await dialog.getByLabel('همان‌گونه که در این تاریخ دانسته بود').fill(known ?? '')
  await dialog.getByRole('button', { name: 'نمایش', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('an earlier day shows other figures, with every act off and the way back beside it', async () => {
  const now = await approved()
  const then = await approved('?asOf=2016-11-20')
  expect(then).not.toBe(now)
  await figure(now).waitFor()
  await lookAt('۳۰ آبان ۱۳۹۵')
  await figure(then).waitFor()
  expect(await figure(now).count()).toBe(0)
  await expert.getByText(/این صفحه وضع را در ۳۰ آبان ۱۳۹۵ نشان می‌دهد/).waitFor()
  const claim = expert.getByRole('button', { name: 'ثبت پیشرفت', exact: true })
  expect(await claim.getAttribute('aria-disabled')).toBe('true')
  expect(await claim.getAttribute('title')).toBe('شما گذشته را می‌بینید. برای این کار به تاریخ امروز برگردید.')
  expect(await expert.getByRole('link', { name: 'ثبت پیشرفت', exact: true }).count()).toBe(0)
  await expectAccessible(expert)
  await expert.getByRole('button', { name: 'بازگشت به امروز' }).click()
  await figure(now).waitFor()
  await expert.getByRole('link', { name: 'ثبت پیشرفت', exact: true }).waitFor()
})

test('what a page showed on a day can be shown again after more became known', async () => {
  await lookAt('۱۵ بهمن ۱۳۹۵')
  await expert.getByText(/این صفحه وضع را در ۱۵ بهمن ۱۳۹۵ نشان می‌دهد/).waitFor()
  const shown = await approved('?asOf=2017-02-03')
  await figure(shown).waitFor()
  const rowsThen = await expert.getByRole('table', { name: 'فعالیت‌ها' }).getByRole('row').allInnerTexts()

  // the approval of today is about progress reached before that day
  await expert.getByRole('link', { name: /^کارتابل/ }).click()
  await expert.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
  await deskRow(expert, /تصویب پیشرفت .*مطالعه دو بازار صادراتی هدف/)
    .getByRole('link')
    .first()
    .click()
  await expert.getByRole('button', { name: `تصویب با ${percentText(40)}` }).click()
  await expert.getByText('پیشرفت تصویب شد').waitFor()

  await expert.goto(`/plan-years/${year}`)
  await lookAt('۱۵ بهمن ۱۳۹۵')
  const later = await approved('?asOf=2017-02-03')
  expect(Number(later)).toBeCloseTo(Number(shown) + (8 * (40 - 25)) / 100, 9)
  await figure(later).waitFor()
  await lookAt('۱۵ بهمن ۱۳۹۵', '۱۵ بهمن ۱۳۹۵')
  await figure(shown).waitFor()
  expect(await figure(later).count()).toBe(0)
  expect(await expert.getByRole('table', { name: 'فعالیت‌ها' }).getByRole('row').allInnerTexts()).toEqual(rowsThen)
})

test('a page that knows no past says so, and an address with no day in it shows today', async () => {
  await expert.goto('/bodies?asOf=2016-11-20')
  await expert.getByText(/این صفحه همیشه وضع امروز را نشان می‌دهد؛ ۳۰ آبان ۱۳۹۵/).waitFor()
  expect(await expert.getByText(/این صفحه وضع را در/).count()).toBe(0)
  for (const nonsense of ['abc', '1395-08-30', '2016-02-30']) {
    await expert.goto(`/plan-years/${year}?asOf=${nonsense}`)
    await figure(await approved())
      .first()
      .waitFor()
    expect(await expert.getByText(/این صفحه وضع را در/).count()).toBe(0)
  }
  await expert.goto('/clusters/nothing')
  await expert.getByText(/نشانی این صفحه درست نیست/).waitFor()
})

test('a day before anything existed is told in whole sentences', async () => {
  await expert.goto('/clusters?asOf=2010-01-01')
  await expert.getByText(/در این روز برای هیچ‌یک مرحله‌ای ثبت نیست/).waitFor()
  await expert.getByRole('link', { name: 'خوشه پلاستیک البرز' }).first().click()
  await expert.getByText(/در این روز مرحله‌ای برای آن ثبت نیست/).waitFor()
})
