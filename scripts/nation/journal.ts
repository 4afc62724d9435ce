import { sql } from 'kysely'
import type { Tx } from '../../src/kernel/db/tables.ts'
import { genesis, hashLine, type StoredEntry } from '../../src/modules/journal/journal.rules.ts'
import { members } from './cast.ts'
import { isBorn, stampId } from './ids.ts'
import { placeOf, wordsOf } from './size.ts'
import type { Template } from './stamp.ts'

/** An entry with the places of its canonical words at which something changes from copy to copy: every second part is such a word. */
interface Cut {
  entry: StoredEntry
  parts: readonly string[]
}

const perInsert = 20_000

/**
 * Copies the template's journal into the chain of each copy's province: deed by deed, every copy after the other, each entry numbered and
 * hashed upon the one before it. So the chains hold, and are read as those of clusters that live side by side.
 */
export async function rechain(tx: Tx, { born, casts }: Template, last: number, more: (rows: number) => void) {
  const from = casts[0]!
  const template = await tx
    .selectFrom('journal_entries')
    .selectAll()
    // each deed of the template has a request of its own
    .where((eb) => eb.and([eb('request_id', '>', born.after), eb('request_id', '<', born.before)]))
    .orderBy('request_id')
    .execute()
  const people = members(from)
  const changing = new RegExp(
    `([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|"chain":"${from.province}"|"seq":\\d+|"${from.province}"|${wordsOf(0, from).join('|')})`,
  )
  const cuts = template.map((entry): Cut => ({ entry, parts: entry.canonical.split(changing) }))
  const heads = new Map(
    (await tx.selectFrom('journal_heads').selectAll().execute()).map(({ chain, seq, hash }) => [
      chain,
      { seq: Number(seq), hash },
    ]),
  )
  const copies = Array.from({ length: last }, (_, n) => {
    const cast = casts[placeOf(n + 1, casts.length)]!
    const own = members(cast)
    const words = new Map(wordsOf(0, from).map((word, place) => [word, wordsOf(n + 1, cast)[place]!]))
    const personOf = new Map(people.map((id, place) => [id, own[place]!]))
    const idOf = (id: string) => (isBorn(born, id) ? stampId(id, n + 1) : (personOf.get(id) ?? id))
    return { cast, words, idOf }
  })
  let waiting: StoredEntry[] = []
  for (const { entry, parts } of cuts)
    for (const { cast, words, idOf } of copies) {
      const chain = entry.chain === from.province ? cast.province : entry.chain
      const head = heads.get(chain) ?? { seq: 0, hash: genesis }
      const seq = head.seq + 1
      const said = (part: string) => {
        if (part.startsWith('"chain":')) return `"chain":"${chain}"`
        if (part.startsWith('"seq":')) return `"seq":${seq}`
        if (part === `"${from.province}"`) return `"${cast.province}"`
        return words.get(part) ?? idOf(part)
      }
      const canonical = parts.map((part, place) => (place % 2 === 0 ? part : said(part))).join('')
      const hash = hashLine(head.hash, canonical)
      const moved = (id: string | null) => id && idOf(id)
      waiting.push({
        ...entry,
        chain,
        seq: String(seq),
        actor_id: moved(entry.actor_id),
        for_person_id: moved(entry.for_person_id),
        for_organisation_id: moved(entry.for_organisation_id),
        record_id: moved(entry.record_id),
        request_id: idOf(entry.request_id),
        canonical,
        previous_hash: head.hash,
        hash,
      })
      heads.set(chain, { seq, hash })
      if (waiting.length < perInsert) continue
      await insertEntries(tx, waiting)
      more(waiting.length)
      waiting = []
    }
  await insertEntries(tx, waiting)
  more(waiting.length)
  for (const [chain, { seq, hash }] of heads)
    await tx
      .insertInto('journal_heads')
      .values({ chain, seq: String(seq), hash })
      .onConflict((oc) => oc.column('chain').doUpdateSet({ seq: String(seq), hash }))
      .execute()
}

async function insertEntries(tx: Tx, entries: readonly StoredEntry[]): Promise<void> {
  const column = <Key extends keyof StoredEntry>(key: Key) => entries.map((entry) => entry[key])
  await sql`insert into journal_entries (chain, seq, at, actor_id, for_person_id, for_organisation_id, verb, record_id, request_id,
      reason, canonical, previous_hash, hash)
    select * from unnest(${column('chain')}::text[], ${column('seq')}::bigint[], ${column('at')}::timestamptz[],
      ${column('actor_id')}::uuid[], ${column('for_person_id')}::uuid[], ${column('for_organisation_id')}::uuid[],
      ${column('verb')}::text[], ${column('record_id')}::uuid[], ${column('request_id')}::text[], ${column('reason')}::text[],
      ${column('canonical')}::text[], ${column('previous_hash')}::text[], ${column('hash')}::text[])`.execute(tx)
}
