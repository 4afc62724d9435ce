/** Line icons of 18 units. Only back, forward and sort arrows mirror (`dir`). */
const paths = {
  down: 'm4.5 7 4.5 4.5L13.5 7',
  search: 'M13.2 8A5.2 5.2 0 1 1 2.8 8a5.2 5.2 0 0 1 10.4 0zM12 12l4 4',
  calendar: 'M2.5 4h13v11.5h-13zM2.5 7.5h13M6 2.2v3M12 2.2v3',
  print: 'M5 7V2.5h8V7M5 13H2.5V7h13v6H13M5 10.5h8v5H5z',
  warning: 'M9 2.8 16 15H2zM9 7.5V11M9 13.1v.1',
  tick: 'm3.5 9.5 3.6 3.6 7.4-8',
  close: 'm4.5 4.5 9 9m0-9-9 9',
  back: 'M11 4.5 6.5 9l4.5 4.5',
  forward: 'm7 4.5 4.5 4.5L7 13.5',
  /** Never mirrored: the calendar names the side itself. */
  chevronLeft: 'M11 4.5 6.5 9l4.5 4.5',
  chevronRight: 'm7 4.5 4.5 4.5L7 13.5',
  lock: 'M3.5 8h11v7.5h-11zM6 8V5.5a3 3 0 0 1 6 0V8',
  plus: 'M9 3.5v11M3.5 9h11',
  minus: 'M3.5 9h11',
  download: 'M9 2.5V11m-3.5-3L9 11.5 12.5 8M3 15.2h12',
  file: 'M4.5 2.5h6l3 3v10h-9zM10.5 2.5v3h3',
  photo: 'M2.5 3.5h13v11h-13zM3 13l4-4.5 3 3 2-2 3 3',
  camera: 'M2.5 6h3L7 4h4l1.5 2h3v8.5h-13zM11.6 10a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0z',
  clip: 'm14.5 8.3-5.7 5.7A3.4 3.4 0 0 1 4 9.2l6-6a2.3 2.3 0 0 1 3.2 3.2l-5.9 5.9a1.1 1.1 0 0 1-1.6-1.6l5.4-5.4',
  mic: 'M9 2.5a2 2 0 0 1 2 2V8a2 2 0 0 1-4 0V4.500a2 2 0 0 1 2-2zM4.5 8.5a4.5 4.5 0 0 0 9 0M9 13v2.5',
  desk: 'M3 10.5V15h12v-4.500M3 10.500l2-7.500h8l2 7.500M3 10.500h3.500c0 1.4 1.1 2.2 2.5 2.200s2.5-.8 2.5-2.200H15',
  cluster: 'm9 2.6 2.7 2.700L9 8 6.3 5.300zM5.2 7.2 7.9 9.9 5.2 12.6 2.5 9.900zM12.8 7.200l2.7 2.7-2.7 2.7-2.7-2.700z',
  people:
    'M9 6.500a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM2 15c0-2.8 1.9-4.5 4.5-4.500S11 12.2 11 15M11.5 4.300a2.4 2.4 0 0 1 0 4.500M13 11c1.8.6 3 2 3 4',
  person: 'M12 6a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM3 15.500c0-3.2 2.5-5 6-5s6 1.8 6 5',
  menu: 'M3 5h12M3 9h12M3 13h12',
  sort: 'M9 3.500v11M5 10.500l4 4 4-4',
} as const
export type IconName = keyof typeof paths
const mirrored: ReadonlySet<string> = new Set(['back', 'forward'])

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={mirrored.has(name) ? 'ico dir' : 'ico'} viewBox="0 0 18 18" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}

const SIX = [
  [4.6, 6.2],
  [12, 6.2],
  [19.4, 6.2],
  [8.3, 12.2],
  [15.7, 12.2],
  [12, 18.2],
] as const

/** The mark: six dots, a bunch. Outlined, it is the sign of an empty place. */
export function Mark({ outlined = false }: { outlined?: boolean }) {
  const side = outlined ? 4 : 4.6
  const paint = outlined ? { fill: 'none', stroke: 'currentColor', strokeWidth: 0.55 } : { fill: 'currentColor' }
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" {...paint}>
      {SIX.map(([x, y]) => (
        <rect
          key={`${x} ${y}`}
          x={x - side / 2}
          y={y - side / 2}
          width={side}
          height={side}
          rx=".4"
          transform={`rotate(45 ${x} ${y})`}
        />
      ))}
    </svg>
  )
}
