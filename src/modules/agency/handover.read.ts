import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { openTrees, progressAt, versionAt } from '../commitments/index.ts'
import { listBodies, listResolutionsOf, openStates } from '../meetings/index.ts'
import { yearsOfClusters } from '../plans/index.ts'
import type { HandoverList } from './agency.schema.ts'
import { filesOfCluster, listContracts, listStatements } from './agency.store.ts'

/** What hangs open in a cluster's plan: unfinished activities with their approved percent, and claims that wait for a step. */
async function openPromises(db: Db | Tx, ctx: Ctx, clusterId: string) {
  const years = await yearsOfClusters(db, ctx.actor, [clusterId])
  const { byRecord, forest } = await openTrees(
    db,
    ctx,
    years.map((year) => year.id),
  )
  const when = { asOf: ctx.clock.today(), knownAt: ctx.clock.now().toISOString() }
  const activities: HandoverList['activities'] = []
  const claims: HandoverList['claims'] = []
  for (const tree of byRecord.values()) {
    const version = versionAt(tree.versions, when.asOf, when.knownAt)
    if (tree.closedAt || !version) continue
    const terms = tree.terms[version.id] ?? []
    const parents = new Set(terms.map((term) => term.parentId))
    const settled = new Set(tree.closings.map((closing) => closing.item_id))
    for (const term of terms) {
      if (parents.has(term.itemId) || settled.has(term.itemId)) continue
      const approved =
        progressAt(forest, { treeId: tree.id, itemId: term.itemId, line: 'approved', ...when })?.percent ?? null
      if (approved !== null && Number(approved) >= 100) continue
      activities.push({ recordId: tree.recordId, title: term.title, approved, finish: term.finish })
    }
    for (const claim of tree.claims) {
      const steps = tree.steps.filter((step) => step.claimId === claim.id)
      if (claim.takenOver || steps.some((step) => step.kind === 'return' || step.kind === 'withdraw')) continue
      const awaits = tree.ladder.find((rung) => !steps.some((step) => step.kind === rung))
      const title = terms.find((term) => term.itemId === claim.itemId)?.title
      if (awaits && title) claims.push({ claimId: claim.id, title, awaits, asOf: claim.asOf })
    }
  }
  return { activities, claims }
}

/**
 * What an agent hands over (by-law 14.2), computed from what stands today: open activities with their approved percent, claims waiting, open
 * resolutions of the cluster's bodies, open payment statements, documents. What waits on desks and the seats held are added by the verb.
 */
export async function handoverList(db: Db | Tx, ctx: Ctx, clusterId: string): Promise<HandoverList> {
  const contracts = await listContracts(db, clusterId)
  const [promises, bodies, statements, documents] = await Promise.all([
    openPromises(db, ctx, clusterId),
    listBodies(db, ctx.actor, { clusterId }),
    listStatements(
      db,
      contracts.filter((contract) => contract.what === 'agent').map((contract) => contract.id),
    ),
    filesOfCluster(db, clusterId),
  ])
  const resolutions: HandoverList['resolutions'] = []
  for (const body of bodies)
    for (const one of await listResolutionsOf({ ...ctx, db: db as Db }, { bodyId: body.id }))
      if (openStates.includes(one.state))
        resolutions.push({ id: one.id, title: one.text, deadline: one.deadline, body: body.title })
  return {
    ...promises,
    resolutions,
    statements: statements
      .filter((one) => one.state !== 'pay' && one.state !== 'return')
      .map(({ id, number, state }) => ({ id, number, state })),
    documents: documents.map(({ id, title, count }) => ({ id, title, count: Number(count) })),
    desk: [],
    seats: [],
  }
}
