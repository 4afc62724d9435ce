import { startServer, stopServer, cookieOf } from '../scripts/serving.ts'
import { emailOf, password, viewerEmail } from '../scripts/nation/cast.ts'
import * as pages from '../scripts/nation/pages.ts'
import { openDatabase } from '../src/app/database.ts'
import { readSettings } from '../src/app/settings.ts'
const dataDir = process.argv[2]!
const { child, address } = await startServer(dataDir, 4799, { DEMO: '0', METRICS_TOKEN: 'nation-measure-token' })
const database = await openDatabase(readSettings({ DATA_DIR: dataDir, DEMO: '0' }))
const { rows } = await database.pool.query(`select c.id, c.province_id as province, y.id as year from clusters c join plans p on p.cluster_id=c.id join plan_years y on y.plan_id=p.id and y.n=3 order by md5(c.id::text) limit 60`)
await database.close()
const mem = async () => { const r = await (await fetch(`${address}/metrics`, { headers: { authorization: 'Bearer nation-measure-token' } })).text(); const v = (n: string) => (Number(new RegExp(`^${n}(?:\\{[^}]*\\})? (\\S+)`, 'm').exec(r)?.[1]) / 2 ** 20).toFixed(0); return `rss ${v('process_resident_memory_bytes')} heapUsed ${v('nodejs_heap_size_used_bytes')} heapTotal ${v('nodejs_heap_size_total_bytes')} ext ${v('nodejs_external_memory_bytes')}` }
console.log('start', await mem())
const viewer = { address, cookie: await cookieOf(address, viewerEmail, password) }
const by = new Map<string, any>()
for (const p of rows as any[]) if (!by.has(p.province) && by.size < 6) by.set(p.province, { address, cookie: await cookieOf(address, emailOf('expert', p.province), password) })
const near = (rows as any[]).filter((p) => by.has(p.province))
console.log('signed in', await mem())
let n = 0
const t = performance.now()
const worker = async () => { while (n < Number(process.env.N ?? 600)) { const i = n++; const p = near[i % near.length]; const who = by.get(p.province); if (i % 10 === 1) await pages.nationPage(viewer, '2025-06-01'); else if (i % 10 === 2) await pages.provincePage(who, p.province); else if (i % 2) await pages.planPage(who, p.year); else await pages.clusterPage(who, p.id) } }
await Promise.all(Array.from({ length: 10 }, worker))
console.log('after', n, 'pages', ((performance.now() - t) / 1000).toFixed(1), 's', await mem())
await stopServer(child); process.exit()
