import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { type FieldProblem, notFound, refuse } from '../../kernel/errors.ts'
import { getFile } from '../../kernel/files/attach.ts'
import { findTemplateInForce, type TemplateAsked } from './papers.store.ts'
import { checkTemplate, type TemplateCheck } from './word/check.ts'
import { largestTemplate, unfit } from './word/guard.ts'
import { houseTemplate } from './word/house.ts'
import { type PaperKind, paperKindOf } from './word/kinds.ts'

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The kind of that code. @throws 422 `papers.unknownKind` */
export function kindOf(code: string): PaperKind {
  const kind = paperKindOf(code)
  if (!kind) throw refuse('papers.unknownKind', {}, [{ path: 'kind', code: 'papers.unknownKind' }])
  return kind
}

/** The bytes of a stored content. */
export const bytesOf = (ctx: Ctx, hash: string): Promise<Buffer> => buffer(ctx.files!.read(hash))

/** The template in force, with its bytes; id null: the house's own. */
export async function templateInForce(
  ctx: Ctx,
  db: Db | Tx,
  asked: TemplateAsked,
): Promise<{ id: string | null; bytes: Buffer }> {
  const found = await findTemplateInForce(db, asked)
  if (!found) return { id: null, bytes: await houseTemplate(kindOf(asked.kind), asked.locale) }
  return { id: found.id, bytes: await bytesOf(ctx, found.hash) }
}

const broken = (problems: readonly FieldProblem[]) => refuse('papers.templateBroken', {}, [...problems])
const wrong = (code: string) => broken([{ path: 'file', code: `papers.${code}` }])

/**
 * A dry run of a file that the actor has just brought (or sees): what it uses and leaves out.
 *
 * @throws 404; 422 `papers.templateBroken` with every fault by name
 */
export async function tryTemplate(
  ctx: Ctx,
  kind: PaperKind,
  fileId: string,
): Promise<{ check: TemplateCheck; hash: string; bytes: Buffer }> {
  const file = await getFile(ctx.db, ctx.actor, fileId)
  if (!ctx.files) throw notFound()
  if (file.mediaType !== wordType) throw wrong('notWord')
  if (file.size > largestTemplate) throw wrong('tooLarge')
  const reason = await unfit(ctx.files.pathOf(file.hash))
  if (reason) throw wrong(reason)
  const bytes = await bytesOf(ctx, file.hash)
  const check = await checkTemplate(kind, bytes)
  if (check.problems.length > 0) throw broken(check.problems)
  return { check, hash: file.hash, bytes }
}
