import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'جست‌وجو' })
const field = (page: Page) => dialogOf(page).getByRole('combobox')
const chosen = (page: Page) => dialogOf(page).locator('[role=option][aria-selected=true]')

test('Ctrl K finds the plastic cluster typed with Arabic letters and without half-spaces; arrows choose, Enter goes, Esc closes', async () => {
  const page = await stage.enter('expert')
  await page.keyboard.press('Control+k')
  await field(page).waitFor()
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true)
  await page.keyboard.type('خوشهپلاستيك البرز')
  const clusters = dialogOf(page).getByRole('group', { name: 'خوشه‌ها' })
  const hit = clusters.getByRole('option', { name: /خوشه پلاستیک البرز/ })
  await hit.waitFor()
  await expect.poll(() => chosen(page).innerText()).toContain('خوشه پلاستیک البرز')
  expect(await field(page).getAttribute('aria-activedescendant')).toBe(await hit.getAttribute('id'))
  await expectAccessible(page, '.dialog')
  await page.keyboard.press('Escape')
  await expect.poll(() => dialogOf(page).count()).toBe(0)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('پلاستیک')
  await clusters.waitFor()
  const first = await chosen(page).innerText()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => chosen(page).innerText()).not.toBe(first)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => chosen(page).innerText()).toBe(first)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'خوشه پلاستیک البرز' }).waitFor()

  // what was opened comes first while nothing is typed
  await page.keyboard.press('Control+k')
  const lately = dialogOf(page).getByRole('group', { name: 'دیده‌شده‌های اخیر' })
  await lately.getByRole('option', { name: /خوشه پلاستیک البرز/ }).waitFor()
  await expectAccessible(page, '.dialog')
})

test('a page is found by its name and by what people call it', async () => {
  const page = await stage.enter('expert')
  for (const [typed, path] of [
    ['کارتابل', '/'],
    ['ثبت خوشه ها', '/clusters'],
  ] as const) {
    await page.goto('/directory')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await field(page).fill(typed)
    await dialogOf(page).getByRole('group', { name: 'صفحه‌ها' }).getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === path)
  }
})

test('the wrong role finds nothing and is told what to try', async () => {
  const page = await stage.enter('zanjan')
  await page.keyboard.press('Control+k')
  await field(page).fill('شورای راهبری توسعه خوشه پلاستیک')
  await dialogOf(page).getByText('در حوزه شما نیست').waitFor()
  await dialogOf(page).getByText('نیم‌فاصله، ي و ك عربی').waitFor()
  expect(await dialogOf(page).getByRole('option').count()).toBe(0)
  await expectAccessible(page, '.dialog')
})

test('on a phone a magnifier opens it, and what is found fits', async () => {
  const page = await stage.visit('phone', { width: 390, height: 844 })
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /^کارشناس خوشه/ }).click()
  await page.getByRole('heading', { level: 1, name: 'کارتابل' }).waitFor()
  await page.getByRole('button', { name: 'جست‌وجو یا فرمان' }).click()
  await field(page).fill('پلاستیک')
  await dialogOf(page)
    .getByRole('option', { name: /خوشه پلاستیک البرز/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'خوشه پلاستیک البرز' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
