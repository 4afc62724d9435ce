import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { type Clock, steadyClock, systemClock } from '../kernel/clock.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Db } from '../kernel/db/tables.ts'
import { contentStore } from '../kernel/files/content.ts'
import type { AnyRoute } from '../kernel/http/route.ts'
import { newId } from '../kernel/ids.ts'
import type { Log } from '../kernel/log.ts'
import type { Manifest } from '../kernel/manifest.ts'
import { insertFirstPerson, memberOrganisations, provinceName } from '../modules/directory/index.ts'
import { type Identity, openIdentity } from '../modules/identity/index.ts'
import { appendJournal, lastEntryAt } from '../modules/journal/index.ts'
import type { Sending } from '../modules/messages/index.ts'
import type { Keeping } from '../modules/upkeep/index.ts'
import { joinPorts, listModules } from './modules.ts'
import { buildServer, routesOf } from './server.ts'

export interface HouseOptions {
  db: Db
  clock: Clock
  /** Folder of uploaded files. */
  filesFolder: string
  secret: string
  publicUrl: string
  logLevel?: string
  /** Whose word counts on where a request came from; this machine unless told otherwise. */
  trustedProxies?: readonly string[]
  /** By what messages go out, and under which installation; without it they wait. */
  sending?: Pick<Sending, 'installation' | 'senders'>
  /** Who takes backups; only a house that serves has it. */
  keeping?: Keeping
}

/** The house opened on a database: what the server, the command line, the demo and the tests work with. */
export interface OpenHouse {
  db: Db
  clock: Clock
  identity: Identity
  modules: readonly Manifest[]
  /** A context for a deed outside any request. */
  ctx: (actor?: Actor, clock?: Clock) => Ctx
  server: () => Promise<FastifyInstance>
  /** Every route of the API, as the server registers them. */
  routes: () => readonly AnyRoute[]
  /** The same house under another clock. */
  withClock: (clock: Clock) => OpenHouse
}

export function openHouse(options: HouseOptions): OpenHouse {
  const { db, clock } = options
  let modules: readonly Manifest[] = []
  const identity = openIdentity({
    db,
    secret: options.secret,
    publicUrl: options.publicUrl,
    membersOf: (ids, day) => memberOrganisations(db, ids, day),
    registerPerson: insertFirstPerson,
    provinceName: (code) => provinceName(db, code),
    policies: () => Object.assign({}, ...modules.map((module) => module.policy)),
  })
  modules = listModules({
    identity,
    publicUrl: options.publicUrl,
    sending: options.sending ?? { installation: null, senders: [] },
    keeping: options.keeping ?? null,
  })
  const ports = joinPorts(modules)
  const files = contentStore(options.filesFolder)
  return {
    db,
    clock,
    identity,
    modules,
    ctx: (actor = systemActor, at = clock) => ({
      db,
      clock: at,
      actor,
      requestId: newId(),
      ...ports,
      files,
      appendJournal,
    }),
    withClock: (other) => openHouse({ ...options, clock: other }),
    routes: () => routesOf({ modules, files }),
    server: () =>
      buildServer({
        db,
        clock,
        modules,
        files,
        actorOfPerson: (personId) => identity.actorOfPerson(clock, personId),
        actorOf: (request) => identity.actorOfCookie(clock, request.headers.cookie),
        publicUrl: options.publicUrl,
        ...(options.logLevel ? { logLevel: options.logLevel } : {}),
        ...(options.trustedProxies ? { trustedProxies: options.trustedProxies } : {}),
      }),
  }
}

/** Where uploads of a database lie in the data folder; the demo's lie apart like its database. */
export const filesFolder = (dataDir: string, database: string): string => join(dataDir, 'files', database)

/** The clock of a database: the demo lives in the year of its documents, moved by an offset that its loading wrote down. */
export async function clockOf(db: Db): Promise<Clock> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'clock').executeTakeFirst()
  const offset = (row?.value as { offsetMs?: number } | undefined)?.offsetMs ?? 0
  return systemClock(offset)
}

/** The clock of a database as long as it is worked with: it does not run back behind what the journal says already. */
export async function steadyClockOf(db: Db, log: Log): Promise<Clock> {
  return steadyClock(await clockOf(db), await lastEntryAt(db), (behindMs, believed) => {
    const behind = { behindSeconds: Math.round(behindMs / 1000) }
    if (believed)
      log.error(
        behind,
        'the clock of this machine stands far behind the journal and is believed; set it right before anybody works on',
      )
    else
      log.warn(
        behind,
        'the clock of this machine was set back; the house goes on from its last entry until it has caught up',
      )
  })
}
