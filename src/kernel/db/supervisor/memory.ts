import { totalmem } from 'node:os'

const MB = 2 ** 20

/**
 * How much memory PostgreSQL plans with, as its own settings.
 * A sixteenth of the machine for its buffers, 128 MB at least (its own default) and 2 GB at most: the server, the files and other programs
 * live on the same machine. Half of the machine as what the system keeps of files, which only guides its plans.
 * @param bytes memory that this machine, or the container in it, has
 */
export function memorySettings(bytes: number): { shared_buffers: string; effective_cache_size: string } {
  const part = (share: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max(bytes / share, least * MB), most * MB) / MB)}MB`
  return { shared_buffers: part(16, 128, 2048), effective_cache_size: part(2, 256, 65_536) }
}

/** What this process may use: the machine's memory, or less where a container allows less. */
export function memoryHere(): number {
  const allowed = process.constrainedMemory()
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()
}
