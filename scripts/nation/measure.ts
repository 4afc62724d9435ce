import { cpus, loadavg } from 'node:os'
import { openDatabase } from '../../src/app/database.ts'
import { readSettings } from '../../src/app/settings.ts'
import { addDays, fiscalYear } from '../../src/kernel/fa/index.ts'
import { cookieOf, pause, startServer, stopServer } from '../serving.ts'
import { BarePages } from './bare.ts'
import { BareDeeds, type Item } from './bare-deeds.ts'
import { emailOf, password, viewerEmail } from './cast.ts'
import { type Row, table } from './figures.ts'
import * as pages from './pages.ts'

const port = Number(process.env.PORT ?? 4711)
const token = 'nation-measure-token'
/** Asked of each page; as often before, not counted. */
const samples = Number(process.env.SAMPLES ?? 200)
const people = 50

interface Place {
  province: string
  clusterId: string
  planYearId: string
  items: Item[]
}

/** Clusters to ask of, spread over the whole nation, each with the plan year of the day. */
async function placesOf(client: Queried, count: number): Promise<Place[]> {
  const { rows } = await client.query(
    `select c.id as "clusterId", c.province_id as province, y.id as "planYearId", t.id as "treeId",
       array(select json_build_object('itemId', term.item_id, 'weight', term.weight::text) from terms term join versions v on v.id = term.version_id
         where v.tree_id = t.id order by term.position) as items
     from clusters c join plans p on p.cluster_id = c.id join plan_years y on y.plan_id = p.id and y.n = 3 join trees t on t.record_id = y.id
     order by md5(c.id::text) limit ${count}`,
  )
  return rows.map((row: { treeId: string; planYearId: string; province: string; items: object[] }) => ({
    ...row,
    items: row.items.map((item) => ({ ...item, treeId: row.treeId, recordId: row.planYearId, chain: row.province })),
  })) as unknown as Place[]
}
interface Queried {
  query: (text: string) => Promise<{ rows: never[] }>
}

const pick = <One>(list: readonly One[]): One => list[Math.floor(Math.random() * list.length)]!
const timed = async (times: number[], run: () => Promise<unknown>) => {
  const began = performance.now()
  await run()
  times.push(performance.now() - began)
}

/** Measures a built nation over HTTP beside bare SQL in the same run, one after the other, then with many people at once. */
export async function measureNation(dataDir: string): Promise<void> {
  const { child, address } = await startServer(dataDir, port, { DEMO: '0', METRICS_TOKEN: token })
  const database = await openDatabase(readSettings({ DATA_DIR: dataDir, DEMO: '0' }))
  const client = await database.pool.connect()
  try {
    const places = await placesOf(client as unknown as Queried, 300)
    const provinces = [...new Set(places.map((place) => place.province))].slice(0, 8)
    const ask = async (name: string): Promise<pages.Asking> => ({
      address,
      cookie: await cookieOf(address, name, password),
    })
    const viewer = await ask(viewerEmail)
    const offices = new Map<string, Office>()
    for (const province of provinces)
      offices.set(province, {
        expert: await ask(emailOf('expert', province)),
        agent: await ask(emailOf('agent', province)),
        supervisor: await ask(emailOf('supervisor', province)),
      })
    const near = places.filter((place) => offices.has(place.province))
    const { today } = await pages.get<{ today: string }>(viewer, '/api/house')
    const world: World = { near, offices, viewer, today }
    const { rows: persons } = await client.query<{ person: string; value: string }>(
      `select a.person_id as person, k.value from login_keys k join accounts a on a.id = k.account_id`,
    )
    const personOf = new Map(persons.map((row) => [row.value, row.person]))
    const bare = { pages: new BarePages(client), deeds: new BareDeeds(client) }
    const kinds = kindsOf(world, bare, (name) => personOf.get(name)!)
    await compare(world, bare.pages)
    const memory = [await residentMegabytes(address)]
    const rows: Row[] = []
    for (const [name, kind] of Object.entries(kinds)) {
      const times = { http: [] as number[], bare: [] as number[] }
      for (let n = 0; n < samples; n++) {
        // by turns, so that both meet the same moments of the machine
        const counted = n >= Math.min(40, samples / 4) ? times : { http: [], bare: [] }
        await kind(counted.http, counted.bare)
      }
      rows.push({ name, ...times })
    }
    console.log(table(rows))
    console.log(
      `machine: ${cpus().length} cores, ${loadavg()[0]!.toFixed(1)} processes in the queue over the last minute`,
    )
    memory.push(await residentMegabytes(address))
    for (const think of [5_000, 1_000]) await together(world, think)
    memory.push(await residentMegabytes(address))
    console.log(
      `Node process: ${memory.map((mb) => mb.toFixed(0)).join(', ')} MB resident after start, pages, people (to reach: 300)`,
    )
  } finally {
    client.release()
    await database.close()
    await stopServer(child)
  }
}

async function residentMegabytes(address: string): Promise<number> {
  const reply = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(await reply.text())?.[1]) / 2 ** 20
}

interface Office {
  expert: pages.Asking
  agent: pages.Asking
  supervisor: pages.Asking
}
interface World {
  near: readonly Place[]
  offices: ReadonlyMap<string, Office>
  viewer: pages.Asking
  today: string
}

const anyDay = (today: string) => addDays(today, -30 - Math.floor(Math.random() * 600))
const anyPercent = () => (50 + Math.floor(Math.random() * 5_000) / 100).toFixed(2)

function kindsOf(
  { near, offices, viewer, today }: World,
  bare: { pages: BarePages; deeds: BareDeeds },
  personOf: (name: string) => string,
) {
  const year = fiscalYear(today)
  const both = async (
    http: number[],
    sql: number[],
    run: { http: () => Promise<unknown>; sql: () => Promise<unknown> },
  ) => {
    await timed(http, run.http)
    await timed(sql, run.sql)
  }
  const office = (place: Place) => offices.get(place.province)!
  return {
    'cluster page': (http: number[], sql: number[]) => {
      const place = pick(near)
      return both(http, sql, {
        http: () => pages.clusterPage(office(place).expert, place.clusterId),
        sql: () => bare.pages.cluster(place.clusterId, today),
      })
    },
    'plan page': (http: number[], sql: number[]) => {
      const place = pick(near)
      return both(http, sql, {
        http: () => pages.planPage(office(place).expert, place.planYearId),
        sql: () => bare.pages.plan(place.planYearId, today),
      })
    },
    claim: (http: number[], sql: number[]) => {
      const [one, other] = [pick(near), pick(near)]
      const agent = personOf(emailOf('agent', other.province))
      return both(http, sql, {
        http: () => pages.claim(office(one).agent, pick(one.items).itemId, today, anyPercent()),
        sql: () => bare.deeds.claim(pick(other.items), agent, today, anyPercent()),
      })
    },
    verify: async (http: number[], sql: number[]) => {
      const [one, other] = [pick(near), pick(near)]
      const [agent, supervisor] = (['agent', 'supervisor'] as const).map((part) =>
        personOf(emailOf(part, other.province)),
      )
      const item = pick(other.items)
      const value = anyPercent()
      const { claimId } = await pages.claim(office(one).agent, pick(one.items).itemId, today, anyPercent())
      const bareClaim = await bare.deeds.claim(item, agent!, today, value)
      return both(http, sql, {
        http: () => pages.verify(office(one).supervisor, claimId),
        sql: () => bare.deeds.verify(item, bareClaim, supervisor!, today, value),
      })
    },
    'province page': (http: number[], sql: number[]) => {
      const [code, { expert }] = pick([...offices])
      return both(http, sql, {
        http: () => pages.provincePage(expert, code),
        sql: () => bare.pages.province(code, year, today),
      })
    },
    'nation, past day': (http: number[], sql: number[]) => {
      const day = anyDay(today)
      return both(http, sql, {
        http: () => pages.nationPage(viewer, day),
        sql: () => bare.pages.nation(fiscalYear(day), day),
      })
    },
  }
}

/** Both must say the same, or the ratio would compare two different things. */
async function compare({ near, offices, viewer, today }: World, bare: BarePages): Promise<void> {
  const same = (what: string, shown: unknown, found: unknown) => {
    if (JSON.stringify(shown) !== JSON.stringify(found))
      throw new Error(`${what}: the page says ${JSON.stringify(shown)}, bare SQL ${JSON.stringify(found)}`)
  }
  const number = (text: string | null | undefined) => (text == null ? null : Number(Number(text).toFixed(6)))
  const place = near[0]!
  const { expert } = offices.get(place.province)!
  const years = (list: readonly { approved: string | null; planned: string | null }[]) =>
    list.map((year) => number(year.approved))
  same(
    'cluster page',
    years((await pages.clusterPage(expert, place.clusterId)).years),
    years(await bare.cluster(place.clusterId, today)),
  )
  same(
    'plan page',
    (await pages.planPage(expert, place.planYearId)).items.map((item) => [item.itemId, number(item.lines.approved)]),
    (await bare.plan(place.planYearId, today)).map((item) => [item.itemId, number(item.approved)]),
  )
  const front = await pages.provincePage(expert, place.province)
  const found = await bare.province(place.province, fiscalYear(today), today)
  same(
    'province page',
    [front.lateTotal, front.units?.total, front.clusters.map((one) => number(one.year?.approved))],
    [found.lateTotal, found.units, found.clusters.map((one) => number(one.approved))],
  )
  const day = anyDay(today)
  const nation = await pages.nationPage(viewer, day)
  const all = await bare.nation(fiscalYear(day), day)
  same(
    'nation',
    nation.provinces.map((one) => [one.code, one.count]).sort(),
    all.map((row) => [row.province_id, Number(row.n)]).sort(),
  )
}

/** Everybody reads, thinks, reads on; every tenth deed is a claim. */
async function together({ near, offices, viewer, today }: World, think: number): Promise<void> {
  const times: number[] = []
  const writes: number[] = []
  let failed = 0
  const until = performance.now() + 20_000
  const work = async (who: number) => {
    for (let deed = who; ; deed++) {
      await pause(think * (0.5 + Math.random()))
      if (performance.now() > until) return
      const place = pick(near)
      const { expert, agent } = offices.get(place.province)!
      const run = () => {
        if (deed % 10 === 0) return pages.claim(agent, pick(place.items).itemId, today, anyPercent())
        if (deed % 10 === 1) return pages.nationPage(viewer, anyDay(today))
        if (deed % 10 === 2) return pages.provincePage(expert, place.province)
        return deed % 2 === 0 ? pages.clusterPage(expert, place.clusterId) : pages.planPage(expert, place.planYearId)
      }
      await timed(deed % 10 === 0 ? writes : times, run).catch(() => {
        failed += 1
      })
    }
  }
  await Promise.all(Array.from({ length: people }, (_, who) => work(who)))
  const p95 = (values: number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)]?.toFixed(0) ?? '—'
  const all = [...times, ...writes]
  console.log(
    `${people} people, about ${think / 1000} s between deeds: ${(all.length / 20).toFixed(0)} pages/s, p95 ${p95(all)} ms (pages ${p95(times)}, claims ${p95(writes)}), ${failed} failed (to reach: 250 ms)`,
  )
}
