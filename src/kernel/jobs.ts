import type { Ctx } from './context.ts'
import type { Log } from './log.ts'

/**
 * Work that outlives its request: an import of fifty thousand rows. What is to be done stands in the database, so a server that was killed
 * finds it again at its start; a lease on the row keeps two servers from doing the same.
 */
export interface Job {
  name: string
  /** Takes one piece of waiting work and does it, ending early when `house.stopping`; false: nothing waits. */
  step: (house: JobHouse) => Promise<boolean>
}

export interface JobHouse {
  /** This process, as leases name it. */
  worker: string
  /** A context in which a person acts, with the grants of today; null once that account is closed. Without a person the house itself acts. */
  ctxOf: (personId: string | null) => Promise<Ctx | null>
  stopping: boolean
  log: Log
}

/** Does what waits until nothing waits any more. */
export async function runWaiting(jobs: readonly Job[], house: JobHouse): Promise<void> {
  for (const job of jobs) while (!house.stopping && (await job.step(house)));
}

/** Looks for waiting work every `everyMs` until it is stopped; stopping waits for the batch under way. */
export function startJobs(
  jobs: readonly Job[],
  house: JobHouse,
  everyMs = 1_000,
): { stop: () => Promise<void>; look: () => void } {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const look = () => {
    clearTimeout(timer)
    running = running
      .then(() => runWaiting(jobs, house))
      .catch((error: unknown) => house.log.error({ error }, 'a job failed; it is tried again'))
      .then(() => {
        clearTimeout(timer)
        if (!house.stopping) timer = setTimeout(look, everyMs)
        timer?.unref()
      })
  }
  look()
  return {
    look,
    async stop() {
      house.stopping = true
      clearTimeout(timer)
      await running
    },
  }
}
