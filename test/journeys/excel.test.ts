import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheet, writeSheets } from '../../src/kernel/sheets.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'

let stage: Stage
let expert: Page

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert')
})
afterAll(() => stage?.close())

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const table = (...rows: (string | null)[][]) =>
  writeSheets([{ name: 'x', columns: rows[0]!.map((title) => ({ title: title! })), rows: rows.slice(1) }])
const give = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').first().setInputFiles({ name, mimeType: xlsx, buffer })

/** What a download holds, row by row. */
async function taken(page: Page, link: string | RegExp) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  const pieces: Buffer[] = []
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer)
  return readSheet(Buffer.concat(pieces), 10_000)
}

test('a table of an office: its headings are mapped once, the page may be closed, the bad row comes back with its reason', async () => {
  await expert.goto('/directory')
  await expert.getByRole('link', { name: 'ورود از اکسل' }).click()
  const rows = Array.from({ length: 700 }, (_, at) => [
    `کارگاه سفر ${at}`,
    at === 333 ? 'ناکجاآباد' : 'البرز',
    String(at),
  ])
  await give(expert, 'کارگاه‌ها.xlsx', await table(['اسم بنگاه', 'محل', 'تعداد نفرات'], ...rows))
  await expert.getByRole('heading', { name: 'سرستون‌ها' }).waitFor()
  await expectAccessible(expert)
  const choose = async (heading: string, column: string) => {
    await expert.getByRole('combobox', { name: heading }).click()
    await expert.getByRole('option', { name: column, exact: true }).click()
  }
  await choose('اسم بنگاه', 'نام واحد')
  await choose('محل', 'استان')
  await expert.getByRole('button', { name: 'آزمایش سطرها' }).click()
  await expert.getByText('۶۹۹ واحد تازه ثبت می‌شود').waitFor()
  const refused = await taken(expert, /گرفتن ۱ سطر ردشده/)
  expect(refused).toHaveLength(2)
  expect(refused[0]!.cells.at(-1)).toBe('علت')
  expect(refused[1]!.cells.at(-1)).toContain('ناکجاآباد')
  await expert.getByRole('button', { name: 'ثبت ۶۹۹ سطر' }).click()
  // the work goes on without the page
  await expert.goto('/directory')
  await expert.goto('/units/import')
  await expert.getByRole('link', { name: 'کارگاه‌ها.xlsx' }).click()
  await expert.getByText('۶۹۹ واحد تازه ثبت شد').waitFor()
  await expectAccessible(expert)
})

test('it is taken back as one, after it was asked', async () => {
  await expert.getByRole('button', { name: 'پس گرفتن این ورود' }).click()
  const dialog = expert.getByRole('dialog')
  await dialog.getByText('از فهرست‌ها برداشته می‌شود').waitFor()
  await dialog.getByRole('textbox', { name: 'علت' }).fill('فایل سال پیش بود')
  await dialog.getByRole('button', { name: 'پس گرفتن ۶۹۹ سطر' }).click()
  await expert.getByText('۶۹۹ واحد تازه پس گرفته شد').waitFor()
  await expert.goto('/directory?q=کارگاه سفر')
  await expert.getByText(/واحدی/).first().waitFor()
  expect(await expert.getByText('کارگاه سفر ۱').count()).toBe(0)
})

test('the office’s next table with these headings is read by itself, on a phone too', async () => {
  const phone = await stage.enter('deputy', { width: 390, height: 844 })
  await phone.goto('/units/import')
  await give(phone, 'بعدی.xlsx', await table(['اسم بنگاه', 'محل', 'تعداد نفرات'], ['کارگاه بعدی', 'البرز', '۵']))
  await phone.getByText('سرستون‌ها چنان خوانده شد که اداره شما پیش‌تر گفته بود.').waitFor()
  await expectAccessible(phone)
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('clusters go out and come in by the same table; refused rows hold no good one up', async () => {
  await expert.goto('/clusters?province=IR-30')
  await expert.getByRole('button', { name: 'اکسل', exact: true }).click()
  const dialog = expert.getByRole('dialog')
  const list = await taken(expert, 'گرفتن این فهرست')
  expect(list[0]!.cells).toContain('رشته')
  await give(
    expert,
    'خوشه‌ها.xlsx',
    await table(['رشته', 'استان', 'حوزه کار'], ['قلم‌کاری سفر', 'البرز', 'صنایع دستی'], ['بی‌جا', 'ناکجا', 'صنعت']),
  )
  await dialog.getByText('۱ سطر تازه، ۱ سطر رد می‌شود').waitFor()
  await dialog.getByText('«ناکجا» پیدا نشد').waitFor()
  await expectAccessible(expert)
  await dialog.getByRole('button', { name: 'ثبت ۱ سطر پذیرفته' }).click()
  await expert
    .getByRole('link', { name: /قلم‌کاری سفر/ })
    .first()
    .waitFor()
})
