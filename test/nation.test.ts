import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellTemplate } from '../scripts/nation/build.ts'
import { type Cast, castOf, emailOf, members, password, storyOf } from '../scripts/nation/cast.ts'
import { type Born, isBorn, stampId } from '../scripts/nation/ids.ts'
import { stamp } from '../scripts/nation/stamp.ts'
import { type OpenHouse, openHouse } from '../src/app/house.ts'
import { movableClock } from '../src/kernel/clock.ts'
import type { Db } from '../src/kernel/db/tables.ts'
import { rebuildPoints } from '../src/modules/commitments/index.ts'
import { loadReference } from '../src/modules/directory/index.ts'
import { verifyJournal } from '../src/modules/journal/journal.verify.ts'
import { testDatabase } from './world/database.ts'

/** Small, but with every kind of row that the nation has. */
const size = { activities: [3, 2], claims: 2, units: 2, council: { sessions: 2, resolutions: 6, letters: 3 } }
const provinces = ['IR-30', 'IR-19'] as const
const copied = 1
const silent = () => () => {}

interface Told {
  house: OpenHouse
  files: string
  casts: Cast[]
  born: Born
  clusterId: string
}

/** A house with the people of both provinces and cluster 0, through the verbs. */
async function toldHouse(db: Db): Promise<Told> {
  const files = mkdtempSync(join(tmpdir(), 'khoosheh-nation-'))
  const clock = movableClock('2026-11-23')
  const secret = randomBytes(32).toString('hex')
  const house = openHouse({ db, clock, filesFolder: files, secret, publicUrl: 'http://localhost' })
  await loadReference(db, clock.now())
  const story = storyOf(house, files)
  const casts: Cast[] = []
  for (const province of provinces) casts.push(await castOf(story, province))
  return { house, files, casts, ...(await tellTemplate(house, files, casts[0]!, 0, size, silent)) }
}

/** Names for ids, in the order in which they were made, so that two databases can be compared. */
type Labels = ReadonlyMap<string, string>

/** Every row of every table that names one of the labelled ids, with labels for ids, in the order of its words. */
async function dump(db: Db, labels: Labels, casts: readonly Cast[]): Promise<Record<string, string[]>> {
  const people = new Map(casts.flatMap((cast) => members(cast).map((id, n) => [id, `person ${cast.province} ${n}`])))
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    if (name === 'journal_heads') continue
    const { rows } = await sql<{
      line: Record<string, unknown>
    }>`select to_jsonb(t) as line from ${sql.table(name)} t`.execute(db)
    const lines = rows
      .map(({ line }) => line)
      .filter((line) => [...labels.keys()].some((id) => JSON.stringify(line).includes(id)))
    // place and hash of an entry differ with what else is in its chain; that chains hold is another test
    const told = lines.map(({ seq: _s, hash: _h, previous_hash: _p, ...line }) =>
      name === 'journal_entries' ? { ...line, canonical: String(line.canonical).replace(/"seq":\d+/, '') } : line,
    )
    if (told.length > 0) found[name] = told.map((line) => labelled(JSON.stringify(line), labels, people)).sort()
  }
  return found
}

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** With labels for ids; without an entry's hash, which is one of ids too. */
const labelled = (text: string, labels: Labels, people: ReadonlyMap<string, string>) =>
  text
    .replaceAll(/"hash":"[0-9a-f]{64}"/g, '"hash"')
    .replaceAll(id, (found) => labels.get(found) ?? people.get(found) ?? 'id')

/** Every id that these tables hold between two moments, in order. */
async function idsBorn(db: Db, born: Born): Promise<string[]> {
  const { rows } = await sql<{ table: string; name: string }>`select table_name as table, column_name as name
    from information_schema.columns where table_schema = 'public' and (udt_name = 'uuid' or column_name = 'request_id')`.execute(
    db,
  )
  const ids = new Set<string>()
  for (const { table, name } of rows) {
    const { rows: values } = await sql<{
      id: string | null
    }>`select distinct ${sql.ref(name)}::text as id from ${sql.table(table)}`.execute(db)
    for (const { id } of values) if (id !== null && isBorn(born, id)) ids.add(id)
  }
  return [...ids].sort()
}

/** The answers of the pages about a cluster to the expert of its province, with labels for ids. */
async function answers(house: OpenHouse, clusterId: string, province: string, labels: Labels, casts: readonly Cast[]) {
  const people = new Map(casts.flatMap((cast) => members(cast).map((id, n) => [id, `person ${cast.province} ${n}`])))
  const app = await house.server()
  try {
    const payload = { name: emailOf('expert', province), password }
    const signed = await app.inject({ method: 'POST', url: '/api/session', payload })
    const cookie = signed.cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
    const get = async (url: string) => (await app.inject({ url, headers: { cookie } })).body
    const cluster = JSON.parse(await get(`/api/clusters/${clusterId}`)) as {
      years: { recordId: string; approved: string }[]
      council: { id: string }
    }
    const urls = [
      `/api/clusters/${clusterId}`,
      `/api/clusters/${clusterId}?asOf=2025-02-02`,
      `/api/bodies/${cluster.council.id}`,
      `/api/records/${clusterId}/history?limit=50`,
      '/api/resolution-register?limit=50',
      '/api/desk',
      ...cluster.years.flatMap(({ recordId }) => [
        `/api/plan-years/${recordId}`,
        `/api/records/${recordId}/progress`,
        `/api/records/${recordId}/receipts?line=approved`,
      ]),
    ]
    const said = await Promise.all(urls.map(get))
    return {
      approved: cluster.years.map((year) => year.approved),
      said: said.map((body) => labelled(body, labels, people)),
    }
  } finally {
    await app.close()
  }
}

let verbs: Told
let stamped: Told
let byVerbs: { clusterId: string; labels: Labels }
let byStamp: { clusterId: string; labels: Labels }
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  const [one, other] = [await testDatabase(), await testDatabase()]
  closing.push(one.close, other.close)
  verbs = await toldHouse(one.db)
  const second = await tellTemplate(verbs.house, verbs.files, verbs.casts[1]!, copied, size, silent)
  const numbered = (ids: readonly string[]) => new Map(ids.map((id, n) => [id, `#${n}`]))
  byVerbs = { clusterId: second.clusterId, labels: numbered(await idsBorn(one.db, second.born)) }
  stamped = await toldHouse(other.db)
  const ids = await idsBorn(other.db, stamped.born)
  await stamp(other.db, stamped, copied, () => {})
  byStamp = { clusterId: stampId(stamped.clusterId, copied), labels: numbered(ids.map((id) => stampId(id, copied))) }
}, 120_000)
afterAll(async () => {
  for (const close of closing) await close()
})

test('a stamped cluster has, table by table, the rows that the verbs write', async () => {
  const told = await dump(verbs.house.db, byVerbs.labels, verbs.casts)
  expect(Object.keys(told).length).toBeGreaterThan(20)
  // five activities claimed twice, two resolutions carried out
  expect(told.claims).toHaveLength(12)
  expect(told.points!.length).toBeGreaterThan(20)
  expect(await dump(stamped.house.db, byStamp.labels, stamped.casts)).toEqual(told)
})

test('its pages say what those of a told cluster say', async () => {
  const told = await answers(verbs.house, byVerbs.clusterId, provinces[1], byVerbs.labels, verbs.casts)
  expect(told.approved.map(Number).every((percent) => percent > 50)).toBe(true)
  expect(await answers(stamped.house, byStamp.clusterId, provinces[1], byStamp.labels, stamped.casts)).toEqual(told)
})

test('the template stands as it stood, and every chain of the journal holds', async () => {
  const reports = await verifyJournal(stamped.house.db)
  expect(reports.map((report) => report.broken)).toEqual(reports.map(() => null))
  expect(reports.map((report) => report.chain)).toEqual(expect.arrayContaining([...provinces]))
  const entries = async (told: Told) =>
    (
      await told.house.db
        .selectFrom('journal_entries')
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  expect(await entries(stamped)).toBe(await entries(verbs))
})

test('stamped points are those that a rebuild makes', async () => {
  const { db } = stamped.house
  const points = () =>
    db
      .selectFrom('points')
      .selectAll()
      .orderBy('tree_id')
      .orderBy('line')
      .orderBy('item_id')
      .orderBy('from_day')
      .orderBy('known_from')
      .execute()
  const kept = await points()
  const trees = await db.selectFrom('trees').select('record_id').execute()
  // two years and eight notified resolutions each
  expect(trees).toHaveLength(20)
  await rebuildPoints(
    db,
    stamped.house.ctx(),
    trees.map((tree) => tree.record_id),
  )
  expect(await points()).toEqual(kept)
})
