import type { ChildProcess } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Serving, startServer } from '../../scripts/serving.ts'
import { endPostmaster, readLock } from '../../src/kernel/db/supervisor/postmaster.ts'
import { isRunning, processesIn } from '../../src/kernel/db/supervisor/processes.ts'
import { sharedFolder } from '../world/folders.ts'
import { type Acknowledged, damageIn, databaseOf, freePort, serveOn, signIn, startWriting } from './stage.ts'

/** How often: 20 in every run, 100 by `KILLS=100 npm test -- durability/kill`. */
const kills = Number(process.env.KILLS || 20)

/** What is killed: server and postmaster at once; with every process of PostgreSQL; the server alone; PostgreSQL alone. */
const ways = ['both', 'everything', 'server', 'database'] as const

const folder = sharedFolder()
const cluster = () => join(folder, 'pg')
let port: number
let serving: Serving | undefined
beforeAll(async () => {
  port = await freePort()
  serving = await serveOn(folder, port)
})
afterAll(async () => {
  if (serving) await gone(serving.child)
  const lock = readLock(cluster())
  if (lock && isRunning(lock.pid)) await endPostmaster(cluster(), lock.pid)
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const gone = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
const end = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has gone by itself
  }
}

/** Until the server answers again from another PostgreSQL: the processes of the one that was killed may answer for a moment still. */
async function answersAnew(address: string, killed: number): Promise<number> {
  const began = performance.now()
  const isBack = async () =>
    (readLock(cluster())?.pid ?? killed) !== killed && (await fetch(`${address}/api/health`).catch(() => null))?.ok
  while (!(await isBack())) {
    if (performance.now() - began > 60_000) throw new Error('the server does not come back')
    await pause(20)
  }
  return (performance.now() - began) / 1000
}

test(
  `${kills} kills under load: everything acknowledged is there, nothing is half, the journal is whole`,
  async () => {
    const { db, close } = databaseOf(folder)
    const { id: organisationId } = await db
      .selectFrom('organisations')
      .select('id')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const { item_id: itemId } = await db
      .selectFrom('terms')
      .select('item_id')
      .where('title', 'like', '%کنسرسیوم صادراتی خوشه پلاستیک%')
      .executeTakeFirstOrThrow()
    await close()
    const cookies = await signIn(serving!.address)
    const acknowledged: Acknowledged = { letters: [], units: [], claims: [] }
    const seconds: Record<string, number[]> = {}
    const took = (way: string, time: number) => {
      seconds[way] = [...(seconds[way] ?? []), time]
    }
    const odd: string[] = []
    let refused = 0
    for (let n = 0; n < kills; n++) {
      const way = ways[n % ways.length]!
      const writers = await startWriting(serving!.address, { organisationId, itemId }, cookies, acknowledged)
      await pause(150 + Math.random() * 500)
      const { pid } = readLock(cluster())!
      const all = processesIn(realpathSync(cluster()))
      if (way !== 'database') end(serving!.child.pid!)
      if (way !== 'server') end(pid)
      if (way === 'everything') for (const one of all) end(one)
      if (way === 'database') {
        took(way, await answersAnew(serving!.address, pid))
        await pause(100)
        await writers.stop()
      } else {
        await gone(serving!.child)
        await writers.stop()
        serving = await startServer(folder, port)
        took(way, serving.seconds)
        // the PostgreSQL that was left running is taken over as it is
        expect([way, readLock(cluster())!.pid === pid]).toEqual([way, way === 'server'])
      }
      odd.push(...writers.odd)
      refused += writers.refused
      expect([way, n, await damageIn(folder, acknowledged)]).toEqual([way, n, []])
    }
    const { letters, units, claims } = acknowledged
    const told = Object.entries(seconds).map(([way, some]) => {
      const sorted = some.toSorted((a, b) => a - b)
      return `${way} ${sorted[Math.floor(sorted.length / 2)]!.toFixed(2)} s (worst ${sorted.at(-1)!.toFixed(2)} s, ${some.length} times)`
    })
    console.log(
      `acknowledged and found: ${letters.length} letters, ${units.length} units, ${claims.length} claims with files; ${refused} refused as not now\nback to the first answer after: ${told.join('; ')}`,
    )
    // the server lives on where PostgreSQL alone dies: what it cannot do it says calmly
    expect(odd).toEqual([])
    expect(Math.min(letters.length, units.length, claims.length)).toBeGreaterThan(kills)
  },
  120_000 + kills * 20_000,
)
