import { useUiWords } from '../words.tsx'

export type Seat = 'in' | 'sub' | 'empty'

/** One dot per seat, half a dot for a substitute, an upright line at the quorum. */
export function Seats({ seats, quorum }: { seats: readonly Seat[]; quorum?: number }) {
  const t = useUiWords()
  const present = seats.filter((seat) => seat !== 'empty').length
  const counts = { all: seats.length, present }
  const name = quorum === undefined ? t('seats', counts) : t('seatsQuorum', { ...counts, quorum })
  // Present seats stand first, so that the row reaches the line exactly when the quorum is met.
  const order: Seat[] = ['in', 'sub', 'empty']
  const dots = seats
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((seat, place) => ({ seat, id: `${seat}${place}` }))
  return (
    <div className="seats" role="img" aria-label={name}>
      {dots.map(({ seat, id }, place) => [
        place === quorum ? <i key="quorum" className="q" /> : null,
        <i key={id} className={seat === 'empty' ? 'nq' : `nq ${seat}`} />,
      ])}
      {quorum === dots.length && <i className="q" />}
    </div>
  )
}
