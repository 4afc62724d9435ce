/**
 * `npm run bench [start] [screen] [people] [import] [search]`: the figures of the product on this machine, each from real runs. Never part of a test.
 * start: first start on an empty data folder and later starts to the first answer. screen: JavaScript of a first screen.
 * search: five kinds of reader among 300,000 names.
 * people: a hundred at once on the demo, nine reads to one write. import: 52,000 units from one XLSX file, applied and taken back.
 * `npm run bench -- nation [clusters]`: builds a nation (1,000 clusters unless told otherwise) into NATION_DIR, or finds it there, and measures
 * its pages beside bare SQL. `npm run bench -- councils [clusters]`: the same with 20 sessions and 200 resolutions a council, and measures desk,
 * register, agenda and minutes. Both take minutes and gigabytes, so they run only when they are named.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoAccounts, demoPassword } from '../src/app/demo/accounts.ts'
import { benchImport } from './bench-import.ts'
import { benchSearch } from './bench-search.ts'
import { firstScreenSizes, mostFirstScreen } from './first-screen.ts'
import { root } from './selection.ts'
import { cookieOf, pause, startServer, stopServer } from './serving.ts'

if (process.argv[2] === 'nation') {
  const clusters = Number(process.argv[3] ?? 1_000)
  const folder = join(process.env.NATION_DIR ?? join(tmpdir(), 'khoosheh-nation'), String(clusters))
  const { nationIn } = await import('./nation/build.ts')
  const { measureNation } = await import('./nation/measure.ts')
  await nationIn(folder, clusters)
  await measureNation(folder)
  process.exit()
}

if (process.argv[2] === 'councils') {
  const clusters = Number(process.argv[3] ?? 1_000)
  const folder = join(process.env.NATION_DIR ?? join(tmpdir(), 'khoosheh-nation'), `councils-${clusters}`)
  const { nationIn } = await import('./nation/build.ts')
  const { councilSize } = await import('./nation/size.ts')
  const { measureCouncils } = await import('./nation/measure-councils.ts')
  await nationIn(folder, clusters, councilSize)
  await measureCouncils(folder)
  process.exit()
}

const asked = new Set(process.argv.slice(2))
const wants = (name: string) => asked.size === 0 || asked.has(name)
const port = 4711
const address = `http://127.0.0.1:${port}`

const range = (values: readonly number[], unit: string) =>
  `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)} ${unit} over ${values.length} runs`

/** Most memory that a process (or what it started) has held, in MB; as Linux counts it. */
function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const nodes = children.filter((child) => readFileSync(`/proc/${child}/comm`, 'utf8').includes('node'))
  const own = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  return Math.max(own, ...nodes.map((child) => peakMemory(Number(child))))
}

async function benchStart(dataDir: string): Promise<void> {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const first = await startServer(dataDir, port)
  await stopServer(first.child)
  const later: number[] = []
  for (let run = 0; run < 3; run++) {
    const { child, seconds } = await startServer(dataDir, port)
    later.push(seconds)
    await stopServer(child)
  }
  console.log(`first start, build and demo included: ${first.seconds.toFixed(1)} s (to reach: 60)`)
  console.log(`later starts to the first answer: ${range(later, 's')} (to reach: 3)`)
}

function benchScreen(): void {
  for (const [name, size] of Object.entries(firstScreenSizes()))
    console.log(`first screen ${name}: ${size.toFixed(0)} kB of compressed JavaScript (to reach: ${mostFirstScreen})`)
}

interface Person {
  cookie: string
  reads: string[]
  items: string[]
}

async function signIn(email: string): Promise<Person> {
  const cookie = await cookieOf(address, email, demoPassword)
  const get = async (path: string) =>
    (await fetch(`${address}${path}`, { headers: { cookie } })).json() as Promise<never>
  const { rows } = (await get('/api/clusters?limit=50')) as { rows: { id: string }[] }
  const plans = await Promise.all(
    rows.map(
      async ({ id }) =>
        (
          (await get(`/api/clusters/${id}/plan`)) as {
            plan: { years: { id: string; approved: string | null }[] } | null
          }
        ).plan,
    ),
  )
  // a year that is still a draft has no receipts to ask for
  const years = plans.flatMap((plan) => plan?.years ?? []).filter((year) => year.approved !== null)
  const items = years[1]
    ? ((await get(`/api/records/${years[1].id}/progress`)) as { items: { itemId: string; measure: string }[] }).items
    : []
  return {
    cookie,
    reads: [
      '/api/desk',
      '/api/desk/count',
      '/api/clusters',
      '/api/units?limit=50',
      ...rows.slice(0, 3).map(({ id }) => `/api/clusters/${id}`),
      ...years.flatMap(({ id }) => [
        `/api/plan-years/${id}`,
        `/api/records/${id}/progress`,
        `/api/records/${id}/receipts?line=approved`,
      ]),
    ],
    items: items.filter((item) => item.measure === 'percent').map((item) => item.itemId),
  }
}

/** People at work: each asks, reads for a while, asks again; every tenth deed of those who may is a claim. */
async function benchPeople(dataDir: string): Promise<void> {
  const { child } = await startServer(dataDir, port)
  const people = await Promise.all(demoAccounts.map((account) => signIn(account.email)))
  const agent = people[demoAccounts.findIndex((account) => account.email.startsWith('agent@'))]!
  const { today } = (await (await fetch(`${address}/api/house`)).json()) as { today: string }
  for (const think of [5_000, 1_000]) {
    const times = { read: [] as number[], write: [] as number[] }
    let failures = 0
    const until = performance.now() + 20_000
    const work = async (place: number) => {
      const person = people[place % people.length]!
      for (let deed = place; performance.now() < until; deed++) {
        await pause(think * (0.5 + Math.random()))
        const writes = deed % 10 === 0 && agent.items.length > 0
        const began = performance.now()
        const reply = writes
          ? await fetch(`${address}/api/items/${agent.items[deed % agent.items.length]}/claims`, {
              method: 'POST',
              headers: { cookie: agent.cookie, 'content-type': 'application/json' },
              body: JSON.stringify({
                asOf: today,
                value: '50',
                result: 'سنجش سرعت',
                reason: 'سنجش سرعت',
                key: `bench-${place}-${deed}-${think}`,
              }),
            })
          : await fetch(`${address}${person.reads[deed % person.reads.length]}`, { headers: { cookie: person.cookie } })
        await reply.arrayBuffer()
        times[writes ? 'write' : 'read'].push(performance.now() - began)
        if (!reply.ok) failures += 1
      }
    }
    await Promise.all(Array.from({ length: 100 }, (_, place) => work(place)))
    const p95 = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)]?.toFixed(0) ?? '—'
    const all = [...times.read, ...times.write]
    console.log(
      `100 people, about ${think / 1000} s between deeds: ${(all.length / 20).toFixed(0)} answers/s, p95 ${p95(all)} ms (reads ${p95(times.read)}, writes ${p95(times.write)}), ${failures} of ${all.length} failed (to reach: 250 ms)`,
    )
  }
  await stopServer(child)
}

const dataDir = mkdtempSync(join(tmpdir(), 'khoosheh-bench-'))
// the embedded PostgreSQL runs as a user of its own and must reach its folder
chmodSync(dataDir, 0o755)
try {
  if (wants('start')) await benchStart(dataDir)
  if (wants('screen')) benchScreen()
  if (wants('people')) await benchPeople(dataDir)
  // minutes, so only by its name
  if (asked.has('search')) await benchSearch()
  if (wants('import')) {
    // a first start builds and loads the demo: its memory is not the import's
    await stopServer((await startServer(dataDir, port)).child)
    const { child } = await startServer(dataDir, port, {
      NODE_OPTIONS: '--max-old-space-size=256 --max-semi-space-size=8',
    })
    const { cookie } = await signIn('expert@khoosheh.example')
    await benchImport(address, cookie, () => peakMemory(child.pid!)).finally(() => stopServer(child))
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
