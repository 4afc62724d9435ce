import './journal.tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { JournalLine } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { visible } from '../../kernel/records.ts'
import { type Anchor, asStored, canonicalLine, chainOf, genesis, hashLine, type StoredEntry } from './journal.rules.ts'

/**
 * Appends a line at the end of its chain. The head row is locked here, so this must be the last thing a transaction does.
 * The first entry of a chain makes its head.
 */
export async function appendJournal(tx: Tx, said: JournalLine): Promise<void> {
  const line = asStored(said)
  const chain = chainOf(line.provinceId)
  const head = (await lockHead(tx, chain)) ?? (await makeHead(tx, chain))
  const seq = Number(head.seq) + 1
  const canonical = canonicalLine(chain, seq, line)
  const hash = hashLine(head.hash, canonical)
  // both in one round trip: until it is over, everybody else who writes into this chain waits
  await tx
    .with('moved', (one) =>
      one
        .updateTable('journal_heads')
        .set({ seq: String(seq), hash })
        .where('chain', '=', chain),
    )
    .insertInto('journal_entries')
    .values({
      chain,
      seq: String(seq),
      at: line.at,
      actor_id: line.actorId,
      for_person_id: line.forPersonId ?? null,
      for_organisation_id: line.forOrganisationId ?? null,
      verb: line.verb,
      record_id: line.recordId,
      request_id: line.requestId,
      reason: line.reason ?? null,
      canonical,
      previous_hash: head.hash,
      hash,
    })
    .execute()
}

const lockHead = (tx: Tx, chain: string) =>
  tx.selectFrom('journal_heads').select(['seq', 'hash']).where('chain', '=', chain).forUpdate().executeTakeFirst()

/** The last entry of a place's chain as an anchor that `journal verify` takes; null before the first. */
export async function journalHead(db: Db | Tx, provinceId: string | null): Promise<Anchor | null> {
  const chain = chainOf(provinceId)
  const head = await db
    .selectFrom('journal_heads')
    .select(['seq', 'hash'])
    .where('chain', '=', chain)
    .executeTakeFirst()
  return head && Number(head.seq) > 0 ? { chain, seq: Number(head.seq), hash: head.hash } : null
}

/** Two may begin a chain at once: one makes the head, both then lock it. */
async function makeHead(tx: Tx, chain: string) {
  await tx
    .insertInto('journal_heads')
    .values({ chain, seq: '0', hash: genesis })
    .onConflict((oc) => oc.doNothing())
    .execute()
  return (await lockHead(tx, chain))!
}

/** The latest instant at the end of any chain; null in an empty journal. */
export async function lastEntryAt(db: Db | Tx): Promise<Date | null> {
  const row = await db
    .selectFrom('journal_heads as head')
    .innerJoin('journal_entries as entry', (join) =>
      join.onRef('entry.chain', '=', 'head.chain').onRef('entry.seq', '=', 'head.seq'),
    )
    .select('entry.at')
    .orderBy('entry.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

const pageSize = 2_000

/** All entries of a chain in order, a page at a time, so that a long chain never fills the memory. */
export async function* entriesOf(db: Db | Tx, chain: string): AsyncGenerator<StoredEntry> {
  for (let after = '0'; ; ) {
    const rows = await db
      .selectFrom('journal_entries')
      .selectAll()
      .where('chain', '=', chain)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(pageSize)
      .execute()
    yield* rows
    if (rows.length < pageSize) return
    after = rows.at(-1)!.seq
  }
}

/** Every chain that has entries or a head. */
export async function listChains(db: Db | Tx): Promise<{ chain: string; seq: number | null; hash: string | null }[]> {
  const { rows } = await sql<{ chain: string; seq: string | null; hash: string | null }>`
    select chains.chain, head.seq, head.hash
    from (select distinct chain from journal_entries union select chain from journal_heads) chains
    left join journal_heads head on head.chain = chains.chain order by chains.chain`.execute(db)
  return rows.map((row) => ({ ...row, seq: row.seq === null ? null : Number(row.seq) }))
}

/** A word that stays the same while nothing is done anywhere: nothing changes without its entry, and every entry moves the head of its chain. */
export async function stateOfJournal(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select md5(coalesce(string_agg(chain || ' ' || hash, ' ' order by chain), '')) as state from journal_heads`.execute(
    db,
  )
  return rows[0]!.state
}

/** The newest lines about one record (and what lies under it, when `recordIds` has several), as far as the actor may see them. */
export async function listHistory(
  db: Db,
  actor: Actor,
  recordIds: readonly string[],
  page: { limit: number; offset: number },
) {
  return db
    .selectFrom('journal_entries')
    .innerJoin('records', 'records.id', 'journal_entries.record_id')
    .select([
      'journal_entries.chain',
      'journal_entries.seq',
      'journal_entries.at',
      'journal_entries.actor_id as actorId',
      'journal_entries.for_person_id as forPersonId',
      'journal_entries.for_organisation_id as forOrganisationId',
      'journal_entries.verb',
      'journal_entries.reason',
      'journal_entries.canonical',
      'journal_entries.hash',
      'records.id as recordId',
      'records.kind as recordKind',
      'records.title as recordTitle',
    ])
    .where('journal_entries.record_id', 'in', [...recordIds])
    .where(visible(actor))
    .orderBy('journal_entries.at', 'desc')
    .orderBy('journal_entries.seq', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}
