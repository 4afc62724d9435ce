import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { fiscalYear } from '../../kernel/fa/index.ts'
import { counterUses } from './indicators.counters.ts'
import { listCounted } from './indicators.counts.store.ts'
import { daysCounted, whenOf } from './indicators.figures.ts'
import { openPlace, type PlaceKey } from './indicators.place.ts'
import { inForce, plain, total } from './indicators.rules.ts'
import type { CountReceipts, YearQuery } from './indicators.schema.ts'
import { listValues } from './indicators.store.ts'
import { indicatorsOf } from './library.verbs.ts'

/** Why a counted figure is what it is: every record that it counted, with its day. @throws 404 where nothing is counted there */
export async function countReceipts(ctx: Ctx, key: PlaceKey, code: string, query: YearQuery): Promise<CountReceipts> {
  const when = whenOf(ctx, query)
  const place = await openPlace(ctx.db, ctx, key)
  const indicator = (await indicatorsOf(ctx.db, place.provinceId)).find((one) => one.code === code)
  if (!indicator || !place.recordId) throw notFound()
  const year = query.year === undefined ? fiscalYear(when.asOf) : Number(query.year)
  const rows = await listValues(ctx.db, place.recordId, code)
  const target = inForce(rows, { indicator: code, what: 'target', fiscalYear: year }, when)
  const counter = target?.counter ? ctx.counters?.[target.counter] : undefined
  const days = target?.counter ? daysCounted(target, when.asOf) : null
  if (!target?.counter || !counter || !days) throw notFound()
  const things = await listCounted(
    ctx.db,
    ctx.actor,
    counter,
    { itemId: target.id, recordId: place.recordId, ...days },
    when.knownAt,
  )
  return {
    indicator: {
      code,
      fa: indicator.fa,
      en: indicator.en,
      unit: target.unit ? { fa: target.unit, en: target.unit } : indicator.unit,
    },
    fiscalYear: year,
    counter: target.counter,
    as: counterUses[target.counter]!.as,
    ...days,
    total: total(things.map((one) => one.amount)),
    target: target.value,
    rows: things.map((one) => ({ ...one, amount: plain(one.amount), knownAt: one.knownAt.toISOString() })),
  }
}
