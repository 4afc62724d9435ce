import { useQuery } from '@tanstack/react-query'
import { useAddress, useAsOf } from '../../../ui/address.ts'
import {
  ExampleMark,
  Link,
  type MapPlace,
  ProvinceMap,
  Section,
  Segments,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { NationView } from '../../clusters/screens/index.ts'
import {
  boundariesQuery,
  gapClass,
  keepingDay,
  paths,
  pointsBehind,
  provincesQuery,
  stageColour,
  useGapWords,
  YearFigure,
} from '../../clusters/screens/index.ts'
import { useValues } from '../../commitments/screens/index.ts'
import type { fa } from '../insight.fa.ts'
import { type Class, type Layer, lateClass, layers, meanClass } from './layers.rules.ts'
import { attainmentQuery, lateQuery } from './queries.ts'

type Said = Pick<MapPlace, 'gap' | 'fill' | 'note' | 'said' | 'example'>
interface Key {
  /** Null: outlined as an example. */
  colour: string | null
  label: string
  count: number
}
const gapColour = (place: Class) => `var(--c-gap-${place})`
const hatch = 'repeating-linear-gradient(135deg, var(--c-rule-strong) 0 1px, var(--c-gap-none) 1px 5px)'

/** How many provinces are painted in a class; what is only an example paints nothing. */
const painted = (places: readonly MapPlace[], gap: Class | null) =>
  places.filter((place) => place.gap === gap && !place.example).length

/** The map of the country in the layer that is chosen; values only where records exist, hatch elsewhere. */
export function NationMap({ nation }: { nation: NationView }) {
  const t = useWords<typeof fa>('insight')
  const { locale } = useLooks()
  const { query, change } = useAddress()
  const topology = useQuery(boundariesQuery)
  const provinces = useQuery(provincesQuery)
  const layer: Layer = layers.find((one) => one === query.get('layer')) ?? 'stage'
  const { sayOf, keyOf } = useLayer(nation, layer)
  const chosen = query.get('province')
  const places = (provinces.data ?? []).map((province): MapPlace => {
    const said = sayOf(province.code)
    return { id: province.code, name: province[locale], labelled: said.said !== undefined, ...said }
  })
  return (
    <Section
      title={t(`map.${layer}`)}
      note={t(`note.${layer}`)}
      end={
        <Segments
          label={t('layer.name')}
          value={layer}
          onChange={(next) => change({ layer: next === 'stage' ? null : next })}
          options={layers.map((one) => ({ value: one, label: t(`layer.${one}`) }))}
        />
      }
    >
      <div className="map-grid">
        {topology.data && (
          <ProvinceMap
            name={t(`map.${layer}`)}
            topology={topology.data}
            idOf={(properties) => String(properties.code)}
            places={places}
            selected={chosen ?? undefined}
            onOpen={(code) => change({ province: code })}
          />
        )}
        <div>
          <Legend
            rows={[
              ...keyOf(places),
              ...(places.some((place) => place.example)
                ? [{ colour: null, label: t('example.key'), count: places.filter((place) => place.example).length }]
                : []),
            ]}
          />
          <Chosen nation={nation} place={places.find((place) => place.id === chosen)} />
        </div>
      </div>
    </Section>
  )
}

function Legend({ rows }: { rows: readonly Key[] }) {
  const f = useFormat()
  return (
    <ul className="legend">
      {rows.map((row) => (
        <li key={row.label}>
          <span
            className={row.colour === null ? 'sw2 sw-eg' : 'sw2'}
            style={row.colour === null ? undefined : { background: row.colour }}
          />
          {row.label} <b>{f.number(row.count)}</b>
        </li>
      ))}
    </ul>
  )
}

/** What a layer says of a province, and its key. */
function useLayer(nation: NationView, layer: Layer) {
  const t = useWords<typeof fa>('insight')
  const words = useWords<Record<string, string>>('clusters')
  const f = useFormat()
  const { percent } = useValues()
  const { locale } = useLooks()
  const gapWords = useGapWords()
  const { asOf, knownAt } = useAsOf()
  const late = useQuery({ ...lateQuery({ asOf, knownAt }), enabled: layer === 'late' })
  const targets = useQuery({ ...attainmentQuery({ asOf, knownAt }), enabled: layer === 'targets' })
  const row = (code: string) => nation.provinces.find((one) => one.code === code)
  const onWay = nation.byStage.filter((stage) => stage.parent === null && stage.code !== 'stopped')
  const furthest = (code: string) => {
    const reached = row(code)?.byStage.map((stage) => stage.code) ?? []
    return onWay.findLastIndex((stage) => reached.includes(stage.code))
  }
  const nothing: Said = { gap: null }
  const say: Record<Layer, (code: string) => Said> = {
    stage: (code) => {
      const found = row(code)
      if (!found) return nothing
      const place = furthest(code)
      const clusters = words('nation.clusters', { count: found.count })
      const stage = onWay[place]
      return {
        gap: 0,
        fill: stage ? stageColour(place, stage.code) : 'var(--c-rule-strong)',
        note: f.number(found.count),
        said: t('said.stage', { clusters, stage: stage?.[locale] ?? words('noStage') }),
      }
    },
    gap: (code) => {
      const found = row(code)
      if (!found) return nothing
      const clusters = words('nation.clusters', { count: found.count })
      const points = found.furthest ? pointsBehind(found.furthest) : null
      return {
        gap: points === null ? null : gapClass(points),
        example: found.furthest?.example ?? false,
        said: found.furthest
          ? t('said.gap', { clusters, gap: gapWords(found.furthest) })
          : t('said.noProgress', { clusters }),
      }
    },
    late: (code) => {
      const found = late.data?.provinces.find((one) => one.code === code)
      if (!found) return nothing
      return {
        gap: lateClass(found.count),
        example: found.example,
        note: f.number(found.count),
        said: found.count === 0 ? t('said.noLate') : t('said.late', { count: found.count, days: found.longest }),
      }
    },
    targets: (code) => {
      const found = targets.data?.provinces.find((one) => one.code === code)
      if (!found) return nothing
      const mean = found.meanAttainment
      return {
        gap: mean === null ? null : meanClass(Number(mean)),
        example: found.example && mean !== null,
        ...(mean === null ? {} : { note: percent(mean) }),
        said:
          mean === null
            ? t('said.targetsUnknown', { targets: found.targets })
            : t('said.targets', { targets: found.targets, mean: percent(mean) }),
      }
    },
  }
  const classes = (name: 'late' | 'mean', places: readonly MapPlace[]): Key[] => [
    ...([0, 1, 2, 3] as const).map((one) => ({
      colour: gapColour(one),
      label: t(`${name}.${one}`),
      count: painted(places, one),
    })),
    { colour: hatch, label: t(`${name}.none`), count: painted(places, null) },
  ]
  const keys: Record<Layer, (places: readonly MapPlace[]) => Key[]> = {
    stage: (places) => [
      ...onWay
        .map((stage, place) => ({
          colour: stageColour(place, stage.code),
          label: stage[locale],
          count: nation.provinces.filter((one) => furthest(one.code) === place).length,
        }))
        .filter((key) => key.count > 0),
      { colour: hatch, label: t('stage.none'), count: painted(places, null) },
    ],
    gap: (places) => [
      ...([0, 1, 2, 3] as const).map((one) => ({
        colour: gapColour(one),
        label: words(`legend.${one}`),
        count: painted(places, one),
      })),
      { colour: hatch, label: words('legend.none'), count: painted(places, null) },
    ],
    late: (places) => classes('late', places),
    targets: (places) => classes('mean', places),
  }
  return { sayOf: say[layer], keyOf: keys[layer] }
}

/** The province chosen on the map: its clusters, and the one that is furthest behind; every figure leads to what proves it. */
function Chosen({ nation, place }: { nation: NationView; place: MapPlace | undefined }) {
  const words = useWords<Record<string, string>>('clusters')
  const { percent } = useValues()
  const { query } = useAddress()
  if (!place) return <p className="dim small map-chosen">{words('nation.choose')}</p>
  const row = nation.provinces.find((one) => one.code === place.id)
  return (
    <div className="pop flat map-chosen">
      <h3 className="strong">{place.name}</h3>
      <p className="small muted">
        {row ? (
          <Link href={keepingDay(paths.register({ province: row.code }), query)}>
            {words('nation.clusters', { count: row.count })}
          </Link>
        ) : (
          words('nation.nothing')
        )}
      </p>
      {place.said && (
        <p className="small muted">
          {place.said} {place.example && <ExampleMark />}
        </p>
      )}
      {row?.furthest && (
        <p className="small">
          {row.furthest.cluster}:{' '}
          <YearFigure yearId={row.furthest.recordId} value={row.furthest.approved} example={row.furthest.example} />{' '}
          <span className="dim">
            {words('col.planned')} {percent(row.furthest.planned)}
          </span>
        </p>
      )}
      <p className="small">
        <Link href={keepingDay(paths.province(place.id), query)}>{words('nation.front')}</Link>
      </p>
    </div>
  )
}
