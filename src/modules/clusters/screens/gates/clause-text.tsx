import { useLooks } from '../../../../ui/index.ts'
import type { ClusterView } from '../../clusters.schema.ts'
import type { GateLine } from '../../gates/gates.schema.ts'
import { Marks } from '../marks.tsx'

/** The number of a clause that opens its words, with the edition that says so. */
export function ClauseText({ clause, edition }: { clause: GateLine['clause']; edition: ClusterView['edition'] }) {
  const { locale } = useLooks()
  return (
    <details className="clause small">
      <summary>{clause.label[locale]}</summary>
      <p>
        {clause.text[locale]}{' '}
        <span className="dim">
          {edition.title[locale]}، {edition[locale]}
        </span>
        {edition.example && <Marks marks={[{ mark: 'example', source: '' }]} />}
      </p>
    </details>
  )
}
