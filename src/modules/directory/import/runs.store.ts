import '../directory.tables.ts'
import { type Selectable, sql } from 'kysely'
import { type Actor, holdsAnywhere } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { countAll } from '../../../kernel/db/types.ts'
import type { UnitImportsTable } from '../directory.tables.ts'
import { type ImportState, workingStates } from './import.states.ts'

export type Run = Selectable<UnitImportsTable>

/** How long a process holds an import without a word from it; a batch takes a second or two. */
const leaseMs = 20_000

/** The lease was lost: another process has taken the import over, and what this one was about to write must not stand. */
export class LostLease extends Error {}

/** The office whose headings are remembered and whose heads see an import: the first province of the actor's reach, or the nation. */
export const officeOf = (actor: Actor): string => actor.reach.provinceIds[0] ?? 'nation'

const heads = ['administrator', 'managingDirector', 'deputy'] as const

/** The imports that an actor may see: their own; a head also those of the office. */
const seen = (db: Db | Tx, actor: Actor) =>
  db
    .selectFrom('unit_imports')
    .where((eb) =>
      holdsAnywhere(actor, heads) && actor.accountId !== ''
        ? eb.or([
            eb('made_by', '=', actor.personId),
            ...(actor.reach.nation ? [] : [eb('office', '=', officeOf(actor))]),
          ])
        : eb('made_by', 'is not distinct from', actor.personId || null),
    )

export const findRun = (db: Db | Tx, actor: Actor, id: string): Promise<Run | undefined> =>
  seen(db, actor).selectAll().where('id', '=', id).executeTakeFirst()

/** Locks a run for an order, so that it is given once. */
export const lockRun = (tx: Tx, id: string): Promise<Run> =>
  tx.selectFrom('unit_imports').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

export const listRuns = (db: Db, actor: Actor, limit: number): Promise<Run[]> =>
  seen(db, actor).selectAll().orderBy('made_at', 'desc').orderBy('id').limit(limit).execute()

export const insertRun = (
  tx: Tx,
  run: Pick<Run, 'id' | 'file_name' | 'file_hash' | 'file_id' | 'made_by' | 'made_at' | 'office'>,
) =>
  tx
    .insertInto('unit_imports')
    .values({ ...run, counts: '{}', state: 'reading', ordered_by: run.made_by, ordered_at: run.made_at })
    .execute()

type Change = Partial<{
  [Key in keyof Run]: Key extends 'reading' | 'problem' | 'counts' | 'applied_counts' | 'undone_counts'
    ? string | null
    : Run[Key]
}>

/** An order of a person: the work it asks for goes to the end of the queue. */
export const orderRun = (tx: Tx, id: string, state: ImportState, by: string | null, at: Date, change: Change = {}) =>
  tx
    .updateTable('unit_imports')
    .set({
      state,
      ordered_by: by,
      ordered_at: at,
      position: 0,
      attempts: 0,
      problem: null,
      lease_by: null,
      lease_until: null,
      ...(change as object),
    })
    .where('id', '=', id)
    .execute()

/**
 * Takes the next import that waits for work, first ordered first; null while another process works on one. One import at a time in the whole
 * house: two would fight for the same units, and the memory is bounded.
 */
export const claimRun = (db: Db, worker: string, now: Date): Promise<Run | null> =>
  db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('unit_imports'))`.execute(tx)
    const waiting = await tx
      .selectFrom('unit_imports')
      .selectAll()
      .where('state', 'in', [...workingStates])
      .orderBy('ordered_at')
      .orderBy('id')
      .execute()
    const held = waiting.some((run) => run.lease_by !== worker && run.lease_until !== null && run.lease_until > now)
    const [next] = waiting
    if (!next || held) return null
    await tx
      .updateTable('unit_imports')
      .set({ lease_by: worker, lease_until: leaseFrom(now) })
      .where('id', '=', next.id)
      .execute()
    return next
  })

const leaseFrom = (now: Date) => new Date(now.getTime() + leaseMs)

/** Says that the work goes on and how far it is, in the transaction of the batch: a process that lost its lease writes nothing. */
export async function beat(
  db: Db | Tx,
  run: Pick<Run, 'id' | 'state'>,
  worker: string,
  now: Date,
  change: Change,
): Promise<void> {
  const held = await db
    .updateTable('unit_imports')
    .set({ lease_until: leaseFrom(now), attempts: 0, ...(change as object) })
    .where('id', '=', run.id)
    .where('state', '=', run.state)
    .where('lease_by', '=', worker)
    .returning('id')
    .executeTakeFirst()
  if (!held) throw new LostLease(run.id)
}

/** Ends a stage: the lease goes, and with another working state the run goes on where it stands in the queue. */
export const endStage = (db: Db | Tx, run: Run, worker: string, now: Date, state: ImportState, change: Change = {}) =>
  beat(db, run, worker, now, { state, position: 0, lease_by: null, lease_until: null, ...change })

/** Gives the lease back, so that the next process need not wait for its end. */
export const releaseRun = (db: Db, id: string, worker: string) =>
  db
    .updateTable('unit_imports')
    .set({ lease_until: null })
    .where('id', '=', id)
    .where('lease_by', '=', worker)
    .execute()

/** One more attempt that broke; how many in a row. */
export const countAttempt = async (db: Db, id: string): Promise<number> =>
  (
    await db
      .updateTable('unit_imports')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), lease_until: null }))
      .where('id', '=', id)
      .returning('attempts')
      .executeTakeFirstOrThrow()
  ).attempts

/** How many imports stand before this one. */
export const countBefore = async (db: Db, run: Run): Promise<number> =>
  (
    await db
      .selectFrom('unit_imports')
      .select(countAll().as('before'))
      .where('state', 'in', [...workingStates])
      .where('id', '!=', run.id)
      .where((eb) =>
        eb.or([
          eb('ordered_at', '<', run.ordered_at),
          eb.and([eb('ordered_at', '=', run.ordered_at), eb('id', '<', run.id)]),
        ]),
      )
      .executeTakeFirstOrThrow()
  ).before

/** Trials that nobody applied within a week are let go. */
export const sweepRuns = (db: Db | Tx, before: Date) =>
  db
    .deleteFrom('unit_imports')
    .where('applied_at', 'is', null)
    .where('state', 'in', ['headings', 'planned', 'failed'])
    .where('made_at', '<', before)
    .execute()

/** What an office taught about headings: mapping by heading set. */
export async function taughtMappings(db: Db | Tx, office: string, sets: readonly string[]) {
  if (sets.length === 0) return new Map<string, (string | null)[]>()
  const rows = await db
    .selectFrom('import_headings')
    .select(['headings', 'mapping'])
    .where('office', '=', office)
    .where('list', '=', 'units')
    .where('headings', 'in', [...sets])
    .execute()
  return new Map(rows.map((row) => [row.headings, row.mapping]))
}

export const teachMapping = (
  tx: Tx,
  taught: { office: string; headings: string; mapping: readonly (string | null)[]; by: string | null; at: Date },
) => {
  const said = { mapping: JSON.stringify(taught.mapping), taught_by: taught.by, taught_at: taught.at }
  return tx
    .insertInto('import_headings')
    .values({ office: taught.office, list: 'units', headings: taught.headings, ...said })
    .onConflict((oc) => oc.columns(['office', 'list', 'headings']).doUpdateSet(said))
    .execute()
}
