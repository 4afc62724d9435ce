import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { read } from './hand.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

test('a reader on a phone comes from the door to the clusters and resolutions of a province, without a script and light', async () => {
  const page = await stage.visit('reader', { width: 390, height: 844 })
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'خوشه‌ها و مصوبه‌های هر استان، بی نیاز به ورود' }).click()
  await page.getByRole('heading', { level: 1, name: 'استان‌ها و خوشه‌های صنعتی آن‌ها' }).waitFor()

  const loaded: { url: string; type: string; bytes: number }[] = []
  page.on('response', async (response) =>
    loaded.push({
      url: new URL(response.url()).pathname,
      type: response.request().resourceType(),
      bytes: (await response.body().catch(() => Buffer.alloc(0))).length,
    }),
  )
  await page.getByRole('link', { name: 'لرستان' }).click()
  await page.getByRole('heading', { level: 1, name: 'خوشه‌های صنعتی استان لرستان' }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(loaded.map(({ type }) => type)).not.toContain('script')
  const text = loaded.filter(({ type }) => type === 'document' || type === 'stylesheet')
  expect(text.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(60_000)
  expect(await page.locator('script').count()).toBe(0)

  const stone = page.getByRole('region').or(page.locator('section')).filter({ hasText: 'پیاده‌سازی' }).first()
  await stone.getByText('خوشه سنگ لرستان').waitFor()
  await page.getByText('توسعه خوشه ورشو به اداره میراث فرهنگی واگذار شود.').waitFor()
  expect(await page.getByText('مسئول آن تعیین نشده است').count()).toBe(2)
  await expectAccessible(page)
})

test.each([
  { width: 320, height: 640, colorScheme: 'light', path: '/public/IR-15' },
  { width: 320, height: 640, colorScheme: 'dark', path: '/public/IR-15?lang=en' },
  { width: 1440, height: 900, colorScheme: 'dark', path: '/public' },
] as const)('$path fits $width in $colorScheme and is for everyone to use', async ({ path, colorScheme, ...size }) => {
  const page = await stage.visit('reader', size)
  await page.emulateMedia({ colorScheme })
  await page.goto(path)
  const dark = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(dark).toBe(colorScheme)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
  await expectAccessible(page)
})

test('it is read in English by a link, by keyboard alone, and on paper without its buttons', async () => {
  const page = await stage.visit('reader')
  await page.goto('/public/IR-15')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const english = page.getByRole('link', { name: 'English' })
  for (let step = 0; step < 10 && !(await english.evaluate((link) => link === document.activeElement)); step++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Industrial clusters of Lorestan' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('link', { name: 'Sign in' }).isVisible()).toBe(false)
  expect(await page.getByText('Status as of 16 Bahman 1395').isVisible()).toBe(true)
})

test('what is of the office alone is not there: Alborz’s council has resolutions and a plan, and its page says none is published', async () => {
  const page = await stage.visit('reader')
  await page.goto('/public/IR-30')
  await page.getByText('هنوز مصوبه‌ای از این استان برای همگان منتشر نشده است.').waitFor()
  const text = await page.locator('body').innerText()
  expect(text).toContain('خوشه پلاستیک البرز')
  expect(text).not.toContain('سند برنامه عمل')
  expect(text).not.toContain('شورای راهبری')
})

test('the managing director reads what everybody will read, publishes a resolution with its source, and takes it back with the reason', async () => {
  const director = await stage.enter('md')
  const { rows } = await read<{ rows: { id: string; text: string }[] }>(director, '/api/resolution-register?limit=50')
  const hidden: typeof rows = []
  for (const row of rows) {
    const { publication } = await read<{ publication: { audience: string } | null }>(
      director,
      `/api/records/${row.id}/publication`,
    )
    if (publication?.audience === 'reach') hidden.push(row)
  }
  const resolution = hidden[0]!
  await director.goto(`/resolutions/${resolution.id}`)
  await director.getByText('این مصوبه برای همگان منتشر نشده است.').waitFor()
  await director.getByRole('button', { name: 'انتشار', exact: true }).click()
  const dialog = director.getByRole('dialog')
  await dialog.getByText(resolution.text).waitFor()
  await expectAccessible(director, '.dialog')
  await dialog.getByRole('button', { name: 'انتشار', exact: true }).click()
  // without a source it is refused at its field
  await dialog.getByText('این خانه خالی است. آن را پر کنید.').waitFor()
  await dialog.getByLabel('کجا منتشر شده است').fill('خبر روابط عمومی شرکت')
  await dialog.getByRole('button', { name: 'انتشار', exact: true }).click()
  await director.getByText('این مصوبه برای همگان منتشر شده است.').waitFor()
  const stranger = await stage.visit('passer-by', { width: 390, height: 844 })
  await stranger.goto('/public/IR-30')
  await stranger.getByText(resolution.text).waitFor()

  await director.getByRole('button', { name: 'برداشتن از دید همگان' }).click()
  await dialog.getByLabel('دلیل برداشتن').fill('متن آن بازنگری می‌شود')
  await dialog.getByRole('button', { name: 'برداشتن از دید همگان' }).click()
  await director.getByText('این مصوبه برای همگان منتشر نشده است.').waitFor()
})

test('whoever may not publish is told where it stands and is offered no act', async () => {
  const agent = await stage.enter('agent')
  const { rows } = await read<{ rows: { id: string }[] }>(agent, '/api/resolution-register?limit=1')
  await agent.goto(`/resolutions/${rows[0]!.id}`)
  await agent.getByRole('heading', { name: 'انتشار برای همگان' }).waitFor()
  expect(await agent.getByRole('button', { name: 'انتشار', exact: true }).count()).toBe(0)
})
