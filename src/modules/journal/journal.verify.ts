import type { Db, Tx } from '../../kernel/db/tables.ts'
import { type Anchor, type Break, breakOf, genesis } from './journal.rules.ts'
import { entriesOf, listChains } from './journal.store.ts'

export interface ChainReport {
  chain: string
  entries: number
  head: Anchor | null
  broken: { seq: number; what: Break | 'headMissing' | 'headDiffers' | 'cut' | 'anchorDiffers' } | null
}

/**
 * Walks every chain from its first entry: numbers without gaps, each hash over the one before and the words, columns as the words say,
 * the head at the end. Anchors printed earlier show a chain whose end was cut. Needs only the two tables.
 */
export function verifyJournal(db: Db, anchors: readonly Anchor[] = []): Promise<ChainReport[]> {
  // heads and entries as of one moment: while people write, a head read earlier would seem to differ
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => verifyChains(tx, anchors))
}

async function verifyChains(db: Tx, anchors: readonly Anchor[]): Promise<ChainReport[]> {
  const reports: ChainReport[] = []
  for (const { chain, seq, hash } of await listChains(db)) {
    let previous = { seq: 0, hash: genesis }
    let broken: ChainReport['broken'] = null
    const wanted = Map.groupBy(
      anchors.filter((anchor) => anchor.chain === chain && anchor.seq > 0),
      (anchor) => anchor.seq,
    )
    for await (const entry of entriesOf(db, chain)) {
      const what = breakOf(previous, entry)
      if (what) {
        broken = { seq: Number(entry.seq), what }
        break
      }
      previous = { seq: Number(entry.seq), hash: entry.hash }
      if (wanted.get(previous.seq)?.some((anchor) => anchor.hash !== previous.hash)) {
        broken = { seq: previous.seq, what: 'anchorDiffers' }
        break
      }
      wanted.delete(previous.seq)
    }
    const missing = Math.min(...wanted.keys())
    if (!broken && wanted.size > 0) broken = { seq: missing, what: 'cut' }
    if (!broken && seq === null) broken = { seq: previous.seq, what: 'headMissing' }
    if (!broken && (seq !== previous.seq || hash !== previous.hash)) broken = { seq: previous.seq, what: 'headDiffers' }
    reports.push({ chain, entries: previous.seq, head: previous.seq ? { chain, ...previous } : null, broken })
  }
  for (const anchor of anchors)
    if (!reports.some((report) => report.chain === anchor.chain))
      reports.push({ chain: anchor.chain, entries: 0, head: null, broken: { seq: anchor.seq, what: 'cut' } })
  return reports
}
