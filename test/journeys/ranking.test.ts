import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClusterView } from '../../src/modules/clusters/clusters.schema.ts'
import type { RankingsView, RoundView } from '../../src/modules/ranking/ranking.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, deskRow, pdf, read } from './hand.ts'

let stage: Stage
let expert: Page
let director: Page
let round: string
let today: string
/** Two clusters that are scored by hand; the others are left out. */
let first: { id: string; title: string }
let second: { id: string; title: string }

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert.lorestan', { width: 390, height: 844 })
  director = await stage.enter('lorestan')
  today = stage.house.clock.today()
})
afterAll(() => stage?.close())

const send = async <Reply = { id: string }>(path: string, data: unknown, method: 'post' | 'put' = 'post') => {
  const reply = await expert.request[method](path, { data: data as object })
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`)
  return (await reply.json()) as Reply
}
const view = () => read<RoundView>(expert, `/api/prioritisations/${round}`)
const criterion = (page: Page, name: string): Locator =>
  page
    .getByRole('main')
    .getByRole('group')
    .filter({ has: page.locator('summary', { hasText: name }) })
const proof = { evidence: 'فهرست اتحادیه', source: 'نامه ۱۲', asOf: '2017-01-10' }

test('the province’s page leads to a ranking that says it is not begun, and the expert opens a round', async () => {
  await expert.goto('/provinces/IR-15')
  await expert.getByRole('link', { name: 'اولویت‌بندی خوشه‌ها' }).click()
  await expert.getByRole('heading', { name: 'هنوز خوشه‌ای سنجیده نشده است.' }).waitFor()
  await expert.getByText('۱۱ خوشه شناسایی‌شده').waitFor()
  await expectAccessible(expert)
  await expert.getByRole('button', { name: 'گشودن دور' }).click()
  await expert.getByRole('dialog').getByRole('button', { name: 'گشودن دور' }).click()
  await expert.getByRole('heading', { level: 1, name: /دور ۱/ }).waitFor()
  const { current } = await read<RankingsView>(expert, '/api/provinces/IR-15/prioritisations')
  round = current!
  const { clusters } = await view()
  ;[first, second] = clusters.slice(0, 2).map((one) => ({ id: one.clusterId, title: one.title })) as [
    typeof first,
    typeof first,
  ]
})

test('it waits on the expert’s desk', async () => {
  await expert.goto('/')
  await deskRow(expert, /اولویت‌بندی خوشه‌های لرستان/).waitFor()
})

test('in the field the expert reads the five sentences, scores, and is told what lacks evidence', async () => {
  await expert.goto(`/prioritisations/${round}/clusters/${first.id}`)
  const size = criterion(expert, 'اندازه خوشه')
  await size.getByText('چند واحد و چند شغل در این رشته و منطقه هست؟').waitFor()
  await size.getByRole('radio', { name: '۱۰۰ واحد و بیشتر' }).check()
  await size.getByText(/بدون گواه، منبع و تاریخ/).waitFor()
  await size.getByRole('button', { name: 'ثبت امتیاز' }).click()
  await size.getByText('بی‌گواه').waitFor()
  await size.getByLabel('گواه', { exact: true }).fill('۱۲۰ واحد در فهرست اتحادیه')
  await size.getByLabel('منبع').fill('اتحادیه، نامه ۱۲۴')
  await size
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'فهرست.pdf', mimeType: 'application/pdf', buffer: pdf('list') })
  await size.getByText('فهرست.pdf').waitFor()
  await size.getByRole('button', { name: 'ثبت امتیاز' }).click()
  await size.getByText('سنجیده', { exact: true }).waitFor()
  await expectAccessible(expert)
  const cell = (await view()).clusters.find((one) => one.clusterId === first.id)!.cells[0]!
  expect([cell.n, cell.given!.score, cell.given!.files.length, cell.earlier.length]).toEqual([2, 5, 1, 1])
})

test('what somebody else scored meanwhile is shown, and nothing typed is lost', async () => {
  const trust = criterion(expert, 'همکاری و اعتماد میان واحدها')
  await trust.locator('summary').click()
  await trust.getByRole('radio', { name: 'تشکل یا شبکه فعال' }).check()
  await trust.getByLabel('گواه', { exact: true }).fill('صورت‌جلسه تشکل')
  await send(`/api/prioritisations/${round}/clusters/${first.id}/scores/trust`, { after: 0, score: 2, ...proof }, 'put')
  await trust.getByRole('button', { name: 'ثبت امتیاز' }).click()
  await trust.getByText('تا شما می‌نوشتید کس دیگری این معیار را سنجید: ۲ از ۵').waitFor()
  expect(await trust.getByLabel('گواه', { exact: true }).inputValue()).toBe('صورت‌جلسه تشکل')
  await trust.getByRole('button', { name: 'ادامه با نوشته من' }).click()
  await trust.getByLabel('منبع').fill('صورت‌جلسه ۳')
  await trust.getByRole('button', { name: 'ثبت امتیاز' }).click()
  await trust.getByText('۵ از ۵').first().waitFor()
})

test('the field visit’s form prints with its 33 questions, and answers are typed in with their own day', async () => {
  await expert.goto(`/prioritisations/${round}/clusters/${first.id}/visit`)
  await expert.getByRole('heading', { level: 1, name: /بازدید میدانی/ }).waitFor()
  await expert.emulateMedia({ media: 'print' })
  await expert.getByText('۳۳. این عددها از کجاست و چه کسی آن را تأیید می‌کند؟').first().waitFor()
  expect(await expert.getByRole('textbox').count()).toBe(0)
  await expert.emulateMedia({ media: 'screen' })
  await expert.getByLabel('روز بازدید').fill('۲۳ دی ۱۳۹۵')
  await expert.getByLabel('بازدیدکنندگان').fill('کارشناس خوشه و دستیار')
  await expert.getByLabel(/^۱\. چند واحد این رشته/).fill('دوازده واحد بیرون از فهرست')
  await expert.getByRole('button', { name: 'ثبت بازدید' }).click()
  // who answered is asked where an answer stands
  await expert.getByText('این خانه خالی است. آن را پر کنید.').first().waitFor()
  await expert.getByLabel('پاسخ‌دهنده و سمت او').fill('رئیس اتحادیه')
  await expert.getByRole('button', { name: 'ثبت بازدید' }).click()
  await expert.getByText('بازدید ۲۳ دی ۱۳۹۵').waitFor()
})

test('two finished clusters have places; the others are named apart and keep the round from the committee', async () => {
  const { criteria } = await view()
  for (const [cluster, score] of [
    [first, 4],
    [second, 3],
  ] as const) {
    const cells = (await view()).clusters.find((one) => one.clusterId === cluster.id)!.cells
    for (const [place, { code }] of criteria.entries())
      await send(
        `/api/prioritisations/${round}/clusters/${cluster.id}/scores/${code}`,
        { after: cells[place]!.n, score, ...proof },
        'put',
      )
  }
  await expert.goto('/provinces/IR-15/ranking')
  const places = expert.getByRole('table', { name: 'رتبه‌ها' })
  await places.getByText(first.title).waitFor()
  expect(
    await places
      .getByRole('row')
      .filter({ hasText: /خوشه .* لرستان/ })
      .count(),
  ).toBe(2)
  await expert.getByRole('table', { name: 'بدون رتبه' }).getByText('۱۲ معیار از ۱۲').first().waitFor()
  await expert.getByRole('button', { name: 'آماده کردن برای کمیته' }).click()
  const dialog = expert.getByRole('dialog')
  const deed = dialog.getByRole('button', { name: 'آماده کردن برای کمیته' })
  expect(await deed.getAttribute('title')).toMatch(/۹ خوشه ناتمام است/)
  for (const field of await dialog.getByRole('textbox').all()) await field.fill('هنوز بازدید نشده است')
  await deed.click()
  await expert.getByText('در دست کمیته').first().waitFor()
})

test('evidence opens beside each score, and two clusters stand side by side', async () => {
  await director.goto('/')
  await deskRow(director, /اولویت‌بندی خوشه‌های لرستان/).waitFor()
  await director.goto('/provinces/IR-15/ranking')
  await director.getByRole('table', { name: 'رتبه‌ها' }).getByRole('button', { name: first.title }).click()
  const panel = director.getByRole('region', { name: `امتیازهای ${first.title}` })
  await panel.locator('summary', { hasText: 'اندازه خوشه' }).click()
  await panel.getByText('فهرست اتحادیه').first().waitFor()
  await panel.getByText('۲ امتیاز پیشین').first().click()
  await panel.getByRole('link', { name: 'فهرست.pdf' }).waitFor()
  await choose(director.getByRole('combobox', { name: 'خوشه نخست' }), first.title)
  await choose(director.getByRole('combobox', { name: 'خوشه دوم' }), second.title)
  const compared = director.getByRole('table', { name: 'مقایسه دو خوشه' })
  await compared.getByText('۴ از ۵، ۵۰ تا ۹۹ واحد').waitFor()
  await compared.getByText('۳ از ۵، ۲۵ تا ۴۹ واحد').waitFor()
  await expectAccessible(director)
})

test('the managing director signs with the committee’s resolution; from then on it stands', async () => {
  const { rows } = await read<{ rows: { id: string }[] }>(expert, '/api/bodies?provinceId=IR-15')
  const session = await send(`/api/bodies/${rows[0]!.id}/historic-sessions`, {
    number: 2,
    heldOn: today,
    source: { mark: 'example', source: '' },
  })
  await send('/api/resolutions', { sessionId: session.id, text: 'رتبه‌بندی دور نخست تصویب شد.', concerns: [] })
  await director.reload()
  await director.getByRole('button', { name: 'امضای رتبه‌بندی' }).click()
  const dialog = director.getByRole('dialog')
  await choose(dialog.getByRole('combobox', { name: 'مصوبه' }), 'رتبه‌بندی دور نخست', /رتبه‌بندی دور نخست تصویب شد/)
  // the second alone: the first is passed over, and the reason is asked
  await dialog.getByRole('checkbox', { name: new RegExp(second.title) }).check()
  await dialog.getByText(`برگزیده نشده: ${first.title}`).waitFor()
  await dialog.getByRole('checkbox', { name: new RegExp(first.title) }).check()
  await dialog.getByRole('checkbox', { name: new RegExp(second.title) }).uncheck()
  await dialog.getByRole('button', { name: 'امضای رتبه‌بندی' }).click()
  await director.getByRole('heading', { level: 2, name: /رتبه‌بندی مصوب/ }).waitFor()
  await director.getByText('امضاشده').first().waitFor()
  expect((await view()).clusters.filter((one) => one.chosen).map((one) => one.title)).toEqual([first.title])
})

test('the cluster’s next gate knows who is on the priority list', async () => {
  const line = async (id: string) =>
    (await read<ClusterView>(expert, `/api/clusters/${id}`)).next!.lines.find((one) => one.code === 'on_priority_list')!
  expect([(await line(first.id)).state, (await line(second.id)).state]).toEqual(['fulfilled', 'open'])
  await expert.goto(`/clusters/${first.id}`)
  await expert.getByRole('link', { name: 'اولویت‌بندی استان' }).click()
  await expert.getByRole('heading', { level: 2, name: /رتبه‌بندی مصوب/ }).waitFor()
})

test('other weights show what they would move before they are adopted, and move no signed place', async () => {
  await director.goto('/criteria?province=IR-15')
  await director.getByRole('button', { name: 'ویرایش تازه' }).click()
  await director.getByRole('heading', { level: 1, name: /^پیش‌نویس/ }).waitFor()
  const size = criterion(director, 'اندازه خوشه')
  await size.locator('summary').click()
  await size.getByLabel('وزن', { exact: true }).fill('9')
  await director.getByText('جمع وزن‌ها ۹۹').waitFor()
  await director.getByRole('button', { name: 'ذخیره' }).click()
  await director.getByText('جمع وزن معیارها ۱۰۰ نیست').first().waitFor()
  await size.getByLabel('وزن', { exact: true }).fill('10')
  await director.getByText('جمع وزن‌ها ۱۰۰').waitFor()
  await director.getByRole('button', { name: 'دیدن اثر آن' }).click()
  await director.getByRole('heading', { level: 1, name: /^اثر ویرایش/ }).waitFor()
  await director.getByText('هیچ خوشه‌ای جابه‌جا نمی‌شود.').waitFor()
  await expectAccessible(director)
})
