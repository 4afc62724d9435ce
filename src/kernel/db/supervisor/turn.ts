import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { dbProblem } from '../db.problems.ts'

/**
 * Starting and stopping happen one at a time per data folder, across processes. The turn is a listening socket in
 * Linux's abstract namespace: only one process can hold the name, and it vanishes with the process, even after kill -9.
 * @throws Problem `errors.busy` when the turn does not come within `waitMs`.
 */
export async function takeTurn<T>(folder: string, work: () => Promise<T>, waitMs = 120_000): Promise<T> {
  const name = nameOf(folder)
  const until = performance.now() + waitMs
  let turn = await listen(name)
  while (turn === null) {
    if (performance.now() > until) throw dbProblem('errors.busy', { folder })
    await sleep(25)
    turn = await listen(name)
  }
  try {
    return await work()
  } finally {
    turn.close()
  }
}

/**
 * Holds a name for as long as this process lives, or until the returned function is called; null when another has it.
 * For a server that works on somebody else's PostgreSQL: two of them must not share one data folder.
 */
export async function hold(name: string): Promise<(() => void) | null> {
  const held = await listen(nameOf(name))
  held?.unref()
  return held && (() => held.close())
}

const nameOf = (text: string) => `\0khoosheh-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`

const listen = (name: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((visitor) => visitor.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(name, () => resolve(server))
  })
