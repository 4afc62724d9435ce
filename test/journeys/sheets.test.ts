import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheet } from '../../src/kernel/sheets.ts'
import { tableFile } from '../world/sheets.ts'
import { wordFile } from '../world/word-file.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'

let stage: Stage
let expert: Page
let body: string

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert')
  const { rows } = (await (await expert.request.get('/api/bodies')).json()) as {
    rows: { id: string; kind: string; lastNumber: number }[]
  }
  body = rows.find((row) => row.kind === 'steering_council' && row.lastNumber > 0)!.id
})
afterAll(() => stage?.close())

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
const give = (page: Page, name: string, buffer: Buffer) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: types[name.endsWith('docx') ? 'docx' : 'xlsx'], buffer })

/** What a download holds, row by row. */
async function taken(page: Page, link: string | RegExp) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  const pieces: Buffer[] = []
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer)
  return (await readSheet(Buffer.concat(pieces), 10_000)).map((row) => row.cells)
}
const section = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
const excelOf = (page: Page, title: string) => section(page, title).getByRole('button', { name: 'اکسل' })

test('sessions of past years come from an office’s table; the list goes out, one row more comes in, a wrong one comes back', async () => {
  await expert.goto(`/bodies/${body}`)
  await excelOf(expert, 'جلسه‌ها').click()
  const dialog = expert.getByRole('dialog')
  await give(
    expert,
    'جلسه‌های پیشین.xlsx',
    await tableFile(
      ['شماره جلسه', 'تاریخ برگزاری', 'محل برگزاری'],
      ['۵۱', '۱۳۹۲/۰۷/۱۵', 'سالن اتحادیه'],
      ['۵۲', '۱۳۹۲/۱۳/۴۵', 'سالن اتحادیه'],
    ),
  )
  await dialog.getByText('۱ سطر تازه، ۱ سطر رد می‌شود').waitFor()
  await dialog.getByText('چنین تاریخی در تقویم نیست').waitFor()
  await expectAccessible(expert)
  const refused = await taken(expert, /گرفتن ۱ سطر ردشده/)
  expect(refused[0]!.at(-1)).toBe('علت')
  expect(refused[1]!.at(-1)).toContain('چنین تاریخی در تقویم نیست')
  await dialog.getByRole('button', { name: 'ثبت ۱ سطر پذیرفته' }).click()
  await section(expert, 'جلسه‌ها').getByText('جلسه ۵۱').waitFor()

  // the refused row is put right where it came back, and goes in with the list
  await excelOf(expert, 'جلسه‌ها').click()
  const list = await taken(expert, 'گرفتن این فهرست')
  const [heads, ...rows] = list
  const right = heads!.map((head) => {
    const at = refused[0]!.indexOf(head)
    return head === 'تاریخ' ? '۱۳۹۲/۰۸/۱۵' : (refused[1]![at] ?? null)
  })
  await give(
    expert,
    'جلسه‌ها.xlsx',
    await tableFile(heads!, ...rows.map((row) => heads!.map((_, at) => row[at] ?? null)), right),
  )
  await dialog.getByText('۱ سطر تازه').first().waitFor()
  await dialog.getByRole('button', { name: 'ثبت ۱ سطر' }).click()
  await section(expert, 'جلسه‌ها').getByText('جلسه ۵۲').waitFor()
})

test('resolutions come from a Word table; one is left open, and the list itself fills it', async () => {
  await excelOf(expert, 'مصوبه‌ها').click()
  const dialog = expert.getByRole('dialog')
  await give(
    expert,
    'مصوبات.docx',
    wordFile([
      ['شماره جلسه', 'بند', 'شرح مصوبه', 'دستگاه مسئول', 'مهلت اجرا'],
      ['۵۱', '۱', 'فهرست خریداران مواد آماده شود', 'دستگاهی که نیست', '۱۳۹۲/۰۹/۳۰'],
      ['۵۱', '۲', 'کارگاه بازار برگزار شود', '', ''],
    ]),
  )
  await dialog.getByText('«دستگاهی که نیست» پیدا نشد').waitFor()
  await dialog.getByRole('button', { name: 'ثبت ۱ سطر پذیرفته' }).click()
  await section(expert, 'مصوبه‌ها').getByText('کارگاه بازار برگزار شود').waitFor()

  await excelOf(expert, 'مصوبه‌ها').click()
  const [heads, ...rows] = await taken(expert, 'گرفتن این فهرست')
  const filled = rows.map((row) =>
    heads!.map((head, at) =>
      head === 'مهلت' && row.includes('کارگاه بازار برگزار شود') ? '۱۳۹۲/۱۰/۳۰' : (row[at] ?? null),
    ),
  )
  await give(expert, 'مصوبه‌ها.xlsx', await tableFile(heads!, ...filled))
  await dialog.getByText('۱ سطر تغییر می‌کند').waitFor()
  await dialog.getByRole('button', { name: 'ثبت ۱ سطر' }).click()
  await section(expert, 'مصوبه‌ها').getByText('۳۰ دی ۱۳۹۲').first().waitFor()
})

test('on a phone the dialog fits, and who may not enter rows only takes the list', async () => {
  const phone = await stage.enter('deputy', { width: 390, height: 844 })
  await phone.goto(`/bodies/${body}`)
  await excelOf(phone, 'جلسه‌ها').click()
  await phone.getByRole('dialog').getByText('الگوی خالی').waitFor()
  await expectAccessible(phone)
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  const auditor = await stage.enter('auditor')
  await auditor.goto(`/bodies/${body}`)
  await section(auditor, 'جلسه‌ها').getByRole('link', { name: 'اکسل' }).waitFor()
  expect(await excelOf(auditor, 'جلسه‌ها').count()).toBe(0)
})
