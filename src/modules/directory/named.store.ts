import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/errors.ts'
import { parseJalali } from '../../kernel/fa/index.ts'
import { visible } from '../../kernel/records.ts'
import { cleanCode, cleanName, foldName } from './directory.rules.ts'
import { placeNames } from './divisions/divisions.store.ts'

const unknown = (path: string, value: string, code = 'kernel.listNotFound') =>
  refuse(code, { value }, [{ path, code, details: { value } }])

/** The province and county that the cells of a row name. Refuses a name that is none (`kernel.listNotFound` on its column). */
export async function placeNamed(ctx: Ctx, cells: { province?: string | undefined; county?: string | undefined }) {
  const places = await placeNames(ctx.db)
  const { province, county } = cells
  const provinceId = province === undefined ? undefined : places.provinceOf.get(places.key(province))
  if (province !== undefined && provinceId === undefined) throw unknown('province', province)
  if (county === undefined) return { provinceId, countyId: undefined }
  const countyId = places.countyOf.get(`${provinceId}/${places.key(county)}`)
  if (countyId === undefined) throw unknown('county', county)
  return { provinceId, countyId }
}

/** The one organisation of that name within sight. Refuses none and several by name, on the column. */
export async function organisationNamed(ctx: Ctx, path: string, name: string): Promise<string> {
  const rows = await ctx.db
    .selectFrom('organisations')
    .innerJoin('records', 'records.id', 'organisations.id')
    .select('organisations.id')
    .where('organisations.merged_into', 'is', null)
    .where('organisations.folded', '=', foldName(name))
    .where(visible(ctx.actor))
    .limit(2)
    .execute()
  if (rows.length === 0) throw unknown(path, name)
  if (rows.length > 1) throw unknown(path, name, 'kernel.listAmbiguous')
  return rows[0]!.id
}

/** The one person of that name within sight, given name first. Refuses none and several by name, on the column. */
export async function personNamed(ctx: Ctx, path: string, name: string): Promise<string> {
  const rows = await ctx.db
    .selectFrom('persons')
    .innerJoin('records', 'records.id', 'persons.id')
    .select('persons.id')
    .where('persons.merged_into', 'is', null)
    .where('persons.folded', '=', foldName(name))
    .where(visible(ctx.actor))
    .limit(2)
    .execute()
  if (rows.length === 0) throw unknown(path, name)
  if (rows.length > 1) throw unknown(path, name, 'kernel.listAmbiguous')
  return rows[0]!.id
}

/** The one record of a kind with that title within sight (a cluster, a body). Refuses none and several by name, on the column. */
export async function recordNamed(ctx: Ctx, path: string, kind: string, title: string): Promise<string> {
  const rows = await ctx.db
    .selectFrom('records')
    .select(['id', 'title'])
    .where('kind', '=', kind)
    .where(visible(ctx.actor))
    .execute()
  const found = rows.filter((row) => foldName(row.title) === foldName(title))
  if (found.length === 0) throw unknown(path, title)
  if (found.length > 1) throw unknown(path, title, 'kernel.listAmbiguous')
  return found[0]!.id
}

/** Names of provinces by code. */
export const provinceNames = async (ctx: Ctx): Promise<Map<string, string>> =>
  new Map((await placeNames(ctx.db)).provinceName)
export const countyNames = async (ctx: Ctx): Promise<Map<string, string>> =>
  new Map((await placeNames(ctx.db)).countyName)

/** A day as typed in a cell; a wrong one is refused on its column. */
export function dayTyped(path: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const parsed = parseJalali(text)
  if (parsed.ok) return parsed.iso
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text
  throw refuse('kernel.badDate', {}, [{ path, code: 'kernel.badDate' }])
}

/** Cells as they are kept: names of one line, codes in Latin digits. */
export const nameCell = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : cleanName(text)
export const codeCell = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : cleanCode(text)
