import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { inPersian, png, read } from './hand.ts'

/** Final minutes are signed by whoever was there, each by an act of their own: nobody uses another's hand, and a copy can be checked. */
let stage: Stage
let agent: Page
let chair: Page
let session: string
let names: { chair: string; secretary: string }

interface Row {
  id: string
  pdfFile: string
  checkCode: string
  signers: { id: string; name: string; signed: boolean }[]
  signings: { name: string; pdfFile: string; pdfHash: string }[]
}
interface Seat {
  id: string
  code: string
  sittings: { now: boolean; person: { id: string; name: string } }[]
}

const send = async (page: Page, method: 'post' | 'put', url: string, data: object) => {
  const reply = await page.request[method](url, { data })
  expect([url, reply.status(), reply.ok() ? '' : await reply.text()]).toEqual([url, 200, ''])
  return (await reply.json()) as { id: string }
}
const paper = async (page: Page): Promise<Row> =>
  (await read<{ rows: Row[] }>(page, `/api/papers?record=${session}`)).rows[0]!
const fileOf = async (page: Page, id: string) => (await page.request.get(`/api/files/${id}`)).body()
const pictures = (pdf: Buffer) => pdf.toString('latin1').match(/\/Subtype\s*\/Image/g)?.length ?? 0

/** A council's session with quorum, one resolution, and final minutes, as the secretariat enters it. */
async function finalMinutes(): Promise<void> {
  const expert = await stage.enter('expert')
  const bodies = await read<{ rows: { id: string; kind: string }[] }>(expert, '/api/bodies')
  const council = bodies.rows.find((row) => row.kind === 'steering_council')!.id
  const seatsOf = async () => (await read<{ seats: Seat[] }>(expert, `/api/bodies/${council}`)).seats
  const empty = (await seatsOf()).filter(
    (seat) => seat.sittings.length === 0 && ['actor', 'industry', 'association'].includes(seat.code),
  )
  for (const [at, seat] of empty.entries()) {
    const { id } = await send(expert, 'post', '/api/persons', { familyName: `عضو ${at + 1}`, provinceId: 'IR-30' })
    await send(expert, 'post', `/api/seats/${seat.id}/sittings`, { personId: id, from: '2017-01-01' })
  }
  const sitting = (await seatsOf()).flatMap((seat) =>
    seat.sittings.filter((one) => one.now).map((one) => ({ seatId: seat.id, code: seat.code, person: one.person })),
  )
  const of = (code: string) => sitting.find((one) => one.code === code)!.person.name
  names = { chair: of('chair'), secretary: of('secretary') }
  session = (await send(agent, 'post', `/api/bodies/${council}/sessions`, { heldOn: '2017-02-04', startsAt: '10:00' }))
    .id
  const at = `/api/sessions/${session}`
  await send(agent, 'post', `${at}/opening`, { at: '10:00' })
  const arrivals = sitting.map(({ seatId, person }) => ({ as: 'member', seatId, personId: person.id }))
  await send(agent, 'post', `${at}/attendance`, { at: '10:00', arrivals })
  await send(agent, 'post', '/api/resolutions', {
    sessionId: session,
    text: 'دوره آموزش برگزار شود.',
    decidedAt: '10:00',
  })
  await send(agent, 'post', `${at}/closure`, { at: '10:01' })
  await send(agent, 'post', `${at}/minutes/circulation`, { due: '2017-02-06' })
  await send(agent, 'post', `${at}/minutes/finalisation`, { sure: true })
}

beforeAll(async () => {
  stage = await openStage()
  agent = await stage.enter('agent')
  chair = await stage.enter('md')
  await finalMinutes()
})
afterAll(() => stage?.close())

test('the secretary makes the minutes’ paper: it names whoever was there, the chair first, and nobody has signed', async () => {
  await agent.goto(`/sessions/${session}`)
  await agent.getByRole('button', { name: 'ساختن صورت‌جلسه' }).click()
  await agent.getByRole('button', { name: 'ساختن سند' }).click()
  await agent.getByText(/^در انتظار امضای/).waitFor()
  const { signers, signings } = await paper(agent)
  expect(signings).toEqual([])
  expect(signers[0]).toMatchObject({ name: names.chair, signed: false })
  expect(signers.map((one) => one.name)).toContain(names.secretary)
  await expectAccessible(agent)
})

test('the chair keeps the picture of the own signature; the secretary neither sees nor uses it', async () => {
  await chair.goto('/account')
  await chair.getByLabel('امضای من').setInputFiles({ name: 'امضا.png', mimeType: 'image/png', buffer: png(160) })
  await chair.getByRole('img', { name: 'تصویر امضای شما' }).waitFor()
  expect(await read(agent, '/api/account/signature')).toEqual({ signature: null, stamps: [] })
  await agent.goto(`/sessions/${session}`)
  const act = agent.getByRole('button', { name: 'امضا', exact: true })
  await act.waitFor()
  // the secretary was there and may sign, with a picture of the own, which is not there
  expect(await act.isDisabled()).toBe(true)
  const { id } = await paper(agent)
  const reply = await agent.request.post(`/api/papers/${id}/signing`, { data: { kind: 'signature', confirm: true } })
  expect([reply.status(), ((await reply.json()) as { error: { code: string } }).error.code]).toEqual([
    409,
    'papers.noPicture',
  ])
  expect((await paper(agent)).signings).toEqual([])
})

test('the chair signs by an own act: the signed file stands beside the paper, which does not change', async () => {
  const before = await paper(chair)
  const plain = await fileOf(chair, before.pdfFile)
  await chair.goto(`/sessions/${session}`)
  await chair.getByRole('button', { name: 'امضا', exact: true }).click()
  const dialog = chair.getByRole('dialog')
  await dialog.getByLabel('سند را خوانده‌ام و خودم امضا می‌کنم').check()
  await expectAccessible(chair, '[role=dialog]')
  await dialog.getByRole('button', { name: 'امضا', exact: true }).click()
  await chair
    .getByText(new RegExp(`^امضای ${names.chair}`))
    .first()
    .waitFor()
  const after = await paper(chair)
  expect(after.pdfFile).toBe(before.pdfFile)
  expect((await fileOf(chair, after.pdfFile)).equals(plain)).toBe(true)
  expect(after.signers.filter((one) => one.signed).map((one) => one.name)).toEqual([names.chair])
  const signed = await fileOf(chair, after.signings[0]!.pdfFile)
  expect([pictures(plain), pictures(signed)]).toEqual([0, 1])
})

test('the secretary signs for nobody but himself; the second file carries both hands', async () => {
  await agent.goto('/account')
  await agent.getByLabel('امضای من').setInputFiles({ name: 'امضا.png', mimeType: 'image/png', buffer: png(120) })
  await agent.getByRole('img', { name: 'تصویر امضای شما' }).waitFor()
  await agent.goto(`/sessions/${session}`)
  await agent.getByRole('button', { name: 'امضا', exact: true }).click()
  const dialog = agent.getByRole('dialog')
  await dialog.getByLabel('سند را خوانده‌ام و خودم امضا می‌کنم').check()
  await dialog.getByRole('button', { name: 'امضا', exact: true }).click()
  await agent
    .getByText(new RegExp(`^امضای ${names.secretary}`))
    .first()
    .waitFor()
  const { signings, signers } = await paper(agent)
  expect(signings.map((one) => one.name)).toEqual([names.chair, names.secretary])
  expect(signers.filter((one) => one.signed)).toHaveLength(2)
  expect(pictures(await fileOf(agent, signings[1]!.pdfFile))).toBe(2)
  // who signed is asked no more, who did not is named
  await agent.reload()
  await agent.getByText(/^در انتظار امضای/).waitFor()
  expect(await agent.getByText(/^در انتظار امضای/).textContent()).not.toContain(names.chair)
  expect(await agent.getByRole('button', { name: 'امضا', exact: true }).count()).toBe(0)
})

test('at the public address the signed file is the very one, an altered copy is found', async () => {
  const { checkCode, signers, signings, pdfFile } = await paper(agent)
  const stranger = await stage.visit('stranger', { width: 390, height: 844 })
  await stranger.goto(`/check/${checkCode}`)
  await stranger.getByText(`۲ تن از ${inPersian(signers.length)} تن امضا کرده‌اند.`).waitFor()
  await stranger.getByText(`امضای ${names.chair}`, { exact: false }).waitFor()
  expect(await stranger.getByText('دوره آموزش').count()).toBe(0)
  const give = (buffer: Buffer) =>
    stranger.locator('input[type=file]').setInputFiles({ name: 'صورت‌جلسه.pdf', mimeType: 'application/pdf', buffer })
  const signed = await fileOf(agent, signings[1]!.pdfFile)
  await give(signed)
  await stranger.getByText('همان فایل امضاشده است', { exact: false }).waitFor()
  const altered = Buffer.from(signed)
  altered[altered.length - 40]! ^= 1
  await give(altered)
  await stranger.getByText('همان فایل صادرشده نیست', { exact: false }).waitFor()
  await give(await fileOf(agent, pdfFile))
  await stranger.getByText('همان فایل PDF صادرشده است', { exact: false }).waitFor()
  await expectAccessible(stranger)
})
