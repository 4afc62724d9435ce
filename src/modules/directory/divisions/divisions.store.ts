import '../directory.tables.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { cleanCode, foldName } from '../directory.rules.ts'
import type { PlaceNames } from './divisions.rules.ts'

export const listProvinces = (db: Db | Tx) =>
  db.selectFrom('provinces').select(['code', 'fa', 'en', 'lat', 'lon']).orderBy('folded').execute()

/** Names of a province code, or null. */
export const provinceName = async (db: Db | Tx, code: string): Promise<{ fa: string; en: string } | null> =>
  (await db.selectFrom('provinces').select(['fa', 'en']).where('code', '=', code).executeTakeFirst()) ?? null

export const listCounties = (db: Db | Tx, provinceId?: string) =>
  db
    .selectFrom('counties')
    .select(['id', 'province_id as provinceId', 'amar_code as amarCode', 'fa', 'en', 'lat', 'lon'])
    .$if(provinceId !== undefined, (query) => query.where('province_id', '=', provinceId!))
    .orderBy('folded')
    .execute()

/** The county of that id, or undefined. */
export const findCounty = (db: Db | Tx, id: string) =>
  db
    .selectFrom('counties')
    .select(['id', 'province_id as provinceId', 'fa', 'en'])
    .where('id', '=', id)
    .executeTakeFirst()

/** All provinces and counties by their folded names (every spelling), for reading tables that people typed. */
export async function placeNames(db: Db | Tx): Promise<PlaceNames> {
  const provinces = await db.selectFrom('provinces').select(['code', 'fa', 'folded']).execute()
  const counties = await db.selectFrom('counties').select(['id', 'province_id', 'fa', 'folded']).execute()
  const compact = (folded: string) => folded.replaceAll(' ', '')
  return {
    provinceOf: new Map(provinces.map((row) => [compact(row.folded), row.code])),
    countyOf: new Map(
      counties.flatMap((row) => row.folded.map((name) => [`${row.province_id}/${compact(name)}`, row.id])),
    ),
    provinceName: new Map(provinces.map((row) => [row.code, row.fa])),
    countyName: new Map(counties.map((row) => [row.id, row.fa])),
    key: (text: string) => compact(foldName(text)),
  }
}

/** Activity codes by code (prefix) or words of the title; the shorter code first, so a division stands before its classes. */
export async function searchIsic(db: Db | Tx, text: string, limit: number) {
  const code = cleanCode(text)
  const words = foldName(text).split(' ').filter(Boolean)
  return db
    .selectFrom('isic_codes')
    .select(['code', 'level', 'parent', 'fa', 'en'])
    .$if(/^[0-9]+$/.test(code), (query) => query.where('code', 'like', `${code}%`))
    .$if(!/^[0-9]+$/.test(code), (query) =>
      query.where((eb) =>
        eb.or([
          eb.and(words.map((word) => eb('folded', 'like', `%${word.replaceAll(/[%_\\]/g, '\\$&')}%`))),
          eb('en', 'ilike', `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`),
        ]),
      ),
    )
    .orderBy(sql`length(code)`)
    .orderBy('code')
    .limit(limit)
    .execute()
}

export const findIsic = (db: Db | Tx, code: string) =>
  db.selectFrom('isic_codes').select(['code', 'fa', 'en']).where('code', '=', code).executeTakeFirst()
