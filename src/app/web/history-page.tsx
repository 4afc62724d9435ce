import { useSuspenseQuery } from '@tanstack/react-query'
import type { HistoryView } from '../../modules/journal/journal.schema.ts'
import { DecisionNotes } from '../../modules/meetings/screens/index.ts'
import { api } from '../../ui/api.ts'
import { deedValues } from '../../ui/deed.ts'
import {
  Cols,
  ExcelButton,
  Hashieh,
  Matn,
  PageHead,
  Section,
  Timeline,
  useFormat,
  useLooks,
  useWords,
} from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'

type Line = HistoryView['lines'][number]

/** Everything done to one record, newest first, each line with who, when, why and its place in the journal's chain. */
export function HistoryPage({ id }: { id: string }) {
  const t = useWords<typeof fa>('app')
  const f = useFormat()
  const { locale } = useLooks()
  const { data } = useSuspenseQuery({
    queryKey: ['history', id],
    queryFn: () => api.get<HistoryView>(`/api/records/${id}/history`, { limit: 200 }),
  })
  const record = data.lines.find((line) => line.record.id === id)?.record
  return (
    <>
      <PageHead
        crumbs={[{ href: `/records/${id}`, label: record?.title ?? t('history.record') }]}
        title={t('history.title')}
        lead={t('history.lead')}
        acts={<ExcelButton list="history" query={{ record: id }} />}
      />
      <Cols>
        <Matn>
          <Section title={t('history.title')}>
            {data.lines.length === 0 ? (
              <p className="dim">{t('history.empty')}</p>
            ) : (
              <Timeline
                events={data.lines.map((line) => ({
                  id: `${line.chain}/${line.seq}`,
                  at: String(line.at),
                  state: 'approved' as const,
                  text: <Deed line={line} />,
                  by: (
                    <>
                      {f.time(String(line.at))}
                      {locale === 'fa' ? '، ' : ', '}
                      {t.rich('history.entry', { seq: line.seq, chain: <bdi>{line.chain}</bdi> })}{' '}
                      <bdi className="lat">{line.hash.slice(0, 12)}</bdi>
                    </>
                  ),
                }))}
              />
            )}
          </Section>
        </Matn>
        <Hashieh>
          <DecisionNotes recordId={id} />
        </Hashieh>
      </Cols>
    </>
  )
}

/** One deed as a sentence of its module's words; a verb without a sentence shows its name. */
function Deed({ line }: { line: Line }) {
  const t = useWords<typeof fa>('app')
  const [module = '', verb = ''] = line.verb.split('.')
  const words = useWords<Record<string, string>>(module)
  const { locale } = useLooks()
  const plain = deedValues({ ...line.before, ...line.after }, locale)
  return (
    <>
      <b className="strong">{line.by?.name ?? t('history.system')}</b>{' '}
      {words.maybe(`verbs.${verb}`, { title: line.record.title, ...plain }) ?? <bdi className="lat">{line.verb}</bdi>}
      {line.forWhom && (
        <span className="dim">
          {' '}
          {t('history.onBehalf', { name: line.forWhom.name })}
          {typeof plain.how === 'string' && t.maybe(`history.how.${plain.how}`)}
        </span>
      )}
      {line.reason && <blockquote className="why">{line.reason}</blockquote>}
    </>
  )
}
