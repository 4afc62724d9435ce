import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/fa/index.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { deskRow, read } from './hand.ts'

/** Work that is ended on the desk itself, by hand and by keyboard, several at once, and a desk that stands open. */
let stage: Stage
let expert: Page
let council: string
const minuted = ['نشانی انبار مشترک اعلام شود.', 'فهرست واحدها به‌روز شود.', 'گزارش نمایشگاه نوشته شود.']

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert')
  const bodies = await read<{ rows: { id: string; kind: string }[] }>(expert, '/api/bodies')
  council = bodies.rows.find((row) => row.kind === 'steering_council')!.id
}, 180_000)
afterAll(() => stage.close())

const minute = (page: Page, text: string) =>
  page.request.post('/api/resolutions', { data: { bodyId: council, text, decidedOn: stage.house.clock.today() } })
const waits = async (page: Page) => (await read<{ waiting: number }>(page, '/api/desk/count')).waiting

test('what arrives comes onto a desk that stands open, and into the name of its tab', async () => {
  const before = await waits(expert)
  await expert.waitForFunction((count) => document.title.startsWith(`(${count})`), before.toLocaleString('fa-IR'))
  const md = await stage.enter('md')
  for (const text of minuted) await minute(md, text)
  // nothing is done in this window: it asks again by itself
  await deskRow(expert, new RegExp(`تکمیل مصوبه.*${minuted[0]}`)).waitFor({ timeout: 25_000 })
  const now = (before + minuted.length).toLocaleString('fa-IR')
  await expert.waitForFunction((count) => document.title.startsWith(`(${count})`), now, { timeout: 20_000 })
}, 90_000)

test('by keyboard: J to the item, Enter opens its act, Escape closes it, and done, the next one has the focus', async () => {
  const first = deskRow(expert, new RegExp(`تکمیل مصوبه.*${minuted[0]}`))
  const act = first.getByRole('button', { name: 'تکمیل', exact: true })
  const here = () => act.evaluate((button) => button === document.activeElement)
  for (let step = 0; step < 200 && !(await here()); step++) await expert.keyboard.press('j')
  expect(await here()).toBe(true)
  await expert.keyboard.press('Enter')
  const form = expert.getByRole('dialog')
  await form.getByText(minuted[0]!).waitFor()
  await expectAccessible(expert)
  await expert.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await expect.poll(here).toBe(true)
  // what is refused is said at its place, and the item stays
  await expert.keyboard.press('Enter')
  await form.getByRole('button', { name: 'ثبت کنید' }).click()
  await form.getByText('چیزی برای تکمیل ننوشته‌اید').waitFor()
  await form.getByLabel('مهلت').fill('۱۳۹۶/۰۱/۲۰')
  await form.getByRole('button', { name: 'ثبت کنید' }).click()
  await form.waitFor({ state: 'detached' })
  expect(new URL(expert.url()).pathname).toBe('/')
})

test('ended, the item leaves, the counts change, and the focus goes to the one in its place', async () => {
  const { id } = (await (await minute(expert, 'تابلوی خوشه نصب شود.')).json()) as { id: string }
  const { version } = await read<{ version: number }>(expert, `/api/resolutions/${id}`)
  const bodies = await read<{ rows: { id: string; name: string }[] }>(expert, '/api/organisations?q=دانشگاه')
  await expert.request.post(`/api/resolutions/${id}/completion`, {
    data: {
      version,
      responsibleOrganisationId: bodies.rows[0]!.id,
      deadline: addDays(stage.house.clock.today(), 30),
    },
  })
  await expert.goto('/')
  const row = deskRow(expert, /ابلاغ مصوبه.*تابلوی خوشه/)
  const before = await waits(expert)
  await row.getByRole('button', { name: 'ابلاغ', exact: true }).click()
  await expert.getByRole('dialog').getByRole('button', { name: 'ابلاغ کنید' }).click()
  await row.waitFor({ state: 'detached' })
  await expect.poll(() => waits(expert)).toBe(before - 1)
  await expect
    .poll(() => expert.evaluate(() => document.activeElement?.closest('.task[data-item]') !== null))
    .toBe(true)
  // what was asked of another stands among one's own askings
  await expert.goto('/?tab=askedByMe')
  await expert
    .getByText(/اجرای مصوبه.*تابلوی خوشه/)
    .first()
    .waitFor()
  await expectAccessible(expert)
})

test('several are taken at once; who took one first is named', async () => {
  const rows = minuted.slice(1).map((text) => deskRow(expert, new RegExp(`تکمیل مصوبه.*${text}`)))
  await expert.goto('/')
  for (const row of rows) await row.getByRole('checkbox').check()
  await expectAccessible(expert)
  await expert.getByRole('button', { name: '۲ کار را برمی‌دارم' }).click()
  for (const row of rows) await row.getByText('شما برداشته‌اید').waitFor()
})

test('a decision is put in writing, answered on the members’ desks, counted and becomes a resolution', async () => {
  await expert.goto(`/bodies/${council}`)
  await expert.getByRole('button', { name: 'تصمیم کتبی تازه' }).click()
  const form = expert.getByRole('dialog')
  await form.getByLabel('متن پیشنهادی مصوبه').fill('نشان خوشه بر بسته‌بندی‌ها بیاید.')
  await form.getByRole('button', { name: 'فرستادن برای اعضا' }).click()
  await form.waitFor({ state: 'detached' })
  await expert.getByRole('link', { name: 'نشان خوشه بر بسته‌بندی‌ها بیاید.' }).click()
  await expert.getByRole('heading', { level: 1, name: 'تصمیم کتبی' }).waitFor()
  await expectAccessible(expert)
  const liaison = await stage.enter('liaison', { width: 390, height: 844 })
  await deskRow(liaison, /^نظر کتبی: نشان خوشه/)
    .getByRole('button', { name: 'نظر دادن' })
    .click()
  const answer = liaison.getByRole('dialog')
  await answer.getByRole('radio', { name: 'موافق' }).check()
  await expectAccessible(liaison)
  await answer.getByRole('button', { name: 'ثبت پاسخ' }).click()
  await answer.waitFor({ state: 'detached' })
  await expect.poll(() => deskRow(liaison, /^نظر کتبی: نشان خوشه/).count()).toBe(0)
  // the others answered by phone
  const id = expert.url().split('/').at(-1)!
  const view = await read<{ answers: { seatId: string; answer: string | null }[] }>(
    expert,
    `/api/written-decisions/${id}`,
  )
  for (const { seatId } of view.answers.filter((one) => one.answer === null))
    await expert.request.post(`/api/written-decisions/${id}/answers`, {
      data: { seatId, answer: 'agree', how: 'phone' },
    })
  await expert.goto('/')
  await deskRow(expert, /^شمارش نظرخواهی: نشان خوشه/)
    .getByRole('button', { name: 'بستن و شمارش' })
    .click()
  await expert.getByRole('dialog').getByRole('button', { name: 'بستن و شمارش' }).click()
  await expect.poll(() => deskRow(expert, /^شمارش نظرخواهی/).count()).toBe(0)
  await expert.goto(`/written-decisions/${id}`)
  await expert
    .getByRole('link', { name: /^مصوبه/ })
    .last()
    .click()
  await expert.getByRole('link', { name: 'تصمیم کتبی بدون جلسه' }).waitFor()
  const printed = await expert.request.get(`/api/prints/writtendecision.pdf?id=${id}`)
  expect([printed.status(), (await printed.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
}, 90_000)
