import { type Actor, nobody, type RoleName, systemActor } from '../../../kernel/actor.ts'
import { type MovableClock, movableClock } from '../../../kernel/clock.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/tables.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { insertRecord } from '../../../kernel/records.ts'
import { appendJournal } from '../../journal/index.ts'
import { createAccount } from '../accounts/accounts.verbs.ts'
import { type GrantInput, grant } from '../grants/grants.verbs.ts'
import { type Identity, type IdentityOptions, openIdentity } from '../identity.open.ts'
import { setPasswordByLink } from '../login/passwords.verbs.ts'
import { signIn } from '../login/sign-in.verbs.ts'

export const goodPassword = 'گندم باران سپیدار'

/** A small house with accounts: the day stands still on 25 Bahman 1404, security runs on its own movable time. */
export interface IdentityWorld {
  db: Db
  clock: MovableClock
  identity: Identity
  /** Milliseconds that addresses were made to wait. */
  waits: number[]
  /** Moves the time of locks and links. */
  later: (ms: number) => void
  ctx: (actor?: Actor) => Ctx
  person: (name: string, provinceId?: string | null) => Promise<string>
  /** A person with an account and a password. */
  member: (name: string, keys: { nationalCode?: string; mobile?: string; email?: string }) => Promise<string>
  grant: (personId: string, role: RoleName, reach?: Partial<GrantInput>) => Promise<string>
  signIn: (name: string, password?: string, address?: string) => Promise<string>
  /** The actor behind a cookie header. */
  actor: (cookie: string) => Promise<Actor | null>
}

export const callerFrom = (address: string, cookie = '') => ({ cookie, address, agent: 'test' })

/** The cookie header a browser would send back after these. */
export const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .filter((cookie) => !/max-age=0/i.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** The refusal with which a promise fails; anything else fails the test. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

export function identityWorld(db: Db, options: Partial<IdentityOptions> = {}): IdentityWorld {
  const clock = movableClock('2026-02-14')
  let offset = 0
  const waits: number[] = []
  const identity = openIdentity({
    db,
    secret: 'a secret of a test, long enough to sign with',
    publicUrl: null,
    now: () => new Date(Date.now() + offset),
    wait: async (ms) => void waits.push(ms),
    registerPerson: (tx, at, person) =>
      insertRecord(tx, at, { kind: 'person', title: `${person.givenName} ${person.familyName}` }),
    ...options,
  })
  const ctx = (actor: Actor = systemActor): Ctx => ({ db, clock, actor, requestId: newId(), appendJournal })
  const world: IdentityWorld = {
    db,
    clock,
    identity,
    waits,
    later: (ms) => {
      offset += ms
    },
    ctx,
    person: (name, provinceId = 'IR-30') =>
      db.transaction().execute((tx) => insertRecord(tx, clock.now(), { kind: 'person', title: name, provinceId })),
    async member(name, keys) {
      const personId = await world.person(name)
      const { link } = await createAccount(ctx(), identity, { personId, keys })
      await setPasswordByLink(ctx(nobody), identity, { token: link.path.split('#')[1]!, password: goodPassword })
      return personId
    },
    grant: (personId, role, reach = {}) =>
      grant(ctx(), { personId, role, reachKind: 'province', reachId: 'IR-30', ...reach }),
    async signIn(name, password = goodPassword, address = '10.0.0.1') {
      const input = { name, password, remember: false }
      const { headers } = await signIn(ctx(nobody), identity, input, callerFrom(address))
      return cookieOf(headers)
    },
    actor: (cookie) => identity.actorOfCookie(clock, cookie),
  }
  return world
}
