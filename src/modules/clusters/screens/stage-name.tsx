import { useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterLine } from '../clusters.schema.ts'

/** The stage with its day under it. */
export function StageName({ stage }: { stage: ClusterLine['stage'] }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  if (!stage) return <span className="dim">{t('noStage')}</span>
  return (
    <>
      {stage[locale]}
      {stage.since && <span className="sub">{t('since', { day: f.date(stage.since, 'dayYear') })}</span>}
    </>
  )
}
