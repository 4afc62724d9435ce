import type { Ctx } from '../../../kernel/context.ts'
import { listFiles } from '../../../kernel/files/attach.ts'
import { namesOf } from '../../../kernel/names.ts'
import { marksOf } from '../clusters.store.ts'
import type { ClusterPapersTable } from '../clusters.tables.ts'
import type { PaperShown } from './gates.schema.ts'
import { seenRecords } from './papers.store.ts'

/**
 * Papers as pages show them, by id; the caller has checked that the reader is inside the cluster. A file is shown to whoever sees the
 * record it hangs on: the paper's own, or the delegation.
 *
 * @param marks of the cluster, where statements and reports have theirs (`paper:<id>`)
 */
export async function paperShapes(
  ctx: Ctx,
  papers: readonly ClusterPapersTable[],
  marks: PaperShown['marks'],
  mayWithdraw: (paper: ClusterPapersTable) => boolean,
): Promise<Map<string, PaperShown>> {
  const homeOf = (paper: ClusterPapersTable) => paper.delegation_id ?? paper.id
  const [files, seen, nameOf, own] = await Promise.all([
    listFiles(
      ctx.db,
      papers.flatMap((one) => one.file_id ?? []),
    ),
    seenRecords(ctx.db, ctx.actor, papers.map(homeOf)),
    namesOf(
      ctx.db,
      papers.map((one) => one.made_by),
    ),
    marksOf(
      ctx.db,
      papers.map((one) => one.id),
    ),
  ])
  return new Map(
    papers.map((paper) => {
      const file = paper.file_id && seen.has(homeOf(paper)) ? files.get(paper.file_id) : undefined
      return [
        paper.id,
        {
          id: paper.id,
          holds: paper.holds,
          dated: paper.dated,
          number: paper.number,
          edition: paper.edition,
          note: paper.note,
          file: file ? { id: file.id, name: file.name, size: file.size, mediaType: file.mediaType } : null,
          by: nameOf(paper.made_by),
          madeAt: paper.made_at.toISOString(),
          marks: [...(own.get(paper.id) ?? []), ...marks.filter((mark) => mark.field === `paper:${paper.id}`)],
          mayWithdraw: mayWithdraw(paper),
        },
      ]
    }),
  )
}
