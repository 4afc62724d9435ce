import { nobody } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { may } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { type ClusterLine, placeNames, registerView, stageByCode } from '../clusters/index.ts'
import { type WholeFigures, wholesOf } from '../commitments/index.ts'
import { listResolutionsOf } from '../meetings/index.ts'
import { publicationsPolicy } from './publications.policy.ts'
import { type Part, partOf, publishable, stateTold } from './publications.rules.ts'
import type { PageQuery, PublicationView } from './publications.schema.ts'
import { bodiesWithPublic, countPublic, documentsOf, isDemo, publicAmong } from './publications.store.ts'

interface Both {
  fa: string
  en: string
}
interface Place extends Both {
  code: string
}

export interface PublicCluster {
  title: string
  stage: (Both & { code: string; order: number }) | null
  custodian: string | null
  /** Documents that name it. */
  sources: readonly string[]
  example: boolean
}
export interface PublicResolution {
  number: number
  text: string
  body: string
  session: number | null
  day: string | null
  responsible: string | null
  deadline: string | null
  state: string
  /** What its paper leaves open. */
  gaps: readonly ('responsible' | 'deadline')[]
  sources: readonly string[]
  /** Its execution: the commitment's figures; null where nothing is promised yet. */
  figures: WholeFigures | null
}
interface Head {
  asOf: string
  demo: boolean
}
export interface ProvincePage extends Head {
  province: Place
  clusters: Part<PublicCluster>
  /** Stages that clusters of the province stand at, furthest first. */
  stages: readonly (Both & { code: string; count: number })[]
  resolutions: Part<PublicResolution>
  /** Resolutions that have been carried out. */
  done: number
}
export interface IndexPage extends Head {
  provinces: readonly (Place & { clusters: number; resolutions: number })[]
  /** Of bodies that stand in no province. */
  resolutions: Part<PublicResolution>
}

const inOrder = new Intl.Collator('fa').compare
/** So many fit a page that a weak phone still opens at once. */
const clustersShown = 90
const resolutionsShown = 25

/** The page is the same for everybody: whoever is signed in sees here what a passer-by sees. */
const asAnybody = (ctx: Ctx): Ctx => ({ ...ctx, actor: nobody })

/** What everybody may know of a province as of today and as known now; null for a code that is no province. */
export async function provincePage(asked: Ctx, code: string, query: PageQuery): Promise<ProvincePage | null> {
  const ctx = asAnybody(asked)
  const places = await placeNames(ctx.db)
  if (!places.knows(code)) return null
  const [register, resolutions, demo] = await Promise.all([
    registerView(ctx, { province: code, limit: 5_000, offset: 0 }),
    publicResolutions(ctx, code),
    isDemo(ctx.db),
  ])
  const clusters = await publicClusters(ctx, register.rows)
  return {
    asOf: ctx.clock.today(),
    demo,
    province: places.provinceOf(code),
    clusters: partOf(clusters, query.clusters, clustersShown),
    stages: register.byStage
      .filter((stage) => stage.parent === null && stage.count > 0)
      .map(({ code, fa, en, count }) => ({ code, fa, en, count }))
      .toReversed(),
    resolutions: partOf(resolutions, query.resolutions, resolutionsShown),
    done: resolutions.filter(isDone).length,
  }
}

/** Provinces that have anything public, and public resolutions of bodies that stand in none. */
export async function indexPage(asked: Ctx, query: PageQuery): Promise<IndexPage> {
  const ctx = asAnybody(asked)
  const [counts, places, resolutions, demo] = await Promise.all([
    countPublic(ctx.db),
    placeNames(ctx.db),
    publicResolutions(ctx, null),
    isDemo(ctx.db),
  ])
  const countOf = (rows: typeof counts, kind: string) => Number(rows.find((row) => row.kind === kind)?.count ?? 0)
  return {
    asOf: ctx.clock.today(),
    demo,
    provinces: [...Map.groupBy(counts, (row) => row.code!)]
      .map(([code, own]) => ({
        ...places.provinceOf(code),
        clusters: countOf(own, 'cluster'),
        resolutions: countOf(own, 'resolution'),
      }))
      .toSorted((one, other) => inOrder(one.fa, other.fa)),
    resolutions: partOf(resolutions, query.resolutions, resolutionsShown),
  }
}

/** A stage as the public reads it: a year of implementation is told by its own name and stands with its stage. */
function stageOf(line: ClusterLine): PublicCluster['stage'] {
  const stage = line.stage && stageByCode(line.stage.code)
  if (!stage) return null
  const top = stage.parent ? stageByCode(stage.parent) : stage
  return { code: top!.code, fa: stage.fa, en: stage.en, order: stage.order ?? -1 }
}

async function publicClusters(ctx: Ctx, lines: readonly ClusterLine[]): Promise<PublicCluster[]> {
  const custodians = await publicAmong(
    ctx.db,
    lines.flatMap((line) => line.custodian?.id ?? []),
  )
  return lines
    .map((line) => ({
      title: line.title,
      stage: stageOf(line),
      custodian: line.custodian && custodians.has(line.custodian.id) ? line.custodian.name : null,
      sources: line.marks.filter((mark) => mark.field === '' && mark.mark === 'document').map((mark) => mark.source),
      example: line.marks.some((mark) => mark.field === '' && mark.mark === 'example'),
    }))
    .toSorted((one, other) => (other.stage?.order ?? -2) - (one.stage?.order ?? -2) || inOrder(one.title, other.title))
}

/** Carried out: by the decision itself, as its room says, or approved to the end. */
const isDone = ({ figures, state }: PublicResolution) =>
  state === 'decided' || state === 'done' || Number(figures?.approved ?? 0) >= 100

/** Public resolutions of a province, newest first; a session's last one first. Who decided belongs to a resolution and goes with it. */
async function publicResolutions(ctx: Ctx, provinceId: string | null): Promise<PublicResolution[]> {
  const bodies = await bodiesWithPublic(ctx.db, provinceId)
  const rows = (await Promise.all(bodies.map((bodyId) => listResolutionsOf(ctx, { bodyId })))).flat()
  return (await asTold(ctx, rows)).toSorted(
    (one, other) =>
      (other.day ?? '').localeCompare(one.day ?? '') ||
      (other.session ?? 0) - (one.session ?? 0) ||
      one.number - other.number,
  )
}

/** Resolutions as everybody reads them: never a person, and an organisation only where it is public. */
async function asTold(ctx: Ctx, rows: Awaited<ReturnType<typeof listResolutionsOf>>): Promise<PublicResolution[]> {
  const when = { asOf: ctx.clock.today(), knownAt: ctx.clock.now().toISOString() }
  const [organisations, documents, figures] = await Promise.all([
    publicAmong(
      ctx.db,
      rows.flatMap((row) => row.responsibleOrganisation?.id ?? []),
    ),
    documentsOf(
      ctx.db,
      rows.map((row) => row.id),
    ),
    wholesOf(
      ctx.db,
      ctx,
      rows.map((row) => row.id),
      when,
    ),
  ])
  return rows.map((row) => {
    const owner = row.responsibleOrganisation
    const whole = figures.get(row.id)
    return {
      number: row.number,
      text: row.text,
      body: row.body.name,
      session: row.session?.number ?? null,
      day: row.decidedOn,
      responsible: owner && organisations.has(owner.id) ? owner.name : null,
      deadline: row.deadline,
      state: stateTold(row.state, row.gaps.length),
      gaps: row.gaps,
      sources: documents(row.id),
      figures: whole?.frozen ? whole : null,
    }
  })
}

/**
 * How a record stands towards the public: whether it may be published one by one, whether it is, what everybody would read of it, and what
 * the reader may do. Null where records of its kind are not published one by one.
 *
 * @throws 404
 */
export async function publicationView(ctx: Ctx, id: string): Promise<PublicationView> {
  const record = await getRecord(ctx.db, ctx.actor, id)
  if (!publishable.includes(record.kind) || !record.bodyId) return { publication: null }
  const [row] = await listResolutionsOf(ctx, { bodyId: record.bodyId }, { id })
  const [told] = row ? await asTold(ctx, [row]) : []
  if (!told) throw notFound()
  const { figures, ...preview } = told
  const mayDo = (permission: keyof typeof publicationsPolicy) =>
    may(publicationsPolicy[permission], ctx.actor, record, null)
  return {
    publication: {
      version: record.version,
      audience: record.audience as NonNullable<PublicationView['publication']>['audience'],
      page: `/public${record.provinceId ? `/${record.provinceId}` : ''}`,
      preview: {
        ...preview,
        gaps: [...preview.gaps],
        sources: [...preview.sources],
        approved: figures?.approved ?? null,
      },
      may: {
        publish: record.audience === 'parties' ? 'publications.partiesOnly' : mayDo('publications.publish'),
        withdraw: mayDo('publications.withdraw'),
      },
    },
  }
}
