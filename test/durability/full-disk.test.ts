import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Serving, stopServer } from '../../scripts/serving.ts'
import { sharedFolder } from '../world/folders.ts'
import { expectMessage } from '../world/refusals.ts'
import { type Acknowledged, damageIn, databaseOf, freePort, serveOn, signIn, startWriting } from './stage.ts'

const disk = sharedFolder()
/** A small disk of its own, in memory; only the system's own user may mount one. */
const mounted =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=700m,mode=711', 'tmpfs', disk]).status === 0
if (!mounted) console.log('The full disk was not tried: a small disk can be mounted by root only.')

const folder = join(disk, 'data')
const ballast = join(disk, 'ballast')
let serving: Serving | undefined
afterAll(async () => {
  rmSync(ballast, { force: true })
  if (serving) await stopServer(serving.child)
  if (mounted) spawnSync('umount', ['-l', disk])
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const free = () => {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}
/** Takes all room but so many bytes. */
const fillTo = (left: number) => {
  const taken = existsSync(ballast) ? Number(spawnSync('stat', ['-c', '%s', ballast]).stdout) : 0
  spawnSync('fallocate', ['-l', String(taken + Math.max(0, free() - left)), ballast])
}

test.runIf(mounted)(
  'a full disk refuses what would be written, calmly, and damages nothing',
  async () => {
    chmodSync(disk, 0o711)
    serving = await serveOn(folder, await freePort())
    const { address } = serving
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
    const cookies = await signIn(address)
    const acknowledged: Acknowledged = { letters: [], units: [], claims: [] }

    const writers = await startWriting(address, { organisationId, itemId }, cookies, acknowledged)
    for (const began = performance.now(); acknowledged.letters.length < 10; await pause(50))
      expect(performance.now() - began).toBeLessThan(60_000)
    fillTo(2_000_000)
    // files first: the database has room in its own files still
    const upload = async () => {
      const form = new FormData()
      form.append('file', new Blob([Buffer.from('%PDF-1.4\n'), Buffer.alloc(5_000_000, 65)]), 'گزارش.pdf')
      return fetch(`${address}/api/files`, { method: 'POST', headers: { cookie: cookies.agent }, body: form })
    }
    const refused = await upload()
    const { error } = (await refused.json()) as { error: { code: string; message: { fa: string; en: string } } }
    expect([refused.status, error.code]).toEqual([503, 'kernel.full'])
    expectMessage(error.message)
    expect(readdirSync(join(folder, 'files', 'khoosheh_demo', 'incoming'))).toEqual([])

    // then the database: people write until nothing goes any more
    const until = performance.now() + 40_000
    fillTo(0)
    while (writers.refused < 20 && performance.now() < until) {
      await pause(200)
      fillTo(0)
    }
    expect(writers.refused).toBeGreaterThanOrEqual(20)
    const written = acknowledged.letters.length + acknowledged.units.length
    // the process stands, and says that it cannot reach its database or reads as before
    const reading = await fetch(`${address}/api/clusters`, { headers: { cookie: cookies.expert } })
    expect([200, 503]).toContain(reading.status)

    rmSync(ballast)
    for (
      const began = performance.now();
      !(await fetch(`${address}/api/health`).catch(() => null))?.ok;
      await pause(100)
    )
      expect(performance.now() - began).toBeLessThan(60_000)
    const before = acknowledged.letters.length
    for (const began = performance.now(); acknowledged.letters.length < before + 5; await pause(100))
      expect(performance.now() - began).toBeLessThan(60_000)
    await writers.stop()
    console.log(
      `written until the disk was full: ${written}; refused meanwhile: ${writers.refused}; reading then: ${reading.status}; all acknowledged: ${acknowledged.letters.length} letters, ${acknowledged.units.length} units, ${acknowledged.claims.length} claims`,
    )
    expect(writers.odd).toEqual([])
    expect((await upload()).status).toBe(200)
    expect(await damageIn(folder, acknowledged)).toEqual([])
  },
  240_000,
)
