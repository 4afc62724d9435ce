import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DiagnosisView } from '../../src/modules/diagnosis/diagnosis.schema.ts'
import type { PlanYearView } from '../../src/modules/plans/plans.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { deskRow, pdf, read } from './hand.ts'

let stage: Stage
let agent: Page
let supervisor: Page
let expert: Page
let cluster: string

beforeAll(async () => {
  stage = await openStage()
  agent = await stage.enter('agent')
  supervisor = await stage.enter('supervisor', { width: 390, height: 844 })
  expert = await stage.enter('expert')
  cluster = (await read<{ rows: { id: string }[] }>(agent, '/api/clusters?q=پلاستیک البرز')).rows[0]!.id
})
afterAll(() => stage?.close())

const heading = (page: Page, n: string) =>
  page.getByRole('heading', { level: 1, name: new RegExp(`^مطالعه شناختی، ویرایش ${n}`) }).waitFor()
const region = (page: Page, name: RegExp | string) => page.getByRole('region', { name })

/** Rewrites one section of the draft on show. */
async function rewrite(name: string, text: string): Promise<void> {
  await agent.getByRole('button', { name: `ویرایش متن: ${name}` }).click()
  const box = agent.getByRole('textbox', { name: `متن «${name}»` })
  await box.fill(text)
  await agent.getByRole('button', { name: 'ذخیره' }).click()
  await box.waitFor({ state: 'hidden' })
  await agent.getByText(text).first().waitFor()
}

/** Answers the open dialog's deed and waits until it is gone. */
async function confirm(page: Page, verb: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('the agent goes to the study of the cluster, begins an edition with its reason and writes a section with a file', async () => {
  await agent.getByRole('link', { name: 'مطالعه شناختی' }).first().click()
  await heading(agent, '۲')
  await agent.getByText('تصویب شورای راهبری هنوز ثبت نشده است').waitFor()
  await agent.getByRole('button', { name: 'کارهای دیگر' }).click()
  await agent.getByRole('menuitem', { name: 'نوشتن ویرایش بعدی' }).click()
  const dialog = agent.getByRole('dialog')
  // without a reason it is refused at its field
  await dialog.getByRole('button', { name: 'نوشتن ویرایش بعدی' }).click()
  await dialog.getByText('علت نوشتن ویرایش تازه نوشته نشده است').first().waitFor()
  await dialog.getByLabel('علت ویرایش تازه').fill('آمار تازه سال')
  await dialog.getByRole('button', { name: 'نوشتن ویرایش بعدی' }).click()
  await heading(agent, '۳')
  await agent.getByText('همه بخش‌ها نوشته شده است').waitFor()
  await agent.getByRole('button', { name: 'ویرایش متن: محدودیت‌های ذی‌نفعان' }).click()
  await agent
    .getByRole('textbox', { name: 'متن «محدودیت‌های ذی‌نفعان»' })
    .fill('سرمایه در گردش کم است و قالب‌سازی محلی نیست.')
  const chooser = agent.waitForEvent('filechooser')
  await agent.getByRole('button', { name: /^فایل/ }).click()
  await (await chooser).setFiles([{ name: 'مصاحبه‌ها.pdf', mimeType: 'application/pdf', buffer: pdf('Interviews') }])
  await agent.getByRole('button', { name: 'برداشتن مصاحبه‌ها.pdf' }).waitFor()
  await agent.getByRole('button', { name: 'ذخیره' }).click()
  await region(agent, /محدودیت‌های ذی‌نفعان/)
    .getByRole('link', { name: 'مصاحبه‌ها.pdf' })
    .waitFor()
  await expectAccessible(agent)
})

test('the lists are written at once; a new pressure point rests on a new threat', async () => {
  await agent.getByRole('link', { name: 'سوات و نقاط فشار' }).click()
  await agent.getByRole('button', { name: 'نوشتن سوات و نقاط فشار' }).click()
  await agent.getByRole('button', { name: 'افزودن به تهدیدها' }).click()
  await agent.getByRole('textbox', { name: 'تهدیدها، سطر ۳' }).fill('کمبود برق در تابستان')
  await agent.getByRole('button', { name: 'افزودن به نقاط فشار' }).click()
  await agent.getByRole('textbox', { name: 'نقاط فشار، سطر ۴' }).fill('تأمین برق مشترک شهرک')
  await agent.getByLabel('کمبود برق در تابستان').last().check()
  await expectAccessible(agent)
  await agent.getByRole('button', { name: 'ذخیره' }).click()
  await agent.getByText('برآمده از: کمبود برق در تابستان (ت۳)').waitFor()
})

test('handed in, it waits on the supervisor’s desk; remarks send it back', async () => {
  await agent.getByRole('button', { name: 'فرستادن برای ناظر' }).click()
  await confirm(agent, 'فرستادن برای ناظر')
  await agent.getByText('نزد ناظر', { exact: true }).first().waitFor()
  await supervisor.goto('/')
  await deskRow(supervisor, /^داوری درباره گزارش شناختی/)
    .getByRole('link')
    .first()
    .click()
  await heading(supervisor, '۳')
  const sending = supervisor.getByRole('button', { name: 'بازگرداندن با نظرها' })
  expect(await sending.getAttribute('aria-disabled')).toBe('true')
  await supervisor.getByRole('button', { name: 'نوشتن نظر: محدودیت‌های ذی‌نفعان' }).click()
  const dialog = supervisor.getByRole('dialog')
  await dialog.getByLabel('نظر', { exact: true }).fill('وقت کم مدیران چرا برداشته شده است؟')
  await confirm(supervisor, 'نوشتن نظر')
  await region(supervisor, /محدودیت‌های ذی‌نفعان/)
    .getByText('بی‌پاسخ')
    .waitFor()
  await expectAccessible(supervisor)
  await sending.click()
  await confirm(supervisor, 'بازگرداندن با نظرها')
  await supervisor.getByText(/بازگردانده است و ۱ نظر هنوز پاسخ ندارد/).waitFor()
})

test('the agent promises the remark for the next edition and writes it', async () => {
  await agent.goto('/')
  await deskRow(agent, /^پاسخ به ۱ نظر ناظر/)
    .getByRole('link')
    .first()
    .click()
  await heading(agent, '۳')
  const next = agent.getByRole('button', { name: 'نوشتن ویرایش بعدی' })
  expect(await next.getAttribute('aria-disabled')).toBe('true')
  await agent.getByRole('button', { name: 'پاسخ', exact: true }).click()
  await agent.getByRole('dialog').getByLabel('در ویرایش بعدی می‌آید').check()
  await confirm(agent, 'پاسخ')
  await agent.getByText('به همه نظرها رسیدگی شده است').waitFor()
  await next.click()
  await agent.getByRole('dialog').getByLabel('علت ویرایش تازه').fill('رسیدگی به نظر ناظر')
  await agent.getByRole('dialog').getByRole('button', { name: 'نوشتن ویرایش بعدی' }).click()
  await heading(agent, '۴')
  await rewrite('محدودیت‌های ذی‌نفعان', 'سرمایه در گردش کم است، قالب‌سازی محلی نیست و مدیران وقت کمی برای کار جمعی دارند.')
  await agent.getByRole('button', { name: 'فرستادن برای ناظر' }).click()
  await confirm(agent, 'فرستادن برای ناظر')
})

test('the supervisor reads what changed beside the own remark, and accepts', async () => {
  await supervisor.goto('/')
  await deskRow(supervisor, /^داوری درباره گزارش شناختی .*ویرایش ۴/)
    .getByRole('link')
    .first()
    .click()
  await heading(supervisor, '۴')
  await supervisor.getByRole('link', { name: 'تغییرها' }).click()
  const section = region(supervisor, 'محدودیت‌های ذی‌نفعان')
  await section.getByRole('insertion').filter({ hasText: 'مدیران وقت کمی' }).waitFor()
  expect(await section.getByRole('deletion').allInnerTexts()).toEqual(['است و', 'نیست.'])
  await section.getByText('وقت کم مدیران چرا برداشته شده است؟').waitFor()
  await section.getByText('در ویرایش بعدی', { exact: true }).waitFor()
  await expectAccessible(supervisor)
  await supervisor.getByRole('button', { name: 'پذیرفتن' }).click()
  await confirm(supervisor, 'پذیرفتن')
  await supervisor.getByText('پذیرفته ناظر').first().waitFor()
})

test('the expert records the council’s approval without a resolution, and the page says so; the gate knows', async () => {
  await expert.goto('/')
  await deskRow(expert, /^بردن گزارش شناختی .*ویرایش ۴/)
    .getByRole('link')
    .first()
    .click()
  await heading(expert, '۴')
  await expert.getByRole('button', { name: 'ثبت تصویب شورا' }).click()
  const dialog = expert.getByRole('dialog')
  await dialog.getByRole('button', { name: 'ثبت تصویب شورا' }).click()
  await dialog.getByText('نه مصوبه‌ای برگزیده شده و نه روز تصویب نوشته شده است').first().waitFor()
  await dialog.getByLabel(/^روز تصویب/).fill('۱۳۹۵/۱۱/۱۵')
  await dialog.getByLabel(/^روز تصویب/).press('Tab')
  await confirm(expert, 'ثبت تصویب شورا')
  await expert.getByText('شورای راهبری آن را در ۱۵ بهمن ۱۳۹۵ تصویب کرده است').waitFor()
  await expert.getByText('مصوبه آن ثبت نشده است').waitFor()
  const { editions } = await read<DiagnosisView>(expert, `/api/clusters/${cluster}/diagnosis`)
  expect(editions.map((one) => one.state)).toEqual(['returned', 'accepted', 'returned', 'approved'])
})

test('on paper the report has its text and lists, and no buttons', async () => {
  await expert.emulateMedia({ media: 'print' })
  await expert.getByRole('heading', { level: 2, name: 'محدودیت‌های ذی‌نفعان' }).waitFor()
  expect(await expert.getByRole('button', { name: 'چاپ' }).count()).toBe(0)
  await expert.emulateMedia({ media: null })
})

test('a strategy is tied to the new pressure point, and the plan shows the chain', async () => {
  await agent.goto(`/clusters/${cluster}/plan?view=strategies`)
  const chain = region(agent, 'از چشم‌انداز تا فعالیت')
  await chain.getByText('هیچ راهبردی به آن پاسخ نمی‌دهد').waitFor()
  await chain.getByRole('button', { name: 'بستن راهبردها به نقاط فشار' }).click()
  await agent.getByRole('group', { name: 'تأمین پایدار مواد اولیه' }).getByLabel('تأمین برق مشترک شهرک').check()
  await confirm(agent, 'بستن راهبردها به نقاط فشار')
  await chain.getByText('هیچ راهبردی به آن پاسخ نمی‌دهد').waitFor({ state: 'hidden' })
  const point = chain.getByRole('listitem').filter({ hasText: 'تأمین برق مشترک شهرک' })
  await point.getByText('سال دوم، ۲ فعالیت').click()
  await point.getByRole('link', { name: /تشکیل شرکت تعاونی/ }).waitFor()
  await expectAccessible(agent)
})

test('a revised plan year is compared with its baseline, activity by activity', async () => {
  const plan = await read<{ plan: { years: { id: string; n: number }[] } }>(agent, `/api/clusters/${cluster}/plan`)
  const year = plan.plan.years.find((one) => one.n === 2)!.id
  await agent.goto(`/plan-years/${year}`)
  await agent.getByRole('link', { name: 'نسخه‌ها' }).click()
  await agent.getByText('این سال تنها یک نسخه دارد').waitFor()
  await agent.goBack()
  await agent.getByRole('button', { name: 'نسخه تازه' }).click()
  await agent.getByLabel('چرا برنامه تغییر می‌کند؟').fill('بودجه نمایشگاه کم شد')
  await agent.getByRole('dialog').getByRole('button', { name: 'آغاز نسخه تازه' }).click()
  await agent.waitForURL(/draft$/)
  const { version, draft } = await read<PlanYearView>(agent, `/api/plan-years/${year}`)
  const [first, second, ...rest] = draft!.activities
  const shifted = (weight: string, by: number) => String(Number(weight) + by)
  const reply = await agent.request.put(`/api/plan-years/${year}/draft`, {
    data: {
      version,
      activities: [
        { ...first!, weight: shifted(first!.weight, -2), executor: 'اتحادیه صنف' },
        { ...second!, weight: shifted(second!.weight, 2) },
        ...rest.slice(0, -1),
      ],
    },
  })
  expect(reply.status()).toBe(200)
  await agent.goto(`/plan-years/${year}/versions`)
  await agent.getByText('علت: بودجه نمایشگاه کم شد').waitFor()
  await agent.getByText('۰ فعالیت افزوده، ۱ برداشته، ۲ تغییریافته و ۵ بی‌تغییر.').waitFor()
  const changes = region(agent, /^تغییرها از نسخه ۱ تا پیش‌نویس نسخه ۲/)
  const row = changes.getByRole('listitem').filter({ hasText: first!.title })
  await row.getByRole('insertion').filter({ hasText: 'اتحادیه صنف' }).waitFor()
  await changes
    .getByRole('listitem')
    .filter({ hasText: rest.at(-1)!.title })
    .getByText('برداشته')
    .waitFor()
  await expectAccessible(agent)
})
