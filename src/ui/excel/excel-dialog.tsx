import { useState } from 'react'
import { ApiProblem, api } from '../api.ts'
import { useFormat } from '../format.ts'
import { Btn } from '../forms/btn.tsx'
import { FileDrop } from '../forms/file-drop.tsx'
import { useLooks } from '../locale.tsx'
import { Tag, type TagTone } from '../marks/tag.tsx'
import { Dialog } from '../say/dialog.tsx'
import { Refusal } from '../say/refusal.tsx'
import { useToast } from '../say/toast.tsx'
import { Work } from '../say/work.tsx'
import { useUiWords } from '../words.tsx'
import { type ExcelProps, useListHref } from './excel-button.tsx'

type Both = { fa: string; en: string }
type Outcome = 'create' | 'change' | 'same' | 'refuse'
interface Trial {
  fileId: string
  fileName: string
  hash: string
  counts: Record<Outcome | 'total', number>
  ignored: string[]
  rows: {
    number: number
    outcome: Outcome
    title: string
    problems: { column: Both | null; code: string; message: Both }[]
  }[]
}
const tones: Record<Outcome, TagTone> = { refuse: 'late', create: 'ok', change: 'info', same: 'off' }
const outcomes = ['create', 'change', 'same', 'refuse'] as const

interface DialogProps extends ExcelProps {
  onTaken: () => void
  onClose: () => void
}

/** The list out, its empty template, and a file in: tried first, row by row; what was shown is taken in. */
export function ExcelDialog({ list, query, onTaken, onClose }: DialogProps) {
  const t = useUiWords()
  const f = useFormat()
  const { locale } = useLooks()
  const say = useToast()
  const href = useListHref(list)
  // a list of one place knows by its filters where the rows belong
  const asked = askedText(query)
  const [file, setFile] = useState<File | null>(null)
  const [trial, setTrial] = useState<Trial | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await work().catch(setProblem)
    setBusy(false)
  }
  const bring = (chosen: File) => {
    setFile(chosen)
    setTrial(null)
    void send(async () => {
      const form = new FormData()
      form.append('file', chosen, chosen.name)
      setTrial(await api.post<Trial>(`/api/lists/${list}/trial${asked}`, form))
    })
  }
  const good = trial ? trial.counts.create + trial.counts.change : 0
  const take = () =>
    void send(async () => {
      const { fileId, hash, counts } = trial!
      await api.post(`/api/lists/${list}/import${asked}`, { fileId, hash, goodOnly: counts.refuse > 0 })
      say({ title: t('excel.taken', { rows: good }) })
      onTaken()
      onClose()
    })
  return (
    <Dialog
      opened
      wide
      onClose={onClose}
      title={t('excel.title')}
      footer={
        <>
          {trial && (
            <Btn tone="go" busy={busy} why={good === 0 ? t('excel.nothing') : undefined} onClick={take}>
              {t(trial.counts.refuse > 0 ? 'excel.takeGood' : 'excel.take', { rows: good })}
            </Btn>
          )}
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('close')}
            </Btn>
          </span>
        </>
      }
    >
      <div className="stack">
        <div className="row">
          <a className="btn" href={href(query)} download>
            {t('excel.takeList')}
          </a>
          <a className="btn quiet" href={href({ empty: '1' })} download>
            {t('excel.template')}
          </a>
        </div>
        {problem ? (
          <div role="alert">
            <Refusal title={problem instanceof ApiProblem ? problem.text[locale] : t('excel.broken')} />
            {/* what was shown no longer holds: the same file is tried anew */}
            {file && problem instanceof ApiProblem && problem.status === 409 && (
              <Btn small busy={busy} onClick={() => bring(file)}>
                {t('excel.again')}
              </Btn>
            )}
          </div>
        ) : null}
        <FileDrop
          label={t('excel.bring')}
          hint={t('excel.hint')}
          items={file ? [{ id: file.name, name: file.name, size: file.size }] : []}
          photo={false}
          accept=".xlsx,.docx,.csv,.tsv,.txt"
          disabled={busy}
          onAdd={(files) => files[0] && bring(files[0])}
          onRemove={() => {
            setFile(null)
            setTrial(null)
          }}
        />
        {busy && !trial && <Work title={t('excel.trying')} count="" />}
        {trial && (
          <>
            <p role="status">
              {outcomes
                .filter((outcome) => trial.counts[outcome] > 0)
                .map((outcome) => t(`excel.would.${outcome}`, { count: f.number(trial.counts[outcome]) }))
                .join(locale === 'fa' ? '، ' : ', ')}
              .
            </p>
            {trial.ignored.length > 0 && (
              <p className="muted small">{t('excel.ignored', { columns: trial.ignored.join('، ') })}</p>
            )}
            {trial.counts.refuse > 0 && (
              <a
                className="btn quiet sm"
                href={`/api/lists/${list}/refused.xlsx${askedText({ ...query, fileId: trial.fileId, locale })}`}
                download
              >
                {t('excel.refused', { rows: trial.counts.refuse })}
              </a>
            )}
            <TrialRows rows={trial.rows} />
          </>
        )}
      </div>
    </Dialog>
  )
}

const askedText = (query: ExcelProps['query'] = {}) => {
  const asked = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  return asked.size ? `?${asked}` : ''
}

function TrialRows({ rows }: { rows: Trial['rows'] }) {
  const t = useUiWords()
  const f = useFormat()
  const { locale } = useLooks()
  return (
    <ul className="excel-rows">
      {rows.map((row) => (
        <li key={row.number}>
          <span className="dim">{t('excel.row', { row: f.number(row.number) })}</span>{' '}
          <Tag tone={tones[row.outcome]}>{t(`excel.outcome.${row.outcome}`)}</Tag> <bdi>{row.title}</bdi>
          {row.problems.map((problem) => (
            <p className="small" key={`${problem.column?.en}${problem.code}`}>
              {problem.column && <b className="strong">{problem.column[locale]}: </b>}
              {problem.message[locale]}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
