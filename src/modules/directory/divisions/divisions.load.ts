import '../directory.tables.ts'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Insertable } from 'kysely'
import type { Db } from '../../../kernel/db/tables.ts'
import { foldName } from '../directory.rules.ts'
import type { CountiesTable, IsicCodesTable, ProvincesTable } from '../directory.tables.ts'

const content = join(import.meta.dirname, '../../../../content')
const files = ['divisions/provinces.json', 'divisions/counties.json', 'isic-fa.tsv'] as const

interface Province {
  code: string
  fa: string
  en: string
  lat: number
  lon: number
}
interface County {
  id: string
  province: string
  amarCode: string | null
  fa: string
  en: string | null
  otherNames: string[]
  lat: number | null
  lon: number | null
}

const provinceRow = (row: Province): Insertable<ProvincesTable> => ({ ...row, folded: foldName(row.fa) })

const countyRow = ({ province, amarCode, otherNames, ...row }: County): Insertable<CountiesTable> => ({
  ...row,
  province_id: province,
  amar_code: amarCode,
  folded: [...new Set([row.fa, ...otherNames].map((name) => foldName(name)))],
})

/** Sections come before divisions, groups and classes in the file, so every parent is there before its children. */
function isicRows(text: string): Insertable<IsicCodesTable>[] {
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [level, code, parent, fa, en] = line.split('\t') as [
        IsicCodesTable['level'],
        string,
        string,
        string,
        string,
      ]
      return { level, code, parent: parent || null, fa, en, folded: foldName(fa) }
    })
}

/**
 * Brings provinces, counties and activity codes from content/ into the database; called at every start after the migrations.
 * One row says which edition is loaded, so a start with the same content does nothing. Rows are renewed, never removed: units refer to them.
 *
 * @returns true when something was loaded
 */
export async function loadReference(db: Db, now: Date): Promise<boolean> {
  const [provinces, counties, isic] = (await Promise.all(
    files.map((name) => readFile(join(content, name), 'utf8')),
  )) as [string, string, string]
  const hash = createHash('sha256').update(provinces).update(counties).update(isic).digest('hex')
  const loaded = await db
    .selectFrom('reference_loads')
    .select('hash')
    .where('name', '=', 'divisions')
    .executeTakeFirst()
  if (loaded?.hash === hash) return false
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('provinces')
      .values((JSON.parse(provinces) as Province[]).map(provinceRow))
      .onConflict((oc) =>
        oc.column('code').doUpdateSet((eb) => ({
          fa: eb.ref('excluded.fa'),
          en: eb.ref('excluded.en'),
          folded: eb.ref('excluded.folded'),
          lat: eb.ref('excluded.lat'),
          lon: eb.ref('excluded.lon'),
        })),
      )
      .execute()
    await tx
      .insertInto('counties')
      .values((JSON.parse(counties) as County[]).map(countyRow))
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          province_id: eb.ref('excluded.province_id'),
          fa: eb.ref('excluded.fa'),
          en: eb.ref('excluded.en'),
          folded: eb.ref('excluded.folded'),
          lat: eb.ref('excluded.lat'),
          lon: eb.ref('excluded.lon'),
        })),
      )
      .execute()
    await tx
      .insertInto('isic_codes')
      .values(isicRows(isic))
      .onConflict((oc) =>
        oc.column('code').doUpdateSet((eb) => ({
          fa: eb.ref('excluded.fa'),
          en: eb.ref('excluded.en'),
          folded: eb.ref('excluded.folded'),
        })),
      )
      .execute()
    await tx
      .insertInto('reference_loads')
      .values({ name: 'divisions', hash, loaded_at: now })
      .onConflict((oc) => oc.column('name').doUpdateSet({ hash, loaded_at: now }))
      .execute()
    return true
  })
}

/** Boundaries for maps, as they stand in content/. */
export const boundariesFile = (layer: 'provinces' | 'counties'): string => join(content, `divisions/${layer}.topo.json`)
