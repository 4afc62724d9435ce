import { BtnLink, IconBtn, useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { RankedCluster, RoundView } from '../ranking.schema.ts'
import { ScoreText } from './bars.tsx'
import { CriterionLine } from './evidence.tsx'
import { paths } from './queries.ts'

/** The scores of one cluster with the evidence beside each: bar by criterion, opened for what proves it. */
export function EvidencePanel({
  round,
  cluster,
  onClose,
}: {
  round: RoundView
  cluster: RankedCluster
  onClose(): void
}) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  return (
    <section aria-label={t('evidenceOf', { cluster: cluster.title })}>
      <h2>
        <span>{t('evidenceOf', { cluster: cluster.title })}</span>
        <IconBtn icon="close" label={t('do.close')} onClick={onClose} />
      </h2>
      <p>
        {cluster.place !== null && t('placeIs', { place: f.number(cluster.place) })} {t('col.score')}:{' '}
        <ScoreText cluster={cluster} />
      </p>
      {cluster.custodian && <p className="dim small">{t('delegatedTo', { name: cluster.custodian })}</p>}
      {round.criteria.map((criterion, place) => (
        <CriterionLine key={criterion.code} criterion={criterion} cell={cluster.cells[place]!} />
      ))}
      <p className="row tight rank-after">
        <BtnLink small tone="quiet" href={paths.cluster(cluster.clusterId)}>
          {t('toCluster')}
        </BtnLink>
        <BtnLink small tone="quiet" href={paths.visit(round.id, cluster.clusterId)}>
          {cluster.visits > 0 ? t('visits.count', { count: f.number(cluster.visits) }) : t('visits.form')}
        </BtnLink>
      </p>
      {round.may.score === true && (
        <BtnLink small href={paths.form(round.id, cluster.clusterId)}>
          {t('do.score')}
        </BtnLink>
      )}
    </section>
  )
}
