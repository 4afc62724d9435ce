import './identity.tables.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import type { Policy } from '../../kernel/policy.ts'
import { actorOf, actorOfPerson, type MembersOf } from './actor.store.ts'
import { sessionTokenIn } from './login/cookies.ts'
import { type Library, openLibrary } from './login/library.ts'

/** A person as the first administrator gives them: ten digits, +989…, an address in small letters. */
export interface NewPerson {
  givenName: string
  familyName: string
  nationalCode?: string
  mobile?: string
  email?: string
}

export interface IdentityOptions {
  db: Db
  /** Signs cookies and encrypts second factors: 32 characters or more. */
  secret: string
  /** Origin under which people open the house, without a trailing slash; null: as the request says. */
  publicUrl: string | null
  /** Organisations that are members of these associations on that day. */
  membersOf?: MembersOf
  /** Registers the first administrator as a person, inside the transaction; gives the record id. */
  registerPerson?: (tx: Tx, at: Date, person: NewPerson) => Promise<string>
  /** Persian and English name of a province code. */
  provinceName?: (code: string) => Promise<{ fa: string; en: string } | null>
  /** The permissions of every module; answers what a person may do at all. */
  policies?: () => Policy
  /** Instant for locks and links: real time even where the house lives in another year. */
  now?: () => Date
  /** Waits; tests count instead. */
  wait?: (ms: number) => Promise<void>
}

/** Who people are to the house: one for each database that is open. */
export interface Identity extends Required<Omit<IdentityOptions, 'registerPerson'>> {
  registerPerson: IdentityOptions['registerPerson']
  library: Library
  /** The actor behind a request's cookie header, or null: nobody signed in, session ended, or account disabled. */
  actorOfCookie: (clock: Clock, cookie: string | undefined) => Promise<Actor | null>
  /** The actor behind work that a person ordered, as they may act today. */
  actorOfPerson: (clock: Clock, personId: string) => Promise<Actor | null>
}

const sleep = (ms: number) => (ms > 0 ? new Promise<void>((done) => setTimeout(done, ms)) : Promise.resolve())

/** Opens identity on a database. Nothing is read or written before it is asked. */
export function openIdentity(options: IdentityOptions): Identity {
  if (options.secret.length < 32) throw new Error('the secret that signs sessions must have 32 characters or more')
  const { db, secret, publicUrl, now = () => new Date(), membersOf = async () => new Map() } = options
  return {
    ...options,
    registerPerson: options.registerPerson,
    membersOf,
    provinceName: options.provinceName ?? (async () => null),
    policies: options.policies ?? (() => ({})),
    now,
    wait: options.wait ?? sleep,
    library: openLibrary(db, secret, publicUrl),
    async actorOfCookie(clock, cookie) {
      const token = sessionTokenIn(cookie, secret)
      return token ? actorOf(db, clock, token, { membersOf, now }) : null
    },
    actorOfPerson: (clock, personId) => actorOfPerson(db, clock, personId, membersOf),
  }
}
