import { useQuery } from '@tanstack/react-query'
import { Section, Timeline, type Translate, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterView } from '../clusters.schema.ts'
import { type HistoryLine, historyQuery } from './queries.ts'

type Verbs = Translate<Record<string, string>>

/** The newest deeds on the cluster and its plan years, from the journal. */
export function ClusterTimeline({ cluster }: { cluster: ClusterView }) {
  const t = useWords<typeof fa>('clusters')
  const verbs: Record<string, Verbs> = {
    clusters: useWords<Record<string, string>>('clusters'),
    plans: useWords<Record<string, string>>('plans'),
    commitments: useWords<Record<string, string>>('commitments'),
  }
  const { data } = useQuery(
    historyQuery(
      cluster.id,
      cluster.years.map((year) => year.recordId),
    ),
  )
  if (!data || cluster.people === null) return null
  return (
    <Section title={t('timeline.title')}>
      {data.lines.length === 0 ? (
        <p className="dim">{t('timeline.none')}</p>
      ) : (
        <Timeline
          events={data.lines.map((line) => ({
            id: `${line.chain}:${line.seq}`,
            at: line.at,
            state: stateOf(line.verb),
            text: (
              <>
                <b className="strong">{line.by?.name ?? t('timeline.system')}</b>{' '}
                {deedOf(line, verbs) ?? t('timeline.other')}
              </>
            ),
            by: line.reason,
          }))}
        />
      )}
    </Section>
  )
}

/** The deed in the words of its module. */
function deedOf(line: HistoryLine, verbs: Record<string, Verbs>): string | null {
  const [module = '', verb = ''] = line.verb.split('.')
  const values = Object.entries({ ...line.before, ...line.after }).map(([key, value]) => [
    key,
    // a year is a number too, and is not grouped
    value === null || typeof value === 'object' ? '—' : String(value),
  ])
  return verbs[module]?.maybe(`verbs.${verb}`, Object.fromEntries(values)) ?? null
}

const stateOf = (verb: string) =>
  (({
    'commitments.claim': 'claimed',
    'commitments.verify': 'verified',
    'commitments.approve': 'approved',
    'commitments.note': 'noted',
    'plans.freeze': 'noted',
  })[verb] as 'claimed' | 'verified' | 'approved' | 'noted' | undefined) ?? 'calm'
