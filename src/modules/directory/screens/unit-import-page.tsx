import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  DataTable,
  FileDrop,
  type FileItem,
  Hashieh,
  Matn,
  Note,
  PageHead,
  Problem,
  Section,
  Segments,
  Tag,
  type TagTone,
  useSend,
  Work,
} from '../../../ui/index.ts'
import type { ImportRowView, ImportView } from '../import/import.schema.ts'
import { useDirectoryWords } from './words.ts'
import './directory.css'

type Outcome = ImportRowView['outcome']
const outcomes: readonly Outcome[] = ['refuse', 'create', 'change', 'same']
const tones: Record<Outcome, TagTone> = { refuse: 'late', create: 'ok', change: 'info', same: 'off' }
const shown = 100

/** A table of units comes in: drop the file, look at every row, apply what was shown. The dry run stands in the address. */
export function UnitImportPage() {
  const { t, locale } = useDirectoryWords()
  const { query } = useAddress()
  const runId = query.get('run')
  return (
    <>
      <PageHead
        crumbs={[{ href: '/directory', label: t('title') }]}
        title={t('import.title')}
        lead={t('import.lead')}
        acts={
          <a className="btn" href={`/api/units/template.xlsx?locale=${locale}`} download>
            {t('import.template')}
          </a>
        }
      />
      <Cols>
        <Matn>
          <DropTable />
          {runId && <DryRun runId={runId} />}
        </Matn>
        <Hashieh>
          <Note title={t('import.how')}>
            <ol className="import-problems small">
              <li>{t('import.how1')}</li>
              <li>{t('import.how2')}</li>
              <li>{t('import.how3')}</li>
              <li>{t('import.how4')}</li>
            </ol>
          </Note>
        </Hashieh>
      </Cols>
    </>
  )
}

function DropTable() {
  const { t } = useDirectoryWords()
  const { change } = useAddress()
  const { send, busy, problem } = useSend()
  const [file, setFile] = useState<File | null>(null)
  const items: FileItem[] = file ? [{ id: file.name, name: file.name, size: file.size }] : []
  const tryFile = (chosen: File) => {
    setFile(chosen)
    change({ run: null, outcome: null })
    void send(async () => {
      const form = new FormData()
      form.append('file', chosen, chosen.name)
      const run = await api.post<ImportView>('/api/units/import/dry-run', form)
      change({ run: run.id, outcome: run.counts.refuse > 0 ? 'refuse' : null, ignored: run.ignored.join('، ') || null })
    })
  }
  return (
    <Section title={t('import.file')}>
      <div className="stack">
        <FileDrop
          label={t('import.drop')}
          hint={t('import.dropHint')}
          items={items}
          photo={false}
          accept=".xlsx,.csv"
          disabled={busy}
          onAdd={(files) => files[0] && tryFile(files[0])}
          onRemove={() => {
            setFile(null)
            change({ run: null, outcome: null, ignored: null })
          }}
        />
        {busy && <Work title={t('import.trying')} count="" percent={50} />}
        <Problem of={problem} />
      </div>
    </Section>
  )
}

function DryRun({ runId }: { runId: string }) {
  const { t, f } = useDirectoryWords()
  const { query, change } = useAddress()
  const asked = query.get('outcome')
  const outcome = outcomes.find((one) => one === asked) ?? null
  const offset = Number(query.get('from') ?? 0) || 0
  const run = useQuery({
    queryKey: ['directory', 'import', runId, outcome, offset],
    queryFn: ({ signal }) =>
      api.get<ImportView>(`/api/units/imports/${runId}`, { outcome, limit: shown, offset }, signal),
    placeholderData: (before) => before,
  })
  const ignored = query.get('ignored')
  return (
    <Answer of={run}>
      {(view) => (
        <>
          <Section title={t(view.appliedAt ? 'import.result' : 'import.dryRun')} note={view.fileName}>
            <div className="stack">
              <RunSentence run={view} />
              {ignored && <p className="muted small">{t('import.ignored', { columns: ignored })}</p>}
              <ApplyBar run={view} />
            </div>
          </Section>
          <Section
            title={t('import.rows')}
            end={
              <Segments
                label={t('import.rows')}
                options={[
                  { value: 'all', label: `${t('import.all')} ${f.number(view.counts.total)}` },
                  ...outcomes
                    .filter((one) => view.counts[one] > 0)
                    .map((one) => ({
                      value: one,
                      label: `${t(`import.outcome.${one}`)} ${f.number(view.counts[one])}`,
                    })),
                ]}
                value={outcome ?? 'all'}
                onChange={(next) => change({ outcome: next === 'all' ? null : next, from: null })}
              />
            }
          >
            <RowTable rows={view.rows} />
            <MoreRows total={outcome ? view.counts[outcome] : view.counts.total} offset={offset} />
          </Section>
        </>
      )}
    </Answer>
  )
}

/** What the rows would do, or did; outcomes without rows are left out. */
function RunSentence({ run }: { run: ImportView }) {
  const { t, f } = useDirectoryWords()
  const tense = run.appliedAt ? 'done' : 'would'
  const told = (['create', 'change', 'same', 'refuse'] as const).filter((outcome) => run.counts[outcome] > 0)
  return (
    <p>
      {told.map((outcome, place) => (
        <Fragment key={outcome}>
          {place > 0 && (f.locale === 'fa' ? '، ' : ', ')}
          {t.rich(`import.${tense}.${outcome}`, { count: <b>{f.number(run.counts[outcome])}</b> })}
        </Fragment>
      ))}
      .
    </p>
  )
}

/** The deed: applies exactly what is shown; refused rows can be fetched, mended and brought again. */
function ApplyBar({ run }: { run: ImportView }) {
  const { t, locale } = useDirectoryWords()
  const { send, busy, problem } = useSend({ renew: 'all' })
  const rows = run.counts.create + run.counts.change
  const apply = () => send(() => api.post('/api/units/import', { importId: run.id, planHash: run.planHash }))
  return (
    <>
      <Problem of={problem} />
      <div className="row">
        {run.appliedAt ? (
          <BtnLink tone="go" href="/directory">
            {t('import.toUnits')}
          </BtnLink>
        ) : (
          <Btn tone="go" busy={busy} why={rows === 0 ? t('import.nothing') : undefined} onClick={() => void apply()}>
            {t('import.apply', { rows })}
          </Btn>
        )}
        {run.counts.refuse > 0 && (
          <a className="btn quiet" href={`/api/units/imports/${run.id}/refused.xlsx?locale=${locale}`} download>
            {t('import.refusedFile', { rows: run.counts.refuse })}
          </a>
        )}
      </div>
    </>
  )
}

function RowTable({ rows }: { rows: readonly ImportRowView[] }) {
  const { t, f, locale } = useDirectoryWords()
  return (
    <DataTable
      name={t('import.rows')}
      rows={rows}
      rowKey={(row) => String(row.number)}
      empty={<p className="dim">{t('import.noRows')}</p>}
      columns={[
        {
          key: 'number',
          head: t('import.row'),
          num: true,
          width: '4rem',
          fold: 'hide',
          cell: (row) => f.number(row.number),
        },
        {
          key: 'name',
          head: t('field.name'),
          fold: 'title',
          cell: (row) => row.name || <span className="dim">{t('import.rowNumber', { row: row.number })}</span>,
        },
        {
          key: 'outcome',
          head: t('import.what'),
          fold: 'end',
          cell: (row) => <Tag tone={tones[row.outcome]}>{t(`import.outcome.${row.outcome}`)}</Tag>,
        },
        {
          key: 'detail',
          head: t('import.detail'),
          fold: 'wide',
          cell: (row) => (
            <ul className="plain-list small">
              {row.problems.map((problem) => (
                <li key={problem.column.en + problem.code}>
                  <b className="strong">{problem.column[locale]}:</b> {problem.message[locale]}
                </li>
              ))}
              {row.changes.map((change) => (
                <li key={change.column.en}>
                  <span className="dim">{change.column[locale]}:</span>{' '}
                  {change.before && (
                    <>
                      <s className="dim">{change.before}</s>{' '}
                    </>
                  )}
                  {change.after}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

function MoreRows({ total, offset }: { total: number; offset: number }) {
  const { t } = useDirectoryWords()
  const { change } = useAddress()
  if (total <= shown) return null
  return (
    <div className="pager">
      <Btn small disabled={offset === 0} onClick={() => change({ from: String(Math.max(0, offset - shown)) })}>
        {t('pager.former')}
      </Btn>
      <span className="dim small">
        {t('pager.rows', { from: offset + 1, to: Math.min(total, offset + shown), total })}
      </span>
      <Btn small disabled={offset + shown >= total} onClick={() => change({ from: String(offset + shown) })}>
        {t('pager.next')}
      </Btn>
    </div>
  )
}
