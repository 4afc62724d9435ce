import type pg from 'pg'
import { newId } from '../../src/kernel/ids.ts'
import { canonicalLine, genesis, hashLine } from '../../src/modules/journal/journal.rules.ts'

/** An activity of a frozen year to claim upon. */
export interface Item {
  itemId: string
  treeId: string
  recordId: string
  chain: string
  weight: string
}

/**
 * Claiming and verifying by hand-written SQL over one connection: lock, row, the whole's point, the journal's entry, commit. The least that
 * leaves the tables as the verbs would; no reading of the tree, no rule, no question of who may.
 */
export class BareDeeds {
  readonly #client: pg.ClientBase

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  async #ask<Row>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return (await this.#client.query({ name: `deed-${name}`, text, values })).rows as Row[]
  }

  async claim(item: Item, by: string, asOf: string, value: string): Promise<string> {
    const claimId = newId()
    await this.#deed(item, { by, asOf, value, line: 'claimed', verb: 'commitments.claim' }, (at) =>
      this.#ask(
        'claim',
        `insert into claims (id, item_id, as_of, value, result, made_by, made_at) values ($1, $2, $3, $4, 'سنجش سرعت', $5, $6)`,
        [claimId, item.itemId, asOf, value, by, at],
      ),
    )
    return claimId
  }

  verify(item: Item, claimId: string, by: string, asOf: string, value: string): Promise<void> {
    return this.#deed(item, { by, asOf, value, line: 'verified', verb: 'commitments.verify' }, (at) =>
      this.#ask(
        'verify',
        `insert into steps (id, claim_id, kind, made_by, made_at) values ($1, $2, 'verify', $3, $4)`,
        [newId(), claimId, by, at],
      ),
    )
  }

  async #deed(
    item: Item,
    told: { by: string; asOf: string; value: string; line: 'claimed' | 'verified'; verb: string },
    store: (at: Date) => Promise<unknown>,
  ): Promise<void> {
    const { by, asOf, value, line, verb } = told
    await this.#client.query('begin')
    await this.#ask('lock', 'select id from trees where id = $1 for update', [item.treeId])
    const at = new Date()
    const [moved] = await this.#ask<{ by: string }>(
      `stood-${line}`,
      `select $2::numeric * ($3::numeric - coalesce((select c.value from claims c where c.item_id = $1 and c.as_of <= $4
         ${line === 'verified' ? `and exists (select 1 from steps s where s.claim_id = c.id and s.kind = 'verify')` : ''}
         order by c.as_of desc, c.made_at desc limit 1), 0)) / 100 as by`,
      [item.itemId, item.weight, value, asOf],
    )
    await store(at)
    if (Number(moved!.by) !== 0) await this.#movePoint(item.treeId, line, asOf, moved!.by, at)
    await this.#append(item, { by, verb, at, after: { item: item.itemId, value } })
    await this.#client.query('commit')
  }

  async #movePoint(treeId: string, line: string, asOf: string, by: string, at: Date): Promise<void> {
    const standing = 'tree_id = $1 and line = $2 and item_id is null and known_until is null'
    const [stood] = await this.#ask<{ percent: string }>(
      'standing',
      `select percent from points where ${standing} and from_day <= $3 order by from_day desc limit 1`,
      [treeId, line, asOf],
    )
    await this.#ask('end', `update points set known_until = $4 where ${standing} and from_day = $3`, [
      treeId,
      line,
      asOf,
      at,
    ])
    await this.#ask(
      'begin',
      'insert into points (tree_id, line, from_day, percent, known_from) values ($1, $2, $3, $4::numeric + $5::numeric, $6)',
      [treeId, line, asOf, stood?.percent ?? '0', by, at],
    )
  }

  async #append(
    { chain, recordId }: Item,
    deed: { by: string; verb: string; at: Date; after: Record<string, string> },
  ) {
    const [head] = await this.#ask<{ seq: string; hash: string }>(
      'head',
      'select seq, hash from journal_heads where chain = $1 for update',
      [chain],
    )
    const seq = Number(head?.seq ?? 0) + 1
    const previous = head?.hash ?? genesis
    const { by, verb, at, after } = deed
    const line = { provinceId: chain, recordId, actorId: by, verb, at, after, requestId: newId() }
    const canonical = canonicalLine(chain, seq, line)
    const hash = hashLine(previous, canonical)
    await this.#ask(
      'entry',
      `insert into journal_entries (chain, seq, at, actor_id, verb, record_id, request_id, canonical, previous_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [chain, seq, at, by, verb, recordId, line.requestId, canonical, previous, hash],
    )
    await this.#ask('moveHead', 'update journal_heads set seq = $2, hash = $3 where chain = $1', [chain, seq, hash])
  }
}
