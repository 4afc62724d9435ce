import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type pg from 'pg'
import { demoAccounts, demoPassword } from '../../src/app/demo/accounts.ts'
import { loadDemo } from '../../src/app/demo/load.ts'
import { clockOf, type OpenHouse, openHouse } from '../../src/app/house.ts'
import type { Place } from '../../src/kernel/db/connect.ts'
import { type TestDatabase, testDatabase } from './database.ts'

export interface DemoHouse {
  house: OpenHouse
  app: FastifyInstance
  /** Signs a demo account in (by the part before the @) and gives a caller with its cookie. */
  as: (name: string) => Promise<Caller>
  anonymous: Caller
  /** A caller and its cookie for any account: a login key and its password. */
  signIn: (name: string, password: string) => Promise<{ call: Caller; cookie: string }>
  /** Where uploads lie. */
  filesFolder: string
  /** Its database, for whoever connects on their own. */
  place: Place
  /** The connections that all of it is asked through. */
  pool: pg.Pool
  close: () => Promise<void>
}

export type Caller = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
) => Promise<{ status: number; body: never }>

/** The demo world in a database of its own, or another that is told the same way, with the whole API in process. */
export const demoHouse = async (load: typeof loadDemo = loadDemo): Promise<DemoHouse> =>
  houseOn(await testDatabase(), mkdtempSync(join(tmpdir(), 'khoosheh-files-')), load)

/** The same on a database that is there already; closing it takes the database and the files away. */
export async function houseOn(
  { db, place, pool, close }: TestDatabase,
  files: string,
  load: typeof loadDemo = async () => {},
): Promise<DemoHouse> {
  const options = { db, filesFolder: files, secret: randomBytes(32).toString('hex'), publicUrl: 'http://localhost' }
  const bare = openHouse({ ...options, clock: await clockOf(db) })
  await load(bare, files)
  const house = bare.withClock(await clockOf(db))
  const app = await house.server()
  const caller =
    (cookie: string): Caller =>
    async (method, url, body) => {
      const request: InjectOptions = {
        method,
        url,
        headers: cookie ? { cookie } : {},
        ...(body === undefined ? {} : { payload: body as object }),
      }
      const reply = await app.inject(request)
      return {
        status: reply.statusCode,
        body: (reply.headers['content-type']?.includes('json') ? reply.json() : reply.body) as never,
      }
    }
  const cookies = new Map<string, string>()
  const signIn = async (name: string, password: string) => {
    const reply = await app.inject({ method: 'POST', url: '/api/session', payload: { name, password } })
    if (reply.statusCode !== 200) throw new Error(`sign-in of ${name}: ${reply.body}`)
    const cookie = reply.cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
    return { call: caller(cookie), cookie }
  }
  return {
    house,
    app,
    signIn,
    filesFolder: files,
    place,
    pool,
    anonymous: caller(''),
    async as(name) {
      const email = demoAccounts.find((account) => account.email.startsWith(`${name}@`))!.email
      if (!cookies.has(email)) cookies.set(email, (await signIn(email, demoPassword)).cookie)
      return caller(cookies.get(email)!)
    },
    async close() {
      await app.close()
      await close()
    },
  }
}
