import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallNotification, wordTemplate } from '../world/word-template.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'

let stage: Stage
let expert: Page

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert')
})
afterAll(() => stage?.close())

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A resolution of the province with owner and day, notified. */
async function notifiedResolution(text: string): Promise<string> {
  const post = async (url: string, data: object) => (await expert.request.post(url, { data })).json()
  const first = async (url: string) =>
    ((await (await expert.request.get(url)).json()) as { rows: { id: string }[] }).rows[0]!.id
  const bodyId = await first('/api/bodies')
  const { id } = (await post('/api/resolutions', {
    bodyId,
    text,
    responsibleOrganisationId: await first('/api/organisations?limit=1'),
    deadline: '2017-06-21',
  })) as { id: string }
  const { version } = (await (await expert.request.get(`/api/resolutions/${id}`)).json()) as { version: number }
  await post(`/api/resolutions/${id}/notification`, { version })
  return id
}

test('an office brings its own template: a broken one is told field by field, a sound one is seen and adopted', async () => {
  await expert.goto('/')
  await expert.getByRole('link', { name: 'سربرگ و قالب‌ها' }).click()
  await expert.getByRole('heading', { level: 1, name: 'سربرگ و قالب‌ها' }).waitFor()
  await expert.getByRole('button', { name: 'نوشتن سربرگ' }).click()
  await expert.getByLabel('الگوی شماره نامه').fill('سال/ص/شماره')
  await expert.getByLabel('کمترین رقم شماره').fill('۳')
  await expert.getByLabel('شعار سال').fill('اقتصاد مقاومتی؛ اقدام و عمل')
  await expert.getByRole('dialog').getByRole('button', { name: 'نوشتن سربرگ' }).click()
  await expert.getByText('۱۳۹۵/ص/۰۰۱').waitFor()

  const row = expert.getByRole('row', { name: /ابلاغ مصوبه/ })
  await row.getByRole('button', { name: 'آوردن قالب تازه' }).click()
  const dialog = expert.getByRole('dialog')
  const give = async (name: string, buffer: Buffer) =>
    dialog.locator('input[type=file]').first().setInputFiles({ name, mimeType: docx, buffer })
  await give('خراب.docx', await wordTemplate(...smallNotification, ['{{resolution_texts}}'], ['{{deadline']))
  await dialog
    .getByText(
      /فیلد «resolution_texts» شناخته نیست. نزدیک‌ترین نام: resolution_text\..*جای آن در فایل: «.*↵ {{resolution_texts}}.*».$/,
    )
    .waitFor()
  await dialog.getByText('فیلدی باز مانده است').waitFor()
  expect(await dialog.getByRole('button', { name: 'پذیرفتن قالب' }).isDisabled()).toBe(true)
  await expectAccessible(expert, '.dialog')
  await give('درست.docx', await wordTemplate(...smallNotification, ['به قلم دفتر']))
  await dialog.getByText('قالب درست است').waitFor()
  await dialog.getByLabel('نام این قالب').fill('سربرگ تازه')
  await dialog.getByRole('button', { name: 'پذیرفتن قالب' }).click()
  await row.getByText('سربرگ تازه').waitFor()
  await expectAccessible(expert)
})

test('a resolution’s letter is made, and anybody can tell the issued file from an altered copy', async () => {
  const id = await notifiedResolution('مقرر شد نمایشگاه تخصصی با همراهی اتاق بازرگانی برگزار شود.')
  await expert.goto(`/resolutions/${id}`)
  await expert.getByRole('button', { name: 'ساختن ابلاغ مصوبه' }).click()
  await expert.getByRole('button', { name: 'ساختن سند' }).click()
  await expert.getByText('شماره ۱۳۹۵/ص/۰۰۱').waitFor()
  await expectAccessible(expert)
  const [row] = (
    (await (await expert.request.get(`/api/papers?record=${id}`)).json()) as {
      rows: { pdfFile: string; checkCode: string }[]
    }
  ).rows
  const pdf = await (await expert.request.get(`/api/files/${row!.pdfFile}`)).body()

  const stranger = await stage.visit('stranger', { width: 390, height: 844 })
  await stranger.goto(`/check/${row!.checkCode}`)
  await stranger.getByText('۱۳۹۵/ص/۰۰۱').waitFor()
  expect(await stranger.getByText('نمایشگاه').count()).toBe(0)
  const give = (name: string, buffer: Buffer) =>
    stranger.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await give('نامه.pdf', pdf)
  await stranger.getByText('«نامه.pdf» همان فایل PDF صادرشده است').waitFor()
  const altered = Buffer.from(pdf)
  altered[altered.length - 30]! ^= 1
  await give('نامه.pdf', altered)
  await stranger.getByText('«نامه.pdf» همان فایل صادرشده نیست').waitFor()
  await expectAccessible(stranger)
  await stranger.goto('/check/22222-22222')
  await stranger.getByRole('heading', { name: 'سندی با این کد نیست' }).waitFor()
  await expectAccessible(stranger)
})
