import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { openDatabase } from '../../src/app/database.ts'
import { clockOf, filesFolder, type OpenHouse, openHouse } from '../../src/app/house.ts'
import { sessionSecret } from '../../src/app/session-secret.ts'
import { readSettings } from '../../src/app/settings.ts'
import { newId } from '../../src/kernel/ids.ts'
import { listProvinces, loadReference } from '../../src/modules/directory/index.ts'
import { bar } from './bar.ts'
import { type Cast, castOf, nationalViewer, storyOf } from './cast.ts'
import { type ClusterSize, fullSize, placeOf } from './size.ts'
import { stamp } from './stamp.ts'
import { tellCluster } from './template.ts'

/** Clusters told through the verbs, each marked with what it gave birth to. */
export async function tellTemplate(
  house: OpenHouse,
  files: string,
  cast: Cast,
  k: number,
  size: ClusterSize,
  say = bar,
) {
  const resolved = size.council ? size.council.sessions * (size.council.resolutions + size.council.letters) : 0
  const all = size.activities.reduce((sum, n) => sum + n * size.claims, 0) + size.units + resolved
  const told = say(`cluster ${k}, by verbs`)
  let done = 0
  const after = newId()
  const clusterId = await tellCluster(storyOf(house, files), cast, k, size, (more) => {
    done += more
    told(done, all)
  })
  return { clusterId, born: { after, before: newId() } }
}

/** The nation: people of every province and one cluster through the verbs, the others stamped after it. */
export async function buildNation(house: OpenHouse, files: string, clusters: number, size = fullSize): Promise<void> {
  const provinces = (await listProvinces(house.db)).map((province) => province.code)
  const story = storyOf(house, files)
  const hired = bar('people, by verbs')
  await nationalViewer(story)
  const casts: Cast[] = []
  for (const province of provinces.slice(0, clusters)) {
    casts.push(await castOf(story, province))
    hired(casts.length, Math.min(provinces.length, clusters))
  }
  const { born } = await tellTemplate(house, files, casts[placeOf(0, casts.length)]!, 0, size)
  await stamp(house.db, { born, casts }, clusters - 1, bar(`clusters 1–${clusters - 1}`))
}

/** Builds the nation into a data folder, or finds it there as built before with as many clusters. */
export async function nationIn(dataDir: string, clusters: number, size = fullSize): Promise<void> {
  const note = join(dataDir, 'nation.json')
  const wanted = JSON.stringify(size === fullSize ? { clusters } : { clusters, size })
  if (existsSync(note) && readFileSync(note, 'utf8') === wanted) return
  rmSync(dataDir, { recursive: true, force: true })
  const settings = readSettings({ DATA_DIR: dataDir, DEMO: '0' })
  const database = await openDatabase(settings, { migrate: true })
  try {
    const { db } = database
    const clock = await clockOf(db)
    await loadReference(db, clock.now())
    const files = filesFolder(dataDir, database.info.database)
    const secret = sessionSecret(settings)
    const house = openHouse({ db, clock, filesFolder: files, secret, publicUrl: 'http://127.0.0.1' })
    await buildNation(house, files, clusters, size)
    await tidy(database.pool)
  } finally {
    await database.close()
  }
  writeFileSync(note, wanted)
}

/** What PostgreSQL does by itself in the hours after: statistics, visibility, and pages written before a measure, not during it. */
async function tidy(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    // what was told in these years went out in its time: a house at work does not begin with a queue of years
    const sent = `update message_deliveries set state = 'sent', settled_at = due_at, body = '' where state = 'waiting'`
    for (const text of ['set statement_timeout = 0', sent, 'vacuum analyze', 'checkpoint']) await client.query(text)
  } finally {
    client.release(true)
  }
}
