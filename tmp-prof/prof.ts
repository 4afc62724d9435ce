import { openDatabase } from '../src/app/database.ts'
import { readSettings } from '../src/app/settings.ts'
import { startServer, stopServer, cookieOf } from '../scripts/serving.ts'
import { emailOf, password, viewerEmail } from '../scripts/nation/cast.ts'
import { openHouse, clockOf } from '../src/app/house.ts'
import pg from 'pg'
const dataDir = process.argv[2]!
const only = process.argv[3]
const settings = readSettings({ DATA_DIR: dataDir, DEMO: '0' })
const database = await openDatabase(settings)
const db = database.db
// count queries
let log: { text: string; ms: number }[] = []
const orig = pg.Client.prototype.query
;(pg.Client.prototype as any).query = function (this: any, ...a: any[]) {
  const text = typeof a[0] === 'string' ? a[0] : a[0]?.text
  const t = performance.now()
  const r = (orig as any).apply(this, a)
  if (r && typeof r.then === 'function') return r.then((x: any) => { log.push({ text, ms: performance.now() - t }); return x })
  return r
}
const house = openHouse({ db, clock: await clockOf(db), filesFolder: '/tmp/nf', secret: 'x'.repeat(40), publicUrl: 'http://localhost' })
const app = await house.server()
const signIn = async (name: string) => {
  const reply = await app.inject({ method: 'POST', url: '/api/session', payload: { name, password } })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
}
const { rows } = await database.pool.query(`select c.id, c.province_id as province, y.id as year from clusters c join plans p on p.cluster_id=c.id join plan_years y on y.plan_id=p.id and y.n=3 order by md5(c.id::text) limit 40`)
const places = rows as any[]
const cookies = new Map<string, string>()
for (const p of places) if (!cookies.has(p.province) && cookies.size < 8) cookies.set(p.province, await signIn(emailOf('expert', p.province)))
const near = places.filter((p) => cookies.has(p.province))
const viewer = await signIn(viewerEmail)
const today = house.clock.today()
const run = async (name: string, urlOf: (p: any) => string, cookieFor: (p: any) => string) => {
  if (only && !name.includes(only)) return
  for (const p of near.slice(0, 10)) await app.inject({ method: 'GET', url: urlOf(p), headers: { cookie: cookieFor(p) } })
  const times: number[] = []; let q = 0, qms = 0; let size = 0
  const cpu0 = process.cpuUsage(); 
  const by = new Map<string, { n: number; ms: number }>()
  const N = Number(process.env.N ?? 60)
  for (let i = 0; i < N; i++) {
    const p = near[i % near.length]
    log = []
    const t = performance.now()
    const r = await app.inject({ method: 'GET', url: urlOf(p), headers: { cookie: cookieFor(p) } })
    times.push(performance.now() - t)
    if (r.statusCode !== 200) throw new Error(r.body)
    size = r.body.length
    q += log.length
    for (const l of log) { const k = l.text.replace(/\s+/g, ' ').slice(0, 150); const e = by.get(k) ?? { n: 0, ms: 0 }; e.n++; e.ms += l.ms; by.set(k, e); qms += l.ms }
  }
  const cpu = process.cpuUsage(cpu0)
  times.sort((a, b) => a - b)
  console.log(`\n${name}: p50 ${times[N / 2]!.toFixed(1)} p95 ${times[Math.floor(N * .95)]!.toFixed(1)} cpu ${((cpu.user + cpu.system) / 1000 / N).toFixed(1)} ms, queries ${(q / N).toFixed(1)} (${(qms / N).toFixed(1)} ms waited), ${size} chars`)
  for (const [k, e] of [...by].sort((a, b) => b[1].ms - a[1].ms).slice(0, Number(process.env.TOP ?? 12))) console.log(`   ${(e.n / N).toFixed(1)}× ${(e.ms / e.n).toFixed(2)} ms  ${k}`)
}
const own = (p: any) => cookies.get(p.province)!
await run('me', () => '/api/me', own)
await run('cluster', (p) => `/api/clusters/${p.id}`, own)
await run('history', (p) => `/api/records/${p.id}/history?with=${p.year}&limit=8`, own)
const council = new Map<string, string>()
for (const p of near) { const r = await app.inject({ method: 'GET', url: `/api/clusters/${p.id}`, headers: { cookie: own(p) } }); council.set(p.id, r.json().council?.id) }
await run('body', (p) => `/api/bodies/${council.get(p.id)}`, own)
await run('year', (p) => `/api/plan-years/${p.year}`, own)
await run('progress', (p) => `/api/records/${p.year}/progress`, own)
await run('late', (p) => `/api/records/${p.year}/late`, own)
await run('province', (p) => `/api/provinces/${p.province}/front`, own)
await run('nation', () => `/api/nation?asOf=1404`.replace('1404', '2025-06-01') + `&knownAt=2025-06-01T20:29:59.000Z`, () => viewer)
await app.close(); await database.close(); process.exit()
