import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { JournalLine } from '../../kernel/context.ts'

/** Hash before the first entry of a chain. */
export const genesis = '0'.repeat(64)

/** The chain a line belongs to: its record's province, 'nation' for the rest. */
export const chainOf = (provinceId: string | null): string => provinceId ?? 'nation'

/**
 * The words that are hashed: canonical JSON (RFC 8785) of the line with its chain and number. Instants are ISO text in UTC,
 * so neither the driver's numbers nor its time zones can change the hash.
 */
export function canonicalLine(chain: string, seq: number, line: JournalLine): string {
  const text = canonicalize({
    chain,
    seq,
    at: line.at.toISOString(),
    actor: line.actorId,
    forPerson: line.forPersonId ?? null,
    forOrganisation: line.forOrganisationId ?? null,
    verb: line.verb,
    record: line.recordId,
    before: line.before ?? null,
    after: line.after ?? null,
    reason: line.reason ?? null,
    request: line.requestId,
  })
  if (text === undefined) throw new Error(`journal line of ${line.verb} cannot be written as JSON`)
  return text
}

/**
 * The line as its columns will say it: ids in small letters, as the database writes them, and a reason of whole letters. Otherwise a
 * chain would look broken that nobody touched.
 */
export const asStored = (line: JournalLine): JournalLine => ({
  ...line,
  actorId: line.actorId?.toLowerCase() ?? null,
  recordId: line.recordId?.toLowerCase() ?? null,
  forPersonId: line.forPersonId?.toLowerCase() ?? null,
  forOrganisationId: line.forOrganisationId?.toLowerCase() ?? null,
  reason: line.reason?.toWellFormed() ?? null,
})

/** sha256 of the previous hash and the canonical words, in hex. */
export const hashLine = (previousHash: string, canonical: string): string =>
  createHash('sha256').update(previousHash).update(canonical).digest('hex')

/** A stored entry as verifying needs it. */
export interface StoredEntry {
  chain: string
  seq: string
  at: Date
  actor_id: string | null
  for_person_id: string | null
  for_organisation_id: string | null
  verb: string
  record_id: string | null
  request_id: string
  reason: string | null
  canonical: string
  previous_hash: string
  hash: string
}

export type Break = 'gap' | 'previousHash' | 'hash' | 'columns'

/** Does this entry follow the one before? Returns what is broken, or null. Columns must say what the hashed words say. */
export function breakOf(previous: { seq: number; hash: string }, entry: StoredEntry): Break | null {
  if (Number(entry.seq) !== previous.seq + 1) return 'gap'
  if (entry.previous_hash !== previous.hash) return 'previousHash'
  if (entry.hash !== hashLine(entry.previous_hash, entry.canonical)) return 'hash'
  const said = JSON.parse(entry.canonical) as Record<string, unknown>
  const agrees =
    said.chain === entry.chain &&
    said.seq === Number(entry.seq) &&
    said.at === entry.at.toISOString() &&
    said.actor === entry.actor_id &&
    said.forPerson === entry.for_person_id &&
    said.forOrganisation === entry.for_organisation_id &&
    said.verb === entry.verb &&
    said.record === entry.record_id &&
    said.request === entry.request_id &&
    said.reason === entry.reason
  return agrees ? null : 'columns'
}

/** A printed head: chain, number and hash, as it stands on a council pack or in a backup's manifest. */
export interface Anchor {
  chain: string
  seq: number
  hash: string
}

/** Reads an anchor as printed: `IR-30:128:9f…`. Returns null when it is not one. */
export function parseAnchor(text: string): Anchor | null {
  const match = /^([\w-]+):(\d+):([0-9a-f]{64})$/.exec(text.trim())
  return match ? { chain: match[1]!, seq: Number(match[2]), hash: match[3]! } : null
}
