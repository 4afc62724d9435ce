import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { clientConfig, type Place } from '../connect.ts'
import { reasonOf } from '../db.problems.ts'

/** A process's standing connection to the cluster. Others count it to know whether someone is still there. */
export interface Keeper {
  ensureDatabase(name: string): Promise<void>
  /** An advisory lock for as long as the keeper lives; false when someone else has it. */
  lock(key: string): Promise<boolean>
  /** Ends the connection. @returns whether no other keeper is left. */
  leave(): Promise<boolean>
}

const sign = 'khoosheh keeper'

/** @returns the keeper, or in words why there is no connection (yet). `lost` is called once if it breaks later. */
export async function keeperOn(place: Place, lost: (error: unknown) => void): Promise<Keeper | string> {
  const client = new pg.Client(clientConfig(place, `${sign} ${randomUUID()}`, 60_000))
  let state: 'opening' | 'open' | 'over' = 'opening'
  const broke = (error: unknown) => {
    const wasOpen = state === 'open'
    state = 'over'
    if (wasOpen) lost(error)
  }
  client.on('error', broke)
  client.on('end', () => broke(new Error('connection ended')))
  try {
    await client.connect()
    state = 'open'
  } catch (error) {
    state = 'over'
    client.end().catch(() => {})
    return reasonOf(error)
  }
  return {
    async ensureDatabase(name) {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
      if (rowCount) return
      await client.query(`create database ${pg.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
        // made by another process meanwhile
        if (error.code !== '42P04' && error.code !== '23505') throw error
      })
    },
    async lock(key) {
      const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [key])
      return rows[0].got === true
    },
    async leave() {
      const { rows } = await client.query(
        `select count(*)::int as others from pg_stat_activity
         where application_name like $1 and pid <> pg_backend_pid()`,
        [`${sign}%`],
      )
      state = 'over'
      await client.end()
      return rows[0].others === 0
    },
  }
}
