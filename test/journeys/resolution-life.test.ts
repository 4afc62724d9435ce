import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobHouse } from '../../src/app/server.ts'
import { movableClock } from '../../src/kernel/clock.ts'
import { addDays } from '../../src/kernel/fa/index.ts'
import { runWaiting } from '../../src/kernel/jobs.ts'
import { silentLog } from '../../src/kernel/log.ts'
import { minuteResolution, notifyResolution } from '../../src/modules/meetings/index.ts'
import { meetings } from '../../src/modules/meetings/meetings.module.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, deskRow, pdf, percentText, read, typedDay } from './hand.ts'

const text = 'دانشگاه آزاد کرج رابط آزمایشگاه مشترک را معرفی کند.'
const undone = 'بانک صنعت و معدن شعبه‌ای برای واحدهای خوشه تعیین کند.'
const proof = 'رابط با حکم رئیس دانشگاه معرفی شد.'

let stage: Stage
let expert: Page
let liaison: Page
let director: Page
let session: string
let ids: { university: string; bank: string; expert: string }

beforeAll(async () => {
  stage = await openStage()
  const { db } = stage.house
  const named = async (kind: string, title: string) =>
    (
      await db
        .selectFrom('records')
        .select('id')
        .where('kind', '=', kind)
        .where('title', 'like', title)
        .executeTakeFirstOrThrow()
    ).id
  ids = {
    university: await named('organisation', '%دانشگاه آزاد%'),
    bank: await named('organisation', '%بانک صنعت و معدن%'),
    expert: await named('person', '%امینی%'),
  }
  session = await named('session', '%ششم%پلاستیک%')
  expert = await stage.enter('expert')
  liaison = await stage.enter('liaison', { width: 390, height: 844 })
  director = await stage.enter('md')
})
afterAll(() => stage?.close())

const backToDesk = async (page: Page) => {
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
}
const row = (page: Page, about: string) => deskRow(page, new RegExp(about))
let address = ''
test('the secretariat minutes it, completes it and notifies the university', async () => {
  await expert.goto(`/sessions/${session}`)
  await expert.getByRole('button', { name: 'ثبت مصوبه' }).click()
  const minute = expert.getByRole('dialog')
  await minute.getByLabel('متن مصوبه').fill(text)
  await minute.getByRole('button', { name: 'ثبت مصوبه' }).click()
  await minute.waitFor({ state: 'detached' })
  await expert.getByRole('link', { name: text }).click()
  await expert.getByText('تا مسئول و مهلت معلوم نشود، ابلاغ نمی‌شود.').waitFor()
  address = new URL(expert.url()).pathname
  await expert.getByRole('button', { name: 'تکمیل مصوبه' }).click()
  const complete = expert.getByRole('dialog')
  await choose(complete.getByLabel('نهاد مسئول'), 'دانشگاه آزاد', /دانشگاه آزاد/)
  await complete.getByLabel('مهلت').fill(typedDay(addDays(stage.house.clock.today(), 40)))
  await complete.getByRole('button', { name: 'ثبت کنید' }).click()
  await complete.waitFor({ state: 'detached' })
  await expert.getByRole('button', { name: 'ابلاغ مصوبه', exact: true }).click()
  await expert.getByRole('dialog').getByRole('button', { name: 'ابلاغ کنید' }).click()
  await expert.getByText(/ابلاغ شده است و مسئول آن تا .* می‌تواند اعتراض کند/).waitFor()
  await expectAccessible(expert)
})

test('the university finds it on its desk, on a phone, and accepts', async () => {
  await backToDesk(liaison)
  // it is done on the desk itself: the item leaves, and what follows stands there already
  await row(liaison, `پذیرش یا اعتراض.*${text}`).getByRole('button', { name: 'پاسخ', exact: true }).click()
  const answer = liaison.getByRole('dialog')
  await answer.getByRole('button', { name: 'ثبت پذیرش' }).waitFor()
  await expectAccessible(liaison)
  await answer.getByRole('button', { name: 'ثبت پذیرش' }).click()
  await answer.waitFor({ state: 'detached' })
  await expect.poll(() => row(liaison, 'پذیرش یا اعتراض').count()).toBe(0)
  await row(liaison, `اجرای مصوبه.*${text}`).waitFor()
  expect(new URL(liaison.url()).pathname).toBe('/')
  await liaison.goto(address)
  await liaison.getByText(/این مصوبه پذیرفته شده است/).waitFor()
  await expectAccessible(liaison)
})

test('it does it, and attaches the proof', async () => {
  await backToDesk(liaison)
  expect(await row(liaison, 'پذیرش یا اعتراض').count()).toBe(0)
  await row(liaison, `اجرای مصوبه.*${text}`).getByRole('link', { name: 'گزارش اجرا', exact: true }).click()
  await liaison.getByRole('heading', { level: 1, name: text }).waitFor()
  await liaison.getByLabel(/به چند درصد رسیده است/).fill('100')
  await liaison.getByLabel('چه نتیجه‌ای داد؟').fill(proof)
  const chooser = liaison.waitForEvent('filechooser')
  await liaison.getByRole('button', { name: /^فایل/ }).click()
  await (await chooser).setFiles([{ name: 'حکم رابط.pdf', mimeType: 'application/pdf', buffer: pdf('Liaison') }])
  await liaison.getByRole('button', { name: 'برداشتن حکم رابط.pdf' }).waitFor()
  await liaison.getByRole('button', { name: 'فرستادن برای تصویب' }).click()
  await liaison.getByRole('heading', { level: 1, name: /اظهار شما/ }).waitFor()
  await backToDesk(liaison)
  await expect.poll(() => row(liaison, text).count()).toBe(0)
})

test('the secretariat sees the proof and confirms; the figure is the same on every screen', async () => {
  await backToDesk(expert)
  const waiting = row(expert, `تأیید اجرا.*${text}`)
  await waiting.getByText(proof).waitFor()
  await waiting.getByRole('button', { name: 'تأیید اجرا', exact: true }).click()
  const confirm = expert.getByRole('dialog')
  await confirm.getByRole('link', { name: /حکم رابط\.pdf/ }).waitFor()
  await expectAccessible(expert)
  await confirm.getByRole('button', { name: 'ثبت نظر' }).click()
  await confirm.waitFor({ state: 'detached' })
  await expect.poll(() => row(expert, `تأیید اجرا.*${text}`).count()).toBe(0)
  await expert.goto(address)
  await expert.getByText('این مصوبه اجرا شده و اجرای آن تأیید شده است.').waitFor()
  await expert
    .getByRole('button', { name: percentText(100), exact: true })
    .first()
    .waitFor()
  await director.goto('/resolutions?state=done')
  const line = director.getByRole('row').filter({ hasText: text })
  await line.getByText(percentText(100)).waitFor()
  await line.getByText('اجراشده').waitFor()
  const id = address.split('/').at(-1)
  expect(await read<{ percent: string }>(director, `/api/resolutions/${id}`)).toMatchObject({ percent: '100' })
  expect(await read<{ percent: string }>(director, `/api/records/${id}/receipts?line=approved`)).toMatchObject({
    percent: '100',
    recomputed: '100',
  })
  for (const page of [expert, liaison]) {
    await backToDesk(page)
    await expect.poll(() => row(page, text).count()).toBe(0)
  }
})

/** A resolution notified two months ago whose deadline was forty days ago; the house has reminded day by day since. */
async function forgotten(): Promise<string> {
  const { house } = stage
  const today = house.clock.today()
  const clock = movableClock(addDays(today, -75))
  const past = house.withClock(clock)
  const at = async () => past.ctx((await past.identity.actorOfPerson(clock, ids.expert))!)
  const bodyId = (
    await house.db.selectFrom('sessions').select('body_id').where('id', '=', session).executeTakeFirstOrThrow()
  ).body_id
  const { id } = await minuteResolution(await at(), {
    bodyId,
    text: undone,
    decidedOn: addDays(today, -76),
    responsibleOrganisationId: ids.bank,
    deadline: addDays(today, -30),
  })
  await notifyResolution(await at(), id, { version: 1 })
  const jobs = meetings.jobs!
  const house2 = jobHouse({ ...past, actorOfPerson: async () => null } as never, silentLog)
  for (const days of [-37, -30, -27, -23, -16, -9]) {
    clock.moveTo(addDays(today, days))
    await runWaiting(jobs, house2)
  }
  return id
}

test('a resolution that nobody does is reminded of, reported to the secretary and the chair, carried to the next session, and ended with its cause', async () => {
  const id = await forgotten()
  await backToDesk(director)
  await row(director, `گزارش دیرکرد.*${undone}`).waitFor()
  await backToDesk(expert)
  await row(expert, `پیگیری مصوبه.*${undone}`).getByRole('link', { name: 'پیگیری', exact: true }).click()
  await expert.getByText(/مهلت این مصوبه .* بود و ۳۰ روز از آن گذشته است/).waitFor()
  const story = expert.getByRole('main').getByRole('listitem')
  for (const said of ['یادآوری به مسئول اجرا', 'گزارش به دبیر', 'گزارش به رئیس', 'بازگشت به دستور جلسه بعد'])
    await story.filter({ hasText: said }).first().waitFor()
  await expectAccessible(expert)

  // the agenda of the next session takes it up by itself
  const page = new URL(expert.url()).pathname
  await expert
    .getByRole('link', { name: /^شورای راهبری توسعه خوشه پلاستیک/ })
    .first()
    .click()
  await expert.getByRole('button', { name: 'دعوت به جلسه بعد' }).click()
  const call = expert.getByRole('dialog')
  await call.getByLabel('روز جلسه').fill(typedDay(stage.house.clock.today()))
  await call.getByRole('button', { name: 'دعوت کنید' }).click()
  await call.waitFor({ state: 'detached' })
  await expert.getByRole('link', { name: 'جلسه ۷' }).click()
  await expert.getByRole('button', { name: 'پر کردن دستور' }).click()
  const offered = expert.getByRole('dialog').getByRole('checkbox', { name: new RegExp(undone) })
  await offered.first().waitFor()
  await expert
    .getByRole('dialog')
    .getByRole('button', { name: /^افزودن/ })
    .click()
  await expert.locator('ol.agenda > li').filter({ hasText: undone }).first().waitFor()
  await expert.goto(page)

  await expert.getByRole('button', { name: 'کارهای دیگر' }).click()
  await expert.getByRole('menuitem', { name: 'بستن اجرانشده' }).click()
  const end = expert.getByRole('dialog')
  await end.getByRole('button', { name: 'بستن مصوبه' }).click()
  await end.getByText('علت اجرا نشدن نوشته نشده است. یکی از علت‌های فهرست را برگزینید.').waitFor()
  await choose(end.getByLabel('علت'), 'دستگاه پاسخ نداد')
  await end.getByRole('button', { name: 'بستن مصوبه' }).click()
  await expert.getByText('این مصوبه اجرا نشده و با علت بسته شده است.').waitFor()
  await expert.getByText('اجرانشده بسته شد: دستگاه پاسخ نداد').waitFor()
  for (const page of [expert, director]) {
    await backToDesk(page)
    await expect.poll(() => row(page, undone).count()).toBe(0)
  }
  await director.goto('/resolutions')
  await director.getByRole('row').filter({ hasText: undone }).getByText('اجرانشده').waitFor()
  await expectAccessible(director)
  expect(id).not.toBe('')
})

test('what became of it and who decided it are asked from both ends', async () => {
  await expert.goto(address)
  const earlier = expert.getByRole('complementary', { name: 'حاشیه' })
  await earlier.getByRole('heading', { name: 'کجا تصمیم گرفته شد؟' }).waitFor()
  await earlier
    .getByRole('link', { name: /جلسه ششم/ })
    .first()
    .waitFor()
  await expert.goto(`/records/${session}/history`)
  await expert.getByRole('heading', { name: 'چه شد؟' }).waitFor()
  await expert.getByRole('complementary', { name: 'حاشیه' }).getByRole('link', { name: text }).waitFor()
})

test('the director comes from the register to the rules of the own province and changes when the first reminder goes', async () => {
  await director.goto('/resolutions')
  await director.getByRole('link', { name: /^چند روز پیش و پس از مهلت/ }).click()
  await director.getByRole('link', { name: 'قاعده‌های البرز' }).click()
  await director.getByText('در البرز هنوز ویرایشی تصویب نشده').waitFor()
  await director.getByRole('button', { name: 'ویرایش تازه' }).click()
  const days = director.getByLabel('روز نسبت به مهلت').first()
  await days.fill('-10')
  await director.getByLabel(/^متن/).first().fill('یادآوری به مسئول، ده روز پیش از مهلت')
  await director.getByRole('button', { name: 'ذخیره پیش‌نویس' }).click()
  await director.getByRole('button', { name: 'تصویب ویرایش' }).click()
  await expectAccessible(director)
  const adopt = director.getByRole('dialog')
  await adopt.getByRole('button', { name: 'تصویب ویرایش' }).click()
  await adopt.waitFor({ state: 'detached' })
  await director.goto('/follow-up-rules?province=IR-30')
  await director.getByText('۱۰ روز پیش از مهلت').first().waitFor()
  await director.getByText('یادآوری به مسئول، ده روز پیش از مهلت').waitFor()
})

test('a liaison on a phone chooses which messages come by which way, and when it is quiet', async () => {
  await liaison.goto('/account')
  const reminders = liaison.getByRole('group', { name: 'یادآوری مهلت' }).getByRole('checkbox', { name: 'پیامک' })
  await reminders.uncheck()
  await liaison.getByLabel('از ساعت').fill('۲۰:۰۰')
  await liaison.getByRole('button', { name: 'ثبت', exact: true }).click()
  await liaison.getByText('گزینش شما ثبت شد.').waitFor()
  await expectAccessible(liaison)
  await liaison.reload()
  await expect.poll(() => reminders.isChecked()).toBe(false)
  expect(await liaison.getByLabel('از ساعت').inputValue()).toBe('۲۰:۰۰')
})
