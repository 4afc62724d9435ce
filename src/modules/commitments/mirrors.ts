import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { type FieldProblem, refuse } from '../../kernel/errors.ts'
import { findRecord } from '../../kernel/records.ts'
import { findMirrorCycle } from './progress/mirrors.ts'
import { openTrees } from './read.ts'
import type { FullTerm, FullTree } from './trees.shapes.ts'
import { loadTrees, lockMirrors } from './trees.store.ts'

/** Newest first: what an item is called, in the draft where there is one. */
const termsNewestFirst = (tree: FullTree): readonly FullTerm[] =>
  [...tree.versions].reverse().flatMap((version) => tree.terms[version.id] ?? [])

/**
 * What a mirrored leaf is to read: the tree of a record, or one item of it. Null where the actor sees no such record, it promises
 * nothing, or it has no such item.
 */
export async function findMirrored(
  db: Db | Tx,
  actor: Ctx['actor'],
  whom: { recordId: string; itemId?: string | null },
): Promise<{ treeId: string; itemId: string | null } | null> {
  if (!(await findRecord(db, actor, whom.recordId))) return null
  const tree = (await loadTrees(db, [whom.recordId])).get(whom.recordId)
  const itemId = whom.itemId ?? null
  if (!tree || (itemId !== null && !termsNewestFirst(tree).some((term) => term.itemId === itemId))) return null
  return { treeId: tree.id, itemId }
}

/**
 * Refuses a draft whose mirrored leaves read an item that its tree does not hold, or lead back to where they come from. Judged over every
 * frozen version of the trees concerned and this draft; another's draft binds nobody. Drafts with mirrors are frozen one after the other,
 * so that two which mirror each other cannot both pass.
 */
export async function refuseMirrors(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'counters'>,
  recordId: string,
  draftId: string,
): Promise<void> {
  await lockMirrors(tx)
  const { byRecord, trees } = await openTrees(tx, ctx, [recordId])
  const own = byRecord.get(recordId)!
  const fields = (own.terms[draftId] ?? []).flatMap(({ itemId, title, mirrors }): FieldProblem[] => {
    const read = mirrors?.itemId
    const there = !read || Object.values(trees.get(mirrors.treeId)?.terms ?? {}).some((terms) => holds(terms, read))
    const code = 'commitments.mirrorUnknown'
    return there ? [] : [{ path: `items.${itemId}`, code, details: { title } }]
  })
  if (fields[0]) throw refuse(fields[0].code, fields[0].details, fields)
  const cycle = findMirrorCycle(
    [...trees.values()].map((tree) => ({
      id: tree.id,
      terms: tree.versions
        .filter((version) => version.frozenAt !== null || version.id === draftId)
        .flatMap((version) => tree.terms[version.id] ?? []),
    })),
  )
  if (cycle) throw refuse('commitments.mirrorCycle', { cycle: await namePlaces(tx, ctx.actor, trees, cycle) })
}

const holds = (terms: readonly FullTerm[], itemId: string): boolean => terms.some((term) => term.itemId === itemId)

/** The way round as people call it; what the actor may not see stays unnamed. */
async function namePlaces(
  tx: Tx,
  actor: Ctx['actor'],
  trees: ReadonlyMap<string, FullTree>,
  places: readonly string[],
): Promise<string[]> {
  const named: string[] = []
  for (const place of places) {
    const [treeId, itemId] = place.split('/')
    const tree = trees.get(treeId!)
    const record = tree && (await findRecord(tx, actor, tree.recordId))
    if (!tree || !record) continue
    const title = itemId ? termsNewestFirst(tree).find((term) => term.itemId === itemId)?.title : record.title
    if (title) named.push(title)
  }
  return named
}
