import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect, type Place } from '../../src/kernel/db/connect.ts'
import { migrate } from '../../src/kernel/db/migrate.ts'
import { startDatabase } from '../../src/kernel/db/supervisor/index.ts'
import { endPostmaster, holder } from '../../src/kernel/db/supervisor/postmaster.ts'
import { isRunning } from '../../src/kernel/db/supervisor/processes.ts'
import { ensureTrigrams } from '../../src/kernel/db/trigrams.ts'
import { silentLog } from '../../src/kernel/log.ts'
import { migrations } from '../../src/migrations/index.ts'

/** The server of a test run: an embedded cluster of its own, or the one of TEST_DATABASE_URL. */
export interface TestCluster {
  /** Where one may say `create database`. */
  maintenance: Place
  /** Migrated once; every test database is a clone of it. */
  template: string
  remove(): Promise<void>
}

const folderName = /^khoosheh-test-(\d+)-/

export async function startTestCluster(serverUrl: string | undefined): Promise<TestCluster> {
  return serverUrl ? onServer(serverUrl) : embedded()
}

async function embedded(): Promise<TestCluster> {
  await removeOrphans()
  const folder = mkdtempSync(join(tmpdir(), `khoosheh-test-${process.pid}-`))
  // under its own user PostgreSQL must pass through; nobody lists it
  chmodSync(folder, 0o711)
  const database = await startDatabase({ dataDir: folder, log: silentLog, durable: false })
  const template = 'khoosheh_template'
  await database.ensureDatabase(template)
  await migrateTemplate(database.connectionInfo(template))
  return {
    maintenance: database.connectionInfo('postgres'),
    template,
    async remove() {
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Clones on somebody's server are dropped at the end: there is no cluster to delete. Only this run's names. */
async function onServer(serverUrl: string): Promise<TestCluster> {
  const run = `khoosheh_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  const template = `${run}_template`
  const maintenance: Place = { connectionString: serverUrl }
  await asAdmin(maintenance, (client) =>
    client.query(`create database ${template} template template0 lc_ctype 'C.UTF-8'`),
  )
  const address = new URL(serverUrl)
  address.pathname = `/${template}`
  await migrateTemplate({ connectionString: address.toString() })
  return {
    maintenance,
    template,
    remove: () =>
      asAdmin(maintenance, async (client) => {
        const { rows } = await client.query('select datname from pg_database where datname like $1', [`${run}%`])
        for (const { datname } of rows) await client.query(`drop database ${pg.escapeIdentifier(datname)} with (force)`)
      }),
  }
}

async function migrateTemplate(place: Place): Promise<void> {
  const { db, close } = connect({ ...place, max: 2, statementTimeoutMs: 0, log: silentLog })
  try {
    await ensureTrigrams(db, 'template')
    await migrate(db, migrations)
  } finally {
    // a template with a connection on it cannot be cloned
    await close()
  }
}

/** One connection for `create database` and the like. */
export async function asAdmin<T>(place: Place, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const { pool, close } = connect({ ...place, max: 1, statementTimeoutMs: 120_000, log: silentLog })
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
    await close()
  }
}

/** Clusters of test runs that were killed: stopped and deleted. */
async function removeOrphans(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(folderName.exec(name)?.[1])
    const folder = join(tmpdir(), name)
    const mine = statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()
    if (!(pid > 0) || isRunning(pid) || !mine) continue
    const held = holder(join(folder, 'pg'))
    if (held !== null && held !== 'leaving') await endPostmaster(join(folder, 'pg'), held.pid)
    rmSync(folder, { recursive: true, force: true })
  }
}
