import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProgressView } from '../../src/modules/commitments/commitments.schema.ts'
import { openStage, type Stage } from './browser.ts'
import { read } from './hand.ts'

let stage: Stage
let auditor: Page

beforeAll(async () => {
  stage = await openStage()
  auditor = await stage.enter('auditor')
})
afterAll(() => stage?.close())

const heading = (name: string | RegExp) => auditor.getByRole('heading', { level: 1, name })

test('the auditor walks from the country to a receipt and its history', async () => {
  await auditor.getByRole('link', { name: 'کشور', exact: true }).click()
  await auditor.getByRole('main').getByRole('link', { name: /البرز/ }).first().click()
  await heading(/البرز/).waitFor()
  await auditor.goto('/clusters')
  await auditor.getByRole('searchbox', { name: /جست‌وجو/ }).fill('پلاستیک')
  await auditor.getByRole('link', { name: 'خوشه پلاستیک البرز' }).click()
  await heading('خوشه پلاستیک البرز').waitFor()
  await auditor
    .getByRole('link', { name: /سال دوم/ })
    .first()
    .click()
  await heading('سند برنامه عمل سال دوم').waitFor()
  const margin = auditor.getByRole('complementary', { name: 'حاشیه' })
  await margin.getByRole('button', { name: 'تشکیل کنسرسیوم صادراتی خوشه پلاستیک' }).click()
  await margin.getByText('تأیید ناظر: حمید وثوق').waitFor()
  await margin.getByRole('link', { name: /گواهی‌های آمادگی صادراتی/ }).waitFor()
  expect(await auditor.getByRole('link', { name: 'ثبت پیشرفت', exact: true }).count()).toBe(0)
  const year = new URL(auditor.url()).pathname.split('/').at(-1)!
  await auditor.goto(`/records/${year}/history`)
  await auditor.getByRole('main').getByRole('listitem').filter({ hasText: 'تصویب کرد' }).first().waitFor()
})

test('acts are off with their reason, and what one may never do is not offered', async () => {
  await auditor.goto('/clusters')
  const register = auditor.getByRole('button', { name: 'ثبت خوشه', exact: true })
  await register.waitFor()
  expect(await register.getAttribute('aria-disabled')).toBe('true')
  expect(await register.getAttribute('title')).toContain('نقش شما')
  await auditor.goto('/directory')
  await auditor.getByRole('link', { name: 'پلاستیک‌سازی نمونه الف' }).click()
  await auditor.getByRole('heading', { level: 1, name: 'پلاستیک‌سازی نمونه الف' }).waitFor()
  for (const act of ['ثبت اطلاعات', 'اصلاح مشخصات', 'ادغام'])
    expect(await auditor.getByRole('button', { name: act, exact: true }).count(), act).toBe(0)
})

test('what is asked of the server directly is refused', async () => {
  const { rows: units } = await read<{ rows: { id: string }[] }>(auditor, '/api/units?limit=1')
  const { rows: clusters } = await read<{ rows: { id: string; title: string }[] }>(
    auditor,
    '/api/clusters?q=پلاستیک البرز',
  )
  await auditor.goto(`/clusters/${clusters[0]!.id}/plan`)
  await auditor.waitForURL(/plan-years/)
  const year = new URL(auditor.url()).pathname.split('/').at(-1)!
  const { items } = await read<ProgressView>(auditor, `/api/records/${year}/progress`)
  const waiting = items.find((item) => item.lastClaim?.awaits === 'verify')!
  const returned = items.find((item) => item.lastClaim?.state === 'returned')!
  const writes: [string, string, unknown][] = [
    ['POST', `/api/items/${returned.itemId}/claims`, { asOf: '2017-02-04', value: '40', result: 'آزمون' }],
    ['POST', `/api/claims/${waiting.lastClaim!.id}/verification`, {}],
    ['POST', `/api/claims/${waiting.lastClaim!.id}/approval`, {}],
    ['POST', `/api/claims/${waiting.lastClaim!.id}/return`, { reason: 'آزمون' }],
    ['POST', `/api/records/${year}/noting`, { decisionId: null }],
    ['POST', `/api/plan-years/${year}/freezing`, { version: 1, decisionId: null }],
    ['PUT', `/api/plan-years/${year}/draft`, { version: 1, activities: [] }],
    [
      'POST',
      `/api/units/${units[0]!.id}/facts`,
      { facts: [{ kind: 'jobs', value: '1', fromDay: '2017-01-01', source: 'آزمون' }] },
    ],
    ['POST', '/api/organisations', { name: 'آزمون', kind: 'company', provinceId: 'IR-30' }],
    ['POST', '/api/clusters', { trade: 'آزمون', title: 'آزمون', provinceId: 'IR-30', scope: 'industry' }],
  ]
  const before = await read<ProgressView>(auditor, `/api/records/${year}/progress`)
  for (const [method, path, data] of writes) {
    const reply = await auditor.request.fetch(path, { method, data })
    expect(reply.status(), `${method} ${path}: ${await reply.text()}`).toBe(403)
  }
  expect((await read<ProgressView>(auditor, `/api/records/${year}/progress`)).items).toEqual(before.items)
})
