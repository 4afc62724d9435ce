import Big from 'big.js'
import { endOfTehranDay } from '../../../kernel/clock.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, refuse } from '../../../kernel/errors.ts'
import type { Happening, Span } from '../../../kernel/happened.ts'
import { paymentsWithin, visitsWithin } from '../../agency/index.ts'
import { gatesWithin, type LateItem, nationLate, placeNames, provinceFront } from '../../clusters/index.ts'
import { approvedWithin } from '../../commitments/index.ts'
import { attainmentOf } from '../../indicators/index.ts'
import { meetingsWithin } from '../../meetings/index.ts'
import { knownBy, type Period, periodBeside, periodOf } from './period.rules.ts'
import { type PeriodPart, type PeriodView, periodParts } from './period.schema.ts'

/** A page names so many of a kind; the table that goes out has them all. */
const shownRows = 20
const shownLate = 15

type Told = Happening & { stage?: { fa: string; en: string } }
type Read = (ctx: Ctx, span: Span) => Promise<Told[]>
/** Each is read from the room that keeps it, as far as the reader sees it there. */
const reads: Record<PeriodPart, Read> = {
  sessions: ({ db, actor }, span) => meetingsWithin(db, actor, 'sessions', span),
  made: ({ db, actor }, span) => meetingsWithin(db, actor, 'made', span),
  notified: ({ db, actor }, span) => meetingsWithin(db, actor, 'notified', span),
  done: ({ db, actor }, span) => meetingsWithin(db, actor, 'done', span),
  expired: ({ db, actor }, span) => meetingsWithin(db, actor, 'expired', span),
  claims: ({ db, actor }, span) => approvedWithin(db, actor, span),
  gates: ({ db, actor }, span) => gatesWithin(db, actor, span),
  visits: ({ db, actor }, span) => visitsWithin(db, actor, span),
  payments: ({ db, actor }, span) => paymentsWithin(db, actor, span),
}

interface When {
  asOf: string
  knownAt: Date
  over: boolean
}

/** A closed period is told as it was known at its end, a running one as of today. @throws 422 for one that has not begun */
function whenOf(ctx: Ctx, period: Period): When {
  const today = ctx.clock.today()
  if (period.from > today)
    throw refuse('insight.futurePeriod', {}, [{ path: period.kind, code: 'insight.futurePeriod' }])
  const over = period.to < today
  return { asOf: over ? period.to : today, knownAt: over ? endOfTehranDay(period.to) : ctx.clock.now(), over }
}

/** All that is told of a period, part by part, whole; for the page and for the table. */
export async function periodHappenings(ctx: Ctx, period: Period, provinceId: string | null) {
  const when = whenOf(ctx, period)
  const span = { from: period.from, to: period.to, provinceId }
  const parts = []
  for (const what of periodParts) {
    const { told, later } = knownBy(await reads[what](ctx, span), when)
    // a deadline passes with the end of its day
    const rows = what === 'expired' && !when.over ? told.filter((row) => row.on < when.asOf) : told
    parts.push({ what, rows, later })
  }
  return { when, parts }
}

const lateRow = ({ recordId, itemId, title, cluster, days, approved, owner, example }: LateItem) => ({
  recordId,
  itemId,
  title,
  cluster,
  days,
  approved,
  owner: owner?.name ?? null,
  example,
})

/**
 * A province's month: what happened in its days, what is late at its end, where its index targets stand. What is entered later about its
 * days does not change it: it is counted apart.
 *
 * @throws 404 for a code that is no province; 422 `insight.futurePeriod`
 */
export async function monthView(ctx: Ctx, code: string, month: string): Promise<PeriodView> {
  const places = await placeNames(ctx.db)
  if (!places.knows(code)) throw notFound()
  const period = periodOf('month', month)
  const { when, parts } = await periodHappenings(ctx, period, code)
  const asked = { asOf: when.asOf, ...(when.over ? { knownAt: when.knownAt.toISOString() } : {}) }
  const front = await provinceFront(ctx, code, asked)
  return {
    ...headOf(ctx, period, when),
    province: places.provinceOf(code),
    parts: parts.map(shownPart),
    provinces: [],
    late: { total: front.lateTotal, rows: front.late.slice(0, shownLate).map(lateRow) },
    targets: await targetsOf(ctx, [code], asked, places),
  }
}

/** The nation's quarter, with how many of each in every province. @throws 422 `insight.futurePeriod` */
export async function quarterView(ctx: Ctx, quarter: string): Promise<PeriodView> {
  const period = periodOf('quarter', quarter)
  const { when, parts } = await periodHappenings(ctx, period, null)
  const asked = { asOf: when.asOf, ...(when.over ? { knownAt: when.knownAt.toISOString() } : {}) }
  const [late, places] = [await nationLate(ctx, asked, shownLate), await placeNames(ctx.db)]
  const codes = [...new Set(parts.flatMap((part) => part.rows.flatMap((row) => row.provinceId ?? [])))]
  const inOrder = new Intl.Collator('fa').compare
  const provinces = codes.map((code) => ({
    ...places.provinceOf(code),
    counts: Object.fromEntries(
      parts.map((part) => [part.what, part.rows.filter((row) => row.provinceId === code).length]),
    ),
  }))
  const withPlan = late.provinces.map((one) => one.code)
  return {
    ...headOf(ctx, period, when),
    province: null,
    parts: parts.map(shownPart),
    provinces: provinces.toSorted((one, other) => inOrder(one.fa, other.fa)),
    late: { total: late.total, rows: late.late.slice(0, shownLate).map(lateRow) },
    targets: await targetsOf(ctx, [...new Set([...withPlan, ...codes])], asked, places),
  }
}

const headOf = (ctx: Ctx, { kind, code, year, n, from, to }: Period, { asOf, knownAt, over }: When) => {
  const after = periodBeside({ kind, year, n }, 1)
  return {
    kind,
    code,
    year,
    n,
    from,
    to,
    asOf,
    knownAt: knownAt.toISOString(),
    isPast: over,
    over,
    before: periodBeside({ kind, year, n }, -1),
    after: periodOf(kind, after).from <= ctx.clock.today() ? after : null,
  }
}

function shownPart({ what, rows, later }: { what: PeriodPart; rows: readonly Told[]; later: number }) {
  const amounts = rows.flatMap((row) => row.amount ?? [])
  return {
    what,
    count: rows.length,
    later,
    amount: amounts.length > 0 ? amounts.reduce((sum, one) => sum.plus(one), new Big(0)).toFixed(0) : null,
    rows: rows.slice(0, shownRows).map(({ recordId, title, of, provinceId, on, amount, stage }) => ({
      recordId,
      title,
      of,
      provinceId,
      on,
      amount,
      stage: stage ?? null,
    })),
    left: Math.max(0, rows.length - shownRows),
  }
}

async function targetsOf(
  ctx: Ctx,
  codes: readonly string[],
  asked: { asOf: string; knownAt?: string },
  places: Awaited<ReturnType<typeof placeNames>>,
): Promise<PeriodView['targets']> {
  const found = await attainmentOf(ctx, codes, asked)
  return [...found].map(([code, { fiscalYear, targets, reached, withoutActual, meanAttainment, example }]) => ({
    ...places.provinceOf(code),
    fiscalYear,
    targets,
    reached,
    withoutActual,
    meanAttainment,
    example,
  }))
}
