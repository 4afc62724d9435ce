import { Readable } from 'node:stream'
import { type ActiveGrant, type Actor, type ReachKind, type RoleName, reachOf } from '../../kernel/actor.ts'
import { type MovableClock, movableClock } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { fromJalali, toLatinDigits } from '../../kernel/fa/index.ts'
import { insertLooseFile } from '../../kernel/files/attach.ts'
import type { ContentStore } from '../../kernel/files/content.ts'
import { markProvenance } from '../../kernel/records.ts'
import type { ProvenanceMark } from '../../kernel/tables.ts'
import { createAccount, grant, setPasswordByLink } from '../../modules/identity/index.ts'
import type { OpenHouse } from '../house.ts'

export interface Character {
  personId: string
  name: string
  actor: Actor
}

/** ISO day of a Jalali day as the demo's tables write it: `1395/09/17`. */
export function day(text: string): string {
  const [year, month, date] = toLatinDigits(text).split('/').map(Number)
  const found = fromJalali(year!, month!, date!)
  if (!found.ok) throw new Error(`demo: there is no day ${text}`)
  return found.iso
}

/**
 * Tells the demo's past through the verbs: moves the clock along it, acts as its people, and marks what the documents say and what is an
 * example. Nothing here writes a row of its own except marks of provenance, which have no verb because they are no deed.
 */
export class Story {
  readonly clock: MovableClock
  readonly #house: OpenHouse
  readonly #files: ContentStore

  constructor(house: OpenHouse, files: ContentStore, start: string) {
    this.#house = house
    this.#files = files
    this.clock = movableClock(day(start))
  }

  /** Moves to a Jalali day and hour (Tehran). Time only moves forward. */
  at(jalali: string, hour = 9, minute = 0): void {
    const next = new Date(new Date(`${day(jalali)}T00:00:00Z`).getTime() + (hour * 60 + minute - 210) * 60_000)
    if (next < this.clock.now()) throw new Error(`demo: ${jalali} lies before ${this.clock.now().toISOString()}`)
    this.clock.moveTo(next)
  }

  /** A context in which somebody acts now; without a person, the house itself. Each deed takes a minute. */
  as(who?: Character): Ctx {
    this.clock.advance(60_000)
    return who ? this.#house.ctx(who.actor, this.clock) : this.#house.ctx(undefined, this.clock)
  }

  async mark(recordId: string, mark: ProvenanceMark, source = '', fields: readonly string[] = ['']): Promise<void> {
    await this.#house.db.transaction().execute((tx) =>
      markProvenance(
        tx,
        recordId,
        fields.map((field) => ({ field, mark, source })),
      ),
    )
  }

  /** Uploads a piece of evidence for somebody, through the same store and checks as an upload from the browser. */
  async upload(who: Character, name: string, bytes: Uint8Array): Promise<string> {
    const content = await this.#files.put(Readable.from([Buffer.from(bytes)]), name, bytes.length)
    return (await insertLooseFile(this.#house.db, this.clock, who.actor, name, content)).id
  }

  /** Gives a person an account with its keys, a password and grants, by the administrator's verbs. */
  async account(
    person: { id: string; name: string },
    keys: { email?: string; mobile?: string; nationalCode?: string },
    password: string,
    grants: readonly {
      role: RoleName
      reachKind: ReachKind
      reachId: string | null
      from: string
      orderNumber?: string
    }[],
  ): Promise<Character> {
    const { identity } = this.#house
    const made = await createAccount(this.as(), identity, { personId: person.id, keys })
    await setPasswordByLink(this.as(), identity, { token: made.link.path.split('#').at(-1)!, password })
    const held: ActiveGrant[] = []
    for (const one of grants) {
      const id = await grant(this.as(), { personId: person.id, ...one })
      held.push({ id, role: one.role, reachKind: one.reachKind, reachId: one.reachId })
    }
    const actor: Actor = {
      accountId: made.accountId,
      personId: person.id,
      name: person.name,
      grants: held,
      reach: reachOf(held),
    }
    return { personId: person.id, name: person.name, actor }
  }
}
