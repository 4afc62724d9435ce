/**
 * Makes content/divisions/ from the published tables of Iran's divisions (see NOTICE). Run by hand when a new edition is taken in:
 * `node scripts/divisions.ts <folder of the source>`. The rules are listed here, so that the same source always gives the same files:
 *
 * 1. id of a county = its code of the Statistical Centre (1399); a county founded later has none and gets `osm` + its OpenStreetMap relation.
 * 2. Name = OpenStreetMap's spelling (it keeps the hamza and the spaces: «قائم شهر»); the code list's spelling stays in `otherNames`.
 * 3. Three counties stand twice in the source, once with the code and once with the boundary; each pair becomes one row (`pairs`).
 * 4. پلدختر (1508) has a code and no boundary, معمولان a boundary and no code. They are two counties; the gap stays.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface SourceCounty {
  amar_code: string | null
  iso_province: string
  name_fa: string
  name_fa_osm: string | null
  name_en: string | null
  lat: number | null
  lon: number | null
  osm_relation: number | null
}
interface SourceProvince {
  iso: string
  name_fa: string
  name_en: string
  lat: number
  lon: number
}
interface Topology {
  objects: Record<string, { geometries: { properties: Record<string, unknown> }[] }>
}

/** Code in the list → relation of the same county in OpenStreetMap: another spelling, «ویژه» before the name, a county renamed. */
const pairs: Record<string, number> = { '1102': 6555275, '0306': 6555202, '0932': 6554958 }
/** The name to show where OpenStreetMap's is no plain name of the county. */
const shownName: Record<string, string> = { '0306': 'مراغه' }
const englishName: Record<string, string> = { '0932': 'Torqabeh and Shandiz', '1508': 'Pol-e Dokhtar' }

const source = process.argv[2]
if (!source) throw new Error('usage: node scripts/divisions.ts <folder of the source>')
const target = join(import.meta.dirname, '../content/divisions')
const read = <T>(name: string): T => JSON.parse(readFileSync(join(source, name), 'utf8'))
const write = (name: string, rows: readonly unknown[]) =>
  writeFileSync(join(target, name), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)

const provinces = read<SourceProvince[]>('provinces.json').sort((a, b) => a.iso.localeCompare(b.iso))
write(
  'provinces.json',
  provinces.map((row) => ({ code: row.iso, fa: row.name_fa, en: row.name_en, lat: row.lat, lon: row.lon })),
)

const all = read<SourceCounty[]>('counties.json')
const paired = new Set(Object.values(pairs))
const idOfRelation = new Map<number, string>()
const counties = all
  .filter((row) => row.amar_code || !paired.has(row.osm_relation!))
  .map((row) => {
    const twin =
      row.amar_code && pairs[row.amar_code] ? all.find((other) => other.osm_relation === pairs[row.amar_code!])! : row
    const id = row.amar_code ?? `osm${row.osm_relation}`
    if (twin.osm_relation) idOfRelation.set(twin.osm_relation, id)
    const fa = shownName[id] ?? twin.name_fa_osm ?? row.name_fa
    const names = [row.name_fa, twin.name_fa_osm].filter((name) => name && name !== fa)
    return {
      id,
      province: row.iso_province,
      amarCode: row.amar_code,
      fa,
      en: englishName[id] ?? twin.name_en,
      otherNames: [...new Set(names)],
      lat: twin.lat,
      lon: twin.lon,
    }
  })
  .sort((a, b) => a.province.localeCompare(b.province) || a.id.localeCompare(b.id))
write('counties.json', counties)

/** Boundaries keep their lines; their properties become the keys of the two lists. */
function topology(
  name: string,
  object: string,
  keyOf: (properties: Record<string, unknown>) => Record<string, unknown>,
) {
  const { objects, ...rest } = read<Topology>(name)
  const [layer] = Object.values(objects)
  for (const shape of layer!.geometries) shape.properties = keyOf(shape.properties)
  writeFileSync(join(target, name), `${JSON.stringify({ ...rest, objects: { [object]: layer } })}\n`)
}
topology('provinces.topo.json', 'provinces', ({ iso }) => ({ code: iso }))
topology('counties.topo.json', 'counties', ({ province, osm_relation }) => ({
  id: idOfRelation.get(osm_relation as number),
  province,
}))
