import '../identity.tables.ts'
import { createHash, randomBytes } from 'node:crypto'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { conflict, notFound, type Refusal, refuse } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { LinkPurpose } from '../identity.tables.ts'

/** A link lives for a day. */
export const linkLifeMs = 24 * 3_600_000

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export interface OneTimeLink {
  id: string
  purpose: LinkPurpose
  accountId: string | null
  expiresAt: Date
  usedAt: Date | null
  replacedAt: Date | null
}

/** Makes a link and puts earlier unused ones of the same account (or purpose) out of use. Only the hash is stored. */
export async function insertLink(
  tx: Tx,
  now: Date,
  of: { purpose: LinkPurpose; accountId: string | null; issuedBy: string | null },
): Promise<{ token: string; expiresAt: Date }> {
  await tx
    .updateTable('one_time_links')
    .set({ replaced_at: now })
    .where('purpose', '=', of.purpose)
    .where('account_id', of.accountId === null ? 'is' : '=', of.accountId)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .execute()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + linkLifeMs)
  await tx
    .insertInto('one_time_links')
    .values({
      id: newId(),
      purpose: of.purpose,
      account_id: of.accountId,
      token_hash: hashToken(token),
      issued_at: now,
      issued_by: of.issuedBy,
      expires_at: expiresAt,
      used_at: null,
      replaced_at: null,
    })
    .execute()
  return { token, expiresAt }
}

const links = (db: Db | Tx, hash: string) =>
  db
    .selectFrom('one_time_links')
    .select([
      'id',
      'purpose',
      'account_id as accountId',
      'expires_at as expiresAt',
      'used_at as usedAt',
      'replaced_at as replacedAt',
    ])
    .where('token_hash', '=', hash)

/** Why a link opens nothing, or null. */
function refusalOf(link: OneTimeLink | undefined, now: Date): Refusal | null {
  if (!link) return notFound('identity.linkUnknown')
  if (link.usedAt) return conflict('identity.linkUsed')
  if (link.replacedAt) return conflict('identity.linkReplaced')
  return link.expiresAt <= now ? refuse('identity.linkExpired') : null
}

/** The link as long as it can be used; refuses by name otherwise. */
export async function getLink(db: Db | Tx, now: Date, hash: string): Promise<OneTimeLink> {
  const link = await links(db, hash).executeTakeFirst()
  const refusal = refusalOf(link, now)
  if (refusal) throw refusal
  return link!
}

/** Uses the link up. Two who come at once: the second finds it used. */
export async function spendLink(tx: Tx, now: Date, hash: string, purpose: LinkPurpose): Promise<OneTimeLink> {
  const link = await links(tx, hash).where('purpose', '=', purpose).forUpdate().executeTakeFirst()
  const refusal = refusalOf(link, now)
  if (refusal) throw refusal
  await tx.updateTable('one_time_links').set({ used_at: now }).where('id', '=', link!.id).execute()
  return link!
}
