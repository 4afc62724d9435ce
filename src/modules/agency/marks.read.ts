import type { Ctx } from '../../kernel/context.ts'
import type { ProvenanceMark } from '../../kernel/tables.ts'

export type MarksOf = (id: string) => { field: string; mark: ProvenanceMark; source: string }[]

/** Where values came from and the version on screen, of the records of the agency in one cluster. */
export async function recordsOfCluster(ctx: Ctx, clusterId: string) {
  const kinds = ['tender', 'contract', 'statement', 'visit']
  const records = await ctx.db
    .selectFrom('records')
    .select(['id', 'version'])
    .where('cluster_id', '=', clusterId)
    .where('kind', 'in', kinds)
    .execute()
  const versions = new Map(records.map((record) => [record.id, record.version]))
  const marks = versions.size
    ? await ctx.db
        .selectFrom('provenance')
        .select(['record_id', 'field', 'mark', 'source'])
        .where('record_id', 'in', [...versions.keys()])
        .execute()
    : []
  const byRecord = Map.groupBy(marks, (mark) => mark.record_id)
  const marksOf: MarksOf = (id) => (byRecord.get(id) ?? []).map(({ field, mark, source }) => ({ field, mark, source }))
  return { marksOf, versionOf: (id: string) => versions.get(id) ?? 0 }
}
