import { useEffect, useState } from 'react'
import type { Topology } from 'topojson-specification'
import {
  ExampleMark,
  Gantt,
  MapKey,
  type MapPlace,
  ProvinceMap,
  SCurve,
  Section,
  Segments,
  useFormat,
  useWords,
} from '../index.ts'
import type { fa } from './kit.fa.ts'
import { ACTIVITIES, CURVE, FROM, TO, TODAY } from './kit-data.ts'

export function KitCharts() {
  const t = useWords<typeof fa>('kit')
  const [unit, setUnit] = useState<'season' | 'month' | 'week'>('month')
  const units = (['season', 'month', 'week'] as const).map((value) => ({ value, label: t(value) }))
  const noted = CURVE.noted.map((point, place) => ({ ...point, label: t(place === 0 ? 'session5' : 'session6') }))
  return (
    <>
      <Section
        title={t('gantt')}
        note={t('ganttNote')}
        mark={<ExampleMark />}
        end={<Segments label={t('scale')} options={units} value={unit} onChange={setUnit} />}
      >
        <Gantt
          name={t('gantt')}
          unit={unit}
          rows={ACTIVITIES.map((one) => ({ ...one, noted: null, name: t(one.word) }))}
          from={FROM}
          to={TO}
          asOf={TODAY}
          onOpen={() => {}}
        />
      </Section>
      <Section title={t('curve')} note={t('curveNote')} mark={<ExampleMark />}>
        <SCurve name={t('curve')} from={FROM} to={TO} asOf={TODAY} {...CURVE} noted={noted} />
      </Section>
      <KitMap />
    </>
  )
}

/** The map file lies outside the repository; the kit shows it where the developer gives its address. */
const mapAddress = () => new URLSearchParams(location.search).get('map')

function KitMap() {
  const t = useWords<typeof fa>('kit')
  const f = useFormat()
  const [topology, setTopology] = useState<Topology>()
  const [selected, setSelected] = useState('IR-15')
  useEffect(() => {
    const address = mapAddress()
    if (address) void fetch(address).then(async (answer) => setTopology(await answer.json()))
  }, [])
  if (!topology) return null
  const first = Object.values(topology.objects)[0]!
  const shapes = 'geometries' in first ? (first.geometries as Array<{ properties?: Record<string, string> }>) : []
  const idOf = (properties: Record<string, string>) => properties.iso ?? ''
  const places: MapPlace[] = shapes.map(({ properties = {} }, place) => {
    const gap = place % 7 === 0 ? null : ((place % 4) as 0 | 1 | 2 | 3)
    return {
      id: idOf(properties),
      name: properties.name_fa ?? '',
      gap,
      said: gap === null ? undefined : gap ? t('behind', { points: gap * 5 }) : t('onPlan'),
      labelled: place % 9 === 0,
    }
  })
  return (
    <Section title={t('map')} note={f.number(places.length)} mark={<ExampleMark />}>
      <div className="map-grid">
        <ProvinceMap
          name={t('map')}
          topology={topology}
          idOf={(properties) => idOf(properties)}
          places={places}
          selected={selected}
          onOpen={setSelected}
        />
        <MapKey places={places} />
      </div>
    </Section>
  )
}
