import { geoConicEqualArea, geoPath } from 'd3-geo'
import type { FeatureCollection, GeoJsonProperties, Geometry } from 'geojson'
import { useId, useMemo } from 'react'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { useLooks } from '../locale.tsx'
import { ExampleMark } from '../marks/sources.tsx'
import { useUiWords } from '../words.tsx'
import { isolate } from './axis.ts'
import { apart } from './labels.rules.ts'
import { HatchPattern } from './marks.tsx'
import { useWidth } from './use-width.ts'

export interface MapPlace {
  id: string
  name: string
  /** Class of the ramp: 0 on or ahead of plan … 3 far behind; null where nothing has been recorded. */
  gap: 0 | 1 | 2 | 3 | null
  /** Another colour than that of the class; the class then only says whether anything was recorded. */
  fill?: string
  /** Its value is an example that no document states: it is said in words and outlined, and paints nothing. */
  example?: boolean
  /** A short value under the name. */
  note?: string
  /** The value in words, for titles and the list. */
  said?: string
  /** Write the name on the map. */
  labelled?: boolean
}
export interface ProvinceMapProps {
  name: string
  topology: Topology
  /** Name of the object in the topology; without it, its first. */
  object?: string
  /** Id of a place from the properties of its shape. */
  idOf(properties: NonNullable<GeoJsonProperties>): string
  places: readonly MapPlace[]
  selected?: string
  onOpen?(id: string): void
}

/** Provinces by class, hatch where no data was recorded, names with a halo, and where the boundaries come from. */
export default function ProvinceMap({ name, topology, object, idOf, places, selected, onOpen }: ProvinceMapProps) {
  const t = useUiWords()
  const rtl = useLooks().dir === 'rtl'
  const hatch = useId()
  const [ref, width] = useWidth<HTMLDivElement>()
  const height = Math.round(width * 0.9)
  const shapes = useMemo(() => {
    const source = topology.objects[object ?? Object.keys(topology.objects)[0]!] as GeometryCollection
    return feature(topology, source) as FeatureCollection<Geometry, NonNullable<GeoJsonProperties>>
  }, [topology, object])
  const path = useMemo(
    () =>
      geoPath(
        geoConicEqualArea()
          .parallels([28, 37])
          .rotate([-53.5, 0])
          .fitExtent(
            [
              [2, 2],
              [width - 2, height - 2],
            ],
            shapes,
          ),
      ),
    [shapes, width, height],
  )
  const byId = new Map(places.map((place) => [place.id, place]))
  // The chosen one last, so that its outline lies over its neighbours.
  const order = shapes.features.toSorted(
    (a, b) => Number(idOf(a.properties) === selected) - Number(idOf(b.properties) === selected),
  )

  // The chosen one first: where two names would meet, the later one is left out.
  const labels = apart(
    order.toReversed().flatMap((shape) => {
      const place = byId.get(idOf(shape.properties))
      if (!place || (!place.labelled && place.id !== selected)) return []
      const [x, y] = path.centroid(shape)
      return [{ id: place.id, text: place.note ? `${place.name} ${place.note}` : place.name, x, y }]
    }),
    width,
  )

  return (
    <figure className="plot-figure">
      <div ref={ref} className="plot">
        {width > 0 && (
          <svg width={width} height={height} role={onOpen ? 'group' : 'img'} aria-label={name}>
            <defs>
              <HatchPattern id={hatch} stroke="var(--c-rule-2)" ground="var(--c-gap-none)" />
            </defs>
            {order.map((shape) => {
              const id = idOf(shape.properties)
              const place = byId.get(id)
              const gap = place?.gap ?? null
              const label = `${place?.name ?? id}: ${place?.example ? `${t('example')}${t('comma')} ` : ''}${place?.said ?? t('noData')}`
              const drawn = (
                <path
                  className={['province', id === selected && 'on', place?.example && 'eg'].filter(Boolean).join(' ')}
                  d={path(shape) ?? ''}
                  fill={gap === null || place?.example ? `url(#${hatch})` : (place?.fill ?? `var(--c-gap-${gap})`)}
                >
                  <title>{label}</title>
                </path>
              )
              if (!onOpen) return <g key={id}>{drawn}</g>
              const open = () => onOpen(id)
              return (
                // biome-ignore lint/a11y/useSemanticElements: inside a drawing there is no button element
                <g
                  key={id}
                  role="button"
                  tabIndex={0}
                  aria-label={label}
                  aria-pressed={id === selected}
                  onClick={open}
                  onKeyDown={(event) => event.key === 'Enter' && open()}
                >
                  {drawn}
                </g>
              )
            })}
            {labels.map(({ id, text, x, y }) => (
              <text key={id} className="map-label" x={x} y={y + 4} textAnchor="middle" fontSize="13">
                {isolate(text, rtl)}
              </text>
            ))}
          </svg>
        )}
      </div>
      <figcaption className="micro dim">{t('mapSource')}</figcaption>
      <details className="data-alt">
        <summary>{t('showList')}</summary>
        <table className="tbl" aria-label={name}>
          <thead>
            <tr>
              <th scope="col">{t('province')}</th>
              <th scope="col">{t('value')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place.id}>
                <td>{place.name}</td>
                <td>
                  {place.said ?? t('noData')} {place.example && <ExampleMark />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
