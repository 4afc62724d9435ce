import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Db, Tx } from './db/tables.ts'
import type { ContentStore } from './files/content.ts'
import type { AgendaSelect, Conditions, Counters, Effects } from './manifest.ts'

/** What a journal entry says. `before` and `after` hold the changed fields only, never a secret. */
export interface Entry {
  /** The record that the verb was done to. */
  recordId: string | null
  /** Chain of the journal: the record's province, or null for the nation. */
  provinceId: string | null
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  reason?: string | null
  /** On whose behalf it was entered: a phone call that an expert types. */
  forPersonId?: string | null
  forOrganisationId?: string | null
}

export interface JournalLine extends Entry {
  verb: string
  at: Date
  actorId: string | null
  requestId: string
}

/** Everything a verb or a read needs, made once a request. */
export interface Ctx {
  db: Db
  clock: Clock
  actor: Actor
  requestId: string
  /** What the rooms count of their own records, joined by the app; without them a counted figure cannot be asked. */
  counters?: Counters
  /** What the rooms know of the by-law's conditions, joined by the app; without them every condition must be attested. */
  conditions?: Conditions
  /** What the rooms propose for agendas, joined by the app; without them an agenda is written by hand. */
  agenda?: readonly AgendaSelect[]
  /** What resolutions bring about in the rooms, joined by the app; without them none carries an effect. */
  effects?: Effects
  /** Where uploads lie; without it nothing can be brought. */
  files?: ContentStore
  /** Appends to the journal inside the transaction; given by the journal engine, called by `runVerb` only. */
  appendJournal: (tx: Tx, line: JournalLine) => Promise<void>
}
