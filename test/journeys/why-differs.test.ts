import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProvinceMoved } from '../../src/modules/clusters/front.schema.ts'
import type { MovedView } from '../../src/modules/commitments/moved.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { percentText, read } from './hand.ts'

/** The last day of Mehr 1395. */
const mehr = '2016-10-21'
const known = '2016-10-21T20:29:59.999Z'

let stage: Stage
let director: Page
let moved: MovedView

beforeAll(async () => {
  stage = await openStage()
  director = await stage.enter('lorestan')
  const province = await read<ProvinceMoved>(director, `/api/provinces/IR-15/moved?asOf=${mehr}`)
  const stone = province.clusters.find((one) => one.approved.now !== null)!
  moved = await read<MovedView>(director, `/api/records/${stone.recordId}/moved?asOf=${mehr}`)
})
afterAll(() => stage?.close())

test('the figures worked out by hand: 28 as known in Mehr, 52 of the same day now, 65 today', () => {
  // Mehr as known then: 20 × 100% + 20 × 40%; known now: + 20 × 100%, + 15 × 40%, and 30% in place of 40%
  // today with the weights of Dey: 20 × 100% + 20 × 30% + 15 × 80% + 15 × 100% + 30 × 40%
  expect([moved.past.percent, moved.revised.percent, moved.now.percent]).toEqual(['28', '52', '65'])
  expect(moved.past.knownAt).toBe(known)
  const reasons = moved.leaves.map((leaf) => [
    leaf.title,
    leaf.learned.reasons[0]?.why ?? leaf.since.reasons.at(-1)!.why,
  ])
  expect(Object.fromEntries(reasons)).toEqual({
    'غرفه مشترک در نمایشگاه سنگ': 'stepLater',
    'دوره ایمنی و فرآوری برای سنگ‌بران': 'enteredLater',
    'خرید مشترک الماسه و سیم‌برش': 'corrected',
    'کارگاه مشترک بازیافت لجن و خرده‌سنگ': 'newWork',
  })
})

test('the managing director finds in three clicks why Lorestan’s figure of last Mehr differs from today’s', async () => {
  await director.goto('/')
  await director.getByRole('heading', { level: 1 }).waitFor()
  let clicks = 0
  const click = async (role: 'link' | 'button', name: string) => {
    clicks += 1
    await director.getByRole(role, { name, exact: true }).first().click()
  }
  await click('link', 'نمای استان')
  await director.getByRole('heading', { level: 1, name: 'نمای استان لرستان' }).waitFor()
  await click('button', 'پایان مهر')
  await director.getByText(/این صفحه وضع را در ۳۰ مهر ۱۳۹۵ نشان می‌دهد/).waitFor()
  await click('button', 'چرا با امروز فرق دارد؟')
  expect(clicks).toBe(3)

  const answer = director.getByRole('region', { name: 'چرا با امروز فرق دارد؟' })
  const stone = answer.getByRole('region', { name: 'خوشه سنگ لرستان' })
  await stone.getByText('غرفه مشترک در نمایشگاه سنگ').waitFor()
  for (const figure of [28, 52, 65])
    expect(await answer.getByRole('link', { name: percentText(figure), exact: true }).count()).toBeGreaterThan(0)
  const why = (activity: string) => stone.getByRole('row').filter({ hasText: activity }).innerText()
  expect(await why('غرفه مشترک')).toContain(
    'اظهار سحر قیاسوند تا ۲۷ مهر آن روز ثبت بود؛ مینا بیرانوند در ۱۰ آبان تصویب کرد.',
  )
  expect(await why('دوره ایمنی')).toContain('سحر قیاسوند وضع ۲۵ مهر را دیرتر، در ۱۵ آبان، ثبت کرد')
  expect(await why('خرید مشترک')).toContain('«یک رسید دوبار شمرده شده بود.»')
  expect(await why('کارگاه مشترک')).toContain('با نسخه ۲ سند تغییر کرد')
  await expectAccessible(director)
})

test('each of the three figures opens its own receipts, and the page can be read as it was known in Mehr', async () => {
  const answer = director.getByRole('region', { name: 'چرا با امروز فرق دارد؟' })
  await answer
    .getByRole('link', { name: percentText(28), exact: true })
    .first()
    .click()
  await director.waitForURL(/plan-years/)
  const at = new URL(director.url()).searchParams
  expect([at.get('asOf'), at.get('knownAt'), at.get('why')]).toEqual([mehr, known, 'approved'])
  await director.getByRole('heading', { name: `چرا ${percentText(28)}؟` }).waitFor()
  await director.goBack()
  await director.getByLabel('آن‌گونه که در روز ۳۰ مهر می‌دانستیم').click()
  await director.waitForURL(/knownAt/)
  await director
    .getByRole('button', { name: percentText(28), exact: true })
    .first()
    .waitFor()
  await director.getByText(/و آن‌گونه که در ۳۰ مهر ۱۳۹۵ می‌دانستیم/).waitFor()
})
