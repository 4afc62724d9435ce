/**
 * `npm run load`: 500 people signed in for ten minutes, with a nation loaded (NATION_DIR, built where it is not there). Each reads, thinks for
 * half a minute on average, does the next deed. Deeds in the proportions of an office: desk, plan, cluster, agenda, register, search, province,
 * and one in twenty a claim. Prints errors, p50 and p95 by deed and the memory of each minute; fails where a limit is passed.
 * LOAD_PEOPLE, LOAD_MINUTES and LOAD_THINK (seconds) change the size. LOAD_RESTART=1: PostgreSQL is stopped hard in the middle; what people are
 * then told, and whether every claim that was confirmed is there, once, is counted. Takes minutes and gigabytes; never part of a test.
 */
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/app/database.ts'
import { readSettings } from '../src/app/settings.ts'
import { nationIn } from './nation/build.ts'
import { emailOf, password } from './nation/cast.ts'
import { quantile } from './nation/figures.ts'
import { pause, startServer, stopServer } from './serving.ts'

const number = (name: string, usual: number) => Number(process.env[name] ?? usual)
const people = number('LOAD_PEOPLE', 500)
const minutes = number('LOAD_MINUTES', 10)
const think = number('LOAD_THINK', 30) * 1_000
const restart = process.env.LOAD_RESTART === '1'
const clusters = number('LOAD_CLUSTERS', 1_000)
const port = number('PORT', 4713)
const token = 'load-measure-token'
const most = { failed: 0.001, p95: 500 }
const dataDir = join(process.env.NATION_DIR ?? join(tmpdir(), 'khoosheh-nation'), String(clusters))

interface Place {
  province: string
  cluster: string
  year: string
  council: string
  items: string[]
}
type Part = 'expert' | 'agent' | 'supervisor' | 'deputy' | 'director'
/** Most people of an office read; agents claim. */
const parts: readonly Part[] = ['expert', 'agent', 'expert', 'supervisor', 'deputy', 'agent', 'expert', 'director']

await nationIn(dataDir, clusters)
const { child, address } = await startServer(dataDir, port, { DEMO: '0', METRICS_TOKEN: token })
const pick = <One>(list: readonly One[]): One => list[Math.floor(Math.random() * list.length)]!
const times = new Map<string, number[]>()
const told = new Map<string, number>()
const confirmed: string[] = []
const unsure = new Set<string>()
let asked = 0
let failed = 0
let claims = 0

async function ask(cookie: string, deed: string, path: string, body?: object): Promise<boolean> {
  const began = performance.now()
  asked += 1
  const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) }
  const reply = await fetch(`${address}${path}`, {
    headers,
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  }).catch(() => null)
  const text = (await reply?.text().catch(() => '')) ?? ''
  const list = times.get(deed) ?? []
  times.set(deed, list)
  list.push(performance.now() - began)
  if (reply?.ok) return true
  failed += 1
  const calm = reply?.status === 503 && text.includes('"fa"')
  const what = calm ? '503 with a message in words' : `${deed}: ${reply?.status ?? 'no answer'} ${text.slice(0, 120)}`
  told.set(what, (told.get(what) ?? 0) + 1)
  return false
}

const words = ['خوشه', 'فعالیت ۷', 'پیشه ۰۰', 'واحد ۱۲', 'شورای']
const deeds: readonly [number, string, (cookie: string, place: Place) => Promise<unknown>][] = [
  [30, 'desk', (cookie) => ask(cookie, 'desk', '/api/desk?tab=mine&limit=200')],
  [
    18,
    'plan',
    (cookie, { year }) =>
      Promise.all([
        ask(cookie, 'plan', `/api/plan-years/${year}`),
        ask(cookie, 'plan', `/api/records/${year}/progress`),
      ]),
  ],
  [15, 'cluster', (cookie, { cluster }) => ask(cookie, 'cluster', `/api/clusters/${cluster}`)],
  [10, 'agenda', (cookie, { council }) => ask(cookie, 'agenda', `/api/bodies/${council}`)],
  [7, 'register', (cookie) => ask(cookie, 'register', '/api/resolution-register?limit=50')],
  [12, 'search', (cookie) => ask(cookie, 'search', `/api/search?q=${encodeURIComponent(pick(words))}`)],
  [3, 'province', (cookie, { province }) => ask(cookie, 'province', `/api/provinces/${province}/front`)],
]

/** A claim, sent again under the same key until it is answered, as the form does. */
async function claim(cookie: string, place: Place, today: string): Promise<void> {
  const key = `load-${process.pid}-${claims++}`
  const body = { asOf: today, value: (50 + Math.random() * 50).toFixed(2), result: 'سنجش بار', reason: 'سنجش بار', key }
  const item = pick(place.items)
  unsure.add(key)
  for (let tries = 0; tries < 20; tries++) {
    if (await ask(cookie, 'claim', `/api/items/${item}/claims`, body)) {
      unsure.delete(key)
      confirmed.push(key)
      return
    }
    if (!restart) return
    await pause(1_000 + Math.random() * 1_000)
  }
}

async function memory(): Promise<number> {
  const reply = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${token}` } }).catch(() => null)
  return Number(/^process_resident_memory_bytes (\S+)/m.exec((await reply?.text()) ?? '')?.[1] ?? 0) / 2 ** 20
}

async function signIn(name: string): Promise<string> {
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
  if (!reply.ok) throw new Error(`${name}: ${await reply.text()}`)
  return reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

try {
  const database = await openDatabase(readSettings({ DATA_DIR: dataDir, DEMO: '0' }))
  const { rows: places } = await database.pool.query<Place>(
    `select c.province_id as province, c.id as cluster, y.id as year, b.id as council,
       array(select term.item_id from terms term join versions v on v.id = term.version_id where v.tree_id = t.id) as items
     from clusters c join plans p on p.cluster_id = c.id join plan_years y on y.plan_id = p.id and y.n = 3 join trees t on t.record_id = y.id
     join records r on r.cluster_id = c.id and r.kind = 'body' join bodies b on b.id = r.id order by md5(c.id::text)`,
  )
  const byProvince = Map.groupBy(places, (place) => place.province)
  const provinces = [...byProvince.keys()]
  const { today } = (await (await fetch(`${address}/api/health`)).json()) as { today: string }
  const seats: { cookie: string; part: Part; near: Place[] }[] = []
  for (let n = 0; n < people; n++) {
    const province = provinces[n % provinces.length]!
    const part = parts[Math.floor(n / provinces.length) % parts.length]!
    seats.push({ cookie: await signIn(emailOf(part, province)), part, near: byProvince.get(province)! })
  }
  console.log(`${people} people signed in`)
  const began = performance.now()
  const until = began + minutes * 60_000
  const bag = deeds.flatMap(([share, , run]) => Array.from({ length: share }, () => run))
  const work = async ({ cookie, part, near }: (typeof seats)[number]) => {
    await pause(Math.random() * think)
    while (performance.now() < until) {
      const place = pick(near)
      if (part === 'agent' && Math.random() < 0.2) await claim(cookie, place, today)
      else {
        await pick(bag)(cookie, place)
      }
      await pause(think * (0.5 + Math.random()))
    }
  }
  const resident: number[] = []
  const watch = setInterval(async () => resident.push(await memory()), 60_000)
  if (restart)
    setTimeout(
      () => {
        console.log('PostgreSQL is killed')
        process.kill(Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
      },
      (minutes * 60_000) / 2,
    )
  await Promise.all(seats.map(work))
  clearInterval(watch)
  const all = [...times.values()].flat()
  for (const [deed, list] of times)
    console.log(
      `${deed.padEnd(9)} p50 ${quantile(list, 0.5).toFixed(0).padStart(5)}  p95 ${quantile(list, 0.95).toFixed(0).padStart(5)} ms  n ${list.length}`,
    )
  const seconds = (performance.now() - began) / 1_000
  const p95 = quantile(all, 0.95)
  console.log(
    `all       p50 ${quantile(all, 0.5).toFixed(0).padStart(5)}  p95 ${p95.toFixed(0).padStart(5)} ms  n ${asked}, ${(asked / seconds).toFixed(1)} a second (p95 to reach: ${most.p95})`,
  )
  console.log(
    `failed: ${failed} of ${asked}, ${((failed / asked) * 100).toFixed(3)} % (to reach: under 0.1 without a restart)`,
  )
  for (const [what, times] of told) console.log(`  ${times} × ${what}`)
  console.log(`memory of the server by minute: ${resident.map((mb) => mb.toFixed(0)).join(', ')} MB`)
  const after = await openDatabase(readSettings({ DATA_DIR: dataDir, DEMO: '0' }))
  const { rows: kept } = await after.pool.query<{ key: string; n: number }>(
    'select key, count(*)::int as n from claims where key = any($1) group by key',
    [confirmed],
  )
  const once = kept.filter(({ n }) => n === 1).length
  console.log(`claims confirmed: ${confirmed.length}, there once: ${once}; never confirmed: ${unsure.size}`)
  await after.close()
  await database.close().catch(() => {})
  const calm = [...told.keys()].every((what) => what.startsWith('503'))
  if (once !== confirmed.length || (restart ? !calm : failed / asked > most.failed || p95 > most.p95))
    process.exitCode = 1
} finally {
  await stopServer(child)
}
process.exit()
