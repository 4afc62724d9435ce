import { useFormat } from '../format.ts'
import { useUiWords } from '../words.tsx'

const CLASSES = [0, 1, 2, 3, null] as const

/** Legend of the map: the four classes and the hatch, each with how many places stand in it. */
export function MapKey({ places }: { places: ReadonlyArray<{ gap: 0 | 1 | 2 | 3 | null }> }) {
  const t = useUiWords()
  const f = useFormat()
  return (
    <ul className="legend">
      {CLASSES.map((gap) => (
        <li key={gap}>
          <span className={`sw2 gap-${gap ?? 'none'}`} /> {gap === null ? t('noData') : t(`gap${gap}`)}{' '}
          <b>{f.number(places.filter((place) => place.gap === gap).length)}</b>
        </li>
      ))}
    </ul>
  )
}
