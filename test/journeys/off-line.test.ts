import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import type { ProgressView } from '../../src/modules/commitments/commitments.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { png, read, typedDay } from './hand.ts'

const training = 'دوره‌های آموزشی مدیران و کارکنان واحدها'
const kept = 'نگه داشته شد، با بازگشت شبکه فرستاده می‌شود'
const day = '2017-01-28'

let stage: Stage
let agent: Page
let year: string
/** Another open activity of the year. */
let second: string

beforeAll(async () => {
  stage = await openStage()
  agent = await stage.enter('agent', { width: 390, height: 844 })
})
afterAll(() => stage?.close())

const offLine = (off: boolean) => agent.context().setOffline(off)
/** What lies on the device, by shelf: keys only. */
const onDevice = (shelf: string) =>
  agent.evaluate(
    (name) =>
      new Promise<string[]>((resolve, reject) => {
        const request = indexedDB.open('khoosheh')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const keys = request.result.transaction(name).objectStore(name).getAllKeys()
          keys.onsuccess = () => resolve(keys.result.map(String))
        }
      }),
    shelf,
  )
const treeNow = () => read<ProgressView>(agent, `/api/records/${year}/progress`)
const claimsOf = async (title: string) => {
  const item = (await treeNow()).items.find((one) => one.title === title)!
  return stage.house.db
    .selectFrom('claims')
    .select(['as_of', 'value', 'result', 'id'])
    .where('item_id', '=', item.itemId)
    .orderBy('made_at')
    .execute()
}
const unsent = () =>
  agent
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: agent.getByRole('heading', { level: 2 }) })
const result = () => agent.getByLabel('چه نتیجه‌ای داد؟')
const send = () => agent.getByRole('button', { name: 'فرستادن برای ناظر' }).click()

/** Opens the form of the activity as an agent without network does: from what the device keeps. */
async function openForm(title: string) {
  await agent.goto('/unsent')
  await agent.getByRole('heading', { level: 1, name: 'فرستاده‌نشده‌ها' }).waitFor()
  await agent.getByRole('main').locator(`a[href="/records/${year}/claim"]`).click()
  await agent.getByRole('checkbox', { name: new RegExp(title) }).check()
  await agent.getByRole('button', { name: 'آغاز اظهار' }).click()
  await agent.getByRole('heading', { level: 1, name: title }).waitFor()
}
async function typeDay(iso: string) {
  await agent.getByText(/تاریخ اظهار: .*به نام خودم/).click()
  await agent.getByRole('textbox', { name: 'تاریخ اظهار' }).fill(typedDay(iso))
}

test('opened once with the network, the device keeps the app and the agent’s own years', async () => {
  await agent.evaluate(() => navigator.serviceWorker.ready)
  const { record_id } = await stage.house.db
    .selectFrom('terms')
    .innerJoin('items', 'items.id', 'terms.item_id')
    .innerJoin('trees', 'trees.id', 'items.tree_id')
    .select('trees.record_id')
    .where('terms.title', '=', training)
    .where('trees.closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  year = record_id
  await expect.poll(async () => (await onDevice('read')).some((key) => key.endsWith(`/title/${year}`))).toBe(true)
  const reads = await onDevice('read')
  expect(reads.some((key) => key.endsWith(`/progress/${year}`))).toBe(true)
  second = (await treeNow()).items.find(
    (item) =>
      item.isLeaf &&
      item.source === 'claimed' &&
      item.measure === 'percent' &&
      item.closed === null &&
      item.lines.approved !== '100' &&
      item.title !== training,
  )!.title
  expect(reads.filter((key) => !/^(me|house)$|\/(progress|title)\//.test(key))).toEqual([])
  // the house's answers are not in the worker's caches
  const cached = await agent.evaluate(async () => {
    const names = await caches.keys()
    const all = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    )
    return all.flat().map((url) => new URL(url).pathname)
  })
  expect(cached).toContain('/')
  expect(cached.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([])
})

test('without the network a claim is written with its own day and a photo, and waits on the device', async () => {
  await offLine(true)
  await openForm(training)
  await agent
    .getByText(/^شبکه نیست\./)
    .first()
    .waitFor()
  await agent.getByRole('button', { name: 'بیشتر', exact: true }).click()
  await result().fill('در سوله بی‌شبکه نوشته شد.')
  const chooser = agent.waitForEvent('filechooser')
  await agent.getByRole('button', { name: /^فایل/ }).click()
  await (await chooser).setFiles([{ name: 'سوله.png', mimeType: 'image/png', buffer: png() }])
  await agent.getByRole('button', { name: 'برداشتن سوله.png' }).waitFor()
  await typeDay(day)
  await expectAccessible(agent)
  await send()
  await agent.getByRole('heading', { level: 1, name: kept }).waitFor()
  await agent.getByRole('link', { name: 'دیدن فرستاده‌نشده‌ها' }).last().click()
  await expect.poll(() => unsent().count()).toBe(1)
  await unsent().getByText('چشم به راه شبکه').waitFor()
  await unsent().getByText('یک فایل').waitFor()
  await expectAccessible(agent)
})

test('what waits is taken up again and changed, and is still one', async () => {
  await unsent().getByRole('link', { name: 'ویرایش' }).click()
  await agent.getByRole('heading', { level: 1, name: training }).waitFor()
  expect(await result().inputValue()).toBe('در سوله بی‌شبکه نوشته شد.')
  await agent.getByRole('img', { name: 'سوله.png' }).waitFor()
  await result().fill('در سوله بی‌شبکه نوشته و درست شد.')
  await send()
  await agent.getByRole('heading', { level: 1, name: kept }).waitFor()
  await agent.reload()
  await agent.goto('/unsent')
  await expect.poll(() => unsent().count()).toBe(1)
  await unsent().getByText('در سوله بی‌شبکه نوشته و درست شد.').waitFor()
})

test('when the network is back it is sent once, with its day and its photo', async () => {
  const before = await stage.house.db.selectFrom('claims').select('id').execute()
  await offLine(false)
  await agent.getByText(new RegExp(`اظهار «${training}» به تاریخ .* فرستاده شد`)).waitFor()
  await expect.poll(() => unsent().count()).toBe(0)
  const claims = await claimsOf(training)
  expect(claims.at(-1)).toMatchObject({ as_of: day, result: 'در سوله بی‌شبکه نوشته و درست شد.' })
  expect((await stage.house.db.selectFrom('claims').select('id').execute()).length).toBe(before.length + 1)
  const files = await stage.house.db
    .selectFrom('claim_files')
    .selectAll()
    .where('claim_id', '=', claims.at(-1)!.id)
    .execute()
  expect(files.length).toBe(1)
  expect(await onDevice('files')).toEqual([])
  expect(await onDevice('waiting')).toEqual([])
})

test('a line that is cut after the house has taken the claim makes no second one', async () => {
  await openForm(training)
  await result().fill('پاسخ در راه گم شد.')
  let cut = 0
  await agent.route('**/api/items/*/claims', async (route) => {
    if (cut++ > 0) return route.continue()
    await route.fetch()
    await route.abort('failed')
  })
  await send()
  await agent.getByRole('heading', { level: 1, name: kept }).waitFor()
  // it tries again by itself
  await expect.poll(() => onDevice('waiting')).toEqual([])
  await agent.unroute('**/api/items/*/claims')
  expect(cut).toBeGreaterThan(1)
  const { length } = (await claimsOf(training)).filter((claim) => claim.result === 'پاسخ در راه گم شد.')
  expect(length).toBe(1)
})

test('what the house refuses meanwhile is shown with its reason, nothing typed is lost, and it can be changed or thrown away', async () => {
  await agent.goto('/unsent')
  await agent.evaluate(() => navigator.serviceWorker.ready)
  await offLine(true)
  await openForm(training)
  await result().fill('عددی که دیگر درست نیست.')
  await agent.getByRole('button', { name: 'کمتر' }).click()
  const reason = agent.getByRole('textbox', { name: 'چرا از آخرین عدد مصوب کمتر است؟' })
  const asked = (await reason.count()) > 0
  if (asked) await reason.fill('گواهی کم بود.')
  await send()
  await agent.getByRole('heading', { level: 1, name: kept }).waitFor()
  // meanwhile the office closes the activity
  const item = (
    await stage.house.db
      .selectFrom('claims')
      .select('item_id')
      .where('result', '=', 'پاسخ در راه گم شد.')
      .executeTakeFirstOrThrow()
  ).item_id
  const closing = {
    item_id: item,
    outcome: 'done' as const,
    cause: null,
    decision_id: null,
    carried_to_id: null,
    made_by: null,
    made_at: new Date(),
  }
  await stage.house.db.insertInto('closings').values(closing).execute()
  await offLine(false)
  await agent.goto('/unsent')
  await unsent().getByText('پذیرفته نشد').waitFor()
  await unsent().getByText('نوشته شما مانده است.').waitFor()
  await unsent().getByText('عددی که دیگر درست نیست.').waitFor()
  await expectAccessible(agent)
  await unsent().getByRole('link', { name: 'ویرایش' }).click()
  await agent.getByRole('heading', { level: 1, name: training }).waitFor()
  expect(await result().inputValue()).toBe('عددی که دیگر درست نیست.')
  await agent.goBack()
  await unsent().getByText('باز است و فرستاده نمی‌شود').waitFor()
  await unsent().getByRole('button', { name: 'دور انداختن' }).click()
  await agent.getByRole('dialog').getByRole('button', { name: 'دور انداختن اظهار' }).click()
  await expect.poll(() => unsent().count()).toBe(0)
  expect((await claimsOf(training)).at(-1)).toMatchObject({ result: 'پاسخ در راه گم شد.' })
})

test('a session that ended meanwhile: it waits, says so at the page and at the door, and goes after signing in', async () => {
  await offLine(true)
  await openForm(second)
  await result().fill('نشست پایان یافته بود.')
  await send()
  await agent.getByRole('heading', { level: 1, name: kept }).waitFor()
  await agent.context().clearCookies()
  await offLine(false)
  await agent.getByText(/نشست شما پایان یافته است/).waitFor()
  await agent.getByRole('link', { name: 'ورود دوباره' }).click()
  await agent.getByText(/۱ اظهار فرستاده‌نشده در این دستگاه هست/).waitFor()
  expect((await onDevice('read')).filter((key) => key !== 'house')).toEqual([])
  await agent.getByLabel('کد ملی، همراه یا رایانامه').fill('agent@khoosheh.example')
  await agent.getByLabel('گذرواژه', { exact: true }).fill(demoPassword)
  await agent.getByRole('button', { name: 'ورود' }).click()
  await expect.poll(() => onDevice('waiting')).toEqual([])
  expect((await claimsOf(second)).at(-1)).toMatchObject({ result: 'نشست پایان یافته بود.' })
})

test('who signs out is asked about what was not sent; then nothing stays, and the next person sees none of it', async () => {
  await agent.goto('/')
  await agent.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
  await expect.poll(async () => (await onDevice('read')).some((key) => key.endsWith(`/title/${year}`))).toBe(true)
  await offLine(true)
  await openForm(second)
  await result().fill('هرگز فرستاده نمی‌شود.')
  await send()
  await agent.getByRole('heading', { level: 1, name: kept }).waitFor()
  await agent.goto('/more')
  await agent.getByRole('main').getByRole('button', { name: 'خروج' }).click()
  await agent.getByText(/۱ اظهار در این دستگاه هنوز فرستاده نشده است/).waitFor()
  await agent.getByRole('button', { name: 'خروج و پاک‌کردن' }).click()
  await agent.getByLabel('گذرواژه', { exact: true }).waitFor()
  for (const shelf of ['read', 'waiting', 'files']) expect(await onDevice(shelf)).toEqual([])
  expect(
    await agent.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('khoosheh.draft'))),
  ).toEqual([])
  // left without the network: the session itself ends as soon as there is one
  await offLine(false)
  await expect.poll(async () => (await agent.request.get('/api/desk/count')).status()).toBe(401)
  await agent.getByLabel('کد ملی، همراه یا رایانامه').fill('expert@khoosheh.example')
  await agent.getByLabel('گذرواژه', { exact: true }).fill(demoPassword)
  await agent.getByRole('button', { name: 'ورود' }).click()
  await agent.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
  await agent.goto('/unsent')
  await agent.getByText('چیزی چشم به راه شبکه نیست').waitFor()
  expect(await agent.getByText('هرگز فرستاده نمی‌شود.').count()).toBe(0)
})
