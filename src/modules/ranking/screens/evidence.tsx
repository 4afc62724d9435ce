import { EvidenceChip, Icon, Tag, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { Cell, CriterionShown } from '../ranking.schema.ts'
import { CriterionBar } from './bars.tsx'

/** Says that the line opens. */
export const Opens = () => (
  <span className="opens">
    <Icon name="down" />
  </span>
)

type Given = NonNullable<Cell['given']>

/** What proves a score: its words, source, day, files, and who gave it. */
export function GivenEvidence({ given }: { given: Given }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  return (
    <div className="rank-evidence">
      {given.evidence ? <p>{given.evidence}</p> : <p className="late-t">{t('noEvidenceText')}</p>}
      {(given.source || given.asOf) && (
        <p className="dim small">
          {[given.source, given.asOf && t('asOf', { day: f.date(given.asOf, 'dayYear') })].filter(Boolean).join('، ')}
        </p>
      )}
      {given.files.length > 0 && (
        <p className="row tight">
          {given.files.map((file) => (
            <EvidenceChip key={file.id} href={`/api/files/${file.id}`} title={file.name} />
          ))}
        </p>
      )}
      <p className="dim small">{t('scoredBy', { name: given.by?.name ?? '—', day: f.date(given.at, 'dayYear') })}</p>
    </div>
  )
}

/** One criterion of a cluster: score, sentence and bar in the line; the evidence opens under it. */
export function CriterionLine({
  cell,
  criterion,
  opened,
}: {
  cell: Cell
  criterion: CriterionShown
  opened?: boolean
}) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const { locale } = useLooks()
  const { given } = cell
  const anchor = given?.score == null ? undefined : criterion.anchors[given.score - 1]
  return (
    <details className="rank-line" open={opened}>
      <summary>
        <span className="rank-line-head">
          <b className="strong">{criterion[locale]}</b>
          <Opens />
          <span className="dim small">{t('weightIs', { weight: f.number(criterion.weight) })}</span>
          <span className="end">
            {given?.score != null && t('of5', { score: f.number(given.score) })}{' '}
            {cell.standing !== 'settled' && (
              <Tag tone={cell.standing === 'unknown' ? 'off' : 'risk'}>{t(`standing.${cell.standing}`)}</Tag>
            )}
          </span>
        </span>
        <CriterionBar cell={cell} criterion={criterion} />
        {anchor && <span className="small">{anchor[locale]}</span>}
      </summary>
      {given ? <GivenEvidence given={given} /> : <p className="dim small">{t('unknownText')}</p>}
      {cell.earlier.length > 0 && (
        <details className="rank-earlier">
          <summary className="small">{t('earlier', { count: cell.earlier.length })}</summary>
          {cell.earlier.map((one) => (
            <div key={one.at}>
              <p className="small">
                {one.score === null ? t('standing.unknown') : t('of5', { score: f.number(one.score) })}
              </p>
              <GivenEvidence given={one} />
            </div>
          ))}
        </details>
      )}
    </details>
  )
}
