import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import {
  Btn,
  Cols,
  type Column,
  DataTable,
  Empty,
  Hashieh,
  Matn,
  Note,
  PageHead,
  Problem,
  Refusal,
  Section,
  useBytes,
  useFormat,
  useSend,
  useToast,
  useWords,
  Work,
} from '../../../ui/index.ts'
import type { fa } from '../upkeep.fa.ts'
import type { UpkeepView } from '../upkeep.schema.ts'

const upkeepQuery = queryOptions({
  queryKey: ['upkeep'],
  queryFn: ({ signal }) => api.get<UpkeepView>('/api/upkeep', {}, signal),
  // while something runs the page shows how far it is
  refetchInterval: ({ state }) => (state.data?.busy ? 1_000 : 60_000),
})

const useUpkeepWords = () => ({ t: useWords<typeof fa>('upkeep'), f: useFormat(), size: useBytes() })

/** The administrator's page: is there a backup, was it proved, is there room for the next. */
export function UpkeepPage() {
  const { t, f, size } = useUpkeepWords()
  const { data: view } = useSuspenseQuery(upkeepQuery)
  const say = useToast()
  const { send, busy, problem } = useSend({ renew: [['upkeep']] })
  const ask = async (what: 'backup' | 'drill') => {
    if (await send(() => api.post(`/api/upkeep/${what}`))) say({ title: t('act.begun') })
  }
  const at = (instant: string) => `${f.date(instant)} ${f.time(instant)}`
  return (
    <>
      <PageHead
        title={t('page.title')}
        lead={t.rich('page.lead', { folder: <code dir="ltr">{view.folder}</code>, free: size(view.free) })}
        note={view.next ? t('page.next', { when: at(view.next) }) : t('page.notByItself')}
        acts={
          <>
            <Btn disabled={busy || view.busy !== null || view.archives.length === 0} onClick={() => void ask('drill')}>
              {t('act.drill')}
            </Btn>
            <Btn tone="go" disabled={busy || view.busy !== null} onClick={() => void ask('backup')}>
              {t('act.backup')}
            </Btn>
          </>
        }
      />
      <Cols>
        <Matn>
          <Problem of={problem} />
          {view.busy && (
            <Work
              title={t(`busy.${view.busy.what}`, { done: view.busy.done, all: view.busy.all })}
              count={f.time(view.busy.since)}
              {...(view.busy.all > 0 ? { percent: (view.busy.done / view.busy.all) * 100 } : {})}
            />
          )}
          {view.failure && (
            <Refusal
              title={t('failure.title', { when: at(view.failure.at) })}
              clause={t('failure.way', { reason: view.failure.reason })}
            />
          )}
          <LastGood view={view} at={at} />
          <Archives view={view} at={at} />
        </Matn>
        <Hashieh>
          <Drill view={view} at={at} />
        </Hashieh>
      </Cols>
    </>
  )
}

interface Part {
  view: UpkeepView
  at: (instant: string) => string
}

function LastGood({ view: { lastGood, byItself }, at }: Part) {
  const { t, size } = useUpkeepWords()
  return (
    <Section title={t('good.title')}>
      {lastGood ? (
        <>
          <p className="lead">{at(lastGood.madeAt)}</p>
          <p className="dim">
            {t('good.what', { rows: lastGood.rows, files: lastGood.files, size: size(lastGood.bytes) })}
          </p>
          {lastGood.missingFiles > 0 && <Refusal title={t('good.missing', { count: lastGood.missingFiles })} />}
        </>
      ) : (
        <Empty title={t('good.none')} text={t(byItself ? 'good.noneWay' : 'good.noneAsked')} />
      )}
    </Section>
  )
}

function Drill({ view: { drill }, at }: Part) {
  const { t } = useUpkeepWords()
  return (
    <Note title={t('drill.title')}>
      {drill ? (
        <>
          <p>{at(drill.at)}</p>
          <p className={drill.reason === null ? 'dim' : 'strong'}>
            {drill.reason === null
              ? t('drill.good', { entries: drill.entries, seconds: drill.seconds })
              : t('drill.failed', { reason: drill.reason })}
          </p>
        </>
      ) : (
        <>
          <p className="strong">{t('drill.none')}</p>
          <p className="dim">{t('drill.noneWay')}</p>
        </>
      )}
    </Note>
  )
}

function Archives({ view, at }: Part) {
  const { t, size } = useUpkeepWords()
  const columns: Column<UpkeepView['archives'][number]>[] = [
    { key: 'at', head: t('archives.when'), fold: 'title', width: '12rem', cell: (row) => at(row.at) },
    {
      key: 'name',
      head: t('archives.name'),
      fold: 'line',
      cell: (row) => <code dir="ltr">{row.name}</code>,
    },
    { key: 'bytes', head: t('archives.size'), fold: 'end', width: '9rem', cell: (row) => size(row.bytes) },
  ]
  return (
    <Section title={t('archives.title')}>
      <DataTable
        name={t('archives.title')}
        columns={columns}
        rows={view.archives}
        rowKey={(row) => row.name}
        empty={<Empty title={t('archives.empty')} text={t('archives.emptyWay')} />}
      />
      <p className="dim small">{t('archives.copy')}</p>
    </Section>
  )
}
