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
