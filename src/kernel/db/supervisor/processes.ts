import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Whether a process runs. One that has ended but was not yet collected by its parent (a zombie) does not. */
export function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // `pid (name) S …`; the name may hold brackets and spaces
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}

/** The folder a process works in; null when it is gone; 'hidden' when it belongs to someone whose processes we may not see. */
export function workFolder(pid: number): string | null | 'hidden' {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' || (error as NodeJS.ErrnoException).code === 'EPERM'
      ? 'hidden'
      : null
  }
}

/** Processes that work in a folder: every process of a PostgreSQL works in its cluster's folder. */
export const processesIn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isRunning(pid) && workFolder(pid) === folder)

/** Whether a process has ended and only waits for its parent to collect it. Some containers have no one who does. */
export function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat[stat.lastIndexOf(')') + 2] === 'Z'
  } catch {
    return false
  }
}

/** Whether some PostgreSQL runs here whose folder we may not see. */
export const hasHiddenPostgres = (): boolean =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .some((pid) => workFolder(pid) === 'hidden' && isRunning(pid) && nameOf(pid) === 'postgres')

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}
