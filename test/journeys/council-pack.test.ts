import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWord } from '../../src/modules/papers/word/read.ts'
import { countPages } from '../../src/modules/papers/word/typeset.ts'
import type { PackView } from '../../src/modules/plans/pack/pack.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { percentText, read } from './hand.ts'

let stage: Stage
let agent: Page
beforeAll(async () => {
  stage = await openStage()
  agent = await stage.enter('agent')
})
afterAll(() => stage?.close())

/** The file that a link hands out. */
async function taken(name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    agent.waitForEvent('download'),
    agent.getByRole('link', { name, exact: true }).first().click(),
  ])
  return readFileSync((await file.path())!)
}

test('the agent opens the council’s page from the plan: every figure opens what it rests on, and it goes out as Word, PDF and Excel', async () => {
  await agent.getByRole('link', { name: 'سند برنامه عمل' }).first().click()
  await agent.getByRole('link', { name: 'گزارش شورا' }).click()
  await agent.getByRole('heading', { level: 1, name: 'گزارش یک‌صفحه‌ای شورا' }).waitFor()
  const id = /plan-years\/([^/]+)\/pack/.exec(agent.url())![1]!
  const pack = await read<PackView>(agent, `/api/plan-years/${id}/pack`)

  const table = agent.getByRole('table', { name: '۱. فعالیت‌های امسال و پیشرفت هر یک' })
  for (const one of pack.activities) {
    const row = table.getByRole('row').filter({ hasText: one.title })
    await row
      .getByRole('button', { name: percentText(Number(one.approved)) })
      .last()
      .click()
    // the receipt of that very activity, in the margin
    await agent.getByRole('complementary').getByText(one.title).first().waitFor()
  }
  await agent.getByRole('button', { name: percentText(Number(pack.money.percent)) }).click()
  await agent.getByText('هزینه‌شده').waitFor()
  await agent.keyboard.press('Escape')
  await agent.getByRole('button', { name: percentText(Number(pack.time.percent)) }).click()
  await agent.getByText(/روز از .* روز/).waitFor()
  await agent.keyboard.press('Escape')
  await expectAccessible(agent)

  const word = await taken('ورد')
  const text = JSON.stringify((await readWord(word)).body)
  for (const one of pack.activities) expect(text).toContain(one.title)
  expect(text).toContain(`${pack.journal!.chain}:`)
  expect(countPages(await taken('پی‌دی‌اف'))).toBe(1)
  expect((await taken('اکسل')).subarray(0, 2).toString()).toBe('PK')
})

test('the pack is issued for a session, and anybody can check it', async () => {
  await agent.getByRole('button', { name: 'ساختن گزارش یک‌صفحه‌ای شورا' }).click()
  await agent.getByRole('combobox', { name: /برای کدام جلسه/ }).click()
  await agent.getByRole('option', { name: /جلسه ششم/ }).click()
  await agent.getByRole('button', { name: 'ساختن سند' }).click()
  const code = agent.getByRole('link', { name: /^[0-9A-Z]{5}-[0-9A-Z]{5}$/ }).first()
  await code.waitFor()
  const stranger = await stage.visit('stranger', { width: 390, height: 844 })
  await stranger.goto(`/check/${await code.textContent()}`)
  await stranger.getByText('گزارش یک‌صفحه‌ای شورا').waitFor()
  await stranger.getByText('بی امضای سامانه').waitFor()
  await expectAccessible(stranger)
})
