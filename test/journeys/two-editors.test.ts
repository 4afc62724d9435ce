import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Letter } from '../../src/modules/letters/letters.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { read } from './hand.ts'

/** Two colleagues put one letter right at the same time, on a desk and on a phone; a half-written letter waits for its writer. */
let stage: Stage
let one: Page
let other: Page
let letter: string
const subject = 'درخواست همکاری در نمایشگاه'

beforeAll(async () => {
  stage = await openStage()
  one = await stage.enter('expert', { width: 390, height: 844 })
  other = await stage.enter('expert')
  const reply = await one.request.post('/api/letters', {
    data: {
      direction: 'incoming',
      provinceId: 'IR-30',
      number: '950/7788',
      dated: '2017-01-20',
      partyName: 'اتاق اصناف',
      subject,
      receiverRole: 'expert',
      asksAnswer: true,
      due: '2017-02-20',
      fileIds: [],
    },
  })
  if (!reply.ok()) throw new Error(await reply.text())
  letter = ((await reply.json()) as { id: string }).id
})
afterAll(() => stage?.close())

const dialog = (page: Page) => page.getByRole('dialog')
const correct = async (page: Page) => {
  await page.goto(`/letters/${letter}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('button', { name: 'کارهای دیگر' }).click()
  await page.getByRole('menuitem', { name: 'اصلاح ثبت' }).click()
  await dialog(page).getByLabel('موضوع').waitFor()
}
const save = (page: Page) => dialog(page).getByRole('button', { name: 'ثبت اصلاح' }).click()

test('what the other saved meanwhile is shown field by field, and one chooses', async () => {
  await correct(one)
  await correct(other)
  await dialog(one).getByLabel('موضوع').fill('درخواست همکاری در نمایشگاه دائمی')
  await dialog(one).getByLabel('شماره نامه').fill('950/7789')
  await dialog(other).getByLabel('موضوع').fill('درخواست غرفه در نمایشگاه')
  await dialog(other).getByLabel('مهلت پاسخ').fill('۱۳۹۵/۱۲/۱۵')
  await save(other)
  await dialog(other).waitFor({ state: 'hidden' })

  await save(one)
  const conflict = dialog(one).getByRole('alert', { name: 'هم‌زمان با شما، دیگری این پرونده را تغییر داد.' })
  await conflict.waitFor()
  // both wrote the subject; only the other changed the day; only this one the number
  await conflict.getByText('پیش از این: درخواست همکاری در نمایشگاه', { exact: true }).waitFor()
  await conflict.getByText(/مهلت پاسخ: .*۱۳۹۵ به .*۱۵ اسفند ۱۳۹۵/).waitFor()
  expect(await conflict.getByRole('radiogroup').count()).toBe(1)
  await expectAccessible(one, '[role=dialog]')
  await conflict.getByRole('radio', { name: /نوشته من: درخواست همکاری در نمایشگاه دائمی/ }).check()
  await conflict.getByRole('button', { name: 'ادامه با این گزینش' }).click()
  await conflict.waitFor({ state: 'hidden' })
  await save(one)
  await dialog(one).waitFor({ state: 'hidden' })
  const now = await read<Letter>(one, `/api/letters/${letter}`)
  expect([now.subject, now.number, now.due]).toEqual(['درخواست همکاری در نمایشگاه دائمی', '۹۵۰/۷۷۸۹', '2017-03-05'])
})

test('a half-written letter comes back with its instant, can be thrown away, and is gone once it was sent', async () => {
  await correct(one)
  await dialog(one).getByLabel('علت').fill('شماره را نادرست خوانده بودم.')
  await one.reload()
  await correct(one)
  await dialog(one)
    .getByText(/متن نیمه‌کاره از .* بازگردانده شد/)
    .waitFor()
  expect(await dialog(one).getByLabel('علت').inputValue()).toBe('شماره را نادرست خوانده بودم.')
  await expectAccessible(one, '[role=dialog]')
  await dialog(one).getByRole('button', { name: 'دور انداختن متن نیمه‌کاره' }).click()
  expect(await dialog(one).getByLabel('علت').inputValue()).toBe('')
  await dialog(one).getByLabel('موضوع').fill('درخواست همکاری در نمایشگاه دائمی خوشه')
  await save(one)
  await dialog(one).waitFor({ state: 'hidden' })
  await correct(one)
  expect(
    await dialog(one)
      .getByText(/متن نیمه‌کاره/)
      .count(),
  ).toBe(0)
  expect(await one.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('khoosheh.draft')))).toEqual(
    [],
  )
})

test('an old half-written text does not overwrite a newer record unasked', async () => {
  await dialog(one).getByLabel('موضوع').fill('موضوع کهنه')
  await one.reload()
  await correct(other)
  await dialog(other).getByLabel('موضوع').fill('موضوع تازه')
  await save(other)
  await dialog(other).waitFor({ state: 'hidden' })
  await correct(one)
  await dialog(one)
    .getByText(/متن نیمه‌کاره از/)
    .waitFor()
  await save(one)
  await dialog(one)
    .getByRole('radio', { name: /نوشته او: موضوع تازه/ })
    .check()
  await dialog(one).getByRole('button', { name: 'ادامه با این گزینش' }).click()
  await save(one)
  await dialog(one).waitFor({ state: 'hidden' })
  expect((await read<Letter>(one, `/api/letters/${letter}`)).subject).toBe('موضوع تازه')
})
