import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, notFound, refuse } from '../../kernel/errors.ts'
import { normaliseInput } from '../../kernel/fa/index.ts'
import { authorize } from '../../kernel/policy.ts'
import { runVerb } from '../../kernel/verb.ts'
import { counterFor, counterUses } from './indicators.counters.ts'
import { type Indicator, library, missReasons, ownIndicator } from './indicators.library.ts'
import { indicatorsPolicy } from './indicators.policy.ts'
import type { DefineBody, LibraryView, RenameBody } from './indicators.schema.ts'
import { findOwn, insertOwn, listOwn, renameOwn } from './indicators.store.ts'

const clean = (text: string) => normaliseInput(text, { lines: 'single' }).trim()

/** The library that holds in a province: the common one, the nation's and the province's own. Null: everybody's. */
export async function indicatorsOf(db: Db | Tx, provinceId: string | null): Promise<readonly Indicator[]> {
  const own = (await listOwn(db)).filter(
    (row) => provinceId === null || row.province_id === null || row.province_id === provinceId,
  )
  return [...library, ...own.map(ownIndicator)]
}

export async function libraryView(ctx: Ctx, provinceId: string | undefined): Promise<LibraryView> {
  const indicators = await indicatorsOf(ctx.db, provinceId ?? null)
  return {
    indicators: indicators.map(({ counter, ...one }) => ({
      ...one,
      provinceId: one.provinceId ?? null,
      own: one.provinceId !== undefined,
      counters: {
        cluster: counterFor({ code: one.code, counter }, 'cluster'),
        province: counterFor({ code: one.code, counter }, 'province'),
      },
    })),
    missReasons: missReasons.map(({ code, fa, en }) => ({ code, fa, en })),
  }
}

/** Adds an indicator of an office's own, of a province or of the nation. @throws 409 `codeTaken`; 422 `noSuchCounter` */
export const defineIndicator = (ctx: Ctx, input: DefineBody): Promise<{ code: string }> =>
  runVerb(ctx, 'indicators.define', async (tx, entry) => {
    const provinceId = input.provinceId ?? null
    authorize(indicatorsPolicy['indicators.define'], ctx.actor, { provinceId }, null)
    const { code } = input
    if (library.some((one) => one.code === code))
      throw conflict('indicators.codeTaken', { code }, [
        { path: 'code', code: 'indicators.codeTaken', details: { code } },
      ])
    if (input.counter !== undefined && !(counterUses[input.counter] && ctx.counters?.[input.counter]))
      throw refuse('indicators.noSuchCounter', {}, [{ path: 'counter', code: 'indicators.noSuchCounter' }])
    const row = {
      code,
      province_id: provinceId,
      fa: clean(input.fa),
      en: clean(input.en),
      unit_fa: input.unit ? clean(input.unit.fa) : null,
      unit_en: input.unit ? clean(input.unit.en) : null,
      direction: input.direction,
      kind: input.kind,
      computed_fa: clean(input.computed.fa),
      computed_en: clean(input.computed.en),
      counter: input.counter ?? null,
    }
    await insertOwn(tx, { ...row, entered_by: ctx.actor.personId || null, entered_at: ctx.clock.now() })
    entry({
      recordId: null,
      provinceId,
      after: { code, name: row.fa, nameEn: row.en, unit: row.unit_fa, direction: row.direction },
    })
    return { code }
  })

/** Names an own indicator better; what it measures, its unit and direction stay, as figures stand under it. @throws 404 */
export const renameIndicator = (ctx: Ctx, code: string, input: RenameBody): Promise<{ code: string }> =>
  runVerb(ctx, 'indicators.rename', async (tx, entry) => {
    const own = await findOwn(tx, code)
    if (!own) throw notFound()
    authorize(indicatorsPolicy['indicators.define'], ctx.actor, { provinceId: own.province_id }, null)
    const names = {
      fa: clean(input.fa),
      en: clean(input.en),
      ...(input.computed ? { computed_fa: clean(input.computed.fa), computed_en: clean(input.computed.en) } : {}),
    }
    await renameOwn(tx, code, names)
    entry({
      recordId: null,
      provinceId: own.province_id,
      before: { name: own.fa, nameEn: own.en },
      after: { code, name: names.fa, nameEn: names.en },
    })
    return { code }
  })
