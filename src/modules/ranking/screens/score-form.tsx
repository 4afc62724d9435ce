import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  Btn,
  JalaliDateInput,
  Problem,
  Tag,
  TextArea,
  TextInput,
  useFormat,
  useLooks,
  useSend,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { Cell, CriterionShown, RankedCluster, RoundView } from '../ranking.schema.ts'
import { GivenEvidence, Opens } from './evidence.tsx'
import { EvidenceFiles, type FileShown } from './evidence-files.tsx'
import { changed } from './queries.ts'

interface OfCell {
  round: RoundView
  cluster: RankedCluster
  criterion: CriterionShown
  cell: Cell
  opened: boolean
}

/** One criterion to be scored: its question, the five sentences, and what proves the score. */
export function ScoreForm({ round, cluster, criterion, cell, opened }: OfCell) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale, today } = useLooks()
  const client = useQueryClient()
  const { given } = cell
  const name = useId()
  const [after, setAfter] = useState(cell.n)
  const [score, setScore] = useState<number | null | undefined>(given ? given.score : undefined)
  const [evidence, setEvidence] = useState(given?.evidence ?? '')
  const [source, setSource] = useState(given?.source ?? '')
  const [asOf, setAsOf] = useState<string | null>(given?.asOf ?? today)
  const [files, setFiles] = useState<readonly FileShown[]>(given?.files ?? [])
  const [sending, setSending] = useState(0)
  const deed = useSend({
    fields: ['score', 'evidence', 'source', 'asOf', 'fileIds'],
    done: t('done.score', { criterion: criterion[locale] }),
    renew: changed,
  })
  const stale = deed.refused?.code === 'kernel.stale'
  const save = async () => {
    const sent = await deed.send(async () => {
      const { n } = await api.put<{ n: number }>(
        `/api/prioritisations/${round.id}/clusters/${cluster.clusterId}/scores/${criterion.code}`,
        {
          after,
          score,
          fileIds: files.map((file) => file.id),
          ...(evidence.trim() ? { evidence } : {}),
          ...(source.trim() ? { source } : {}),
          ...(asOf ? { asOf } : {}),
        },
      )
      setAfter(n)
    })
    // what another wrote meanwhile is shown beside what stands here
    if (!sent) await client.invalidateQueries({ queryKey: ['ranking'] })
  }
  return (
    <details className="rank-form" open={opened}>
      <summary>
        <span className="rank-line-head">
          <b className="strong">{criterion[locale]}</b>
          <Opens />
          <span className="dim small">{t('weightIs', { weight: f.number(criterion.weight) })}</span>
          <span className="end">
            {given?.score != null && t('of5', { score: f.number(given.score) })}{' '}
            <Tag tone={cell.standing === 'settled' ? 'ok' : cell.standing === 'unknown' ? 'off' : 'risk'}>
              {t(`standing.${cell.standing}`)}
            </Tag>
          </span>
        </span>
      </summary>
      <form
        ref={deed.form}
        className="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Problem of={deed.problem} />
        {stale && given && cell.n !== after && (
          <div>
            <p className="risk-t">
              {t('form.stale', {
                score: given.score === null ? t('standing.unknown') : t('of5', { score: f.number(given.score) }),
              })}
            </p>
            <GivenEvidence given={given} />
            <Btn
              small
              onClick={() => {
                setAfter(cell.n)
                deed.clear()
              }}
            >
              {t('form.keepMine')}
            </Btn>
          </div>
        )}
        <fieldset className="rank-anchors">
          <legend className="label">{criterion.asks[locale]}</legend>
          {criterion.anchors.map((anchor) => (
            <label key={anchor.score} className="choice">
              <input
                type="radio"
                name={name}
                checked={score === anchor.score}
                onChange={() => setScore(anchor.score)}
              />
              <span className="n">{f.number(anchor.score)}</span>
              <span>{anchor[locale]}</span>
            </label>
          ))}
          <label className="choice">
            <input type="radio" name={name} checked={score === null} onChange={() => setScore(null)} />
            <span>{t('standing.unknown')}</span>
          </label>
          {deed.field('score') && <p className="late-t small">{deed.field('score')}</p>}
        </fieldset>
        <TextArea
          label={t('form.evidence')}
          hint={t('form.evidenceHint', { list: criterion.evidence.map((one) => one[locale]).join('؛ ') })}
          rows={3}
          value={evidence}
          onChange={setEvidence}
          error={deed.field('evidence')}
        />
        <TextInput
          label={t('form.source')}
          hint={t('form.sourceHint')}
          value={source}
          onChange={setSource}
          error={deed.field('source')}
        />
        <JalaliDateInput
          label={t('form.asOf')}
          value={asOf}
          onChange={setAsOf}
          max={today}
          error={deed.field('asOf')}
        />
        <EvidenceFiles files={files} onFiles={setFiles} onBusy={setSending} error={deed.field('fileIds')} />
        <div className="row">
          <Btn
            tone="go"
            type="submit"
            busy={deed.busy}
            {...(score === undefined ? { why: t('form.whyScore') } : sending > 0 ? { why: t('form.whySending') } : {})}
          >
            {t('do.saveScore')}
          </Btn>
          {score != null && !(evidence.trim() && source.trim() && asOf) && (
            <span className="small risk-t">{t('form.withoutEvidence')}</span>
          )}
        </div>
      </form>
    </details>
  )
}
