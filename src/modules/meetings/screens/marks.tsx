import type { ReactNode } from 'react'
import { ExampleMark, SourceChip, type SourceCode, Tag } from '../../../ui/index.ts'
import { useMeetingWords } from './data.ts'
import type { Resolution } from './shapes.ts'

/** What a paper leaves open stays open and visible: «مسئول: در مصوبه نیامده». */
export function Open({ children }: { children: ReactNode }) {
  return <span className="risk-t">{children}</span>
}

interface Mark {
  field: string
  mark: string
  source: string
}

/** Where a record came from: its documents as chips, an example as an example. */
export function Sources({ marks }: { marks: readonly Mark[] }) {
  const own = marks.filter((mark) => mark.field === '')
  return (
    <>
      {own
        .filter((mark) => mark.mark === 'document' && /^D[0-4]$/.test(mark.source))
        .map((mark) => (
          <span key={mark.source}>
            {' '}
            <SourceChip code={mark.source as SourceCode} />
          </span>
        ))}
      {own.some((mark) => mark.mark === 'example') && (
        <>
          {' '}
          <ExampleMark />
        </>
      )}
    </>
  )
}

const tones = {
  decided: 'ok',
  incomplete: 'risk',
  minuted: 'off',
  notified: 'info',
  objected: 'risk',
  accepted: 'info',
  inExecution: 'info',
  expired: 'late',
  done: 'ok',
  notDone: 'off',
  cancelled: 'cut',
} as const

export function ResolutionState({ resolution }: { resolution: Pick<Resolution, 'state'> }) {
  const { t } = useMeetingWords()
  return <Tag tone={tones[resolution.state]}>{t(`state.${resolution.state}`)}</Tag>
}

/** Number of a resolution as it is said: session and place in it, «۶-۲». */
export function useResolutionNumber() {
  const { f } = useMeetingWords()
  return (resolution: Pick<Resolution, 'number' | 'session'>): string =>
    f.digits(resolution.session ? `${resolution.session.number}-${resolution.number}` : String(resolution.number))
}

/** Who answers for it: person and organisation, or that the resolution does not say. */
export function Responsible({ resolution }: { resolution: Resolution }) {
  const { t } = useMeetingWords()
  const { responsiblePerson: person, responsibleOrganisation: organisation } = resolution
  if (person || organisation)
    return (
      <>
        {organisation?.name ?? person?.name}
        {organisation && person && <span className="sub">{person.name}</span>}
      </>
    )
  return resolution.gaps.includes('responsible') ? <Open>{t('open.responsible')}</Open> : <span className="dim">—</span>
}

export function Deadline({ resolution }: { resolution: Resolution }) {
  const { t, f } = useMeetingWords()
  if (resolution.deadline) return <span className="nowrap">{f.date(resolution.deadline)}</span>
  return resolution.gaps.includes('deadline') ? <Open>{t('open.deadline')}</Open> : <span className="dim">—</span>
}
