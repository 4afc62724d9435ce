import { nobody } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { AccountRow } from '../accounts/accounts.store.ts'

/** Whoever signs in or sets a password acts as themselves, though the request came from nobody. */
export const actingAs = (ctx: Ctx, account: AccountRow | null): Ctx => ({
  ...ctx,
  actor: account ? { ...nobody, accountId: account.id, personId: account.personId, name: account.name } : nobody,
})
