import { registerCluster } from '../../src/modules/clusters/clusters.verbs.ts'
import type { TermInput } from '../../src/modules/commitments/index.ts'
import { loadReference } from '../../src/modules/directory/index.ts'
import { callSession, establishBody, holdSession } from '../../src/modules/meetings/index.ts'
import { freezeYear, openPlan, openYear, writeActivities } from '../../src/modules/plans/index.ts'
import type { ActivityInput } from '../../src/modules/plans/plans.schema.ts'
import type { PromiseWorld } from './promises.ts'

/** A cluster of Alborz with its council and an action plan without years. */
export async function planWorld(world: PromiseWorld, trade: string) {
  const { db, as, clock } = world
  await loadReference(db, clock.now())
  const cluster = await registerCluster(as('expert'), { trade, provinceId: 'IR-30', scope: 'industry' })
  const council = await establishBody(as('expert'), {
    kind: 'steering_council',
    title: `شورای ${trade}`,
    clusterId: cluster.id,
  })
  const { planId } = await openPlan(as('expert'), { clusterId: cluster.id })

  const activity = (code: string, weight: string, more: Partial<ActivityInput> = {}): ActivityInput => ({
    code,
    title: `فعالیت ${code}`,
    strategyId: null,
    type: null,
    executor: null,
    partner: null,
    expectedResult: null,
    ownerPersonId: null,
    ownerOrganisationId: null,
    weight,
    start: '2016-03-20',
    finish: '2017-03-20',
    measure: 'percent',
    unit: null,
    target: null,
    shares: [],
    after: [],
    ...more,
  })
  const versionOf = async (id: string) =>
    (await db.selectFrom('records').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version
  const year = async (n: number, fiscalYear: number, yearWeight?: string) =>
    (await openYear(as('expert'), planId, { n, fiscalYear, ...(yearWeight ? { yearWeight } : {}) })).planYearId
  const write = async (yearId: string, activities: readonly ActivityInput[]) =>
    (await writeActivities(as('expert'), yearId, { version: await versionOf(yearId), activities })).itemIds
  const freeze = async (yearId: string) =>
    freezeYear(as('deputy'), yearId, { version: await versionOf(yearId), decisionId: null })
  /** A session of the council, held on that day and entered now. */
  const hold = async (heldOn: string) => {
    const { id } = await callSession(as('expert'), council.id, {})
    await holdSession(as('expert'), id, { heldOn })
    clock.advance(1000)
    return id
  }
  const termsOf = (yearId: string, n: number): Promise<Pick<TermInput, 'itemId' | 'title'>[]> =>
    db
      .selectFrom('terms')
      .innerJoin('versions', 'versions.id', 'terms.version_id')
      .innerJoin('trees', 'trees.id', 'versions.tree_id')
      .select(['terms.item_id as itemId', 'terms.title'])
      .where('trees.record_id', '=', yearId)
      .where('versions.n', '=', n)
      .orderBy('position')
      .execute()
  return {
    clusterId: cluster.id,
    councilId: council.id,
    planId,
    activity,
    year,
    write,
    freeze,
    hold,
    versionOf,
    termsOf,
  }
}
export type PlanWorld = Awaited<ReturnType<typeof planWorld>>
