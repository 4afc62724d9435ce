import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { memoryHere, memorySettings } from './memory.ts'
import { hasHiddenPostgres, isRunning, isZombie, processesIn, workFolder } from './processes.ts'

/** What PostgreSQL wrote into `postmaster.pid`. */
export interface Lock {
  pid: number
  socketFolder: string | null
}

/** The lock of a cluster, or null when there is none or it is just being written. */
export function readLock(cluster: string): Lock | null {
  try {
    const [pid, , , , socketFolder] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const number = Math.abs(Number(pid))
    return Number.isInteger(number) && number > 0 ? { pid: number, socketFolder: socketFolder || null } : null
  } catch {
    return null
  }
}

/**
 * Whether a PostgreSQL holds the cluster, or its last processes are still leaving it after their postmaster was killed.
 * A dead lock is left to PostgreSQL, which replaces it and refuses when in doubt; the one exception is `buryZombieLock`.
 */
export function holder(cluster: string): Lock | 'leaving' | null {
  const lock = readLock(cluster)
  if (lock === null) return null
  if (isHeldBy(cluster, lock.pid)) return lock
  return processesIn(realpathSync(cluster)).length > 0 ? 'leaving' : null
}

/** A number may have been given to another program since: a holder works in the cluster's folder as its owner. */
function isHeldBy(cluster: string, pid: number): boolean {
  if (!isRunning(pid) || statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid !== statSync(cluster).uid)
    return false
  const folder = workFolder(pid)
  return folder === 'hidden' || folder === realpathSync(cluster)
}

/**
 * Puts a lock aside whose process has ended but is never collected (a container without an init): PostgreSQL takes it
 * for a living one for ever. Only when nothing at all works in the cluster any more.
 */
export function buryZombieLock(cluster: string): boolean {
  const lock = readLock(cluster)
  if (lock === null || !isZombie(lock.pid) || holder(cluster) !== null || hasHiddenPostgres()) return false
  renameSync(join(cluster, 'postmaster.pid'), join(cluster, 'postmaster.pid.dead'))
  return true
}

/** A postmaster that we spawned, until it answers or ends. */
export interface Launch {
  pid: number
  /** Its exit code or signal once it has ended. */
  ended(): string | null
}

/**
 * Spawns the postmaster: unix socket only, its own session (a Ctrl-C in the terminal is for Node, which then stops it
 * in good order), its output in a file (a pipe would break when Node dies), a clean environment (no secrets of ours).
 */
export function launch(options: {
  cluster: string
  socketFolder: string
  logFile: string
  binaries: Binaries
  account: Account
  durable: boolean
}): Launch {
  const { cluster, logFile, binaries, account, durable } = options
  rotate(logFile)
  const output = openSync(logFile, 'a', 0o600)
  const settings = {
    listen_addresses: '',
    unix_socket_directories: options.socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '80',
    jit: 'off',
    // what is asked for often lies in memory: going there in any order costs hardly more than in its own
    random_page_cost: '1.1',
    // many ask at once: a question keeps to one core instead of taking the others' too
    max_parallel_workers_per_gather: '0',
    ssl: 'off',
    log_line_prefix: '%m [%p] %a ',
    log_timezone: 'UTC',
    ...(durable
      ? memorySettings(memoryHere())
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
  const child = spawn(
    join(binaries.bin, 'postgres'),
    ['-D', cluster, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    {
      ...runAs(account),
      detached: true,
      stdio: ['ignore', output, output],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', PGTZ: 'UTC' },
    },
  )
  closeSync(output)
  child.unref()
  let end: string | null = null
  child.once('exit', (code, signal) => {
    end = signal ?? String(code)
  })
  child.once('error', (error) => {
    end = error.message
  })
  return { pid: child.pid ?? 0, ended: () => end }
}

/** The end of PostgreSQL's own log, for a problem's text. */
export function logTail(logFile: string, lines = 6): string {
  try {
    return readFileSync(logFile, 'utf8').trim().split('\n').slice(-lines).join(' | ')
  } catch {
    return '—'
  }
}

function rotate(logFile: string): void {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000) renameSync(logFile, `${logFile}.1`)
}

/** Fast shutdown: open transactions are rolled back, the rest is written. After `waitMs` without regard for anyone. */
export async function endPostmaster(cluster: string, pid: number, waitMs = 30_000): Promise<void> {
  const gone = async (ms: number) => {
    const until = performance.now() + ms
    while (performance.now() < until) {
      if (!isRunning(pid)) return true
      await sleep(10)
    }
    return false
  }
  const send = (signal: NodeJS.Signals) => {
    // between reading the lock and now the process may have gone and its number been given to another
    if (isHeldBy(cluster, pid)) process.kill(pid, signal)
  }
  send('SIGINT')
  if (await gone(waitMs)) return
  send('SIGQUIT')
  await gone(10_000)
}
