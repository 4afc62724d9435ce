import type { Notes } from './upkeep.rules.ts'

export type Work = 'backup' | 'drill'

/** Whoever makes and proves archives; `app` gives it to a house that serves. */
export interface Keeping {
  /** Where the archives lie. */
  folder: string
  /** Does the night's work by itself; not for a demo. */
  byItself: boolean
  notes(): Promise<Notes>
  /** The archives in the folder, newest first. */
  archives(): Promise<{ name: string; at: string; bytes: number }[]>
  /** Room left on their disk, in bytes. */
  free(): Promise<number>
  /** The present, by the machine's own clock: a demo's clock is moved. */
  now(): Date
  /** What runs now, since when and how far (tables done of all). */
  busy(): { what: Work; since: string; done: number; all: number } | null
  /** Begins it and returns at once; nothing where something runs already. */
  begin(what: Work): void
}
