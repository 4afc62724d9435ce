import { useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { Cell, CriterionShown, RankedCluster } from '../ranking.schema.ts'

/** A figure without idle zeros, two places at most. */
export function useFigure() {
  const f = useFormat()
  return (value: string) => f.number(Number(Number(value).toFixed(2)))
}

/** A score out of a hundred: solid what is sure, hatched where it may still lie. */
export function ScoreBar({ cluster }: { cluster: Pick<RankedCluster, 'score' | 'least' | 'most'> }) {
  const t = useWords<typeof fa>('ranking')
  const figure = useFigure()
  const { score, least, most } = cluster
  const said = score === null ? t('range', { least: figure(least), most: figure(most) }) : figure(score)
  return (
    <span className="rank-bar" role="img" aria-label={t('scoreOf100', { score: said })}>
      {score === null && <i className="may" style={{ inlineSize: `${most}%` }} />}
      <i className="is" style={{ inlineSize: `${score ?? least}%` }} />
    </span>
  )
}

/** The points of one criterion out of its weight; a criterion that is open is hatched whole. */
export function CriterionBar({ cell, criterion }: { cell: Cell; criterion: CriterionShown }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const figure = useFigure()
  const share = cell.points === null ? 0 : (Number(cell.points) / Number(criterion.weight)) * 100
  const said =
    cell.points === null
      ? t(`standing.${cell.standing}`)
      : t('pointsOf', { points: figure(cell.points), weight: f.number(criterion.weight) })
  return (
    <span className="rank-bar thin" role="img" aria-label={said}>
      {cell.points === null ? (
        <i className="may" style={{ inlineSize: '100%' }} />
      ) : (
        <i className="is" style={{ inlineSize: `${share}%` }} />
      )}
    </span>
  )
}

/** «۷۴» or «۵۶ تا ۷۲». */
export function ScoreText({ cluster }: { cluster: Pick<RankedCluster, 'score' | 'least' | 'most'> }) {
  const t = useWords<typeof fa>('ranking')
  const figure = useFigure()
  const { score, least, most } = cluster
  if (score !== null) return <b className="strong">{figure(score)}</b>
  return <span className="dim">{t('range', { least: figure(least), most: figure(most) })}</span>
}
