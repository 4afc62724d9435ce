import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { cookieOf, type Serving, startServer } from '../../scripts/serving.ts'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { buildWebIfNeeded } from '../../src/app/web-build.ts'
import { type Connection, connect } from '../../src/kernel/db/connect.ts'
import { clusterUser } from '../../src/kernel/db/supervisor/cluster.ts'
import { readLock } from '../../src/kernel/db/supervisor/postmaster.ts'
import { takeTurn } from '../../src/kernel/db/supervisor/turn.ts'
import { silentLog } from '../../src/kernel/log.ts'
import { verifyJournal } from '../../src/modules/journal/index.ts'

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** The real server on a data folder. The web app is built before, by one at a time: two that start at once would build into one folder. */
export async function serveOn(folder: string, port: number): Promise<Serving> {
  await takeTurn('the web app of the tests', () => buildWebIfNeeded(() => {}))
  return startServer(folder, port)
}

/** The demo's database behind the socket that its PostgreSQL says to listen on. */
export function databaseOf(folder: string): Connection {
  const lock = readLock(join(folder, 'pg'))
  if (!lock?.socketFolder) throw new Error('no PostgreSQL holds the folder')
  return connect({
    socket: { folder: lock.socketFolder, user: clusterUser, database: 'khoosheh_demo' },
    log: silentLog,
  })
}

/** What was acknowledged to somebody: it must be there for ever. */
export interface Acknowledged {
  letters: { id: string; subject: string; number: string }[]
  units: { id: string; name: string }[]
  claims: { id: string; fileId: string }[]
}

export interface Writers {
  acknowledged: Acknowledged
  /** Answers that were neither a success nor the calm word that it cannot be done now. */
  odd: string[]
  refused: number
  stop: () => Promise<void>
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** People who write without a break: letters of ours on one counter, units, claims with a file. A broken connection tells them nothing. */
export async function startWriting(
  address: string,
  ids: { organisationId: string; itemId: string },
  cookies: { expert: string; agent: string },
  acknowledged: Acknowledged,
): Promise<Writers> {
  let going = true
  let n = 0
  const odd: string[] = []
  let refused = 0
  const send = async (
    cookie: string,
    path: string,
    body: object | FormData,
  ): Promise<Record<string, string> | null> => {
    const isForm = body instanceof FormData
    const reply = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { cookie, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      body: isForm ? body : JSON.stringify(body),
    }).catch(() => null)
    const text = await reply?.text().catch(() => null)
    if (!reply || text === null || text === undefined) return null
    if (reply.status === 503) refused += 1
    else if (reply.status !== 200) odd.push(`${path} ${reply.status} ${text.slice(0, 300)}`)
    return reply.status === 200 ? JSON.parse(text) : null
  }
  const letter = async () => {
    const subject = `پاسخ درخواست ${++n}`
    const dated = '2017-02-04'
    const made = await send(cookies.expert, '/api/letters', {
      direction: 'outgoing',
      dated,
      organisationId: ids.organisationId,
      subject,
    })
    if (made) acknowledged.letters.push({ id: made.id!, subject, number: made.number! })
  }
  const unit = async () => {
    const name = `واحد زیر بار ${process.pid} ${++n}`
    const made = await send(cookies.expert, '/api/units', { name, provinceId: 'IR-30' })
    if (made) acknowledged.units.push({ id: made.id!, name })
  }
  const claim = async () => {
    const form = new FormData()
    const bytes = Buffer.from(`%PDF-1.4\n% ${++n} ${Math.random()}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)
    form.append('file', new Blob([bytes]), 'گزارش.pdf')
    const file = await send(cookies.agent, '/api/files', form)
    if (!file) return
    const claimed = { asOf: '2017-02-01', value: '91', result: `با پیوست ${n}`, fileIds: [file.id] }
    const made = await send(cookies.agent, `/api/items/${ids.itemId}/claims`, claimed)
    if (made) acknowledged.claims.push({ id: made.claimId!, fileId: file.id! })
  }
  const keep = async (work: () => Promise<void>) => {
    while (going) {
      await work()
      // a server that is away refuses at once
      await pause(2)
    }
  }
  const all = [keep(letter), keep(letter), keep(unit), keep(claim)]
  return {
    acknowledged,
    odd,
    get refused() {
      return refused
    },
    async stop() {
      going = false
      await Promise.all(all)
    },
  }
}

export const signIn = async (address: string) => ({
  expert: await cookieOf(address, 'expert@khoosheh.example', demoPassword),
  agent: await cookieOf(address, 'agent@khoosheh.example', demoPassword),
})

/** Everything that is wrong in the database after all that, in words. */
export async function damageIn(folder: string, acknowledged: Acknowledged): Promise<string[]> {
  const { db, close } = databaseOf(folder)
  const wrong: string[] = []
  const missing = async (what: string, ids: readonly string[], table: string) => {
    const { rows } = await sql<{ id: string }>`
      select asked.id from unnest(${ids}::uuid[]) asked(id)
      where not exists (select 1 from ${sql.table(table)} row where row.id = asked.id)`.execute(db)
    for (const { id } of rows) wrong.push(`the acknowledged ${what} ${id} is gone`)
  }
  try {
    const { letters, units, claims } = acknowledged
    await missing(
      'letter',
      letters.map(({ id }) => id),
      'letters',
    )
    await missing(
      'unit',
      units.map(({ id }) => id),
      'units',
    )
    await missing(
      'claim',
      claims.map(({ id }) => id),
      'claims',
    )
    await missing(
      'file',
      claims.map(({ fileId }) => fileId),
      'files',
    )
    const halves: [string, ReturnType<typeof sql<{ id: string }>>][] = [
      ['a letter without its record', sql`select id::text from letters where id not in (select id from records)`],
      [
        'a record of a letter without the letter',
        sql`select id::text from records where kind = 'letter' and id not in (select id from letters)`,
      ],
      ['a unit without its record', sql`select id::text from units where id not in (select id from records)`],
      [
        'a record of a unit without the unit',
        sql`select id::text from records where kind = 'unit' and id not in (select id from units)`,
      ],
      [
        'a letter without its line in the journal',
        sql`select id::text from letters where subject like 'پاسخ درخواست %' and id not in (select record_id from journal_entries where verb like 'letters.register%')`,
      ],
      [
        'a line in the journal without its letter',
        sql`select record_id::text as id from journal_entries where verb like 'letters.register%' and record_id not in (select id from letters)`,
      ],
      [
        'a claim whose file hangs nowhere',
        sql`select claim_id::text as id from claim_files join files on files.id = claim_files.file_id where files.record_id is null`,
      ],
      ['a name that cannot be found', sql`select id::text from units where id not in (select id from search_entries)`],
    ]
    for (const [what, query] of halves)
      for (const { id } of (await query.execute(db)).rows) wrong.push(`${what}: ${id}`)
    const numbers = letters.map(({ number }) => number)
    if (new Set(numbers).size !== numbers.length) wrong.push('a letter number was given twice')
    const { rows: counters } = await sql<{ last: number; letters: number }>`
      select last, (select count(*)::int from letters where direction = 'outgoing' and subject like 'پاسخ درخواست %') as letters
      from letter_counters where office = 'IR-30' and year = 1395`.execute(db)
    const { rows: contents } = await sql<{ hash: string }>`select hash from file_contents`.execute(db)
    for (const { hash } of contents) {
      const path = join(folder, 'files', 'khoosheh_demo', hash.slice(0, 2), hash.slice(2))
      const bytes = readFileSync(path, { flag: 'r' })
      if (createHash('sha256').update(bytes).digest('hex') !== hash) wrong.push(`the bytes of ${hash} are others`)
    }
    if (counters[0] && counters[0].letters > counters[0].last)
      wrong.push(`${counters[0].letters} letters on ${counters[0].last} numbers`)
    for (const { chain, broken } of await verifyJournal(db))
      if (broken) wrong.push(`the journal of ${chain} is broken: ${broken.what} at ${broken.seq}`)
    return wrong
  } finally {
    await close()
  }
}
