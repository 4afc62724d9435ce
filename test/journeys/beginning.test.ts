import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClusterView } from '../../src/modules/clusters/clusters.schema.ts'
import type { PlanView, PlanYearView } from '../../src/modules/plans/plans.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, inPersian, percentText, read } from './hand.ts'

/** An office that begins in the middle: its council, its members, a decision, and a plan year that ran before the system. */
let stage: Stage
let expert: Page
let cluster: string

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert.zanjan')
  const { rows } = await read<{ rows: { id: string; trade: string }[] }>(
    expert,
    '/api/clusters?province=IR-19&limit=100',
  )
  cluster = rows.find((row) => row.trade === 'چاقو')!.id
})
afterAll(() => stage?.close())

test('the cluster’s page leads to its missing council, which goes on after the sessions held before', async () => {
  await expert.goto(`/clusters/${cluster}`)
  await expert.getByRole('link', { name: 'ثبت شورای راهبری' }).click()
  const dialog = expert.getByRole('dialog', { name: 'ثبت مرجع تصمیم' })
  expect(await dialog.getByRole('combobox', { name: 'خوشه' }).inputValue()).toContain('چاقو')
  await dialog.getByText(/خالی بماند: «شورای راهبری توسعه خوشه .*چاقو/).waitFor()
  await dialog.getByRole('textbox', { name: 'شماره آخرین جلسه پیش از سامانه' }).fill('۲')
  await expectAccessible(expert, '[role=dialog]')
  await dialog.getByRole('button', { name: 'ثبت مرجع تصمیم' }).click()
  await expert.getByRole('heading', { level: 1, name: /^شورای راهبری توسعه خوشه/ }).waitFor()
  await expert.getByText('آخرین جلسه، جلسه ۲ است.').waitFor()
  // one step back is the cluster, not the form
  await expert.goBack()
  await expert.waitForURL(/clusters/)
  await expert.getByRole('complementary').getByText('جلسه ۲').waitFor()
})

test('a member takes a seat by order, a substitute stands in, and a membership ends with its last day', async () => {
  const { council } = await read<ClusterView>(expert, `/api/clusters/${cluster}`)
  await expert.goto(`/bodies/${council!.id}`)
  const change = expert.getByRole('button', { name: 'تغییر کرسی «مدیرعامل شرکت شهرک‌های صنعتی استان»' })
  await change.click()
  await expert.getByRole('menuitem', { name: 'نشاندن عضو' }).click()
  const dialog = expert.getByRole('dialog', { name: /^عضو کرسی/ })
  await dialog.getByRole('button', { name: 'نشاندن عضو' }).click()
  await dialog.getByText('این خانه خالی است. آن را پر کنید.').waitFor()
  await choose(dialog.getByRole('combobox', { name: 'شخص' }), 'احمدی', /ایرج احمدی/)
  await dialog.getByRole('textbox', { name: 'شماره حکم' }).fill('۹۵/۱۲')
  await dialog.getByRole('button', { name: 'نشاندن عضو' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expert.getByRole('complementary').getByText('ایرج احمدی').waitFor()
  await change.click()
  await expert.getByRole('menuitem', { name: 'نشاندن جانشین' }).waitFor()
  await expert.getByRole('menuitem', { name: 'پایان عضویت' }).click()
  const end = expert.getByRole('dialog', { name: /^پایان عضویت/ })
  await end.getByRole('button', { name: 'پایان عضویت' }).click()
  await end.waitFor({ state: 'hidden' })
})

test('what the council decides is minuted with its subject, asks nobody for work, and the baseline rests on it', async () => {
  const { council } = await read<ClusterView>(expert, `/api/clusters/${cluster}`)
  await expert.goto(`/bodies/${council!.id}`)
  await expert.getByRole('button', { name: 'دعوت به جلسه بعد' }).click()
  await expert.getByRole('dialog').getByRole('button', { name: 'دعوت کنید' }).click()
  await expert.getByRole('link', { name: 'جلسه ۳' }).click()
  await expert.getByRole('button', { name: 'کارهای دیگر' }).click()
  await expert.getByRole('menuitem', { name: 'ثبت برگزاری' }).click()
  await expert.getByRole('dialog').getByRole('button', { name: 'ثبت کنید' }).click()
  await expert.getByRole('button', { name: 'ثبت مصوبه' }).click()
  const dialog = expert.getByRole('dialog', { name: 'ثبت مصوبه' })
  await dialog.getByRole('textbox', { name: 'متن مصوبه' }).fill('سند برنامه عمل سال نخست تصویب شد.')
  await choose(dialog.getByRole('combobox', { name: 'دسته' }), 'تصویب سند', 'تصویب سند و برنامه')
  await dialog.getByRole('button', { name: 'ثبت مصوبه' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expert.getByText('سند برنامه عمل سال نخست تصویب شد.').first().click()
  await expert.getByText('این تصمیم با همان جلسه اثر دارد').waitFor()
  await expert.getByText('تصویب سند و برنامه').waitFor()
})

test('a year that ran before the system is opened as such, and its state comes from a paper', async () => {
  await expert.goto(`/clusters/${cluster}/plan`)
  await expert.getByRole('button', { name: 'گشودن سند برنامه عمل' }).click()
  await expert.getByRole('dialog').getByRole('button', { name: 'گشودن سند برنامه عمل' }).click()
  await expert.getByRole('button', { name: 'گشودن سال ۱' }).click()
  const opening = expert.getByRole('dialog', { name: 'گشودن سال تازه برنامه' })
  await opening.getByRole('textbox', { name: 'سال مالی' }).fill('۱۳۹۴')
  await opening.getByRole('checkbox', { name: /پیش از راه‌اندازی سامانه/ }).check()
  await opening.getByRole('button', { name: /^گشودن سال/ }).click()
  await expert.waitForURL(/draft/)
  const year = new URL(expert.url()).pathname.split('/').at(-2)!
  const view = await read<PlanYearView>(expert, `/api/plan-years/${year}`)
  const { rows: people } = await read<{ rows: { id: string }[] }>(expert, '/api/persons?q=صفری')
  const activity = (code: string, weight: string, more = {}) => ({
    code,
    title: `فعالیت ${inPersian(code)}`,
    weight,
    start: '2015-04-01',
    finish: '2016-03-01',
    ownerPersonId: people[0]!.id,
    ...more,
  })
  const written = await expert.request.put(`/api/plan-years/${year}/draft`, {
    data: {
      version: view.version,
      activities: [activity('1', '60'), activity('2', '40', { measure: 'quantity', target: '10', unit: 'کارگاه' })],
    },
  })
  expect(written.ok()).toBe(true)
  await expert.reload()
  await expert.getByRole('button', { name: 'تثبیت خط مبنا' }).click()
  const freezing = expert.getByRole('dialog')
  // the council's own resolution stands there, though nobody tied it to the cluster by hand
  await choose(freezing.getByRole('combobox', { name: 'مصوبه شورا' }), '', /شورای راهبری/)
  await freezing.getByRole('button', { name: 'تثبیت نسخه ۱' }).click()
  await expert.getByRole('heading', { level: 1, name: 'سند برنامه عمل سال اول' }).waitFor()

  await expert.getByRole('button', { name: 'ثبت وضعیت تحویل‌گرفته' }).click()
  const dialog = expert.getByRole('dialog', { name: 'ثبت وضعیت تحویل‌گرفته' })
  await dialog.getByRole('textbox', { name: 'درصد پیشرفت' }).fill('۸۰')
  await dialog.getByRole('textbox', { name: /^مقدار انجام‌شده/ }).fill('۵')
  await dialog.getByRole('button', { name: 'ثبت وضع ۲ فعالیت' }).click()
  // without its paper it is refused, and what was typed stays
  await dialog.getByText('این خانه خالی است. آن را پر کنید.').waitFor()
  expect(await dialog.getByRole('textbox', { name: 'درصد پیشرفت' }).inputValue()).toBe('۸۰')
  await dialog.getByRole('textbox', { name: /^سند/ }).fill('گزارش پایان سال ۱۳۹۴')
  await expectAccessible(expert, '[role=dialog]')
  await dialog.getByRole('button', { name: 'ثبت وضع ۲ فعالیت' }).click()
  await dialog.waitFor({ state: 'hidden' })
  // 60 × 80 % + 40 × 5 of 10
  await expert.getByText(percentText(68)).first().waitFor()
  await expert.getByText(/عددهای آن تحویل گرفته شده است/).waitFor()
})

test('whoever only looks is offered none of it', async () => {
  const { plan } = await read<{ plan: PlanView }>(expert, `/api/clusters/${cluster}/plan`)
  const auditor = await stage.enter('auditor')
  await auditor.goto('/bodies')
  await auditor.getByRole('heading', { level: 1 }).waitFor()
  expect(await auditor.getByRole('button', { name: 'ثبت مرجع تصمیم' }).count()).toBe(0)
  await auditor.goto(`/clusters/${plan.clusterId}/plan?view=strategies`)
  await auditor.getByRole('heading', { level: 2, name: 'راهبردها' }).waitFor()
  for (const name of [/^ویرایش/, /^گشودن سال/]) expect(await auditor.getByRole('button', { name }).count()).toBe(0)
  const { rows } = await read<{ rows: { id: string; trade: string }[] }>(auditor, '/api/clusters?province=IR-15')
  await auditor.goto(`/clusters/${rows.find((row) => row.trade === 'طیور')!.id}/plan`)
  await auditor.getByText(/سند را کارشناس خوشه یا معاون می‌گشاید/).waitFor()
  expect(await auditor.getByRole('button', { name: 'گشودن سند برنامه عمل' }).count()).toBe(0)
})
