import { useQuery } from '@tanstack/react-query'
import { deedValues } from '../../../ui/deed.ts'
import { type Locale, Section, Timeline, type Translate, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterView } from '../clusters.schema.ts'
import { type HistoryLine, historyQuery } from './queries.ts'

type Verbs = Translate<Record<string, string>>

/** The newest deeds on the cluster and its plan years, from the journal. */
export function ClusterTimeline({ cluster }: { cluster: ClusterView }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
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
                {deedOf(line, verbs, locale) ?? t('timeline.other')}
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
function deedOf(line: HistoryLine, verbs: Record<string, Verbs>, locale: Locale): string | null {
  const [module = '', verb = ''] = line.verb.split('.')
  return verbs[module]?.maybe(`verbs.${verb}`, deedValues({ ...line.before, ...line.after }, locale)) ?? null
}

const stateOf = (verb: string) =>
  (({
    'commitments.claim': 'claimed',
    'commitments.verify': 'verified',
    'commitments.approve': 'approved',
    'commitments.note': 'noted',
    'plans.freeze': 'noted',
  })[verb] as 'claimed' | 'verified' | 'approved' | 'noted' | undefined) ?? 'calm'
