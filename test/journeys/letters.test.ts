import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { choose, deskRow, png, read } from './hand.ts'

/** A letter from its entry to its answer: registered, referred, on an agenda, answered, on nobody's desk. */
let stage: Stage
let agent: Page
let expert: Page
let letter: string
const subject = 'درخواست زمین برای نمایشگاه دائمی خوشه'

beforeAll(async () => {
  stage = await openStage()
  agent = await stage.enter('agent')
  expert = await stage.enter('expert', { width: 390, height: 844 })
})
afterAll(() => stage?.close())

const dialog = (page: Page) => page.getByRole('dialog')
const confirm = async (page: Page, verb: string | RegExp) => {
  await dialog(page).getByRole('button', { name: verb }).first().click()
  await dialog(page).waitFor({ state: 'hidden' })
}

test('the secretary registers an incoming letter with its scan', async () => {
  await agent.getByRole('link', { name: 'نامه‌ها', exact: true }).first().click()
  await agent.getByRole('heading', { level: 1, name: 'نامه‌ها' }).waitFor()
  await expectAccessible(agent)
  await agent.getByRole('button', { name: 'ثبت نامه وارده' }).click()
  const form = dialog(agent)
  // nothing written: each missing thing is said at its field
  await form.getByRole('button', { name: 'ثبت نامه' }).click()
  await expect.poll(() => form.getByText('این خانه خالی است. آن را پر کنید.').count()).toBeGreaterThan(1)
  await form.getByLabel('شماره نامه').fill('950/الف/27')
  await choose(form.getByLabel('فرستنده', { exact: true }), 'تعاونی تأمین', /شرکت تعاونی تأمین نیاز/)
  await form.getByLabel('تاریخ نامه').fill('۱۳۹۵/۱۱/۱۲')
  await form.getByLabel('موضوع').fill(subject)
  await form.getByLabel('تیم عامل').check()
  await form.getByLabel('پاسخ می‌خواهد').check()
  await form.getByLabel('مهلت پاسخ').fill('۱۳۹۵/۱۱/۳۰')
  await choose(form.getByLabel('برای تصمیم'), 'شورای راهبری', /شورای راهبری/)
  await form
    .locator('input[type=file]:not([capture])')
    .setInputFiles({ name: 'نامه.png', mimeType: 'image/png', buffer: png() })
  await form.getByText('بایت', { exact: false }).first().waitFor()
  await expectAccessible(agent, '[role=dialog]')
  await confirm(agent, 'ثبت نامه')
  await agent.getByRole('heading', { level: 1, name: subject }).waitFor()
  letter = agent.url().split('/').at(-1)!
  await agent.getByText('۹۵۰/الف/۲۷').first().waitFor()
  await agent.getByRole('link', { name: 'گشودن نامه.png' }).waitFor()
  await agent.getByText('پاسخ آن با تیم عامل است', { exact: false }).waitFor()
  await expectAccessible(agent)
})

test('the same letter is not registered twice, and the way to it is shown', async () => {
  await agent.goto('/letters')
  await agent.getByRole('button', { name: 'ثبت نامه وارده' }).click()
  const form = dialog(agent)
  await form.getByLabel('شماره نامه').fill('۹۵۰ / الف / ۲۷')
  await choose(form.getByLabel('فرستنده', { exact: true }), 'تعاونی تأمین', /شرکت تعاونی تأمین نیاز/)
  await form.getByLabel('تاریخ نامه').fill('۱۲ بهمن ۱۳۹۵')
  await form.getByLabel('موضوع').fill('دوباره')
  await form.getByLabel('کارشناس', { exact: true }).check()
  await form.getByRole('button', { name: 'ثبت نامه' }).click()
  await form.getByRole('link', { name: 'نامه‌ای که ثبت شده است' }).click()
  await agent.getByRole('heading', { level: 1, name: subject }).waitFor()
})

test('it is referred to the expert with a note in the margin, who finds it on a phone', async () => {
  await agent.goto(`/letters/${letter}`)
  await agent.getByRole('button', { name: 'ارجاع', exact: true }).click()
  const { people } = await read<{ people: { name: string; roles: string[] }[] }>(
    agent,
    `/api/desk/recipients?recordId=${letter}`,
  )
  const name = people.find((one) => one.roles.includes('expert'))!.name
  await choose(dialog(agent).getByLabel('به', { exact: true }), name, new RegExp(name))
  await dialog(agent).getByLabel('هامش').fill('پیش‌نویس پاسخ را آماده کنید')
  await confirm(agent, /^ارجاع/)
  await expert.goto('/')
  const row = deskRow(expert, new RegExp(subject))
  await row.getByText('پیش‌نویس پاسخ را آماده کنید').waitFor()
  await row.getByRole('link').first().click()
  await expert.getByRole('heading', { level: 1, name: subject }).waitFor()
  await expectAccessible(expert)
  await expert.goto('/letters?open=yes')
  await expert.getByText(subject).first().waitFor()
  await expectAccessible(expert)
})

test('the session’s agenda takes it up', async () => {
  const bodies = await read<{ rows: { id: string; kind: string }[] }>(agent, '/api/bodies')
  const council = bodies.rows.find((row) => row.kind === 'steering_council')!.id
  const called = await agent.request.post(`/api/bodies/${council}/sessions`, { data: { heldOn: '2017-02-20' } })
  const { id: session } = (await called.json()) as { id: string }
  await agent.goto(`/sessions/${session}`)
  await agent.getByRole('button', { name: 'پر کردن دستور' }).first().click()
  await dialog(agent).getByText(subject, { exact: false }).waitFor()
  await confirm(agent, /^افزودن/)
  await agent
    .locator('ol.agenda > li')
    .filter({ hasText: subject })
    .getByRole('link', { name: /۹۵۰\/الف\/۲۷/ })
    .click()
  await agent.getByRole('heading', { level: 1, name: subject }).waitFor()
  await agent.getByRole('link', { name: /^جلسه .*شورای راهبری/ }).waitFor()
})

test('a letter of ours answers it, and it is on no desk', async () => {
  await expert.goto(`/letters/${letter}`)
  await expert.getByRole('button', { name: 'پاسخ دادن' }).click()
  await dialog(expert).getByLabel('موضوع').fill('موافقت با زمین نمایشگاه')
  await expectAccessible(expert, '[role=dialog]')
  await confirm(expert, 'ثبت نامه')
  await expert.getByText('در ۱۶ بهمن پاسخ داده شد', { exact: false }).waitFor()
  await expert.getByRole('link', { name: 'موافقت با زمین نمایشگاه' }).click()
  await expert.getByRole('heading', { level: 1, name: 'موافقت با زمین نمایشگاه' }).waitFor()
  await expert
    .getByText(/۱۳۹۵\/\d|۱۳۹۵\/[۰-۹]/)
    .first()
    .waitFor()
  for (const page of [agent, expert]) {
    const { mine } = await read<{ mine: { record: { id: string } }[] }>(page, '/api/desk?limit=200')
    expect(mine.filter((row) => row.record.id === letter)).toEqual([])
  }
  await agent.goto(`/letters/${letter}`)
  await agent.getByText('پاسخ داده شد').first().waitFor()
})

test('a letter of the notified body answers the resolution: it waits no more, and each leads to the other', async () => {
  const send = async (url: string, data: object) => {
    const reply = await agent.request.post(url, { data })
    expect([url, reply.ok() ? '' : await reply.text()]).toEqual([url, ''])
    return (await reply.json()) as { id: string }
  }
  const { rows: bodies } = await read<{ rows: { id: string; kind: string }[] }>(agent, '/api/bodies')
  const { rows } = await read<{ rows: { id: string }[] }>(agent, '/api/organisations?limit=1')
  const organisationId = rows[0]!.id
  const text = 'آزمایشگاه مشترک قالب راه‌اندازی شود.'
  const { id } = await send('/api/resolutions', {
    bodyId: bodies.find((row) => row.kind === 'steering_council')!.id,
    text,
    responsibleOrganisationId: organisationId,
    deadline: '2017-06-21',
  })
  const { version } = await read<{ version: number }>(agent, `/api/resolutions/${id}`)
  await send(`/api/resolutions/${id}/notification`, { version })
  const answer = await send('/api/letters', {
    direction: 'incoming',
    number: '۹۵/۳۱۱',
    dated: '2017-02-04',
    organisationId,
    subject: 'پذیرش مصوبه آزمایشگاه',
    receiverRole: 'agentTeam',
  })
  await agent.goto(`/letters/${answer.id}`)
  const asked = agent.getByRole('listitem').filter({ has: agent.getByRole('link', { name: new RegExp(text) }) })
  await asked.getByRole('button', { name: 'این نامه پاسخ آن است' }).click()
  await dialog(agent).getByLabel('می‌پذیرد').check()
  await expectAccessible(agent, '[role=dialog]')
  await confirm(agent, 'ثبت پاسخ')
  await agent.getByText('پاسخ به این پرونده').waitFor()
  await expect.poll(() => agent.getByRole('button', { name: 'این نامه پاسخ آن است' }).count()).toBe(0)
  await expectAccessible(agent)
  await agent.goto(`/resolutions/${id}`)
  await agent
    .getByRole('link', { name: /نامه ۹۵\/۳۱۱: پذیرش مصوبه آزمایشگاه/ })
    .first()
    .click()
  await agent.getByRole('heading', { level: 1, name: 'پذیرش مصوبه آزمایشگاه' }).waitFor()
})
