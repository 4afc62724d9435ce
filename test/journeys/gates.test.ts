import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClusterView } from '../../src/modules/clusters/clusters.schema.ts'
import type { Body } from '../../src/modules/meetings/bodies/bodies.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, deskRow, inPersian, pdf, read } from './hand.ts'

const trade = 'نایلون'
let stage: Stage
let expert: Page
let director: Page
let heritage: Page
let cluster: string
let today: string

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert.lorestan')
  director = await stage.enter('lorestan', { width: 390, height: 844 })
  heritage = await stage.enter('heritage', { width: 390, height: 844 })
  const { rows } = await read<{ rows: { id: string; trade: string }[] }>(
    expert,
    '/api/clusters?province=IR-15&limit=100',
  )
  cluster = rows.find((row) => row.trade === trade)!.id
  today = stage.house.clock.today()
})
afterAll(() => stage?.close())

/** What the signed-in expert would send by other pages of the same house: directory, sessions, plan. */
async function send<Reply = { id: string }>(
  path: string,
  data: unknown,
  method: 'post' | 'put' = 'post',
): Promise<Reply> {
  const reply = await expert.request[method](path, { data: data as object })
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`)
  return (await reply.json()) as Reply
}
const view = () => read<ClusterView>(expert, `/api/clusters/${cluster}`)
const openPage = async (page: Page) => {
  await page.goto(`/clusters/${cluster}`)
  await page.getByRole('heading', { level: 2, name: /^دروازه بعدی/ }).waitFor()
}
const line = (page: Page, says: string | RegExp) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: says })

let sessions = 1
/** A resolution of a session held today, about this cluster. */
async function resolve(bodyId: string, text: string): Promise<string> {
  sessions += 1
  const session = await send(`/api/bodies/${bodyId}/historic-sessions`, {
    number: sessions,
    heldOn: today,
    source: { mark: 'example', source: '' },
  })
  return (
    await send('/api/resolutions', { sessionId: session.id, text, category: 'gate_decision', concerns: [cluster] })
  ).id
}

/** Everything that is left of the next gate and that people bring: papers and statements. */
async function bringTheRest(): Promise<void> {
  const { next } = await view()
  for (const one of next!.lines.filter((fact) => fact.state !== 'fulfilled')) {
    if (one.kind === 'document') {
      const file = { name: 'سند.pdf', mimeType: 'application/pdf', buffer: pdf(one.code) }
      const uploaded = await expert.request.post('/api/files', { multipart: { file } })
      const { id: fileId } = (await uploaded.json()) as { id: string }
      await send(`/api/clusters/${cluster}/papers`, {
        stage: next!.code,
        code: one.code,
        dated: today,
        number: '۱',
        fileId,
      })
    }
    if (one.kind === 'condition' && one.stated)
      await send(`/api/clusters/${cluster}/statements`, {
        stage: next!.code,
        code: one.code,
        holds: !one.negative,
        dated: today,
      })
  }
}

/** Records the resolution on the page itself. */
async function openGate(page: Page, text: string, name: string): Promise<void> {
  await openPage(page)
  await page.getByRole('button', { name: 'ثبت مصوبه دروازه' }).click()
  const dialog = page.getByRole('dialog')
  await choose(dialog.getByRole('combobox', { name: /^مصوبه/ }), text, text)
  await dialog.getByRole('button', { name: 'ثبت مصوبه دروازه' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(`در مرحله ${name}`).or(page.getByText(name).first()).first().waitFor()
}

test('a closed gate says what it asks for, each with its clause to be read', async () => {
  await openPage(expert)
  await expert.getByText(/نخست .* چیز مانده را برآورده کنید/).waitFor()
  const button = expert.getByRole('button', { name: 'ثبت مصوبه دروازه' })
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  const row = line(expert, 'شرح خدمات مطالعه امکان‌سنجی')
  await row.getByText('ثبت نشده').waitFor()
  await expectAccessible(expert)
  await row.getByText('ماده ۴ بند ۲').click()
  await row.getByText(/گزارش امکان‌سنجی باید به سه پرسش/).waitFor()
  await expectAccessible(expert, '.gate-row')
})

test('the expert files a document with its file and states what nobody else knows', async () => {
  await line(expert, 'شرح خدمات مطالعه امکان‌سنجی').getByRole('button', { name: 'ثبت مدرک' }).click()
  const dialog = expert.getByRole('dialog')
  // without number and file it is refused at both fields, and what was chosen stays
  await dialog.getByRole('button', { name: 'ثبت مدرک' }).click()
  await dialog.getByText('این خانه').or(dialog.locator('.error')).first().waitFor()
  const chooser = expert.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: /^فایل/ }).click()
  await (await chooser).setFiles([{ name: 'شرح خدمات.pdf', mimeType: 'application/pdf', buffer: pdf('Terms') }])
  await dialog.getByRole('button', { name: 'برداشتن شرح خدمات.pdf' }).waitFor()
  await dialog.getByLabel('شماره').fill('ن/۱۲')
  await dialog.getByLabel(/^ویرایش/).fill('۲')
  await dialog.getByRole('button', { name: 'ثبت مدرک' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const row = line(expert, 'شرح خدمات مطالعه امکان‌سنجی')
  await row.getByText(/شماره ن\/۱۲، ویرایش ۲/).waitFor()
  await row.getByRole('link', { name: 'شرح خدمات.pdf' }).waitFor()

  await line(expert, 'خوشه در فهرست اولویت‌دار').getByRole('button', { name: 'اعلام' }).click()
  await dialog.getByLabel('برقرار است').check()
  await dialog.getByLabel(/^توضیح/).fill('ردیف سوم فهرست مصوب')
  await dialog.getByRole('button', { name: 'اعلام', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  // the file of the gate and the history both say it
  await line(expert, 'خوشه در فهرست اولویت‌دار').getByText('ردیف سوم فهرست مصوب').first().waitFor()
})

test('feasibility: opened by the committee, dated to its session; the managing director sees it on a phone', async () => {
  await bringTheRest()
  const { rows } = await read<{ rows: Body[] }>(expert, '/api/bodies?provinceId=IR-15')
  const committee = rows.find((body) => body.kind === 'provincial_committee')!
  await resolve(committee.id, 'امکان‌سنجی خوشه نایلون آغاز شود.')
  await openGate(expert, 'امکان‌سنجی خوشه نایلون آغاز شود.', 'امکان‌سنجی')
  expect((await view()).stage).toMatchObject({ code: 'feasibility', since: today, takenOver: false })
  await openPage(director)
  await director.getByRole('heading', { level: 2, name: 'دروازه بعدی: مطالعه شناختی' }).waitFor()
  await expectAccessible(director)
})

test('diagnostic study: the team and the supervisor are appointed, then the committee opens it', async () => {
  const organisationId = (await read<{ rows: { id: string }[] }>(expert, '/api/organisations?limit=1')).rows[0]!.id
  for (const [part, familyName] of [
    ['agent', 'عامل'],
    ['agentAssistant', 'دستیار'],
    ['secretary', 'منشی'],
    ['supervisor', 'ناظر'],
  ]) {
    const person = await send('/api/persons', { familyName, organisationId })
    await send(`/api/clusters/${cluster}/people`, { part, personId: person.id, from: today })
  }
  await bringTheRest()
  const { rows } = await read<{ rows: Body[] }>(expert, '/api/bodies?provinceId=IR-15')
  await resolve(rows.find((body) => body.kind === 'provincial_committee')!.id, 'مطالعه شناختی نایلون آغاز شود.')
  await openPage(expert)
  await line(expert, 'تیم توسعه دست‌کم سه نفر دارد').getByText('برآورده').waitFor()
  await openGate(expert, 'مطالعه شناختی نایلون آغاز شود.', 'مطالعه شناختی')
  expect((await view()).stage!.code).toBe('diagnostic')
})

test('action plan: the council is formed with people in its seats and decides', async () => {
  const body = await send('/api/bodies', { kind: 'steering_council', title: 'شورای راهبری نایلون', clusterId: cluster })
  const council = await read<Body>(expert, `/api/bodies/${body.id}`)
  await openPage(expert)
  await line(expert, 'شورای راهبری با احکام معتبر').getByText('برآورده نیست').waitFor()
  const { people } = await view()
  for (const [place, seat] of council.seats.filter((one) => one.required).entries())
    await send(`/api/seats/${seat.id}/sittings`, { personId: people![place]!.person!.id, from: today })
  await bringTheRest()
  await resolve(body.id, 'گزارش شناختی پذیرفته شد.')
  await openGate(expert, 'گزارش شناختی پذیرفته شد.', 'تدوین سند برنامه عمل')
  expect((await view()).stage!.code).toBe('action_plan')
})

test('implementation: the first year’s plan, frozen by the council, opens it; the history tells every gate', async () => {
  const { rows } = await read<{ rows: Body[] }>(expert, `/api/bodies?clusterId=${cluster}`)
  const council = rows[0]!
  await openPage(expert)
  await line(expert, 'سند برنامه عمل را شورای راهبری').getByText('برآورده نیست').waitFor()
  await line(expert, 'سند برنامه عمل را شورای راهبری').getByRole('link', { name: 'رفتن به سند برنامه عمل' }).waitFor()
  const { planId } = await send<{ planId: string }>('/api/plans', { clusterId: cluster })
  await send(`/api/plans/${planId}/strategies`, { version: 1, strategies: [{ title: 'بازار' }] }, 'put')
  const plan = await read<{ plan: { strategies: { id: string }[] } }>(expert, `/api/clusters/${cluster}/plan`)
  const { planYearId } = await send<{ planYearId: string }>(`/api/plans/${planId}/years`, { n: 1, fiscalYear: 1396 })
  const activity = (code: string, weight: string) => ({
    code,
    title: `فعالیت ${inPersian(code)}`,
    strategyId: plan.plan.strategies[0]!.id,
    ownerOrganisationId: null,
    ownerPersonId: council.id && null,
    weight,
    start: '2017-04-01',
    finish: '2018-02-01',
    measure: 'percent',
    shares: [{ fundingSource: 'company', cash: '1000000' }],
  })
  const { people } = await view()
  const owned = [activity('1', '60'), activity('2', '40')].map((one) => ({
    ...one,
    ownerPersonId: people![0]!.person!.id,
  }))
  await send(`/api/plan-years/${planYearId}/draft`, { version: 1, activities: owned }, 'put')
  const approval = await resolve(council.id, 'سند برنامه عمل سال اول تصویب شد.')
  await send(`/api/plan-years/${planYearId}/freezing`, { version: 2, decisionId: approval })
  await bringTheRest()
  await resolve(council.id, 'پیاده‌سازی سال اول آغاز شود.')
  await openGate(expert, 'پیاده‌سازی سال اول آغاز شود.', 'پیاده‌سازی')
  const after = await view()
  expect(after.stage!.code).toBe('implementation_y1')
  expect(after.path.filter((step) => step.decision !== null).map((step) => step.code)).toEqual([
    'feasibility',
    'diagnostic',
    'action_plan',
    'implementation_y1',
  ])
  await expert.goto(`/records/${cluster}/history`)
  await expert
    .getByText(/دروازه «مطالعه شناختی» را با مصوبه گشود/)
    .first()
    .waitFor()
})

test('the by-law: a new edition is drafted, its effect read, and adopted by the managing director', async () => {
  await expert.goto('/bylaw?province=IR-15')
  await expert.getByRole('button', { name: 'ویرایش تازه' }).click()
  await expert.getByRole('heading', { level: 1, name: /^پیش‌نویس/ }).waitFor()
  await expert.getByText('امکان‌سنجی', { exact: true }).first().click()
  await expert
    .getByRole('checkbox', { name: /نظر کتبی کمیته کارشناسی/ })
    .locator('visible=true')
    .first()
    .uncheck()
  await expert.getByRole('button', { name: 'دیدن اثر آن' }).click()
  await expert.getByRole('heading', { level: 1, name: /^اثر/ }).waitFor()
  await expert.getByText('دیگر مانع نیست').first().waitFor()
  await expert
    .getByText(/نظر کتبی کمیته کارشناسی/)
    .first()
    .waitFor()
  expect(await expert.getByRole('button', { name: 'تصویب ویرایش' }).getAttribute('aria-disabled')).toBe('true')
  await expectAccessible(expert)
  await director.goto(new URL(expert.url()).pathname + new URL(expert.url()).search)
  await director.getByRole('button', { name: 'تصویب ویرایش' }).click()
  const dialog = director.getByRole('dialog')
  await dialog.getByRole('button', { name: 'تصویب ویرایش' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await director
    .getByText(/معتبر از/)
    .first()
    .waitFor()
  const { rows } = await read<{ rows: { id: string; trade: string }[] }>(
    expert,
    '/api/clusters?province=IR-15&limit=100',
  )
  const pickles = rows.find((row) => row.trade === 'خیارشور')!.id
  const { next, edition } = await read<ClusterView>(expert, `/api/clusters/${pickles}`)
  expect(edition.example).toBe(false)
  expect(next!.lines.find((one) => one.code === 'expert_opinion')).toMatchObject({ optional: true })
})

test('the custodian’s liaison finds the delegated cluster on the desk, reports from a phone, and the stage stays', async () => {
  await heritage.goto('/')
  const row = deskRow(heritage, /گزارش «خوشه ورشو/)
  await row.getByRole('link', { name: 'رسیدگی' }).click()
  const dialog = heritage.getByRole('dialog')
  await dialog.getByLabel('متن گزارش').fill('کارگاه‌های ورشو شناسایی شدند.')
  await expectAccessible(heritage)
  await dialog.getByRole('button', { name: 'ثبت گزارش' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await heritage.getByText('کارگاه‌های ورشو شناسایی شدند.').waitFor()
  await heritage.getByText(/گزارش بعدی تا/).waitFor()
})
