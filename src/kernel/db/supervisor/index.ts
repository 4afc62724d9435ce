/**
 * The embedded PostgreSQL: makes it, starts it, joins one that runs, brings it back when it dies, stops it.
 *
 * Several processes may use one data folder (a server and a command). Each holds one *keeper* connection; the last one
 * that leaves stops the database. A process that was killed loses its keeper with it, so nothing has to be cleaned up,
 * and a database left running is simply joined by the next process.
 */
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { connect, type Place } from '../connect.ts'
import { dbProblem, reasonOf } from '../db.problems.ts'
import { ensureTrigrams } from '../trigrams.ts'
import { blockingFolder, databaseAccount } from './account.ts'
import { prepareBinaries } from './binaries.ts'
import { clusterUser, ensureCluster } from './cluster.ts'
import { type Keeper, keeperOn } from './keeper.ts'
import { buryZombieLock, endPostmaster, holder, type Launch, launch, logTail, readLock } from './postmaster.ts'
import { removeSocketFolder, socketFolder } from './socket-folder.ts'
import { takeTurn } from './turn.ts'

export interface EmbeddedDatabase {
  /** `made`: initdb ran now; `started`: we started it; `joined`: it was running already. */
  readonly how: 'made' | 'started' | 'joined'
  /** Where a database of this cluster is; stays true when the server is started again. */
  connectionInfo(database: string): Place
  /** Makes the database when missing, installs pg_trgm and proves that it sees Persian. */
  ensureDatabase(name: string): Promise<void>
  /** @throws Problem `errors.alreadyServing` when another process serves on this data folder. */
  claimServing(): Promise<void>
  /** Leaves; the last process stops the database. Close your pools first. */
  stop(): Promise<void>
}

export interface StartOptions {
  dataDir: string
  log: Log
  /** false only for tests and throw-away clusters: faster, and lost at a power cut. */
  durable?: boolean
}

/**
 * Starts the PostgreSQL of a data folder, or joins it when it runs.
 * @throws Problem of `db.en.ts` with the way out
 */
export async function startDatabase({ dataDir, log, durable = true }: StartOptions): Promise<EmbeddedDatabase> {
  const data = makeDataFolder(dataDir)
  const cluster = join(data, 'pg')
  const logFile = join(data, 'pg.log')
  const account = databaseAccount(cluster)
  const blocked = blockingFolder(account, data)
  if (blocked !== null) throw dbProblem('errors.blockedFolder', { account: account?.name ?? 'self', folder: blocked })

  let how: EmbeddedDatabase['how'] = 'joined'
  let socket: string | null = null
  let keeper: Promise<Keeper>
  let serving = false
  let stopping = false

  /** Joins, waits, or starts, until there is a keeper; called with the turn taken. */
  const attend = async (): Promise<Keeper> => {
    const until = performance.now() + 60_000
    const earlier = readLock(cluster)?.socketFolder ?? null
    let launched: Launch | null = null
    let refused = 0
    while (true) {
      const held = holder(cluster)
      if (held !== null && held !== 'leaving') {
        const place = held.socketFolder ?? socket
        const found = place === null ? 'no socket yet' : await keeperOn(placeIn(place, 'postgres'), lost)
        if (typeof found !== 'string') {
          socket = place
          return found
        }
      } else if (held === null && launched === null) {
        const binaries = prepareBinaries(data, account, log)
        how = ensureCluster(cluster, binaries, account, durable) ? 'made' : 'started'
        socket = socketFolder(account, data, [socket, earlier])
        launched = launch({ cluster, socketFolder: socket, logFile, binaries, account, durable })
      }
      if (launched?.ended()) {
        const output = logTail(logFile)
        // a server that was just killed: the system has not cleared it away yet, or its last processes hold its memory
        if (!/shared memory block|"postmaster.pid" already exists/.test(output) || refused++ > 20) {
          removeSocketFolder(socket!)
          throw dbProblem('errors.didNotStart', { file: logFile, output })
        }
        if (refused > 10 && buryZombieLock(cluster)) log.warn({}, 'put aside the lock of a database that has ended')
        launched = null
        await sleep(Math.min(50 * refused, 500))
      }
      if (performance.now() > until) {
        const pid = held !== null && held !== 'leaving' ? held.pid : '—'
        throw dbProblem('errors.noAnswer', { pid, folder: cluster })
      }
      await sleep(20)
    }
  }

  /** The keeper's connection broke: the server died or was stopped by someone else. Brings it back, for ever. */
  const lost = (error: unknown) => {
    if (stopping) return
    log.error({ error: reasonOf(error) }, 'the database went away; bringing it back')
    keeper = revive()
    keeper.catch(() => {})
  }
  const revive = async (): Promise<Keeper> => {
    for (let wait = 100; ; wait = Math.min(wait * 2, 30_000)) {
      try {
        const back = await takeTurn(data, attend)
        if (serving && !(await back.lock(servingKey))) log.error({}, 'another process serves on this data folder now')
        log.info({}, 'the database is back')
        return back
      } catch (error) {
        if (stopping) throw error
        log.error({ error: reasonOf(error) }, 'the database could not be brought back yet')
        await sleep(wait, undefined, { ref: false })
      }
    }
  }

  const began = performance.now()
  keeper = Promise.resolve(await takeTurn(data, attend))
  log.info({ how, milliseconds: Math.round(performance.now() - began) }, 'the database is ready')

  return {
    get how() {
      return how
    },
    connectionInfo: (database) => placeIn(socket!, database),
    async ensureDatabase(name) {
      await (await keeper).ensureDatabase(name)
      const connection = connect({ ...placeIn(socket!, name), max: 1, log })
      await ensureTrigrams(connection.db, name).finally(connection.close)
    },
    async claimServing() {
      if (!(await (await keeper).lock(servingKey))) throw dbProblem('errors.alreadyServing', { folder: data })
      serving = true
    },
    async stop() {
      if (stopping) return
      stopping = true
      await takeTurn(data, async () => {
        const last = await keeper.then((held) => held.leave()).catch(() => false)
        const held = holder(cluster)
        if (!last || held === null || held === 'leaving') return
        await endPostmaster(cluster, held.pid)
        if (held.socketFolder !== null) removeSocketFolder(held.socketFolder)
      })
    },
  }
}

/** Key of the advisory lock that a server holds in the maintenance database. */
const servingKey = 'khoosheh serving'

const placeIn = (folder: string, database: string): Place => ({ socket: { folder, user: clusterUser, database } })

/** The data folder with its real path: PostgreSQL's processes name their folder without links. */
function makeDataFolder(dataDir: string): string {
  const folder = resolve(dataDir)
  try {
    // 0711: the database's own user passes through, nobody lists it
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o711 })
    return realpathSync(folder)
  } catch (error) {
    throw dbProblem('errors.dataFolder', { folder, reason: reasonOf(error) })
  }
}
