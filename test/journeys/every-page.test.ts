import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPaths, pagePaths } from '../../src/app/web/paths.tsx'
import { addDays } from '../../src/kernel/fa/index.ts'
import type { ProgressView } from '../../src/modules/commitments/commitments.schema.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { read } from './hand.ts'

/** An institution asked to name who sits for it in the committee of the page's province. */
async function askedMember(page: Page): Promise<string> {
  const send = async (path: string, data: object) => {
    const reply = await page.request.post(path, { data })
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`)
    return (await reply.json()) as { id: string }
  }
  const first = async (path: string) => (await read<{ rows: { id: string }[] }>(page, path)).rows[0]!.id
  const body = await first('/api/bodies')
  const { seats } = await read<{ seats: { id: string; code: string }[] }>(page, `/api/bodies/${body}`)
  const seat = seats.find((one) => one.code === 'heritage')!.id
  await send(`/api/seats/${seat}/holder`, { organisationId: await first('/api/organisations?q=میراث') })
  return (await send(`/api/seats/${seat}/nominations`, {})).id
}

/** Every two of width, colours and language meet once. */
const looks = [
  { width: 1440, height: 900, scheme: 'light', locale: 'fa' },
  { width: 390, height: 844, scheme: 'dark', locale: 'fa' },
  { width: 1440, height: 900, scheme: 'dark', locale: 'en' },
  { width: 390, height: 844, scheme: 'light', locale: 'en' },
] as const

let stage: Stage
/** Per path of the app: an address of it that holds something, and who looks at it. */
let addresses: Map<string, { at: string; who: string }>

beforeAll(async () => {
  stage = await openStage()
  addresses = await someAddresses()
})
afterAll(() => stage?.close())

type Rows<Row = { id: string }> = { rows: Row[] }

async function someAddresses() {
  const page = await stage.enter('expert')
  const first = async (path: string) => (await read<Rows>(page, path)).rows[0]!.id
  const cluster = await first('/api/clusters?q=پلاستیک البرز')
  await page.goto(`/clusters/${cluster}/plan`)
  await page.waitForURL(/plan-years/)
  const year = new URL(page.url()).pathname.split('/').at(-1)!
  const { years } = await read<{ years: { id: string; n: number }[] }>(page, `/api/plan-years/${year}`)
  const { items } = await read<ProgressView>(page, `/api/records/${year}/progress`)
  const claim = items.find((item) => item.lastClaim?.awaits === 'approve')!.lastClaim!.id
  const { rows: resolutions } = await read<Rows<{ id: string; session: { id: string } | null }>>(
    page,
    `/api/resolutions?about=${year}`,
  )
  const session = resolutions.find((row) => row.session)!.session!.id
  const { rows: register } = await read<Rows<{ id: string; state: string }>>(page, '/api/resolution-register')
  const { story } = await read<{ story: { notificationId: string | null }[] }>(
    page,
    `/api/resolutions/${register.find((row) => row.state === 'decided')!.id}`,
  )
  const notification = story.find((line) => line.notificationId)!.notificationId
  const { visits } = await read<{ visits: { id: string; state: string }[] }>(page, `/api/clusters/${cluster}/agency`)
  const { editions } = await read<{ editions: { id: string }[] }>(page, `/api/clusters/${cluster}/diagnosis`)
  const report = editions.at(-1)!.id
  const draftBylaw = async () => {
    const reply = await page.request.post('/api/editions', { data: { subject: 'gates', provinceId: 'IR-30' } })
    return ((await reply.json()) as { id: string }).id
  }
  /** A body all of whose voting seats are filled may decide in writing: the demo's councils have empty ones. */
  const proposed = async () => {
    const { rows: bodies } = await read<Rows<{ id: string; kind: string }>>(page, '/api/bodies?limit=200')
    const { rows: persons } = await read<Rows>(page, '/api/persons?limit=200')
    const council = bodies.find((one) => one.kind === 'steering_council')
    const { seats } = await read<{ seats: { id: string; voting: boolean; sittings: { now: boolean }[] }[] }>(
      page,
      `/api/bodies/${council!.id}`,
    )
    for (const seat of seats.filter((one) => one.voting && !one.sittings.some((sitting) => sitting.now)))
      for (let seated = false; !seated; )
        seated = (
          await page.request.post(`/api/seats/${seat.id}/sittings`, { data: { personId: persons.pop()!.id } })
        ).ok()
    const reply = await page.request.post(`/api/bodies/${council!.id}/written-decisions`, {
      data: { text: 'نشان مشترک خوشه بر بسته‌بندی بیاید.', due: addDays(stage.house.clock.today(), 7) },
    })
    return ((await reply.json()) as { id: string }).id
  }
  const office = await stage.enter('expert.lorestan')
  const opened = await office.request.post('/api/provinces/IR-15/prioritisations', { data: {} })
  const round = ((await opened.json()) as { id: string }).id
  const { clusters } = await read<{ clusters: { clusterId: string }[] }>(office, `/api/prioritisations/${round}`)
  const form = `/prioritisations/${round}/clusters/${clusters[0]!.clusterId}`
  const known: Record<string, [at: string, who?: string]> = {
    '/sign-in': ['/sign-in', 'nobody'],
    '/set-password': ['/set-password#nothing', 'nobody'],
    '/': ['/'],
    '/desk': ['/desk?tab=askedByMe'],
    '/plan-years/$id': [`/plan-years/${year}`, 'md'],
    '/plan-years/$id/pack': [`/plan-years/${year}/pack`],
    '/provinces/$code/month/$month': ['/provinces/IR-30/month/1395-10'],
    '/nation/quarter/$quarter': ['/nation/quarter/1395-3'],
    '/plan-years/$id/draft': [`/plan-years/${years.find((one) => one.n === 3)!.id}/draft`],
    '/clusters/$id/plan': [`/clusters/${cluster}/plan?view=strategies`],
    '/bodies': ['/bodies'],
    '/messages': ['/messages'],
    '/upkeep': ['/upkeep', 'admin'],
    '/written-decisions/$id': [`/written-decisions/${await proposed()}`],
    '/letters': ['/letters'],
    '/unsent': ['/unsent', 'agent'],
    '/letters/$id': [`/letters/${await first('/api/letters')}`],
    '/bodies/$id': [`/bodies/${await first('/api/bodies')}`],
    '/nominations/$id': [`/nominations/${await askedMember(office)}`, 'expert.lorestan'],
    '/bodies/$id/rules': [`/bodies/${await first('/api/bodies')}/rules`],
    '/sessions/$id': [`/sessions/${session}`],
    '/resolutions': ['/resolutions'],
    '/resolutions/$id': [`/resolutions/${resolutions[0]!.id}`],
    '/notifications/$id': [`/notifications/${notification}`],
    '/follow-up-rules': ['/follow-up-rules'],
    '/account': ['/account'],
    '/more': ['/more', 'agent'],
    '/people-access': ['/people-access', 'admin'],
    '/clusters': ['/clusters', 'national'],
    '/clusters/$id': [`/clusters/${cluster}`],
    '/clusters/$id/agency': [`/clusters/${cluster}/agency`],
    '/clusters/$id/visit': [`/clusters/${cluster}/visit`, 'supervisor'],
    '/clusters/$id/visit-form': [`/clusters/${cluster}/visit-form`, 'supervisor'],
    '/visits/$id': [`/visits/${visits.find((one) => one.state === 'reported')!.id}`, 'supervisor'],
    '/bylaw': ['/bylaw?province=IR-30&stage=diagnostic'],
    '/bylaw/$id': [`/bylaw/${await draftBylaw()}`],
    '/letter-templates': ['/letter-templates?province=IR-30'],
    '/check/$code': ['/check/22222-22222', 'nobody'],
    '/criteria': ['/criteria?province=IR-15', 'expert.lorestan'],
    '/provinces/$code/ranking': [
      `/provinces/IR-15/ranking?cluster=${clusters[0]!.clusterId}&one=${clusters[0]!.clusterId}&other=${clusters[1]!.clusterId}`,
      'expert.lorestan',
    ],
    '/prioritisations/$id/clusters/$cluster': [form, 'expert.lorestan'],
    '/prioritisations/$id/clusters/$cluster/visit': [`${form}/visit`, 'expert.lorestan'],
    '/provinces/$code': ['/provinces/IR-30', 'md'],
    '/clusters/$id/indicators': [`/clusters/${cluster}/indicators`],
    '/clusters/$id/diagnosis': [`/clusters/${cluster}/diagnosis`, 'supervisor'],
    '/diagnostic-reports/$id': [`/diagnostic-reports/${report}?view=changes`],
    '/plan-years/$id/versions': [`/plan-years/${year}/versions`, 'md'],
    '/plan-years/$id/turn': [`/plan-years/${year}/turn`],
    '/provinces/$code/index-targets': ['/provinces/IR-19/index-targets?year=1395&why=units_revived', 'zanjan'],
    '/nation': ['/nation?layer=late', 'national'],
    '/compare': ['/compare?provinces=IR-15,IR-30', 'national'],
    '/records/$id/claim': [`/records/${year}/claim`, 'agent'],
    '/claims/$id': [`/claims/${claim}`],
    '/directory': ['/directory'],
    '/units/import': ['/units/import'],
    '/units/$id': [`/units/${await first('/api/units?limit=1')}`],
    '/organisations/$id': [`/organisations/${await first('/api/organisations?limit=1')}`],
    '/persons/$id': [`/persons/${await first('/api/persons?limit=1')}`],
    '/records/$id': [`/records/${year}`],
    '/records/$id/history': [`/records/${year}/history`],
  }
  return new Map(Object.entries(known).map(([path, [at, who = 'expert']]) => [path, { at, who }]))
}

const paths = [...openPaths, ...pagePaths].map(({ path }) => path)

/** Text in sight whose digits are Latin although it is no code: what stands in bdi, code or kbd is meant so, and so are typed addresses. */
const latinDigits = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!
      const text = walker.currentNode.textContent!.trim()
      if (
        /[0-9]/.test(text) &&
        !parent.closest('bdi, code, kbd, script, style, [lang="en"]') &&
        parent.checkVisibility()
      )
        found.push(text)
    }
    return found
  })

test('every path of the app is looked at', () => {
  expect([...addresses.keys()].toSorted()).toEqual([...paths].toSorted())
})

describe.each(looks)('$width wide, $scheme, $locale', ({ width, height, scheme, locale }) => {
  const windows = new Map<string, Page>()
  const windowOf = async (who: string) => {
    const page =
      windows.get(who) ??
      (await (who === 'nobody' ? stage.visit(who, { width, height }) : stage.enter(who, { width, height })))
    if (!windows.has(who))
      await page.addInitScript(
        (kept) => localStorage.setItem('khoosheh.looks', kept),
        JSON.stringify({ scheme, locale }),
      )
    windows.set(who, page)
    return page
  }
  afterAll(async () => {
    for (const page of windows.values()) await page.context().close()
  })

  test.each(paths)('%s', async (path) => {
    const { at, who } = addresses.get(path)!
    const page = await windowOf(who)
    await page.goto(at)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme])).toEqual([
      locale,
      scheme,
    ])
    const [room, needed] = await page.evaluate(() => [
      document.documentElement.clientWidth,
      document.documentElement.scrollWidth,
    ])
    expect(needed, 'the page is wider than the window').toBeLessThanOrEqual(room!)
    if (locale === 'fa') expect(await latinDigits(page)).toEqual([])
    await expectAccessible(page)
  })
})

describe('by keyboard and on paper', () => {
  let md: Page
  beforeAll(async () => {
    md = await stage.enter('md')
  })

  test('Tab reaches the first thing to do on the desk, and what has the focus shows it', async () => {
    const expert = await stage.enter('expert')
    const target = expert.getByRole('main').getByRole('heading', { level: 3 }).first().getByRole('link')
    await target.waitFor()
    for (let step = 0; step < 60; step++) {
      await expert.keyboard.press('Tab')
      if (await target.evaluate((link) => link === document.activeElement)) break
    }
    expect(await target.evaluate((link) => link === document.activeElement)).toBe(true)
    expect(await target.evaluate((link) => getComputedStyle(link).outlineStyle)).not.toBe('none')
    const title = await target.innerText()
    await expert.keyboard.press('Enter')
    await expert.waitForURL((url) => url.pathname !== '/')
    expect(title.length).toBeGreaterThan(0)
  })

  test('a printed plan has no navigation and keeps its table', async () => {
    await md.goto(addresses.get('/plan-years/$id')!.at)
    await md.getByRole('table', { name: 'فعالیت‌ها' }).waitFor()
    await md.emulateMedia({ media: 'print' })
    // of all navigation only the path stays: it says of which cluster the paper is
    expect(await md.getByRole('navigation').count()).toBe(1)
    await md.getByRole('navigation', { name: 'مسیر' }).getByText('خوشه پلاستیک البرز').waitFor()
    expect(await md.getByRole('banner').count()).toBe(0)
    await md.getByRole('heading', { level: 1, name: 'سند برنامه عمل سال دوم' }).waitFor()
    await md.getByRole('table', { name: 'فعالیت‌ها' }).waitFor()
  })
})
