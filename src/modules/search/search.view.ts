import type { Ctx } from '../../kernel/context.ts'
import type { Manifest } from '../../kernel/manifest.ts'
import { listProvinces } from '../directory/index.ts'
import { askedWords, groupsOf, tooShort } from './search.rules.ts'
import type { Found, Hit, Recent } from './search.schema.ts'
import { entriesOf, type FoundRow, findEntries, titlesOf } from './search.store.ts'

/** Path of the page of each kind of record. */
export type Paths = ReadonlyMap<string, string>
export const pathsOf = (manifests: readonly Manifest[]): Paths =>
  new Map(manifests.flatMap(({ kinds = {} }) => Object.entries(kinds).map(([kind, { path }]) => [kind, path] as const)))

/** With the page of each and where it stands. */
async function shown(ctx: Ctx, paths: Paths, rows: readonly FoundRow[]): Promise<Hit[]> {
  const [provinces, clusters] = await Promise.all([
    rows.some((row) => row.provinceId !== null) ? listProvinces(ctx.db) : [],
    titlesOf(
      ctx.db,
      ctx.actor,
      rows.map((row) => row.clusterId),
    ),
  ])
  const provinceOf = new Map(provinces.map(({ code, fa, en }) => [code, { fa, en }]))
  return rows.map(({ id, recordId, kind, recordKind, title, provinceId, clusterId }) => ({
    id,
    kind,
    title,
    path: paths
      .get(recordKind)!
      .replace(':id', recordId)
      .replace(':cluster', clusterId ?? '')
      .replace(':province', provinceId ?? ''),
    province: provinceOf.get(provinceId ?? '') ?? null,
    // a cluster does not stand in itself
    cluster: kind === 'cluster' ? null : (clusters.get(clusterId ?? '') ?? null),
  }))
}

/** What has every word of the query, by kind, as far as the actor sees it. */
export async function search(ctx: Ctx, paths: Paths, q: string, most: number): Promise<Found> {
  const words = askedWords(q)
  if (tooShort(words)) return { groups: [], short: true }
  const rows = await findEntries(ctx.db, ctx.actor, words, { kinds: [...paths.keys()], most })
  const hits = new Map((await shown(ctx, paths, rows)).map((hit) => [hit.id, hit]))
  return {
    groups: groupsOf(rows, most).map(({ kind, rows, more }) => ({
      kind,
      more,
      hits: rows.map((row) => hits.get(row.id)!),
    })),
    short: false,
  }
}

/** What somebody opened lately, in that order; what they no longer see is left out. */
export async function recent(ctx: Ctx, paths: Paths, ids: readonly string[]): Promise<Recent> {
  const rows = new Map((await entriesOf(ctx.db, ctx.actor, ids, [...paths.keys()])).map((row) => [row.id, row]))
  return {
    hits: await shown(
      ctx,
      paths,
      ids.flatMap((id) => rows.get(id) ?? []),
    ),
  }
}
