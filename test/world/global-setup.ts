import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { reasonOf } from '../../src/kernel/db/db.problems.ts'
import { startTestCluster, type TestCluster } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket that answers with the cluster's whereabouts. */
    clusterDesk: string
  }
}

/**
 * One cluster for the whole run, started when the first test asks for it: a run without database tests starts none.
 * Tests ask over a socket because they live in other processes; the cluster belongs to this one, which outlives them.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'khoosheh-desk-'))
  const socket = join(folder, 'desk')
  let cluster: Promise<TestCluster> | undefined
  const desk = createServer((visitor) => {
    visitor.on('error', () => {})
    cluster ??= startTestCluster(process.env.TEST_DATABASE_URL || undefined)
    cluster.then(
      ({ maintenance, template }) => visitor.end(JSON.stringify({ maintenance, template })),
      (error) => visitor.end(JSON.stringify({ error: reasonOf(error) })),
    )
  })
  await new Promise<void>((resolve) => desk.listen(socket, resolve))
  project.provide('clusterDesk', socket)
  return async () => {
    desk.close()
    await (await cluster?.catch(() => undefined))?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}
