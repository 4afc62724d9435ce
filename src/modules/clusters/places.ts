import type { Db, Tx } from '../../kernel/db/tables.ts'
import { refuse } from '../../kernel/errors.ts'
import { findCounty, findIsic, listProvinces } from '../directory/index.ts'

/** Names of provinces and of one county; a code without a name is shown as it is. */
export async function placeNames(db: Db | Tx, countyId: string | null = null) {
  const provinces = new Map((await listProvinces(db)).map(({ code, fa, en }) => [code, { code, fa, en }]))
  const county = countyId === null ? undefined : await findCounty(db, countyId)
  return {
    knows: (code: string) => provinces.has(code),
    provinceOf: (code: string) => provinces.get(code) ?? { code, fa: code, en: code },
    county: county ? { id: county.id, fa: county.fa, en: county.en } : null,
  }
}

/** The province of a new cluster; its county and activity code must fit. @throws 422 `noSuchProvince`, `noSuchCounty`, `noSuchActivity` */
export async function checkPlace(
  db: Db | Tx,
  place: { provinceId: string; countyId?: string | undefined; isicCode?: string | undefined },
): Promise<{ code: string; fa: string; en: string }> {
  const province = (await listProvinces(db)).find(({ code }) => code === place.provinceId)
  if (!province) throw refuse('clusters.noSuchProvince', {}, [{ path: 'provinceId', code: 'clusters.noSuchProvince' }])
  if (place.countyId !== undefined && (await findCounty(db, place.countyId))?.provinceId !== place.provinceId)
    throw refuse('clusters.noSuchCounty', {}, [{ path: 'countyId', code: 'clusters.noSuchCounty' }])
  if (place.isicCode !== undefined && !(await findIsic(db, place.isicCode)))
    throw refuse('clusters.noSuchActivity', {}, [{ path: 'isicCode', code: 'clusters.noSuchActivity' }])
  return province
}
