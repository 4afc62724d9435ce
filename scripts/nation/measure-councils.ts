import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { openDatabase } from '../../src/app/database.ts'
import { readSettings } from '../../src/app/settings.ts'
import { askedAgainEvery } from '../../src/modules/desk/screens/again.ts'
import { cookieOf, pause, startServer, stopServer } from '../serving.ts'
import { emailOf, password, viewerEmail } from './cast.ts'
import { quantile } from './figures.ts'
import { type Asking, get, post } from './pages.ts'

const port = Number(process.env.PORT ?? 4712)
const samples = Number(process.env.SAMPLES ?? 100)
/** Desks that stand open while nobody touches them, and for how long they are watched. */
const idleDesks = 200
const watchedSeconds = 60

interface Place {
  province: string
  council: string
  /** A session whose minutes of thirty points are final. */
  long: string
}

interface Measured {
  name: string
  times: number[]
  most: number
  note?: string
}

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await run()
  return performance.now() - began
}

/** Desk, registers, agenda and minutes over HTTP on councils with 20,000 sessions, 200,000 resolutions and 100,000 letters; and what idle desks cost. */
export async function measureCouncils(dataDir: string): Promise<void> {
  const { child, address } = await startServer(dataDir, port, { DEMO: '0' })
  const database = await openDatabase(readSettings({ DATA_DIR: dataDir, DEMO: '0' }))
  try {
    const places = await placesOf(database.pool)
    const ask = async (name: string): Promise<Asking> => ({ address, cookie: await cookieOf(address, name, password) })
    const provinces = [...new Set(places.map((place) => place.province))].slice(0, 8)
    const experts = new Map<string, Asking>()
    for (const province of provinces) experts.set(province, await ask(emailOf('expert', province)))
    const near = places.filter((place) => experts.has(place.province))
    const viewer = await ask(viewerEmail)
    const rows = [
      await deskOf([...experts.values()]),
      ...(await registers([...experts.values()], viewer, near)),
      ...(await letters([...experts.values()], viewer, near)),
      await agendas(near, experts),
      ...(await minutes(near, experts)),
    ]
    for (const { name, times, most, note } of rows) {
      const p95 = quantile(times, 0.95)
      console.log(
        `${name.padEnd(44)} p50 ${quantile(times, 0.5).toFixed(1).padStart(7)}  p95 ${p95.toFixed(1).padStart(7)} ms  n ${times.length}  ${p95 <= most ? 'reached' : 'not reached'} (${most} ms)${note ? `  ${note}` : ''}`,
      )
    }
    const asking = [...experts.values()]
    const cost = await idle(child.pid!, dataDir, (n) => asking[n % asking.length]!)
    console.log(
      `${idleDesks} idle live desks: ${(cost * 100).toFixed(1)} % of a core, server and database (to reach: 10)`,
    )
    console.log(
      `machine: ${cpus().length} cores, ${loadavg()[0]!.toFixed(1)} processes in the queue over the last minute`,
    )
  } finally {
    await database.close()
    await stopServer(child)
  }
}

async function placesOf(pool: { query: (text: string) => Promise<{ rows: never[] }> }): Promise<Place[]> {
  const { rows } = await pool.query(
    `select r.province_id as province, s.body_id as council, s.id as long from sessions s join minutes m on m.session_id = s.id and m.state = 'final'
       join records r on r.id = s.id
     where (select count(*) from agenda_items i where i.session_id = s.id) = 30 order by md5(s.id::text)`,
  )
  return rows
}

/** By turns, the first tenth not counted. */
async function repeat<One>(
  list: readonly One[],
  times: number,
  run: (one: One) => Promise<unknown>,
): Promise<number[]> {
  const all: number[] = []
  for (let n = 0; n < times; n++) all.push(await timed(() => run(list[n % list.length]!)))
  return all.slice(Math.floor(times / 10))
}

async function deskOf(experts: readonly Asking[]): Promise<Measured> {
  const { counts } = await get<{ counts: { waiting: number } }>(experts[0]!, '/api/desk?tab=mine&limit=200')
  const times = await repeat(experts, samples, (one) => get(one, '/api/desk?tab=mine&limit=200'))
  return { name: 'desk of a person', times, most: 60, note: `${counts.waiting} waiting` }
}

async function registers(experts: readonly Asking[], viewer: Asking, near: readonly Place[]): Promise<Measured[]> {
  const ways = (own: Place) => [
    '',
    '&state=expired',
    '&overdue=yes',
    '&state=done&kind=steering_council',
    '&state=inExecution',
    `&body=${own.council}`,
  ]
  const asked = (who: (n: number) => Asking, path: (n: number) => string) =>
    repeat(
      Array.from({ length: samples }, (_, n) => n),
      samples,
      (n) => get(who(n), path(n)),
    )
  const page = (n: number) => {
    const all = ways(near[n % near.length]!)
    return `/api/resolution-register?limit=50${all[n % all.length]}`
  }
  return [
    {
      name: 'register with filters, a province',
      most: 60,
      times: await asked((n) => experts[n % experts.length]!, page),
    },
    { name: 'register with filters, the nation', most: 60, times: await asked(() => viewer, page) },
    {
      name: 'its summary, a province',
      most: 60,
      times: await asked(
        (n) => experts[n % experts.length]!,
        () => '/api/resolution-register/summary?',
      ),
    },
    {
      name: 'its summary, the nation',
      most: 60,
      times: await repeat([viewer], 10, (one) => get(one, '/api/resolution-register/summary?')),
    },
  ]
}

/** The register of letters by its filters, and by words of a subject. */
async function letters(experts: readonly Asking[], viewer: Asking, near: readonly Place[]): Promise<Measured[]> {
  const ways = (own: Place) => [
    '',
    '&open=yes',
    '&overdue=yes',
    '&direction=outgoing',
    `&party=${encodeURIComponent('name:استانداری')}`,
    `&province=${own.province}&q=${encodeURIComponent('نامه ۷ درباره')}`,
  ]
  const asked = async (name: string, who: (n: number) => Asking): Promise<Measured> => {
    const times = await repeat(
      Array.from({ length: samples }, (_, n) => n),
      samples,
      (n) => {
        const all = ways(near[n % near.length]!)
        return get(who(n), `/api/letters?limit=50${all[n % all.length]}`)
      },
    )
    return { name, times, most: 60 }
  }
  return [
    await asked('letters with filters, a province', (n) => experts[n % experts.length]!),
    await asked('letters with filters, the nation', () => viewer),
  ]
}

async function agendas(near: readonly Place[], experts: ReadonlyMap<string, Asking>): Promise<Measured> {
  const called: { who: Asking; id: string }[] = []
  for (const { province, council } of near.slice(0, 30)) {
    const who = experts.get(province)!
    called.push({ who, ...(await post<{ id: string }>(who, `/api/bodies/${council}/sessions`, {})) })
  }
  const times = await repeat(called, samples, ({ who, id }) => get(who, `/api/sessions/${id}/agenda/candidates`))
  return { name: 'agenda filled from what is open', times, most: 100 }
}

/**
 * The file that a reader asks for, each by itself: the Word file is the template filled, the PDF that and its typesetting. The deed that
 * issues the paper makes both, with number, check code and journal, and has no limit of its own.
 */
async function minutes(near: readonly Place[], experts: ReadonlyMap<string, Asking>): Promise<Measured[]> {
  const times = Math.min(near.length, 60)
  const file = (as: 'docx' | 'pdf') =>
    repeat(near, times, ({ province, long }) =>
      fetchFile(experts.get(province)!, `/api/sessions/${long}/minutes.${as}`),
    )
  return [
    { name: 'minutes of 30 points as PDF', times: await file('pdf'), most: 300 },
    { name: 'minutes of 30 points as Word', times: await file('docx'), most: 500 },
    {
      name: 'their paper issued, Word and PDF together',
      times: await repeat(near, times, ({ province, long }) =>
        post(experts.get(province)!, '/api/papers', { kind: 'minutes', recordId: long, locale: 'fa', fields: {} }),
      ),
      most: 800,
    },
  ]
}

async function fetchFile({ address, cookie }: Asking, path: string): Promise<void> {
  const reply = await fetch(`${address}${path}`, { headers: { cookie } })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  await reply.arrayBuffer()
}

/** Processor time of a process, of all that stand under it and of all that did and have ended, in seconds. */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // user, system, and both of children that have ended
  const own = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / ticks
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  return children.reduce((sum, id) => sum + cpuSeconds(Number(id)), own)
}
const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

async function idle(server: number, dataDir: string, who: (n: number) => Asking): Promise<number> {
  const postmaster = Number(readFileSync(`${dataDir}/pg/postmaster.pid`, 'utf8').split('\n')[0])
  const spent = () => cpuSeconds(server) + (under(server, postmaster) ? 0 : cpuSeconds(postmaster))
  let open = true
  let opened = 0
  const desks = Array.from({ length: idleDesks }, async (_, n) => {
    const stamps = new Map<string, string>()
    const again = async (path: string) => {
      const stamp = stamps.get(path)
      const { address, cookie } = who(n)
      const reply = await fetch(`${address}${path}`, {
        headers: { cookie, ...(stamp ? { 'if-none-match': stamp } : {}) },
      })
      if (!reply.ok && reply.status !== 304) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
      await reply.text()
      stamps.set(path, reply.headers.get('etag')!)
    }
    // opened one after the other before the watch begins
    await get(who(n), '/api/desk?tab=mine&limit=200')
    await again('/api/desk/count')
    opened += 1
    await pause((n / idleDesks) * askedAgainEvery)
    while (open) {
      await again('/api/desk/count')
      await Promise.race([pause(askedAgainEvery), closing])
    }
  })
  let close = () => {}
  const closing = new Promise<void>((resolve) => {
    close = resolve
  })
  while (opened < idleDesks) await pause(500)
  const before = spent()
  await pause(watchedSeconds * 1_000)
  const cost = (spent() - before) / watchedSeconds
  open = false
  close()
  await Promise.all(desks)
  return cost
}

function under(ancestor: number, pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  return parent === ancestor || (parent > 1 && under(ancestor, parent))
}
