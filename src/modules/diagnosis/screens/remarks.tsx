import { Btn, Tag, type TagTone, useFormat } from '../../../ui/index.ts'
import type { RemarkView, ReportView } from '../diagnosis.schema.ts'
import { useDiagnosisWords, useMay } from './data.ts'
import type { Open } from './report-page.tsx'

const tones: Record<RemarkView['state'], TagTone> = { open: 'risk', answered: 'ok', taken: 'info', withdrawn: 'cut' }

/** Remarks with what was said to each; under them what the reader may say. */
export function Remarks({
  remarks,
  view,
  onOpen,
}: {
  remarks: readonly RemarkView[]
  view?: ReportView
  onOpen?(open: Open): void
}) {
  if (remarks.length === 0) return null
  return (
    <ul className="remarks">
      {remarks.map((one) => (
        <li key={one.id} className={`remark ${one.state}`}>
          <Remark remark={one} />
          {view && onOpen && <RemarkActs remark={one} view={view} onOpen={onOpen} />}
        </li>
      ))}
    </ul>
  )
}

function Remark({ remark }: { remark: RemarkView }) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const by = (name: string | null, at: string) => ({ name: name ?? t('margin.somebody'), day: f.date(at, 'dayYear') })
  return (
    <>
      <p className="small">
        <b className="strong">{t('remark.title')}</b>{' '}
        <Tag tone={tones[remark.state]}>{t(`remark.${remark.state}`)}</Tag>{' '}
        <span className="dim">
          {remark.said
            ? t('remark.said', {
                name: remark.said.name,
                day: f.date(remark.said.dated, 'dayYear'),
                how: t(`how.${remark.said.how}`),
                by: remark.by ?? t('margin.somebody'),
                typed: f.date(remark.at, 'dayYear'),
              })
            : t('remark.by', by(remark.by, remark.at))}
        </span>
      </p>
      <p className="remark-text">{remark.text}</p>
      {remark.answers.map((answer) => (
        <div key={answer.at + answer.how} className="remark-answer small">
          <span className="dim">
            {answer.how === 'withdrawn' ? t('remark.withdrawn') : t('remark.answerBy', by(answer.by, answer.at))}
          </span>
          {answer.text && <p>{answer.text}</p>}
        </div>
      ))}
    </>
  )
}

function RemarkActs({ remark, view, onOpen }: { remark: RemarkView; view: ReportView; onOpen(open: Open): void }) {
  const t = useDiagnosisWords()
  const may = useMay(view)
  const mayWithdraw =
    remark.state === 'open' && (may('remark').now || (may('accept').offered && view.state === 'returned'))
  if (remark.state === 'withdrawn') return null
  return (
    <div className="row tight remark-acts">
      {may('answer').now && (
        <Btn small onClick={() => onOpen({ what: 'answer', remark })}>
          {t(remark.state === 'open' ? 'do.answer' : 'do.answerAgain')}
        </Btn>
      )}
      {mayWithdraw && (
        <Btn small tone="quiet" onClick={() => onOpen({ what: 'withdraw', remark })}>
          {t('do.withdraw')}
        </Btn>
      )}
    </div>
  )
}

/** What was said of this place in the edition before, folded away. */
export function EarlierRemarks({ remarks }: { remarks: readonly RemarkView[] }) {
  const t = useDiagnosisWords()
  if (remarks.length === 0) return null
  return (
    <details className="earlier">
      <summary className="small">{t('remark.earlier', { n: remarks[0]!.n, count: remarks.length })}</summary>
      <Remarks remarks={remarks} />
    </details>
  )
}
