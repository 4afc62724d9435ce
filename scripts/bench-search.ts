/**
 * `npm run bench search`: searches of five kinds of reader among 300,000 names (20,000 sessions, 200,000 resolutions, 50,000 units and people,
 * the rest clusters, bodies, activities) and how long it takes to write 10,000 of them.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type ActiveGrant, type Actor, reachOf } from '../src/kernel/actor.ts'
import { connect } from '../src/kernel/db/connect.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { startDatabase } from '../src/kernel/db/supervisor/index.ts'
import type { Db } from '../src/kernel/db/tables.ts'
import { silentLog } from '../src/kernel/log.ts'
import { migrations } from '../src/migrations/index.ts'
import { askedWords } from '../src/modules/search/search.rules.ts'
import { findEntries } from '../src/modules/search/search.store.ts'

const trades =
  'پلاستیک کفش چاقو سنگ نساجی عسل فرش مس زعفران پسته خرما چرم سرامیک قطعات مبلمان طلا گلاب ورشو گلیم نایلون'.split(' ')
const names = 'رستگار نوری صالحی وثوق امینی کیانی شاهمرادی حسامی کاوه احمدی صفری محمدی بیرانوند غیاثوند دلفان'.split(
  ' ',
)
const deeds =
  'برگزاری دوره آموزشی|تهیه طرح توسعه|معرفی نماینده دستگاه|پرداخت تسهیلات بانکی|راه‌اندازی آزمایشگاه مشترک|شرکت در نمایشگاه بین‌المللی|تشکیل کنسرسیوم صادراتی|تأمین مواد اولیه'.split(
    '|',
  )

/** Names that stand nowhere else, and words that stand in a hundred thousand: what people type is both. */
async function fill(db: Db): Promise<void> {
  const word = (list: readonly string[], by: number) =>
    sql`(${sql.lit(`{${list.map((one) => `"${one}"`).join(',')}}`)}::text[])[1 + (n / ${by}) % ${list.length}]`
  const put = (kind: string, count: number, title: unknown, audience = `'reach'`) =>
    sql`insert into records (id, kind, title, province_id, cluster_id, organisation_id, body_id, audience, version, created_at)
      select gen_random_uuid(), ${kind}, ${title}, 'IR-' || lpad((n % 31)::text, 2, '0'), ('00000000-0000-7000-8000-' || lpad((n % 1000)::text, 12, '0'))::uuid, null, null,
        ${sql.raw(audience)}, 1, now() from generate_series(1, ${sql.lit(count)}) n`.execute(db)
  await put('cluster', 1_000, sql`'خوشه ' || ${word(trades, 1)} || ' شهرستان ' || n`, `'public'`)
  await put('body', 3_000, sql`'شورای راهبری توسعه خوشه ' || ${word(trades, 1)} || ' ' || n`)
  await put('session', 20_000, sql`'جلسه شماره ' || n || ' شورای راهبری توسعه خوشه ' || ${word(trades, 7)}`)
  await put(
    'resolution',
    200_000,
    sql`${word(deeds, 1)} || ' برای خوشه ' || ${word(trades, 3)} || ' با مسئولیت ' || ${word(names, 5)} || ' بند ' || n`,
    `case when n % 50 = 0 then 'public' else 'reach' end`,
  )
  await put('unit', 40_000, sql`'شرکت ' || ${word(trades, 2)} || '‌سازی ' || ${word(names, 3)} || ' ' || n`)
  await put('person', 10_000, sql`${word(names, 1)} || ' ' || ${word(names, 20)} || ' ' || n`)
  await put('visit', 26_000, sql`'بازدید نظارتی خوشه ' || ${word(trades, 1)} || ' ' || n`)
  await sql`analyze`.execute(db)
}

const actorOf = (...grants: Pick<ActiveGrant, 'reachKind' | 'reachId'>[]): Actor => {
  const held = grants.map((grant, n): ActiveGrant => ({ id: String(n), role: 'expert', ...grant }))
  return {
    accountId: '',
    personId: '00000000-0000-7000-8000-00000000abcd',
    name: '',
    grants: held,
    reach: reachOf(held),
  }
}
const readers: Record<string, Actor> = {
  nation: actorOf({ reachKind: 'nation', reachId: null }),
  province: actorOf({ reachKind: 'province', reachId: 'IR-07' }),
  cluster: actorOf({ reachKind: 'cluster', reachId: '00000000-0000-7000-8000-000000000007' }),
  organisation: actorOf({ reachKind: 'organisation', reachId: '00000000-0000-7000-8000-000000009999' }),
}
const queries = [
  'خوشه',
  'خوشه پلاستیک',
  'پلاستيك',
  'خو',
  'پل',
  'رستگار نوری',
  'بند 12345',
  'کنسرسیوم صادراتي چرم',
  'شورای راهبری',
  'نیست‌درهیچ',
  'جلسه 777',
  'شهرستان 77',
  'سال',
  'پالستیک',
]
const kinds = ['cluster', 'body', 'session', 'resolution', 'unit', 'person', 'visit']

const at = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!

export async function benchSearch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khoosheh-bench-search-'))
  chmodSync(folder, 0o711)
  const database = await startDatabase({ dataDir: folder, log: silentLog })
  await database.ensureDatabase('bench')
  const { db, close } = connect({ ...database.connectionInfo('bench'), max: 4, statementTimeoutMs: 0, log: silentLog })
  try {
    await migrate(db, migrations)
    const begun = performance.now()
    await fill(db)
    const { rows } = await sql<{ count: string; size: string }>`
      select (select count(*) from search_entries) as count, pg_size_pretty(pg_total_relation_size('search_entries')) as size`.execute(
      db,
    )
    console.log(
      `search: ${rows[0]!.count} names written in ${((performance.now() - begun) / 1000).toFixed(1)} s, index ${rows[0]!.size}`,
    )
    const all: number[] = []
    for (const [who, actor] of Object.entries(readers))
      for (const q of queries) {
        const times: number[] = []
        let found = 0
        for (let run = 0; run < 12; run++) {
          const start = performance.now()
          found = (await findEntries(db, actor, askedWords(q), { kinds, most: 5 })).length
          times.push(performance.now() - start)
        }
        times.sort((a, b) => a - b)
        all.push(...times)
        console.log(
          `  ${who.padEnd(13)} ${q.padEnd(24)} ${String(found).padStart(3)} found, middle ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms`,
        )
      }
    all.sort((a, b) => a - b)
    console.log(
      `search: p50 ${at(all, 0.5).toFixed(1)} ms, p95 ${at(all, 0.95).toFixed(1)} ms, most ${all.at(-1)!.toFixed(1)} ms (to reach: p95 60 ms)`,
    )
  } finally {
    await close()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
