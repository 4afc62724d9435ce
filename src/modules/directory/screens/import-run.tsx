import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  BtnLink,
  FormDialog,
  Problem,
  Refusal,
  Section,
  Segments,
  TextInput,
  useSend,
  useUiWords,
  Work,
} from '../../../ui/index.ts'
import type { ImportView } from '../import/import.schema.ts'
import { useRefresh } from './data.ts'
import { MapHeadings } from './import-headings.tsx'
import { MoreRows, type Outcome, outcomes, RowTable, shown } from './import-rows.tsx'
import { useDirectoryWords } from './words.ts'

const works = (run: ImportView) => run.progress !== null

/** One import, from the reading of its file to its taking back; asked again each second while the server works on it. */
export function ImportRun({ runId }: { runId: string }) {
  const { t, locale } = useDirectoryWords()
  const ui = useUiWords()
  const { query } = useAddress()
  const outcome = outcomes.find((one) => one === query.get('outcome')) ?? null
  const offset = Number(query.get('from') ?? 0) || 0
  const run = useQuery({
    queryKey: ['directory', 'import', runId, outcome, offset],
    queryFn: ({ signal }) =>
      api.get<ImportView>(`/api/units/imports/${runId}`, { outcome, limit: shown, offset }, signal),
    placeholderData: (before) => (before?.id === runId ? before : undefined),
    refetchInterval: ({ state }) => (state.data && works(state.data) ? 1_000 : false),
  })
  const [mapping, setMapping] = useState(false)
  return (
    <Answer of={run}>
      {(view) => (
        <>
          {view.state === 'failed' && (
            <Section title={t('import.failed')} note={view.fileName}>
              <div role="alert">
                <Refusal title={view.problem?.message[locale] ?? ui('unexpected')} />
              </div>
            </Section>
          )}
          {works(view) && <Progress run={view} />}
          {(view.state === 'headings' || mapping) && (
            <MapHeadings key={view.id} run={view} {...(mapping ? { onDone: () => setMapping(false) } : {})} />
          )}
          {view.counts && !works(view) && !mapping && (
            <>
              <Result run={view} onMap={() => setMapping(true)} />
              <Rows run={view} outcome={outcome} offset={offset} />
            </>
          )}
        </>
      )}
    </Answer>
  )
}

/** How far the server is. The page may be closed meanwhile. */
function Progress({ run }: { run: ImportView }) {
  const { t, f } = useDirectoryWords()
  const { done, total } = run.progress!
  const state = run.state as 'reading' | 'planning' | 'applying' | 'undoing'
  const waits = run.before > 0 && done === 0
  return (
    <Section title={t(`import.state.${state}`)} note={run.fileName}>
      <Work
        title={waits ? t('import.waits', { before: run.before }) : t(`import.working.${state}`)}
        count={
          total === null
            ? t('import.rowsRead', { done })
            : t('import.rowsOf', { done: f.number(Math.min(done, total)), total: f.number(total) })
        }
        percent={total ? Math.min(100, (done / total) * 100) : 0}
        detail={t('import.mayClose')}
      />
    </Section>
  )
}

function Result({ run, onMap }: { run: ImportView; onMap: () => void }) {
  const { t, f } = useDirectoryWords()
  const title = run.state === 'undone' ? 'import.undone' : run.appliedAt ? 'import.result' : 'import.dryRun'
  const ignored = run.headings?.ignored ?? []
  return (
    <Section title={t(title)} note={run.fileName}>
      <div className="stack">
        <RunSentence run={run} />
        {run.undone && (
          <p>
            {t('import.undoneSentence', {
              takenBack: f.number(run.undone.takenBack),
              restored: f.number(run.undone.restored),
              stays: f.number(run.undone.stays),
            })}
          </p>
        )}
        {run.state === 'planned' && run.headings?.remembered && <p className="muted small">{t('import.remembered')}</p>}
        {run.state === 'planned' && ignored.length > 0 && (
          <p className="muted small">
            {t('import.ignored', { columns: ignored.join('، ') })}{' '}
            <Btn small tone="quiet" onClick={onMap}>
              {t('import.map')}
            </Btn>
          </p>
        )}
        <Deeds run={run} />
      </div>
    </Section>
  )
}

/** What the rows would do, or did; outcomes without rows are left out. */
function RunSentence({ run }: { run: ImportView }) {
  const { t, f } = useDirectoryWords()
  const tense = run.appliedAt ? 'done' : 'would'
  const counts = run.counts!
  const told = (['create', 'change', 'same', 'refuse'] as const).filter((outcome) => counts[outcome] > 0)
  return (
    <p>
      {told.map((outcome, place) => (
        <Fragment key={outcome}>
          {place > 0 && (f.locale === 'fa' ? '، ' : ', ')}
          {t.rich(`import.${tense}.${outcome}`, { count: <b>{f.number(counts[outcome])}</b> })}
        </Fragment>
      ))}
      .
    </p>
  )
}

/** The deeds: applies exactly what is shown, or takes it back; refused rows can be fetched, mended and brought again. */
function Deeds({ run }: { run: ImportView }) {
  const { t, locale } = useDirectoryWords()
  const refresh = useRefresh()
  const { send, busy, problem } = useSend()
  const [undoing, setUndoing] = useState(false)
  const counts = run.counts!
  const rows = counts.create + counts.change
  const apply = async () => {
    if (await send(() => api.post(`/api/units/imports/${run.id}/applying`))) await refresh()
  }
  return (
    <>
      {problem ? <Problem of={problem} /> : null}
      <div className="row">
        {run.state === 'planned' && (
          <Btn tone="go" busy={busy} why={rows === 0 ? t('import.nothing') : undefined} onClick={() => void apply()}>
            {t('import.apply', { rows })}
          </Btn>
        )}
        {run.state === 'applied' && (
          <BtnLink tone="go" href="/directory">
            {t('import.toUnits')}
          </BtnLink>
        )}
        {counts.refuse > 0 && (
          <a className="btn quiet" href={`/api/units/imports/${run.id}/refused.xlsx?locale=${locale}`} download>
            {t('import.refusedFile', { rows: counts.refuse })}
          </a>
        )}
        {run.appliedAt && (run.state === 'applied' || run.state === 'failed') && (
          <Btn tone="quiet" onClick={() => setUndoing(true)}>
            {t('import.takeBack')}
          </Btn>
        )}
      </div>
      {undoing && <TakeBack run={run} rows={rows} onClose={() => setUndoing(false)} />}
    </>
  )
}

function TakeBack({ run, rows, onClose }: { run: ImportView; rows: number; onClose: () => void }) {
  const { t } = useDirectoryWords()
  const refresh = useRefresh()
  const sending = useSend({ fields: ['reason'] })
  const [reason, setReason] = useState('')
  const takeBack = async () => {
    const body = reason.trim() ? { reason: reason.trim() } : {}
    const done = await sending.send(() => api.post(`/api/units/imports/${run.id}/taking-back`, body))
    if (done) await refresh()
    return done
  }
  return (
    <FormDialog
      title={t('import.takeBackTitle', { file: run.fileName })}
      verb={t('import.takeBackVerb', { rows })}
      sending={sending}
      onSend={takeBack}
      onClose={onClose}
    >
      <p>{t('import.takeBackText')}</p>
      <TextInput
        label={t('import.takeBackReason')}
        optional
        value={reason}
        onChange={setReason}
        error={sending.field('reason')}
      />
    </FormDialog>
  )
}

function Rows({ run, outcome, offset }: { run: ImportView; outcome: Outcome | null; offset: number }) {
  const { t, f } = useDirectoryWords()
  const { change } = useAddress()
  const counts = { ...run.counts!, stays: run.undone?.stays ?? 0 }
  return (
    <Section
      title={t('import.rows')}
      end={
        <Segments
          label={t('import.rows')}
          options={[
            { value: 'all', label: `${t('import.all')} ${f.number(counts.total)}` },
            ...outcomes
              .filter((one) => counts[one] > 0)
              .map((one) => ({ value: one, label: `${t(`import.outcome.${one}`)} ${f.number(counts[one])}` })),
          ]}
          value={outcome ?? 'all'}
          onChange={(next) => change({ outcome: next === 'all' ? null : next, from: null })}
        />
      }
    >
      <RowTable rows={run.rows} />
      <MoreRows total={outcome ? counts[outcome] : counts.total} offset={offset} />
    </Section>
  )
}
