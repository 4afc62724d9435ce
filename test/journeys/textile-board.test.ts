import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openArchive } from '../../src/kernel/sheets/archive.ts'
import { wordTemplate } from '../world/word-template.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, pdf, typedDay } from './hand.ts'

/** The board of the textile association meets after the 1124th session that D1 tells of: guests without an account, an agenda file, a quorum. */
let stage: Stage
let secretary: Page
let admin: Page
let board = ''

const title = 'هیئت مدیره انجمن صنایع نساجی ایران'
/** Two guests of one surname, as in D1: the house they come from tells them apart. */
const guests = [
  { name: 'یوسفی', from: 'شرکت ملی صنایع پتروشیمی' },
  { name: 'یوسفی', from: 'دفتر مطالعات توسعه صنایع پتروشیمی' },
]
const papers = ['مسائل واحدهای نساجی در شهرک‌ها.pdf', 'پیشنهاد نمایشگاه.pdf']

beforeAll(async () => {
  stage = await openStage()
  secretary = await stage.enter('textile')
  admin = await stage.enter('admin')
})
afterAll(() => stage?.close())

const dialog = (page: Page) => page.getByRole('dialog')
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .click()
async function confirm(page: Page, verb: string | RegExp): Promise<void> {
  await dialog(page).getByRole('button', { name: verb }).first().click()
  await dialog(page).waitFor({ state: 'hidden' })
}

test('a number that was used is refused at its field', async () => {
  await secretary.goto('/bodies')
  await secretary.getByRole('link', { name: title }).first().click()
  await secretary.getByRole('heading', { level: 1, name: title }).waitFor()
  board = new URL(secretary.url()).pathname
  await press(secretary, 'ثبت جلسه پیشین')
  await dialog(secretary).getByLabel('شماره جلسه').fill('۱۱۲۴')
  await dialog(secretary).getByLabel('سند', { exact: true }).fill('صورت‌جلسه انجمن')
  await dialog(secretary).getByRole('button', { name: 'ثبت کنید' }).click()
  await dialog(secretary)
    .getByText(/جلسه ۱۱۲۴ از «هیئت مدیره .*» پیش‌تر ثبت شده است/)
    .waitFor()
})

test('an earlier session comes in with its Word minutes, and more is laid beside it later', async () => {
  const give = async (name: string, mimeType: string, buffer: Buffer) => {
    const chooser = secretary.waitForEvent('filechooser')
    await dialog(secretary).getByRole('button', { name: /^فایل/ }).click()
    await (await chooser).setFiles([{ name, mimeType, buffer }])
    await dialog(secretary)
      .getByRole('button', { name: `برداشتن ${name}` })
      .waitFor()
  }
  // what was typed stands; the number is put right
  await dialog(secretary).getByLabel('شماره جلسه').fill('۱۱۲۳')
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  // a file that is none is named at once, and nothing is recorded without it
  const minutes = await wordTemplate(['صورت‌جلسه هزار و صد و بیست و سوم'])
  await give('خراب.docx', word, Buffer.from('این Word نیست'))
  await dialog(secretary).locator('.late-t').first().waitFor()
  expect(await dialog(secretary).getByRole('button', { name: 'ثبت کنید' }).isDisabled()).toBe(true)
  await dialog(secretary).getByRole('button', { name: 'برداشتن خراب.docx' }).click()
  await give('صورت‌جلسه ۱۱۲۳.docx', word, minutes)
  await expectAccessible(secretary, '[role=dialog]')
  await confirm(secretary, 'ثبت کنید')
  await secretary.getByRole('link', { name: 'جلسه ۱۱۲۳' }).click()
  await secretary.getByText('این جلسه پیش از سامانه برگزار شده و از سند وارد شده است.').waitFor()
  const [file] = await Promise.all([
    secretary.waitForEvent('download'),
    secretary.getByRole('link', { name: 'صورت‌جلسه ۱۱۲۳.docx' }).click(),
  ])
  expect(await buffer(await file.createReadStream())).toEqual(minutes)
  await press(secretary, 'افزودن سند')
  await give('فهرست حاضران.pdf', 'application/pdf', pdf('Attendees'))
  await confirm(secretary, 'بیفزایید')
  await secretary.getByRole('link', { name: 'فهرست حاضران.pdf' }).waitFor()
  await expectAccessible(secretary)
})

test('the board’s chair is registered and takes the seat, by the administrator’s hand', async () => {
  await admin.goto('/directory?show=persons')
  await press(admin, 'ثبت شخص')
  await dialog(admin).getByRole('textbox', { name: 'نام خانوادگی' }).fill('رئیس نمونه')
  await dialog(admin).getByRole('button', { name: 'ثبت شخص' }).click()
  await admin.getByRole('heading', { level: 1, name: 'رئیس نمونه' }).waitFor()
  await admin.goto(board)
  await press(admin, 'تغییر کرسی «رئیس هیئت مدیره»')
  await admin.getByRole('menuitem', { name: 'نشاندن عضو' }).click()
  await choose(dialog(admin).getByRole('combobox', { name: 'شخص' }), 'رئیس نمونه')
  await confirm(admin, 'نشاندن عضو')
  await admin.getByRole('complementary').getByText('رئیس نمونه').waitFor()
})

test('the series goes on with the 1125th session', async () => {
  await secretary.goto(board)
  await press(secretary, 'دعوت به جلسه بعد')
  await dialog(secretary).getByRole('heading', { name: 'دعوت به جلسه ۱۱۲۵' }).waitFor()
  await dialog(secretary).getByLabel('روز جلسه').fill(typedDay(stage.house.clock.today()))
  await dialog(secretary).getByLabel('ساعت آغاز').fill('۰۹:۰۰')
  await dialog(secretary).getByLabel('محل برگزاری').fill('دفتر انجمن')
  await confirm(secretary, 'دعوت کنید')
  await secretary.getByRole('link', { name: 'جلسه ۱۱۲۵' }).click()
  await secretary.getByRole('heading', { level: 1, name: `جلسه شماره ۱۱۲۵ ${title}` }).waitFor()
})

test('the members are invited with two guests by name, and what they said by telephone is typed', async () => {
  await press(secretary, 'دعوت')
  for (const [place, { name, from }] of guests.entries()) {
    await dialog(secretary).getByLabel('نام مهمان').fill(name)
    await dialog(secretary).getByLabel('سازمان').fill(from)
    if (place < guests.length - 1) await press(secretary, 'مهمان دیگر')
  }
  await expectAccessible(secretary, '[role=dialog]')
  await confirm(secretary, 'دعوت کنید')
  const invited = secretary.locator('.invited-list > li')
  await expect.poll(() => invited.count()).toBe(6)
  for (const { from } of guests) await invited.filter({ hasText: from }).waitFor()
  await invited.filter({ hasText: guests[0]!.from }).getByRole('button', { name: 'پاسخ یوسفی' }).click()
  await dialog(secretary).getByLabel('می‌آید', { exact: true }).check()
  await dialog(secretary).getByLabel('تلفن').check()
  await confirm(secretary, 'ثبت کنید')
  await invited.filter({ hasText: guests[0]!.from }).getByText('می‌آید').waitFor()
})

test('the agenda fills itself with what stands open, and the papers lie in its file', async () => {
  await press(secretary, 'پر کردن دستور')
  await dialog(secretary).getByRole('checkbox').first().waitFor()
  const count = await dialog(secretary).getByRole('checkbox').count()
  // both resolutions of the 1124th have neither owner nor day
  expect(count).toBeGreaterThanOrEqual(2)
  await confirm(secretary, /^افزودن/)
  await press(secretary, 'افزودن بند')
  await dialog(secretary).getByLabel('عنوان بند').fill('مکاتبات وارده و استعلام‌ها')
  await confirm(secretary, 'بیفزایید')
  await expect.poll(() => secretary.locator('ol.agenda > li').count()).toBe(count + 1)
  await press(secretary, 'افزودن سند')
  const chooser = secretary.waitForEvent('filechooser')
  await dialog(secretary).getByRole('button', { name: /^فایل/ }).click()
  await (await chooser).setFiles(
    papers.map((name, place) => ({ name, mimeType: 'application/pdf', buffer: pdf(`Paper ${place + 1}`) })),
  )
  for (const name of papers)
    await dialog(secretary)
      .getByRole('button', { name: `برداشتن ${name}` })
      .waitFor()
  await confirm(secretary, 'بیفزایید')
  for (const name of papers) await secretary.getByRole('link', { name }).waitFor()
  await expectAccessible(secretary)
})

test('the chair has the agenda file in one download: the agenda as a sheet, then the papers in their order', async () => {
  const download = secretary.waitForEvent('download')
  await secretary.getByRole('link', { name: 'کارتابل در یک فایل (ZIP)' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^کارتابل دستور جلسه شماره ۱۱۲۵ .*\.zip$/)
  const bytes = await buffer(await file.createReadStream())
  const path = join(mkdtempSync(join(tmpdir(), 'khoosheh-agenda-')), 'agenda.zip')
  writeFileSync(path, bytes)
  const archive = await openArchive(path)
  expect(archive.names()).toEqual(['۰۰ دستور جلسه.pdf', `۰۱ ${papers[0]}`, `۰۲ ${papers[1]}`])
  const sheet = await buffer(await archive.read('۰۰ دستور جلسه.pdf'))
  expect(sheet.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await buffer(await archive.read(`۰۲ ${papers[1]}`))).toEqual(pdf('Paper 2'))
})

test('members and guests come, the quorum is of the members alone, and the session closes', async () => {
  await press(secretary, 'آغاز جلسه')
  await dialog(secretary).getByLabel('ساعت', { exact: true }).fill('۰۹:۰۰')
  await confirm(secretary, 'آغاز کنید')
  await secretary.getByText('حد نصاب نیست').waitFor()
  const people = () => dialog(secretary).getByRole('checkbox')
  await press(secretary, 'ثبت حاضران')
  await dialog(secretary).getByLabel('ساعت', { exact: true }).fill('۰۹:۰۰')
  // both guests and the secretary, who has no vote
  for (const name of [/دفتر مطالعات/, /شرکت ملی صنایع پتروشیمی/, /ژاله رحیمی/])
    await dialog(secretary).getByRole('checkbox', { name }).check()
  await confirm(secretary, /^ثبت ۳ نفر/)
  await secretary.getByText(/از ۵ کرسی دارای رأی ۰ کرسی حاضر است و ۳ لازم است/).waitFor()
  await press(secretary, 'ثبت حاضران')
  await dialog(secretary).getByLabel('ساعت', { exact: true }).fill('۰۹:۰۵')
  expect(await people().count()).toBe(3)
  for (const place of [0, 1, 2]) await people().nth(place).check()
  await confirm(secretary, /^ثبت ۳ نفر/)
  await secretary.getByText('حد نصاب هست').waitFor()
  await expectAccessible(secretary)

  await press(secretary, 'ثبت مصوبه')
  await dialog(secretary).getByLabel('متن مصوبه').fill('فهرست مسائل واحدها به سازمان فرستاده شود.')
  await dialog(secretary).getByLabel('ساعت تصویب').fill('۰۹:۳۰')
  await confirm(secretary, 'ثبت مصوبه')
  await press(secretary, 'پایان جلسه')
  await dialog(secretary).getByLabel('ساعت پایان').fill('۱۱:۰۰')
  await confirm(secretary, 'پایان دهید')
  await secretary.getByText(/این جلسه .* برگزار شده است/).waitFor()
  await secretary.goto(board)
  const row = secretary.getByRole('row').filter({ hasText: 'جلسه ۱۱۲۵' })
  await row.getByText('برگزارشده').waitFor()
  await expectAccessible(secretary)
})
