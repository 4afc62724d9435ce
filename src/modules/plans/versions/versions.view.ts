import type { Ctx } from '../../../kernel/context.ts'
import { notFound, refuse } from '../../../kernel/errors.ts'
import { namesOf } from '../../../kernel/names.ts'
import { getRecord } from '../../../kernel/records.ts'
import { type FullTree, type FullVersion, openTree, versionAt, weightSums } from '../../commitments/index.ts'
import { getYear } from '../plans.store.ts'
import { compareVersions, type VersionActivity } from './versions.rules.ts'
import type { VersionsView } from './versions.schema.ts'
import { frozenWords, type OwnWords, wordsNow } from './versions.store.ts'

/**
 * The versions of a plan year and what changed between two of them. Without `from` and `to` the last (the open draft, if there is one) with
 * the one before it.
 *
 * @throws 404; 422 `versionUnknown`
 */
export async function versionsView(
  ctx: Ctx,
  planYearId: string,
  asked: { from?: number | undefined; to?: number | undefined },
): Promise<VersionsView> {
  const { record, tree } = await openTree(ctx.db, ctx, planYearId)
  if (record.kind !== 'planYear') throw notFound()
  const versions = [...tree.versions].sort((one, other) => one.n - other.n)
  const byNumber = (field: 'from' | 'to', n: number) => {
    const found = versions.find((version) => version.n === n)
    if (!found)
      throw refuse('plans.versionUnknown', { n }, [{ path: field, code: 'plans.versionUnknown', details: { n } }])
    return found
  }
  const to = asked.to === undefined ? versions.at(-1) : byNumber('to', asked.to)
  const from = asked.from === undefined ? versions.findLast((one) => to && one.n < to.n) : byNumber('from', asked.from)
  const [year, cluster, nameOf, frozen, now] = await Promise.all([
    getYear(ctx.db, planYearId),
    getRecord(ctx.db, ctx.actor, record.clusterId!),
    namesOf(ctx.db, [
      ...versions.flatMap((version) => [version.frozenBy, version.decisionId]),
      ...Object.values(tree.terms).flatMap((terms) =>
        terms.flatMap((term) => [term.ownerPersonId, term.ownerOrganisationId]),
      ),
    ]),
    frozenWords(
      ctx.db,
      versions.map((version) => version.id),
    ),
    wordsNow(ctx.db, planYearId),
  ])
  const inForce = versionAt(tree.versions, ctx.clock.today(), ctx.clock.now().toISOString())
  const activities = (version: FullVersion) => {
    const words = version.frozenAt === null ? now : (frozen.get(version.id) ?? now)
    return activitiesOf(tree, version, words, (id) => nameOf(id)?.name ?? null)
  }
  return {
    planYearId,
    cluster: { id: cluster.id, title: cluster.title },
    year: { n: year.n, fiscalYear: year.fiscal_year },
    versions: versions.map((version) => ({
      id: version.id,
      n: version.n,
      frozenAt: version.frozenAt,
      frozenBy: nameOf(version.frozenBy)?.name ?? null,
      decision: nameOf(version.decisionId),
      reason: version.reason,
      activities: (tree.terms[version.id] ?? []).length,
      weight: weightSums(tree.terms[version.id] ?? [])[0]?.sum ?? '0',
      inForce: version.id === inForce?.id,
    })),
    changes:
      from && to && from !== to
        ? { from: from.n, to: to.n, ...compareVersions(activities(from), activities(to)) }
        : null,
  }
}

/** The activities of a version in their order, every field as text. */
function activitiesOf(
  tree: FullTree,
  version: FullVersion,
  words: readonly OwnWords[],
  name: (id: string | null) => string | null,
): VersionActivity[] {
  const own = new Map(words.map((row) => [row.item_id, row]))
  const terms = (tree.terms[version.id] ?? []).toSorted((one, other) => one.order - other.order)
  const codeOf = new Map(terms.map((term) => [term.itemId, own.get(term.itemId)?.code ?? String(term.order)]))
  return terms.map((term) => {
    const row = own.get(term.itemId)
    const code = codeOf.get(term.itemId)!
    return {
      itemId: term.itemId,
      code,
      title: term.title,
      fields: {
        code,
        title: term.title,
        weight: term.weight,
        start: term.start,
        finish: term.finish,
        measure: term.measure,
        target: term.target ?? null,
        unit: term.unit ?? null,
        progress: term.source === 'counted' ? (term.counter ?? term.source) : term.source,
        strategy: row?.strategy ?? null,
        type: row?.activity_type ?? null,
        executor: row?.executor ?? null,
        partner: row?.partner ?? null,
        owner: name(term.ownerPersonId) ?? name(term.ownerOrganisationId),
        expectedResult: row?.expected_result ?? null,
        shares: listed(
          tree.shares
            .filter((share) => share.versionId === version.id && share.itemId === term.itemId)
            .map(({ fundingSource, cash, inKind }) => `${fundingSource}:${cash}:${inKind}`),
        ),
        after: listed(
          (tree.precedence[version.id] ?? [])
            .filter((one) => one.to === term.itemId)
            .map((one) => `${codeOf.get(one.from) ?? ''}:${one.type}:${one.lag}`),
        ),
      },
    }
  })
}

/** Several things of one field as one text, in an order of their own, so that the same set is the same text. */
const listed = (parts: readonly string[]): string | null => (parts.length === 0 ? null : [...parts].sort().join('|'))
