import { insertLooseFile } from '../../src/kernel/files/attach.ts'
import type { DemoHouse } from './house.ts'

/** A file that an account of the demo has uploaded and attached to nothing yet. */
export async function looseFile({ house }: DemoHouse, account: string, name = 'فاکتور.pdf'): Promise<string> {
  const ctx = house.ctx()
  const { id: accountId } = await ctx.db
    .selectFrom('login_keys')
    .select('account_id as id')
    .where('value', '=', `${account}@khoosheh.example`)
    .executeTakeFirstOrThrow()
  const content = { hash: 'a'.repeat(64), size: 4, mediaType: 'application/pdf' }
  return (await insertLooseFile(ctx.db, ctx.clock, { ...ctx.actor, accountId }, name, content)).id
}
